"""Whatever the program brings is named with its licence and its text, and nothing of it forbids an office to use or pass it on."""

import re

import pytest

import main
from models.licences import FOLDER, LIST, Part, licence_text, parts
from tooling.dist.parts import ROOT, normalised, required
from tooling.licences.named import LIBRARIES

FREE = {
    "0BSD", "AFL-2.1", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "Bitstream-Vera", "FTL", "HPND", "MIT", "MIT-0", "MIT-CMU", "OFL-1.1",
    "PSF-2.0", "Unlicense", "Zlib", "blessing", "bzip2-1.0.6", "libpng-2.0",
}  # fmt: skip
"""Ask for no more than the notice."""
LINKED = {"LGPL-2.1-or-later", "LGPL-3.0-only", "MPL-2.0"}
"""Ask that the part itself stays replaceable and its source is to be had: each is a file of its own."""
EXCEPTED = {"GPL-3.0-or-later WITH GCC-exception-3.1", "GPL-2.0-or-later WITH Bootloader-exception"}
"""GPL for the part itself, with leave for every program that contains it."""


def is_fit(expression: str) -> bool:
    """Whether one of the offered licences is fit, with all that it joins."""
    ways = [way.split(" AND ") for way in expression.split(" OR ")]
    return any(all(one in FREE | LINKED | EXCEPTED for one in way) for way in ways)


@pytest.mark.parametrize("part", parts(), ids=lambda part: part.name)
def test_every_part_has_a_licence_that_is_fit_and_its_text(part: Part) -> None:
    assert is_fit(part.licence), f"{part.name}: {part.licence}"
    assert len(licence_text(part)) > 200 and part.home.startswith("http")


@pytest.mark.parametrize("expression", ["GPL-3.0-only", "AGPL-3.0-only", "MIT AND GPL-2.0-only", "", "UNKNOWN", "CC-BY-NC-4.0"])
def test_a_licence_that_would_bind_the_program_is_unfit(expression: str) -> None:
    assert not is_fit(expression)


def test_every_pinned_package_is_listed_in_the_pinned_version() -> None:
    lines = re.findall(r"^([A-Za-z0-9._-]+)==(\S+)( ;)?", (ROOT / "requirements.txt").read_text("utf-8"), re.MULTILINE)
    pinned = {normalised(name): version for name, version, elsewhere in lines if not elsewhere or normalised(name) in required()}
    listed = {normalised(part.name): part.version for part in parts()}
    assert {name: version for name, version in pinned.items() if listed.get(name) != version} == {}, "run `make licences`"
    assert {"cffi", "pycparser"} <= set(pinned), "packages that only some systems need count where they are needed"
    assert required() <= set(listed)


def test_what_is_no_package_is_listed() -> None:
    listed = {part.name for part in parts()}
    assert {"Qt", "Python", "SQLite", "PDFium", "sRGB.icc", "PyInstaller (bootloader)"} <= listed
    assert {library.name for library in LIBRARIES} <= listed


def test_every_font_is_listed() -> None:
    listed = [part.name.replace(" ", "") for part in parts()]
    fonts = [path.stem.partition("-")[0] for path in (ROOT / "resources" / "fonts").rglob("*.ttf")]
    assert fonts and set(fonts) <= set(listed)


def test_the_way_to_replace_qt_is_told() -> None:
    qt = next(part for part in parts() if part.name == "Qt")
    text = licence_text(qt)
    assert "You may replace them" in text and "GNU LESSER GENERAL PUBLIC LICENSE" in text and "GNU GENERAL PUBLIC LICENSE" in text


def test_no_text_is_left_over() -> None:
    assert {path.name for path in FOLDER.iterdir()} == {LIST, *(part.file for part in parts())}


def test_the_command_lists_the_parts_and_prints_one_text(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["main.py", "licences"])
    assert main.main() == 0
    assert capsys.readouterr().out.count("\n") == len(parts())
    monkeypatch.setattr("sys.argv", ["main.py", "licences", "python"])
    assert main.main() == 0
    assert "PYTHON SOFTWARE FOUNDATION LICENSE" in capsys.readouterr().out
    monkeypatch.setattr("sys.argv", ["main.py", "licences", "x"])
    assert main.main() == 2
    assert "“x”" in capsys.readouterr().err
