"""What a restore would change, told before it is done."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from models.report import State
from models.store.backups.work import Progress, Stopped, never, unwatched

if TYPE_CHECKING:
    from models.store.store import Store


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


def preview(store: "Store | None", path: Path, password: str = "", progress: Progress = unwatched, stopped: Stopped = never) -> Preview:
    """Looks into a backup without changing anything; `store` is nothing where it does not open.

    Raises BadBackup, WrongPassword, BadLockedFile, BackupStopped.
    """
    raise NotImplementedError
