"""Half files: what is written beside its final name first, and gets that name when all went well."""

import contextlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from models.private_files import private_folder
from models.store.leftovers import JOURNAL, SHARED, WAL, beside
from models.whole_file import LEFT_OVER, WORK, settle, take_name

HALF = f"{WORK}part"
"""What the name of a file ends in while it is written."""

_AT_WORK: set[Path] = set()
"""Those that this process works with; all others were left by one that was killed, as a store is open once."""


@contextmanager
def half_of(target: Path) -> Iterator[Path]:
    """An empty file beside a target, its owner's alone, that takes the target's name when all went well, and is gone when not."""
    private_folder(target.parent)
    half = target.with_name(target.name + HALF)
    with at_work(half):
        remove_half(half)
        os.close(os.open(half, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        yield half
        with half.open("rb+") as file:
            os.fsync(file.fileno())
        take_name(half, target)
        settle(target.parent)


@contextmanager
def at_work(half: Path) -> Iterator[None]:
    """A half file that nobody tidies up meanwhile; what is left of it at the end is deleted."""
    _AT_WORK.add(half)
    try:
        yield
    finally:
        _remove_if_possible(half)
        _AT_WORK.discard(half)


def remove_half(half: Path) -> None:
    """Deletes a half file and what SQLite may have left beside it. Raises OSError."""
    for log in (JOURNAL, WAL, SHARED):
        beside(half, log).unlink(missing_ok=True)
    half.unlink(missing_ok=True)


def remove_all_halves(folder: Path) -> None:
    """Deletes what a killed program left of its half files in a folder; what cannot be deleted stays, and harms nothing."""
    busy = {half.name for half in _AT_WORK if half.parent.name == folder.name}
    with contextlib.suppress(OSError):
        for half in folder.glob(f"*{HALF}"):
            if half.name not in busy:
                _remove_if_possible(half)
        for half in folder.glob(LEFT_OVER) if not busy else ():  # those at work write through some
            _remove_if_possible(half)


def _remove_if_possible(half: Path) -> None:
    with contextlib.suppress(OSError):
        remove_half(half)
