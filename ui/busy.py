"""Work that takes its time, at the end of the status line: that it goes on, and a button to stop it."""

import threading
from collections import deque
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QSizePolicy, QWidget

from models.language import _
from ui.background import Worker

T = TypeVar("T")

_UNSEEN = 300
"""Milliseconds that work may take before the window speaks of it."""


class Busy(QWidget):
    """One piece of work at a time, off the window's thread; what is asked for meanwhile follows. Work gets an event that stops it.

    `stopped(sentence)`: the clerk did; what there is to say of it, where the work has something to say.
    `succeeded`: a piece of work went well, before `done` is called.
    """

    stopped = Signal(str)
    succeeded = Signal()
    _advanced = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._worker = Worker(self)
        self._waiting: deque[Callable[[], None]] = deque()
        self._at_work = False
        self._stop = threading.Event()
        self._words_when_stopped = ""
        self._advanced.connect(self._show_advance)
        self._bar = QProgressBar(self)
        self._bar.setRange(0, 0)
        self._bar.setFixedWidth(120)
        self._bar.setTextVisible(False)
        self.cancel = QPushButton(_("Dừng"), self)
        self.cancel.clicked.connect(self._cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 8, 0)
        row.addWidget(self._bar)
        row.addWidget(self.cancel)
        self._late = QTimer(self, singleShot=True, interval=_UNSEEN)
        self._late.timeout.connect(self.show)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.hide()

    def run(
        self,
        what: str,
        work: Callable[[threading.Event], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
        when_stopped: str = "",
    ) -> None:
        """Does `work`; `done` or `failed` follow in the window's thread, unless it was stopped. `what` names it for those who listen."""
        self._waiting.append(lambda: self._begin(what, work, done, failed, when_stopped))
        self._begin_next()

    def _begin_next(self) -> None:
        if self._waiting and not self._at_work:
            self._at_work = True
            self._waiting.popleft()()

    def _begin(
        self,
        what: str,
        work: Callable[[threading.Event], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
        when_stopped: str,
    ) -> None:
        self._stop = stop = threading.Event()
        self._words_when_stopped = when_stopped
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(what)
        self._late.start()

        def end(tell: Callable[[], None]) -> None:
            self._late.stop()
            self.hide()
            self._at_work = False
            try:
                if not stop.is_set():
                    tell()
            finally:
                self._begin_next()

        def succeeded(result: T) -> None:
            self.succeeded.emit()
            done(result)

        self._worker.request(lambda: work(stop), lambda result: end(lambda: succeeded(result)), lambda error: end(lambda: failed(error)))

    def advance(self, done: int, of: int) -> None:
        """Says from within the work how far it has come; without it the bar only says that it goes on."""
        self._advanced.emit(done, of)

    def _show_advance(self, done: int, of: int) -> None:
        self._bar.setRange(0, of)
        self._bar.setValue(done)

    def say_words_anew(self) -> None:
        """The button in the language in use."""
        self.cancel.setText(_("Dừng"))

    def is_at_work(self) -> bool:
        """Whether something is being done, or waits for it."""
        return self._at_work

    def stop(self) -> None:
        """Stops what is running at its next step, and drops what waits; for the end of the window."""
        self._waiting.clear()
        self._stop.set()

    def close_work(self) -> None:
        """Waits for what is running, and takes no more."""
        self._waiting.clear()
        self._worker.close()

    def _cancel(self) -> None:
        self._stop.set()
        self._late.stop()
        self.hide()
        self.stopped.emit(self._words_when_stopped)
