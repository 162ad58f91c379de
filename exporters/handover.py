"""The hand-over sheet on paper: always one page A4, the same in PDF and in Word; with as much as that page holds."""

from functools import partial, reduce
from pathlib import Path

from msgspec.structs import replace

from exporters.archive import archived
from exporters.data_table import data_table
from exporters.docx import written
from exporters.elements import Cell, Element, Flow, Part, Row, Rule, Table, Text, lines_of, widths_of
from exporters.export import paper_name
from exporters.handover_layout import (
    BOLD,
    BULLET,
    CELLS,
    CENTRED,
    DATED,
    FACT,
    FIRST_NOTE,
    HEADING,
    LABEL,
    LABELS,
    LINE,
    LOOKS,
    NOTE,
    PAPER,
    PASSAGE,
    SIGNED,
    SIGNER,
    SPARE,
    SUBJECT,
    TITLE,
)
from exporters.issuing import findings_of
from exporters.layout import Layout, Look, cell_looks, layout_of, rule_length, whole
from exporters.reading_order import numbered
from exporters.typeset import set_parts
from exporters.wording import balanced, text_of
from exporters.writing import write_whole
from models.definition import ReportDefinition
from models.document import compose
from models.errors import ExportError
from models.handover import Handling, HandoverSheet, handling_of, handover
from models.handover.room import GROWTH, LEAST, grown
from models.handover.words import NOWHERE, ShownSheet, shown_sheet
from models.language import _, on_paper
from models.page import Block, Caption, DataTable, Document, Heading, Line, Paragraph, Runs
from models.prior import Earlier
from models.report import Report
from models.store import Store
from models.text import Words

_DOTS = "…"


def handover_name(report: Report) -> str:
    """The name of the sheet's file, without suffix: "phieu-trinh-cntt-2021-9T"."""
    return paper_name(report).replace("bao-cao-", "phieu-trinh-", 1)


def handling_in(store: Store, report: Report) -> Handling:
    """Who prepared a report of the store, and when it was checked and printed for signing. Raises StoreError."""
    return handling_of(report, store.revisions(report.name), store.clerk())


def handover_pdf(report: Report, definition: ReportDefinition, earlier: Earlier = Earlier(), handling: Handling = Handling()) -> bytes:
    """The sheet of a report as an archive PDF. Equal sheets give equal bytes. Raises BookError."""
    sheet, document = _sheet(report, definition, earlier, handling)
    return archived(document, numbered((sheet_part(sheet),))).content


def handover_docx(report: Report, definition: ReportDefinition, earlier: Earlier = Earlier(), handling: Handling = Handling()) -> bytes:
    """The sheet of a report as a Word file. Raises BookError."""
    sheet, document = _sheet(report, definition, earlier, handling)
    return written(document, (sheet_part(sheet),), _looks())


WRITERS = {".pdf": handover_pdf, ".docx": handover_docx}


def write_handover(
    report: Report, definition: ReportDefinition, path: Path, earlier: Earlier = Earlier(), handling: Handling = Handling()
) -> None:
    """Writes the sheet as .pdf or .docx, whole or not at all. Raises BookError."""
    writer = WRITERS.get(path.suffix.lower())
    if writer is None:
        known = ", ".join(WRITERS)
        raise ExportError(_("Không ghi được phiếu trình vào “{file}”: hãy đặt tên tệp có đuôi {known}.").format(file=path, known=known))
    write_whole(path, writer(report, definition, earlier, handling))


def _sheet(report: Report, definition: ReportDefinition, earlier: Earlier, handling: Handling) -> tuple[HandoverSheet, Document]:
    """The sheet, and the report's document as its description: office, subject and revision are the same."""
    with on_paper():
        sheet = handover(report, definition, earlier, findings_of(report, earlier), handling)
    document = compose(report, definition, earlier)
    return sheet, replace(document, title=f"Phiếu trình: {sheet.title}", paper=PAPER)


