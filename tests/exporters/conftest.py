"""The papers that the tests read: made once, and shown by LibreOffice in one run."""

import os
import shutil
from pathlib import Path

import pytest

from exporters.docx import render_docx
from exporters.pdf import render_pdf
from models.definition import definition_for
from models.document import compose
from models.interchange import read_file
from models.page import Document
from models.report import Report
from tests.exporters.building import document, long_document, paragraph, prose
from tests.exporters.reading import ReadPaper, convert, read_pdf

SAMPLE = Path(__file__).parents[2] / "resources" / "samples" / "cntt-2021-9T.json"

LONG_OFFICE = "BAN QUẢN LÝ DỰ ÁN ĐẦU TƯ XÂY DỰNG CÁC CÔNG TRÌNH NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN"
TWO_LINES = (
    "Kết quả thực hiện công tác cải cách hành chính, kiểm soát thủ tục hành chính và chuyển đổi số 6 tháng đầu năm 2022; "
    "phương hướng, nhiệm vụ 6 tháng cuối năm 2022"
)
VARIANTS = {
    "long-names": document(superior="ỦY BAN NHÂN DÂN THÀNH PHỐ HỒ CHÍ MINH", issuer=LONG_OFFICE, subject=TWO_LINES),
    "central": document(superior="", issuer="BỘ NỘI VỤ"),
    "one-addressee": document(addressees=("Sở Nội vụ",)),
    "addressees": document(
        addressees=("Bộ Nội vụ;", "Ủy ban nhân dân tỉnh Quảng Ngãi và Hội đồng nhân dân tỉnh Quảng Ngãi khóa mười hai;", "Sở Nội vụ.")
    ),
    "deputy": document(titles=("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), name="Trần Thị Nghĩa"),
    "many-recipients": document(blocks=(paragraph("Một dòng."),), recipients=tuple(f"Nơi {index};" for index in range(90))),
    "bare": document(recipients=(), titles=(), name=""),
}


def near_the_foot(lines: int, closing_words: int) -> Document:
    """A report whose signature block comes to stand somewhere around the foot of its first page."""
    short = tuple(paragraph("Một dòng.", f"item.i{index}") for index in range(lines))
    return document(blocks=(*short, paragraph(prose(1, 40), "item.last"), paragraph(prose(5, closing_words), "closing")))


FEET = {f"foot-{lines}-{words}": near_the_foot(lines, words) for words in (3, 30, 60, 150) for lines in range(17, 35, 2)}
LONG = {f"long-{seed}": long_document(seed, 8 + 4 * seed, (3, 25, 60)[seed % 3]) for seed in range(8)}


@pytest.fixture(scope="session")
def report() -> Report:
    return read_file(SAMPLE)


@pytest.fixture(scope="session")
def sample(report: Report) -> Document:
    return compose(report, definition_for(report))


@pytest.fixture(scope="session")
def documents(sample: Document) -> dict[str, Document]:
    return {"sample": sample, **VARIANTS, **FEET, **LONG}


@pytest.fixture(scope="session")
def pdf_papers(documents: dict[str, Document]) -> dict[str, ReadPaper]:
    return {name: read_pdf(render_pdf(each).content) for name, each in documents.items()}


@pytest.fixture(scope="session")
def word_papers(documents: dict[str, Document], tmp_path_factory: pytest.TempPathFactory) -> dict[str, ReadPaper]:
    if shutil.which("soffice") is None and "CI" not in os.environ:
        pytest.skip("LibreOffice is not installed")
    files = {name: render_docx(each) for name, each in documents.items()}
    return {name: read_pdf(content) for name, content in convert(files, tmp_path_factory.mktemp("office")).items()}


@pytest.fixture(scope="session", params=["pdf", "docx"])
def papers(request: pytest.FixtureRequest) -> dict[str, ReadPaper]:
    """Both papers, one after the other: what holds for one must hold for the other."""
    found: dict[str, ReadPaper] = request.getfixturevalue("pdf_papers" if request.param == "pdf" else "word_papers")
    return found
