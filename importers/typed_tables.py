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
        rows = _rows(lines, at, end)
        if len(rows) < _LEAST_ROWS:
            result.append(lines[at])
            at += 1
            continue
        number += 1
        width = max(map(_width, rows))
        for row, line in enumerate((line for line in rows if not _RULE.fullmatch(line.words)), 1):
            result += _cells(line, number, row, width)
        at += len(rows)
    return (*result, *lines[end:])


def _rows(lines: Sequence[SourceLine], start: int, end: int) -> list[SourceLine]:
    """The rows of one table from `start` on: most of them have as many cells as the widest; blank cells at the ends are not written."""
    rows: list[SourceLine] = []
    for line in lines[start:end]:
        barred = rows and "|" in rows[0].text and _RULE.fullmatch(line.words)
        if not barred and _width(line) < _LEAST_COLUMNS:
            break
        rows.append(line)
    widths = [_width(row) for row in rows]
    full = sum(width == max(widths) for width in widths) if widths else 0
    return rows if rows and _width(rows[0]) == max(widths) and full * 2 >= len(rows) else []


def _width(line: SourceLine) -> int:
    """How many cells a line has; 1 where it is no row."""
    return 1 if line.table or line.level else len(_pieces(line))


def _pieces(line: SourceLine) -> list[str]:
    text = (
        f"{escape(line.list_mark)}\t{line.text}" if line.list_mark and "\t" in line.text else line.markup if "|" in line.text else line.text
    )
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
            place = {"table": table, "row": row, "cell": (row - 1) * 100 + column, "column": column}
            yield replace(line, text=piece, list_mark="", parts=line.parts or (line,), **place)


def _begins_with_total(pieces: list[str]) -> bool:
    return bool(TOTAL.match(plain(pieces[0])))
