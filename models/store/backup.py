"""A copy of the store that is known to open: made by SQLite itself, checked, and only then given its name."""

import os
import sqlite3
from pathlib import Path


def back_up(connection: sqlite3.Connection, target: Path) -> None:
    """Copies an open store to a file. Raises OSError or sqlite3.Error; no half copy is left under the final name."""
    target.parent.mkdir(parents=True, exist_ok=True)
    half = target.with_name(f"{target.name}.part")
    half.unlink(missing_ok=True)
    copy = sqlite3.connect(half)
    try:
        connection.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")
    finally:
        copy.close()
    _verify(half)
    with half.open("rb+") as file:
        os.fsync(file.fileno())
    half.replace(target)


def _verify(path: Path) -> None:
    copy = sqlite3.connect(path)
    try:
        answer = copy.execute("PRAGMA integrity_check").fetchone()[0]
    finally:
        copy.close()
    if answer != "ok":
        raise sqlite3.DatabaseError(answer)
