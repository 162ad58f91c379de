"""Work off the window's thread: a function takes a value nobody can change and gives a value back."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot

T = TypeVar("T")


class _Messenger(QObject):
    """Carries a result from the worker's thread into the window's."""

    done = Signal(object)
    failed = Signal(object)


class _Task(QRunnable):
    def __init__(self, work: Callable[[], object], messenger: _Messenger) -> None:
        super().__init__()
        self._work = work
        self._messenger = messenger

    @Slot()
    def run(self) -> None:
        try:
            result = self._work()
        except Exception as error:  # a failure of any kind must reach the window as words, not end the worker
            self._messenger.failed.emit(error)
        else:
            self._messenger.done.emit(result)


class Worker(QObject):
    """Runs one kind of work, one at a time; while it runs only the newest request waits, older ones are dropped."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._pool.setExpiryTimeout(-1)
        self._busy = False
        self._closed = False
        self._next: tuple[Callable[[], object], Callable[[object], None], Callable[[Exception], None]] | None = None
        self._done: Callable[[object], None] = _nothing
        self._failed: Callable[[Exception], None] = _nothing
        self._messenger = _Messenger(self)  # lives as long as the thread, which may be inside `emit` still when its word has come
        self._messenger.done.connect(lambda result: self._end(lambda: self._done(result)))
        self._messenger.failed.connect(lambda error: self._end(lambda: self._failed(error)))

    def request(self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]) -> None:
        """Asks for `work`; `done` or `failed` is called in the window's thread. A closed worker takes no more."""
        if self._closed:
            return
        self._next = (work, done, failed)  # type: ignore[assignment]  # each triple is of one type in itself
        self._start_next()

    def finish(self, milliseconds: int = -1) -> bool:
        """Waits for what is running, for so long at most; what waits is dropped. Gives whether nothing runs any more."""
        self._next = None
        return self._pool.waitForDone(milliseconds)

    def close(self, milliseconds: int = -1) -> bool:
        """Waits, and takes no more; always before a worker goes. False where something still runs: then the worker must stay.

        A thread pool that is deleted while it works waits with Python's lock held, and the work waits for that lock: the program would
        stand still for ever.
        """
        self._closed = True
        return self.finish(milliseconds)

    def _start_next(self) -> None:
        if self._busy or self._next is None:
            return
        work, self._done, self._failed = self._next
        self._next = None
        self._busy = True
        self._pool.start(_Task(work, self._messenger))

    def _end(self, tell: Callable[[], None]) -> None:
        self._busy = False
        tell()
        self._start_next()


def _nothing(_result: object) -> None:
    """Nobody has asked yet."""
