"""Which backups have done their duty: a good one that is overwritten every day loses more work than it saves.

Backups are ordered by their numbers and never by their times, so that no clock that jumps makes an old one look new.
"""

import contextlib
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from models.store.backups.names import Backup, newest_first

LAST = 10
DAYS = 14
LAST_DOUBTFUL = 3

LAST_OF_LARGE = 3
"""How many of the last ones stay whatever room they take."""

GIVING_WAY = ("before-migration", "before-restore")
"""What was made of a state that was about to give way: it may be the only copy of the work in it."""

LAST_GIVING_WAY = 5
"""How many of the last of each of these stay whatever room they take."""

SMALL = 2 * 1024**3
"""Bytes that all backups of a store may take on any disk."""

_SHARE = 10
"""They may take one part of so many of what the disk has free beside them."""


def let_go(backups: Iterable[Backup], folder: Path, spared: Path | None = None) -> None:
    """Deletes those of a folder's backups that may go, but for one that somebody is restoring; what cannot be deleted stays."""
    there = tuple(backups)
    with contextlib.suppress(OSError):
        for old in superseded(there, room_for(there, shutil.disk_usage(folder).free)):
            with contextlib.suppress(OSError):
                if spared is None or not old.path.samefile(spared):
                    old.path.unlink()


def room_for(backups: Iterable[Backup], free: int) -> int:
    """Bytes that backups may take together on a disk that has so many free beside them."""
    return max(SMALL, (free + sum(backup.size for backup in backups)) // _SHARE)


def superseded(backups: Iterable[Backup], room: int = SMALL) -> tuple[Backup, ...]:
    """Those that may go, the newest first.

    There stay the last 10, of the last 14 days that have any the last one of each and all those before a migration or a restore, the last
    one of each month, the last 5 before a migration and before a restore; of doubtful ones, which stand for no good one, the last 3. Where
    these take more than `room` bytes together, the oldest of them go too, those before a migration or a restore behind all others, down to
    the last 3, the last doubtful one, each month's and the last 5 before a migration and before a restore.
    """
    ordered = newest_first(backups)
    good = [backup for backup in ordered if not backup.doubtful]
    doubtful = [backup for backup in ordered if backup.doubtful]
    kept = {backup.path for backup in (*_kept(good), *doubtful[:LAST_DOUBTFUL])}
    needed = {backup.path for backup in (*_needed(good), *doubtful[:1])}
    taken = sum(backup.size for backup in ordered if backup.path in kept)
    oldest_first = ordered[::-1]
    for backup in sorted(oldest_first, key=lambda backup: backup.why in GIVING_WAY):
        if taken > room and backup.path in kept - needed:
            kept.remove(backup.path)
            taken -= backup.size
    return tuple(backup for backup in ordered if backup.path not in kept)


def _kept(newest_first: list[Backup]) -> Iterator[Backup]:
    yield from newest_first[:LAST]
    last_of_days = list(_first_of_each(newest_first, "%Y-%m-%d"))[:DAYS]
    yield from last_of_days
    days = {backup.at.date() for backup in last_of_days}
    yield from (backup for backup in newest_first if backup.why in GIVING_WAY and backup.at.date() in days)
    yield from _needed(newest_first)


def _needed(newest_first: list[Backup]) -> Iterator[Backup]:
    yield from newest_first[:LAST_OF_LARGE]
    yield from _first_of_each(newest_first, "%Y-%m")
    for why in GIVING_WAY:
        yield from [backup for backup in newest_first if backup.why == why][:LAST_GIVING_WAY]


def _first_of_each(newest_first: list[Backup], span: str) -> Iterator[Backup]:
    """The newest of each day or month as the clock on the wall had it."""
    seen: set[str] = set()
    for backup in newest_first:
        time = backup.at.strftime(span)
        if time not in seen:
            seen.add(time)
            yield backup
