"""The user's guide, from resources/help, in a window of its own beside the work."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow, QTextBrowser, QWidget

from models.language import _, current_language

FOLDER = Path(__file__).parent.parent / "resources" / "help"


class HelpWindow(QMainWindow):
    """Opens with F1; the work goes on behind it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Hướng dẫn sử dụng"))
        self._browser = QTextBrowser(self)
        self._browser.setAccessibleName(_("Hướng dẫn sử dụng"))
        self._browser.setMarkdown(_guide().read_text("utf-8"))
        self._browser.document().setDocumentMargin(24)
        self.setCentralWidget(self._browser)
        self.resize(720, 640)
        self.setWindowFlag(Qt.WindowType.Window)


def _guide() -> Path:
    own = FOLDER / f"guide.{current_language()}.md"
    return own if own.exists() else FOLDER / "guide.vi.md"
