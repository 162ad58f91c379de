"""Who prepared a report, and when it was checked and printed for signing, as the history tells it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from models.dates import local_time, short_date
from models.report import Report

if TYPE_CHECKING:
    from models.store import Cause, Revision


class Step(Struct, frozen=True):
    """A step on the report's way: when it was taken, on the clerk's own clock, and by whom; the name may be empty."""

    time: str
    clerk: str = ""


class Handling(Struct, frozen=True):
    """What the store knows about the making of a report; nothing of a report in a file."""

    clerk: str = ""
    checked: Step | None = None
    printed: Step | None = None


def handling_of(report: Report, revisions: "Sequence[Revision]", clerk: str) -> Handling:
    """Only the steps that still count: a report that was changed since is a draft again. `clerk` is who works with the program now."""
    checked = _last(revisions, "checked") if report.state != "draft" else None
    printed = _last(revisions, "printed") if report.state not in ("draft", "checked") else None
    return Handling((checked and checked.clerk) or clerk, checked, printed)


def _last(revisions: "Sequence[Revision]", cause: "Cause") -> Step | None:
    """In the order of keeping, as clocks may have been set back."""
    found = max((revision for revision in revisions if revision.cause == cause), key=lambda revision: revision.id, default=None)
    if found is None:
        return None
    at = local_time(found.at)
    return Step(f"{at:%H:%M} ngày {short_date(at.date())}" if at else "", found.clerk)
