"""TextTable: a table that stands inside the text or in an annex, as the clerk typed it; every cell is marked-up text."""

from collections.abc import Callable
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

ColumnKind = Literal["text", "number"]

MOST_ROWS, MOST_COLUMNS = 2000, 40
"""Larger tables are refused; a spreadsheet suits them better than a report."""


class TableColumn(Struct, frozen=True):
    """Its heading, whether its cells are numbers (set to the right), and its share of the width, 0 where the words decide."""

    title: str = ""
    kind: ColumnKind = "text"
    share: float = 0.0


class TextTable(Struct, frozen=True):
    """Columns and rows; every row has a cell for each column. `unit` stands above the table, at the right: "Đơn vị tính: hồ sơ".

    `totals` are rows in bold, counted from 0. A `landscape` table inside the text has pages of its own, on their side
    (NĐ 30/2020, Phụ lục I, I.2).
    """

    id: str
    columns: tuple[TableColumn, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    unit: str = ""
    totals: tuple[int, ...] = ()
    landscape: bool = False


def squared(table: TextTable) -> TextTable:
    """The table with at least one column, as many cells in each row as there are columns, and no totals that are no rows."""
    width = max((len(table.columns), *map(len, table.rows), 1))
    columns = (*table.columns, *[TableColumn()] * (width - len(table.columns)))
    rows = tuple((*row, *[""] * (width - len(row))) for row in table.rows)
    return replace(table, columns=columns, rows=rows, totals=tuple(sorted({at for at in table.totals if 0 <= at < len(rows)})))


def blank_table(id: str, columns: int = 3, rows: int = 3) -> TextTable:
    """An empty table; its first column counts the rows, as office tables do."""
    titles = (TableColumn("TT"), *[TableColumn()] * (columns - 1))
    return TextTable(id, titles, tuple((str(row + 1), *[""] * (columns - 1)) for row in range(rows)))


def with_cell(table: TextTable, row: int, column: int, text: str) -> TextTable:
    """The table with a text in a cell."""
    cells = (*table.rows[row][:column], text, *table.rows[row][column + 1 :])
    return replace(table, rows=(*table.rows[:row], cells, *table.rows[row + 1 :]))


def with_title(table: TextTable, column: int, title: str) -> TextTable:
    """The table with another heading of a column."""
    changed = replace(table.columns[column], title=title)
    return replace(table, columns=(*table.columns[:column], changed, *table.columns[column + 1 :]))


def with_row(table: TextTable, at: int, cells: tuple[str, ...] = ()) -> TextTable:
    """A row more, before the `at`-th; totals stay with their rows."""
    totals = tuple(total + (total >= at) for total in table.totals)
    return squared(replace(table, rows=(*table.rows[:at], cells, *table.rows[at:]), totals=totals))


def without_row(table: TextTable, at: int) -> TextTable:
    """The table without a row."""
    totals = tuple(total - (total > at) for total in table.totals if total != at)
    return replace(table, rows=(*table.rows[:at], *table.rows[at + 1 :]), totals=totals)


def with_column(table: TextTable, at: int, column: TableColumn = TableColumn()) -> TextTable:
    """A column more, before the `at`-th, with empty cells."""
    rows = tuple((*row[:at], "", *row[at:]) for row in table.rows)
    return replace(table, columns=(*table.columns[:at], column, *table.columns[at:]), rows=rows)


def without_column(table: TextTable, at: int) -> TextTable:
    """The table without a column; the last one always stays."""
    if len(table.columns) < 2:
        return table
    rows = tuple((*row[:at], *row[at + 1 :]) for row in table.rows)
    return replace(table, columns=(*table.columns[:at], *table.columns[at + 1 :]), rows=rows)


def with_table_texts(table: TextTable, change: Callable[[str], str]) -> TextTable:
    """Applies a change to every text of a table: unit, headings, cells."""
    columns = tuple(replace(column, title=change(column.title)) for column in table.columns)
    return replace(table, unit=change(table.unit), columns=columns, rows=tuple(tuple(map(change, row)) for row in table.rows))
