"""A red line above the work: what went wrong, and what can be done about it at once.

What passes stays until it is closed or the same work has gone well; what stands (nothing is being saved) stays until it is over.
"""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from models.language import _
from ui.styled import style_as

_RELIEF = 8000
"""Milliseconds for which it is said that a trouble is over."""


class TroubleBanner(QFrame):
    """Takes no room while nothing is wrong; it never takes the cursor out of a field.

    `elsewhere_asked`: what is not saved shall be kept at another place.
    """

    elsewhere_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("trouble")
        self._standing = ""
        self._passing = ""
        self._relief = ""
        self.words = QLabel(self)
        self.words.setWordWrap(True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.elsewhere = QPushButton(self)
        self.elsewhere.clicked.connect(self.elsewhere_asked)
        self.close_button = QPushButton(self)
        self.close_button.clicked.connect(self.clear)
        self._calm = QTimer(self, singleShot=True, interval=_RELIEF)
        self._calm.timeout.connect(lambda: self._say(self._standing, self._passing, ""))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 7, 12, 7)
        row.addWidget(self.words, 1)
        row.addWidget(self.elsewhere, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self.say_words_anew()
        self._say("", "", "")

    def say_words_anew(self) -> None:
        """The buttons in the language in use."""
        self.elsewhere.setText(_("Lưu sang chỗ khác…"))
        self.close_button.setText(_("Đóng"))
        self.close_button.setAccessibleName(_("Đóng thông báo"))

    def show_trouble(self, sentence: str) -> None:
        """Shows what went wrong, in the place of what was there; what stands is shown above it."""
        self._say(self._standing, sentence, "")

    def show_standing(self, sentence: str) -> None:
        """Shows that what is typed does not reach the disk, until `end_standing`."""
        self._say(sentence, self._passing, "")

    def end_standing(self, relief: str) -> None:
        """That it does again: said for a while, in another colour."""
        if self._standing:
            self._say("", self._passing, relief)
            self._calm.start()

    def clear(self) -> None:
        """What passes is over, or was read."""
        self._say(self._standing, "", "")

    def take_back(self, sentence: str) -> None:
        """What this sentence told of has gone well since."""
        if self._passing == sentence:
            self._say(self._standing, "", self._relief)

    def _say(self, standing: str, passing: str, relief: str) -> None:
        if standing.startswith(passing):  # said already, and with what becomes of it
            passing = ""
        if (standing, passing, relief) == (self._standing, self._passing, self._relief) and (standing or passing or relief):
            return
        self._standing, self._passing, self._relief = standing, passing, relief
        told = [f"{sign}  {sentence}" for sign, sentence in (("⚠", standing), ("⚠", passing), ("✓", relief)) if sentence]
        self.words.setText("\n".join(told))
        self.setAccessibleName(" ".join(sentence for sentence in (standing, passing, relief) if sentence))
        self.elsewhere.setVisible(bool(standing))
        self.close_button.setVisible(bool(passing) or not standing)
        for widget in (self, self.words):
            style_as(widget, "state", "" if standing or passing else "over")
        self.setVisible(bool(told))
