"""Is a database whole, and does a log beside it belong to it? Asked before anything is opened for writing; nothing is changed here."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from models.store.database import FAILURES, tells_of_the_disk
from models.store.leftovers import Header, copied, header, read_only
from models.whole_file import WORK

RESTORING = f"{WORK}khoi-phuc"
"""Stands beside the store while a backup takes its place: until its log is in the file, that may hold a shorter chain."""


def is_whole(path: Path) -> bool:
    """Whether every page of a file alone, without the logs beside it, is as SQLite wants it."""
    try:
        with _alone(path) as connection:
            return _is_sound(connection)
    except FAILURES:
        return False


def played_back(path: Path) -> Header | None:
    """The header that a file has once its logs are played back; nothing where that gives no whole store, or another one than before.

    It is looked at on a copy. Raises OSError or sqlite3.Error where there is no room for one.
    """
    with copied(path) as copy:
        try:
            with closing(sqlite3.connect(copy, isolation_level=None)) as connection:
                whole = _is_sound(connection) and _goes_on(path, connection)
                connection.execute("PRAGMA journal_mode = DELETE")
        except FAILURES as error:
            if tells_of_the_disk(error):
                raise
            return None
        after, before = header(copy), header(path)
        if after is None and before is not None and before.bare:
            return before  # a crash while the file was being made; the log takes that back
        return after if whole else None


@contextmanager
def _alone(path: Path) -> Iterator[sqlite3.Connection]:
    """The file as if no log stood beside it."""
    with closing(read_only(path, alone=True)) as connection:
        yield connection


def _is_sound(connection: sqlite3.Connection) -> bool:
    return bool(connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok")


def _goes_on(path: Path, played: sqlite3.Connection) -> bool:
    """Whether no kept revision is missing once the logs are played back: but for a restore, a log only ever adds to the chain."""
    if path.with_name(RESTORING).exists():
        return True
    try:
        with _alone(path) as connection:
            last = connection.execute("SELECT id, hash FROM revision ORDER BY id DESC LIMIT 1").fetchone()
    except FAILURES:
        return True  # caught in the middle of a checkpoint; the log alone says what is so
    if last is None:
        return True
    try:
        row = played.execute("SELECT hash FROM revision WHERE id = ?", (last[0],)).fetchone()
    except FAILURES:
        return False
    return row is not None and row[0] == last[1]