def sheet_part(sheet: HandoverSheet) -> Part:
    """The one page of a sheet, with as much as there is room for."""
    layout = layout_of(PAPER)
    with on_paper():
        starts = ((room, _page(shown_sheet(sheet, room), layout)) for room in LEAST)
        room, page = next(start for start in starts if start[0] is LEAST[-1] or _fits(start[1], layout))
        for by in (reduce(grown, GROWTH), *GROWTH):
            larger = grown(room, by)
            tried = _page(shown_sheet(sheet, larger), layout) if larger != room else page
            if tried is not page and _fits(tried, layout):
                room, page = larger, tried
    return page


def _fits(part: Part, layout: Layout) -> bool:
    pages = set_parts((part,), PAPER)
    return len(pages) == 1 and max(line.top + line.height for line in pages[0].lines) + SPARE <= layout.text_bottom


def _looks() -> tuple[Look, ...]:
    """Every style of the sheet's Word file."""
    cells = cell_looks(CELLS)
    tabled = (cells.title, cells.words, cells.counted, cells.number, cells.total, cells.total_counted, cells.total_number)
    return (*LOOKS, *tabled, layout_of(PAPER).foot.page_number)


# -------------------------------------------------------------------- the page


def _page(sheet: ShownSheet, layout: Layout) -> Part:
    width = layout.text_width
    subject = balanced(_text(sheet.subject, SUBJECT), width)
    return Part(
        (
            _head(sheet, layout),
            _text(sheet.title, TITLE),
            subject,
            Rule(rule_length(widths_of(subject, width)), after=8.0),
            _facts(sheet, width),
            *(element for block in sheet.blocks for element in _elements(block, layout)),
            *_ending(sheet, width),
        ),
        counted_anew=True,
    )


def _text(words: str, look: Look) -> Text:
    return _runs((Words(words),) if words else (), look)


def _runs(runs: Runs, look: Look) -> Text:
    return text_of(Line(runs, NOWHERE), look)


def _head(sheet: ShownSheet, layout: Layout) -> Table:
    """Who writes at the left, place and day at the right."""
    left, right = layout.letterhead_columns
    *above, office = sheet.offices or ("",)
    own = balanced(_text(office, BOLD), left)
    offices: Cell = (*(balanced(_text(name, CENTRED), left) for name in above), own, Rule(rule_length(widths_of(own, left))))
    return Table((left, right), (Row((offices, (_text(sheet.place_and_date, DATED),))),))


def _facts(sheet: ShownSheet, width: float) -> Table:
    columns = (LABELS, whole(width - LABELS))
    return Table(columns, tuple(Row(((_text(f"{label}:", LABEL),), (_runs(runs, FACT),))) for label, runs in sheet.facts))


def _elements(block: Block, layout: Layout) -> Flow:
    match block:
        case Heading(line=line):
            return (text_of(line, HEADING),)
        case Paragraph(line=line, mark=mark):
            return (text_of(line, BULLET if mark else PASSAGE, f"{mark} " if mark else ""),)
        case Caption(line=line):
            return (text_of(line, HEADING),)
        case DataTable():
            return data_table(block, layout, CELLS)


def _ending(sheet: ShownSheet, width: float) -> tuple[Element, ...]:
    """Who prepared it and which content it is, room for an opinion, and who signs."""
    (dots,) = lines_of(_text(_DOTS, LINE), width)
    line = partial(_text, _DOTS * int((width - 1.0) / dots.width), LINE)
    half = whole(width / 2)
    return (
        *(_runs(runs, NOTE if at else FIRST_NOTE) for at, runs in enumerate(sheet.notes)),
        _text(sheet.opinion, HEADING),
        line(),
        line(),
        Table((half, width - half), (Row(tuple((_text(title, SIGNER), _text(name, SIGNED)) for title, name in sheet.signers)),)),
    )
