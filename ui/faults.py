"""A fault of the program itself never ends it silently: it is written down, told in a sentence, and what was typed is saved.

Qt goes on after an exception in one of its calls; so does the window.
"""

import faulthandler
import re
import sys
import threading
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self, TextIO

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox

from models.errors import BookError
from models.fault_log import LOG, told_fault
from models.language import _
from models.private_files import private_file

if TYPE_CHECKING:
    from ui.window import Window


class Faults(QObject):
    """Listens while it is entered: to what nobody caught, in the window's thread and in others, and to the end of the process itself."""

    _came = Signal(str)

    def __init__(self, data: Path) -> None:
        super().__init__()
        self._data = data
        self._window: Window | None = None
        self._crash_log: TextIO | None = None
        self._telling = False
        self._before = sys.excepthook, threading.excepthook
        self._came.connect(self._tell)

    def tell(self, window: "Window") -> None:
        """The window that says what happened, and whose report is saved."""
        self._window = window

    def __enter__(self) -> Self:
        self._before = sys.excepthook, threading.excepthook
        sys.excepthook = self._note
        threading.excepthook = self._note_of_thread
        with suppress(OSError, ValueError, RuntimeError):  # a crash of Qt or of a driver leaves its trace there
            private_file(self._data / LOG)
            self._crash_log = (self._data / LOG).open("a", encoding="utf-8")
            faulthandler.enable(self._crash_log)
        return self

    def __exit__(self, *_error: object) -> None:
        sys.excepthook, threading.excepthook = self._before
        self._window = None
        if self._crash_log is not None:
            faulthandler.disable()
            self._crash_log.close()

    def _note(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, KeyboardInterrupt):
            self._before[0](kind, error, trace)
            return
        where = told_fault(self._data, error)
        with suppress(Exception):  # there is no stderr in a windowed program
            self._before[0](kind, error, trace)
        words = _("Chương trình gặp lỗi ngoài dự kiến ({why}); {where}. Phần đang soạn được lưu lại, có thể làm tiếp.")
        self._came.emit(own_words(error) if isinstance(error, BookError) else words.format(why=_short(error), where=where))

    def tell_without_window(self, error: Exception) -> None:
        """Says why the window did not come."""
        where = told_fault(self._data, error)
        words = _("Chưa mở được cửa sổ vì chương trình gặp lỗi ngoài dự kiến ({why}); {where}. Dữ liệu không bị thay đổi gì.")
        sentence = own_words(error) if isinstance(error, BookError) else words.format(why=_short(error), where=where)
        print(sentence, file=sys.stderr)
        if QGuiApplication.platformName() not in ("offscreen", "minimal"):
            QMessageBox.critical(None, _("Sổ báo cáo"), sentence)

    def _note_of_thread(self, arguments: "threading.ExceptHookArgs") -> None:
        if arguments.exc_value is not None and not issubclass(arguments.exc_type, SystemExit):
            self._note(arguments.exc_type, arguments.exc_value, arguments.exc_traceback)

    def _tell(self, sentence: str) -> None:
        """Comes in the window's thread; a fault in telling is not told again."""
        if self._window is None or self._telling:
            return
        self._telling = True
        try:
            self._window.fail(sentence)
            if self._window.desk is not None:
                self._window.desk.session.settle()
        finally:
            self._telling = False


def own_words(error: BaseException) -> str:
    """What an error says, without what PySide puts before it where it came through a call of Qt."""
    return re.sub(r"^(Error calling Python override of \S+: )+", "", str(error))


def _short(error: BaseException) -> str:
    """The error in one line."""
    words = " ".join(own_words(error).split()) or type(error).__name__
    return words if len(words) < 160 else f"{words[:160]}…"
