"""One long work at a time beside the window: how far it is, and a way to stop it that leaves nothing half done.

Not the queue of the status line (ui/busy.py): what is asked for while something runs is refused, and who shows the work may come and go.
"""

import threading
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from models.language import _
from models.store.watching import Progress, Stopped

T = TypeVar("T")

_PATIENCE = 8.0
"""Seconds that closing waits for work which has been told to stop. A network drive that is gone may answer only after minutes."""

_STEPS = 200
"""Steps of the bar that are told."""


class LongWork(QObject):
    """`began(words)`, `advanced(done, of)`, `stopping` and `ended` are for who shows it; they come in the window's thread."""

    began = Signal(str)
    advanced = Signal(int, int)
    stopping = Signal()
    ended = Signal()
    _came = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._came.connect(lambda tell: tell())
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self._closed = False
        self._seen = (0, 0)
        self.words = ""
        """What is being done; nothing while nothing is."""
        self.position = (0, 0)
        """How much is done, of how much; of nothing while that is not known."""

    def is_running(self) -> bool:
        """Whether something is being done, or has been done and not been told yet."""
        return bool(self.words)

    def run(
        self, words: str, work: Callable[[Progress, Stopped], T], done: Callable[[T], object], failed: Callable[[Exception], object]
    ) -> bool:
        """Does `work` in a thread of its own; `done` or `failed` follows in the window's. False where something runs already."""
        if self._closed or self.is_running():
            return False
        self._stop = stop = threading.Event()
        self.words, self.position, self._seen = words, (0, 0), (0, 0)

        def labour() -> None:
            try:
                result = work(self._tell_progress, stop.is_set)
            except Exception as error:  # whatever it is must reach the window as words
                problem = error
                self._send(lambda: self._end(lambda: failed(problem)))
            else:
                self._send(lambda: self._end(lambda: done(result)))

        # A daemon, and no thread pool: one that waits for a dead network drive must not keep the program from ending.
        self._thread = threading.Thread(target=labour, name="long-work", daemon=True)
        self.began.emit(words)
        self._thread.start()
        return True

    def stop(self) -> None:
        """Asks the work to stop; `failed` of it follows when it has."""
        if self.is_running() and not self._stop.is_set():
            self._stop.set()
            self.words = _("Đang dừng…")
            self.stopping.emit()

    def close(self, patience: float = _PATIENCE) -> bool:
        """Stops what runs and takes no more; before the window goes. False where it did not stop within `patience` seconds."""
        self._closed = True
        self._stop.set()
        if self._thread is not None:
            self._thread.join(patience)
        self.words = ""
        return self._thread is None or not self._thread.is_alive()

    def _tell_progress(self, done: int, of: int) -> None:
        """In the work's thread: each step that can be seen is told, not each page of a large file."""
        seen = self._seen
        self._seen = (done * _STEPS // of if of else 0, of)
        if self._seen == seen or self._stop.is_set():
            return

        def tell() -> None:
            self.position = (done, of)
            self.advanced.emit(done, of)

        self._send(tell)

    def _send(self, tell: Callable[[], None]) -> None:
        """Has something told in the window's thread; to nobody where the window is gone."""
        if not self._closed:
            self._came.emit(tell)

    def _end(self, tell: Callable[[], object]) -> None:
        if self._closed:
            return
        self.words = ""
        self.ended.emit()
        tell()
