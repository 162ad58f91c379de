"""The confirm screen: a file that was read, beside what became of it, the doubtful first; one key accepts."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPushButton, QSplitter, QTabBar, QVBoxLayout, QWidget

from importers.confirming import Confirming, Correction, accept, accept_all, confirmed
from importers.corrections import corrected, gone_on
from importers.guesses import Guess, next_open, with_accepted, without_doubt
from importers.trace import DOUBTFUL
from models.definition import ReportDefinition
from models.language import _
from models.report import Report
from ui.dialogs.correction_actions import CorrectionActions
from ui.dialogs.dialog_buttons import DialogButtons
from ui.dialogs.guess_card import GuessCard
from ui.dialogs.guess_list import GuessList
from ui.dialogs.import_header import ImportHeader
from ui.dialogs.source_view import SourceView
from ui.fields.field_keys import ENTER
from ui.on_screen import fit_over

if TYPE_CHECKING:
    from importers.reading import Imported

_TO_SEE, _ALL = 0, 1
_SHARES = (3, 6, 5)
"""How the width is shared by list, file and report."""


class ImportDialog(QDialog):
    """Accepted: `wanted` is the report that shall be taken in. Left: nothing of it is anywhere.

    `reading_asked(definition, period)`: the clerk says that the file is of another kind or period; `show_read` is called with what is read
    then, and what was said until then is kept. `state` is all that was said, to begin from it when the same file is read another time.
    """

    reading_asked = Signal(object, object)

    def __init__(
        self,
        read: "Imported",
        definition: ReportDefinition,
        kinds: Sequence[ReportDefinition],
        file: str,
        parent: QWidget | None = None,
        before: Confirming | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Nhận báo cáo từ “{file}”").format(file=file))
        self.wanted: Report = read.report
        self.state = Confirming(read.report, read.traced, definition)
        self._guesses: tuple[Guess, ...] = ()
        self._undo: list[tuple[Confirming, int]] = []
        self.header = ImportHeader(kinds, self)
        self.filter = QTabBar(self)
        self.filter.setAccessibleName(_("Các chỗ được liệt kê"))
        self.filter.setDrawBase(False)
        self.filter.setExpanding(False)
        self.filter.setUsesScrollButtons(False)
        self.filter.addTab("")
        self.filter.addTab("")
        self.list = GuessList(self)
        self.source = SourceView(self)
        self.card = GuessCard(self)
        self.buttons = DialogButtons(self, _("Nhận tất cả"), _("Thôi, không nhận"))
        self.later: QPushButton = self.buttons.addButton("", QDialogButtonBox.ButtonRole.ActionRole)
        self.corrections_menu = CorrectionActions(self.card.menu, self._looking())
        self._lay_out()
        self._connect()
        self._add_keys()
        self._begin(read, definition, before or self.state)
        (self.buttons.go if without_doubt(self._guesses) else self.list).setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def guesses(self) -> tuple[Guess, ...]:
        """All guesses, the doubtful ones first."""
        return self._guesses

    def _looking(self) -> tuple[QWidget, ...]:
        """The widgets in which the file is looked at, and where the keys work."""
        return self.list, self.source, self.card.words

    # ------------------------------------------------------------ how it looks

    def _lay_out(self) -> None:
        listed = QWidget(self)
        column = QVBoxLayout(listed)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.filter)
        column.addWidget(self.list, 1)
        body = QSplitter(Qt.Orientation.Horizontal, self)
        body.setChildrenCollapsible(False)
        body.setHandleWidth(12)
        for part, stretch in (
            (listed, 3),
            (self._titled(_("Trong tệp"), self.source), 6),
            (self._titled(_("Trong báo cáo"), self.card), 5),
        ):
            body.addWidget(part)
            body.setStretchFactor(body.count() - 1, stretch)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 14)
        layout.setSpacing(12)
        layout.addWidget(self.header)
        layout.addWidget(body, 1)
        layout.addWidget(self.buttons)
        fit_over(self, QSize(1500, 860))
        room = self.width() - 64
        body.setSizes([room * share // sum(_SHARES) for share in _SHARES])

    def _titled(self, title: str, widget: QWidget) -> QWidget:
        holder = QWidget(self)
        label = QLabel(title, holder)
        label.setProperty("role", "quiet")
        label.setMinimumHeight(self.filter.sizeHint().height())
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label)
        column.addWidget(widget, 1)
        return holder

    def _connect(self) -> None:
        self.header.reading_asked.connect(self._ask_reading)
        self.filter.currentChanged.connect(lambda _at: self._refresh(self._line()))
        self.list.chosen.connect(self._show_guess)
        self.source.line_chosen.connect(self.go_to_line)
        self.card.accept_asked.connect(self.accept_guess)
        self.corrections_menu.asked.connect(self.correct)
        self.later.clicked.connect(self._finish)
        self.buttons.accepted.disconnect()
        self.buttons.accepted.connect(self.finish_all)

    def _add_keys(self) -> None:
        for button in (self.buttons.leave, self.later, self.buttons.go):
            button.setAutoDefault(False)
        self.buttons.go.setDefault(False)
        one = self._key(_("Đúng"), ("Return", "Enter", "Space"), self.accept_guess, Qt.ShortcutContext.WidgetShortcut)
        back = self._key(_("Hoàn tác") + "\tCtrl+Z", ("Ctrl+Z",), self.undo, Qt.ShortcutContext.WidgetShortcut)
        self.card.menu.addAction(back)
        for place in self._looking():
            place.addActions([one, back])
        self.addAction(self._key(_("Nhận tất cả"), ("Ctrl+Return", "Ctrl+Enter"), self.finish_all, Qt.ShortcutContext.WindowShortcut))

    def _key(self, words: str, keys: Sequence[str], act: Callable[[], None], context: Qt.ShortcutContext) -> QAction:
        action = QAction(words, self)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setShortcutContext(context)
        action.triggered.connect(lambda: act())
        return action

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a field takes nothing in: only the button in focus and the keys that say so do."""
        if event.key() in ENTER:
            focused = self.focusWidget()
            if isinstance(focused, QPushButton):
                focused.click()
            return
        super().keyPressEvent(event)

    # ------------------------------------------------------------ what is shown

    def show_read(self, read: "Imported", definition: ReportDefinition) -> None:
        """Shows a file as it was read now, with all that was said of it before."""
        self._begin(read, definition, self.state)

    def show_failure(self, sentence: str) -> None:
        """Says why the file could not be read in another way; what was shown stays."""
        self.header.show_report(self.state.report, self._doubts, f"⚠ {sentence}")
        self._refresh(self._line())

    def _begin(self, read: "Imported", definition: ReportDefinition, before: Confirming) -> None:
        self._undo.clear()
        self.state = gone_on(before, Confirming(read.report, read.traced, definition))
        self._guesses = self.state.guesses
        self._doubts = _doubts(read)
        self.header.show_report(read.report, self._doubts, f"{read.way} {read.notice}".strip())
        self.source.show_lines([one.line for one in read.traced])
        self.filter.setCurrentIndex(_ALL if without_doubt(self._guesses) else _TO_SEE)
        self._refresh(self._guesses[0].lines[0] if self._guesses else 0)

    def _refresh(self, line: int) -> None:
        """Shows list and counts anew, with the guess of a line chosen."""
        listed = self._guesses if self.filter.currentIndex() == _ALL else tuple(guess for guess in self._guesses if guess.doubtful)
        self.list.show_guesses(self.state, listed, line)
        left = sum(guess.open for guess in self._guesses)
        self.filter.setTabText(_TO_SEE, _("Cần xem ({count})").format(count=left))
        self.filter.setTabText(_ALL, _("Tất cả ({count})").format(count=len(self._guesses)))
        self.header.show_counts(left, len(self._guesses) - left)
        self.buttons.go.setText(_("Nhận tất cả") if left else _("Nhận báo cáo"))
        self.buttons.go.setToolTip(_("Mọi chỗ coi như đã xem (Ctrl+Enter)") if left else _("Ctrl+Enter"))
        self.later.setText(_("Nhận, {count} chỗ để rà sau").format(count=left))
        self.later.setVisible(bool(left))
        if (guess := self.list.current()) is not None:
            self._show_guess(guess)

    def _show_guess(self, guess: Guess, lines: tuple[int, ...] = ()) -> None:
        """Shows a guess; corrections are made of `lines` of it, or of all."""
        self.corrections_menu.show_for(self.state, lines or guess.lines)
        self.source.mark(lines or guess.lines)
        self.card.show_guess(self.state, guess, self.corrections_menu.hint())

    def _line(self) -> int:
        guess = self.list.current()
        return guess.lines[0] if guess is not None else 0

    def go_to_line(self, line: int) -> None:
        """The guess of a line that was clicked; of lines that are looked at together, a correction then changes this one alone."""
        guess = next((guess for guess in self._guesses if line in guess.lines), None)
        if guess is None:
            return
        if not guess.doubtful:
            self.filter.setCurrentIndex(_ALL)
        self.list.choose(line)
        alone = guess.role in ("recipient", "addressee", "signature", "page", "unplaced")
        self._show_guess(guess, (line,) if alone else ())

    # ------------------------------------------------------------ what is said of it

    def accept_guess(self) -> None:
        """The guess that is looked at is right; on to the next one. Where nothing is left to look at, to the button that takes all in."""
        guess = self.list.current()
        if guess is None:
            return
        line = self._after(guess)
        if guess.accepted or guess.left_out:
            self._refresh(line)
        else:
            self._step(accept(self.state, guess.lines), line, with_accepted(self._guesses, guess.lines))
        if without_doubt(self._guesses) and guess.doubtful:
            self.buttons.go.setFocus(Qt.FocusReason.OtherFocusReason)

    def _after(self, guess: Guess) -> int:
        """The line to look at when a guess is done with: the next doubtful one, or the one below."""
        doubtful = next_open(self._guesses, guess)
        if doubtful is not None and doubtful.lines[0] != guess.lines[0]:
            return doubtful.lines[0]
        below = self.list.below()
        return (below if below is not None and doubtful is None and not guess.doubtful else guess).lines[0]

    def correct(self, correction: Correction) -> None:
        """Makes a correction; what it became stays in sight."""
        self._step(corrected(self.state, correction), correction.lines[0])
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def undo(self) -> None:
        """One step back."""
        if self._undo:
            self.state, line = self._undo.pop()
            self._guesses = self.state.guesses
            self._refresh(line)

    def _step(self, state: Confirming, line: int, guesses: tuple[Guess, ...] | None = None) -> None:
        if state is self.state:
            return
        self._undo.append((self.state, self._line()))
        self.state = state
        self._guesses = state.guesses if guesses is None else guesses
        self._refresh(line)

    def _ask_reading(self, definition: ReportDefinition, period: object) -> None:
        self.header.show_reading()
        self.reading_asked.emit(definition, period)

    # ------------------------------------------------------------ the end

    def finish_all(self) -> None:
        """Everything is right."""
        self.state = accept_all(self.state)
        self._finish()

    def _finish(self) -> None:
        """Takes the report in; what was not looked at waits to be reviewed."""
        self.wanted = confirmed(self.state)
        self.accept()


def _doubts(read: "Imported") -> tuple[str, ...]:
    """What is doubtful of the whole file: which kind of report it is, and for which period."""
    kind = _("Chưa chắc tệp này thuộc loại báo cáo ở trên; hãy xem lại.") if read.kind_confidence < DOUBTFUL else ""
    return tuple(doubt for doubt in (kind, read.period_why) if doubt)
