"""Find and replace over the whole report."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from models import edit
from models import place as places
from models.find import find, replace_matches
from models.marks import Marks
from models.report import Annex, Item, Signature
from models.text import escape, parse, tokens
from models.text_table import TableColumn, TextTable
from tests.builders import report, sample

LETTERS = st.text(alphabet="aăâđ bBẢ*{}\\,1", max_size=20)


@pytest.mark.parametrize(
    ("query", "text", "exact"),
    [
        ("quyet dinh", "Quyết định", False),
        ("Quyết định", "QUYẾT ĐỊNH", False),
        ("duong", "đường", False),
        (unicodedata.normalize("NFD", "đường"), "đường", False),
        (unicodedata.normalize("NFD", "đường"), "đường", True),
        ("so 5", "số 5", False),
    ],
)
def test_marks_and_capitals_are_optional(query: str, text: str, exact: bool) -> None:
    (match,) = find(report(f"- Theo {text} mới"), query, exact)
    assert (match.place, match.text, match.before, match.after) == (places.item("i1"), text, "Theo ", " mới")


@pytest.mark.parametrize(("query", "text"), [("quyet dinh", "Quyết định"), ("Quyết định", "quyết định"), ("", "x"), ("  ", "x  y")])
def test_exact_minds_both_and_nothing_finds_nothing(query: str, text: str) -> None:
    assert find(report(f"- Theo {text}"), query, exact=True) == ()


def test_every_text_of_the_report_is_searched_in_the_order_of_the_paper() -> None:
    found = [match.place for match in find(sample(), "ngoai vu")]
    assert found[0] == places.item("i1") and places.letterhead("issuer") in found and places.CLOSING in found
    assert any(place.startswith("citation.") for place in found)


def test_new_words_keep_the_style_and_the_tokens_around_them() -> None:
    old = report("- Trong {ky}, *Sở Ngoại vụ* đã xử lý {a} văn bản của **Sở Ngoại** vụ")
    new = replace_matches(old, find(old, "sở ngoại vụ"), "Sở Nội vụ")
    assert new.item("i1").text == "Trong {ky}, *Sở Nội vụ* đã xử lý {a} văn bản của **Sở Nội vụ**"


def test_a_query_does_not_reach_into_a_token_or_across_one() -> None:
    old = report("- văn {ky} bản")
    assert find(old, "ky") == () and find(old, "van  ban") == ()


def test_a_match_that_has_changed_since_is_passed_over() -> None:
    old = report("- một hai một")
    matches = find(old, "một")
    changed = edit.put(old, places.item("i1"), "bảy hai một")
    assert replace_matches(changed, matches, "x").item("i1").text == "bảy hai x"


@given(LETTERS, LETTERS)
def test_what_is_replaced_by_itself_changes_nothing(text: str, query: str) -> None:
    old = report(f"- x{escape(text)}")
    matches = find(old, query, exact=True)
    assert replace_matches(old, matches, query) == old or not query.strip()


@given(LETTERS, LETTERS, LETTERS)
def test_tokens_survive_and_the_rest_is_plain_replacement(text: str, query: str, new: str) -> None:
    old = report("- " + escape(text) + "{ky}" + escape(text))
    replaced = replace_matches(old, find(old, query, exact=True), new).item("i1").text
    assert tokens(replaced) == ("ky",)
    if query.strip():
        left, right = ("".join(getattr(span, "text", "\ufffc") for span in parse(replaced))).split("\ufffc")
        assert left == right == text.replace(query, new)


@given(LETTERS, LETTERS)
def test_folded_search_finds_all_that_exact_search_finds(text: str, query: str) -> None:
    old = report(f"- {escape(text)}")
    assert bool(find(old, query, exact=True)) <= bool(find(old, query))


def test_an_item_that_waits_for_review_still_waits_after_a_replacement() -> None:
    old = report("- Sở Ngoại vụ")
    waiting = old.with_item(replace(old.item("i1"), review=True, origin="carried"))
    new = replace_matches(waiting, find(waiting, "Ngoại vụ"), "Nội vụ").item("i1")
    assert (new.text, new.review, new.origin) == ("Sở Nội vụ", True, "carried")


def test_cells_annexes_bases_and_marks_are_searched_and_changed_too() -> None:
    made = replace(
        report("- "),
        bases=(Item("n1", text="Căn cứ Luật Máy"),),
        tables=(TextTable("b1", (TableColumn("Máy"),), (("Máy {a}",),), "Máy"),),
        annexes=(Annex("pl1", "Máy", (Item("a1", text="Máy", table="b1"),)),),
        marks=Marks(drafter="MÁY.(3)", address=("Số 1", "Máy bàn 055")),
        cosignature=Signature(name="Lê Máy"),
    )
    found = find(made, "may")
    assert {match.place for match in found} == {
        "item.n1", "table.b1.unit", "table.b1.h0", "table.b1.r0c0", "annex.pl1.title", "item.a1", "marks.drafter", "marks.address",
        "cosignature.name",
    }  # fmt: skip
    changed = replace_matches(made, found, "Xe")
    assert changed.tables[0].rows == (("Xe {a}",),) and changed.annexes[0].title == "Xe"
    assert changed.marks.address == ("Số 1", "Xe bàn 055") and find(changed, "may") == ()
