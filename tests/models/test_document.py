"""From the report to what stands on paper."""

import itertools
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from models import edit
from models import place as places
from models.definition import definition_of
from models.document import compose, item_marks, listed, signature_titles
from models.page import Heading, page_lines
from models.period import Period
from models.report import Item, ItemLevel, Report, Signature
from models.start import blank_report
from tests.builders import sample

CNTT = definition_of("cntt")
SOURCE = Path(__file__).parent.parent / "exporters" / "bao-cao-cntt-9-thang-2021.txt"


def mended_source() -> str:
    """The office's text without the three blemishes of its conversion."""
    text = SOURCE.read_text("utf-8").replace("4.733\n\nvăn bản", "4.733 văn bản")
    return re.sub(r"<(https?://[^>]+)>", r"\1", text).replace("*", "")


def test_every_sentence_of_the_real_report_stands_in_the_sample_in_order() -> None:
    composed = compose(sample(), CNTT)
    page = "\n".join(page_lines(composed))
    at = 0
    for line in mended_source().split("\n"):
        if line.strip():
            found = page.find(line.strip(), at)
            assert found >= 0, f"the sample lacks “{line.strip()}”"
            at = found


def test_italic_passages_are_italic() -> None:
    italic = [run.text for block in compose(sample(), CNTT).blocks for run in block.line.runs if run.italic]
    assert italic == [
        "sau đây viết tắt là CNTT",
        "trừ văn bản mật",
        "Hệ thống quản lý văn bản và điều hành - iOffice",
        "iOffice",
        "trừ máy tính dùng để soạn thảo văn bản mật",
        "Bảng thông báo",
    ]


def test_only_headings_of_the_first_level_are_in_capitals() -> None:
    headings = [(block.level, block.line.text) for block in compose(sample(), CNTT).blocks if isinstance(block, Heading)]
    assert headings[0] == (1, "I. KẾT QUẢ TRIỂN KHAI THỰC HIỆN")
    assert headings[1] == (2, "1. Công tác chỉ đạo, điều hành")
    assert headings[-1] == (1, "II. PHƯƠNG HƯỚNG, NHIỆM VỤ 3 THÁNG CUỐI NĂM 2021")


@pytest.mark.parametrize(
    ("levels", "marks"),
    [
        ("dash plus plus dash", "- + + -"),
        ("number number letter letter number", "1. 2. a) b) 3."),
        ("letter letter letter letter letter", "a) b) c) d) đ)"),
        ("number dash number", "1. - 1."),
    ],
)
def test_marks_count_up_and_begin_anew(levels: str, marks: str) -> None:
    made: list[ItemLevel] = levels.split()  # type: ignore[assignment]
    assert " ".join(item_marks(Item(f"i{number}", level) for number, level in enumerate(made))) == marks


def test_lists_of_recipients_get_their_end_marks() -> None:
    assert listed(("A", "B;", "C")) == ("A;", "B;", "C.")
    assert listed(("A.", "")) == ("A.", "")
    assert listed(()) == ()


@pytest.mark.parametrize("marks", [*itertools.product(("", ";", ".", ",", " ;", ";  "), repeat=3)])
def test_the_end_marks_of_bases_are_those_of_their_place(marks: tuple[str, ...]) -> None:
    bases = tuple(Item(f"n{at}", text=f"Căn cứ Luật {at}{mark}") for at, mark in enumerate(marks, 1))
    shown = compose(replace(sample(), bases=bases), CNTT).bases
    assert [line.text for line in shown] == ["Căn cứ Luật 1;", "Căn cứ Luật 2;", "Căn cứ Luật 3."]


@pytest.mark.parametrize(
    ("basis", "printed"), [("Xét *đề nghị;*", "Xét đề nghị."), ("Theo v.v...", "Theo v.v..."), ("", ""), ("Các căn cứ:", "Các căn cứ:")]
)
def test_other_ends_of_bases_stay(basis: str, printed: str) -> None:
    (line,) = compose(replace(sample(), bases=(Item("n1", text=basis),)), CNTT).bases
    assert line.text == printed


