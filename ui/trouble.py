"""A red line above the work: what went wrong. It stays until it is closed or the same work has gone well."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from models.language import _


class TroubleBanner(QFrame):
    """Takes no room while nothing is wrong; it never takes the cursor out of a field."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("trouble")
        self.words = QLabel(self)
        self.words.setWordWrap(True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.close_button = QPushButton(_("Đóng"), self)
        self.close_button.setAccessibleName(_("Đóng thông báo"))
        self.close_button.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 7, 12, 7)
        row.addWidget(self.words, 1)
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def show_trouble(self, sentence: str) -> None:
        """Shows what went wrong, in the place of what was there."""
        self.words.setText("⚠  " + sentence)
        self.setAccessibleName(sentence)
        self.show()
