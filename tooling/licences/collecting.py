"""Finds name, version, licence and text of each part: in packages' metadata, in Debian's copyright files, beside the fonts."""

import gzip
import platform
import re
import sqlite3
import sysconfig
from collections.abc import Iterator
from email.message import Message
from importlib.metadata import Distribution, distribution
from pathlib import Path
from typing import cast

from models.licences import Part
from tooling.dist.parts import ROOT, required
from tooling.licences.named import LGPL_WORDS, LIBRARIES, SQLITE_WORDS, Named

Found = tuple[Part, str]
"""A part and the text of its licence."""

_SPELT_OUT = {
    "Apache License, Version 2.0": "Apache-2.0",
    "BSD license (see license.txt for details)": "BSD-3-Clause",
    "BSD-3-Clause, Apache-2.0, dependency licenses": "BSD-3-Clause AND Apache-2.0",
    "License :: Public Domain": "Unlicense",
}
_HOMES = {"simpleeval": "https://github.com/danthedeckie"}
"""The home of its author, where the package's own address reads like that of a package index."""
_TEXT = re.compile(r"(^|/)(LICEN[CS]E|COPYING|NOTICE|license)[^/]*$|/(BUILD_)?LICENSES/|third-party-licenses/", re.IGNORECASE)
_NOT_OF_OURS = re.compile(r"/_vendor/|/fonts/|/android/|/v8_xfa/|_musl/|\.pyc?$|/locale-data/[^L]")
"""Texts of what does not come in: what pip carries inside itself, fonts, other systems, a JavaScript engine."""


def everything() -> list[Found]:
    """All parts, sorted by their names."""
    found = [*_packages(), *map(_library, LIBRARIES), *_others()]
    return sorted(found, key=lambda one: one[0].name.casefold())


def _packages() -> Iterator[Found]:
    for name in sorted(required()):
        package = distribution(name)
        about = package.metadata
        yield Part(about["Name"], package.version, _licence(package), _home(package), _file(name)), _package_text(package)


def _licence(package: Distribution) -> str:
    about = _about(package)
    kinds = [kind for kind in about.get_all("Classifier") or () if kind.startswith("License ::")]
    said = about.get("License-Expression") or about.get("License") or (kinds[0] if kinds else "")
    return next((short for long, short in _SPELT_OUT.items() if said.startswith(long)), said)


def _about(package: Distribution) -> Message:
    """What a package says of itself, which is an e-mail's head by its format."""
    return cast(Message, package.metadata)


def _home(package: Distribution) -> str:
    about = _about(package)
    if about["Name"] in _HOMES:
        return _HOMES[about["Name"]]
    links = dict(link.split(", ", 1) for link in about.get_all("Project-URL") or ())
    by_kind = {kind.lower(): link for kind, link in links.items()}
    wanted = ("homepage", "home", "source", "source code", "repository", "documentation")
    return about.get("Home-page") or next((by_kind[kind] for kind in wanted if kind in by_kind), "")


def _package_text(package: Distribution) -> str:
    if package.metadata["Name"].lower().startswith(("pyside6", "shiboken6")):
        return _unwrapped(LGPL_WORDS) + _common("LGPL-3") + _common("GPL-3")
    files = [file for file in package.files or () if _TEXT.search(f"/{file}") and not _NOT_OF_OURS.search(f"/{file}")]
    texts = {str(file): Path(str(package.locate_file(file))).read_text("utf-8", errors="replace") for file in sorted(files, key=str)}
    if len(texts) == 1:
        return next(iter(texts.values()))
    return "\n".join(f"===== {name.split('.dist-info/')[-1]} =====\n\n{text}" for name, text in texts.items())


def _library(named: Named) -> Found:
    folder = Path("/usr/share/doc") / named.debian
    text = _read(next(path for path in (folder / "copyright", folder / "copyright.gz") if path.exists()))
    version = _debian_version(named.debian)
    part = Part(named.name, version, named.licence, named.home, _file(named.debian))
    return part, text + "".join(map(_common, named.common))


def _debian_version(package: str) -> str:
    """The version of the authors, without Debian's own part of the number."""
    status = Path("/var/lib/dpkg/status").read_text("utf-8")
    found = re.search(rf"^Package: {re.escape(package)}$.*?^Version: (?:\d+:)?([^\n]*?)(?:-[^-\n]*)?$", status, re.MULTILINE | re.DOTALL)
    return re.sub(r"[+~.](dfsg|deb|ds).*", "", found[1]) if found else ""


def _others() -> Iterator[Found]:
    fonts = ROOT / "resources" / "fonts"
    python = Path(sysconfig.get_path("stdlib")) / "LICENSE.txt"
    qt = distribution("PySide6_Essentials").version
    pdfium = next(file for file in distribution("pypdfium2").files or () if str(file).endswith("/pdfium.txt"))
    pdfium_text = Path(str(distribution("pypdfium2").locate_file(pdfium))).read_text("utf-8")
    yield Part("Qt", qt, "LGPL-3.0-only", "https://www.qt.io", "qt.txt"), _unwrapped(LGPL_WORDS) + _common("LGPL-3") + _common("GPL-3")
    yield Part("Python", platform.python_version(), "PSF-2.0", "https://www.python.org", "python.txt"), _read(python)
    yield Part("SQLite", sqlite3.sqlite_version, "blessing", "https://www.sqlite.org", "sqlite.txt"), SQLITE_WORDS
    yield Part("PDFium", "", "BSD-3-Clause AND Apache-2.0", "https://pdfium.googlesource.com/pdfium/", "pdfium.txt"), pdfium_text
    for name, version, licence, home, text in (
        ("Liberation Serif", "2.1.5", "OFL-1.1", "https://github.com/liberationfonts", fonts / "LICENSE.txt"),
        ("Noto Sans", "2.004", "OFL-1.1", "https://notofonts.github.io", fonts / "screen" / "LICENSE-NotoSans.txt"),
        ("DejaVu Sans", "2.37", "Bitstream-Vera", "https://dejavu-fonts.github.io", fonts / "screen" / "LICENSE-DejaVu.txt"),
        ("sRGB.icc", "", "Zlib", "http://www.color.org", ROOT / "resources" / "colour" / "LICENSE.txt"),
    ):
        yield Part(name, version, licence, home, _file(name)), _read(text)
    bootloader = distribution("pyinstaller")
    copying = next(file for file in bootloader.files or () if str(file).endswith(("COPYING.txt", "licenses/COPYING.txt")))
    licence = "GPL-2.0-or-later WITH Bootloader-exception"
    part = Part("PyInstaller (bootloader)", bootloader.version, licence, "https://pyinstaller.org", "pyinstaller.txt")
    yield part, _read(Path(str(bootloader.locate_file(copying))))


def _common(name: str) -> str:
    return f"\n\n===== {name} =====\n\n" + _read(Path("/usr/share/common-licenses") / name)


def _read(path: Path) -> str:
    content = path.read_bytes()
    return (gzip.decompress(content) if path.suffix == ".gz" else content).decode("utf-8", errors="replace")


def _file(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") + ".txt"


def _unwrapped(words: str) -> str:
    """Paragraphs without the line breaks of the source; a line that is set in stays a line."""
    return re.sub(r"(?<=\S)\n(?=[^\s])", " ", words)
