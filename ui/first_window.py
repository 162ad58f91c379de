"""One window for one data folder: a second start brings up the first window and ends.

They speak through a small file in the folder: the second one puts it there, the first one takes it away. No socket, nothing that a crash
could leave in the system's memory.
"""

import contextlib
import sys
import time
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer
from PySide6.QtWidgets import QApplication

from models.language import _
from models.store import InUse, Store
from ui.background import Worker
from ui.window import Window

ASKED = "show-window"
_LOOK_EVERY = 1500
"""Milliseconds between two looks; network drives tell nothing of new files."""
_ANSWERED_WITHIN = 5.0
"""Seconds in which a window that lives has taken the file away."""


def open_or_show(folder: Path) -> Store | None:
    """The store of a folder; nothing where this user's own window has it open, and was brought up. Raises StoreError, InUse."""
    try:
        return Store.open(folder)
    except InUse as error:
        if error.holder is None or not error.holder.is_ours:
            raise
        if _is_shown(folder, error.holder.process):
            return None
    return Store.open(folder)  # a command had it, and may be done by now


def _is_shown(folder: Path, process: int) -> bool:
    """Asks the first window to come up; gives whether it answered."""
    path = folder / ASKED
    _let_come_up(process)
    try:
        path.write_bytes(b"")
    except OSError:
        return False
    end = time.monotonic() + _ANSWERED_WITHIN
    while time.monotonic() < end:
        if not path.exists():
            return True
        time.sleep(0.05)
    try:
        path.unlink()
    except FileNotFoundError:
        return True
    except OSError:
        pass
    return False


def _let_come_up(process: int) -> None:
    """Windows lets a program come to the front only where the one that the user started allows it."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415  # only here is it needed

        ctypes.windll.user32.AllowSetForegroundWindow(process)


class SecondStarts(QObject):
    """Watches a data folder for second starts, from when it is made until `close`."""

    def __init__(self, window: Window, folder: Path) -> None:
        super().__init__(window)
        self._window = window
        self._path = folder / ASKED
        _take_away(self._path)  # left behind by a second start that was ended itself
        self._worker = Worker(self)
        self._watcher = QFileSystemWatcher([str(folder)], self)
        self._watcher.directoryChanged.connect(self._look)
        self._timer = QTimer(self, interval=_LOOK_EVERY)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        """Off the window's thread: a share that is gone would hold it."""
        self._worker.request(lambda: _take_away(self._path), lambda asked: bring_up(self._window) if asked else None, lambda _error: None)

    def close(self) -> None:
        """Watches no more."""
        self._timer.stop()
        self._worker.close(_LOOK_EVERY)


def _take_away(path: Path) -> bool:
    """Whether somebody asked."""
    with contextlib.suppress(OSError):
        path.unlink()
        return True
    return False


def bring_up(window: Window) -> None:
    """Shows a window before all others, with the dialog that stands over it."""
    front = QApplication.activeModalWidget() or window
    if window.isMinimized():
        window.showNormal()
    for widget in (window, front):
        widget.show()
        widget.raise_()
    front.activateWindow()
    QApplication.alert(front)
    window.say(_("Sổ báo cáo đang mở sẵn ở cửa sổ này."))
