"""The way of the open report from draft to issued and replaced: what the menu Báo cáo and the strip's buttons do."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from models.dates import read_date, short_date
from models.editions import name_words
from models.errors import BookError, failure_words
from models.language import _
from models.lifecycle import Way, amending, document_words, held_back, is_locked, lock_reason, next_step, steps
from models.report import Report
from models.store import Store
from models.store.store import CLERK
from ui.background import Worker
from ui.file_door import ask_where
from ui.pages import report_title

if TYPE_CHECKING:
    from exporters.issuing import Mark
    from models.numbering import Issued
    from ui.desk import Desk
    from ui.dialogs.issue_dialog import IssueDialog, Verdict


class Issuance(QObject):
    """`said(sentence)` for the status line, `failed(sentence)` for what went wrong.

    `begun(report)` when another report is to be shown, `known(name)` to open one of the store.
    """

    said = Signal(str)
    failed = Signal(str)
    begun = Signal(object)
    known = Signal(str)
    stepped = Signal()

    def __init__(self, window: QWidget, store: Store, desk: Callable[[], Desk | None]) -> None:
        super().__init__(window)
        self._window = window
        self._store = store
        self._desk = desk
        self._worker = Worker(self)
        self._closed = False

    def close(self) -> None:
        """Waits for what is running; before the window goes, which is told of nothing any more."""
        self._closed = True
        self._worker.close()

    # ------------------------------------------------------------ steps

    def take_next(self) -> None:
        """Takes the usual next step; issuing asks for number and day first."""
        desk = self._desk()
        if desk is None:
            return
        match next_step(desk.session.report.state):
            case "issued":
                self.issue()
            case None:
                self.said.emit(lock_reason(desk.session.report))
            case "checked":
                self._mark(desk, "checked", _("Đã ghi: báo cáo đã kiểm tra. Sửa nội dung sẽ đưa báo cáo về soạn thảo."))
            case _:
                self._mark(desk, "printed", _("Đã ghi: báo cáo đã in trình ký."))

    def reopen(self) -> None:
        """Sends a checked or printed report back to the draft."""
        desk = self._desk()
        if desk is not None:
            self._mark(desk, "draft", _("Báo cáo đã trở về soạn thảo."))

    def _mark(self, desk: Desk, to: Mark, done: str) -> None:
        from exporters.issuing import HeldBack, mark  # noqa: PLC0415  # loads the writers, and only here are they needed

        try:
            desk.session.finish()
            desk.session.take_over(mark(self._store, desk.session.report.name, to))
        except HeldBack as held:
            desk.show_findings()
            self.said.emit(str(held))
        except BookError as error:
            self.failed.emit(str(error))
        else:
            self.said.emit(done)
            self.stepped.emit()

    # ------------------------------------------------------------ issuing

    def issue(self) -> None:
        """Asks for number, day, scan and name, and issues the report."""
        desk = self._desk()
        if desk is None:
            return
        if is_locked(desk.session.report):
            self.said.emit(lock_reason(desk.session.report))
            return
        try:
            desk.session.finish()
            dialog = self.issue_dialog(desk)
        except BookError as error:
            self.failed.emit(str(error))
            return
        dialog.place_asked.connect(desk.go_to)
        if dialog.exec():
            self._issue(desk, dialog)
        dialog.deleteLater()

    def issue_dialog(self, desk: Desk) -> IssueDialog:
        """The dialog for the report on the desk. Raises BookError."""
        from ui.dialogs.issue_dialog import IssueDialog, Issuing  # noqa: PLC0415  # loaded when it is first shown, so that the window stands sooner

        session, report = desk.session, desk.session.report
        proof = session.proof
        head = report.letterhead
        replaces = ""
        if report.amends:
            replaces = _("Thay thế báo cáo {name}. Lý do: {reason}").format(
                name=name_words(report.amends.report), reason=report.amends.reason
            )
        shown = Issuing(
            report_title(report, session.definition),
            head.symbol,
            head.number,
            short_date(head.date or date.today()) if not head.typed_date else head.typed_date,
            self._store.clerk(),
            replaces,
            proof.accepted if proof else (),
        )
        return IssueDialog(shown, partial(self._judge, desk), _scan_problem, self._window)

    def _judge(self, desk: Desk, number: str, day: str) -> Verdict:
        """What stands against a number and a day; the findings are those of the report that bears them."""
        from exporters.issuing import findings_of  # noqa: PLC0415  # loads the writers, and only here are they needed
        from models.numbering import numbered, problems_of  # noqa: PLC0415  # as above
        from ui.dialogs.issue_dialog import Verdict  # noqa: PLC0415  # as above

        report, others = desk.session.report, self._others(day)
        problems = problems_of(report, number, day, others)
        if "issued" not in steps(report.state):
            missing = held_back(report, "checked", findings_of(report, desk.session.earlier))
            return Verdict(problems, (*held_back(report, "issued", ()), *missing))
        bearing = report if problems else numbered(report, number, day, others)
        findings = findings_of(bearing, desk.session.earlier)
        told = tuple(finding.message for finding in findings if finding.code == "date-early")
        return Verdict(problems, held_back(bearing, "issued", findings), told)

    def _others(self, day: str) -> tuple[Issued, ...]:
        read = read_date(day)
        return self._store.papers.issued(read.year) if read else ()

    def _issue(self, desk: Desk, dialog: IssueDialog) -> None:
        from exporters.issuing import Kept, issue  # noqa: PLC0415  # loads the writers, and only here are they needed

        name, clerk = desk.session.report.name, " ".join(dialog.clerk.text().split())
        number, day, scan = dialog.number.text(), dialog.date.text(), dialog.scan_box.path()
        self.said.emit(_("Đang ban hành báo cáo…"))
        desk.setEnabled(False)  # what is typed meanwhile could not be kept

        def work() -> Kept:
            if clerk != self._store.clerk():
                self._store.put_setting(CLERK, clerk)
            return issue(self._store, name, number, day, scan)

        def done(kept: Kept) -> None:
            if self._closed:
                return
            self.begun.emit(kept.report)
            words = _("Đã ban hành báo cáo {document}.").format(document=document_words(kept.report))
            self.said.emit(words)
            if kept.trouble:
                self.failed.emit(kept.trouble)

        def failed(error: Exception) -> None:
            desk.setEnabled(True)
            self.failed.emit(failure_words(error, _("Chưa ban hành được: {why}")))

        self._worker.request(work, done, failed)

    # ------------------------------------------------------------ after issuing

    def take_way(self, way: Way) -> None:
        """Does what can be done with a report as a whole; what is not open says why."""
        acts: dict[Way, Callable[[], None]] = {
            "amend": self.amend,
            "scan": self.add_scan,
            "open-replacing": lambda: self._open_linked(lambda report: report.replaced_by),
            "open-replaced": lambda: self._open_linked(lambda report: report.amends.report if report.amends else ""),
            "redline": self.write_redline,
        }
        acts[way]()

    def amend(self) -> None:
        """Asks for the reason and begins the report that shall replace the open one; one that is in work already is opened."""
        desk = self._desk()
        if desk is not None:
            self.amend_report(desk.session.report)

    def amend_report(self, issued: Report, content: Report | None = None) -> None:
        """The same for a report that is not on the desk; `content` is what the new one shall say, where it comes from a file."""
        if issued.state != "issued":
            self.said.emit(lock_reason(issued) or _("Báo cáo chưa ban hành thì cứ sửa; chỉ báo cáo đã ban hành mới cần báo cáo thay thế."))
            return
        from models.store import replacement_in_work  # noqa: PLC0415  # only here is it needed

        try:
            in_work = replacement_in_work(self._store, issued)
            if in_work:
                self.known.emit(in_work)
                self.said.emit(_("Báo cáo thay thế đang được soạn; đã mở báo cáo đó."))
                return
            from ui.dialogs import reason_dialog  # noqa: PLC0415  # loaded when it is first shown, so that the window stands sooner

            dialog = reason_dialog.amending(document_words(issued), self._window)
            if dialog.exec():
                draft = amending(content or issued, issued, dialog.reason(), self._store.next_edition(issued.definition, issued.period))
                self._store.keep_revision(draft, "amended")
                self.begun.emit(draft)
                self.said.emit(
                    _("Đã lập bản {edition} để thay thế; sửa nội dung rồi ban hành như thường lệ.").format(edition=draft.edition)
                )
        except BookError as error:
            self.failed.emit(str(error))

    def add_scan(self) -> None:
        """Asks for a scan of the signed page and keeps it with the issued report."""
        desk = self._desk()
        if desk is None:
            return
        report = desk.session.report
        if not is_locked(report):
            self.said.emit(_("Bản quét được thêm khi ban hành hoặc sau đó."))
            return
        from ui.dialogs.scan_box import ask_for_scan  # noqa: PLC0415  # loaded when it is first shown, so that the window stands sooner

        path = ask_for_scan(self._window)
        if path is not None:
            self.keep_scan(report.name, path)

    def keep_scan(self, name: str, path: Path) -> None:
        """Keeps the scan of an issued report, off the window's thread."""
        from exporters.issuing import add_scan  # noqa: PLC0415  # loads the writers, and only here are they needed

        self._worker.request(
            lambda: add_scan(self._store, name, path),
            lambda kept: self.said.emit((_("Đã thêm bản quét vào báo cáo.") + f" {kept.trouble}").strip()),
            lambda error: self.failed.emit(str(error)),
        )

    def write_redline(self) -> None:
        """Asks where to, and writes what the open report changed from the one that it replaces."""
        from exporters.export import paper_name  # noqa: PLC0415  # loads the writers, and only here are they needed
        from exporters.redlined import write_redline  # noqa: PLC0415
        from models.frozen_figures import with_frozen_figures  # noqa: PLC0415

        desk = self._desk()
        amends = desk.session.report.amends if desk else None
        if desk is None or amends is None:
            return
        session = desk.session
        report = with_frozen_figures(session.report, session.definition, session.earlier)
        path = ask_where(self._window, self._store, _("Xuất bản so sánh"), f"{paper_name(report)}-so-sanh.docx")
        if path is not None:
            self._worker.request(
                lambda: write_redline(self._store.load(amends.report), report, path, self._store.clerk()),
                lambda _none: self.said.emit(_("Đã xuất {path}").format(path=path)),
                lambda error: self.failed.emit(str(error)),
            )

    def _open_linked(self, link: Callable[[Report], str]) -> None:
        """Opens the report that the one on the desk replaced, or that replaced it."""
        desk = self._desk()
        name = link(desk.session.report) if desk else ""
        if name:
            self.known.emit(name)


def _scan_problem(path: Path) -> str:
    """Why a file is no scan; nothing where it is one."""
    from exporters.scan import read_scan  # noqa: PLC0415  # only here is it needed

    try:
        read_scan(path)
    except BookError as error:
        return str(error)
    return ""
