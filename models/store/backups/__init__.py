"""Backups: whole copies of the store in one file each, verified, rotated, kept at a second place too, and restored with a look before."""

from models.store.backups.keeping import KeptBackup, back_up_to, due, keep_backup
from models.store.backups.names import Backup, Why, backups_in, backups_of
from models.store.backups.preparing import check_backup
from models.store.backups.preview import Preview, PreviewEntry, Side, preview
from models.store.backups.restoring import restore, restore_closed
from models.store.backups.second_place import SecondPlace, copy_to_second_place, second_place, second_place_of, set_second_place
from models.store.watching import Progress, Stopped

__all__ = [
    "Backup",
    "KeptBackup",
    "Preview",
    "PreviewEntry",
    "Progress",
    "SecondPlace",
    "Side",
    "Stopped",
    "Why",
    "back_up_to",
    "backups_in",
    "backups_of",
    "check_backup",
    "copy_to_second_place",
    "due",
    "keep_backup",
    "preview",
    "restore",
    "restore_closed",
    "second_place",
    "second_place_of",
    "set_second_place",
]
