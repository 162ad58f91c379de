"""What is typed into a search: words, “quoted phrases”, or anything at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.search.query import MOST_WORDS, read_query


@pytest.mark.parametrize(
    ("typed", "terms"),
    [
        ("Quyết định số 5", [("quyet",), ("dinh",), ("so",), ("5",)]),
        ('"chữ ký số" iOffice', [("chu", "ky", "so"), ("ioffice",)]),
        ("“chữ ký số”", [("chu", "ky", "so")]),
        ('"chưa đóng ngoặc', [("chua", "dong", "ngoac")]),
        ("424/KH-SNgV", [("424", "kh", "sngv")]),
        ("NEAR(* - 😀) OR", [("near",), ("or",)]),
        ('"" * -', []),
        ("văn văn", [("van",)]),
    ],
)
def test_words_and_phrases(typed: str, terms: list[tuple[str, ...]]) -> None:
    assert [term.plain for term in read_query(typed).terms] == terms


def test_marks_are_kept_beside_the_folded_words() -> None:
    (term,) = read_query('"Đề Án"').terms
    assert (term.marked, term.plain) == (("đề", "án"), ("de", "an"))


@pytest.mark.parametrize(("typed", "goes_on"), [("ngoai v", False), ("ngoai vu", True), ("ngoai vu ", False), ('"ngoai vu"', False)])
def test_only_a_word_still_being_typed_may_go_on(typed: str, goes_on: bool) -> None:
    assert (read_query(typed).half_typed() is not None) == goes_on


@given(st.text())
def test_whatever_is_typed_is_a_query_of_letters_and_digits(typed: str) -> None:
    query = read_query(typed)
    found = [word for term in query.terms for word in (*term.marked, *term.plain)]
    assert all(word and '"' not in word and " " not in word for word in found)
    assert sum(len(term.plain) for term in query.terms) <= MOST_WORDS
