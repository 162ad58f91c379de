"""A job of the window beside the desk: what it asks with, where it keeps, how it works off the window's thread."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from models.store import Store
from ui.busy import Busy


class Job(QObject):
    """`said(sentence)` for the status line, `failed(sentence)` for what went wrong."""

    said = Signal(str)
    failed = Signal(str)

    def __init__(self, window: QWidget, store: Store, busy: Busy) -> None:
        super().__init__(window)
        self._window = window
        self._store = store
        self._busy = busy
