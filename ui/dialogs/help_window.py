"""The user's guide, from resources/help, in a window of its own beside the work; it opens at what is on the screen."""

import re
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent, QTextCursor
from PySide6.QtWidgets import QMainWindow, QTextBrowser, QWidget

from models.language import _, current_language

FOLDER = Path(__file__).parent.parent.parent / "resources" / "help"

_TOPIC = re.compile(r"^(#+ .*?)\s*\{#([a-z-]+)\}\s*$", re.MULTILINE)


class HelpWindow(QMainWindow):
    """Opens with F1; the work goes on behind it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Hướng dẫn sử dụng"))
        guide = guide_text()
        self._headings = {match[2]: match[1].lstrip("# ").strip() for match in _TOPIC.finditer(guide)}
        self._browser = QTextBrowser(self)
        self._browser.setAccessibleName(_("Hướng dẫn sử dụng"))
        self._browser.setMarkdown(_TOPIC.sub(r"\1", guide))
        self._browser.document().setDocumentMargin(24)
        self.setCentralWidget(self._browser)
        self.resize(720, 640)
        self.setWindowFlag(Qt.WindowType.Window)

    def show_topic(self, topic: str) -> None:
        """Brings a heading of the guide to the top; an unknown topic shows the beginning."""
        document = self._browser.document()
        block = document.begin()
        while block.isValid() and not (block.blockFormat().headingLevel() and block.text() == self._headings.get(topic)):
            block = block.next()
        self._browser.setTextCursor(QTextCursor(block if block.isValid() else document.begin()))
        self._scroll()

    def open_at(self, topic: str) -> None:
        """Shows the guide at a topic, before everything else."""
        self.show_topic(topic)
        self.show()
        self.raise_()
        self.activateWindow()

    def showEvent(self, event: QShowEvent) -> None:
        """Only a guide that has been laid out knows how far down a heading stands."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._scroll)

    def _scroll(self) -> None:
        bar = self._browser.verticalScrollBar()
        bar.setValue(bar.value() + self._browser.cursorRect().top())

    def heading_at_top(self) -> str:
        """The heading that `show_topic` went to."""
        return self._browser.textCursor().block().text()


def guide_text() -> str:
    """The guide in the language in use. A heading may name its topic: "## Số liệu {#so-lieu}"."""
    own = FOLDER / f"guide.{current_language()}.md"
    return (own if own.exists() else FOLDER / "guide.vi.md").read_text("utf-8")
