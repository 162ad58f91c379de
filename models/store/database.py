"""A connection whose writes stand in transactions: the little of sqlite-utils that the store needs while it is open.

sqlite-utils itself takes as long to load as all of Qt's window, and is loaded where a file is made or brought up to date
(models/store/migrations.py); it is given the same connection then.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from models.errors import sqlite_code

FAILURES = (sqlite3.Error, UnicodeDecodeError)
"""What reading a database raises that is damaged or was tampered with; a sentence of SQLite may quote names that are no UTF-8."""

DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
"""What SQLite calls a file that is damaged."""

_OF_THE_DISK = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_NOMEM)

_INNER = "inner"
"""The name of every transaction inside another one; SQLite means the innermost of a name."""


def tells_damage(error: BaseException) -> bool:
    """Whether one of FAILURES says that the file is damaged, not that it cannot be reached."""
    if isinstance(error, UnicodeDecodeError) or "Could not decode to UTF-8" in str(error):
        return True
    return sqlite_code(error) in DAMAGED


def tells_of_the_disk(error: BaseException) -> bool:
    """Whether one of FAILURES says that there is no room for a copy, or that it cannot be written: nothing is known of the file then."""
    return sqlite_code(error) in _OF_THE_DISK


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
