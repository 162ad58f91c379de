"""The Word file against the schema and the rules of Office Open XML, by a validator that is not ours (openxml-audit)."""

import io
import zipfile
from pathlib import Path

import pytest
from openxml_audit import FileFormat, OpenXmlValidator

from exporters.docx import render_docx
from exporters.redlined import redline_docx
from models.definition import definition_for
from models.document import compose
from models.interchange import read_file
from models.page import Document
from models.samples import FOLDER, sample_report
from tests.exporters.conftest import VARIANTS
from tests.exporters.test_page_samples import NAMES


def complaints(content: bytes, folder: Path) -> list[str]:
    """What the validator says of a file, each with its place."""
    path = folder / "x.docx"
    path.write_bytes(content)
    result = OpenXmlValidator(FileFormat.OFFICE_2019).validate(path)
    return [f"{error.path}: {error.description}" for error in result.errors]


def composed(name: str) -> Document:
    report = read_file(FOLDER / "pages" / f"{name}.json")
    return compose(report, definition_for(report))


@pytest.mark.parametrize("name", NAMES)
def test_every_sample_is_valid(name: str, tmp_path: Path) -> None:
    assert complaints(render_docx(composed(name)), tmp_path) == []


@pytest.mark.parametrize("name", ["bare", "addressees", "long-names", "deputy"])
def test_a_page_that_lacks_or_has_much_is_valid(name: str, tmp_path: Path) -> None:
    assert complaints(render_docx(VARIANTS[name]), tmp_path) == []


def test_a_report_that_carries_itself_is_valid(tmp_path: Path) -> None:
    report = sample_report()
    assert complaints(render_docx(compose(report, definition_for(report)), carried=report), tmp_path) == []


@pytest.mark.parametrize(("old", "new"), [("phu-luc", "bang-trong-bai"), ("khan-thua-lenh", "hai-nguoi-ky")])
def test_a_redline_is_valid(old: str, new: str, tmp_path: Path) -> None:
    before, after = (read_file(FOLDER / "pages" / f"{name}.json") for name in (old, new))
    assert complaints(redline_docx(before, after), tmp_path) == []
    assert complaints(redline_docx(after, before), tmp_path) == []


def test_the_validator_does_complain(tmp_path: Path) -> None:
    """An approval counts only where a fault is seen: an element that nobody knows, a value that is none."""
    faults = (
        (b"<w:tblLayout", b"<w:tblBogus/><w:tblLayout"),
        (b'<w:jc w:val="center"/>', b'<w:jc w:val="middle"/>'),
    )
    sound = render_docx(composed("phu-luc"))
    for part, (right, wrong) in (("document", faults[0]), ("styles", faults[1])):
        broken = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(sound)) as old, zipfile.ZipFile(broken, "w") as new:
            for name in old.namelist():
                content = old.read(name)
                new.writestr(name, content.replace(right, wrong, 1) if name == f"word/{part}.xml" else content)
        assert complaints(broken.getvalue(), tmp_path), wrong
