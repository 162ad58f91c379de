"""Text as it is copied from a site of laws or out of a PDF: cells apart by bars or by one blank, heads of pages in sentences."""

from collections.abc import Iterable, Iterator
from textwrap import wrap

from tests.corpus.look import Look
from tests.corpus.manuscript import MOTTO, NATION, Box, Grid, Piece, TwoColumns, Typed, manuscript
from tests.corpus.truth import Truth

_SOURCE, _SHORTEST, _TAGS = 84, 6, 40
"""How wide the source of a page is, and how much of the first line of each paragraph its tags may take or leave."""
_PRINTED, _PAGE = 88, 40


def write_copied(truth: Truth, look: Look) -> bytes:
    """The report from a site: a bar ends each cell, and each paragraph begins with a short line."""
    lines = [line for piece in manuscript(truth, look) for line in _from_site(piece, look)]
    lines += _notes(truth, look)
    return "\n".join(lines).encode()


def write_printed(truth: Truth, look: Look) -> bytes:
    """The report out of a PDF: columns merged, and between two pages the number of the page and what stands at its head."""
    lines = [line for piece in manuscript(truth, look) for line in _from_print(piece)]
    lines += _notes(truth, look)
    pages = [lines[at : at + _PAGE] for at in range(0, len(lines), _PAGE)]
    head = f"Báo cáo của {truth.issuer.capitalize()}" if look.seed % 2 else ""
    text = "\n".join(pages[0])
    for number, page in enumerate(pages[1:], 2):
        text = "\n".join(part for part in (text, "", str(number), *((head,) if head else ()), "", "\n".join(page)))
    return text.encode()


def _notes(truth: Truth, look: Look) -> list[str]:
    notes = [piece.note for piece in manuscript(truth, look) if isinstance(piece, Typed) and piece.note]
    return [f"[{at}] {note}" for at, note in enumerate(notes, 1)]


def _typed(piece: Typed) -> list[str]:
    return piece.full.split("\n") if piece.text else []


# ---------------------------------------------------------------- from a site


def _from_site(piece: Piece, look: Look) -> Iterator[str]:
    match piece:
        case Typed():
            for line in _typed(piece):
                yield from _hanging(line, look)
        case TwoColumns():
            for lines in (piece.left, piece.right):
                for typed in lines:
                    for line in _typed(typed):
                        yield from _cell_lines(line)
                yield "|"
        case Grid():
            yield from (line for row in piece.rows for cell in row for line in (*((cell,) if cell else ()), "|"))
        case Box():
            yield piece.text
        case _:
            yield ""


def _cell_lines(line: str) -> Iterable[str]:
    if line == NATION:
        return ("CỘNG HÒA XÃ HỘI", "CHỦ NGHĨA VIỆT NAM")
    if line == MOTTO:
        return (line, "---------------")
    return (line,)


def _hanging(line: str, look: Look) -> Iterator[str]:
    """A paragraph whose first line is broken off anywhere before its middle, the others where the source ends."""
    first = look.chance("hanging", line).randint(_SHORTEST, _TAGS)
    own, *rest = wrap(line, first, break_long_words=False, break_on_hyphens=False) or [""]
    yield own
    yield from wrap(" ".join(rest), _SOURCE, break_long_words=False, break_on_hyphens=False)


# ---------------------------------------------------------------- out of a PDF


def _from_print(piece: Piece) -> Iterator[str]:
    match piece:
        case Typed():
            for line in _typed(piece):
                yield from wrap(line, _PRINTED, break_long_words=False, break_on_hyphens=False)
        case TwoColumns():
            left = [line for typed in piece.left for line in _typed(typed)]
            right = [line for typed in piece.right for line in _typed(typed)]
            for at in range(max(len(left), len(right))):
                yield " ".join(lines[at] for lines in (left, right) if at < len(lines))
        case Grid():
            yield from ("\t".join(row) for row in piece.rows)
        case Box():
            yield piece.text
        case _:
            return
