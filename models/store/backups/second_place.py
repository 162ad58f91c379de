"""The second place: a USB stick or a share on which backups stand too, so that they outlive the computer."""

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from models.store.backups.work import Stopped, never

if TYPE_CHECKING:
    from models.store.store import Store


class SecondPlace(Struct, frozen=True):
    """Where else backups stand; with a password they are locked there. No folder: nowhere."""

    folder: Path | None = None
    password: str = ""


def second_place(store: "Store") -> SecondPlace:
    """The second place of a store."""
    return SecondPlace()


def set_second_place(store: "Store", place: SecondPlace) -> None:
    """Chooses, changes or (with no folder) gives up the second place. What stands there stays.

    Raises StoreError where it cannot be used.
    """
    raise NotImplementedError


def copy_to_second_place(data: Path, stopped: Stopped = never) -> str:
    """Copies the backups that the second place lacks; gives a sentence where it cannot be done now, or nothing. Raises BackupStopped."""
    return ""
