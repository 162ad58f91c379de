"""A table of a file as a TextTable: which rows are its heading, what its columns hold, which rows are totals."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec import Struct

from importers.lines import SourceLine, words_of
from models import place as places
from models.numerals import read_number
from models.place import Place
from models.text import plain
from models.text_table import MOST_COLUMNS, MOST_ROWS, ColumnKind, TableColumn, TextTable

UNIT = re.compile(r"\(?\s*(?:Đơn vị(?:\s+tính)?|ĐVT)\s*:.*", re.IGNORECASE)
TOTAL = re.compile(r"(?:tổng(?:\s+(?:số|cộng|hợp))?|cộng|toàn (?:tỉnh|huyện|xã|ngành))\b", re.IGNORECASE)
_COUNTERS = ("tt", "stt", "so tt")
_MOST_HEADINGS = 5
_MOSTLY = 0.6


class Cell(Struct, frozen=True):
    """A cell of a file's table: its markup, the place of its left upper corner counted from 0, how far it reaches."""

    row: int
    column: int
    text: str
    span: int
    rows: int
    bold: bool
    lines: tuple[int, ...]


class TableRead(Struct, frozen=True):
    """A table, and where each line of the file stands in it, by the place of the line. `sure` is how sure its heading is."""

    table: TextTable
    places: dict[int, Place]
    sure: float


def cells_of(lines: Sequence[tuple[int, SourceLine]]) -> tuple[Cell, ...]:
    """The cells of one table from its lines, each with its place among the lines of the file."""
    result = []
    rows = {row: number for number, row in enumerate(dict.fromkeys(line.row for _at, line in lines))}
    for (row, column, _cell), group in groupby(lines, key=lambda pair: (pair[1].row, pair[1].column, pair[1].cell)):
        own = list(group)
        first = own[0][1]
        text = " ".join(line.markup for _at, line in own)
        bold = all(line.bold for _at, line in own)
        result.append(Cell(rows[row], max(column - 1, 0), text, first.span, first.rows, bold, tuple(at for at, _line in own)))
    return tuple(result)


def read_table(cells: tuple[Cell, ...], id: str) -> TableRead | None:
    """The table that the cells make; nothing where it is too wide or too long to be one of a report, or has one column alone."""
    width = max(cell.column + cell.span for cell in cells)
    length = 1 + max(cell.row for cell in cells)
    if not 1 < width <= MOST_COLUMNS or length > MOST_ROWS:
        return None
    headings, sure = _heading_rows(cells, width, length)
    columns = tuple(TableColumn(_title(cells, column, headings)) for column in range(width))
    rows = [[""] * width for _row in range(length - headings)]
    for cell in cells:
        if cell.row >= headings:
            before = rows[cell.row - headings][cell.column]
            rows[cell.row - headings][cell.column] = f"{before} {cell.text}".strip()
    kinds = tuple(_kind(column, [row[at] for row in rows]) for at, column in enumerate(columns))
    totals = tuple(at for at, row in enumerate(rows) if _is_total(row))
    table = TextTable(
        id,
        tuple(TableColumn(column.title, kind) for column, kind in zip(columns, kinds, strict=True)),
        tuple(map(tuple, rows)),
        totals=totals,
    )
    return TableRead(table, dict(_places(cells, id, headings)), sure)


def _places(cells: tuple[Cell, ...], id: str, headings: int) -> Iterator[tuple[int, Place]]:
    for cell in cells:
        heading = cell.row < headings
        place = places.table_title(id, cell.column) if heading else places.cell(id, cell.row - headings, cell.column)
        yield from ((at, place) for at in cell.lines)


# ---------------------------------------------------------------- the heading


def _heading_rows(cells: tuple[Cell, ...], width: int, length: int) -> tuple[int, float]:
    """How many rows are the heading, and how sure that is: rows of words above rows with numbers, or in bold; a merged cell takes along
    the rows that it reaches into.
    """
    first = [cell for cell in cells if cell.row == 0]
    worded = not any(read_number(plain(cell.text)) is not None for cell in first)
    bold = all(cell.bold for cell in first)
    counter = bool(first) and " ".join(words_of(plain(first[0].text))) in _COUNTERS
    numbers_below = any(read_number(plain(cell.text)) is not None for cell in cells if cell.row > 0)
    if not worded or length < 2 or not (bold or counter or numbers_below or len(first) == width):
        return 0, 0.6
    rows = max(cell.rows for cell in first)
    if any(cell.span > 1 for cell in first):
        rows = max(rows, 2)
    while rows < min(length, _MOST_HEADINGS) and _is_heading_row(cells, rows, rows - 1):
        rows += 1
    return min(rows, length, _MOST_HEADINGS), 0.95 if bold or counter else 0.8


def _is_heading_row(cells: tuple[Cell, ...], row: int, above: int) -> bool:
    """Whether a row goes on with the heading: the one above has groups that it divides."""
    own = [cell for cell in cells if cell.row == row]
    grouped = [cell for cell in cells if cell.row == above and cell.span > 1]
    worded = own and not any(read_number(plain(cell.text)) is not None for cell in own)
    return bool(worded and grouped and all(any(g.column <= cell.column < g.column + g.span for g in grouped) for cell in own))


def _title(cells: tuple[Cell, ...], column: int, headings: int) -> str:
    """The heading of a column, the groups that it belongs to before its own: "Trong đó - Nữ"."""
    over = [cell for cell in cells if cell.row < headings and cell.column <= column < cell.column + cell.span]
    return " - ".join(dict.fromkeys(cell.text for cell in sorted(over, key=lambda cell: cell.row) if cell.text))


# ---------------------------------------------------------------- what the cells hold


def _kind(column: TableColumn, texts: list[str]) -> ColumnKind:
    if " ".join(words_of(plain(column.title))) in _COUNTERS:
        return "text"
    filled = [plain(text).rstrip("%").strip() for text in texts if text.strip(" -–")]
    numbers = sum(read_number(text) is not None for text in filled)
    return "number" if filled and numbers >= _MOSTLY * len(filled) else "text"


def _is_total(row: list[str]) -> bool:
    """Whether a row says that it sums up the others: by its first words."""
    first = next((plain(text).strip() for text in row if any(letter.isalpha() for letter in plain(text))), "")
    return bool(TOTAL.match(first)) and len(first) < 30
