"""The structure tree: what a reader hears, in which order, and what it is told about each part."""

import io
import subprocess
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from exporters.archive import render_archive
from exporters.elements import texts as texts_of
from exporters.tracked import tracked_flow
from models.document import Document, Paragraph
from models.redline import redline
from tests.exporters.building import document, heading, line, paragraph, prose
from tests.exporters.tagged import Tag, holds_rules, read_tags, texts


def tags(one: Document) -> Tag:
    return read_tags(render_archive(one).content)


def spoken(one: Document) -> list[str]:
    """What a reader hears, element by element."""
    content = render_archive(one).content
    letters = texts(content)
    return ["".join(letters[place] for place in tag.content) for tag in read_tags(content).walk() if tag.content]


def test_everything_is_heard_once_in_the_order_of_the_paper(documents: dict[str, Document]) -> None:
    for name, one in documents.items():
        said = (text for part in tracked_flow(one) for text in texts_of((*part.elements, *part.foot)))
        expected = "".join(run.text for text in said for run in text.runs)
        assert "".join("".join(spoken(one)).split()) == "".join(expected.replace("\u2011", "-").split()), name


def test_every_tree_holds_the_rules(documents: dict[str, Document]) -> None:
    for one in documents.values():
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


@pytest.mark.parametrize("text", ["Tốt 👍 và 漢", "a\u00a0b", "x\u2011y", "(\\) \u00ad"])
def test_strange_letters_break_nothing(text: str) -> None:
    assert any(text[0] in heard for heard in spoken(document(blocks=(paragraph(text),))))
