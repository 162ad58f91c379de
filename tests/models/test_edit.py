"""Editing a report by place, and its items."""

import pytest

from models import edit
from models.edit import indent_item, move_item, put, read, remove_item
from models.errors import NoSuchPlace
from models.items import add_citation, add_item, add_lines, fill_citation, split_item
from models.place import Place
from tests.builders import sample

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
    report = add_lines(report, new, ("- ba", "+ *bốn*"))
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
