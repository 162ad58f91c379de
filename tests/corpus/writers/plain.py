"""Text files as they come out of Word or a converter: numbers typed out, columns by tabs or blanks, lines and pages cut anywhere."""

import unicodedata
from collections.abc import Iterator
from textwrap import wrap

from tests.corpus.encodings import nfd
from tests.corpus.look import Look
from tests.corpus.manuscript import Box, Grid, Piece, Sheet, TwoColumns, Typed, manuscript
from tests.corpus.truth import Truth

_WIDTH = 72
_MEASURE = 36.0
"""Ems in a line of 160 mm with letters of 14 points and their blanks."""
_PAGE = 38
"""Lines on a page, where pages are shown."""


def write_text(truth: Truth, look: Look) -> bytes:
    """The report as Word saves it as text: a paragraph a line."""
    return _encoded("\n".join(_lines(truth, look)), look)


def write_wrapped(truth: Truth, look: Look) -> bytes:
    """The same with lines of 72 letters and an empty line between paragraphs, as mail and converters leave it."""
    lines = [part for line in _lines(truth, look) for part in (*_wrapped(line), "")]
    return _encoded("\n".join(lines), look)


def write_paged(truth: Truth, look: Look) -> bytes:
    """The same as the pages of a printout: lines of 90 letters, and page breaks with numbers in the middle of sentences."""
    lines = [part for line in _lines(truth, look) for part in _wrapped(line, 90)]
    pages = [lines[at : at + _PAGE] for at in range(0, len(lines), _PAGE)]
    texts = ["\n".join(page) for page in pages]
    return _encoded("".join(text if at == 1 else f"\n\f{at}\n{text}" for at, text in enumerate(texts, 1)), look)


def write_ragged(truth: Truth, look: Look) -> bytes:
    """The same as it is copied out of a printout: lines as long as a proportional font makes them, and no blank ones between."""
    return _encoded("\n".join(part for line in _lines(truth, look) for part in _set(line)), look)


def write_markdown(truth: Truth, look: Look) -> bytes:
    """The report as a converter to markdown leaves it: ** around what is bold, * around what is slanted, bars in tables."""
    return _encoded("\n\n".join(_lines(truth, look, styled=True)), look)


def _encoded(text: str, look: Look) -> bytes:
    if look.encoding == "nfd":
        text = nfd(text)
    ends = "\r\n" if look.seed % 2 else "\n"
    return text.replace("\n", ends).encode("utf-16" if look.seed % 5 == 4 else "utf-8")


def _wrapped(line: str, width: int = _WIDTH) -> list[str]:
    if "\t" in line or "   " in line:
        return [line]
    return wrap(line, width, break_long_words=False, break_on_hyphens=False) or [""]


def _set(line: str) -> Iterator[str]:
    """The lines of a paragraph in a font whose letters differ in width."""
    if "\t" in line or "   " in line:
        yield line
        return
    own, room = "", _MEASURE
    for word in line.split(" "):
        width = sum(_width_of(letter) for letter in f"{word} ")
        if own and width > room:
            yield own
            own, room = "", _MEASURE
        own, room = f"{own} {word}".strip(), room - width
    yield own


def _width_of(letter: str) -> float:
    """The share of an em that a letter takes in a font like Times."""
    plain = unicodedata.normalize("NFD", letter)[:1]
    if plain in "iljtfrI.,;:()'! -/":
        return 0.3
    return 0.8 if plain in "mwMW" else 0.7 if plain.isupper() else 0.48


def _lines(truth: Truth, look: Look, styled: bool = False) -> Iterator[str]:
    notes: list[str] = []
    for piece in manuscript(truth, look):
        yield from _piece(piece, look, styled, notes)
    yield from (f"[{at}] {note}" for at, note in enumerate(notes, 1))


def _piece(piece: Piece, look: Look, styled: bool, notes: list[str]) -> Iterator[str]:
    match piece:
        case Typed():
            note = ""
            if piece.note:
                notes.append(piece.note)
                note = f"[{len(notes)}]"
            yield from (_styled(piece, styled) + note).split("\n")
        case TwoColumns():
            yield from _columns(piece, styled)
        case Grid():
            yield from ((" | " if styled else "\t").join(row) for row in piece.rows)
        case Sheet():
            yield "\f" if not styled else ""
        case Box():
            yield piece.text


def _styled(piece: Typed, styled: bool) -> str:
    marks = "**" * piece.bold + "*" * piece.italic if styled else ""
    return "\n".join(f"{marks}{line}{marks}" for line in piece.full.split("\n")) if piece.text else ""


def _columns(piece: TwoColumns, styled: bool) -> Iterator[str]:
    if piece.by in ("stacked", "table"):  # Word saves the cells of a table one after the other
        yield from (_styled(line, styled) for line in (*piece.left, *piece.right))
        return
    gap = "\t" if piece.by == "tabs" else " " * 12
    for at in range(max(len(piece.left), len(piece.right))):
        left, right = (_styled(lines[at], styled) if at < len(lines) else "" for lines in (piece.left, piece.right))
        yield f"{left}{gap}{right}" if right else left
