"""A report goes out as a Word file and comes back: the same while nobody changed a word, and with each change at its place."""

import io
from pathlib import Path
from typing import Any

import docx
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from exporters.docx import render_docx
from importers.carried import carried_report
from importers.docx import lines_of
from importers.edited import Edited, edited
from models import edit
from models.definition import ReportDefinition
from models.document import compose
from models.interchange import decode, digest, encode
from models.marks import CIRCULATIONS, URGENCIES, Marks
from models.report import Annex, Item, Report, Section, Signature
from models.text import escape
from models.text_table import TableColumn, TextTable
from tests.builders import citation, report, tiny_definition

ANYTHING = st.one_of(st.text(max_size=20), st.text(alphabet="aÁIV1.5-+*{}()/:;,% \t…đ\\", max_size=14))
LEVELS = st.sampled_from(["paragraph", "dash", "plus", "number", "letter"])
SIGNS = st.sampled_from(["{a}", "{b}", "{ky}", "{nam}", "{c1}", "*", "**"])
MARKUP = st.lists(st.one_of(ANYTHING.map(escape), SIGNS), max_size=4).map("".join)


@st.composite
def anything(draw: st.DrawFn) -> Report:
    """A report of whatever somebody may have typed."""

    def items(prefix: str) -> tuple[Item, ...]:
        made = draw(st.lists(st.tuples(LEVELS, MARKUP, st.sampled_from([None, None, None, "c1", "c2"])), max_size=4))
        return tuple(Item(f"{prefix}{at}", level, text, cited) for at, (level, text, cited) in enumerate(made))

    lines = st.lists(ANYTHING, max_size=3).map(tuple)
    made = report(
        number=draw(ANYTHING), symbol=draw(ANYTHING), date=draw(st.sampled_from(["", "5/10/2021", "mai"])), place=draw(ANYTHING),
        superior=draw(ANYTHING), issuer=draw(ANYTHING), subject=draw(MARKUP), closing=draw(MARKUP), addressees=draw(lines),
        recipients=draw(lines), authority=draw(ANYTHING), title=draw(ANYTHING), name=draw(ANYTHING),
        citations=(citation(subject=draw(ANYTHING)), citation("Luật", "", "c2", "An toàn thông tin")),
        sections=tuple(
            Section(f"s{at}", draw(ANYTHING), draw(MARKUP), draw(st.integers(1, 3)), items(f"i{at}x"))
            for at in range(draw(st.integers(0, 3)))
        ),
        figures={"a": draw(st.integers(-5, 99999))},
    )  # fmt: skip
    rows, columns = draw(st.integers(0, 3)), draw(st.integers(1, 3))
    cells = st.lists(MARKUP, min_size=columns, max_size=columns)
    table = TextTable(
        "b1", tuple(TableColumn(title) for title in draw(cells)), tuple(tuple(draw(cells)) for _row in range(rows)), draw(MARKUP), (0,)
    )
    shown = Item("t1", "paragraph", draw(MARKUP), table="b1")
    annexes = tuple(
        Annex(f"p{at}", draw(MARKUP), items(f"p{at}x"), draw(st.booleans()), draw(st.booleans())) for at in range(draw(st.integers(0, 2)))
    )
    marks = Marks(draw(st.sampled_from(("", *URGENCIES))), draw(st.sampled_from(("", *CIRCULATIONS))), draw(ANYTHING), draw(lines))
    cosigner = Signature(draw(ANYTHING), draw(ANYTHING), draw(ANYTHING), draw(ANYTHING)) if draw(st.booleans()) else None
    in_annex = bool(annexes) and draw(st.booleans())
    return decode(
        encode(
            replace(
                made,
                bases=items("c"),
                opening=(*items("o"), *(() if in_annex else (shown,))),
                annexes=tuple(
                    replace(annex, items=(*annex.items, *((shown,) if in_annex and not at else ()))) for at, annex in enumerate(annexes)
                ),
                tables=(table,),
                marks=marks,
                cosignature=cosigner,
            )
        )
    )


def word_file(one: Report, definition: ReportDefinition) -> WordDocument:
    """The Word file of a report, opened."""
    return docx.Document(io.BytesIO(render_docx(compose(one, definition), carried=one)))


def read_back(one: Report, definition: ReportDefinition, word: WordDocument) -> Edited:
    """The report with what was changed in its file."""
    content = io.BytesIO()
    word.save(content)
    again = docx.Document(content)
    assert carried_report(again) == one
    return edited(one, definition, lines_of(again, Path("x.docx")))


@given(anything())
@settings(max_examples=50, deadline=None)
def test_what_nobody_changed_comes_back_as_the_same_report(one: Report) -> None:
    back = read_back(one, tiny_definition(), word_file(one, tiny_definition()))
    assert back == Edited(one)
    assert digest(back.report) == digest(one)


# ------------------------------------------------------------------ edits

SYLLABLES = ("đã", "xử", "lý", "văn", "bản", "tập", "huấn", "công", "chức", "phần", "mềm", "họp", "giao", "ban", "tuần", "mới")


