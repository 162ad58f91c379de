"""The file of a store that nobody has open gives its place to another one; what stood there is kept under another name, never deleted."""

import contextlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from models.file_names import free_name
from models.store.backups.copying import telling
from models.store.backups.plain_copy import pour
from models.store.connection import DOUBT, FILE, in_use
from models.store.half_files import half_of
from models.store.in_use import Claim
from models.store.leftovers import JOURNAL, SHARED, WAL, beside, is_in_use
from models.store.watching import Progress, unwatched


@contextmanager
def claimed(data: Path) -> Iterator[None]:
    """Nobody else may open the store while its file is exchanged. Raises StoreError where somebody has it open."""
    claim = Claim(data)
    try:
        if is_in_use(data / FILE):
            raise in_use(data / FILE)
        claim.settle()
        yield
    finally:
        claim.give_back()


def exchange(sound: Path, data: Path, progress: Progress) -> Path:
    """Puts a copy of a sound file into the place of the store of a claimed data folder; gives the name that the one there has now.

    Raises BackupFailed; then all is as it was.
    """
    target, aside = data / FILE, name_for_damaged(data)
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
    for log in (WAL, JOURNAL):
        if beside(target, log).exists():
            beside(target, log).replace(beside(aside, log))
    for needless in (beside(target, SHARED), target.with_name(DOUBT)):
        needless.unlink(missing_ok=True)
    if target.exists():
        try:
            os.link(target, aside)
        except OSError:  # FAT knows no second name for a file
            pour(target, aside, unwatched)


def _put_back(target: Path, aside: Path) -> None:
    """After a restore that failed; what cannot be put back stays under the other name, and is not lost."""
    for log in (WAL, JOURNAL):
        with contextlib.suppress(OSError):
            if beside(aside, log).exists():
                beside(aside, log).replace(beside(target, log))
    with contextlib.suppress(OSError):
        if target.exists():
            aside.unlink(missing_ok=True)


def name_for_damaged(data: Path) -> Path:
    """A name for a damaged store that nothing bears yet."""
    return free_name(data / f"sobaocao-hong-{datetime.now():%Y%m%d-%H%M%S}.db")
