"""A marked-up text as single characters with their style, so that a stretch of what one reads can be replaced; a token is one cell."""

from collections.abc import Iterable

from msgspec.structs import replace

from models.text import Span, Token, Words, joined, parse, write

TOKEN = "\ufffc"
"""Stands for a token among characters."""


def cells(markup: str) -> list[Span]:
    """One span a character; a token is one."""
    return [
        cell
        for span in parse(markup)
        for cell in ([span] if isinstance(span, Token) else [Words(character, span.bold, span.italic) for character in span.text])
    ]


def plain_cells(text: str) -> list[Span]:
    """The same for a text that holds no markup."""
    return [Words(character) for character in text]


def characters(spans: Iterable[Span]) -> str:
    """The characters as they read, TOKEN for each token."""
    return "".join(span.text if isinstance(span, Words) else TOKEN for span in spans)


def spliced(whole: list[Span], start: int, end: int, new: Iterable[Span]) -> list[Span]:
    """Cells with other spans in the place of a stretch; they take the style of its first cell."""
    style = whole[start]
    return [*whole[:start], *(replace(span, bold=style.bold, italic=style.italic) for span in new), *whole[end:]]


def markup_of(spans: Iterable[Span]) -> str:
    """Cells as markup again."""
    return write(joined(spans))
