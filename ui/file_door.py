"""Files in and out of the window: asking where, reading and writing off the window's thread, and saying how it went."""

import threading
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from models.definition import ReportDefinition, definition_of
from models.errors import BookError
from models.interchange import read_file, unread_parts
from models.language import _
from models.report import Report
from models.store import Store
from ui.busy import Busy


class FileDoor(QObject):
    """`said(sentence)` for the status line, `taken_in(report)` when a report came in from a file."""

    said = Signal(str)
    taken_in = Signal(object)

    def __init__(self, window: QWidget, store: Store, busy: Busy) -> None:
        super().__init__(window)
        self._window = window
        self._store = store
        self._busy = busy
        busy.stopped.connect(lambda: self.said.emit(_("Đã dừng; không có tệp nào được ghi hay nhận vào.")))

    # ------------------------------------------------------------ out

    def export(self, report: Report, definition: ReportDefinition, suffix: str) -> None:
        """Asks where to and writes a paper."""
        from exporters.export import export, paper_name  # noqa: PLC0415  # the Word writer loads slowly, and only here is it needed

        proposed = str(Path(documents()) / f"{paper_name(report)}.{suffix}")
        chosen, _kind = QFileDialog.getSaveFileName(self._window, _("Xuất báo cáo"), proposed, f"*.{suffix}")
        if not chosen:
            return
        path = Path(chosen if chosen.endswith(f".{suffix}") else f"{chosen}.{suffix}")
        what = _("Đang xuất {path}…").format(path=path)
        self.said.emit(what)

        def work(stop: threading.Event) -> None:
            export(report, definition, path, stop.is_set)

        self._busy.run(what, work, lambda _none: self.said.emit(_("Đã xuất {path}").format(path=path)), self._export_failed)

    def _export_failed(self, error: Exception) -> None:
        self.said.emit(str(error) if isinstance(error, BookError) else _("Chưa xuất được: {why}").format(why=error))

    # ------------------------------------------------------------ in

    def import_file(self) -> None:
        """Takes in a report that this program wrote."""
        path, _kind = QFileDialog.getOpenFileName(self._window, _("Nhập báo cáo từ tệp"), documents(), _("Báo cáo JSON (*.json)"))
        if path:
            self.try_(lambda: self._import(Path(path)))

    def _import(self, path: Path) -> None:
        self.take_in(read_file(path))
        unread = unread_parts(path)
        if unread:
            self.said.emit(_("Bản này chưa biết các phần {parts} của tệp nên không giữ chúng.").format(parts=", ".join(unread)))

    def take_in(self, report: Report) -> None:
        """Puts a report into the store, after asking where one of that name is there. Raises BookError."""
        definition_of(report.definition)
        if report.name in self._store.states():
            if not self._may_replace(report):
                return
            self._store.keep_revision(self._store.load(report.name), "worked")
        self._store.keep_revision(report, "imported")
        self.taken_in.emit(report)

    def _may_replace(self, report: Report) -> bool:
        """Asks before another report takes the place of one that is there."""
        question = _("Trong sổ đã có báo cáo {phrase}. Thay bằng nội dung của tệp? Bản đang có được giữ lại thành một phiên bản.")
        box = QMessageBox(QMessageBox.Icon.Question, _("Nhập báo cáo"), question.format(phrase=report.when.phrase), parent=self._window)
        replace = box.addButton(_("Thay"), QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(box.addButton(_("Giữ bản đang có"), QMessageBox.ButtonRole.RejectRole))
        box.exec()
        return box.clickedButton() is replace

    def try_(self, act: Callable[[], None]) -> None:
        """Does something; what goes wrong becomes a sentence."""
        try:
            act()
        except BookError as error:
            self.said.emit(str(error))


def documents() -> str:
    """Where the user keeps papers."""
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation) or str(Path.home())
