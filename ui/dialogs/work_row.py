"""A row of a dialog that says what is being done, how far it is, and stops it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from models.language import _


class WorkRow(QWidget):
    """Takes no room while nothing is being done. `stop_asked`: the clerk does not want to wait."""

    stop_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.words = QLabel(self)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.stop_button = QPushButton(_("&Dừng"), self)
        self.stop_button.setAutoDefault(False)
        self.stop_button.clicked.connect(self.stop_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.words)
        row.addWidget(self.bar, 1)
        row.addWidget(self.stop_button)
        self.hide()

    def show_running(self, words: str) -> None:
        """Says what is being done; how far it is comes later."""
        self.words.setText(words)
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(words)
        self.stop_button.setEnabled(True)
        self.show()

    def show_advance(self, done: int, of: int) -> None:
        """So much is done, of so much."""
        self.bar.setRange(0, of)
        self.bar.setValue(done)

    def show_stopping(self) -> None:
        """Stopping was asked for; what runs ends at a point that leaves nothing half done."""
        self.words.setText(_("Đang dừng…"))
        self.stop_button.setEnabled(False)
