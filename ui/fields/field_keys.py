"""Which keys a field leaves to the window, the two of Enter, and how long Qt takes a text to be."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_EDITING = {Qt.Key.Key_A, Qt.Key.Key_C, Qt.Key.Key_V, Qt.Key.Key_X}
_CONTROL = (Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)


def is_for_window(event: QKeyEvent, kept: frozenset[Qt.Key] = frozenset()) -> bool:
    """Whether a key is the window's: undo, redo, and every Ctrl+letter but those that copy and paste and those `kept`.

    Qt's fields would take Ctrl+Z for an undo of their own, and on Linux Ctrl+E and Ctrl+K for moves that no clerk knows.
    """
    if event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo):
        return True
    is_letter = Qt.Key.Key_A <= event.key() <= Qt.Key.Key_Z
    return is_letter and event.modifiers() in _CONTROL and event.key() not in _EDITING | kept


def utf16_length(text: str) -> int:
    """The length of a text in Qt's positions; characters beyond U+FFFF take two."""
    return len(text) + sum(character > "\uffff" for character in text)