@st.composite
def sentence(draw: st.DrawFn) -> str:
    """Words most of which no other sentence has."""
    words, number = draw(st.lists(st.sampled_from(SYLLABLES), min_size=3, max_size=7)), draw(st.integers(100, 99999))
    return f"Việc{number} {' '.join(f'{word}{number}' for word in words)} của đơn vị."


@st.composite
def ordinary(draw: st.DrawFn) -> Report:
    """A report with some headings and items, no two alike."""
    texts = draw(st.lists(sentence(), min_size=6, max_size=14, unique=True))
    items = [Item(f"i{at}", draw(LEVELS), text) for at, text in enumerate(texts, 1)]
    cut = draw(st.integers(0, 2)), draw(st.integers(3, len(items)))
    first, second = tuple(items[cut[0] : cut[1]]), tuple(items[cut[1] :])
    sections = Section("mot", "I", "Kết quả đã đạt", 1, first), Section("hai", "1", "Kế hoạch sắp tới", 2, second)
    return replace(report(sections=sections), opening=tuple(items[: cut[0]]))


def paragraph_of(word: WordDocument, text: str) -> Any:
    """The one paragraph of the body that ends with a text."""
    (found,) = [each for each in word.paragraphs if each.text.endswith(text)]
    return found


def say(paragraph: Any, text: str) -> None:
    """Other words in a paragraph."""
    first, *others = paragraph.runs
    first.text = text
    for run in others:
        run._r.getparent().remove(run._r)


def retyped(word: WordDocument, old: str, new: str) -> None:
    """The words of an item typed anew; the mark before them stays."""
    paragraph = paragraph_of(word, old)
    say(paragraph, paragraph.text.removesuffix(old) + new)


def confirmed(item: Item, **changes: Any) -> Item:
    """An item as it comes back when it was changed."""
    return replace(item, origin="imported", review=True, **changes)


@given(ordinary(), st.data())
@settings(max_examples=25, deadline=None)
def test_each_rewritten_item_comes_back_at_its_place_and_nothing_else_changes(one: Report, data: st.DataObject) -> None:
    items = [item for _section, item in one.items()]
    chosen = data.draw(st.lists(st.sampled_from(items), min_size=1, max_size=4, unique_by=lambda item: item.id))
    new = data.draw(st.lists(sentence(), min_size=len(chosen), max_size=len(chosen), unique=True))
    word, wanted = word_file(one, tiny_definition()), one
    for item, text in zip(chosen, new, strict=True):
        retyped(word, item.text, f"{text} Mới.")
        wanted = wanted.with_item(confirmed(item, text=f"{text} Mới."))
    assert read_back(one, tiny_definition(), word) == Edited(wanted)


@given(ordinary(), st.data())
@settings(max_examples=25, deadline=None)
def test_a_new_paragraph_becomes_an_item_where_it_stands(one: Report, data: st.DataObject) -> None:
    after = data.draw(st.sampled_from([item for _section, item in one.items()]))
    text, level = data.draw(sentence()), data.draw(st.sampled_from(["paragraph", "dash", "plus"]))
    word = word_file(one, tiny_definition())
    above = paragraph_of(word, after.text)
    new = Paragraph(word.element.makeelement(qn("w:p")), above._parent)
    above._p.addnext(new._p)
    new.add_run({"dash": "- ", "plus": "+ "}.get(level, "") + f"{text} Mới.")
    section = one.section_of(after.id)
    at = [item.id for item in one.section_items(section)].index(after.id) + 1
    added = confirmed(Item(one.fresh_item_id(), level, f"{text} Mới."))
    assert read_back(one, tiny_definition(), word) == Edited(edit.insert_item(one, section, at, added))


@given(ordinary(), st.data())
@settings(max_examples=25, deadline=None)
def test_paragraphs_that_were_taken_out_are_gone(one: Report, data: st.DataObject) -> None:
    chosen = data.draw(st.lists(st.sampled_from([item for _section, item in one.items()]), min_size=1, max_size=4, unique=True))
    word, wanted = word_file(one, tiny_definition()), one
    for item in chosen:
        element = paragraph_of(word, item.text)._p
        element.getparent().remove(element)
        wanted = edit.remove_item(wanted, item.id)
    assert read_back(one, tiny_definition(), word) == Edited(wanted)


@given(ordinary(), st.data())
@settings(max_examples=25, deadline=None)
def test_a_paragraph_that_was_moved_is_the_same_item_at_its_new_place(one: Report, data: st.DataObject) -> None:
    pair = data.draw(st.lists(st.sampled_from([item for _section, item in one.items()]), min_size=2, max_size=2, unique=True))
    moved, after = pair
    word = word_file(one, tiny_definition())
    paragraph_of(word, after.text)._p.addnext(paragraph_of(word, moved.text)._p)
    without = edit.remove_item(one, moved.id)
    section = without.section_of(after.id)
    at = [item.id for item in without.section_items(section)].index(after.id) + 1
    assert read_back(one, tiny_definition(), word).report == edit.insert_item(without, section, at, moved)
