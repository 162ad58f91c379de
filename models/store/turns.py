"""Whose turn it is with the open store: one thread at a time, and a long look is broken off where another one waits."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_ASK_AGAIN = 0.05
"""Seconds between two requests to break off: one that comes between two questions to SQLite is not heard."""


class Turns:
    """A lock that the thread which holds it may take again; others wait."""

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._looking: sqlite3.Connection | None = None
        self._edge = threading.Lock()

    def __enter__(self) -> None:
        if not self._lock.acquire(blocking=False):
            self._ask()
            while not self._lock.acquire(timeout=_ASK_AGAIN):
                self._ask()

    def __exit__(self, *_error: object) -> None:
        self._lock.release()

    @contextmanager
    def giving_way(self, connection: sqlite3.Connection) -> Iterator[None]:
        """For who holds it: what the connection is asked inside ends with SQLITE_INTERRUPT as soon as another thread waits."""
        with self._edge:
            self._looking = connection
        try:
            yield
        finally:
            with self._edge:
                self._looking = None

    def _ask(self) -> None:
        with self._edge:  # never what comes after the look
            if self._looking is not None:
                self._looking.interrupt()
