"""The past of the open report: reads its revisions, compares and restores them off the window's thread, for the history dialog."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from models.definition import definition_for
from models.errors import BookError, failure_words
from models.interchange import digest
from models.language import _
from models.lifecycle import lock_reason
from models.report import Report
from models.store import Store
from ui.background import Worker
from ui.file_door import ask_where

if TYPE_CHECKING:
    from exporters.pdf import PdfPaper
    from models.change import Change
    from ui.dialogs.history_dialog import HistoryDialog
    from ui.session import Session


class Comparison(Struct, frozen=True):
    """What changed between two states, and the redline as paper."""

    changes: tuple[Change, ...]
    paper: PdfPaper


class Past(QObject):
    """`said(sentence)` for the status line, `place_asked(place)` when the clerk wants to work where something changed.

    `clerk` is whose name a restored revision bears, and the changes in the Word file.
    """

    said = Signal(str)
    place_asked = Signal(str)

    def __init__(self, window: QWidget, store: Store, clerk: Callable[[], str] = str) -> None:
        super().__init__(window)
        self._window = window
        self._store = store
        self._clerk = clerk

    def show(self, session: Session) -> None:
        """Shows the history of the open report until the clerk closes it."""
        from ui.dialogs.history_dialog import HistoryDialog  # noqa: PLC0415  # loaded when it is first shown, so that the window stands sooner

        dialog = HistoryDialog(session.report.when.phrase, lock_reason(session.report), self._window)
        visit = _Visit(self._store, session, dialog, self._clerk())
        visit.said.connect(self.said)
        visit.read()
        dialog.exec()
        visit.close()
        visit.deleteLater()
        if dialog.asked_place is not None:
            self.place_asked.emit(dialog.asked_place)
        dialog.deleteLater()


class _Visit(QObject):
    """One look at the past of one report."""

    said = Signal(str)

    def __init__(self, store: Store, session: Session, dialog: HistoryDialog, clerk: str) -> None:
        super().__init__(dialog)
        self._store = store
        self._clerk = clerk
        self._session = session
        self._dialog = dialog
        self._closed = False
        self._reader, self._comparer, self._keeper = Worker(self), Worker(self), Worker(self)
        dialog.comparison_asked.connect(self._compare)
        dialog.restore_asked.connect(self._restore)
        dialog.export_asked.connect(self._export)

    def read(self) -> None:
        """Lists the revisions at once, and how much each changed as soon as that is known."""
        try:
            revisions = self._store.revisions(self._session.report.name)
        except BookError as error:
            self._fail(error)
            return
        from models.revisions import Entry, history  # noqa: PLC0415  # compares; only the dialog needs it

        self._dialog.show_entries(tuple(Entry(revision, None) for revision in revisions))
        load, stopped = self._store.revision_report, lambda: self._closed
        self._reader.request(lambda: history(revisions, load, stopped), self._dialog.show_entries, self._fail)

    def close(self) -> None:
        """Waits for what is running, and takes no more."""
        self._closed = True
        for worker in (self._reader, self._comparer, self._keeper):
            worker.close()

    def _compare(self, old: int, new: int) -> None:
        now = self._session.report

        def shown(comparison: Comparison) -> None:
            if not self._closed:
                self._dialog.show_comparison(old, new, comparison.changes, comparison.paper)

        self._comparer.request(lambda: compared(self._state(old, now), self._state(new, now)), shown, self._fail)

    def _state(self, id: int, now: Report) -> Report:
        from ui.dialogs.history_dialog import NOW  # noqa: PLC0415  # its dialog is shown

        return now if id == NOW else self._store.revision_report(id)

    def _restore(self, id: int) -> None:
        """The present state is kept first, so that nothing is lost; in the open report it is one undo step."""
        now = self._session.report
        self._dialog.restore.setEnabled(False)
        self._keeper.request(partial(_put_back, self._store, now, id, self._clerk), self._was_restored, self._not_done)

    def _was_restored(self, report: Report) -> None:
        self._session.apply(lambda _now: report, _("Khôi phục phiên bản"))
        sentence = _("Đã khôi phục; bản trước đó cũng được giữ, và Ctrl+Z đưa báo cáo về như cũ.")
        self._tell(sentence)
        self.read()

    def _export(self, old: int, new: int) -> None:
        from exporters.export import paper_name  # noqa: PLC0415  # the Word writer loads slowly, and only here is it needed
        from exporters.redlined import write_redline  # noqa: PLC0415

        now = self._session.report
        path = ask_where(self._dialog, self._store, _("Xuất bản so sánh"), f"{paper_name(now)}-so-sanh.docx")
        if path is None:
            return
        self._keeper.request(
            lambda: write_redline(self._state(old, now), self._state(new, now), path, self._clerk),
            lambda _none: self._tell(_("Đã xuất {path}").format(path=path)),
            self._not_done,
        )

    def _tell(self, sentence: str) -> None:
        self._dialog.show_note(sentence)
        self.said.emit(sentence)

    def _not_done(self, error: Exception) -> None:
        self._tell(failure_words(error, _("Chưa làm được: {why}")))

    def _fail(self, error: Exception) -> None:
        self._dialog.show_failure(failure_words(error, _("Chưa xem được lịch sử: {why}")))


def compared(old: Report, new: Report) -> Comparison:
    """Compares two states, in words and on paper. Raises BookError."""
    from exporters.pdf import render_pdf  # noqa: PLC0415  # loaded by the worker, while the dialog stands already
    from exporters.redlined import redline_of  # noqa: PLC0415
    from models.compare import compare_reports  # noqa: PLC0415

    paper = render_pdf(redline_of(old, new))
    return Comparison(compare_reports(old, new, definition_for(new)), paper)


def _put_back(store: Store, now: Report, id: int, clerk: str) -> Report:
    """Keeps the present state where no revision has it yet, and restores another."""
    last = store.revisions(now.name)[-1]
    if last.content != digest(now):
        store.keep_revision(now, "worked", clerk)
    return store.restore(id, clerk)
