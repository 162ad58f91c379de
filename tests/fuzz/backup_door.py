"""The door of backups: files that somebody changed with SQLite itself, as anybody can, or byte by byte."""

import sqlite3
import tempfile
import zlib
from collections.abc import Sequence
from contextlib import closing, suppress
from functools import cache, partial
from pathlib import Path
from random import Random

from models import locked_file
from models.errors import BookError
from models.locked_file import lock, unlock
from models.store import Store
from models.store.backups import back_up_to, preview, restore_closed
from models.store.pictures import put_pictures
from tests.builders import sample
from tests.fuzz.mutating import VALUES, bytes_changed
from tests.fuzz.standing import standing

PASSWORD = "mật khẩu"
_BOMB = zlib.compress(bytes(300_000_000), 9)
"""Small in the file, 300 MB when it is unpacked."""


@cache
def backups() -> tuple[bytes, ...]:
    """A copy of a store with reports, revisions, settings and an image."""
    with standing(), tempfile.TemporaryDirectory() as folder:
        with Store.open(Path(folder) / "data") as store:
            for _round in range(3):
                store.keep_revision(sample(), "worked")
            put_pictures(store.folder, [b"\x89PNG\r\n\x1a\n an image"])
            store.put_setting("office", {"offices": []})
            back_up_to(store, Path(folder) / "copy.db")
        return ((Path(folder) / "copy.db").read_bytes(),)


def backup_changed(random: Random, content: bytes, others: Sequence[bytes]) -> bytes:
    """Cells, rows, tables and the file's own marks changed by SQL; in one of four inputs bytes."""
    if random.random() < 0.25:
        return bytes_changed(random, content, others)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "copy.db"
        path.write_bytes(content)
        with closing(sqlite3.connect(path, isolation_level=None)) as copy:
            copy.execute("PRAGMA synchronous = OFF")
            copy.execute("PRAGMA journal_mode = OFF")
            for _act in range(random.choice((1, 1, 2, 5))):
                _act_upon(random, copy)
        return path.read_bytes()


def _act_upon(random: Random, copy: sqlite3.Connection) -> None:
    table = random.choice(_filled_tables(copy) or ["report"])
    columns = [row[1] for row in copy.execute(f'PRAGMA table_info("{table}")')]
    column = random.choice(columns or ["name"])
    one_row = f'WHERE rowid = (SELECT rowid FROM "{table}" LIMIT 1 OFFSET {random.randrange(3)})' if random.random() < 0.8 else ""
    rare = [
        (f'DELETE FROM "{table}" {one_row}', ()),
        (f'DROP TABLE "{table}"', ()),
        (f'ALTER TABLE "{table}" RENAME COLUMN "{column}" TO "{random.choice(("x", "name", "draft"))}"', ()),
        (f"CREATE TRIGGER t{random.randrange(99)} AFTER UPDATE ON report BEGIN DELETE FROM report; END", ()),
        (f"CREATE VIEW v{random.randrange(99)} AS SELECT load_extension('x')", ()),
        (f"PRAGMA user_version = {random.choice((0, 1, 3, 5, 6, 7, 99, -1))}", ()),
        (f"PRAGMA application_id = {random.choice((0, 1, 0x53424F43))}", ()),
        (f"PRAGMA page_size = {random.choice((512, 65536))}", ()),
        ("VACUUM", ()),
    ]
    change = (f'UPDATE "{table}" SET "{column}" = ? {one_row}', (_value(random),))
    act, values = change if random.random() < 0.8 else random.choice(rare)
    with suppress(sqlite3.Error, OverflowError, UnicodeEncodeError):  # not every act fits every table
        copy.execute(act, values)


def _filled_tables(copy: sqlite3.Connection) -> list[str]:
    """Those with rows of ours, which each act reaches."""
    names = copy.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'").fetchall()
    filled = []
    for (name,) in names:
        with suppress(sqlite3.Error):
            if copy.execute(f'SELECT rowid FROM "{name}" LIMIT 1').fetchone():
                filled.append(name)
    return filled


def _value(random: Random) -> object:
    value = random.choice((*VALUES, _BOMB, b"", zlib.compress(b'{"format":"sobaocao/1"}')))
    return value if isinstance(value, str | bytes | int | float | None) else str(value)


def open_backup(content: bytes, folder: Path) -> str:
    """A look into a backup; where it may be restored, it is, and the store is read as the window reads it."""
    path, data = folder / "copy.db", folder / "data"
    path.write_bytes(content)
    seen = preview(None, path)
    restore_closed(data, path)
    with Store.open(data) as store:
        store.verify()
        for entry in store.reports():
            _read_all(store, entry.name)
        return f"{seen.added!r:.200} {store.get_setting('office')!r:.200}"


def _read_all(store: Store, name: str) -> None:
    """Opens a report and its kept states, each of which may be refused with a sentence."""
    kept = (partial(store.revision_report, revision.id) for revision in store.revisions(name)[:3])
    for read in (partial(store.load, name), *kept):
        with suppress(BookError):
            read()


@cache
def locked_files() -> tuple[bytes, ...]:
    """Files under a password."""
    usual, locked_file.WORK = locked_file.WORK, 6  # a file says itself how much work its password takes; here thousands are tried
    try:
        with standing():
            return lock(b"", PASSWORD), lock(sample().subject.encode() * 3000, PASSWORD)
    finally:
        locked_file.WORK = usual


def open_locked(content: bytes, _folder: Path) -> str:
    """A file under a password that somebody has changed."""
    return unlock(content, PASSWORD, "x.age").decode()
