"""Backups as their file names tell of them: which came after which, when, why, and whether a password is needed.

The number in the name says which came later; the time is what the computer's clock said, and a clock may be wrong.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Literal

from msgspec import Struct

from models.store.connection import BACKUPS

Why = Literal["start", "daily", "asked", "before-migration", "before-restore"]
"""Why a backup was made: by itself at the start or once a day, because somebody asked, or before something that changes everything."""

LOCKED_SUFFIX = ".age"

_WORDS: dict[Why, str] = {
    "start": "luc-mo",
    "daily": "hang-ngay",
    "asked": "theo-yeu-cau",
    "before-migration": "truoc-nang-cap",
    "before-restore": "truoc-khoi-phuc",
}
_WHY: dict[str, Why] = {word: why for why, word in _WORDS.items()}
_NAME = re.compile(rf"sao-luu-(\d{{5,9}})-(\d{{8}}-\d{{6}}[+-]\d{{4,6}})-({'|'.join(_WHY)})(-co-loi)?\.db(\.age)?", re.ASCII)
_FIRST_FORM = re.compile(r"truoc-nang-cap-\d+-(\d{8}-\d{6})\.db", re.ASCII)
"""The names of backups before a migration as version 0.5 gave them, without number and zone."""

_TIME = "%Y%m%d-%H%M%S%z"


class Backup(Struct, frozen=True):
    """A backup as name and size tell of it; nothing of it was opened. `at` is the time by the clock of the computer that made it.

    `doubtful`: something was wrong in the data already when it was made (its file is whole, and it opens).
    """

    path: Path
    at: datetime
    why: Why
    size: int
    locked: bool
    number: int = 0
    doubtful: bool = False


def backup_name(number: int, at: datetime, why: Why, doubtful: bool = False) -> str:
    """The file name of a backup; `at` has a zone."""
    return f"sao-luu-{number:05}-{at.strftime(_TIME)}-{_WORDS[why]}{'-co-loi' if doubtful else ''}.db"


def backups_of(data: Path) -> tuple[Backup, ...]:
    """The backups that stand in a data folder, the newest first; nothing where the folder cannot be read."""
    return newest_first(_backups(data / BACKUPS))


def backups_in(folder: Path) -> tuple[Backup, ...]:
    """The backups in any folder and in the folders of it that stores made for themselves (second_place.py), the newest first."""
    return newest_first(backup for place in (folder, *_folders(folder)) for backup in _backups(place))


def next_number(data: Path, at_least: int = 0) -> int:
    """The number that the next backup of a data folder gets: above every one that stands there."""
    return max([at_least, *(backup.number for backup in backups_of(data))]) + 1


PLACE_PREFIX = "so-bao-cao-"
"""How the folder of one store at a second place begins."""


def _folders(folder: Path) -> list[Path]:
    try:
        return sorted(place for place in folder.iterdir() if place.name.startswith(PLACE_PREFIX) and place.is_dir())
    except OSError:
        return []


def newest_first(backups: Iterable[Backup]) -> tuple[Backup, ...]:
    """By their numbers, whatever their clocks said."""
    return tuple(sorted(backups, key=lambda backup: (backup.number, backup.at, backup.path.name), reverse=True))


def _backups(folder: Path) -> Iterator[Backup]:
    try:
        files = [(path, path.stat().st_size) for path in folder.iterdir() if path.is_file()]
    except OSError:
        return
    for path, size in files:
        backup = read_name(path, size)
        if backup is not None:
            yield backup


def read_name(path: Path, size: int) -> Backup | None:
    """What the name of a file tells; nothing where it is no name of a backup."""
    try:
        if named := _NAME.fullmatch(path.name):
            number, at, why, doubtful, locked = named.groups()
            return Backup(path, datetime.strptime(at, _TIME), _WHY[why], size, bool(locked), int(number), bool(doubtful))
        if first := _FIRST_FORM.fullmatch(path.name):
            return Backup(path, datetime.strptime(first[1], "%Y%m%d-%H%M%S").astimezone(), "before-migration", size, False)
    except (ValueError, OSError):  # a day that there is not, or one that the system's clock does not know
        return None
    return None
