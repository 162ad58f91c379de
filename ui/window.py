"""The window: the start page or a report on the desk, from when it comes up until it closes.

What the menus do is in ui/acts.py, what follows from what its parts say in ui/listening.py.

The desk and the dialogs are loaded where they are first shown, so that the start page stands sooner.
"""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from models.deadline import coming
from models.definition import definitions
from models.editions import issued_periods
from models.errors import BookError, DamagedStore
from models.language import _
from models.place import Place
from models.report import Report
from models.store import Store
from ui.acts import acts
from ui.beginning import Beginning
from ui.busy import Busy
from ui.commands import Menus
from ui.electronic import ElectronicCopy
from ui.file_door import FileDoor
from ui.guidance import Guidance
from ui.issuance import Issuance
from ui.listening import listen, listen_to_start_page
from ui.lookup import Lookup
from ui.notice import NoticeBanner
from ui.on_screen import keep_on_screen
from ui.pages import LETTERHEAD, report_title
from ui.past import Past
from ui.printing import Printing
from ui.safekeeping.open_book import OpenBook
from ui.safekeeping.safekeeping import Safekeeping
from ui.settings import Settings
from ui.taking_folder import FolderTaking
from ui.trends import Trends
from ui.trouble import TroubleBanner
from ui.unsaved import Unsaved
from ui.whereabouts import Whereabouts

if TYPE_CHECKING:
    from ui.desk import Desk
    from ui.session import Session
    from ui.start.start_page import StartPage

_RECENT = 12
"""Reports that the start page lists as the last ones worked on."""


