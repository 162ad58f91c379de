"""Putting a backup in the place of the present store, which is kept first."""

import contextlib
import sqlite3
from pathlib import Path

from models.errors import DamagedStore, DataDamaged, StoreError
from models.store.archive import finish_archives
from models.store.backups.copying import PAGES, copy_unchecked, pages_told, telling
from models.store.backups.exchanging import claimed, exchange, name_for_damaged
from models.store.backups.images import put_images_out
from models.store.backups.keeping import forget_last_backup, keep_backup, mark_of, one_at_a_time
from models.store.backups.preparing import Prepared, make_present, prepared, refuse_own_file
from models.store.backups.shares import WHOLE, part
from models.store.connection import BACKUPS
from models.store.soundness import RESTORING
from models.store.store import Store
from models.store.watching import Progress, Stopped, never, unwatched
from models.whole_file import put_whole


def restore(store: Store, path: Path, password: str = "", progress: Progress = unwatched, stopped: Stopped = never) -> Path:
    """Makes the open store what a backup holds, all of it or nothing; gives the file in which the present state was kept.

    The store stays open. An older backup is brought up to date. Archive folders that this computer does not have are written last; who
    stops then has a restored store, and they are written when it is opened next. The caller has saved what is being written, and reads
    all anew after.
    Raises BadBackup, WrongPassword, BadLockedFile, BackupFailed, WorkStopped, StoreError; then the store is as it was.
    """
    refuse_own_file(path, store.folder)
    with one_at_a_time(stopped), prepared(path, store.folder / BACKUPS, password, part(progress, 0, 400, stopped), stopped) as found:
        put_images_out(found.copy, store.folder)
        make_present(found, path, store.folder)
        mark, kept = _mark(store), _keep_present(store, path, part(progress, 400, 700, stopped), stopped)
        with store._reading():
            if _mark(store) != mark:  # somebody wrote meanwhile; now nobody can
                kept = _keep_present(store, path, unwatched, stopped)
            _replace_pages(found, store._db.conn, part(progress, 700, 900, stopped))
            with contextlib.suppress(StoreError):  # the first write tells the open store that its chain has another end
                forget_last_backup(store)
    finish_archives(store, part(progress, 900, WHOLE), stopped)
    return kept


def _mark(store: Store) -> str:
    """What tells whether somebody wrote; the same nothing each time for a store that is too damaged to say."""
    try:
        return mark_of(store)
    except StoreError:
        return ""


def _keep_present(store: Store, restored: Path, progress: Progress, stopped: Stopped) -> Path:
    """A backup of the present state, for which the one that is restored does not go; of a state too damaged for one the file as it is."""
    try:
        return keep_backup(store, "before-restore", None, progress, stopped, spared=restored).path
    except (DataDamaged, DamagedStore):
        aside = name_for_damaged(store.folder)
        copy_unchecked(store._db.conn, aside, progress)
        return aside


def _replace_pages(found: Prepared, present: sqlite3.Connection, progress: Progress) -> None:
    """One transaction of SQLite: who dies inside leaves the old store, who dies right after it the new one in the log.

    That log may hold a shorter chain than the file; a note says so until the file has it (models/store/soundness.py).
    """
    note = Path(present.execute("PRAGMA database_list").fetchone()[2]).with_name(RESTORING)
    with telling(note):
        put_whole(note, b"", private=True)
    try:
        found.copy.backup(present, pages=PAGES, progress=pages_told(progress, present))
    except BaseException:
        note.unlink(missing_ok=True)
        raise
    with contextlib.suppress(sqlite3.Error, OSError):  # what is in the log is on the disk already
        if not present.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
            note.unlink()


def restore_closed(data: Path, path: Path, password: str = "", progress: Progress = unwatched, stopped: Stopped = never) -> Path:
    """The same for a store that does not open: its file is set aside under another name; gives that name. Then the store opens.

    Raises BadBackup, WrongPassword, BadLockedFile, BackupFailed, WorkStopped, StoreError where it is open elsewhere; then the data folder
    is as it was.
    """
    refuse_own_file(path, data)
    with claimed(data), prepared(path, data / BACKUPS, password, part(progress, 0, 700, stopped), stopped) as found:
        put_images_out(found.copy, data)
        make_present(found, path, data)
        found.copy.close()
        aside = exchange(found.path, data, part(progress, 700, 900, stopped))
    with contextlib.suppress(StoreError):  # it is restored; what keeps it from opening is told when somebody opens it
        Store.open(data, part(progress, 900, WHOLE), stopped).close()
    return aside
