"""The structure tree: what a reader hears, in which order, and what it is told about each part."""

import io
import subprocess
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from exporters.archive import archived, render_archive
from exporters.elements import Part, Picture
from exporters.elements import texts as texts_of
from exporters.reading_order import numbered
from exporters.tracked import tracked_flow
from models.page import Caption, Document, Paragraph
from models.redline import redline
from tests.exporters.building import document, heading, line, paragraph, prose
from tests.exporters.rich import png, rich, table
from tests.exporters.tagged import HEADINGS, Tag, holds_rules, read_tags, texts
from tests.exporters.test_redline import pairs


def tags(one: Document) -> Tag:
    return read_tags(render_archive(one).content)


def spoken(one: Document) -> list[str]:
    """What a reader hears, element by element."""
    content = render_archive(one).content
    letters = texts(content)
    return ["".join(letters[place] for place in tag.content) for tag in read_tags(content).walk() if tag.content]


@pytest.fixture(scope="module")
def full() -> tuple[Tag, dict[tuple[int, int], str]]:
    """The tree and the letters of a report with everything."""
    content = render_archive(rich()).content
    return read_tags(content), texts(content)


def said(tag: Tag, letters: dict[tuple[int, int], str]) -> str:
    return " ".join("".join(letters[place] for place in tag.all_content).split())


def test_everything_is_heard_once_in_the_order_of_the_paper(documents: dict[str, Document]) -> None:
    for name, one in {**documents, "rich": rich()}.items():
        told = (text for part in tracked_flow(one) for text in texts_of((*part.elements, *part.foot)))
        expected = "".join(run.text for text in told for run in text.runs)
        assert "".join("".join(spoken(one)).split()) == "".join(expected.replace("\u2011", "-").split()), name


def test_every_tree_holds_the_rules(documents: dict[str, Document]) -> None:
    for one in (*documents.values(), rich()):
        holds_rules(tags(one))


def test_words_stay_apart_where_a_line_ends(sample: Document) -> None:
    heard = [" ".join(text.split()) for text in spoken(sample)]
    for block in sample.blocks:
        assert any(" ".join(block.line.text.split()) in text for text in heard), block.line.text


def test_the_title_is_one_heading_and_the_first(sample: Document) -> None:
    content = render_archive(sample).content
    (title,) = read_tags(content).named("H1")
    letters = texts(content)
    assert "|".join(letters[place] for place in title.content) == f"BÁO CÁO |{sample.subject.text} "


def test_headings_go_down_one_level_at_a_time() -> None:
    one = document(blocks=tuple(heading(f"Mục {level}", level) for level in (3, 3, 1, 2, 3, 1, 3)))
    names = [tag.name for tag in tags(one).walk() if tag.name[0] == "H"]
    assert names == ["H1", "H2", "H3", "H2", "H3", "H4", "H2", "H3"]


@settings(max_examples=20)
@given(st.lists(st.one_of(st.integers(1, 3), st.sampled_from(["", "-", "+", "1.", "a)"])), max_size=12))
def test_any_order_of_headings_and_marks_holds_the_rules(kinds: list[int | str]) -> None:
    blocks = tuple(heading("Mục", kind) if isinstance(kind, int) else paragraph("Một dòng.", mark=kind) for kind in kinds)
    holds_rules(tags(document(blocks=blocks)))


def test_a_heading_without_words_is_no_heading() -> None:
    one = document(blocks=(heading("", 1), heading(" ", 2), heading("Mục", 3)))
    assert [tag.name for tag in tags(one).walk() if tag.name in HEADINGS] == ["H1", "H2"]


def test_a_caption_without_a_table_is_a_paragraph() -> None:
    one = document(blocks=(Caption(line("Bảng 1")), paragraph("Không có bảng."), Caption(line("Bảng 2")), table(2, unit="")))
    body = tags(one)
    holds_rules(body)
    assert len(body.named("Caption")) == 1
    assert [kid.name for kid in body.kids[2:5]] == ["P", "P", "Table"]


@settings(max_examples=20)
@given(pairs())
def test_every_redline_holds_the_rules(pair: tuple[Document, Document]) -> None:
    holds_rules(tags(redline(*pair)))


