"""What a restore would change, told before it is done."""

import hashlib
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from datetime import datetime
from itertools import count, takewhile
from pathlib import Path

from msgspec import Struct

from models.report import State
from models.store.backups.keeping import SETTINGS_THAT_COUNT
from models.store.backups.preparing import Prepared, prepared, refuse_own_file, work_folder
from models.store.backups.shares import WHOLE, part
from models.store.connection import BACKUPS
from models.store.store import Store
from models.store.watching import Progress, Stopped, never, unwatched

_SOME = 200


class _Row(Struct, frozen=True):
    name: str
    side: "Side"
    draft: bytes


class Side(Struct, frozen=True):
    """A report as it stands in the store, or in the backup; `updated` is in UTC, ISO 8601."""

    state: State
    subject: str
    updated: str


class PreviewEntry(Struct, frozen=True):
    """A report that a restore would bring (nothing is `here`), change, or take away (nothing is `there`, in the backup)."""

    name: str
    here: Side | None
    there: Side | None


class Preview(Struct, frozen=True):
    """What a restore would change. `taken` is when the backup was made, with its zone; `revisions_fewer` how many kept revisions of the
    present store the backup does not have; `problems` what is wrong in the backup itself, in the user's words."""

    taken: datetime
    added: tuple[PreviewEntry, ...] = ()
    changed: tuple[PreviewEntry, ...] = ()
    gone: tuple[PreviewEntry, ...] = ()
    revisions_fewer: int = 0
    settings_differ: bool = False
    problems: tuple[str, ...] = ()

    @property
    def unissued(self) -> tuple[PreviewEntry, ...]:
        """Those that have been issued since: the store would not know of it any more; the archive folder keeps them."""
        return tuple(entry for entry in (*self.changed, *self.gone) if _is_out(entry.here) and not _is_out(entry.there))


def _is_out(side: Side | None) -> bool:
    return side is not None and side.state in ("issued", "replaced")


def preview(store: Store | None, path: Path, password: str = "", progress: Progress = unwatched, stopped: Stopped = never) -> Preview:
    """Looks into a backup without changing anything; `store` is nothing where it does not open, and then everything would be brought.

    Raises BadBackup, BackupFailed where there is no room for a look, WrongPassword, BadLockedFile, WorkStopped, StoreError.
    """
    if store:
        refuse_own_file(path, store.folder)
    with (
        nullcontext(store.folder / BACKUPS) if store else work_folder(path) as work,
        prepared(path, work, password, part(progress, 0, 800, stopped), stopped) as found,
    ):
        return _looked_at(store, found, part(progress, 800, WHOLE, stopped))


def _looked_at(store: Store | None, found: Prepared, progress: Progress) -> Preview:
    here = _reports(store._db.conn, store._reading) if store else iter(())
    reports = tuple(_compared(here, _reports(found.copy, nullcontext), _counted(found.copy, progress)))
    return Preview(
        found.taken,
        tuple(entry for entry in reports if entry.here is None),
        tuple(entry for entry in reports if entry.here and entry.there),
        tuple(entry for entry in reports if entry.there is None),
        _revisions_fewer(store, found.copy) if store else 0,
        store is not None and _own_settings(store) != _settings(found.copy),
        found.problems,
    )


def _compared(here: Iterator[_Row], there: Iterator[_Row], tell: Callable[[], None]) -> Iterator[PreviewEntry]:
    """Goes through both sides in the order of names at once; equal reports are passed over."""
    ours, theirs = next(here, None), next(there, None)
    while ours or theirs:
        tell()
        if ours and (theirs is None or ours.name < theirs.name):
            yield PreviewEntry(ours.name, ours.side, None)
            ours = next(here, None)
        elif theirs and (ours is None or theirs.name < ours.name):
            yield PreviewEntry(theirs.name, None, theirs.side)
            theirs = next(there, None)
        elif ours and theirs:
            if ours.draft != theirs.draft:
                yield PreviewEntry(ours.name, ours.side, theirs.side)
            ours, theirs = next(here, None), next(there, None)


def _reports(connection: sqlite3.Connection, reading: Callable[[], AbstractContextManager[None]]) -> Iterator[_Row]:
    """All reports by name, some at a time, so that others may write between."""
    question, last = "SELECT name, state, subject, updated, draft FROM report WHERE name > ? ORDER BY name LIMIT ?", ""
    while True:
        with reading():
            rows = connection.execute(question, (last, _SOME)).fetchall()
        for name, state, subject, updated, draft in rows:
            yield _Row(name, Side(state, subject or "", updated), hashlib.sha256(draft).digest())
        if len(rows) < _SOME:
            return
        last = rows[-1][0]


def _counted(copy: sqlite3.Connection, progress: Progress) -> Callable[[], None]:
    of, steps = copy.execute("SELECT count(*) FROM report").fetchone()[0], count()
    return lambda: progress(next(steps), of)


def _revisions_fewer(store: Store, copy: sqlite3.Connection) -> int:
    """Both chains are the same up to some revision; those of the present store after it are counted."""
    same = 0
    question = "SELECT id, hash FROM revision WHERE id > ? ORDER BY id LIMIT 10000"
    while True:
        with store._reading():
            ours = store._db.conn.execute(question, (same,)).fetchall()
            total = store._db.conn.execute("SELECT count(*) FROM revision WHERE id > ?", (same,)).fetchone()[0]
        theirs = copy.execute(question, (same,)).fetchall()
        alike = list(takewhile(lambda pair: pair[0] == pair[1], zip(ours, theirs, strict=False)))
        if not alike or len(alike) < len(ours):
            return int(total) - len(alike)
        same = alike[-1][0][0]


def _own_settings(store: Store) -> list[tuple[str, str]]:
    with store._reading():
        return _settings(store._db.conn)


def _settings(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    rows = connection.execute("SELECT key, value FROM setting ORDER BY key").fetchall()
    return [row for row in rows if row[0] in SETTINGS_THAT_COUNT]
