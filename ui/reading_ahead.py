"""Changed reports are read into the index of search while nobody types, so that a search finds them at once.

After the first start with an older book, or after a folder of old reports has come in, thousands are unread, and a search would have to
read them first. Here few are read at a time, with pauses between, and none while keys or the mouse are in use.
"""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication, QWindow

from ui.background import Worker

STEP = 4
"""Reports that are read at once: a fortieth of a second."""
_TICK = 100
"""Milliseconds from step to step: a quarter of one core, ten thousand reports in five minutes."""
_FIRST = 3000
"""Milliseconds that the window has for itself after it has opened."""
_QUIET = 1.0
"""Seconds without a key or the mouse after which nobody is taken to be typing."""
_INPUT = (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel)


class ReadingAhead(QObject):
    """`read(most)` reads some reports and gives how many are left; `elsewhere()` says that somebody else is reading them already."""

    def __init__(self, read: Callable[[int], int], elsewhere: Callable[[], bool], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._read = read
        self._elsewhere = elsewhere
        self._worker = Worker(self)
        self._last_input = 0.0
        self._watched: QWindow | None = None
        self._next = QTimer(self, singleShot=True)
        self._next.timeout.connect(self._step)

    def begin(self) -> None:
        """Reads what is unread, from now on until nothing is."""
        if not self._next.isActive():
            self._next.start(_FIRST)

    def close(self) -> None:
        """Waits for what is running, and takes no more."""
        self._next.stop()
        self._watch(None)
        self._worker.close()

    def _step(self) -> None:
        self._watch(QGuiApplication.focusWindow())
        if time.monotonic() - self._last_input < _QUIET or self._elsewhere():
            self._next.start(_TICK)
            return
        self._worker.request(lambda: self._read(STEP), self._go_on, lambda _error: self._watch(None))  # a search will say what is wrong

    def _go_on(self, left: int) -> None:
        if left:
            self._next.start(_TICK)
        else:
            self._watch(None)

    def _watch(self, window: QWindow | None) -> None:
        """Looks at the events of the window in use alone: those of every widget would cost each key a millisecond."""
        if window is self._watched:
            return
        if self._watched is not None:
            self._watched.removeEventFilter(self)
        self._watched = window
        if window is not None:
            window.installEventFilter(self)
            window.destroyed.connect(self._forget)

    def _forget(self) -> None:
        self._watched = None

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in _INPUT:
            self._last_input = time.monotonic()
        return False
