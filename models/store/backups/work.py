"""Long work that tells how far it is and that can be stopped."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from models.errors import BackupStopped
from models.language import _

Progress = Callable[[int, int], None]
"""Told how much of how much is done."""

Stopped = Callable[[], bool]
"""Asked now and then: whether nobody wants to wait any more."""

WHOLE = 1000
"""What a piece of long work counts to, whatever its parts count in."""

_STEPS_BETWEEN = 20_000


def unwatched(_done: int, _of: int) -> None:
    """For work whose progress nobody sees."""


def never() -> bool:
    """For work that nobody stops."""
    return False


def stop_if(stopped: Stopped) -> None:
    """Raises BackupStopped where nobody wants to wait."""
    if stopped():
        raise BackupStopped(_("Đã dừng theo yêu cầu; dữ liệu không thay đổi."))


def part(progress: Progress, begin: int, end: int, stopped: Stopped = never) -> Progress:
    """What a part of the work is told, as its share from `begin` to `end` of WHOLE; it stops where nobody wants to wait."""

    def told(done: int, of: int) -> None:
        stop_if(stopped)
        progress(begin + (end - begin) * min(done, of) // max(of, 1), WHOLE)

    return told


@contextmanager
def stoppable(connection: sqlite3.Connection, stopped: Stopped) -> Iterator[None]:
    """Lets SQLite itself be stopped inside a long question. Raises BackupStopped."""
    connection.set_progress_handler(lambda: int(stopped()), _STEPS_BETWEEN)
    try:
        yield
    except sqlite3.OperationalError:
        stop_if(stopped)
        raise
    finally:
        connection.set_progress_handler(None, 0)
