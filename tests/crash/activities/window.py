"""Work in the real window, by key events: typing without a pause and with pauses, undo, going to and fro; and issuing."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QTextEdit

import ui.saving
from models import edit
from models import place as places
from models.editions import editions
from models.errors import BookError
from models.interchange import digest
from models.place import Place
from models.report import Report
from models.store import Store
from tests.crash.activities.beginning import DRAFT, NAME, OTHER, next_number, tell_what_is_there
from tests.crash.telling import Telling
from tests.ui.desks import press_button, settled, until, when_asked
from tests.ui.typing_keys import WAYS, press, type_text
from ui.app import application
from ui.desk import Desk
from ui.dialogs.issue_dialog import IssueDialog
from ui.session import Session
from ui.window import Window

WORDS = ("Trong", "kỳ,", "Sở", "Ngoại", "vụ", "đã", "đẩy", "mạnh", "ứng", "dụng", "công", "nghệ;", "iOffice", "đạt", "100%", "")
_KEY = (15, 70)
"""Milliseconds from one key to the next: somebody who types fast."""


class WatchedWindow(Window):
    """The window, which also tells every state of every report that is opened in it."""

    def __init__(self, store: Store, tell: Telling) -> None:
        self.tell = tell
        super().__init__(store)

    def _show_session(self, session: Session, page: str, place: Place) -> None:
        self.tell("typed", session.report.name, digest(session.report))
        session.report_changed.connect(lambda report: self.tell("typed", report.name, digest(report)))
        super()._show_session(session, page, place)

    def the_desk(self) -> Desk:
        """The desk, which is there."""
        assert self.desk is not None
        return self.desk


@contextmanager
def watched_window(data: Path, tell: Telling) -> Iterator[WatchedWindow]:
    """The window as the program opens it, with what it showed last. What is in the store then is told as kept."""
    ui.saving.REVISION_EVERY = 1  # five minutes are not waited for
    application()
    with Store.open(data) as store:
        tell_what_is_there(store, tell)
        window = WatchedWindow(store, tell)
        window.resize(1366, 768)
        window.restore()
        window.show()
        QTest.qWaitForWindowExposed(window)
        yield window


def types(data: Path, tell: Telling, chance: Random) -> None:
    """A clerk at work on two reports."""
    with watched_window(data, tell) as window:
        if window.desk is None or window.desk.session.report.name not in (DRAFT, OTHER):
            window.open_report(DRAFT)
        tell("ready")
        while True:
            turn = chance.random()
            if turn < 0.7:
                _type_somewhere(window, chance)
            elif turn < 0.8:
                tell("doing", "undo")
                for _step in range(chance.randrange(1, 4)):
                    window.menus.actions["undo"].trigger()
            elif turn < 0.95:
                _wait(window, chance.randrange(50, 700))
            else:
                tell("doing", "leave the report")
                window.show_start()
                window.open_report(chance.choice((DRAFT, OTHER)))
            _forget_dialogs()


def _type_somewhere(window: WatchedWindow, chance: Random, most: int = 25) -> None:
    desk = window.the_desk()
    place = chance.choice(_places(desk.session.report, chance))
    desk.go_to(place)
    field = QApplication.focusWidget()
    if not isinstance(field, QLineEdit | QTextEdit) or desk.session.locked:
        return
    window.tell("doing", "type")
    if len(_text(field)) > 600:
        press(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        press(field, Qt.Key.Key_Delete)
    if place.startswith("figure"):
        _type(window, field, f"{chance.randrange(100000)}", chance)
        return
    press(field, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    for _word in range(chance.randrange(1, most)):
        _type(window, field, f" {chance.choice(WORDS)}", chance)
    if place.startswith("item") and chance.random() < 0.3:
        press(field, Qt.Key.Key_Return, text="\r")


def _type(window: WatchedWindow, field: QLineEdit | QTextEdit, word: str, chance: Random) -> None:
    """One word in one of the ways that a word comes in; what is in the field must be in the report at once."""
    way = chance.choice(WAYS[:2])
    for letter in word:
        before, shown = window.the_desk().session.report, _text(field)
        way(field, letter)
        if _text(field) != shown and window.the_desk().session.report is before and _in_report(window, field):
            raise AssertionError(f"“{letter}” is in the field and not in the report: {window.the_desk().place()}")
        _wait(window, chance.randrange(*_KEY))


def _wait(window: WatchedWindow, milliseconds: int) -> None:
    """Lets the window work; where that takes longer than it should (a busy machine) it is told."""
    begun = time.monotonic()
    QTest.qWait(milliseconds)
    late = time.monotonic() - begun - milliseconds / 1000
    if late > 0.05:
        window.tell("late", value=f"{late:.3f}")


def _in_report(window: WatchedWindow, field: QLineEdit | QTextEdit) -> bool:
    """Whether a field is one of the report's own."""
    place = window.the_desk().place()
    if place is None or not field.isVisible():
        return False
    try:
        return edit.read(window.the_desk().session.report, place) is not None
    except BookError:
        return False