def test_lists_stand_inside_the_items_that_they_belong_to() -> None:
    marks = ("1.", "a)", "b)", "2.", "-", "+", "+", "-")
    body = tags(document(blocks=tuple(paragraph(f"Ý {mark}", mark=mark) for mark in marks), recipients=()))
    (outer,) = [kid for kid in body.kids if kid.name == "L"]
    assert outer.attributes["ListNumbering"] == "Decimal"
    inner = [kid for item in outer.kids for kid in item.kids[1].kids]
    assert [each.attributes["ListNumbering"] for each in inner] == ["LowerAlpha", "Disc"]
    assert [len(each.kids) for each in inner] == [2, 2]
    (deepest,) = inner[1].kids[0].kids[1].kids
    assert deepest.attributes["ListNumbering"] == "Circle" and len(deepest.kids) == 2


def test_a_mark_is_a_label_and_its_words_are_not(sample: Document) -> None:
    content = render_archive(sample).content
    letters, document_tag = texts(content), read_tags(content)
    labels = {"".join(letters[place] for place in tag.content).strip() for tag in document_tag.named("Lbl")}
    assert {"-", "+", "1."} <= labels <= {"-", "+", *(f"{number}." for number in range(1, 20))}
    bodies = ["".join(letters[place] for place in tag.content) for tag in document_tag.named("LBody")]
    assert not any(body.startswith(("- ", "+ ")) for body in bodies)


def test_letterhead_and_signature_are_no_tables(sample: Document) -> None:
    body = tags(sample)
    assert body.named("Table") == []
    assert body.kids[0].name == body.kids[-1].name == "Div"


def test_a_paragraph_over_two_pages_is_one_element() -> None:
    body = tags(document(blocks=(paragraph(prose(1, 700)), paragraph("Hết."))))
    (long, _short) = (kid for kid in body.kids if kid.name == "P")
    assert {page for page, _number in long.content} == {0, 1}
    assert len(long.content) == 2


def test_a_table_has_its_caption_its_headings_and_its_rows(full: tuple[Tag, dict[tuple[int, int], str]]) -> None:
    body, letters = full
    first = body.named("Table")[0]
    caption, head, row, *others = first.kids
    assert said(caption, letters) == "Bảng 1. Văn bản đến của từng phòng trong kỳ báo cáo Đơn vị: Văn bản"
    assert [(cell.name, said(cell, letters)) for cell in head.kids] == [("TH", "TT"), ("TH", "Đơn vị"), ("TH", "Số văn bản")]
    assert [(cell.name, said(cell, letters)) for cell in row.kids] == [("TD", "1"), ("TD", "Phòng số 1"), ("TD", "7")]
    assert len(others) == 59


def test_the_heading_of_a_table_is_heard_once_although_it_stands_on_every_page(full: tuple[Tag, dict[tuple[int, int], str]]) -> None:
    body, letters = full
    first = body.named("Table")[0]
    assert len({page for page, _number in first.all_content}) > 1
    assert [said(cell, letters) for cell in first.named("TH")].count("Đơn vị") == 1
    assert all(len(cell.content) == 1 for cell in first.named("TH"))


def test_an_empty_cell_keeps_its_place(full: tuple[Tag, dict[tuple[int, int], str]]) -> None:
    body, letters = full
    third = body.named("Table")[0].kids[4]
    assert [said(cell, letters) for cell in third.kids] == ["3", "Phòng số 3", ""]


def test_parts_and_annexes_have_headings_of_their_own(full: tuple[Tag, dict[tuple[int, int], str]]) -> None:
    body, letters = full
    heads = [(tag.name, said(tag, letters)) for tag in body.walk() if tag.name in HEADINGS]
    assert heads == [
        ("H1", "BÁO CÁO Tình hình ứng dụng công nghệ thông tin quý I năm 2022"),
        ("H2", "Phần thứ nhất KẾT QUẢ"),
        ("H3", "I. TÌNH HÌNH"),
        ("H4", "1. Văn bản"),
        ("H2", "Phần thứ hai PHƯƠNG HƯỚNG"),
        ("H3", "I. NHIỆM VỤ"),
        ("H1", "Phụ lục I DANH MỤC VĂN BẢN"),
        ("H2", "I. VĂN BẢN ĐẾN"),
        ("H1", "Phụ lục II SỐ LIỆU"),
    ]
    first, second = (kid for kid in body.kids if kid.name == "Sect")
    assert said(first, letters).startswith("Phụ lục I DANH MỤC") and said(second, letters).endswith("Hết phụ lục.")


