"""Editing a report by place, and its items."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import edit
from models import place as places
from models.document import item_markup
from models.edit import indent_item, move_item, put, read, remove_item
from models.errors import NoSuchPlace
from models.items import add_citation, add_item, fill_citation, insert_lines, merge_item, paste_citations, paste_lines, split_item
from models.paste import pasted_lines
from models.place import Place
from models.text import escape, plain
from tests.builders import report, sample

PLACES = [
    "letterhead.superior", "letterhead.symbol", "letterhead.place", "subject", "closing", "signature.authority", "signature.name",
    "item.i2", "citation.c1.kind", "citation.c1.subject", "section.chi-dao.title", "section.chi-dao.number", "recipient.1",
]  # fmt: skip


@pytest.mark.parametrize("place", PLACES)
def test_what_is_put_is_read(place: str) -> None:
    assert read(put(sample(), Place(place), "Chữ mới"), Place(place)) == "Chữ mới"


@pytest.mark.parametrize(
    ("place", "typed", "shown"),
    [
        ("figure.van_ban_den", "1234,5", "1.234,5"),
        ("figure.van_ban_den", "abc", "abc"),
        ("letterhead.date", "5/1/2021", "05/01/2021"),
        ("letterhead.date", "31/02/2021", "31/02/2021"),
        ("citation.c1.date", "7/5/2021", "07/5/2021"),
    ],
)
def test_numbers_and_dates_are_shown_in_their_form_or_as_typed(place: str, typed: str, shown: str) -> None:
    assert read(put(sample(), Place(place), typed), Place(place)) == shown


@pytest.mark.parametrize(
    "place", ["", "x", "letterhead.x", "item.none", "citation.c1.x", "citation.none.kind", "recipient.9", "section.none.title"]
)
def test_an_unknown_place_is_refused(place: str) -> None:
    for act in (lambda: read(sample(), Place(place)), lambda: put(sample(), Place(place), "x")):
        with pytest.raises(NoSuchPlace):
            act()


def test_the_edited_report_is_another_value() -> None:
    report = sample()
    put(report, Place("subject"), "Khác")
    assert report == sample()


def ids(report: object, section: str) -> list[str]:
    return [item.id for item in report.section_items(section)]  # type: ignore[attr-defined]


def test_items_move_and_stop_at_the_ends() -> None:
    report = sample()
    first, second, *_rest = ids(report, "ha-tang")
    assert ids(move_item(report, first, 1), "ha-tang")[:2] == [second, first]
    assert move_item(report, first, -1) == report


def test_items_go_deeper_and_back() -> None:
    report = sample()
    (item, *_rest) = ids(report, "ha-tang")
    deeper = indent_item(report, item, deeper=True)
    assert deeper.item(item).level == "plus"
    assert indent_item(deeper, item, deeper=False) == report


def test_a_removed_item_takes_its_cited_document_with_it() -> None:
    report = sample()
    cited = next(item for _section, item in report.items() if item.citation == "c1")
    assert "c1" not in [citation.id for citation in remove_item(report, cited.id).citations]


def test_an_item_is_added_split_and_pasted_into() -> None:
    report = add_item(sample(), "ha-tang", 0, "dash", "Một hai")
    new = ids(report, "ha-tang")[0]
    report = split_item(report, new, "Một", "hai")
    report = insert_lines(report, new, pasted_lines("- ba\n+ *bốn*", "dash"))
    assert [item.text for item in report.section_items("ha-tang")[:4]] == ["Một", "ba", r"\*bốn\*", "hai"]


def test_a_whole_citation_typed_into_one_field_fills_the_row() -> None:
    report = add_citation(sample(), "chi-dao", 1)
    new = report.citations[-1].id
    report = fill_citation(report, new, "Kế hoạch số 12/KH-SNV ngày 02/3/2021 cải cách hành chính;")
    assert report.citation(new).name == "Kế hoạch số 12/KH-SNV"
    assert fill_citation(report, new, "chữ thường") == report


def test_a_citation_keeps_its_id() -> None:
    with pytest.raises(NoSuchPlace):
        edit.put(sample(), Place("citation.c1.id"), "c9")


def test_an_item_joins_the_one_above_with_a_space_and_both_notes() -> None:
    made = report("- Một.", "- Hai.")
    made = edit.put(edit.put(made, places.note(places.item("i1")), "hỏi lại"), places.note(places.item("i2")), "đã hỏi")
    joined = merge_item(made, "i2")
    assert [(item.text, item.note) for item in joined.section_items("mot")] == [("Một. Hai.", "hỏi lại; đã hỏi")]
    assert merge_item(joined, "i1") == joined, "there is none above the first"


def test_pasted_lines_go_on_where_the_cursor_was() -> None:
    made = report("- đầu cuối")
    pasted = paste_lines(made, "i1", "đầu ", " cuối", pasted_lines("một\n+ hai\nKế hoạch số 42/KH-SNV ngày 01/02/2021 về việc ba", "dash"))
    items = pasted.section_items("mot")
    assert [(item.level, item.text) for item in items] == [("dash", "đầu một"), ("plus", "hai"), ("plus", ""), ("dash", "cuối")]
    assert pasted.citation(items[2].citation or "").number == "42"


def test_lines_pasted_into_an_empty_item_take_its_place() -> None:
    made = report("- ")
    (only,) = paste_lines(made, "i1", "", "", pasted_lines("1. việc một", "dash")).section_items("mot")
    assert (only.id, only.level, only.text) == ("i1", "number", "việc một")
    plan = pasted_lines("Kế hoạch số 42/KH-SNV ngày 01/02/2021 về việc ba", "dash")
    (cited,) = paste_lines(made, "i1", "", "", plan).section_items("mot")
    assert cited.citation is not None


@given(st.text(max_size=30), st.text(max_size=30), st.text(max_size=120))
def test_pasting_loses_no_character_of_item_or_clipboard(before: str, after: str, text: str) -> None:
    lines = pasted_lines(text, "dash")
    pasted = paste_lines(report("- x"), "i1", escape(before), escape(after), lines)
    kept = "".join(plain(item_markup(pasted, pasted.section_items("mot"), at)) for at in range(len(pasted.section_items("mot"))))
    for part in (before, after, *(line.text for line in lines if not line.citation)):
        assert not lines or "".join(part.split()) in "".join(kept.split())


def test_the_first_pasted_document_fills_an_empty_row() -> None:
    made = add_citation(sample(), "chi-dao", 1)
    row = made.section_items("chi-dao")[1]
    lines = pasted_lines("Kế hoạch\t42/KH-SNV\t01/02/2021\tviệc một\nKế hoạch\t43/KH-SNV\t02/02/2021\tviệc hai", "plus")
    filled = paste_citations(made, row.id, lines)
    names = [filled.citation(item.citation or "").name for item in filled.section_items("chi-dao")[1:3]]
    assert names == ["Kế hoạch số 42/KH-SNV", "Kế hoạch số 43/KH-SNV"]
    assert len(filled.citations) == len(made.citations) + 1
    again = paste_citations(filled, row.id, lines)
    assert len(again.citations) == len(filled.citations) + 2, "a row that says something is left alone"
