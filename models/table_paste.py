"""Cells copied from a spreadsheet, a word processor or another table, put into a table, which grows where they need room."""

import re

from msgspec.structs import replace

from models.numerals import read_number
from models.table_shape import counted_anew, is_counted, with_kind
from models.text import clean_line, escape
from models.text_table import MOST_COLUMNS, MOST_ROWS, TableColumn, TextTable, squared

Cells = tuple[tuple[str, ...], ...]

_CELL = re.compile(r'"((?:[^"]|"")*+)"(?=[\t\n]|\Z)|([^\t\n]*)')
_LINE_ENDS = re.compile(r"\r\n|\r|\u2028|\u2029")


def is_cells(text: str) -> bool:
    """Whether a copied text is more than one cell."""
    text = _LINE_ENDS.sub("\n", text).strip("\n")
    return "\t" in text or "\n" in text


def pasted_cells(text: str) -> Cells:
    """Rows of cells, as markup that shows exactly what was copied. Tabs part cells, line ends rows.

    A spreadsheet puts quotes around a cell that holds a line end, a tab or quotes among them, and doubles those; other quotes
    are the text's.
    """
    text = _LINE_ENDS.sub("\n", text).rstrip("\n")
    rows: list[list[str]] = [[]]
    at = 0
    while True:
        found = _CELL.match(text, at)
        assert found is not None  # the second half fits anything
        rows[-1].append(_cell(found))
        at = found.end()
        if at >= len(text):
            break
        if text[at] == "\n":
            rows.append([])
        at += 1
    return tuple(tuple(row) for row in rows)


def _cell(found: re.Match[str]) -> str:
    quoted, bare = found.groups()
    if quoted is not None:
        is_wrapped = any(mark in quoted for mark in ("\n", "\t", '""'))
        bare = quoted.replace('""', '"') if is_wrapped else found[0]
    return escape(clean_line(bare.replace("\n", " ")))


def room_for(row: int, column: int, cells: Cells) -> bool:
    """Whether a table may grow so far that all cells fit in from a place on; row -1 is that of the headings."""
    width = max(map(len, cells), default=0)
    return row + len(cells) <= MOST_ROWS and column + width <= MOST_COLUMNS


def with_cells(table: TextTable, row: int, column: int, cells: Cells) -> TextTable:
    """The table with cells put in from a place on, over what was there; row -1 is that of the headings. What has no room is left out.

    A column that said nothing before and holds nothing but numbers now is one of numbers. New rows get their running number, unless
    the cells are put into its column.
    """
    width = min(column + max(map(len, cells), default=0), MOST_COLUMNS)
    columns = [*table.columns, *[TableColumn()] * (width - len(table.columns))]
    rows = [[*old, *[""] * (len(columns) - len(old))] for old in table.rows]
    for offset, line in enumerate(cells):
        at = row + offset
        if at >= MOST_ROWS:
            break
        if at >= len(rows):
            rows.append([""] * len(columns))
        for shift, cell in enumerate(line[: max(width - column, 0)]):
            if at < 0:
                columns[column + shift] = replace(columns[column + shift], title=cell)
            else:
                rows[at][column + shift] = cell
    after = squared(replace(table, columns=tuple(columns), rows=tuple(map(tuple, rows))))
    return _with_numbers(table, counted_anew(table, after) if column > 0 else after)


def _with_numbers(before: TextTable, after: TextTable) -> TextTable:
    counted = is_counted(after)
    for at, column in enumerate(after.columns):
        was_empty = at >= len(before.columns) or not any(row[at].strip() for row in before.rows)
        cells = [row[at].strip() for row in after.rows if row[at].strip()]
        if was_empty and column.kind == "text" and not (at == 0 and counted) and cells and all(map(_is_number, cells)):
            after = with_kind(after, at, "number")
    return after


def _is_number(cell: str) -> bool:
    """A code with a zero in front ("001") is none."""
    return read_number(cell) is not None and not (len(cell) > 1 and cell.isdecimal() and cell.startswith("0"))


def copied_cells(table: TextTable) -> Cells:
    """Headings and rows, as they are written."""
    return (tuple(column.title for column in table.columns), *table.rows)