def test_stamps_and_the_foot_of_the_first_page_are_heard(full: tuple[Tag, dict[tuple[int, int], str]]) -> None:
    body, letters = full
    heard = [said(tag, letters) for tag in body.named("P")]
    assert {"HỎA TỐC", "LƯU HÀNH NỘI BỘ", "Điện thoại: 0255 3822 222", "NVA.05"} <= set(heard)


@pytest.mark.parametrize("alpha", [True, False])
def test_a_picture_says_what_it_shows(alpha: bool) -> None:
    one = document()
    picture = Picture(png(40, 20, alpha), 80.0, 40.0, 10.0, alt="Chữ ký của Nguyễn Viết Vy")
    content = archived(one, numbered((*tracked_flow(one), Part((picture,))))).content
    body = read_tags(content)
    holds_rules(body)
    (figure,) = body.named("Figure")
    assert figure.alt == "Chữ ký của Nguyễn Viết Vy"
    assert figure.attributes["Placement"] == "Block" and "BBox" in figure.attributes
    assert b"pdfuaid:part" in content


def test_a_file_with_a_picture_that_says_nothing_does_not_say_pdf_ua() -> None:
    one = document()
    content = archived(one, numbered((*tracked_flow(one), Part((Picture(png(4, 4), 10.0, 10.0),))))).content
    assert b"pdfuaid" not in content


def test_page_numbers_are_not_heard(sample: Document) -> None:
    heard = spoken(sample)
    assert not {"2", "3", "4"} & {text.strip() for text in heard}


def test_a_redline_says_what_came_and_what_went() -> None:
    old = document(blocks=(paragraph("Sở có 12 máy tính."), paragraph("Câu này giữ.")))
    new = document(blocks=(paragraph("Sở có 15 máy tính."), paragraph("Câu này giữ.")))
    content = render_archive(redline(old, new)).content
    body, letters = read_tags(content), texts(content)
    holds_rules(body)
    spans = {(tag.title, "".join(letters[place] for place in tag.content).strip()) for tag in body.named("Span")}
    assert spans == {("Bỏ", "12"), ("Thêm", "15")}
    assert {tag.attributes["TextDecorationType"] for tag in body.named("Span") if tag.title == "Bỏ"} == {"LineThrough"}


def test_poppler_reads_the_tree_in_the_same_order(sample: Document, tmp_path: Path) -> None:
    file = tmp_path / "paper.pdf"
    file.write_bytes(render_archive(sample).content)
    shown = subprocess.run(["pdfinfo", "-struct-text", str(file)], check=True, capture_output=True, text=True).stdout
    said = [row.strip()[1:-1] for row in shown.splitlines() if row.strip().startswith('"')]
    assert said == [" ".join(text.split(" ")) for text in spoken_pieces(sample)]


def spoken_pieces(one: Document) -> list[str]:
    content = render_archive(one).content
    letters = texts(content)
    return [letters[place] for place in read_tags(content).all_content]


def test_bookmarks_lead_to_the_headings() -> None:
    blocks = (heading("I. MỘT", 1), paragraph(prose(1, 700)), heading("1. Hai", 2), heading("II. BA", 1), paragraph("Hết."))
    content = render_archive(document(blocks=blocks, subject="Thử")).content
    with pikepdf.open(io.BytesIO(content)) as pdf, pdf.open_outline() as outline:
        pages = {page.obj.objgen: index for index, page in enumerate(pdf.pages)}
        (title,) = outline.root
        first, second = title.children
        assert (title.title, first.title, second.title) == ("BÁO CÁO Thử", "I. MỘT", "II. BA")
        assert [item.title for item in first.children] == ["1. Hai"]
        assert [pages[item.destination[0].objgen] for item in (title, first, first.children[0], second)] == [0, 0, 1, 1]
        assert 600 < float(first.destination[3]) < 842


def test_a_report_without_words_has_a_tree_all_the_same() -> None:
    empty = document(superior="", issuer="", subject="", recipients=(), titles=(), name="")
    holds_rules(tags(replace(empty, title="", blocks=(Paragraph(line("", "item.i1"), "paragraph"),))))


@pytest.mark.parametrize("text", ["Tốt 👍 và 漢", "a\u00a0b", "x\u2011y", "(\\) \u00ad", "\u00a0", "\ue000", "\u3000"])
def test_strange_letters_break_nothing(text: str) -> None:
    """Every letter on the page belongs to something: read_tags follows each piece of marked content to its element."""
    holds_rules(tags(document(blocks=(paragraph(text), heading(text), paragraph(text, mark="-")), subject=text)))
