"""The hand-over sheet on paper: always one page A4, the same in PDF and in Word; with as much as that page holds."""

from functools import partial, reduce
from pathlib import Path

from msgspec.structs import replace

from exporters.archive import archived
from exporters.data_table import data_table
from exporters.docx import written
from exporters.elements import Cell, Element, Flow, Part, Row, Rule, Table, Text, lines_of, widths_of
from exporters.export import paper_name
from exporters.issuing import findings_of
from exporters.layout import Layout, Look, cell_looks, layout_of, leading, mm, rule_length, whole
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
from models.paper import Paper
from models.prior import Earlier
from models.report import Report
from models.store import Store
from models.text import Words

PAPER = Paper(top=15.0, bottom=15.0, right=15.0)
"""The sheet never leaves the office and is no document of the decree, whose margins it need not have above and below."""
_SPARE = 5.0
"""Points that stay free at the foot of the page, so that no other setter turns it."""
_SIZE, _CELLS, _SMALL = 12.0, 11.0, 9.0
_LABELS = mm(24)
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
    return len(pages) == 1 and max(line.top + line.height for line in pages[0].lines) + _SPARE <= layout.text_bottom


# -------------------------------------------------------------------- looks

_WORDS = Look(name="Phiếu trình", size=_SIZE, leading=leading(_SIZE))
_CENTRED = replace(_WORDS, name="Phiếu trình, giữa", align="centre")
_BOLD = replace(_CENTRED, name="Phiếu trình, đậm", bold=True)
_DATED = replace(_CENTRED, name="Phiếu trình, ngày", italic=True)
_TITLE = replace(_BOLD, name="Phiếu trình, tên", size=16.0, leading=leading(16.0), before=10.0, heading=1)
_SUBJECT = replace(_BOLD, name="Phiếu trình, về việc", size=13.0, leading=leading(13.0))
_LABEL = replace(_WORDS, name="Phiếu trình, nhãn", bold=True, after=2.0)
_FACT = replace(_WORDS, name="Phiếu trình, nội dung", after=2.0)
_HEADING = replace(_WORDS, name="Phiếu trình, mục", bold=True, before=8.0, after=3.0, keep_next=True, heading=1)
_PASSAGE = replace(_WORDS, name="Phiếu trình, đoạn", align="justify", after=2.0)
_BULLET = replace(_PASSAGE, name="Phiếu trình, ý", indent=mm(4), first=-mm(4))
_NOTE = replace(_WORDS, name="Phiếu trình, ghi chú", size=_SMALL, leading=leading(_SMALL), before=3.0)
_FIRST_NOTE = replace(_NOTE, before=12.0)
_LINE = replace(_WORDS, name="Phiếu trình, dòng kẻ", before=4.0)
_SIGNER = replace(_BOLD, before=12.0)
_SIGNED = replace(_BOLD, name="Phiếu trình, người ký", before=mm(16))
_LOOKS = (_WORDS, _CENTRED, _BOLD, _DATED, _TITLE, _SUBJECT, _LABEL, _FACT, _HEADING, _PASSAGE, _BULLET, _NOTE, _LINE, _SIGNED)


def _looks() -> tuple[Look, ...]:
    """Every style of the sheet's Word file."""
    cells = cell_looks(_CELLS)
    tabled = (cells.title, cells.words, cells.counted, cells.number, cells.total, cells.total_counted, cells.total_number)
    return (*_LOOKS, *tabled, layout_of(PAPER).foot.page_number)


# -------------------------------------------------------------------- the page


def _page(sheet: ShownSheet, layout: Layout) -> Part:
    width = layout.text_width
    subject = balanced(_text(sheet.subject, _SUBJECT), width)
    return Part(
        (
            _head(sheet, layout),
            _text(sheet.title, _TITLE),
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
    own = balanced(_text(office, _BOLD), left)
    offices: Cell = (*(balanced(_text(name, _CENTRED), left) for name in above), own, Rule(rule_length(widths_of(own, left))))
    return Table((left, right), (Row((offices, (_text(sheet.place_and_date, _DATED),))),))


def _facts(sheet: ShownSheet, width: float) -> Table:
    columns = (_LABELS, whole(width - _LABELS))
    return Table(columns, tuple(Row(((_text(f"{label}:", _LABEL),), (_runs(runs, _FACT),))) for label, runs in sheet.facts))


def _elements(block: Block, layout: Layout) -> Flow:
    match block:
        case Heading(line=line):
            return (text_of(line, _HEADING),)
        case Paragraph(line=line, mark=mark):
            return (text_of(line, _BULLET if mark else _PASSAGE, f"{mark} " if mark else ""),)
        case Caption(line=line):
            return (text_of(line, _HEADING),)
        case DataTable():
            return data_table(block, layout, _CELLS)


def _ending(sheet: ShownSheet, width: float) -> tuple[Element, ...]:
    """Who prepared it and which content it is, room for an opinion, and who signs."""
    (dots,) = lines_of(_text(_DOTS, _LINE), width)
    line = partial(_text, _DOTS * int((width - 1.0) / dots.width), _LINE)
    half = whole(width / 2)
    return (
        *(_runs(runs, _NOTE if at else _FIRST_NOTE) for at, runs in enumerate(sheet.notes)),
        _text(sheet.opinion, _HEADING),
        line(),
        line(),
        Table((half, width - half), (Row(tuple((_text(title, _SIGNER), _text(name, _SIGNED)) for title, name in sheet.signers)),)),
    )
