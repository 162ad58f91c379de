"""Issuing in the store: state, papers, scan, the revision, and the report that is replaced, all in one transaction or not at all."""

from collections.abc import Iterable

from models.editions import base_name, editions, name_words
from models.errors import LockedReport, StepRefused
from models.language import _
from models.lifecycle import is_locked, lock_reason, replaced
from models.report import Report
from models.store.archive import expect_archive
from models.store.papers import KeptFile
from models.store.store import Store


def keep_issued(store: Store, report: Report, papers: Iterable[KeptFile], clerk: str | None = None, before: Report | None = None) -> None:
    """Keeps a report as issued with its papers; where it amends another, that one becomes "replaced".

    `before` is the draft that the papers were made from: where the store holds another one by now, nothing is issued.

    Raises LockedReport, StepRefused where the other cannot be replaced, StoreError; then nothing has changed.
    """
    if report.state != "issued":
        raise ValueError(report.state)
    with store._writing():
        stored = store.load(report.name) if store.has(report.name) else None
        if stored is not None and is_locked(stored):
            raise LockedReport(lock_reason(stored))
        if before is not None and stored != before:
            raise StepRefused(_("Báo cáo vừa được sửa trong lúc ban hành nên chưa ban hành; hãy xem lại rồi ban hành lần nữa."))
        if report.amends:
            store._keep(replaced(_to_replace(store, report), report), "replaced", clerk)
        store._keep(report, "issued", clerk)
        store.papers.put(report.name, papers)
        expect_archive(store, report.name)


def _to_replace(store: Store, report: Report) -> Report:
    """The issued report that a report is to replace: one of its own kind and period. Raises StepRefused, StoreError."""
    name = report.amends.report if report.amends else ""
    if base_name(name) != base_name(report.name):
        raise StepRefused(_("Báo cáo {name} không thay thế được báo cáo của loại khác hoặc kỳ khác.").format(name=name_words(report.name)))
    old = store.load(name)
    if old.state != "issued":
        sentence = _(
            "Báo cáo {name} mà báo cáo này thay thế không còn ở trạng thái đã ban hành; hãy lập báo cáo thay thế từ bản đang có hiệu lực."
        )
        raise StepRefused(sentence.format(name=name_words(name)))
    return old


def replacement_in_work(store: Store, issued: Report) -> str:
    """The name of a report in work that is to replace an issued one; nothing where there is none. Raises StoreError."""
    for name in editions(issued.name, store.states(issued.definition)):
        other = store.load(name)
        if other.amends and other.amends.report == issued.name and not is_locked(other):
            return name
    return ""


def keep_scan(store: Store, name: str, scan: KeptFile, clerk: str | None = None) -> Report:
    """Adds a scan of the signed page to an issued report, with a revision that says who and when. Raises StepRefused, StoreError."""
    with store._writing():
        report = store.load(name)
        if not is_locked(report):
            raise StepRefused(_("Báo cáo {name} chưa ban hành; bản quét được thêm khi ban hành hoặc sau đó.").format(name=name))
        store.papers.put(name, (scan,))
        expect_archive(store, name)
        store._keep(report, "scanned", clerk)
    return report
