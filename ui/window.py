"""The window: start page or desk, what the menus do, and where the clerk was last time.

The desk and the dialogs are loaded where they are first shown, so that the start page stands sooner.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, get_args

from msgspec.structs import replace
from PySide6.QtCore import QByteArray, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from models.deadline import coming
from models.definition import definitions
from models.editions import issued_periods
from models.errors import BookError, DamagedStore
from models.language import _, use_language
from models.lifecycle import Way
from models.office import OfficeBook, book_from
from models.place import Place
from models.report import Report
from models.store import Store
from ui.beginning import Beginning
from ui.busy import Busy
from ui.commands import Menus
from ui.electronic import ElectronicCopy
from ui.file_door import FileDoor
from ui.guidance import Guidance
from ui.issuance import Issuance
from ui.lookup import Lookup
from ui.notice import NoticeBanner
from ui.on_screen import keep_on_screen
from ui.pages import LETTERHEAD, report_title
from ui.past import Past
from ui.preferences import Preferences, keep_preferences, read_preferences
from ui.printing import Printing
from ui.safekeeping.open_book import OpenBook
from ui.safekeeping.safekeeping import Safekeeping
from ui.start.general_list import MOST
from ui.start.start_page import StartPage
from ui.taking_folder import FolderTaking
from ui.theme import apply_theme
from ui.trends import Trends
from ui.trouble import TroubleBanner
from ui.unsaved import Unsaved

if TYPE_CHECKING:
    from ui.desk import Desk
    from ui.session import Session

_SETTING = "window"
_RECENT = 12
"""Reports that the start page lists as the last ones worked on."""


class Window(QMainWindow):
    """One window; one report at a time."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self.store = store
        self.preferences = read_preferences(store)
        self.desk: Desk | None = None
        self._started = False
        self._ending = False
        self._settings_kept = True
        self.hangs = False
        """Whether something still waits for a disk that does not answer; then the program can only be ended outright."""
        self._stack = QStackedWidget(self)
        self.trouble = TroubleBanner(self)
        self.unsaved = Unsaved(self, self.trouble, lambda: self.desk.session if self.desk else None)
        self.unsaved.said.connect(self.say)
        self.unsaved.went_on.connect(self._keep_preferences_again)
        self.notice = NoticeBanner(self)
        self.guidance = Guidance(self, store, lambda: self.desk.topic() if self.desk else "bat-dau")
        self._lay_out()
        self.busy = Busy(self)
        self.statusBar().addPermanentWidget(self.busy)
        self.files = FileDoor(self, store, self.busy)
        self.files.said.connect(self.say)
        self.files.taken_in.connect(self.show_report)
        self.folder = FolderTaking(self, store, self.busy)
        self.folder.said.connect(self.say)
        self.folder.came_in.connect(self._show_more)
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
        self.safekeeping = Safekeeping(self, store, OpenBook(self._open_name, self._put_away))
        self.safekeeping.said.connect(self.say)
        self.safekeeping.mended.connect(self.trouble.take_back)
        self.safekeeping.restored.connect(self._show_restored)
        self.safekeeping.came_in.connect(self._show_more)
        self.statusBar().addPermanentWidget(self.safekeeping.line)
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
        column.addWidget(self.notice)
        column.addWidget(self._stack, 1)
        self.setCentralWidget(middle)

    def _listen(self) -> None:
        """Failures of what reads and writes stay in sight; what went well is said in the status line."""
        for part in (self.files, self.folder, self.issuance, self.electronic, self.trends, self.printing, self.safekeeping):
            part.failed.connect(self.fail)
        self.busy.succeeded.connect(self.trouble.clear)

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
            "json-locked": self.export_locked,
            "print": self._on_desk(self.printing.ask),
            "backups": self.safekeeping.ask,
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
            "messages": self.guidance.show_messages,
            "trend": self._on_desk(self.trends.show_of),
            "search": self.search_reports,
            "register": self.lookup.open_register,
            "help": self.guidance.show_help,
            "shortcuts": self.guidance.show_shortcuts,
            "tour": self.guidance.show_tour,
            "licences": self.guidance.show_licences,
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
        if self._leave_desk():
            self._started = True
            self.lookup.forget()
            try:
                self._fill_start()
            except DamagedStore:
                raise  # has a way out of its own (ui/rescue)
            except BookError as error:
                self.fail(str(error))
            self._stack.setCurrentWidget(self.start_page)
            self.setWindowTitle(_("Sổ báo cáo"))
            self.start_page.new_button.setFocus()

    def _fill_start(self) -> None:
        today = date.today()
        states = {name: state for kind in definitions().values() if not kind.general for name, state in self.store.states(kind.id).items()}
        due = coming(definitions().values(), issued_periods(states), frozenset(states), today)
        office = self.preferences.book.office_on(today)
        self.start_page.show_book(self.store.reports(_RECENT), states, due, today, office.issuer if office else "")

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
        if self._leave_desk():
            self._show_session(session, page, place)
        else:
            session.close()
            session.deleteLater()

    def _show_session(self, session: Session, page: str, place: Place, known: bool = False) -> None:
        from ui.desk import Desk

        day = session.report.letterhead.date or date.today()
        self.desk = Desk(session, self.preferences.book, self.preferences.book.signers_on(day), self)
        self.desk.said.connect(self.say)
        self.desk.trend_asked.connect(partial(self.trends.show_of, self.desk))
        self.desk.show_prior(self._remembered().get("prior", True) is not False)
        self.desk.paper.side_by_side_asked.connect(self._show_side_by_side)
        self.desk.strip.step_asked.connect(self.issuance.take_next)
        self.desk.banner.way_asked.connect(self.issuance.take_way)
        if not known:
            self.unsaved.watch(session)
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

    def _leave_desk(self) -> bool:
        """Leaves the open report, if there is one; false where it is not saved and the clerk wants to stay."""
        if self.desk is not None:
            self._remember()
            if not self.unsaved.may_leave(self.desk.session):
                return False
            self._drop_desk(self.desk)
        self.menus.enable_for_report(False)
        return True

    def _drop_desk(self, desk: Desk, keep_session: bool = False) -> None:
        desk.session.undo_stack.undoTextChanged.disconnect(self._name_undo)
        desk.session.undo_stack.redoTextChanged.disconnect(self._name_redo)
        desk.close_desk()
        if keep_session:
            desk.leave_session()
        else:
            self.unsaved.leave(desk.session)
            self.hangs = not desk.session.close()
            if not self.hangs:  # else it stays until the disk answers
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
        self.guidance.messages.add(sentence)
        self.statusBar().showMessage(sentence)

    def fail(self, sentence: str) -> None:
        """What went wrong: in the status line as all else, and in red above the work until it is closed."""
        self.say(sentence)
        self.trouble.show_trouble(sentence)

    # ------------------------------------------------------------ reports

    def open_report(self, name: str) -> None:
        """Opens a report of the store."""
        self.files.try_(lambda: self._opened(self.files.loaded(name), LETTERHEAD, Place("")))

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
        self.files.try_(lambda: self.store.keep_revision(report, "opened"))  # a full disk is no reason not to read
        self.show_report(report, page, place)

    def export_paper(self, suffix: str) -> None:
        """Asks where to and writes the paper of the open report."""
        if self.desk is not None:
            session = self.desk.session
            self.files.export(session.report, session.definition, suffix, session.earlier)

    def export_locked(self) -> None:
        """Asks for a password and where to, and writes the open report as a file that only the password opens."""
        from ui.dialogs.password_dialog import new_password

        if self.desk is not None and (password := new_password(self)):
            session = self.desk.session
            self.files.export(session.report, session.definition, "json", session.earlier, password)

    # ------------------------------------------------------------ settings

    def show_settings(self) -> None:
        """Asks for the settings and puts them to use at once."""
        from ui.dialogs.settings_dialog import SettingsDialog

        shown = replace(self.preferences, clerk=self.store.clerk())
        if self.desk is not None and not self.desk.session.locked:
            shown = replace(shown, paper=self.desk.session.report.paper)
        latest = self.beginning.latest()
        if shown.book == OfficeBook() and latest is not None:
            shown = replace(shown, book=book_from(latest))
        dialog = SettingsDialog(shown, date.today(), self, self.electronic.images(), self.store.folder)
        if dialog.exec():
            self.use_preferences(dialog.preferences())
            self.electronic.drop_images(self.preferences.book)

    def use_preferences(self, preferences: Preferences) -> None:
        """Puts settings to use, and keeps them."""
        self._settings_kept = False
        self._keep_preferences_again(preferences)
        if self.desk is not None and not self.desk.session.locked:
            self.desk.session.apply(lambda report: report.with_paper(preferences.paper), _("Đổi trang giấy"))
        self._show_preferences(preferences)

    def _show_preferences(self, preferences: Preferences) -> None:
        before, self.preferences = self.preferences, preferences
        application = QApplication.instance()
        if isinstance(application, QApplication):
            apply_theme(application, preferences.theme, preferences.text_size)
        if preferences.language != before.language:
            use_language(preferences.language)
            self._say_everything_anew()
        elif self.desk is None:
            self.show_start()

    def _keep_preferences_again(self, preferences: Preferences | None = None) -> None:
        """Settings in use that the disk has not taken are kept as soon as it takes something."""
        if not self._settings_kept:
            try:
                keep_preferences(self.store, preferences or self.preferences)
                self._settings_kept = True
            except BookError as error:
                self.fail(_("Thiết lập được dùng ngay nhưng chưa lưu được: {why}").format(why=error))

    def _say_everything_anew(self) -> None:
        """Makes every widget again in the language in use; the report, its undo steps and the place stay."""
        session = self.desk.session if self.desk else None
        page, place = (self.desk.page(), self.desk.place() or Place("")) if self.desk else ("", Place(""))
        if self.desk is not None:
            self._drop_desk(self.desk, keep_session=True)
        self._stack.removeWidget(self.start_page)
        self.start_page.deleteLater()
        self.guidance.forget_help()
        self.trouble.say_words_anew()
        self.safekeeping.line.refresh()
        self._build()
        if session is None:
            self.show_start()
        else:
            self._show_session(session, page, place, known=True)

    def welcome(self) -> None:
        """Shows the tour to who opens the program for the first time."""
        self.files.try_(self.guidance.welcome)

    # ------------------------------------------------------------ another state of the store

    def _open_name(self) -> str:
        """What the open report is called; "" where none is open."""
        return report_title(self.desk.session.report, self.desk.session.definition) if self.desk else ""

    def _put_away(self) -> str:
        """Saves the open report and shows the start page, so that nothing writes to the store; a sentence where that cannot be now."""
        if self.busy.is_at_work() or (self.desk is not None and not self.desk.isEnabled()):  # it is disabled while it is being issued
            return _("Chưa khôi phục: chương trình đang xuất, in, nhập hoặc ban hành dở. Hãy đợi xong, hoặc đóng hộp này rồi bấm Dừng.")
        try:
            if self.desk is not None:
                self.desk.session.finish()
        except BookError as error:
            return _("Chưa khôi phục, vì báo cáo đang mở chưa lưu được: {why}").format(why=error)
        self.show_start()
        self.lookup.rest()
        return "" if self.desk is None else _("Chưa khôi phục: báo cáo đang mở còn phần chưa lưu.")

    def _show_restored(self) -> None:
        """Everything is read anew: another state of the store has taken the place of the one before."""
        self._show_preferences(read_preferences(self.store))

    def _show_more(self) -> None:
        """The start page lists what came in; an open report stays."""
        if self.desk is None:
            self.show_start()

    # ------------------------------------------------------------ where the clerk was

    def _remember(self) -> None:
        with suppress(BookError):  # where a window stood is not worth a word
            self._keep_remembered()

    def _keep_remembered(self) -> None:
        desk = self.desk
        remembered: dict[str, object] = self._remembered() | {
            "report": desk.session.report.name if desk else "",
            "geometry": bytes(self.saveGeometry().toHex().data()).decode("ascii"),
        }
        if desk is not None:
            remembered |= {"page": desk.page(), "place": desk.place() or "", "prior": desk.prior_shown}
            remembered |= {"widths": desk.splitter.sizes()} if desk.is_laid_out else {}
        self.store.put_setting(_SETTING, remembered)

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
        """Long work is stopped, and leaves nothing half done; text that the disk does not take is asked about."""
        self._remember()
        if self.desk is not None:
            if not self._ending and not self.unsaved.may_leave(self.desk.session):
                event.ignore()
                return
            self._drop_desk(self.desk)
        self.stop_work()
        if self.hangs:
            super().closeEvent(event)
            return
        for part in (self.folder, self.lookup, self.issuance, self.printing, self.unsaved):
            part.close()
        self.hangs = not self.safekeeping.close()
        self.busy.close_work()
        super().closeEvent(event)

    def save_for_shutdown(self) -> None:
        """Saves what is typed, as the system is about to end; when it closes the window in the next minute, nobody is asked."""
        self._ending = True
        QTimer.singleShot(60_000, self, self._go_on)
        if self.desk is not None:
            self.unsaved.save_at_any_price(self.desk.session)

    def _go_on(self) -> None:
        self._ending = False

    def stop_work(self) -> None:
        """Stops what runs beside the desk at its next step."""
        self.folder.stop()
        self.busy.stop()

    def end(self) -> None:
        """Saves, stops and closes without a question."""
        self.save_for_shutdown()
        self.stop_work()
        self.close()


def _insert(what: str, desk: Desk) -> None:
    from ui.inserting import INSERT

    INSERT[what](desk)
