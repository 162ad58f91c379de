"""Putting a backup in the place of the present store, which is kept first."""

from pathlib import Path
from typing import TYPE_CHECKING

from models.store.backups.work import Progress, Stopped, never, unwatched

if TYPE_CHECKING:
    from models.store.store import Store


def restore(store: "Store", path: Path, password: str = "", progress: Progress = unwatched, stopped: Stopped = never) -> Path:
    """Makes the open store what a backup holds, all of it or nothing; gives the backup in which the present state was kept.

    The store stays open. An older backup is brought up to date. The caller has saved what is being written, and reads all anew after.
    Raises BadBackup, WrongPassword, BadLockedFile, BackupFailed, BackupStopped, StoreError; then the store is as it was.
    """
    raise NotImplementedError


def restore_closed(data: Path, path: Path, password: str = "", progress: Progress = unwatched, stopped: Stopped = never) -> Path:
    """The same for a store that does not open: its file is set aside under another name; gives that name. Then the store opens.

    Raises BadBackup, WrongPassword, BadLockedFile, BackupFailed, BackupStopped; then the data folder is as it was.
    """
    raise NotImplementedError
