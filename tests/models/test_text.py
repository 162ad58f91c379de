"""Inline markup, and the cleaning of what is pasted."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.text import Span, Token, Words, clean_line, clean_lines, joined, parse, plain, tokens, write

STYLES = (st.booleans(), st.booleans())
SPANS = st.lists(st.one_of(st.builds(Words, st.text(), *STYLES), st.builds(Token, st.from_regex(r"\A[a-z][a-z0-9_]{0,8}\Z"), *STYLES)))


@given(SPANS)
def test_spans_come_back_from_their_markup(spans: list[Span]) -> None:
    assert parse(write(spans)) == joined(spans)


@given(st.text())
def test_any_text_is_markup_and_settles_at_once(markup: str) -> None:
    assert parse(write(parse(markup))) == parse(markup)


@pytest.mark.parametrize(
    ("markup", "spans"),
    [
        ("a *b* c", (Words("a "), Words("b", italic=True), Words(" c"))),
        ("**a** {ky}", (Words("a", bold=True), Words(" "), Token("ky"))),
        ("***a***", (Words("a", bold=True, italic=True),)),
        ("*{ky}*", (Token("ky", italic=True),)),
        ("5 * 3", (Words("5 * 3"),)),
        (r"5 \* 3 \* 2 \{ky\}", (Words("5 * 3 * 2 {ky}"),)),
        ("{Ky} {} {9a}", (Words("{Ky} {} {9a}"),)),
        ("", ()),
    ],
)
def test_what_markup_means(markup: str, spans: tuple[Span, ...]) -> None:
    assert parse(markup) == spans


def test_tokens_in_their_order_and_plain_words() -> None:
    markup = "*Trong* {ky}: {van_ban_den}, {ky}"
    assert tokens(markup) == ("ky", "van_ban_den", "ky")
    assert plain(markup) == "Trong {ky}: {van_ban_den}, {ky}"


def test_pasted_text_is_one_clean_composed_line() -> None:
    pasted = "\t" + unicodedata.normalize("NFD", "Nguyễn\u00a0\u00a0Viết Vy") + "\u00ad\u200b \r\n"
    assert clean_line(pasted) == "Nguyễn Viết Vy"


def test_pasted_lines_are_kept_apart() -> None:
    assert clean_lines("một\r\n\n hai \x0b ba\u2028bốn") == ("một", "hai", "ba", "bốn")
