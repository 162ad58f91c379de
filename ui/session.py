"""The session: the one object that owns the open report, its undo stack, its saving, its findings and its paper."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from models import edit
from models.acceptance import sorted_out
from models.calculate import recalculated
from models.checks.finding import Finding
from models.definition import ReportDefinition, definition_for
from models.document import compose
from models.errors import BookError
from models.language import _
from models.lifecycle import edited, is_locked, lock_reason
from models.place import Place
from models.prior import Earlier, read_earlier
from models.report import Report
from models.store import Store
from ui.background import Worker
from ui.document_source import DocumentSource
from ui.saving import Saving

if TYPE_CHECKING:
    from exporters.pdf import PdfPaper

Change = Callable[[Report], Report]

PAUSE = 250
"""Milliseconds without a keystroke after which checks and paper follow; saving does not wait for it (ui/saving.py)."""

FIRST_PAUSE = 40
"""Milliseconds that a window which has just been opened has for itself."""

ONE_STEP = 1.5
"""Seconds within which further edits of the same field belong to the same undo step."""


@dataclass(frozen=True)
class Proof:
    """What is known of one state of the report: the findings that stand, those accepted with their reasons, and its paper."""

    report: Report
    findings: tuple[Finding, ...]
    accepted: tuple[tuple[Finding, str], ...]
    paper: "PdfPaper"


class _Edit(QUndoCommand):
    """One step between two values; quick edits of one place merge into one step."""

    def __init__(self, session: "Session", before: Report, after: Report, place: Place | None, label: str) -> None:
        super().__init__(label)
        self._session = session
        self.before = before
        self.after = after
        self.place = place
        self.at = time.monotonic()
        self._done_before = False

    def id(self) -> int:
        return 1 if self.place else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, _Edit) or other.place != self.place or other.at - self.at > ONE_STEP:
            return False
        self.after = other.after
        self.at = other.at
        return True

    def redo(self) -> None:
        self._session.replace_report(self.after, self.place if self._done_before else None)
        self._done_before = True

    def undo(self) -> None:
        self._session.replace_report(self.before, self.place)


class Session(QObject):
    """Panels listen to its signals and ask it for changes; nobody else changes the report. `saving` brings it to the disk."""

    report_changed = Signal(object)
    place_changed = Signal(str)
    proof_changed = Signal(object)
    saved = Signal(object)
    failed = Signal(str)

    def __init__(self, store: Store, report: Report, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.store = store
        self.report = report
        self.definition: ReportDefinition = definition_for(report)
        self.earlier: Earlier = read_earlier(report, store.states(report.definition), store.load, store.past_figures)
        self.locked = is_locked(report)
        self._frozen = store.papers.frozen(report.name).get(".pdf", b"") if self.locked else b""
        self.proof: Proof | None = None
        self.documents = DocumentSource(store, self)
        self.undo_stack = QUndoStack(self)
        self.saving = Saving(store, lambda: self.report, self)
        self.saving.saved.connect(self.saved)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.settle)
        self._prover = Worker(self)

    def put(self, place: Place, text: str) -> None:
        """Sets the text of one field as it was typed."""
        self.apply(lambda report: edit.put(report, place, text), _("Sửa nội dung"), place)

    def apply(self, change: Change, label: str, place: Place | None = None) -> None:
        """Makes one undoable change; one that changes nothing is no step.

        A checked or printed report becomes a draft again; of a locked one nothing changes, and whoever asked shows its text again.
        """
        before = self.report
        try:
            after = change(before)
            if after.figures != before.figures:  # no other edit may change a number that the clerk is not looking at
                after = recalculated(after, self.definition)
        except BookError as error:
            self.failed.emit(str(error))
            return
        if after != before and self.locked:
            self.failed.emit(lock_reason(before))
            self.replace_report(before, None)
        elif after != before:
            self.undo_stack.push(_Edit(self, before, edited(before, after), place, label))

    def mend(self, finding: Finding) -> bool:
        """Applies the mend of a finding; not where the text has changed since it was checked, so that no typing is lost."""
        fix, checked = finding.fix, self.proof
        if fix is None or checked is None or _text_at(self.report, fix.place) != _text_at(checked.report, fix.place):
            return False
        self.apply(lambda report: edit.put(report, fix.place, fix.text), fix.label, None)
        return True

    def mend_all(self, findings: tuple[Finding, ...]) -> int:
        """Applies the mends of several findings as one step; gives how many there were. Texts that were typed into since are left alone."""
        checked = self.proof
        if checked is None:
            return 0
        now, then = self.report, checked.report
        usable = tuple(finding for finding in findings if (fix := finding.fix) and _text_at(now, fix.place) == _text_at(then, fix.place))
        from models.checks.run import all_mended  # noqa: PLC0415  # was loaded to find them

        self.apply(lambda report: all_mended(report, usable), _("Sửa {count} chỗ").format(count=len(usable)))
        return len(usable)

    def replace_report(self, report: Report, place: Place | None) -> None:
        """Shows another value of the report, and the place to look at; only the undo stack calls this."""
        self.report = report
        self.report_changed.emit(report)
        if place is not None:
            self.place_changed.emit(place)
        self._pause.start()
        self.saving.save_soon()

    def take_over(self, report: Report) -> None:
        """Goes on with a state of the report that the store has been given by somebody else: a step on its way."""
        self.saving.take_over(report)
        self.replace_report(report, None)

    def settle(self) -> None:
        """Brings findings, paper and the store up to date with the report, off the window's thread."""
        report = self.report
        self._prover.request(lambda: prove(report, self.definition, self.earlier, self._frozen), self._proved, self._not_proved)
        self.saving.save()

    def prove(self) -> Proof:
        """What is known of the report as it is now; takes a while, and may be asked from any thread."""
        return prove(self.report, self.definition, self.earlier, self._frozen)

    def settle_soon(self) -> None:
        """The same, when the window has been drawn: loading the writers would keep it waiting."""
        QTimer.singleShot(FIRST_PAUSE, self, self.settle)

    def finish(self) -> None:
        """Saves what is not saved yet and waits for it; for the end of the session. Raises BookError where the disk does not take it."""
        self._pause.stop()
        self._prover.finish()
        self.saving.finish()

    def close(self) -> bool:
        """Ends the threads; after `finish`, before the session goes. False where one hangs on a disk that does not answer."""
        self._pause.stop()
        self._prover.close()
        return self.saving.close() and self.documents.close()

    def _proved(self, proof: Proof) -> None:
        self.proof = proof
        self.proof_changed.emit(proof)

    def _not_proved(self, error: Exception) -> None:
        self.failed.emit(_("Chưa dựng được trang giấy: {why}").format(why=error))


def _text_at(report: Report, place: Place) -> str | None:
    try:
        return edit.read(report, place)
    except BookError:
        return None


def prove(report: Report, definition: ReportDefinition, earlier: Earlier = Earlier(), frozen: bytes = b"") -> Proof:
    """Checks a report and sets its paper. What is issued shows the paper that was frozen, and nothing is left to be done about it."""
    from exporters.characters import check_characters  # noqa: PLC0415  # loaded by the worker, while the window stands already
    from exporters.pdf import render_pdf  # noqa: PLC0415
    from models.checks.run import check, context_for  # noqa: PLC0415  # sixty checks load slowly

    document = compose(report, definition, earlier)
    findings = (*check(report, context_for(definition, earlier)), *check_characters(document))
    standing, accepted = sorted_out(report, findings)
    paper = render_pdf(document)
    return Proof(report, () if is_locked(report) else standing, accepted, replace(paper, content=frozen) if frozen else paper)
