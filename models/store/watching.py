"""Long work that somebody watches and may stop."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from models.errors import WorkStopped
from models.language import _

Progress = Callable[[int, int], None]
"""Told how much of how much is done."""

Stopped = Callable[[], bool]
"""Asked now and then: whether nobody wants to wait any more."""

_STEPS_BETWEEN = 20_000


def unwatched(_done: int, _of: int) -> None:
    """For work whose progress nobody sees."""


def never() -> bool:
    """For work that nobody stops."""
    return False


def stop_if(stopped: Stopped) -> None:
    """Raises WorkStopped where nobody wants to wait."""
    if stopped():
        raise WorkStopped(_("Đã dừng theo yêu cầu; có thể làm lại bất cứ lúc nào."))


@contextmanager
def stoppable(connection: sqlite3.Connection, stopped: Stopped) -> Iterator[None]:
    """Lets SQLite itself be stopped inside a long question. Raises WorkStopped."""
    connection.set_progress_handler(lambda: int(stopped()), _STEPS_BETWEEN)
    try:
        yield
    except sqlite3.OperationalError:
        stop_if(stopped)
        raise
    finally:
        connection.set_progress_handler(None, 0)
