"""The pages of the form: their order, their names in the outline, and which of them shows a place."""

from typing import Literal

from msgspec import Struct

from models import place as places
from models.checks.finding import Finding
from models.definition import ReportDefinition
from models.document import shown
from models.language import _
from models.place import Place
from models.report import OPENING, Report, Section
from models.text import tokens

LETTERHEAD = "the-thuc"
ENDING = "ket-thuc"
SIGNATURE = "ky"
FINDINGS = "can-xu-ly"

PageState = Literal["to_do", "started", "filled", "group"]


class Page(Struct, frozen=True):
    """An entry of the outline. `depth` indents it; `first` is the place that gets the cursor."""

    id: str
    title: str
    depth: int
    state: PageState
    errors: int = 0
    warnings: int = 0
    gaps: int = 0
    reviews: int = 0

    @property
    def left(self) -> int:
        """How many things are to be done on the page."""
        return self.errors + self.warnings + self.gaps + self.reviews


def pages(report: Report, definition: ReportDefinition, findings: tuple[Finding, ...]) -> tuple[Page, ...]:
    """The outline of a report with what each page still lacks."""
    sections = [(section.id, section_title(report, definition, section), section.level - 1) for section in report.sections]
    entries = [(LETTERHEAD, _("Thể thức"), 0), (OPENING, _("Mở đầu"), 0), *sections]
    entries += [(ENDING, _("Kết thúc, nơi nhận"), 0), (SIGNATURE, _("Ký"), 0)]
    by_page: dict[str, list[Finding]] = {}
    for finding in findings:
        by_page.setdefault(page_of(report, definition, finding.where), []).append(finding)
    return tuple(Page(id, title, depth, _state(report, definition, id), *_counts(by_page.get(id, []))) for id, title, depth in entries)


def section_title(report: Report, definition: ReportDefinition, section: Section) -> str:
    """Number and short name, as the outline shows them."""
    known = definition.section(section.id)
    name = shown(report, definition, known.short if known and known.short else section.title)
    return f"{section.number} {name}" if "." in section.number else f"{section.number}. {name}" if section.number else name


def _counts(findings: list[Finding]) -> tuple[int, int, int, int]:
    """Errors, warnings, what is only not there yet, and what waits to be reviewed."""
    gaps = sum(finding.is_gap for finding in findings)
    reviews = sum(finding.is_review for finding in findings)
    errors = sum(finding.severity == "error" and not finding.is_gap for finding in findings)
    return errors, len(findings) - errors - gaps - reviews, gaps, reviews


def _state(report: Report, definition: ReportDefinition, id: str) -> PageState:
    filled = _filled(report, definition, id)
    if not filled:
        return "group"
    return "filled" if all(filled) else "started" if any(filled) else "to_do"


def _filled(report: Report, definition: ReportDefinition, id: str) -> list[bool]:
    """For each thing that a page wants: whether it is there."""
    head, signature = report.letterhead, report.signature
    match id:
        case "the-thuc":
            return [bool(text.strip()) for text in (head.issuer, head.symbol, head.place, report.subject)]
        case "ket-thuc":
            return [bool(report.closing.strip()), bool(report.recipients)]
        case "ky":
            return [bool(signature.title.strip()), bool(signature.name.strip())]
    figures = [report.figure(figure.id).value is not None for figure in definition.figures if figure.section == id]
    items = report.section_items(id)
    if not items and not figures and (section := definition.section(id)) and section.role == "group":
        return []
    written = [bool(item.text.strip() or item.citation) for item in items if item.origin != "default" or not tokens(item.text)]
    return [*figures, *(written or [bool(items)])]


def page_of(report: Report, definition: ReportDefinition, place: Place) -> str:
    """The page on which a place is shown."""
    kind, id, _part = places.parts(place)
    match kind:
        case "recipient" | "closing":
            return ENDING
        case "signature":
            return SIGNATURE
        case "section" if any(section.id == id for section in report.sections):
            return id
        case "figure" if figure := definition.figure(id):
            return figure.section
        case "item":
            return next((section for section, item in report.items() if item.id == id), LETTERHEAD)
        case "citation":
            return next((section for section, item in report.items() if item.citation == id), LETTERHEAD)
    return LETTERHEAD


def paper_place(page: str) -> Place:
    """What a page is on the paper."""
    beginnings = {LETTERHEAD: places.letterhead("issuer"), ENDING: places.CLOSING, SIGNATURE: places.signature("title")}
    return beginnings.get(page, places.section(page))
