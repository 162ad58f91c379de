"""Printing the open report: the dialog with the true pages, the job off the window's thread, and the history's note of it."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, get_args

from msgspec import Struct
from PySide6.QtWidgets import QWidget

from models.definition import ReportDefinition
from models.errors import BookError, StoreError, failure_words
from models.language import _
from models.lifecycle import is_locked
from models.printing import Printout, Sides, prints_as_draft
from models.report import Report
from models.store import Store
from ui.background import Worker
from ui.busy import Busy
from ui.file_door import ask_where
from ui.job import Job
from ui.pages import report_title

if TYPE_CHECKING:
    from models.prior import Earlier
    from ui.desk import Desk
    from ui.dialogs.print_dialog import PrintDialog, Printers
    from ui.session import Proof, Session

_SETTING = "printing"
"""The printer and the sides that were chosen last."""


class PrintedPaper(Struct, frozen=True):
    """The PDF that is printed, and why it bears the mark of a draft; nothing where it does not."""

    content: bytes
    why_draft: str = ""


class Printing(Job):
    """Shows the print dialog, sets the paper for it, and sends it to a printer or into a file."""

    def __init__(self, window: QWidget, store: Store, busy: Busy) -> None:
        super().__init__(window, store, busy)
        self._worker = Worker(self)
        self._shown: PrintDialog | None = None
        self._paper: PrintedPaper | None = None

    def close(self) -> None:
        """Waits for what is running; before the window goes."""
        self._shown = None
        self._worker.close()

    # ------------------------------------------------------------ asking

    def ask(self, desk: Desk) -> None:
        """Shows the dialog for the report on the desk, and prints."""
        session = desk.session
        report, title = session.report, report_title(session.report, session.definition)
        dialog = self.print_dialog(session)
        went_on = bool(dialog.exec())
        self._shown = None
        if went_on and self._paper is not None:
            self._print(report, title, self._paper, dialog.printout())
        dialog.preview.close_paper()
        dialog.deleteLater()

    def print_dialog(self, session: Session) -> PrintDialog:
        """The dialog; the paper follows as soon as it is made."""
        from ui.dialogs.print_dialog import PrintDialog  # noqa: PLC0415  # loaded when it is first shown, so that the window stands sooner

        dialog = PrintDialog(report_title(session.report, session.definition), self._printers(), self._window)
        dialog.save_asked.connect(lambda: self._save(dialog, session.report))
        self._shown, self._paper = dialog, None
        report, proof = session.report, session.proof
        self._worker.request(
            lambda: printed_paper(
                report, session.definition, session.earlier, proof if proof and proof.report is report else session.prove()
            ),
            lambda paper: self._show(dialog, paper),
            lambda error: self._show_failure(dialog, error),
        )
        return dialog

    def _printers(self) -> Printers:
        """The printers, that of last time first; none where the system cannot print at all."""
        from ui.dialogs.print_dialog import Printers  # noqa: PLC0415  # loaded when it is first shown, so that the window stands sooner

        try:
            from ui.printer import printer_names, prints_two_sides  # noqa: PLC0415  # loads the system's printing, needed only here
        except ImportError:  # on Linux without libcups
            return Printers((), lambda _name: False)
        name, sides = self._last_choice()
        return Printers(tuple(sorted(printer_names(), key=lambda known: known != name)), prints_two_sides, sides)

    def _show(self, dialog: PrintDialog, paper: PrintedPaper) -> None:
        if dialog is self._shown:
            self._paper = paper
            dialog.show_paper(paper.content, paper.why_draft)

    def _show_failure(self, dialog: PrintDialog, error: Exception) -> None:
        if dialog is self._shown:
            dialog.show_failure(_("Chưa dựng được trang giấy: {why}").format(why=error))

    def _last_choice(self) -> tuple[str, Sides]:
        last = self._store.get_setting(_SETTING)
        kept = last if isinstance(last, dict) else {}
        return str(kept.get("printer", "")), next((sides for sides in get_args(Sides) if sides == kept.get("sides")), "one")

    def _save(self, dialog: PrintDialog, report: Report) -> None:
        """Writes the paper that the dialog shows to a file, mark and all."""
        from exporters.export import paper_name  # noqa: PLC0415  # the Word writer loads slowly, and only here is it needed
        from exporters.writing import write_whole  # noqa: PLC0415

        paper = self._paper
        if paper is None:
            return
        path = ask_where(dialog, self._store, _("Lưu PDF"), f"{paper_name(report)}{'-du-thao' if paper.why_draft else ''}.pdf")
        if path is None:
            return
        try:
            write_whole(path, paper.content)
        except BookError as error:
            dialog.show_failure(str(error))
        else:
            self.said.emit(_("Đã lưu {path}").format(path=path))
            dialog.reject()

    # ------------------------------------------------------------ printing

    def _print(self, report: Report, title: str, paper: PrintedPaper, printout: Printout) -> None:
        def work(stop: threading.Event) -> str:
            from ui.printer import print_pages  # noqa: PLC0415  # loads the system's printing, and only here is it needed
            from ui.sheets import Sheets  # noqa: PLC0415  # as above

            sheets = Sheets(paper.content)
            try:
                if not print_pages(sheets, printout, title, self._busy.advance, stop.is_set):
                    return ""
            finally:
                sheets.close()
            return self._kept(report, printout)

        what = _("Đang in ra {printer}…").format(printer=printout.printer)
        self.said.emit(what)
        stopped = _("Đã dừng in; trang nào đã tới máy in thì vẫn có thể ra giấy.")
        self._busy.run(what, work, self.said.emit, self._not_printed, stopped)

    def _kept(self, report: Report, printout: Printout) -> str:
        """Notes it in the history, and says how it went."""
        sent = _("Đã gửi {copies} bản tới máy in {printer}").format(copies=printout.copies, printer=printout.printer)
        from models.store import keep_printing  # noqa: PLC0415  # only here is it needed

        try:
            self._store.put_setting(_SETTING, {"printer": printout.printer, "sides": printout.sides})
            keep_printing(self._store, report, printout)
        except StoreError as error:
            return _("{sent}, nhưng chưa ghi được vào lịch sử: {why}").format(sent=sent, why=error)
        hint = " " + _("Nếu in để trình ký thì bấm F9.") if report.state == "checked" else ""
        return _("{sent}; đã ghi vào lịch sử.").format(sent=sent) + hint

    def _not_printed(self, error: Exception) -> None:
        self.failed.emit(failure_words(error, _("Chưa in được: {why}")))


def printed_paper(report: Report, definition: ReportDefinition, earlier: Earlier, proof: Proof) -> PrintedPaper:
    """The paper as it goes to the printer: with the mark of a draft where nobody has checked the report, or it holds an error.

    It is an archive file, as it may be saved too; what is issued is the file that was frozen. Raises ExportError.
    """
    from exporters.archive import render_archive  # noqa: PLC0415  # loaded by the worker, while the dialog stands already

    if is_locked(report):
        return PrintedPaper(proof.paper.content)
    from models.document import compose  # noqa: PLC0415  # as little as the writers is it needed before something is printed

    document = compose(report, definition, earlier)
    if not prints_as_draft(report, proof.findings):
        return PrintedPaper(render_archive(document).content)
    why = _("Báo cáo chưa được kiểm tra: in kèm chữ DỰ THẢO.") if report.state == "draft" else _("Báo cáo còn lỗi: in kèm chữ DỰ THẢO.")
    return PrintedPaper(render_archive(document, draft=True).content, why)
