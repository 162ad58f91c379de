"""Rows by SQL, one after the other: what cannot be read is stepped over, so that one bad page does not cost the table."""

import sqlite3
from collections.abc import Iterator

from models.store.database import FAILURES
from models.store.salvage.cells import Row
from models.store.salvage.shapes import LATER

_MOST_GAPS = 5000
_FARTHEST = 1 << 40


def asked(connection: sqlite3.Connection, table: str, columns: tuple[str, ...]) -> Iterator[Row]:
    """The rows of a table that SQLite can read, in their order; none where there is no such table or nothing of it can be read."""
    try:
        known = {row[1] for row in connection.execute(f"PRAGMA table_info({table})")}
    except FAILURES:
        return
    if not known.issuperset(columns):
        return
    wanted = (*columns, *({LATER[table]} & known if table in LATER else ()))
    question = f"SELECT rowid, {', '.join(wanted)} FROM {table} WHERE rowid >= ? ORDER BY rowid"
    start, gaps = 0, 0
    while gaps < _MOST_GAPS:
        last = None
        try:
            for rowid, *values in connection.execute(question, (start,)):
                last = rowid
                yield rowid, tuple(values)
            return
        except FAILURES:
            gaps += 1
        step = _past_gap(connection, table, start if last is None else last + 1)
        if step is None:
            return
        start = step


def _past_gap(connection: sqlite3.Connection, table: str, bad: int) -> int | None:
    """The first row behind a gap that can be found at all: by steps that double, then halved back; nothing where there is none."""
    width = 1
    while not _answers(connection, table, bad + width):
        width *= 2
        if width > _FARTHEST:
            return None
    low, high = width // 2, width
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if _answers(connection, table, bad + middle) else (middle, high)
    return bad + high


def _answers(connection: sqlite3.Connection, table: str, rowid: int) -> bool:
    try:
        connection.execute(f"SELECT rowid FROM {table} WHERE rowid >= ? ORDER BY rowid LIMIT 1", (rowid,)).fetchone()
    except FAILURES:
        return False
    return True
