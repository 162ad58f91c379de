"""The window: start page or desk, what the menus do, and where the clerk was last time.

The desk and the dialogs are loaded where they are first shown, so that the start page stands sooner.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, get_args

from msgspec.structs import replace
from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from models.deadline import coming
from models.definition import definitions
from models.editions import issued_periods
from models.errors import BookError
from models.language import _, use_language
from models.lifecycle import Way
from models.office import OfficeBook, book_from
from models.place import Place
from models.report import Report
from models.store import Store
from ui.beginning import Beginning
from ui.busy import Busy
from ui.commands import Menus
from ui.dialogs.messages import Messages, MessagesDialog
from ui.electronic import ElectronicCopy
from ui.file_door import FileDoor
from ui.issuance import Issuance
from ui.lookup import Lookup
from ui.on_screen import keep_on_screen
from ui.pages import LETTERHEAD, report_title
from ui.past import Past
from ui.preferences import Preferences, keep_preferences, read_preferences
from ui.printing import Printing
from ui.start.general_list import MOST
from ui.start.start_page import StartPage
from ui.taking_folder import FolderTaking
from ui.theme import apply_theme
from ui.trends import Trends
from ui.trouble import TroubleBanner

if TYPE_CHECKING:
    from ui.desk import Desk
    from ui.dialogs.help_window import HelpWindow
    from ui.session import Session

_SETTING = "window"
_TOURED = "toured"
_RECENT = 12
"""Reports that the start page lists as the last ones worked on."""


class Window(QMainWindow):
    """One window; one report at a time."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self.store = store
        self.preferences = read_preferences(store)
        self.desk: Desk | None = None
        self._messages = Messages()
        self._started = False
        self._help: HelpWindow | None = None
        self._stack = QStackedWidget(self)
        self.trouble = TroubleBanner(self)
        self._lay_out()
        self.busy = Busy(self)
        self.statusBar().addPermanentWidget(self.busy)
        self.files = FileDoor(self, store, self.busy)
        self.files.said.connect(self.say)
        self.files.taken_in.connect(self.show_report)
        self.folder = FolderTaking(self, store, self.busy)
        self.folder.said.connect(self.say)
        self.folder.came_in.connect(lambda: None if self.desk else self.show_start())
        self.folder.known.connect(self.open_report)
        self.beginning = Beginning(self, store, self.files, lambda: self.preferences)
        self.beginning.begun.connect(self.show_report)
        self.beginning.known.connect(self.open_report)
        self.beginning.review_asked.connect(self._on_desk(lambda desk: desk.next_review()))
        self.issuance = Issuance(self, store, lambda: self.desk)
        self.issuance.said.connect(self.say)
        self.issuance.begun.connect(self.show_report)
        self.issuance.known.connect(self.open_report)
        self.issuance.stepped.connect(self._show_ways)
        self.electronic = ElectronicCopy(self, store, self.busy)
        self.electronic.said.connect(self.say)
        self.beginning.amend_asked.connect(self.issuance.amend_report)
        self.files.known.connect(self.open_report)
        self.files.amend_asked.connect(self.issuance.amend_report)
        self.trends = Trends(self, store, self.busy)
        self.trends.said.connect(self.say)
        self.printing = Printing(self, store, self.busy)
        self.printing.said.connect(self.say)
        self.lookup = Lookup(self, store)
        self.lookup.said.connect(self.say)
        self.lookup.place_chosen.connect(self.open_place)
        self.lookup.named.connect(lambda query, entries: self.start_page.show_found(query, entries))
        self.lookup.found.connect(lambda query, found, left: self.start_page.show_passages(query, found, left))
        self.past = Past(self, store, store.clerk)
        self.past.said.connect(self.say)
        self.past.place_asked.connect(lambda place: self.desk and self.desk.go_to(Place(place)))
        self._listen()
        self._build()
        self.setMinimumSize(800, 460)
        self.resize(1366, 740)

    def _lay_out(self) -> None:
        middle = QWidget(self)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.trouble)
        column.addWidget(self._stack, 1)
        self.setCentralWidget(middle)

    def _listen(self) -> None:
        """Failures of what reads and writes stay in sight; what went well is said in the status line."""
        for part in (self.files, self.folder, self.issuance, self.electronic, self.trends, self.printing):
            part.failed.connect(self.fail)
        self.busy.succeeded.connect(self.trouble.hide)

    def _build(self) -> None:
        """Makes what bears words: again after the language has changed."""
        self.menuBar().clear()
        self.menus = Menus(self, self._acts())
        self.menus.enable_for_report(False)
        self.start_page = StartPage(self)
        self._stack.addWidget(self.start_page)
        self.start_page.report_chosen.connect(self.open_report)
        self.start_page.period_chosen.connect(self.beginning.ask_or_open)
        self.start_page.new_asked.connect(lambda: self.beginning.ask())
        self.start_page.import_asked.connect(self.files.import_file)
        self.start_page.sample_asked.connect(self.beginning.from_sample)
        self.start_page.search_asked.connect(self.lookup.search)
        self.start_page.general_asked.connect(self._show_general)
        self.start_page.place_chosen.connect(self.open_place)

    def _acts(self) -> dict[str, Callable[[], object]]:
        """What each command of ui/commands.py does."""
        return {
            "new": self.beginning.ask,
            "start": self.show_start,
            "import": self.files.import_file,
            "import-folder": self.folder.ask,
            "docx": partial(self.export_paper, "docx"),
            "pdf": partial(self.export_paper, "pdf"),
            "xlsx": partial(self.export_paper, "xlsx"),
            "json": partial(self.export_paper, "json"),
            "print": self._on_desk(self.printing.ask),
            "settings": self.show_settings,
            "quit": self.close,
            "undo": self._on_desk(lambda desk: desk.session.undo_stack.undo()),
            "redo": self._on_desk(lambda desk: desk.session.undo_stack.redo()),
            "find": self._on_desk(lambda desk: desk.open_find()),
            "next-page": self._on_desk(lambda desk: desk.outline.step(1)),
            "previous-page": self._on_desk(lambda desk: desk.outline.step(-1)),
            "outline": self._on_desk(lambda desk: desk.outline.list.setFocus()),
            "back": self._on_desk(lambda desk: desk.go_back()),
            "next-finding": self._on_desk(lambda desk: desk.next_finding()),
            "findings": self._on_desk(lambda desk: desk.show_findings()),
            "prior": self._show_prior,
            "zoom-in": self._on_desk(lambda desk: desk.paper.zoom_in()),
            "zoom-out": self._on_desk(lambda desk: desk.paper.zoom_out()),
            "zoom-fit": self._on_desk(lambda desk: desk.paper.zoom_fit()),
            "two-pages": lambda: self._show_side_by_side(self.menus.actions["two-pages"].isChecked()),
            "heading": self._on_desk(lambda desk: desk.outlining.add_behind(desk.page())),
            **{what: self._on_desk(partial(_insert, what)) for what in ("table", "basis", "annex", "cosigner")},
            "electronic": self._on_desk(lambda desk: self.electronic.make(desk.session, self.preferences.book)),
            "next-step": self.issuance.take_next,
            "issue": self.issuance.issue,
            "handover": self._on_desk(
                lambda desk: self.files.export_handover(desk.session.report, desk.session.definition, desk.session.earlier)
            ),
            "reopen": self.issuance.reopen,
            **{way: partial(self.issuance.take_way, way) for way in get_args(Way)},
            "history": self._on_desk(lambda desk: self.past.show(desk.session)),
            "messages": self.show_messages,
            "trend": self._on_desk(self.trends.show_of),
            "search": self.search_reports,
            "register": self.lookup.open_register,
            "help": self.show_help,
            "shortcuts": self.show_shortcuts,
            "tour": self.show_tour,
        }

    def _on_desk(self, act: Callable[[Desk], None]) -> Callable[[], None]:
        """What a command does with the open report, where one is open."""

        def act_if_open() -> None:
            if self.desk is not None:
                act(self.desk)

        return act_if_open

    def _show_prior(self) -> None:
        if self.desk is not None:
            self.desk.show_prior(self.menus.actions["prior"].isChecked())

    def _show_side_by_side(self, two: bool) -> None:
        if self.desk is not None:
            self.menus.actions["two-pages"].setChecked(two)
            self.desk.show_side_by_side(two)

    # ------------------------------------------------------------ what is shown

    def show_start(self) -> None:
        """Leaves the report (saved) and shows what the store holds."""
        self._leave_desk()
        self._started = True
        self.lookup.forget()
        today = date.today()
        states = {name: state for kind in definitions().values() if not kind.general for name, state in self.store.states(kind.id).items()}
        due = coming(definitions().values(), issued_periods(states), frozenset(states), today)
        office = self.preferences.book.office_on(today)
        self.start_page.show_book(self.store.reports(_RECENT), states, due, today, office.issuer if office else "")
        self._stack.setCurrentWidget(self.start_page)
        self.setWindowTitle(_("Sổ báo cáo"))
        self.start_page.new_button.setFocus()

    def _show_general(self, kind: str) -> None:
        from models.store import newest_of

        self.files.try_(lambda: self.start_page.general.show_entries(*newest_of(self.store, kind, MOST)))

    def show_report(self, report: Report, page: str = LETTERHEAD, place: Place = Place("")) -> None:
        """Opens a report on the desk, at a page and place as far as it has them."""
        from ui.session import Session

        try:
            session = Session(self.store, report, self)
        except BookError as error:
            self.fail(str(error))
            return
        self._leave_desk()
        self._show_session(session, page, place)

    def _show_session(self, session: Session, page: str, place: Place) -> None:
        from ui.desk import Desk

        day = session.report.letterhead.date or date.today()
        self.desk = Desk(session, self.preferences.book, self.preferences.book.signers_on(day), self)
        self.desk.said.connect(self.say)
        self.desk.trend_asked.connect(partial(self.trends.show_of, self.desk))
        self.desk.show_prior(self._remembered().get("prior", True) is not False)
        self.desk.paper.side_by_side_asked.connect(self._show_side_by_side)
        self.desk.strip.step_asked.connect(self.issuance.take_next)
        self.desk.banner.way_asked.connect(self.issuance.take_way)
        session.report_changed.connect(self._show_ways)
        self._stack.addWidget(self.desk)
        self._stack.setCurrentWidget(self.desk)
        self.desk.outline.list.setFocus()
        self.desk.return_to(page, place)
        self.setWindowTitle(f"{report_title(session.report, session.definition)} - " + _("Sổ báo cáo"))
        self._join_undo(session)
        self._remember()
        self.menus.enable_for_report(True)
        self._show_ways()
        self.menus.actions["prior"].setChecked(self.desk.prior_shown)
        self.menus.actions["prior"].setEnabled(session.earlier.prior is not None)
        self.menus.actions["two-pages"].setChecked(False)

    def _show_ways(self) -> None:
        """The menu says which steps are open from the report's state."""
        if self.desk is not None:
            self.menus.show_state(self.desk.session.report)

    def _leave_desk(self) -> None:
        self.menus.enable_for_report(False)
        if self.desk is None:
            return
        self._remember()
        try:
            self.desk.session.finish()
        except BookError as error:
            self.fail(str(error))
        self._drop_desk(self.desk)

    def _drop_desk(self, desk: Desk, keep_session: bool = False) -> None:
        desk.session.undo_stack.undoTextChanged.disconnect(self._name_undo)
        desk.session.undo_stack.redoTextChanged.disconnect(self._name_redo)
        desk.close_desk()
        if keep_session:
            desk.leave_session()
        else:
            desk.session.close()
            desk.session.deleteLater()
        self._stack.removeWidget(desk)
        desk.deleteLater()
        self.desk = None

    def _join_undo(self, session: Session) -> None:
        session.undo_stack.undoTextChanged.connect(self._name_undo)
        session.undo_stack.redoTextChanged.connect(self._name_redo)
        self._name_undo(session.undo_stack.undoText())
        self._name_redo(session.undo_stack.redoText())

    def _name_undo(self, what: str) -> None:
        self.menus.actions["undo"].setText(_("Hoàn tác: {what}").format(what=what) if what else _("Hoàn tác"))

    def _name_redo(self, what: str) -> None:
        self.menus.actions["redo"].setText(_("Làm lại: {what}").format(what=what) if what else _("Làm lại"))

    def say(self, sentence: str) -> None:
        """One sentence in the status line; never a box that blocks typing."""
        self._messages.add(sentence)
        self.statusBar().showMessage(sentence)

    def fail(self, sentence: str) -> None:
        """What went wrong: in the status line as all else, and in red above the work until it is closed."""
        self.say(sentence)
        self.trouble.show_trouble(sentence)

    # ------------------------------------------------------------ reports

    def open_report(self, name: str) -> None:
        """Opens a report of the store."""
        self.files.try_(lambda: self._opened(self.store.load(name), LETTERHEAD, Place("")))

    def open_place(self, name: str, place: Place) -> None:
        """Goes to a place of a report of the store; `go_back` of the desk comes back where it was open already."""
        if self.desk is None or self.desk.session.report.name != name:
            self.open_report(name)
        if self.desk is not None and self.desk.session.report.name == name:
            self.desk.go_to(place)

    def search_reports(self) -> None:
        """Shows the start page with the cursor in its search."""
        if self.desk is not None or not self._started:
            self.show_start()
        self.start_page.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _opened(self, report: Report, page: str, place: Place) -> None:
        self.store.keep_revision(report, "opened")
        self.show_report(report, page, place)

    def export_paper(self, suffix: str) -> None:
        """Asks where to and writes the paper of the open report."""
        if self.desk is not None:
            session = self.desk.session
            self.files.export(session.report, session.definition, suffix, session.earlier)

    # ------------------------------------------------------------ settings and help

    def show_settings(self) -> None:
        """Asks for the settings and puts them to use at once."""
        from ui.dialogs.settings_dialog import SettingsDialog

        shown = replace(self.preferences, clerk=self.store.clerk())
        if self.desk is not None and not self.desk.session.locked:
            shown = replace(shown, paper=self.desk.session.report.paper)
        latest = self.beginning.latest()
        if shown.book == OfficeBook() and latest is not None:
            shown = replace(shown, book=book_from(latest))
        dialog = SettingsDialog(shown, date.today(), self, self.electronic.images())
        if dialog.exec():
            self.use_preferences(dialog.preferences())
            self.electronic.drop_images(self.preferences.book)

    def use_preferences(self, preferences: Preferences) -> None:
        """Puts settings to use, and keeps them."""
        before, self.preferences = self.preferences, preferences
        application = QApplication.instance()
        if isinstance(application, QApplication):
            apply_theme(application, preferences.theme, preferences.text_size)
        self.files.try_(lambda: keep_preferences(self.store, preferences))
        if self.desk is not None and not self.desk.session.locked:
            self.desk.session.apply(lambda report: report.with_paper(preferences.paper), _("Đổi trang giấy"))
        if preferences.language != before.language:
            use_language(preferences.language)
            self._say_everything_anew()
        elif self.desk is None:
            self.show_start()

    def _say_everything_anew(self) -> None:
        """Makes every widget again in the language in use; the report, its undo steps and the place stay."""
        session = self.desk.session if self.desk else None
        page, place = (self.desk.page(), self.desk.place() or Place("")) if self.desk else ("", Place(""))
        if self.desk is not None:
            self._drop_desk(self.desk, keep_session=True)
        self._stack.removeWidget(self.start_page)
        self.start_page.deleteLater()
        if self._help is not None:
            self._help.close()
            self._help = None
        self._build()
        if session is None:
            self.show_start()
        else:
            self._show_session(session, page, place)

    def show_help(self) -> None:
        """Opens the user's guide at what is on the screen."""
        from ui.dialogs.help_window import HelpWindow

        if self._help is None:
            self._help = HelpWindow(self)
        self._help.show_topic(self.desk.topic() if self.desk else "bat-dau")
        self._help.show()
        self._help.raise_()
        self._help.activateWindow()

    def show_shortcuts(self) -> None:
        """Shows every key."""
        from ui.dialogs.shortcut_sheet import ShortcutSheet

        ShortcutSheet(self).exec()

    def show_messages(self) -> None:
        """Shows what was said of late."""
        MessagesDialog(self._messages, self).exec()

    def show_tour(self) -> None:
        """Shows the five cards."""
        from ui.dialogs.tour import Tour

        Tour(self).exec()

    def welcome(self) -> None:
        """Shows the tour to who opens the program for the first time."""
        if self.store.get_setting(_TOURED) is None:
            self.files.try_(lambda: self.store.put_setting(_TOURED, True))
            self.show_tour()

    # ------------------------------------------------------------ where the clerk was

    def _remember(self) -> None:
        desk = self.desk
        remembered: dict[str, object] = self._remembered() | {
            "report": desk.session.report.name if desk else "",
            "geometry": bytes(self.saveGeometry().toHex().data()).decode("ascii"),
        }
        if desk is not None:
            remembered |= {"page": desk.page(), "place": desk.place() or "", "prior": desk.prior_shown}
            remembered |= {"widths": desk.splitter.sizes()} if desk.is_laid_out else {}
        self.files.try_(lambda: self.store.put_setting(_SETTING, remembered))

    def _remembered(self) -> dict[str, object]:
        last = self.store.get_setting(_SETTING)
        return last if isinstance(last, dict) else {}

    def restore(self) -> None:
        """Shows what was shown when the window was last closed."""
        last = self._remembered()
        self.restoreGeometry(QByteArray.fromHex(str(last.get("geometry", "")).encode("ascii")))
        keep_on_screen(self)
        if not self.store.has(str(last.get("report", ""))):
            return
        page, place = str(last.get("page", "")), Place(str(last.get("place", "")))
        self.files.try_(lambda: self._opened(self.store.load(str(last["report"])), page, place))
        widths = last.get("widths")
        if self.desk is not None and isinstance(widths, list):
            self.desk.set_widths([int(width) for width in widths])

    def showEvent(self, event: QShowEvent) -> None:
        """The start page is filled when it is first seen, which is not where the program opens a report at once."""
        if not self._started and self.desk is None:
            self.show_start()
        super().showEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._remember()
        if self.desk is not None:
            try:
                self.desk.session.finish()
            except BookError as error:
                from ui.dialogs.boxes import UnsavedBox

                box = UnsavedBox(str(error), self)
                box.exec()
                if not box.agreed():
                    event.ignore()
                    return
            self._drop_desk(self.desk)
        self.folder.close()
        self.lookup.close()
        self.issuance.close()
        self.printing.close()
        self.busy.close_work()
        super().closeEvent(event)


def _insert(what: str, desk: Desk) -> None:
    from ui.inserting import INSERT

    INSERT[what](desk)
