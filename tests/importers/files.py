"""Files that were read, for the tests of what a clerk says of them: each line with what it was taken for."""

from msgspec import Struct
from msgspec.structs import replace

from importers.confirming import Confirming
from importers.lines import SourceLine
from importers.reading import Imported
from importers.trace import Role, Traced
from models import place as places
from models.citation import read_citation
from models.definition import ReportDefinition
from models.place import Place
from models.report import Item, ItemLevel, Report, Section, Signature
from models.text_table import TableColumn, TextTable
from tests.builders import tiny_definition

_ITEMS: dict[str, tuple[ItemLevel, Role]] = {
    "-": ("dash", "dash"),
    "+": ("plus", "plus"),
    "#": ("number", "numbered"),
    "@": ("letter", "lettered"),
    "p": ("paragraph", "paragraph"),
    "lost": ("paragraph", "unplaced"),
}
_MARKS = {"#": "1.", "@": "a)", "-": "-", "+": "+"}
_WHY = "Không rõ đây là đề mục hay ý"


class _Writer:
    """A report and its lines, as they grow."""

    def __init__(self) -> None:
        self.report = Report(definition="nho", period="2021-9T", signature=Signature())
        self.traced: list[Traced] = []
        self.tables = 0

    def line(self, text: str, role: Role, place: str, mark: str = "", doubt: float = 1.0, **more: int) -> None:
        line = SourceLine(text, mark, number=len(self.traced) + 1, **more)  # type: ignore[arg-type]
        self.traced.append(Traced(line, role, Place(place), doubt, _WHY if doubt < 1 else ""))

    def item(self, item: Item) -> None:
        if self.report.sections:
            last = self.report.sections[-1]
            sections = (*self.report.sections[:-1], replace(last, items=(*last.items, item)))
            self.report = replace(self.report, sections=sections)
        else:
            self.report = replace(self.report, opening=(*self.report.opening, item))


class ReadFile(Struct, frozen=True):
    """What the importer gives, and the kind that it was read as."""

    imported: Imported
    definition: ReportDefinition

    @property
    def state(self) -> Confirming:
        """Before the clerk has said anything."""
        return Confirming(self.imported.report, self.imported.traced, self.definition)


def read_as(*lines: str, definition: ReportDefinition | None = None) -> ReadFile:
    """A file from its lines; each begins with what it was taken for, and with "?" before that where this is doubtful.

    "office", "number", "subject", "basis", "p", "-", "+", "#", "@", "I" and "1" (headings), "cite", "row" (cells between strokes), "end",
    "to", "sign", "page" and "lost"; "…" goes on with the thing above.
    """
    writer = _Writer()
    for line in lines:
        doubt = 0.3 if line.startswith("?") else 1.0
        kind, _, text = line.removeprefix("?").partition(" ")
        _take(writer, kind, text, doubt)
    imported = Imported(writer.report, (), len(writer.report.sections), traced=tuple(writer.traced))
    return ReadFile(imported, definition or tiny_definition())


def _take(to: _Writer, kind: str, text: str, doubt: float) -> None:
    match kind:
        case "office" | "number" | "subject" | "end" | "to" | "sign":
            _field(to, kind, text, doubt)
        case "basis":
            item = Item(to.report.fresh_item_id(), text=text, origin="imported", review=True)
            to.report = replace(to.report, bases=(*to.report.bases, item))
            to.line(text, "basis", places.item(item.id), doubt=doubt)
        case "I" | "1":
            _heading(to, kind, text, doubt)
        case "cite":
            _cite(to, text, doubt)
        case "row":
            _row(to, text, doubt)
        case "page":
            to.line(text, "page", "", doubt=doubt)
        case "…":
            _go_on(to, text)
        case _:
            level, role = _ITEMS[kind]
            item = Item(to.report.fresh_item_id(), level, text, origin="imported", review=True)
            to.item(item)
            to.line(text, role, places.item(item.id), _MARKS.get(kind, ""), doubt)


def _field(to: _Writer, kind: str, text: str, doubt: float) -> None:
    report = to.report
    match kind:
        case "office":
            to.report = replace(report, letterhead=replace(report.letterhead, issuer=text))
            to.line(text, "issuer", places.letterhead("issuer"), doubt=doubt, bold=True)
        case "number":
            number, _, symbol = text.removeprefix("Số: ").partition("/")
            to.report = replace(report, letterhead=replace(report.letterhead, number=number, symbol=symbol))
            to.line(text, "number", places.letterhead("number"), doubt=doubt)
        case "subject":
            to.report = replace(report, subject=text)
            to.line(text, "subject", places.SUBJECT, doubt=doubt, centred=True, bold=True)
        case "end":
            to.report = replace(report, closing=text)
            to.line(text, "closing", places.CLOSING, doubt=doubt)
        case "to":
            to.line(text, "recipient", places.recipient(len(report.recipients)), "-", doubt)
            to.report = replace(report, recipients=(*report.recipients, text))
        case "sign":
            part = "title" if text.isupper() else "name"
            to.report = replace(report, signature=replace(report.signature, **{part: text}))
            to.line(text, "signature", places.signature(part), doubt=doubt)


def _heading(to: _Writer, kind: str, text: str, doubt: float) -> None:
    sections = to.report.sections
    number = kind if kind == "1" else ("I", "II", "III", "IV", "V")[sum(one.level == 1 for one in sections) % 5]
    section = Section(f"muc-{len(sections) + 1}", number, text, 1 if kind == "I" else 2)
    to.report = replace(to.report, sections=(*sections, section))
    to.line(text, "heading", places.section(section.id), f"{number}.", doubt, bold=True)


def _cite(to: _Writer, text: str, doubt: float) -> None:
    cited = read_citation(text, to.report.fresh_citation_id())
    assert cited is not None, text
    to.report = to.report.with_citation(cited)
    to.item(Item(to.report.fresh_item_id(), "plus", "", cited.id, origin="imported", review=True))
    to.line(text, "citation", places.citation(cited.id), "+", doubt)


def _row(to: _Writer, text: str, doubt: float) -> None:
    """The first row of a table begins it, as its headings; rows that follow go below them."""
    cells, report = tuple(text.split(" | ")), to.report
    last = to.traced[-1].line.table if to.traced else 0
    if not last:
        to.tables += 1
        table = TextTable(report.fresh_table_id(), tuple(map(TableColumn, cells)))
        to.report = report.with_table(table)
        to.item(Item(to.report.fresh_item_id(), table=table.id, origin="imported", review=True))
    else:
        table = report.tables[-1]
        to.report = report.with_table(replace(table, rows=(*table.rows, cells)))
    row = len(to.report.table(table.id).rows)
    for at, cell in enumerate(cells):
        place = places.cell(table.id, row - 1, at) if row else places.table_title(table.id, at)
        more = {"table": to.tables, "row": row + 1, "cell": row * len(cells) + at + 1, "column": at + 1}
        to.line(cell, "table", place, doubt=doubt, **more)


def _go_on(to: _Writer, text: str) -> None:
    """One more line of the thing above: a title over two lines, a paragraph that the foot of a page cut."""
    last = to.traced[-1]
    kind, id, _part = places.parts(last.place)
    if kind == "item":
        item = to.report.item(id)
        to.report = to.report.with_item(replace(item, text=f"{item.text} {text}"))
    elif kind == "section":
        to.report = to.report.with_sections(lambda old: replace(old, title=f"{old.title} {text}") if old.id == id else old)
    elif kind == "subject":
        to.report = replace(to.report, subject=f"{to.report.subject} {text}")
    to.line(text, last.role, last.place, doubt=last.confidence)
