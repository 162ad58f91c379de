"""Typing as keyboards and Vietnamese typing engines do it.

QTest.keyClicks ends the whole process at a letter that is not ASCII, so the events are made here.
"""

import unicodedata
from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit, QWidget

NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def press(widget: QWidget, key: Qt.Key | int, modifiers: Qt.KeyboardModifier = NONE, text: str = "") -> None:
    """One key down and up."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, int(key), modifiers, text))


def type_text(widget: QWidget, text: str) -> None:
    """Each character as one key, as from a keyboard that has it."""
    for character in text:
        press(widget, ord(character.upper()) if character.isascii() and character.isalnum() else 0, NONE, character)


def type_like_unikey(widget: QWidget, text: str) -> None:
    """As UniKey does: the bare letter first, then real Backspaces and the letter with its mark ("tân": t a <BS> â n)."""
    for character in text:
        bare = unicodedata.normalize("NFD", character)[0].replace("đ", "d").replace("Đ", "D")
        type_text(widget, bare)
        if bare != character:
            press(widget, Qt.Key.Key_Backspace, NONE, "\b")
            type_text(widget, character)


def commit_like_ibus(widget: QWidget, text: str) -> None:
    """As an input method does: each word grows underlined before it is committed."""
    words = text.split(" ")
    for position, word in enumerate(words):
        for end in range(1, len(word) + 1):
            QApplication.sendEvent(widget, QInputMethodEvent(word[:end], []))
        done = QInputMethodEvent("", [])
        done.setCommitString(word + (" " if position < len(words) - 1 else ""))
        QApplication.sendEvent(widget, done)


def type_decomposed(widget: QWidget, text: str) -> None:
    """As Windows' own Vietnamese keyboard does: a letter, then its tone mark as a character of its own."""
    type_text(widget, unicodedata.normalize("NFD", text))


WAYS: tuple[Callable[[QWidget, str], None], ...] = (type_text, type_like_unikey, commit_like_ibus, type_decomposed)
"""The ways in which a Vietnamese word reaches a field."""


def add_field(sheet: QWidget, field: QLineEdit | QTextEdit) -> None:
    """Puts a field into a test's window and the cursor into the field."""
    layout = sheet.layout()
    assert layout is not None
    layout.addWidget(field)
    QApplication.processEvents()
    field.setFocus(Qt.FocusReason.OtherFocusReason)
    QApplication.processEvents()


def roll_wheel(widget: QWidget) -> None:
    """A notch of the wheel towards the clerk, above a shown widget; it comes through the window as a real one does."""
    window = widget.window()
    QTest.wheelEvent(window.windowHandle(), QPointF(widget.mapTo(window, QPoint(8, 8))), QPoint(0, -120))
    QApplication.processEvents()
