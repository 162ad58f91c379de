"""Tables of a text that was copied from a page cell by cell: a bar on a line of its own ends each cell, or nothing does."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from importers.lines import SourceLine
from importers.tail import RECIPIENTS

_FIRST_HEADER = re.compile(r"(?:S?TT|SỐ TT)\.?", re.IGNORECASE)
_FIRST_NUMBER = re.compile(r"0?1\.?|I\.?|A\.?")
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,2})*\.?|[IVX]{1,5}\.?|[A-Za-zĐđ][.)]?|[-*+–]?")
"""What stands in the first cell of a row; nothing in that of a sum."""
_MOST_COLUMNS, _MOST_LINES, _FEW_LINES = 15, 12, 3
"""A text between bars that is longer than this many lines is no cell; where no number tells the rows, it is shorter."""
_MOST_TRIES = 2000
"""A file with more bars than these that make no table has none."""
_LEAST_ROWS, _LONGEST, _MOST_CELLS = 2, 60, 200
_FIGURE = re.compile(r"(?=.*\d)[-+\d.,%/()\s]+|-")
_ABOVE = re.compile(r"(?:Bảng|Biểu|ĐVT|Đơn vị(?: tính)?)\b", re.IGNORECASE)

_Cell = tuple[SourceLine, ...]


def with_barred_cells(lines: Sequence[SourceLine]) -> tuple[SourceLine, ...]:
    """The lines; cells that bars end, from one that says STT on, are a table."""
    result: list[SourceLine] = []
    number = max((line.table for line in lines), default=0)
    at = failed = 0
    while at < len(lines):
        cells, width = _table(lines, at) if failed < _MOST_TRIES else ([], 0)
        if not cells:
            failed += any(_is_bar(line) for line in lines[at : at + _FEW_LINES + 1])
            result.append(lines[at])
            at += 1
            continue
        number += 1
        result += [_cell(cell, number, index // width + 1, index % width + 1) for index, cell in enumerate(cells) if cell]
        barred = at + 1 < len(lines) and any(_is_bar(line) for line in lines[at : at + len(cells[0]) + 1])
        at += sum(len(cell) + barred for cell in cells)
    return tuple(result)


def _table(lines: Sequence[SourceLine], at: int) -> tuple[list[_Cell], int]:
    """The cells of the table that begins at a line, and how many columns it has; no cells where none does."""
    if _FIRST_HEADER.fullmatch(lines[at].words.strip()):
        bare = _bare_rows(lines, at)
        width = _width(bare or _cells(lines, at, _MOST_LINES, _MOST_COLUMNS + 1))
        cells = bare or (_cells(lines, at, _MOST_LINES, len(lines)) if width else [])
        return _whole_rows(cells, width), width
    if _is_bar(lines[at]) or not _may_begin(lines[at - 1].words if at else ""):
        return [], 0
    cells = _cells(lines, at, _FEW_LINES, _MOST_CELLS)
    if not cells or any(_may_begin(line.words) for line in cells[0][:-1]):
        return [], 0
    texts = [_text(cell) for cell in cells]
    width = next((width for width in range(2, _MOST_COLUMNS) if _fits(texts, width)), 0)
    return (cells, width) if width else ([], 0)


def _bare_rows(lines: Sequence[SourceLine], at: int) -> list[_Cell]:
    """The cells of a table without bars, one a line, whose rows are counted: 1, 2 … as far from each other as the first from STT."""
    width = next((width for width in range(2, _MOST_COLUMNS) if at + width < len(lines) and lines[at + width].words.strip() == "1"), 0)
    rows = 1
    while width and (end := at + rows * width) + width <= len(lines) and lines[end].words.strip() == str(rows):
        rows += 1
    found = lines[at : at + rows * width]
    enough = rows > _LEAST_ROWS and not any(line.table or _is_bar(line) or len(line.words) > _LONGEST for line in found)
    return [(line,) for line in found] if enough else []


def _may_begin(above: str) -> bool:
    """Whether a table may stand below a line: a sentence that ended, a unit, a caption, what an annex belongs to."""
    return above.endswith((":", ".", ";", ")")) or _ABOVE.match(above) is not None


def _fits(texts: Sequence[str], width: int) -> bool:
    """Whether the cells in so many columns have words at the top, and below it words or numbers in each column, numbers in one."""
    if len(texts) % width or len(texts) < 2 * width or not all(text and not _FIGURE.fullmatch(text) for text in texts[:width]):
        return False
    columns = [[text for text in texts[column + width :: width] if text] for column in range(width)]
    kinds = [{_FIGURE.fullmatch(text) is not None for text in column} for column in columns]
    return all(len(kind) <= 1 for kind in kinds) and {True} in kinds and kinds[0] == {False}


def _is_bar(line: SourceLine) -> bool:
    return line.words.strip() == "|" and not line.table


def _cells(lines: Sequence[SourceLine], start: int, most: int, count: int) -> list[_Cell]:
    """The first `count` texts from `start` on that a bar ends, none of more than `most` lines."""
    cells: list[_Cell] = []
    cell: list[SourceLine] = []
    for at in range(start, len(lines)):
        line = lines[at]
        if len(cells) == count:
            break
        if _is_bar(line):
            cells.append(tuple(cell))
            cell = []
            continue
        cell.append(line)
        if len(cell) > most or line.table or RECIPIENTS.match(line.words) or line.words.endswith("/."):
            break
    return cells


def _width(cells: Sequence[_Cell]) -> int:
    """How many columns there are: as many as stand before the first row's number; 0 where that cannot be told."""
    found = next((at for at, cell in enumerate(cells[: _MOST_COLUMNS + 1]) if at and _FIRST_NUMBER.fullmatch(_text(cell))), 0)
    return found if found > 1 else 0


def _whole_rows(cells: Sequence[_Cell], width: int) -> list[_Cell]:
    """The heading and the rows that follow it and begin as rows do."""
    rows = 0
    while width and (rows + 1) * width <= len(cells) and (not rows or _NUMBER.fullmatch(_text(cells[rows * width]))):
        rows += 1
    return list(cells[: rows * width]) if rows > 1 else []


def _text(cell: _Cell) -> str:
    return " ".join(line.words for line in cell).strip()


def _cell(cell: _Cell, table: int, row: int, column: int) -> SourceLine:
    text = " ".join(line.markup for line in cell)
    place = {"table": table, "row": row, "cell": (row - 1) * 100 + column, "column": column}
    return replace(cell[0], text=text, list_mark="", parts=tuple(part for line in cell for part in line.parts or (line,)), **place)
