"""One sample report for each thing that a page under NĐ 30/2020 can have, measured on both papers (resources/samples/pages)."""

import os
import shutil
from itertools import pairwise

import pytest

from exporters.docx import render_docx
from exporters.pdf import render_pdf
from models.checks.run import check, context_for
from models.definition import definition_for
from models.document import compose
from models.interchange import read_file
from models.page import Document
from models.report import Report
from models.samples import FOLDER
from tests.exporters.reading import MM, ReadLine, ReadPaper, convert, read_pdf
from tests.exporters.test_same_paper import lines, squeezes

NAMES = [path.stem for path in sorted((FOLDER / "pages").glob("*.json"))]
NEAR = 1.0
"""Points that a person with a ruler would not see."""
RED = (1, 0, 0)


@pytest.fixture(scope="module")
def reports() -> dict[str, Report]:
    return {name: read_file(FOLDER / "pages" / f"{name}.json") for name in NAMES}


@pytest.fixture(scope="module")
def composed(reports: dict[str, Report]) -> dict[str, Document]:
    return {name: compose(report, definition_for(report)) for name, report in reports.items()}


@pytest.fixture(scope="module")
def pdf(composed: dict[str, Document]) -> dict[str, ReadPaper]:
    return {name: read_pdf(render_pdf(document).content) for name, document in composed.items()}


@pytest.fixture(scope="module")
def word(composed: dict[str, Document], tmp_path_factory: pytest.TempPathFactory) -> dict[str, ReadPaper]:
    if shutil.which("soffice") is None and "CI" not in os.environ:
        pytest.skip("LibreOffice is not installed")
    files = {name: render_docx(document) for name, document in composed.items()}
    return {name: read_pdf(content) for name, content in convert(files, tmp_path_factory.mktemp("pages")).items()}


@pytest.fixture(params=["pdf", "word"])
def papers(request: pytest.FixtureRequest) -> dict[str, ReadPaper]:
    found: dict[str, ReadPaper] = request.getfixturevalue(request.param)
    return found


def test_both_papers_have_the_same_lines_on_the_same_pages(pdf: dict[str, ReadPaper], word: dict[str, ReadPaper]) -> None:
    if squeezes():
        pytest.skip("this LibreOffice squeezes lines")
    assert not [name for name in NAMES if lines(pdf[name]) != lines(word[name])]


@pytest.mark.parametrize("name", NAMES)
def test_nothing_stands_elsewhere_in_word(name: str, pdf: dict[str, ReadPaper], word: dict[str, ReadPaper]) -> None:
    if squeezes():
        pytest.skip("this LibreOffice squeezes lines")
    for ours, other in zip(pdf[name].lines, word[name].lines, strict=True):
        assert (other.x0, other.baseline) == pytest.approx((ours.x0, ours.baseline), abs=1.1), ours.text


def with_text(paper: ReadPaper, text: str) -> ReadLine:
    found = [line for line in paper.lines if text in line.text]
    assert found, f"“{text}” stands nowhere"
    return found[0]


def test_the_reports_are_what_an_office_would_send(reports: dict[str, Report]) -> None:
    """No error of the program's own checks but those about sections that the kind of report asks for."""
    for name, report in reports.items():
        found = check(report, context_for(definition_for(report)))
        codes = {finding.code for finding in found if finding.severity == "error"} - {"section-missing"}
        assert not codes, (name, codes)


# -------------------------------------------------------------------- căn cứ, Kính gửi, parts (II.6, II.9, V)


def test_bases_are_italic_and_end_with_semicolons_and_at_last_a_full_stop(papers: dict[str, ReadPaper]) -> None:
    paper = papers["ubnd-phan-can-cu"]
    first, last = paper.line("Căn cứ Luật"), with_text(paper, "định hướng đến năm 2030”.")
    between = [line for line in paper.lines if line.page == 0 and first.baseline <= line.baseline <= last.baseline]
    assert all(line.italic and not line.bold for line in between)
    assert first.text.endswith("2006;")


def test_a_part_stands_centred_over_its_title_in_capitals(papers: dict[str, ReadPaper]) -> None:
    paper = papers["ubnd-phan-can-cu"]
    for word, title in (("Phần I", "TÌNH HÌNH THỰC HIỆN"), ("Phần II", "PHƯƠNG HƯỚNG, NHIỆM VỤ 3 THÁNG")):
        (head,) = [line for line in paper.lines if line.text == word]
        below = paper.line(title)
        assert head.bold and below.bold and head.baseline < below.baseline
        assert head.middle == pytest.approx(110 * MM, abs=NEAR) and below.middle == pytest.approx(110 * MM, abs=NEAR)
    assert not paper.line("a) Về hạ tầng").bold