class Window(QMainWindow):
    """One window; one report at a time."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self.store = store
        self.desk: Desk | None = None
        self._start_page: StartPage | None = None
        self._started = False
        self._ending = False
        self.hangs = False
        """Whether something still waits for a disk that does not answer; then the program can only be ended outright."""
        self._stack = QStackedWidget(self)
        self.trouble = TroubleBanner(self)
        self.notice = NoticeBanner(self)
        self._lay_out()
        self.busy = Busy(self)
        self._make_parts()
        for widget in (self.busy, self.safekeeping.line):
            self.statusBar().addPermanentWidget(widget)
        listen(self)
        self._build()
        self.setMinimumSize(800, 460)
        self.resize(1366, 740)

    def _make_parts(self) -> None:
        """What does the window's work, a subject each; ui/listening.py says what follows from what they say."""
        store = self.store
        self.guidance = Guidance(self, store, lambda: self.desk.topic() if self.desk else "bat-dau")
        self.whereabouts = Whereabouts(self, store, lambda: self.desk)
        self.unsaved = Unsaved(self, self.trouble, self._session)
        self.files = FileDoor(self, store, self.busy)
        self.folder = FolderTaking(self, store, self.busy)
        self.beginning = Beginning(self, store, self.files, lambda: self.settings.in_use)
        self.issuance = Issuance(self, store, lambda: self.desk)
        self.electronic = ElectronicCopy(self, store, self.busy)
        self.settings = Settings(self, store, self.electronic, self._session, self.beginning.latest)
        self.trends = Trends(self, store, self.busy)
        self.printing = Printing(self, store, self.busy)
        self.lookup = Lookup(self, store)
        self.past = Past(self, store, store.clerk)
        self.safekeeping = Safekeeping(self, store, OpenBook(self._open_name, self._put_away))

    def _session(self) -> Session | None:
        return self.desk.session if self.desk else None

    def _lay_out(self) -> None:
        middle = QWidget(self)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.trouble)
        column.addWidget(self.notice)
        column.addWidget(self._stack, 1)
        self.setCentralWidget(middle)

    def _build(self) -> None:
        """Makes what bears words: again after the language has changed."""
        self.menuBar().clear()
        self.menus = Menus(self, acts(self))
        self.menus.enable_for_report(False)

    @property
    def start_page(self) -> StartPage:
        """Made where it is first asked for: a window that opens a report at once stands sooner."""
        from ui.start.start_page import StartPage

        if self._start_page is None:
            self._start_page = StartPage(self)
            self._stack.addWidget(self._start_page)
            listen_to_start_page(self)
        return self._start_page

    def show_side_by_side(self, two: bool) -> None:
        """Two pages of the paper beside each other, or one."""
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
        office = self.settings.in_use.book.office_on(today)
        self.start_page.show_book(self.store.reports(_RECENT), states, due, today, office.issuer if office else "")

    def show_general(self, kind: str) -> None:
        """The newest reports of a general kind, as far as the start page lists them."""
        from models.store import newest_of
        from ui.start.general_list import MOST

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
        self.desk = Desk(session, self.settings.in_use.book, self.settings.in_use.book.signers_on(day), self)
        self.desk.said.connect(self.say)
        self.desk.trend_asked.connect(partial(self.trends.show_of, self.desk))
        self.desk.show_prior(self.whereabouts.last().get("prior", True) is not False)
        self.desk.paper.side_by_side_asked.connect(self.show_side_by_side)
        self.desk.strip.step_asked.connect(self.issuance.take_next)
        self.desk.banner.way_asked.connect(self.issuance.take_way)
        if not known:
            self.unsaved.watch(session)
        session.report_changed.connect(self.show_ways)
        self._stack.addWidget(self.desk)
        self._stack.setCurrentWidget(self.desk)
        self.desk.outline.list.setFocus()
        self.desk.return_to(page, place)
        self.setWindowTitle(f"{report_title(session.report, session.definition)} - " + _("Sổ báo cáo"))
        self.menus.follow_undo(session.undo_stack)
        self.whereabouts.keep()
        self.menus.enable_for_report(True)
        self.show_ways()
        self.menus.actions["prior"].setChecked(self.desk.prior_shown)
        self.menus.actions["prior"].setEnabled(session.earlier.prior is not None)
        self.menus.actions["two-pages"].setChecked(False)

    def show_ways(self) -> None:
        """The menu says which steps are open from the report's state."""
        if self.desk is not None:
            self.menus.show_state(self.desk.session.report)

    def _leave_desk(self) -> bool:
        """Leaves the open report, if there is one; false where it is not saved and the clerk wants to stay."""
        if self.desk is not None:
            self.whereabouts.keep()
            if not self.unsaved.may_leave(self.desk.session):
                return False
            self._drop_desk(self.desk)
        self.menus.enable_for_report(False)
        return True

    def _drop_desk(self, desk: Desk, keep_session: bool = False) -> None:
        self.menus.leave_undo(desk.session.undo_stack)
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

    # ------------------------------------------------------------ another language

    def say_everything_anew(self) -> None:
        """Makes every widget again in the language in use; the report, its undo steps and the place stay."""
        session = self.desk.session if self.desk else None
        page, place = (self.desk.page(), self.desk.place() or Place("")) if self.desk else ("", Place(""))
        if self.desk is not None:
            self._drop_desk(self.desk, keep_session=True)
        if self._start_page is not None:
            self._stack.removeWidget(self._start_page)
            self._start_page.deleteLater()
            self._start_page = None
        self.guidance.forget_help()
        for part in (self.trouble, self.notice, self.busy):
            part.say_words_anew()
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
            return _("Chưa làm được: chương trình đang xuất, in, nhập hoặc ban hành dở. Hãy đợi xong, hoặc đóng hộp này rồi bấm Dừng.")
        try:
            if self.desk is not None:
                self.desk.session.finish()
        except BookError as error:
            return _("Chưa làm được, vì báo cáo đang mở chưa lưu được: {why}").format(why=error)
        self.show_start()
        self.lookup.rest()
        return "" if self.desk is None else _("Chưa làm được: báo cáo đang mở còn phần chưa lưu.")

    def show_restored(self) -> None:
        """Everything is read anew: another state of the store has taken the place of the one before."""
        self.settings.read_anew()

    def show_more(self) -> None:
        """The start page lists what came in; an open report stays."""
        if self.desk is None:
            self.show_start()

    # ------------------------------------------------------------ the window itself

    def restore(self) -> None:
        """Shows what was shown when the window was last closed."""
        last = self.whereabouts.last()
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
        self.whereabouts.keep()
        if self.desk is not None:
            if not self._ending and not self.unsaved.may_leave(self.desk.session) and not self._ending:  # the system may end meanwhile
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
