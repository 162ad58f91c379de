"""What tests of backups look at: reports that differ in their words, and all that a store or a folder holds."""

import hashlib
from itertools import count
from pathlib import Path

from msgspec.structs import replace

from models.report import Report
from models.store import Store
from models.store.watching import Stopped
from tests.builders import sample


def of(period: str, subject: str = "") -> Report:
    """The sample for another period, about something else."""
    return replace(sample(), period=period, **({"subject": subject} if subject else {}))


def held(store: Store) -> tuple[object, ...]:
    """All that a store holds, but for its settings."""
    execute = store._db.conn.execute
    return (
        execute("SELECT name, state, draft, updated FROM report ORDER BY name").fetchall(),
        execute("SELECT * FROM revision ORDER BY id").fetchall(),
        execute("SELECT * FROM content ORDER BY hash").fetchall(),
        execute("SELECT * FROM file ORDER BY hash").fetchall(),
        execute("SELECT report, role, name, hash, at FROM paper ORDER BY 1, 2, 3").fetchall(),
    )


def state(store: Store) -> tuple[object, ...]:
    """All that a store holds, but for what it remembers of backups."""
    settings = "SELECT key, value FROM setting WHERE key NOT IN ('backed_up', 'archive_expected') ORDER BY key"
    return (*held(store), store._db.conn.execute(settings).fetchall())


def digest(folder: Path) -> dict[str, str]:
    """The files of a folder with the hashes of their bytes."""
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}


def stopped_at(question: int) -> Stopped:
    """Somebody who waits through so many questions, and then does not want to any more."""
    questions = count()
    return lambda: next(questions) >= question
