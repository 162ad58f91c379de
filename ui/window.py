"""The window: start page or desk, menus, files in and out, and where the clerk was last time."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QByteArray, QStandardPaths
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QFileDialog, QMainWindow, QMenu, QMessageBox, QStackedWidget

from models.definition import definition_of, definitions
from models.errors import BookError
from models.interchange import read_file, unread_parts
from models.language import _
from models.place import Place
from models.report import Report
from models.samples import sample_report
from models.start import blank_report
from models.store import Store
from ui.background import Worker
from ui.desk import Desk
from ui.help_window import HelpWindow
from ui.new_report_dialog import NewReportDialog
from ui.pages import LETTERHEAD
from ui.session import Session
from ui.start_page import StartPage
from ui.theme import Theme, apply_theme

_SETTING = "window"


class Window(QMainWindow):
    """One window; one report at a time."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self.store = store
        self.desk: Desk | None = None
        self._start = StartPage(self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._start)
        self.setCentralWidget(self._stack)
        self._exporter = Worker(self)
        self._help: HelpWindow | None = None
        self._report_actions: list[QAction] = []
        self._start.report_chosen.connect(self.open_report)
        self._start.new_asked.connect(self.new_report)
        self._start.import_asked.connect(self.import_file)
        self._start.sample_asked.connect(self.open_sample)
        self._build_menus()
        self.setMinimumSize(800, 460)
        self.resize(1366, 740)
        self.show_start()

    # ------------------------------------------------------------ what is shown

    def show_start(self) -> None:
        """Leaves the report (saved) and shows what the store holds."""
        self._leave_desk()
        self._start.show_reports(self.store.reports())
        self._stack.setCurrentWidget(self._start)
        self.setWindowTitle(_("Sổ báo cáo"))
        self._start.new_button.setFocus()

    def show_report(self, report: Report, page: str = LETTERHEAD, place: Place = Place("")) -> None:
        """Opens a report on the desk, at a page and place as far as it has them."""
        try:
            session = Session(self.store, report, self)
        except BookError as error:
            self.say(str(error))
            return
        self._leave_desk()
        self.desk = Desk(session, self)
        self.desk.said.connect(self.say)
        self._stack.addWidget(self.desk)
        self._stack.setCurrentWidget(self.desk)
        self.desk.outline.list.setFocus()
        self.desk.return_to(page, place)
        self.setWindowTitle(f"{self.desk.session.definition.name} · {report.when.phrase} - " + _("Sổ báo cáo"))
        self._join_undo(session)
        for action in self._report_actions:
            action.setEnabled(True)

    def _leave_desk(self) -> None:
        for action in self._report_actions:
            action.setEnabled(False)
        if self.desk is None:
            return
        self._remember()
        try:
            self.desk.session.finish()
        except BookError as error:
            self.say(str(error))
        self._stack.removeWidget(self.desk)
        self._drop_desk(self.desk)

    def _drop_desk(self, desk: Desk) -> None:
        desk.session.undo_stack.undoTextChanged.disconnect(self._name_undo)
        desk.session.undo_stack.redoTextChanged.disconnect(self._name_redo)
        desk.paper.close_paper()
        desk.session.deleteLater()
        desk.deleteLater()
        self.desk = None

    def say(self, sentence: str) -> None:
        """One sentence in the status line; never a box that blocks typing."""
        self.statusBar().showMessage(sentence)

    # ------------------------------------------------------------ reports

    def open_report(self, name: str) -> None:
        """Opens a report of the store."""
        self._try(lambda: self._opened(self.store.load(name), LETTERHEAD, Place("")))

    def _opened(self, report: Report, page: str, place: Place) -> None:
        self.store.keep_revision(report, "opened")
        self.show_report(report, page, place)

    def new_report(self) -> None:
        """Asks for kind and period and starts a report; an existing one is opened."""
        existing = frozenset(self.store.names())
        dialog = NewReportDialog(tuple(definitions().values()), existing, date.today(), self)
        if dialog.exec():
            definition, period = dialog.definition(), dialog.period()
            name = f"{definition.id}/{period.code}"
            if name in existing:
                self.open_report(name)
            else:
                self.show_report(blank_report(definition, period, self._latest()))

    def _latest(self) -> Report | None:
        """The report worked on last: its office, recipients and signer serve the new one."""
        entries = self.store.reports()
        return self.store.load(entries[0].name) if entries else None

    def open_sample(self) -> None:
        """Puts the sample into the store and opens it; a sample that was worked on is opened as it is."""
        sample = sample_report()
        if sample.name in self.store.names():
            self.open_report(sample.name)
        else:
            self._try(lambda: self._taken_in(sample))

    def import_file(self) -> None:
        """Takes in a report JSON."""
        path, _kind = QFileDialog.getOpenFileName(self, _("Nhập báo cáo từ tệp"), _documents(), _("Báo cáo JSON (*.json)"))
        if path:
            self._try(lambda: self._import(Path(path)))

    def _import(self, path: Path) -> None:
        self._taken_in(read_file(path))
        unread = unread_parts(path)
        if unread:
            self.say(_("Bản này chưa biết các phần {parts} của tệp nên không giữ chúng.").format(parts=", ".join(unread)))

    def _taken_in(self, report: Report) -> None:
        definition_of(report.definition)
        if report.name in self.store.names():
            if not self._may_replace(report):
                return
            self.store.keep_revision(self.store.load(report.name), "worked")
        self.store.keep_revision(report, "imported")
        self.show_report(report)

    def _may_replace(self, report: Report) -> bool:
        """Asks before another report takes the place of one that is there."""
        question = _("Trong sổ đã có báo cáo {phrase}. Thay bằng nội dung của tệp? Bản đang có được giữ lại thành một phiên bản.")
        box = QMessageBox(QMessageBox.Icon.Question, _("Nhập báo cáo"), question.format(phrase=report.when.phrase), parent=self)
        replace = box.addButton(_("Thay"), QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(box.addButton(_("Giữ bản đang có"), QMessageBox.ButtonRole.RejectRole))
        box.exec()
        return box.clickedButton() is replace

    def export_paper(self, suffix: str) -> None:
        """Asks where to and writes the paper, off the window's thread."""
        if self.desk is None:
            return
        from exporters.export import export, paper_name  # noqa: PLC0415  # the Word writer loads slowly, and only here is it needed

        report, definition = self.desk.session.report, self.desk.session.definition
        proposed = str(Path(_documents()) / f"{paper_name(report)}.{suffix}")
        chosen, _kind = QFileDialog.getSaveFileName(self, _("Xuất báo cáo"), proposed, f"*.{suffix}")
        if chosen:
            path = Path(chosen if chosen.endswith(f".{suffix}") else f"{chosen}.{suffix}")
            self.say(_("Đang xuất {path}…").format(path=path))
            self._exporter.request(partial(export, report, definition, path), lambda _none: self._exported(path), self._export_failed)

    def _exported(self, path: Path) -> None:
        self.say(_("Đã xuất {path}").format(path=path))

    def _export_failed(self, error: Exception) -> None:
        self.say(str(error) if isinstance(error, BookError) else _("Chưa xuất được: {why}").format(why=error))

    def _try(self, act: Callable[[], None]) -> None:
        try:
            act()
        except BookError as error:
            self.say(str(error))

    # ------------------------------------------------------------ menus

    def _build_menus(self) -> None:
        bar = self.menuBar()
        file = bar.addMenu(_("&Tệp"))
        self._add(file, _("Báo cáo mới…"), QKeySequence.StandardKey.New, self.new_report)
        self._add(file, _("Danh sách báo cáo"), "Ctrl+O", self.show_start)
        self._add(file, _("Nhập từ tệp JSON…"), "", self.import_file)
        file.addSeparator()
        for name, keys, suffix in (
            (_("Xuất Word (DOCX)…"), "Ctrl+E", "docx"),
            (_("Xuất PDF…"), "Ctrl+Shift+E", "pdf"),
            (_("Xuất JSON…"), "", "json"),
        ):
            self._add_for_report(file, name, keys, partial(self.export_paper, suffix))
        file.addSeparator()
        self._add(file, _("Thoát"), QKeySequence.StandardKey.Quit, self.close)
        self._edit_menu = bar.addMenu(_("&Sửa"))
        self._undo = self._add_for_report(
            self._edit_menu, _("Hoàn tác"), QKeySequence.StandardKey.Undo, self._on_desk(lambda desk: desk.session.undo_stack.undo())
        )
        self._redo = self._add_for_report(
            self._edit_menu, _("Làm lại"), QKeySequence.StandardKey.Redo, self._on_desk(lambda desk: desk.session.undo_stack.redo())
        )
        self._build_view_menu(bar.addMenu(_("&Xem")))
        help_menu = bar.addMenu(_("Trợ &giúp"))
        self._add(help_menu, _("Hướng dẫn sử dụng"), QKeySequence.StandardKey.HelpContents, self.show_help)

    def _build_view_menu(self, menu: QMenu) -> None:
        self._add_for_report(menu, _("Mục tiếp theo"), "Ctrl+PgDown", self._on_desk(lambda desk: desk.outline.step(1)))
        self._add_for_report(menu, _("Mục trước"), "Ctrl+PgUp", self._on_desk(lambda desk: desk.outline.step(-1)))
        self._add_for_report(menu, _("Danh sách mục"), "F6", lambda: self.desk and self.desk.outline.list.setFocus())
        self._add_for_report(menu, _("Lỗi, cảnh báo tiếp theo"), "F8", self._on_desk(lambda desk: desk.next_finding()))
        self._add_for_report(menu, _("Danh sách cần xử lý"), "Shift+F8", self._on_desk(lambda desk: desk.show_findings()))
        menu.addSeparator()
        self._add_for_report(menu, _("Phóng to trang giấy"), "Ctrl+=", self._on_desk(lambda desk: desk.paper.zoom_in()))
        self._add_for_report(menu, _("Thu nhỏ trang giấy"), "Ctrl+-", self._on_desk(lambda desk: desk.paper.zoom_out()))
        self._add_for_report(menu, _("Trang giấy vừa khung"), "Ctrl+0", self._on_desk(lambda desk: desk.paper.zoom_fit()))
        menu.addSeparator()
        themes: tuple[tuple[str, Theme], ...] = ((_("Màu theo hệ thống"), "system"), (_("Nền sáng"), "light"), (_("Nền tối"), "dark"))
        for name, theme in themes:
            self._add(menu, name, "", partial(self.use_theme, theme))
        menu.addSeparator()
        self._add(menu, "Tiếng Việt", "", partial(self.use_language, "vi"))
        self._add(menu, "English", "", partial(self.use_language, "en"))

    def _add(self, menu: QMenu, text: str, keys: QKeySequence.StandardKey | str, act: Callable[[], object]) -> QAction:
        action = QAction(text, self)
        if keys:
            action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda: act())
        menu.addAction(action)
        return action

    def _add_for_report(self, menu: QMenu, text: str, keys: QKeySequence.StandardKey | str, act: Callable[[], object]) -> QAction:
        action = self._add(menu, text, keys, act)
        action.setEnabled(False)
        self._report_actions.append(action)
        return action

    def _on_desk(self, act: Callable[[Desk], None]) -> Callable[[], None]:
        """What a menu does with the open report, where one is open."""

        def act_if_open() -> None:
            if self.desk is not None:
                act(self.desk)

        return act_if_open

    def _join_undo(self, session: Session) -> None:
        session.undo_stack.undoTextChanged.connect(self._name_undo)
        session.undo_stack.redoTextChanged.connect(self._name_redo)

    def _name_undo(self, what: str) -> None:
        self._undo.setText(_("Hoàn tác: {what}").format(what=what) if what else _("Hoàn tác"))

    def _name_redo(self, what: str) -> None:
        self._redo.setText(_("Làm lại: {what}").format(what=what) if what else _("Làm lại"))

    def use_theme(self, theme: Theme) -> None:
        """Changes the colours at once, and for the next time."""
        application = QApplication.instance()
        if isinstance(application, QApplication):
            apply_theme(application, theme)
        self._try(lambda: self.store.put_setting("theme", theme))

    def use_language(self, language: str) -> None:
        """The language of the screen from the next start on."""
        self._try(lambda: self.store.put_setting("language", language))
        self.say(_("Ngôn ngữ mới được dùng từ lần mở chương trình sau."))

    def show_help(self) -> None:
        """Opens the user's guide."""
        if self._help is None:
            self._help = HelpWindow(self)
        self._help.show()
        self._help.raise_()

    # ------------------------------------------------------------ where the clerk was

    def _remember(self) -> None:
        if self.desk is None:
            return
        self._try(
            lambda: self.store.put_setting(
                _SETTING,
                {
                    "report": self.desk.session.report.name if self.desk else "",
                    "page": self.desk.page() if self.desk else "",
                    "place": (self.desk.place() or "") if self.desk else "",
                    "widths": self.desk.splitter.sizes() if self.desk else [],
                    "geometry": bytes(self.saveGeometry().toHex().data()).decode("ascii"),
                },
            )
        )

    def restore(self) -> None:
        """Shows what was shown when the window was last closed."""
        last = self.store.get_setting(_SETTING)
        if not isinstance(last, dict):
            return
        self.restoreGeometry(QByteArray.fromHex(str(last.get("geometry", "")).encode("ascii")))
        if last.get("report") not in self.store.names():
            return
        page, place = str(last.get("page", "")), Place(str(last.get("place", "")))
        self._try(lambda: self._opened(self.store.load(str(last["report"])), page, place))
        if self.desk is not None:
            self.desk.set_widths([int(width) for width in last.get("widths", [])])

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.desk is not None:
            self._remember()
            try:
                self.desk.session.finish()
            except BookError as error:
                if not self._may_lose(str(error)):
                    event.ignore()
                    return
            self._drop_desk(self.desk)
        self._exporter.finish()
        super().closeEvent(event)

    def _may_lose(self, problem: str) -> bool:
        """Asks what to do with a draft that the disk does not take: keep the window, or close without it."""
        box = QMessageBox(QMessageBox.Icon.Warning, _("Chưa lưu được"), problem, parent=self)
        box.setInformativeText(_("Báo cáo vẫn còn trong cửa sổ. Có thể quay lại và dùng Tệp › Xuất JSON để giữ ở nơi khác."))
        stay = box.addButton(_("Quay lại"), QMessageBox.ButtonRole.RejectRole)
        close = box.addButton(_("Đóng, bỏ phần chưa lưu"), QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(stay)
        box.exec()
        return box.clickedButton() is close


def _documents() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation) or str(Path.home())
