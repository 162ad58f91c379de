"""Some lines that say more, a sentence each: to be read, scrolled and copied."""

from collections.abc import Sequence

from PySide6.QtWidgets import QPlainTextEdit, QWidget

_MOST = 5
"""Lines that are seen without scrolling."""


class DetailLines(QPlainTextEdit):
    """As high as what it says, up to a few lines; takes no room where there is nothing to say."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("details")
        self.setAccessibleName(name)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.hide()

    def show_lines(self, lines: Sequence[str]) -> None:
        """Shows these lines in the place of those that were there."""
        self.setPlainText("\n".join(lines))
        self.setFixedHeight(min(len(lines) + 1, _MOST) * self.fontMetrics().lineSpacing() + 14)
        self.setVisible(bool(lines))
