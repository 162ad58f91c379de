"""A connection whose writes stand in transactions: the little of sqlite-utils that the store needs while it is open.

sqlite-utils itself takes as long to load as all of Qt's window, and is loaded where a file is made or brought up to date
(models/store/migrations.py); it is given the same connection then.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

SQLITE_ERRORS = (sqlite3.Error, UnicodeDecodeError)
"""What a call of SQLite raises: the second where its own message quotes bytes of a damaged file that are no text."""

_INNER = "inner"
"""The name of every transaction inside another one; SQLite means the innermost of a name."""


class Database:
    """`conn` commits nothing by itself outside of `atomic`'s blocks but single statements."""

    def __init__(self, conn: sqlite3.Connection) -> None:
        self.conn = conn
        conn.execute("PRAGMA recursive_triggers = ON")  # what takes the place of a row has its triggers called for the old one too

    @contextmanager
    def atomic(self) -> Iterator[None]:
        """All that is written inside, or nothing of it; inside another block, all or nothing of this part. Raises sqlite3.Error."""
        inside = self.conn.in_transaction
        self.conn.execute(f"SAVEPOINT {_INNER}" if inside else "BEGIN")
        try:
            yield
            self.conn.execute(f"RELEASE {_INNER}" if inside else "COMMIT")
        except BaseException:
            if self.conn.in_transaction:  # a full disk may have ended it already
                for statement in (f"ROLLBACK TO {_INNER}", f"RELEASE {_INNER}") if inside else ("ROLLBACK",):
                    self.conn.execute(statement)
            raise
