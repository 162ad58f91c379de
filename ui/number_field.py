"""A field for a number: "1234,5" is shown back as "1.234,5", and whatever is no number stays as it was typed."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from models.numerals import read_number, write_number
from ui.tidy_field import TidyField

_CLICK = Qt.FocusReason.MouseFocusReason
_COMING_BACK = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)


class NumberField(TidyField):
    """Right-aligned; the whole number is selected when the field is entered, so that typing replaces it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._unit: QLabel | None = None
        self._entered_by_click = False
        self.setAlignment(Qt.AlignmentFlag.AlignRight)

    def show_unit(self, unit: str) -> None:
        """Shows a unit such as "%" behind the number, inside the field."""
        if self._unit is None:
            self._unit = QLabel(self)
            self._unit.setProperty("role", "quiet")
            self._unit.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._unit.setText(unit)
        self._unit.adjustSize()
        self.setTextMargins(0, 0, self._unit.width() + 2 if unit else 0, 0)
        self._place_unit()

    def _tidy(self, text: str) -> str:
        number = read_number(text)
        percent = "%" if text.rstrip().endswith("%") else ""
        return text if number is None else write_number(number) + percent

    def _meaning(self, text: str) -> object:
        number = read_number(text)
        return text.strip() if number is None else number

    def _place_unit(self) -> None:
        if self._unit:
            self._unit.move(self.width() - self._unit.width() - 7, (self.height() - self._unit.height()) // 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_unit()

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