def _text(field: QLineEdit | QTextEdit) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def _places(report: Report, chance: Random) -> list[Place]:
    items = [places.item(item.id) for _section, item in report.items()]
    cited = [places.citation(citation.id, "subject") for citation in report.citations]
    figures = [places.figure(id) for id in report.figures]
    head = [places.letterhead("issuer"), places.letterhead("place"), places.signature("name"), places.CLOSING, places.SUBJECT]
    return [*chance.sample(items, min(4, len(items))), *chance.sample(cited, min(2, len(cited))), *chance.sample(figures, 2), *head[:4]]


def _forget_dialogs() -> None:
    """Nothing that a stray key has opened may stand in the way."""
    while (dialog := QApplication.activeModalWidget() or QApplication.activePopupWidget()) is not None:
        dialog.close()
        QApplication.processEvents()


def at_the_desk(data: Path, tell: Telling, chance: Random, hold: Callable[[str], object]) -> None:
    """A story for a disk that fails: somebody types before, while and after; at the end all of it is on the disk.

    `hold` waits where something is done to the disk, as in tests/crash/story.py. Tells "said" where the window speaks of it.
    """
    with watched_window(data, tell) as window:
        window.open_report(DRAFT)
        for turn in ("opened", "paused", ""):
            saving = window.the_desk().session.saving
            for _word in range(8):
                _type_somewhere(window, chance, most=3)
            tell("doing", "save")
            until(lambda saving=saving: saving.is_up_to_date or saving.trouble, 30)  # type: ignore[misc]
            if saving.trouble:
                tell("said", "save", saving.trouble)
                assert window.trouble.isVisible(), "the window does not say so"
            if turn:
                hold(turn)
                until(lambda saving=saving, turn=turn: turn == "opened" or saving.is_up_to_date, 30)  # type: ignore[misc]
        tell("kept", DRAFT, digest(window.the_desk().session.report))
        hold("paused")
        window.close()


# ---------------------------------------------------------------- issuing


def issues_in_the_window(data: Path, tell: Telling, chance: Random) -> None:
    """Checked, printed, issued, amended, and again from the beginning with the amended one."""
    with watched_window(data, tell) as window:
        tell("ready")
        while True:
            states = window.store.states()
            edition = editions(NAME, states)[-1]
            if window.desk is None or window.desk.session.report.name != edition:
                window.open_report(edition)
            desk = window.the_desk()
            settled(desk)
            for name in states:  # the one that is replaced changes with it
                tell("may", name)
            match states[edition]:
                case "draft" | "checked":
                    tell("doing", "mark")
                    state = desk.session.report.state
                    window.menus.actions["next-step"].trigger()
                    assert desk.session.report.state != state, window.statusBar().currentMessage()
                    tell("kept", edition, digest(desk.session.report))
                case "printed":
                    tell("doing", "issue")
                    when_asked(lambda dialog: _fill(dialog, f"{next_number(window.store)}"))
                    window.menus.actions["issue"].trigger()
                    until(lambda: window.desk is not None and window.desk.session.report.state == "issued", 60)
                    tell("fact", "issued", edition)
                case _:
                    tell("doing", "amend")
                    when_asked(_give_reason)
                    press_button(desk, "Lập báo cáo thay thế…")
                    until(lambda: window.desk is not None and window.desk.session.report.state == "draft", 60)
                    tell("fact", "report", window.the_desk().session.report.name)


def _fill(dialog: QDialog, number: str) -> None:
    assert isinstance(dialog, IssueDialog)
    dialog.number.selectAll()
    type_text(dialog.number, number)
    dialog.date.selectAll()
    type_text(dialog.date, "15/10/2021")
    dialog.judge()
    assert dialog.buttons.go.isEnabled(), "the dialog does not let the report be issued"
    dialog.buttons.go.click()


def _give_reason(dialog: QDialog) -> None:
    type_text(dialog.field, "Sai số văn bản đến")  # type: ignore[attr-defined]
    press(dialog.field, Qt.Key.Key_Return)  # type: ignore[attr-defined]
    if dialog.isVisible():
        dialog.accept()