def test_the_sizes_of_the_letterhead_go_up_together(papers: dict[str, ReadPaper]) -> None:
    large, small = papers["ubnd-phan-can-cu"], papers["hai-nguoi-ky"]
    for paper, sizes in ((large, (13, 14, 14)), (small, (12, 13, 13))):
        found = (paper.line("CỘNG HÒA"), paper.line("Độc lập"), with_text(paper, ", ngày 05 tháng"))
        assert tuple(round(line.size) for line in found) == sizes


# -------------------------------------------------------------------- signing (II.7)


@pytest.mark.parametrize(
    ("name", "titles"),
    [
        ("ubnd-phan-can-cu", ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Trần Hoàng Tuấn")),
        ("khan-thua-lenh", ("TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG", "Phạm Thị Hoa")),
        ("hoa-toc-luu-hanh-noi-bo", ("TUQ. GIÁM ĐỐC", "TRƯỞNG PHÒNG LÃNH SỰ", "Lê Văn Nam")),
        ("thuong-khan-xem-xong", ("Q. GIÁM ĐỐC", "Võ Văn Hưng")),
        ("hai-nguoi-ky", ("TM. HỘI ĐỒNG", "CHỦ TỊCH HỘI ĐỒNG", "PHÓ GIÁM ĐỐC SỞ NGOẠI VỤ", "Nguyễn Thị Lan")),
    ],
)
def test_who_signs_for_whom_stands_line_by_line(papers: dict[str, ReadPaper], name: str, titles: tuple[str, ...]) -> None:
    paper = papers[name]
    found = [next(line for line in paper.lines if line.text == title) for title in titles]
    assert [line.baseline for line in found] == sorted(line.baseline for line in found)
    for line in found:
        assert line.bold and round(line.size) == 14 and line.middle == pytest.approx(found[0].middle, abs=NEAR)
    room = max(below.baseline - above.baseline for above, below in pairwise(found))
    assert room > 20 * MM


def test_two_signers_stand_side_by_side_and_their_names_level(papers: dict[str, ReadPaper]) -> None:
    paper = papers["hai-nguoi-ky"]
    left, right = paper.line("GIÁM ĐỐC SỞ NỘI VỤ"), paper.line("TM. HỘI ĐỒNG")
    assert left.baseline == pytest.approx(right.baseline, abs=0.5) and left.x1 < right.x0
    assert paper.line("Trần Văn Bình").baseline == pytest.approx(paper.line("Nguyễn Thị Lan").baseline, abs=0.5)
    assert paper.line("Nơi nhận:").baseline > paper.line("Nguyễn Thị Lan").baseline


def test_the_drafters_mark_stands_below_the_recipients(papers: dict[str, ReadPaper]) -> None:
    paper = papers["khan-thua-lenh"]
    mark, last = paper.line("VP.(05)"), paper.line("- Lưu: VT")
    assert (round(mark.size), mark.bold, mark.italic) == (11, False, False)
    assert mark.x0 == pytest.approx(30 * MM, abs=NEAR) and mark.baseline > last.baseline


# -------------------------------------------------------------------- stamps and the foot of page 1 (III.2, III.5)


@pytest.mark.parametrize(
    ("name", "text", "millimetres"),
    [("khan-thua-lenh", "KHẨN", 20), ("thuong-khan-xem-xong", "THƯỢNG KHẨN", 40), ("hoa-toc-luu-hanh-noi-bo", "HỎA TỐC", 30)],
)
def test_urgency_is_red_in_a_frame_of_the_size_that_is_prescribed(
    papers: dict[str, ReadPaper], name: str, text: str, millimetres: int
) -> None:
    paper = papers[name]
    stamp = paper.line(text)
    assert stamp.bold and 13 <= round(stamp.size) <= 14 and tuple(stamp.color) == RED
    sides = around(paper, stamp)
    assert sides[1] - sides[0] == pytest.approx(millimetres * MM, abs=MM)
    assert sides[3] - sides[2] == pytest.approx(8 * MM, abs=MM)
    assert stamp.middle == pytest.approx(paper.line("Số:").middle, abs=NEAR)
    assert stamp.baseline > paper.line("Số:").baseline


@pytest.mark.parametrize(("name", "text"), [("hoa-toc-luu-hanh-noi-bo", "LƯU HÀNH NỘI BỘ"), ("thuong-khan-xem-xong", "XEM XONG TRẢ LẠI")])
def test_circulation_stands_in_a_black_balanced_frame(papers: dict[str, ReadPaper], name: str, text: str) -> None:
    paper = papers[name]
    stamp = paper.line(text)
    left, right, top, bottom = around(paper, stamp)
    assert stamp.bold and tuple(stamp.color) != RED
    assert stamp.middle == pytest.approx((left + right) / 2, abs=NEAR)
    assert bottom - top == pytest.approx(8 * MM, abs=MM)


def around(paper: ReadPaper, stamp: ReadLine) -> tuple[float, float, float, float]:
    """Left, right, top and bottom of the frame around a line."""
    near = [rule for rule in paper.strokes if rule.page == stamp.page and abs((rule.top + rule.bottom) / 2 - stamp.baseline + 4) < 20]
    near = [rule for rule in near if rule.x0 > stamp.x0 - 60 and rule.x1 < stamp.x1 + 60]
    assert near, f"no frame around “{stamp.text}”"
    return min(r.x0 for r in near), max(r.x1 for r in near), min(r.top for r in near), max(r.bottom for r in near)


def test_the_address_stands_at_the_foot_of_the_first_page_alone(papers: dict[str, ReadPaper]) -> None:
    paper = papers["khan-thua-lenh"]
    foot = [line for line in paper.lines if line.baseline > 270 * MM]
    assert foot[0].text.startswith("Địa chỉ:") and all(round(line.size) == 11 and line.page == 0 for line in foot)
    rule = next(rule for rule in paper.rules if 0 < foot[0].baseline - rule.y < 20)
    assert rule.length == pytest.approx(160 * MM, abs=MM)


# -------------------------------------------------------------------- tables and annexes (I.2, III.1)


def test_a_tables_heading_stands_again_on_every_page(papers: dict[str, ReadPaper]) -> None:
    paper = papers["bang-trong-bai"]
    pages = {line.page for line in paper.lines if line.text.startswith("TT") or line.text == "TT"}
    assert {0, 1, 2} <= pages


def test_numbers_in_a_table_end_at_one_edge(papers: dict[str, ReadPaper]) -> None:
    paper = papers["bang-trong-bai"]
    edges = [line.x1 for line in paper.lines if line.page == 1 and line.text.endswith(",5%")]
    assert len(edges) > 10 and max(edges) - min(edges) < 0.5


def test_a_wide_table_has_a_page_that_lies_and_counts_on(papers: dict[str, ReadPaper]) -> None:
    paper = papers["bang-trong-bai"]
    lying = [page for page, (width, height) in enumerate(paper.sizes) if width > height]
    assert len(lying) == 1
    numbers = [(line.page, line.text) for line in paper.lines if line.baseline < 20 * MM and line.text.isdecimal()]
    assert numbers == [(page, str(page + 1)) for page in range(1, paper.pages)]


def test_annexes_are_counted_in_roman_and_have_page_numbers_of_their_own(papers: dict[str, ReadPaper]) -> None:
    paper = papers["phu-luc"]
    words = [line for line in paper.lines if line.text in ("Phụ lục I", "Phụ lục II", "Phụ lục III")]
    assert [line.text for line in words] == ["Phụ lục I", "Phụ lục II", "Phụ lục III"]
    for word in words:
        assert word.bold and round(word.size) == 14 and word.baseline < 30 * MM
    numbers = [(line.page, line.text) for line in paper.lines if line.baseline < 20 * MM and line.text.isdecimal()]
    starts = [line.page for line in words]
    expected = [(page, str(page - max(start for start in (0, *starts) if start <= page) + 1)) for page in range(paper.pages)]
    assert numbers == [(page, number) for page, number in expected if number != "1"]


def test_an_annex_says_which_report_it_belongs_to(papers: dict[str, ReadPaper]) -> None:
    paper = papers["phu-luc"]
    reference = [line for line in paper.lines if line.text.startswith("(Kèm theo Báo cáo số 195/BC-SNgV ngày")]
    assert len(reference) == 3 and all(line.italic and not line.bold for line in reference)
    title = paper.line("DANH MỤC VĂN BẢN CHỈ ĐẠO")
    assert title.bold and title.baseline < reference[0].baseline
    assert "của Sở Ngoại vụ)" in " ".join(line.text for line in paper.lines)


def test_the_figures_stand_in_an_annex_without_being_typed_again(papers: dict[str, ReadPaper]) -> None:
    text = papers["phu-luc"].text
    assert "BẢNG TỔNG HỢP SỐ LIỆU 9 THÁNG ĐẦU NĂM 2021" in text and "4.733" in text
