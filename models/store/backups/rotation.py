"""Which backups have done their duty: a good one that is overwritten every day loses more work than it saves.

Backups are ordered by their numbers and never by their times, so that no clock that jumps makes an old one look new.
"""

from collections.abc import Iterable, Iterator

from models.store.backups.names import Backup

LAST = 10
DAYS = 14
LAST_DOUBTFUL = 3


def superseded(backups: Iterable[Backup]) -> tuple[Backup, ...]:
    """Those that may go, the newest first.

    There stay the last 10, the last one of each of the last 14 days that have any, the last one of each month, the last one before a
    migration and before a restore; of doubtful ones, which stand for no good one, the last 3.
    """
    ordered = sorted(backups, key=lambda backup: (backup.number, backup.at, backup.path.name), reverse=True)
    good = [backup for backup in ordered if not backup.doubtful]
    doubtful = [backup for backup in ordered if backup.doubtful]
    kept = {backup.path for backup in (*_kept(good), *doubtful[:LAST_DOUBTFUL])}
    return tuple(backup for backup in ordered if backup.path not in kept)


def _kept(newest_first: list[Backup]) -> Iterator[Backup]:
    yield from newest_first[:LAST]
    yield from list(_first_of_each(newest_first, "%Y-%m-%d"))[:DAYS]
    yield from _first_of_each(newest_first, "%Y-%m")
    for why in ("before-migration", "before-restore"):
        yield from [backup for backup in newest_first if backup.why == why][:1]


def _first_of_each(newest_first: list[Backup], span: str) -> Iterator[Backup]:
    """The newest of each day or month as the clock on the wall had it."""
    seen: set[str] = set()
    for backup in newest_first:
        time = backup.at.strftime(span)
        if time not in seen:
            seen.add(time)
            yield backup
