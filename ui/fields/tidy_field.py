"""A line whose text has a usual form, which it takes when the clerk leaves it and never while typing."""

from abc import abstractmethod

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent

from ui.fields.line_field import LineField


class TidyField(LineField):
    """The base of number and date fields."""

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        tidy = self._tidy(self.text())
        if tidy != self.text() and event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._replace(tidy, 0)

    def _says(self, text: str) -> bool:
        """While the clerk types, another form of the same meaning is no reason to touch the text."""
        return super()._says(text) or (self.hasFocus() and self._meaning(self.text()) == self._meaning(text))

    @abstractmethod
    def _tidy(self, text: str) -> str:
        """The usual form of what was typed, or the same text where it has none."""

    @abstractmethod
    def _meaning(self, text: str) -> object:
        """What two forms of the same have in common."""
