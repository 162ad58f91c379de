"""The pages of the form: their order, their names in the outline, and which of them shows a place."""

from typing import Literal

from msgspec import Struct

from models import place as places
from models.annexes import annex_names
from models.checks.finding import Finding
from models.definition import ReportDefinition
from models.language import _
from models.outline_edits import block_of
from models.place import Place
from models.report import BASES, OPENING, Report, Section
from models.text import tokens

LETTERHEAD = "the-thuc"
ENDING = "ket-thuc"
SIGNATURE = "ky"
FINDINGS = "can-xu-ly"
TASKS = "viec-ky-truoc"

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
    entries = _entries(report, definition)
    by_page: dict[str, list[Finding]] = {}
    for finding in findings:
        by_page.setdefault(page_of(report, definition, finding.where), []).append(finding)
    return tuple(Page(id, title, depth, _state(report, definition, id), *_counts(by_page.get(id, []))) for id, title, depth in entries)


def page_ids(report: Report) -> tuple[str, ...]:
    """The pages that a report has, in the order of the outline; căn cứ, annexes and the prior plan only where there are any."""
    sections, annexes = (section.id for section in report.sections), (annex.id for annex in report.annexes)
    tasks, bases = (TASKS,) if report.tasks else (), (BASES,) if report.bases else ()
    return (LETTERHEAD, *tasks, *bases, OPENING, *sections, ENDING, SIGNATURE, *annexes)


def _entries(report: Report, definition: ReportDefinition) -> list[tuple[str, str, int]]:
    """Id, title and depth of each page."""
    titles = {
        LETTERHEAD: _("Thể thức"),
        TASKS: _("Việc kỳ trước đề ra"),
        BASES: _("Căn cứ"),
        OPENING: _("Mở đầu"),
        ENDING: _("Kết thúc, nơi nhận"),
        SIGNATURE: _("Ký"),
    }
    for annex, name in zip(report.annexes, annex_names(len(report.annexes)), strict=True):
        title = _shown(report, definition, annex.title)
        titles[annex.id] = f"{name}. {title}" if title.strip() else name
    depths = {section.id: section.level - 1 for section in report.sections}
    titles |= {section.id: section_title(report, definition, section) for section in report.sections}
    return [(id, titles[id], depths.get(id, 0)) for id in page_ids(report)]


def section_title(report: Report, definition: ReportDefinition, section: Section) -> str:
    """Number and short name, as the outline shows them."""
    known = definition.section(section.id)
    name = _shown(report, definition, known.short if known and known.short else section.title)
    number = section.number.strip()
    return f"{number} {name}" if "." in number or number.endswith(")") else f"{number}. {name}" if number else name


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
        case "viec-ky-truoc":
            return [task.outcome != "open" for task in report.tasks]
    annex = next((annex for annex in report.annexes if annex.id == id), None)
    figures = [report.figure(figure.id).value is not None for figure in definition.figures if figure.section == id]
    items = report.section_items(id)
    if not items and not figures and _is_group(report, definition, id):
        return []
    own = [item for item in items if item.origin != "default" or not tokens(item.text)]
    written = [bool(item.text.strip() or item.citation or item.table) for item in own]
    if annex is not None:
        return [True] if annex.figures else [bool(annex.title.strip()), *(written or [False])]
    return [*figures, *(written or [bool(items)])]


def _is_group(report: Report, definition: ReportDefinition, id: str) -> bool:
    """Whether a heading only holds others: the definition says so, or it is a free one with headings under it."""
    known = definition.section(id)
    return known.role == "group" if known else len(block_of(report.sections, id)) > 1


def page_of(report: Report, definition: ReportDefinition, place: Place) -> str:
    """The page on which a place is shown."""
    kind, id, _part = places.parts(place)
    match kind:
        case "recipient" | "closing":
            return ENDING
        case "signature" | "cosignature":
            return SIGNATURE
        case "annex" if any(annex.id == id for annex in report.annexes):
            return id
        case "table":
            return next((section for section, item in report.items() if item.table == id), LETTERHEAD)
        case "task" if report.tasks:
            return TASKS
        case "section" if any(section.id == id for section in report.sections):
            return id
        case "figure" if figure := definition.figure(id):
            return figure.section
        case "item":
            return next((section for section, item in report.items() if item.id == id), LETTERHEAD)
        case "citation":
            return next((section for section, item in report.items() if item.citation == id), LETTERHEAD)
    return LETTERHEAD


def paper_place(report: Report, page: str) -> Place:
    """Where the paper shows what a page is about."""
    if page in (BASES, OPENING) and report.section_items(page):
        return places.item(report.section_items(page)[0].id)
    if any(annex.id == page for annex in report.annexes):
        return places.annex(page)
    ends = {LETTERHEAD: places.letterhead("issuer"), ENDING: places.CLOSING, SIGNATURE: places.signature("title")}
    return ends.get(page, places.section(page))


def report_title(report: Report, definition: ReportDefinition) -> str:
    """A report in a line: its kind, or of a general kind what it is about, and its period.

    Which edition it is comes first, so that a narrow strip does not lose it.
    """
    if definition.general and (subject := _shown(report, definition, report.subject).strip()):
        return f"{subject} · {report.when.short} {report.when.year}"
    edition = _("Bản {edition}").format(edition=report.edition) + " · " if report.edition > 1 else ""
    return f"{edition}{definition.name} · {report.when.phrase}"


def _shown(report: Report, definition: ReportDefinition, markup: str) -> str:
    from models.document import shown  # noqa: PLC0415  # knows all of the paper; the start page asks for nothing of it

    return shown(report, definition, markup)
