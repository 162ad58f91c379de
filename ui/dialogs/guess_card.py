"""What lines of a file became, on the right of the confirm screen: role, place, the reason of a doubt, words; and what can be done."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from importers.confirming import Confirming
from importers.guesses import Guess
from models.checks.spots import sentence
from models.language import _
from ui.dialogs.guess_html import guess_html
from ui.dialogs.guess_words import guess_sign, role_words, state_words, where_words

_TALL = 20
"""Lines of text that a card with room for the keys is high."""


class GuessCard(QFrame):
    """`accept_asked` by the button; the keys belong to the dialog. `menu` is filled by the corrections."""

    accept_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.role = self._label("heading")
        self.where = self._label("quiet")
        self.why = self._label("review")
        self.words = QTextBrowser(self)
        self.words.setAccessibleName(_("Trong báo cáo"))
        self.words.setTabChangesFocus(True)
        self.words.setFrameShape(QFrame.Shape.NoFrame)
        self.words.setObjectName("guessWords")
        self.words.document().setDocumentMargin(0)
        self.accept = QPushButton(_("Đúng") + "  ⏎", self)
        self.accept.setToolTip(_("Đúng như vậy, sang chỗ cần xem tiếp theo (Enter)"))
        self.accept.clicked.connect(self.accept_asked)
        self.change = QPushButton(_("Đổ&i thành…"), self)
        self.menu = QMenu(self)
        self.menu.setToolTipsVisible(True)
        self.change.setMenu(self.menu)
        self.hint = self._label("quiet")
        for button in (self.accept, self.change):
            button.setAutoDefault(False)
        self._lay_out()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.accept)
        buttons.addWidget(self.change)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(6)
        for label in (self.role, self.where, self.why):
            layout.addWidget(label)
        layout.addWidget(self.words, 1)
        layout.addLayout(buttons)
        layout.addWidget(self.hint)

    def _label(self, role: str) -> QLabel:
        label = QLabel(self)
        label.setProperty("role", role)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        return label

    def show_guess(self, state: Confirming, guess: Guess, hint: str) -> None:
        """Shows what became of a guess."""
        sign = guess_sign(guess)
        self.role.setText(f"{f'{sign}  ' if sign else ''}{role_words(guess.role)} · {state_words(guess)}")
        where = where_words(state, guess) or ("" if guess.open else sentence(guess.why))
        self.where.setText(where)
        self.where.setVisible(bool(where))
        self.why.setText(sentence(guess.why))
        self.why.setVisible(guess.open and bool(guess.why))
        self.words.setHtml(guess_html(state, guess))
        self.hint.setText(hint)
        self._show_hint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_hint()

    def _show_hint(self) -> None:
        """The keys stand in the menu too: where there is little room, the words come first."""
        self.hint.setVisible(bool(self.hint.text()) and self.height() > _TALL * self.fontMetrics().height())
