"""What NĐ 30/2020, Phụ lục I, asks of the page, measured on both papers: T01-T05, T09-T11, T13, T14 of the checklist."""

from itertools import pairwise

import pytest

from tests.exporters.reading import MM, ReadLine, ReadPaper

LEFT, RIGHT, TOP, BOTTOM = 30 * MM, 190 * MM, 20 * MM, 277 * MM
MIDDLE = (LEFT + RIGHT) / 2
NEAR = 1.0
"""Points that a person with a ruler would not see."""

SIZES = {
    "UBND TỈNH": (12, False, False),
    "SỞ NGOẠI VỤ": (12, True, False),
    "Số:": (13, False, False),
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM": (12, True, False),
    "Độc lập - Tự do - Hạnh phúc": (13, True, False),
    "Quảng Ngãi, ngày": (13, False, True),
    "BÁO CÁO": (14, True, False),
    "Tình hình ứng dụng công nghệ": (14, True, False),
    "Thực hiện chế độ": (14, False, False),
    "I. KẾT QUẢ": (14, True, False),
    "1. Công tác chỉ đạo": (14, True, False),
    "2.1. Phát triển": (14, True, False),
    "+ Kế hoạch số 424/KH-SNgV": (14, False, False),
    "GIÁM ĐỐC": (14, True, False),
    "Nguyễn Viết Vy": (14, True, False),
    "Nơi nhận:": (12, True, True),
    "- Lưu: VT": (11, False, False),
}


@pytest.fixture
def paper(papers: dict[str, ReadPaper]) -> ReadPaper:
    return papers["sample"]


def body(paper: ReadPaper) -> list[ReadLine]:
    """The lines between the title and the signature block, without page numbers."""
    first, last = paper.line("Thực hiện chế độ"), paper.line("Nơi nhận:")
    place = (first.page, first.baseline), (last.page, last.baseline - 2)
    return [line for line in paper.lines if place[0] <= (line.page, line.baseline) < place[1] and line.baseline > TOP]


def paragraphs(paper: ReadPaper) -> list[list[ReadLine]]:
    """Body lines by paragraph: a new one begins at the indent."""
    found: list[list[ReadLine]] = []
    for line in body(paper):
        if line.x0 > LEFT + 20:
            found.append([])
        found[-1].append(line)
    return found


@pytest.mark.parametrize(("text", "look"), SIZES.items(), ids=SIZES)
def test_every_part_has_its_size_weight_and_slant(paper: ReadPaper, text: str, look: tuple[int, bool, bool]) -> None:
    line = paper.line(text)
    assert (round(line.size, 1), line.bold, line.italic) == look


def test_paper_is_a4(paper: ReadPaper) -> None:
    assert (paper.width / MM, paper.height / MM) == pytest.approx((210, 297), abs=0.2)


def test_everything_is_black(paper: ReadPaper) -> None:
    assert {str(line.color) for line in paper.lines} <= {"0", "(0,)", "(0, 0, 0)", "(0.0,)", "(0.0, 0.0, 0.0)"}


def test_nothing_leaves_the_margins(papers: dict[str, ReadPaper]) -> None:
    for name, paper in papers.items():
        for line in paper.lines:
            assert line.x0 > LEFT - NEAR and line.x1 < RIGHT + NEAR, (name, line.text)
            assert line.baseline < BOTTOM, (name, line.text)
            assert line.baseline > TOP or line.text.isdecimal(), (name, line.text)


def test_page_number_is_hidden_on_the_first_page_and_centred_above_the_others(papers: dict[str, ReadPaper]) -> None:
    for name, paper in papers.items():
        numbers = [line for line in paper.lines if line.baseline < TOP]
        assert [(line.page, line.text) for line in numbers] == [(page, str(page + 1)) for page in range(1, paper.pages)], name
        for line in numbers:
            assert (round(line.size), line.bold, line.italic) == (14, False, False)
            assert line.middle == pytest.approx(MIDDLE, abs=NEAR)


def test_rule_under_the_motto_is_as_long_as_the_motto(paper: ReadPaper) -> None:
    motto = paper.line("Độc lập - Tự do - Hạnh phúc")
    rule = paper.rule_below(motto)
    assert rule.length == pytest.approx(motto.width, abs=MM)
    assert rule.middle == pytest.approx(motto.middle, abs=NEAR)
    assert 0.5 <= rule.thickness <= 1


@pytest.mark.parametrize("text", ["SỞ NGOẠI VỤ", "Tình hình ứng dụng công nghệ"])
def test_rule_under_issuer_and_subject_is_a_third_to_a_half_of_it(paper: ReadPaper, text: str) -> None:
    line = paper.line(text)
    rule = paper.rule_below(line)
    assert 1 / 3 <= rule.length / line.width <= 1 / 2
    assert rule.middle == pytest.approx(line.middle, abs=NEAR)


def test_no_rule_stands_anywhere_else(papers: dict[str, ReadPaper]) -> None:
    assert {name: len(paper.rules) for name, paper in papers.items()} == dict.fromkeys(papers, 3)


def test_rule_under_names_of_several_lines_stands_under_the_last(papers: dict[str, ReadPaper]) -> None:
    paper = papers["long-names"]
    for text in ("PHÁT TRIỂN", "tháng cuối năm 2022"):
        line = next(line for line in paper.lines if text in line.text)
        assert 1 / 3 <= paper.rule_below(line).length / line.width <= 1 / 2


