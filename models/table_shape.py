"""Rows and columns of a table as an office works with them: added with their running number, moved, marked as totals or numbers.

The bare edits are in models/text_table.py; the running number of the first column ("TT") follows every one of these.
"""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from models.text import folded, nfc, plain
from models.text_table import MOST_COLUMNS, MOST_ROWS, ColumnKind, TextTable, squared, with_column, with_row, without_column, without_row

_COUNTERS = ("tt", "stt", "so tt", "so thu tu")
_SUM_WORDS = ("tổng", "cộng")
_TOTAL = re.compile(r"(?:tong|cong|tong cong|tong so|tong chung)(?:\s*\(.*\))?\s*:?")


def counts_rows(table: TextTable) -> bool:
    """Whether the first column is for the numbers of the rows: it stands below "TT" or "STT"."""
    return bool(table.columns) and folded(plain(table.columns[0].title)).strip(" .") in _COUNTERS


def is_counted(table: TextTable) -> bool:
    """Whether the first column counts the rows that are no totals: 1, 2, 3 below "TT" or "STT"."""
    if not counts_rows(table):
        return False
    cells = [row[0].strip() for at, row in enumerate(table.rows) if not _stands_outside(table, at)]
    return cells == [str(number) for number in range(1, len(cells) + 1)]


def first_words(row: Sequence[str]) -> str:
    """What a row speaks of: its first cell that is no number."""
    return next((text for cell in row if (text := plain(cell).strip()) and not text.isdecimal()), "")


def says_total(row: Sequence[str]) -> bool:
    """Whether the first words of a row say that it is a total: "Tổng cộng (I + II)"."""
    words = first_words(row)
    return any(word in nfc(words).casefold() for word in _SUM_WORDS) and bool(_TOTAL.fullmatch(folded(words).strip()))


def _stands_outside(table: TextTable, at: int) -> bool:
    """Whether a row has no running number: a total, marked as one or by its words."""
    return at in table.totals or (not table.rows[at][0].strip() and says_total(table.rows[at]))


def is_empty_row(table: TextTable, at: int) -> bool:
    """Whether a row says nothing but its running number."""
    return not any(cell.strip() for cell in table.rows[at][1 if is_counted(table) else 0 :])


def added_row(table: TextTable, at: int) -> TextTable:
    """An empty row before the `at`-th; the table itself where it has as many as a report may have."""
    return counted_anew(table, with_row(table, at)) if len(table.rows) < MOST_ROWS else table


def removed_row(table: TextTable, at: int) -> TextTable:
    """Without a row."""
    return counted_anew(table, without_row(table, at))


def moved_row(table: TextTable, at: int, by: int) -> TextTable:
    """A row moved up (negative) or down; it stops at the ends, and stays a total where it is one."""
    to = min(max(at + by, 0), len(table.rows) - 1)
    order = list(range(len(table.rows)))
    order.insert(to, order.pop(at))
    totals = tuple(new for new, old in enumerate(order) if old in table.totals)
    return counted_anew(table, replace(table, rows=tuple(table.rows[old] for old in order), totals=totals))


def added_column(table: TextTable, at: int) -> TextTable:
    """An empty column before the `at`-th; the table itself where it has as many as a report may have."""
    return with_column(table, at) if len(table.columns) < MOST_COLUMNS else table


def removed_column(table: TextTable, at: int) -> TextTable:
    """Without a column; the last one always stays."""
    return without_column(table, at)


def moved_column(table: TextTable, at: int, by: int) -> TextTable:
    """A column moved to the left (negative) or right; it stops at the ends."""
    to = min(max(at + by, 0), len(table.columns) - 1)
    order = list(range(len(table.columns)))
    order.insert(to, order.pop(at))
    rows = tuple(tuple(row[old] for old in order) for row in table.rows)
    return replace(table, columns=tuple(table.columns[old] for old in order), rows=rows)


def with_kind(table: TextTable, column: int, kind: ColumnKind) -> TextTable:
    """A column of words or of numbers."""
    changed = replace(table.columns[column], kind=kind)
    return replace(table, columns=(*table.columns[:column], changed, *table.columns[column + 1 :]))


def with_total(table: TextTable, row: int, is_total: bool) -> TextTable:
    """A row as a total, or as any other."""
    totals = {*table.totals, row} if is_total else set(table.totals) - {row}
    if not is_total and is_counted(table):
        cells = ("0", *table.rows[row][1:])  # any number, so that it is counted like the others
        return counted_anew(table, replace(table, rows=(*table.rows[:row], cells, *table.rows[row + 1 :]), totals=tuple(sorted(totals))))
    return counted_anew(table, squared(replace(table, totals=tuple(totals))))


def counted_anew(before: TextTable, after: TextTable) -> TextTable:
    """The table with its rows numbered anew, where they were numbered before. A total loses the number that it had as a row."""
    if not is_counted(before):
        return after
    rows, number = [], 0
    for at, row in enumerate(after.rows):
        is_total = _stands_outside(after, at)
        number += not is_total
        kept = "" if row[0].strip().isdecimal() else row[0]
        rows.append((kept if is_total else str(number), *row[1:]))
    return replace(after, rows=tuple(rows))
