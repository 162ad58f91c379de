"""A choice among a few fixed answers; the wheel scrolls the form and never changes the answer."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget


class FixedChoice(QComboBox):
    """Each answer is a value and what it is called. `edited(value)`: the clerk chose another one."""

    edited = Signal(str)

    def __init__(self, name: str, answers: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.view().setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for value, words in answers:
            self.addItem(words, value)
        self.activated.connect(lambda _at: self.edited.emit(self.currentData()))

    def show_value(self, value: str) -> None:
        """Shows an answer without telling of it; a value that is none of them shows the first."""
        self.setCurrentIndex(max(self.findData(value), 0))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
