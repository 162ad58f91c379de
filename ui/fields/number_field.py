"""A field for a number: "1234,5" is shown back as "1.234,5", and whatever is no number stays as it was typed."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from models.numerals import read_number, write_number
from ui.fields.tidy_field import TidyField

_CLICK = Qt.FocusReason.MouseFocusReason
_COMING_BACK = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)


class NumberField(TidyField):
    """Right-aligned; the whole number is selected when the field is entered, so that typing replaces it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._entered_by_click = False
        self.setAlignment(Qt.AlignmentFlag.AlignRight)

    def _tidy(self, text: str) -> str:
        number = read_number(text)
        percent = "%" if text.rstrip().endswith("%") else ""
        return text if number is None else write_number(number) + percent

    def _meaning(self, text: str) -> object:
        number = read_number(text)
        return text.strip() if number is None else number

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() not in _COMING_BACK:
            self.selectAll()
        self._entered_by_click = event.reason() is _CLICK

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self._entered_by_click and not self.hasSelectedText():
            self.selectAll()
        self._entered_by_click = False
