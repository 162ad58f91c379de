"""Issuing a report: its papers are made once and frozen, and kept with number, date, scan and state, all or nothing.

The window and the command line both come here.
"""

from pathlib import Path
from typing import Literal

from msgspec import Struct

from exporters.characters import check_characters
from exporters.docx import render_docx
from exporters.docx_changes import AUTHOR
from exporters.export import paper_name
from exporters.redlined import redline_docx
from exporters.scan import read_scan
from models.calculate import completed
from models.checks.finding import Finding
from models.checks.run import check, context_for
from models.dates import read_date, short_date
from models.definition import ReportDefinition, definition_for
from models.document import compose
from models.errors import StepRefused, StoreError
from models.frozen_figures import with_frozen_figures
from models.interchange import pretty
from models.lifecycle import Holding, held_back, moved, refuse_locked, summary, taken_in
from models.numbering import numbered, problems_of
from models.prior import Earlier, read_earlier
from models.report import Report
from models.store import Cause, KeptFile, Store, finish_archive, keep_issued, keep_scan

Mark = Literal["checked", "printed", "draft"]
"""Steps that only change the state: checked, printed for signing, back to the draft."""

_CAUSES: dict[Mark, Cause] = {"checked": "checked", "printed": "printed", "draft": "reopened"}


class HeldBack(StepRefused):
    """Findings hold a step back; `holding` lists them."""

    def __init__(self, holding: tuple[Holding, ...]) -> None:
        super().__init__(holding[0].sentence if len(holding) == 1 else summary(holding))
        self.holding = holding


class Kept(Struct, frozen=True):
    """A report as it was kept. `trouble` says what went wrong beside it (the archive folder), in a sentence; mostly nothing."""

    report: Report
    trouble: str = ""


def findings_of(report: Report, earlier: Earlier = Earlier()) -> tuple[Finding, ...]:
    """Everything that is to be said of a report, its letters on paper included."""
    definition = definition_for(report)
    return (*check(report, context_for(definition, earlier)), *check_characters(compose(report, definition, earlier)))


def mark(store: Store, name: str, to: Mark, clerk: str | None = None) -> Report:
    """Takes a report of the store one step. Raises HeldBack, StepRefused, StoreError."""
    report = store.load(name)
    refuse_locked(report)
    _refuse_held(held_back(report, to, findings_of(report, earlier_of(store, report))))
    after = moved(report, to, ())
    store.keep_revision(after, _CAUSES[to], clerk)
    return after


def issue(store: Store, name: str, number: str, date: str, scan: Path | None = None, clerk: str | None = None) -> Kept:
    """Issues a report of the store under a number and a day as they were typed, and freezes its papers.

    Raises HeldBack, StepRefused (number or day), BadScan, LockedReport, StoreError; then nothing has changed.
    """
    before = store.load(name)
    refuse_locked(before)
    day = read_date(date)
    ready = numbered(before, number, date, store.papers.issued(day.year) if day else ())
    _refuse_held(held_back(ready, "issued", findings_of(ready, earlier_of(store, ready))))
    report = with_frozen_figures(moved(ready, "issued", ()), definition_for(ready), earlier_of(store, ready))
    papers = freeze(report, definition_for(report))
    scans = () if scan is None else (_named((), *read_scan(scan)),)
    keep_issued(store, report, (*papers, *_redline(store, report), *scans), clerk, before)
    return Kept(report, _archived(store, report))


def take_in(store: Store, report: Report) -> Report:
    """Keeps a report from a file, and gives it as it was kept. Raises StoreError, LockedReport.

    What was issued elsewhere stays issued, with its papers frozen here, where its number and day are sound and free and no report of its
    name is there; everything else comes in as a draft; figures that follow from others
    and have no value yet are calculated, so that no later edit of something else does it.
    """
    if report.state == "issued" and not store.has(report.name):
        head = report.letterhead
        day = short_date(head.date) if head.date else ""
        others = store.papers.issued(head.date.year) if head.date else ()
        if not problems_of(report, head.number, day, others):
            try:
                report = with_frozen_figures(report, definition_for(report), earlier_of(store, report))
                keep_issued(store, report, freeze(report, definition_for(report)))
            except (StepRefused, StoreError):  # it replaces a report that is not here
                pass
            else:
                _archived(store, report)
                return report
    draft = completed(taken_in(report), definition_for(report))
    store.keep_revision(draft, "imported")
    return draft


def freeze(report: Report, definition: ReportDefinition) -> tuple[KeptFile, ...]:
    """The papers of an issued report, whose figures of earlier periods are its own by then."""
    from exporters.archive import render_archive  # noqa: PLC0415  # pikepdf loads slowly, and only here is it needed

    name, document = paper_name(report), compose(report, definition)
    return (
        KeptFile("json", f"{name}.json", pretty(report)),
        KeptFile("docx", f"{name}.docx", render_docx(document, carried=report)),
        KeptFile("pdf", f"{name}.pdf", render_archive(document).content),
    )


def _redline(store: Store, report: Report) -> tuple[KeptFile, ...]:
    """What an amended report changed, with the name of who issues it; nothing for any other report."""
    if report.amends is None:
        return ()
    content = redline_docx(store.load(report.amends.report), report, store.clerk() or AUTHOR)
    return (KeptFile("redline", f"{paper_name(report)}-so-sanh.docx", content),)


def add_scan(store: Store, name: str, scan: Path, clerk: str | None = None) -> Kept:
    """Adds a scan of the signed page to an issued report. Raises BadScan, StepRefused, StoreError."""
    content, suffix = read_scan(scan)
    report = keep_scan(store, name, _named(store.papers.of(name), content, suffix), clerk)
    return Kept(report, _archived(store, report))


def earlier_of(store: Store, report: Report) -> Earlier:
    """The reports of the store that stand beside one."""
    return read_earlier(report, store.states(report.definition), store.load, store.past_figures)


def _refuse_held(holding: tuple[Holding, ...]) -> None:
    if holding:
        raise HeldBack(holding)


def _named(kept: tuple[KeptFile, ...], content: bytes, suffix: str) -> KeptFile:
    """A scan under a name that no other scan of the report has; the same scan again keeps its name."""
    scans = [file for file in kept if file.role == "scan"]
    same = next((file.name for file in scans if file.content == content), "")
    return KeptFile("scan", same or f"ban-quet-{len(scans) + 1}{suffix}", content)


def _archived(store: Store, report: Report) -> str:
    """Leaves the plain folder beside the database; what goes wrong there is told, the report stays issued."""
    try:
        return finish_archive(store, report.name).told
    except StoreError as error:
        return str(error)
