"""Putting a backup in the place of the present store, which is kept first."""

import contextlib
import os
import sqlite3
from contextlib import closing
from datetime import datetime
from itertools import count
from pathlib import Path
from urllib.parse import quote

from models.errors import DataDamaged, StoreError
from models.store.backups.copying import PAGES, half_of, pages_told, telling
from models.store.backups.images import put_images_out
from models.store.backups.keeping import ONE_AT_A_TIME, keep_backup, mark_of
from models.store.backups.names import BACKUPS
from models.store.backups.plain_copy import pour
from models.store.backups.preparing import Prepared, make_present, prepared, refuse_own_file
from models.store.backups.work import WHOLE, Progress, Stopped, never, part, unwatched
from models.store.connection import FILE, sentence
from models.store.store import Store

_BESIDE = ("-wal", "-journal")
"""The files beside a store that may hold its last changes."""


def restore(store: Store, path: Path, password: str = "", progress: Progress = unwatched, stopped: Stopped = never) -> Path:
    """Makes the open store what a backup holds, all of it or nothing; gives the file in which the present state was kept.

    The store stays open. An older backup is brought up to date. The caller has saved what is being written, and reads all anew after.
    Raises BadBackup, WrongPassword, BadLockedFile, BackupFailed, BackupStopped, StoreError; then the store is as it was.
    """
    refuse_own_file(path, store.folder)
    with ONE_AT_A_TIME, prepared(path, store.folder / BACKUPS, password, part(progress, 0, 400, stopped), stopped) as found:
        put_images_out(found.copy, store.folder)
        make_present(found, path)
        mark, kept = _mark(store), _keep_present(store, part(progress, 400, 700, stopped), stopped)
        with store._reading():
            if _mark(store) != mark:  # somebody wrote meanwhile; now nobody can
                kept = _keep_present(store, unwatched, stopped)
            _replace_pages(found, store._db.conn, part(progress, 700, WHOLE, stopped))
    return kept


def _mark(store: Store) -> str:
    """What tells whether somebody wrote; the same nothing each time for a store that is too damaged to say."""
    try:
        return mark_of(store)
    except StoreError:
        return ""


def _keep_present(store: Store, progress: Progress, stopped: Stopped) -> Path:
    """A backup of the present state; of one that is too damaged for a backup the file itself, as it is."""
    try:
        return keep_backup(store, "before-restore", None, progress, stopped).path
    except DataDamaged:
        aside = _free_name(store.folder)
        with telling(aside):
            for ending in ("", *_BESIDE):
                source = (store.folder / FILE).with_name(FILE + ending)
                if source.exists():
                    pour(source, aside.with_name(aside.name + ending), part(progress, 0, WHOLE, stopped))
        return aside


def _replace_pages(found: Prepared, present: sqlite3.Connection, progress: Progress) -> None:
    """One transaction of SQLite: who dies inside leaves the old store."""
    found.copy.backup(present, pages=PAGES, progress=pages_told(progress, present))
    with contextlib.suppress(sqlite3.Error):  # what is in the log is on the disk already
        present.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def restore_closed(data: Path, path: Path, password: str = "", progress: Progress = unwatched, stopped: Stopped = never) -> Path:
    """The same for a store that does not open: its file is set aside under another name; gives that name. Then the store opens.

    Raises BadBackup, WrongPassword, BadLockedFile, BackupFailed, BackupStopped, StoreError where it is open elsewhere; then the data folder
    is as it was.
    """
    refuse_own_file(path, data)
    _refuse_open_one(data / FILE)
    with prepared(path, data / BACKUPS, password, part(progress, 0, 700, stopped), stopped) as found:
        put_images_out(found.copy, data)
        make_present(found, path)
        found.copy.close()
        return _put_in_place(found.path, data / FILE, _free_name(data), part(progress, 700, WHOLE, stopped))


def _put_in_place(sound: Path, target: Path, aside: Path, progress: Progress) -> Path:
    with telling(target):
        try:
            with half_of(target) as half:
                pour(sound, half, progress)
                _set_aside(target, aside)
        except BaseException:
            _put_back(target, aside)
            raise
    return aside


def _set_aside(target: Path, aside: Path) -> None:
    """The changes beside the store first: they must never be played into another file. The store stays until another takes its name."""
    for ending in _BESIDE:
        beside = target.with_name(target.name + ending)
        if beside.exists():
            beside.replace(aside.with_name(aside.name + ending))
    target.with_name(f"{target.name}-shm").unlink(missing_ok=True)
    if target.exists():
        try:
            os.link(target, aside)
        except OSError:  # FAT knows no second name for a file
            pour(target, aside, unwatched)


def _put_back(target: Path, aside: Path) -> None:
    """After a restore that failed; what cannot be put back stays under the other name, and is not lost."""
    for ending in _BESIDE:
        beside = aside.with_name(aside.name + ending)
        with contextlib.suppress(OSError):
            if beside.exists():
                beside.replace(target.with_name(target.name + ending))
    with contextlib.suppress(OSError):
        if target.exists():
            aside.unlink(missing_ok=True)


def _free_name(data: Path) -> Path:
    """A name for a damaged store that nothing bears yet."""
    stem = f"sobaocao-hong-{datetime.now():%Y%m%d-%H%M%S}"
    return next(name for number in count(1) if not (name := data / f"{stem}{f'-{number}' if number > 1 else ''}.db").exists())


def _refuse_open_one(path: Path) -> None:
    """Raises StoreError where another window has the store; asks without writing a letter, whatever state the file is in."""
    if not path.exists():
        return
    try:
        with closing(sqlite3.connect(_address(path), uri=True, timeout=0.5)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise sentence(path, error) from error


def _address(path: Path) -> str:
    """A file for reading only, as SQLite takes it; drive letters and network names too."""
    plain = path.absolute().as_posix()
    return f"file://{quote(plain if plain.startswith('/') else f'/{plain}')}?mode=ro"
