"""Annexes added, moved and taken out; what they are called is in models/annexes.py."""

from msgspec.structs import replace

from models.edit import remove_item
from models.report import Annex, Report


def add_annex(report: Report) -> Report:
    """A new annex behind the others; it says nothing yet, so that a table or the figures can stand there alone."""
    return report.with_annex(Annex(report.fresh_annex_id()))


def remove_annex(report: Report, id: str) -> Report:
    """Without an annex, its cited documents and tables that nothing else shows. Raises NoSuchPlace."""
    for item in report.annex(id).items:
        report = remove_item(report, item.id)
    return replace(report, annexes=tuple(annex for annex in report.annexes if annex.id != id))


def move_annex(report: Report, id: str, by: int) -> Report:
    """An annex moved to the front (negative) or back; it stops at the ends. Raises NoSuchPlace."""
    annexes = list(report.annexes)
    at = annexes.index(report.annex(id))
    annexes.insert(min(max(at + by, 0), len(annexes) - 1), annexes.pop(at))
    return replace(report, annexes=tuple(annexes))
