"""Which topic of the guide speaks of what is shown on the desk."""

from models import place as places
from models.definition import ReportDefinition
from models.place import Place
from models.report import BASES, OPENING, Report
from ui.pages import ENDING, FINDINGS, LETTERHEAD, SIGNATURE, TASKS

BACKUPS, PASSWORDS, NOT_SAVED, DAMAGED = "sao-luu", "mat-khau", "o-dia", "hong"
"""What dialogs ask for by themselves."""

_TOPICS = {
    LETTERHEAD: "the-thuc",
    BASES: "can-cu",
    ENDING: "ket-thuc",
    SIGNATURE: "ky",
    FINDINGS: "can-xu-ly",
    TASKS: "ky-truoc",
}
"""What is said of pages that are no sections."""


def topic_of(report: Report, definition: ReportDefinition, page: str, place: Place | None) -> str:
    """The topic for a page, and for the place on it that had the cursor last."""
    if page in _TOPICS:
        return _TOPICS[page]
    kind = places.parts(place)[0] if place else ""
    if kind == "table":
        return "bang"
    if any(annex.id == page for annex in report.annexes):
        return "phu-luc"
    section = definition.section(page)
    if section is None:
        return "de-muc" if kind in ("", "section") and page != OPENING else "y"
    return "so-lieu" if kind == "figure" else {"citations": "van-ban", "plan": "y"}.get(section.role, "y")
