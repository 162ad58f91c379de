"""Issuing in the store: state, papers, scan, the revision, and the report that is replaced, all in one transaction or not at all."""

from collections.abc import Iterable

from models.editions import name_words
from models.errors import LockedReport, StepRefused
from models.language import _
from models.lifecycle import is_locked, lock_reason, replaced
from models.report import Report
from models.store.papers import KeptFile
from models.store.store import Store


def keep_issued(store: Store, report: Report, papers: Iterable[KeptFile], clerk: str | None = None) -> None:
    """Keeps a report as issued with its papers; where it amends another, that one becomes "replaced".

    Raises LockedReport, StepRefused where the other cannot be replaced, StoreError; then nothing has changed.
    """
    if report.state != "issued":
        raise ValueError(report.state)
    with store._writing():
        if store.has(report.name) and is_locked(before := store.load(report.name)):
            raise LockedReport(lock_reason(before))
        if report.amends:
            store._keep(replaced(_to_replace(store, report.amends.report), report), "replaced", clerk)
        store._keep(report, "issued", clerk)
        store.papers.put(report.name, papers)


def _to_replace(store: Store, name: str) -> Report:
    """The issued report that is to be replaced. Raises StepRefused, StoreError."""
    report = store.load(name)
    if report.state != "issued":
        sentence = _(
            "Báo cáo {name} mà báo cáo này thay thế không còn ở trạng thái đã ban hành; hãy lập báo cáo thay thế từ bản đang có hiệu lực."
        )
        raise StepRefused(sentence.format(name=name_words(name)))
    return report


def keep_scan(store: Store, name: str, scan: KeptFile, clerk: str | None = None) -> Report:
    """Adds a scan of the signed page to an issued report, with a revision that says who and when. Raises StepRefused, StoreError."""
    with store._writing():
        report = store.load(name)
        if not is_locked(report):
            raise StepRefused(_("Báo cáo {name} chưa ban hành; bản quét được thêm khi ban hành hoặc sau đó.").format(name=name))
        store.papers.put(name, (scan,))
        store._keep(report, "scanned", clerk)
    return report
