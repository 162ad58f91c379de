"""The menu under the right mouse button of a field, in the clerk's language; Qt's own has English words and its own undo."""

from collections.abc import Callable

from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QLineEdit, QMenu, QTextEdit

from models.language import _

Key = QKeySequence.StandardKey


class FieldMenu(QMenu):
    """Cut, copy, paste, select all; more may be added behind."""

    def __init__(self, field: QLineEdit | QTextEdit, has_selection: bool, paste: Callable[[], None]) -> None:
        super().__init__(field)
        writable = not field.isReadOnly()
        self._add(_("Cắt"), Key.Cut, field.cut, has_selection and writable)
        self._add(_("Sao chép"), Key.Copy, field.copy, has_selection)
        has_text = QGuiApplication.clipboard().mimeData().hasText()
        self._add(_("Dán"), Key.Paste, paste, writable and has_text)
        self.addSeparator()
        self._add(_("Chọn tất cả"), Key.SelectAll, field.selectAll, True)

    def _add(self, words: str, keys: Key, act: Callable[[], object], enabled: bool) -> QAction:
        action = QAction(words, self)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda: act())
        action.setEnabled(enabled)
        self.addAction(action)
        return action