@pytest.mark.parametrize(
    ("authority", "title", "lines"),
    [
        ("", "Giám đốc", ("GIÁM ĐỐC",)),
        ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")),
        ("KT.", "PHÓ GIÁM ĐỐC", ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")),
        ("Q.", "GIÁM ĐỐC", ("Q. GIÁM ĐỐC",)),
        ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
        ("", "", ()),
    ],
)
def test_who_signs_for_whom(authority: str, title: str, lines: tuple[str, ...]) -> None:
    assert signature_titles(Signature(authority, title, "x")) == lines


def test_a_document_is_named_in_full_at_its_first_mention_and_short_after_it() -> None:
    plan = sample().citation("c1")
    again = (Item("n1", "plus", "", "c90"), Item("n2", "plus", "giao Văn phòng theo dõi.", "c1"))
    report = sample().with_citation(replace(plan, id="c90", subject="ghi khác lời"))
    report = report.with_section_items("noi-bo", (*report.section_items("noi-bo"), *again))
    lines = lines_of(report)
    assert lines[places.item("i3")].startswith("Kế hoạch số 424/KH-SNgV ngày 31/8/2020 ứng dụng CNTT")
    assert lines[places.item("n1")] == "Kế hoạch số 424/KH-SNgV;"
    assert lines[places.item("n2")] == "Kế hoạch số 424/KH-SNgV giao Văn phòng theo dõi."
    assert lines_of(edit.remove_item(report, "i3"))[places.item("n1")] == "Kế hoạch số 424/KH-SNgV ngày 31/8/2020 ghi khác lời;"


def test_prose_may_mention_a_document_and_names_it_short_after_the_first_time() -> None:
    report = edit.put(sample(), places.item("i2"), "Theo **{c1}**; xem lại {c1} và {c99}.")
    report = report.with_citation(replace(report.citation("c1"), subject="về *CNTT* năm {nam}"))
    (block,) = [block for block in compose(report, CNTT).blocks if block.line.place == places.item("i2")]
    full = "Kế hoạch số 424/KH-SNgV ngày 31/8/2020 về CNTT năm 2021"
    assert block.line.text == f"Theo {full}; xem lại Kế hoạch số 424/KH-SNgV và {{c99}}."
    assert [(run.text, run.italic) for run in block.line.runs if run.bold][1] == ("CNTT", True)
    assert lines_of(report)[places.item("i3")] == "Kế hoạch số 424/KH-SNgV;"


@given(st.lists(st.integers(1, 9), max_size=12))
def test_however_often_documents_are_cited_each_is_in_full_once_and_first(cited: list[int]) -> None:
    items = tuple(Item(f"n{at}", "plus", "", f"c{number}") for at, number in enumerate(cited))
    report = replace(sample().with_section_items("chi-dao", items), opening=())
    lines = [lines_of(report)[places.item(item.id)] for item in items]
    full = [number for number, line in zip(cited, lines, strict=True) if line.startswith(report.citation(f"c{number}").text)]
    assert full == list(dict.fromkeys(cited))
    assert all(line.startswith(report.citation(f"c{number}").short) for number, line in zip(cited, lines, strict=True))


def test_a_document_that_mentions_itself_ends_there() -> None:
    report = sample().with_citation(replace(sample().citation("c1"), subject="xem {c1}"))
    assert lines_of(report)[places.item("i3")].endswith("ngày 31/8/2020 xem Kế hoạch số 424/KH-SNgV;")
    assert lines_of(edit.put(report, places.item("i2"), "{c1}"))[places.item("i2")].endswith("ngày 31/8/2020 xem {c1}")


def test_a_document_that_is_gone_does_not_come_back_as_another_one() -> None:
    report = edit.put(sample(), places.item("i2"), "Theo {c9}.")
    assert edit.remove_item(report, "i11").fresh_citation_id() == "c10"


def lines_of(report: Report) -> dict[str, str]:
    return {block.line.place: block.line.text for block in compose(report, CNTT).blocks}


def test_gaps_are_marked_and_never_refused() -> None:
    page = "\n".join(page_lines(compose(blank_report(CNTT, Period.parse("2026-Q1")), CNTT)))
    assert "tổng cộng …… văn bản" in page
    assert "{" not in page
    unknown = replace(sample(), closing="Tổng {khong_co}./.")
    assert "{khong_co}" in "\n".join(page_lines(compose(unknown, CNTT)))


def test_a_new_report_takes_the_office_of_the_last_one_but_not_its_number() -> None:
    last = replace(sample(), letterhead=replace(sample().letterhead, number="177"))
    new = blank_report(CNTT, Period.parse("2021-Y"), last)
    assert (new.letterhead.issuer, new.letterhead.number, new.letterhead.date) == ("SỞ NGOẠI VỤ", "", None)
    assert (new.recipients, new.signature) == (last.recipients, last.signature)
