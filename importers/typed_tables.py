"""Tables of a text file: rows whose cells stand apart by tabs or bars, as Word and others save a table as text."""

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from importers.lines import SourceLine
from importers.tables import TOTAL
from models.text import escape, plain

_LEAST_ROWS, _LEAST_COLUMNS = 2, 2
_RULE = re.compile(r"[|+:\-=\s]+")
_BAR = re.compile(r"(?<!\\)\|")


def with_typed_tables(lines: Sequence[SourceLine], start: int, end: int) -> tuple[SourceLine, ...]:
    """The lines; rows between `start` and `end` that follow one another with as many cells each are a table."""
    number = max((line.table for line in lines), default=0)
    result: list[SourceLine] = list(lines[:start])
    at = start
    while at < end:
        widths = _widths(lines, at, end)
        first, behind = _first_row(widths), at + max(len(widths), 1)
        if first < len(widths):
            number += 1
            result += (*lines[at : at + first], *_table(lines[at + first : behind], number, max(widths[first:])))
        else:
            result += lines[at:behind]
        at = behind
    return (*result, *lines[end:])


def _widths(lines: Sequence[SourceLine], start: int, end: int) -> list[int]:
    """How many cells each of the lines has that may be rows of one table, from `start` on; a rule goes on with rows between bars."""
    widths: list[int] = []
    barred = False
    for at in range(start, end):
        width = _width(lines[at])
        if width < _LEAST_COLUMNS and not (barred and _RULE.fullmatch(lines[at].words)):
            break
        if at > start and _is_another(lines[at - 1], lines[at]):
            break
        barred = barred or "|" in lines[at].text
        widths.append(width)
    return widths


def _first_row(widths: Sequence[int]) -> int:
    """Which of the lines is the first row of the table that goes on to the last of them; behind all of them where there is no table.

    The first row is as wide as the widest, and so are most of those below it; blank cells at the ends are not written.
    """
    first, widest, full = len(widths), 0, 0
    for at in range(len(widths) - 1, -1, -1):
        full = 1 if widths[at] > widest else full + (widths[at] == widest)
        widest = max(widest, widths[at])
        length = len(widths) - at
        if widths[at] == widest and full * 2 >= length >= _LEAST_ROWS:
            first = at
    return first


def _table(rows: Sequence[SourceLine], number: int, width: int) -> Iterator[SourceLine]:
    """The cells of a table; rules between its rows are none."""
    for row, line in enumerate((line for line in rows if not _RULE.fullmatch(line.words)), 1):
        yield from _cells(line, number, row, width)


def _is_another(above: SourceLine, line: SourceLine) -> bool:
    """Whether another table begins: below a blank line, with other columns in its frame."""
    framed = above.body.startswith("|") and line.body.startswith("|")
    return framed and line.number > above.number + 1 and _width(line) != _width(above)


def _width(line: SourceLine) -> int:
    """How many cells a line has; 1 where it is no row."""
    return 1 if line.table or line.level else len(_pieces(line))


def _pieces(line: SourceLine) -> list[str]:
    """The cells of a line: what stands between bars, or between tabs; a mark before a tab is a cell by itself."""
    marked = f"{escape(line.list_mark)}\t{line.text}" if "\t" in line.text else line.markup
    text = marked if line.list_mark and ("\t" in line.text or "|" in line.text) else line.text
    if _BAR.search(text):
        text = text.strip()
        framed = text.startswith("|") and text.endswith("|")
        return [piece.strip() for piece in _BAR.split(text[1:-1] if framed and len(text) > 1 else text)]
    return [piece.strip() for piece in text.split("\t")]


def _cells(line: SourceLine, table: int, row: int, width: int) -> Iterator[SourceLine]:
    """The cells of a row; one that begins with words where the others have a number lost the blank cell at its beginning."""
    pieces = _pieces(line)
    shifted = row > 1 and len(pieces) < width and _begins_with_total(pieces) and width > _LEAST_COLUMNS
    for column, piece in enumerate(pieces, 2 if shifted else 1):
        if plain(piece):
            place = {"table": table, "row": row, "cell": (row - 1) * width + column, "column": column}
            yield replace(line, text=piece, list_mark="", parts=line.parts or (line,), **place)


def _begins_with_total(pieces: list[str]) -> bool:
    return bool(TOTAL.match(plain(pieces[0])))
