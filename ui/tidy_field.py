"""A line whose text has a usual form, which it takes when the clerk leaves it and never while typing."""

from PySide6.QtGui import QFocusEvent

from ui.line_field import LineField


class TidyField(LineField):
    """The base of number and date fields."""

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._replace_if_new(self._tidy(self.text()))

    def _replace_if_new(self, text: str) -> None:
        if text != self.text():
            self._replace(text, 0)

    def _says(self, text: str) -> bool:
        """While the clerk types, another form of the same meaning is no reason to touch the text."""
        return super()._says(text) or (self.hasFocus() and self._meaning(self.text()) == self._meaning(text))

    def _tidy(self, text: str) -> str:
        """The usual form of what was typed, or the same text where it has none."""
        raise NotImplementedError

    def _meaning(self, text: str) -> object:
        """What two forms of the same have in common."""
        raise NotImplementedError
