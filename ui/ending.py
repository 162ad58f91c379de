"""The end that the system asks for: shutting down, logging off, a signal. Text is saved, work is stopped, nobody is asked."""

import os
import signal
from pathlib import Path
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier
from PySide6.QtGui import QSessionManager
from PySide6.QtWidgets import QApplication

from models.language import _
from models.store import Holder
from ui.first_window import SecondStarts
from ui.window import Window

_READ_AT_ONCE = 64


def stay(application: QApplication, window: Window, folder: Path) -> int:
    """Until the window is closed, by whomever. Returns the exit code."""
    ending, seconds = Ending(application, window), SecondStarts(window, folder)
    if (earlier := window.store.left_behind) is not None:
        window.say(left_behind_words(earlier))
    try:
        return application.exec()
    finally:
        if window.hangs:  # its thread waits for the disk and cannot be ended otherwise; the text is where the clerk wanted it
            os._exit(1)
        ending.close()
        seconds.close()


def left_behind_words(holder: Holder) -> str:
    """What to say where the program found the note of one that never closed the store."""
    where = _("trên máy này") if holder.is_here else _("trên máy {computer}").format(computer=holder.computer)
    return _(
        "Lần trước Sổ báo cáo {where} không được đóng như thường (mất điện hoặc bị tắt ngang); dữ liệu đã mở lại, phần đã lưu còn đủ."
    ).format(where=where)


class Ending(QObject):
    """Listens from when it is made until `close`."""

    def __init__(self, application: QApplication, window: Window) -> None:
        super().__init__(window)
        self._application = application
        self._window = window
        self._pipe: tuple[int, int] | None = None
        self._before: dict[int, object] = {}
        application.commitDataRequest.connect(self._save)
        if os.name == "posix":  # on Windows the session's end comes by a message, which Qt turns into commitDataRequest
            self._listen()

    def _save(self, _manager: QSessionManager) -> None:
        """The session may go on after all, so the window stays."""
        self._window.save_for_shutdown()

    def _listen(self) -> None:
        """Python's handlers run only when Python does, and a window waits outside of it; so signals come through a pipe, no socket."""
        reader, writer = os.pipe()
        self._pipe = reader, writer
        for end in self._pipe:
            os.set_blocking(end, False)
        signal.set_wakeup_fd(writer, warn_on_full_buffer=False)
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            if signal.getsignal(number) is not signal.SIG_IGN:  # as nohup wants it
                self._before[number] = signal.signal(number, _leave_to_pipe)
        self._notifier = QSocketNotifier(reader, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._woken)

    def _woken(self) -> None:
        if self._pipe is not None and set(os.read(self._pipe[0], _READ_AT_ONCE)) & set(self._before):
            self._window.end()
            self._application.exit(0)

    def close(self) -> None:
        """Listens no more."""
        self._application.commitDataRequest.disconnect(self._save)
        if self._pipe is None:
            return
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(-1)
        for number, handler in self._before.items():
            signal.signal(number, handler)  # type: ignore[arg-type]  # what signal.signal gave
        for end in self._pipe:
            os.close(end)
        self._pipe = None


def _leave_to_pipe(_number: int, _frame: FrameType | None) -> None:
    """The signal's number is in the pipe already."""
