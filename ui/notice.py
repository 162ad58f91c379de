"""A quiet line above the work: something to know that is no failure. It stays until it is closed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from models.language import _


class NoticeBanner(QFrame):
    """Takes no room while there is nothing to say; it never takes the cursor out of a field."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lockBanner")
        self.words = QLabel(self)
        self.words.setWordWrap(True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.close_button = QPushButton(self)
        self.close_button.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 7, 12, 7)
        row.addWidget(self.words, 1)
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self.say_words_anew()
        self.hide()

    def say_words_anew(self) -> None:
        """The button in the language in use; what was said stays as it was."""
        self.close_button.setText(_("Đóng"))
        self.close_button.setAccessibleName(_("Đóng thông báo"))

    def show_notice(self, sentence: str) -> None:
        """Says a sentence, in the place of what was there; nothing to say hides it."""
        self.words.setText(sentence)
        self.setAccessibleName(sentence)
        self.setVisible(bool(sentence))
