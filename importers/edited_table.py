"""A table of a report as somebody changed it in its Word file: cells, rows and columns."""

from collections.abc import Callable, Iterable, Sequence

from importers.expected import Cells, Slot
from importers.lines import SourceLine
from importers.sameness import all_words, whole_text
from models.align import aligned, ended_together
from models.numerals import read_number
from models.table_shape import counted_anew, counts_rows
from models.text import Words
from models.text_table import ColumnKind, TableColumn, TextTable, squared

Rewrite = Callable[[str, str, Iterable[Words]], str]
"""Markup, what it showed, what stands there now -> the new markup."""
_Row = tuple[SourceLine | None, ...]


def edited_table(table: TextTable, slot: Slot, cells: Cells, rewrite: Rewrite) -> TextTable:
    """The table with what its cells say now; columns are found again by their headings, rows by their words.

    A column at the end that is empty all the way down cannot be told from none at all: `cells` are as wide as the table was at least.
    """
    width = len(table.columns)
    cells = tuple(_filled(row, width) for row in cells) if len(cells[0]) < width and _all_empty(slot.cells, len(cells[0])) else cells
    columns = _columns(slot.cells[0], cells[0])
    rows = _rows(slot.cells[1:], cells[1:])
    markup = (tuple(column.title for column in table.columns), *table.rows)

    def cell(old: int | None, column: int, now: SourceLine | None) -> str:
        known = columns[column] if column < len(columns) else None
        if old is None or known is None:
            return now.markup if now is not None else ""
        before, text, shown = slot.cells[old][known], markup[old][known], slot.shown[old][known]
        same = now is None if before is None else now is not None and whole_text(before) == whole_text(now)
        return text if same else rewrite(text, shown, all_words(now))

    titles = tuple(cell(0, at, now) for at, now in enumerate(cells[0]))
    heads = tuple(
        TableColumn(title, _kind(cells, at), 0.0) if known is None else _titled(table.columns[known], title)
        for at, (title, known) in enumerate(zip(titles, columns, strict=True))
    )
    made = tuple(
        tuple(cell(None if old is None else old + 1, at, now) for at, now in enumerate(_filled(new, len(columns)))) for old, new in rows
    )
    totals = tuple(at for at, (old, _new) in enumerate(rows) if old in table.totals)
    now = squared(TextTable(table.id, heads, made, table.unit, totals, table.landscape))
    return counted_anew(table, now) if counts_rows(now) and [old for old, _new in rows] != [*range(len(table.rows))] else now


def new_table(id: str, cells: Cells) -> TextTable:
    """A table that somebody put in; its first row is the heading."""
    titles = tuple(TableColumn(line.markup if line else "", _kind(cells, at)) for at, line in enumerate(cells[0]))
    return squared(TextTable(id, titles, tuple(tuple(line.markup if line else "" for line in row) for row in cells[1:])))


def _all_empty(cells: Cells, start: int) -> bool:
    return not any(line for row in cells for line in row[start:])


def _titled(column: TableColumn, title: str) -> TableColumn:
    return TableColumn(title, column.kind, column.share)


def _filled(row: _Row, width: int) -> _Row:
    return (*row, *[None] * (width - len(row)))


def _kind(cells: Cells, column: int) -> ColumnKind:
    """A column most of whose cells are numbers, but those that count the rows from one."""
    numbers = [read_number(line.words) for row in cells[1:] if column < len(row) and (line := row[column]) is not None]
    counted = numbers == list(range(1, len(numbers) + 1))
    return "number" if numbers and not counted and 2 * sum(number is not None for number in numbers) > len(numbers) else "text"


def _columns(old: _Row, new: _Row) -> list[int | None]:
    """For each column of the new table the one of the old: all of them in order while there are as many, or else by their headings."""
    if len(new) == len(old):
        return [*range(len(old))]
    return [before for before, after in _by_words(old, new) if after is not None]


def _by_words(old: Sequence[SourceLine | None], new: Sequence[SourceLine | None]) -> Iterable[tuple[int | None, int | None]]:
    lines = [*enumerate(old)], [*enumerate(new)]
    pairs = aligned(*lines, lambda pair: whole_text(pair[1]) if pair[1] is not None else "", lambda _pair: None)
    yield from ((before[0] if before else None, after[0] if after else None) for before, after in ended_together(pairs))


def _rows(old: Sequence[_Row], new: Sequence[_Row]) -> list[tuple[int | None, _Row]]:
    """The rows as they stand now, each with the old one that it was; empty ones at the end are kept."""
    if len(old) == len(new):
        return [*enumerate(new)]
    empty = next((at for at in range(len(old), 0, -1) if any(old[at - 1])), 0)
    if len(new) == empty:
        return [*enumerate(new), *((at, ()) for at in range(empty, len(old)))]
    pairs = aligned([*enumerate(old)], [*enumerate(new)], lambda pair: _row_text(pair[1]), lambda _pair: None)
    return [(before[0] if before else None, after[1]) for before, after in pairs if after is not None]


def _row_text(row: _Row) -> str:
    return " | ".join(whole_text(line) if line is not None else "" for line in row)
