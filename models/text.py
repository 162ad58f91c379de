"""Inline markup <-> spans: *italic*, **bold**, {token}, backslash escapes; and the cleaning of pasted text.

Nothing typed is refused: a mark without its partner, or a brace that names nothing, is a plain character.
"""

import re
import unicodedata
from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

_PIECE = re.compile(r"\\(?P<escaped>[\\*{}])|\{(?P<token>[a-z][a-z0-9_]*)\}|(?P<mark>\*\*|\*)|(?P<words>[^\\*{]+|.)", re.DOTALL)
_SPECIAL = re.compile(r"[\\*{}]")
_CONTROLS = (*range(0x09), *range(0x0E, 0x20), *range(0x7F, 0x85), *range(0x86, 0xA0))
_INVISIBLE = dict.fromkeys((*_CONTROLS, *map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff")))
_SPACES = re.compile(r"[\t\u00a0\u2000-\u200a\u202f\u3000 ]+")
_WORD = re.compile(r"[^\W_]+")
CYRILLIC_LOOKS = str.maketrans("АВЕЅІЈКМНОРСТУХаеѕіјорсухһԁ", "ABESIJKMHOPCTYXaesijopcyxhd")
"""Cyrillic letters that look like Latin ones, and those."""
CAPITALS = "".join(letter for letter in map(chr, range(0x41, 0x1F00)) if letter.isupper())
"""Every capital letter that Vietnamese, and its neighbours, write, as part of a pattern."""
_LINE_ENDS = re.compile(r"\r\n|[\r\n\v\f\u0085\u2028\u2029]")


Change = Literal["", "new", "gone"]
"""In a redline: what both reports have, only the new one, only the old one (models/redline.py)."""


class Words(Struct, frozen=True):
    """Characters with one style; never empty. Only a redline has a `change`; markup knows none."""

    text: str
    bold: bool = False
    italic: bool = False
    change: Change = ""


class Token(Struct, frozen=True):
    """A place in the text where a figure or a phrase of the period stands."""

    name: str
    bold: bool = False
    italic: bool = False


Span = Words | Token


def parse(markup: str) -> tuple[Span, ...]:
    """Markup as spans; neighbouring words of one style are one span."""
    pieces = [(match.lastgroup, match[match.lastgroup or 0]) for match in _PIECE.finditer(markup)]
    lonely = _lonely_marks(pieces)
    spans: list[Span] = []
    bold = italic = False
    for position, (kind, text) in enumerate(pieces):
        if kind == "token":
            spans.append(Token(text, bold, italic))
        elif kind == "mark" and position not in lonely:
            bold ^= text == "**"
            italic ^= text == "*"
        else:
            spans.append(Words(text, bold, italic))
    return joined(spans)


def _lonely_marks(pieces: list[tuple[str | None, str]]) -> set[int]:
    """Positions of the marks that open a style which nothing closes."""
    lonely = set()
    for mark in ("*", "**"):
        positions = [position for position, piece in enumerate(pieces) if piece == ("mark", mark)]
        if len(positions) % 2:
            lonely.add(positions[-1])
    return lonely


def joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same spans with neighbouring words of one style and change made one, and empty ones left out."""
    result: list[Span] = []
    for span in spans:
        last = result[-1] if result else None
        if isinstance(span, Words) and not span.text:
            continue
        if isinstance(span, Words) and isinstance(last, Words) and _style(last) == _style(span):
            result[-1] = Words(last.text + span.text, *_style(span))
        else:
            result.append(span)
    return tuple(result)


def _style(words: Words) -> tuple[bool, bool, Change]:
    return words.bold, words.italic, words.change


def write(spans: Iterable[Span]) -> str:
    """Spans as markup; `parse(write(spans)) == joined(spans)`."""
    parts: list[str] = []
    bold = italic = False
    for span in (*joined(spans), Words("")):
        parts.append("**" * (span.bold != bold) + "*" * (span.italic != italic))
        bold, italic = span.bold, span.italic
        parts.append(escape(span.text) if isinstance(span, Words) else f"{{{span.name}}}")
    return "".join(parts)


def escape(text: str) -> str:
    """Plain characters as markup that shows exactly them."""
    return _SPECIAL.sub(r"\\\g<0>", text)


def tokens(markup: str) -> tuple[str, ...]:
    """The names of the tokens in their order, doubles included."""
    return tuple(span.name for span in parse(markup) if isinstance(span, Token))


def plain(markup: str) -> str:
    """The characters without their style; a token stays as {name}."""
    if not any(mark in markup for mark in "*{}\\"):
        return markup  # most cells and titles; reading them as markup would take ten times as long
    return "".join(span.text if isinstance(span, Words) else f"{{{span.name}}}" for span in parse(markup))


def folded(text: str) -> str:
    """A text without marks and capitals, as it is compared: "Quyết định" -> "quyet dinh"."""
    letters = unicodedata.normalize("NFD", text.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).replace("đ", "d")


class _Letters(dict[int, str]):
    """The folded letter of each character, found out when it is first met."""

    def __missing__(self, code: int) -> str:
        letter = folded(chr(code))
        self[code] = letter if len(letter) == 1 else chr(code)
        return self[code]


_LETTERS = _Letters()


def folded_in_place(text: str) -> str:
    """The same with one letter a character, so that what is found there stands at the same place in the text."""
    return text.translate(_LETTERS)


def words(text: str) -> list[str]:
    """The words of a text, numbers among them, without anything that stands between them: "424/KH-SNgV" has three."""
    return _WORD.findall(text)


def nfc(text: str) -> str:
    """Composed Unicode, the one form in which text is stored and compared (TCVN 6909:2001 allows both)."""
    return unicodedata.normalize("NFC", text)


def clean_line(text: str) -> str:
    """Pasted text as one line: composed, without soft hyphens and zero-width characters, every run of blanks one space."""
    return " ".join(clean_lines(text))


def clean_lines(text: str) -> tuple[str, ...]:
    """The same, line by line, without empty ones."""
    lines = (_SPACES.sub(" ", line).strip() for line in _LINE_ENDS.split(nfc(text).translate(_INVISIBLE)))
    return tuple(line for line in lines if line)