def test_both_columns_of_the_letterhead_stand_level(papers: dict[str, ReadPaper]) -> None:
    paper = papers["sample"]
    for left, right in (("UBND", "CỘNG HÒA"), ("SỞ NGOẠI VỤ", "Độc lập"), ("Số:", "Quảng Ngãi, ngày")):
        assert paper.line(left).baseline == pytest.approx(paper.line(right).baseline, abs=0.5)
        assert paper.line(left).x1 < paper.line(right).x0
    for text in ("CỘNG HÒA", "Độc lập", "Quảng Ngãi, ngày"):
        assert paper.line(text).middle == pytest.approx(paper.line("CỘNG HÒA").middle, abs=NEAR)
    for text in ("SỞ NGOẠI VỤ", "Số:"):
        assert paper.line(text).middle == pytest.approx(paper.line("UBND").middle, abs=NEAR)


def test_a_long_name_wraps_in_its_column_and_keeps_number_and_date_level(papers: dict[str, ReadPaper]) -> None:
    paper = papers["long-names"]
    right = paper.line("CỘNG HÒA").x0
    issuer = [line for line in paper.lines if line.bold and line.x1 < right and line.baseline < 200]
    assert " ".join(line.text for line in issuer).startswith("BAN QUẢN LÝ DỰ ÁN") and len(issuer) == 4
    assert paper.line("Số:").baseline == pytest.approx(paper.line("Quảng Ngãi, ngày").baseline, abs=0.5)
    assert paper.line("Số:").baseline > issuer[-1].baseline


def test_an_office_without_superior_stands_level_with_the_nation(papers: dict[str, ReadPaper]) -> None:
    paper = papers["central"]
    assert paper.line("BỘ NỘI VỤ").baseline == pytest.approx(paper.line("CỘNG HÒA").baseline, abs=0.5)


def test_title_is_centred(paper: ReadPaper) -> None:
    assert paper.line("BÁO CÁO").middle == pytest.approx(MIDDLE, abs=NEAR)
    assert paper.line("Tình hình ứng dụng").middle == pytest.approx(MIDDLE, abs=NEAR)


def test_one_addressee_stands_behind_kinh_gui(papers: dict[str, ReadPaper]) -> None:
    assert papers["one-addressee"].line("Kính gửi: Sở Nội vụ").size == pytest.approx(14)


def test_dashes_of_several_addressees_stand_below_the_colon(papers: dict[str, ReadPaper]) -> None:
    paper = papers["addressees"]
    label = paper.line("Kính gửi:")
    dashes = [paper.line("- Bộ Nội vụ;"), paper.line("- Ủy ban"), paper.line("- Sở Nội vụ.")]
    assert label.text == "Kính gửi:"
    for dash in dashes:
        assert dash.x0 == pytest.approx(label.x1 - 3.9, abs=NEAR)
    assert label.baseline < dashes[0].baseline < dashes[1].baseline < dashes[2].baseline


def test_paragraphs_begin_at_the_indent_and_go_on_at_the_margin(paper: ReadPaper) -> None:
    assert len(paragraphs(paper)) == 41
    for first, *rest in paragraphs(paper):
        assert first.x0 == pytest.approx(LEFT + 12.7 * MM, abs=NEAR), first.text
        for line in rest:
            assert line.x0 == pytest.approx(LEFT, abs=NEAR), line.text


def test_body_is_justified_and_its_last_lines_are_not(paper: ReadPaper) -> None:
    for lines in paragraphs(paper):
        for line in lines[:-1]:
            assert line.x1 == pytest.approx(RIGHT, abs=2 * NEAR), line.text
    assert sum(lines[-1].x1 < RIGHT - 20 for lines in paragraphs(paper)) > 25


def test_lines_are_single_and_paragraphs_six_points_apart(paper: ReadPaper) -> None:
    for lines in paragraphs(paper):
        for above, below in pairwise(lines):
            if above.page == below.page:
                assert below.baseline - above.baseline == pytest.approx(16.1, abs=0.15), below.text
    for above, below in pairwise(paragraphs(paper)):
        if above[-1].page == below[0].page:
            assert below[0].baseline - above[-1].baseline == pytest.approx(22.1, abs=0.15), below[0].text


def test_recipients_stand_level_with_the_first_title_line(papers: dict[str, ReadPaper]) -> None:
    for name, title in (("sample", "GIÁM ĐỐC"), ("deputy", "KT. GIÁM ĐỐC")):
        label, first = papers[name].line("Nơi nhận:"), papers[name].line(title)
        assert label.baseline == pytest.approx(first.baseline, abs=0.5)
        assert label.x0 == pytest.approx(LEFT, abs=NEAR)


def test_signature_is_centred_in_the_right_half_with_room_to_sign(papers: dict[str, ReadPaper]) -> None:
    paper = papers["deputy"]
    lines = [paper.line("KT. GIÁM ĐỐC"), paper.line("PHÓ GIÁM ĐỐC"), paper.line("Trần Thị Nghĩa")]
    for line in lines:
        assert line.middle == pytest.approx((MIDDLE + RIGHT) / 2, abs=NEAR)
    assert 25 * MM < lines[2].baseline - lines[1].baseline < 40 * MM


def test_the_page_is_filled_before_it_is_turned(papers: dict[str, ReadPaper]) -> None:
    """At most what a heading with two lines, or three lines that stay together, leave open at the foot."""
    for name, paper in papers.items():
        for page in range(paper.pages - 1):
            last = max(line.baseline for line in paper.lines if line.page == page)
            assert name.startswith("foot") or last > BOTTOM - 130, (name, page)
