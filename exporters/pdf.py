"""Document -> PDF, with reportlab's canvas; and where on the paper each place of the report stands."""

import io
from collections.abc import Iterator

from msgspec import Struct
from reportlab.pdfgen.canvas import Canvas

from exporters import fonts
from exporters.boxes import PlacedLine
from exporters.draft_mark import draw_mark
from exporters.drawing import draw_page
from exporters.elements import Part, Text, texts
from exporters.flow import flow
from exporters.fonts import Face
from exporters.layout import PAGE_HEIGHT, PAGE_WIDTH, layout_of
from exporters.marks import Marking, PageMarks
from exporters.metadata import PROGRAM, plain
from exporters.reading_order import numbered
from exporters.tracked import tracked_flow
from exporters.typeset import Page, set_parts
from models.page import Document
from models.place import Place


class Spot(Struct, frozen=True):
    """A rectangle on the paper that shows a place; points from the top left corner of a page, pages counted from 0."""

    page: int
    x: float
    y: float
    width: float
    height: float
    place: Place


class PdfPaper(Struct, frozen=True):
    """A PDF file, how many pages it has, the map from its rectangles to the report, and what the letters of each page belong to."""

    content: bytes
    pages: int
    spots: tuple[Spot, ...]
    marks: tuple[PageMarks, ...] = ()


def render_pdf(document: Document, draft: bool = False) -> PdfPaper:
    """The paper as PDF, quickly: for the window. Equal documents give equal bytes; letters that the font lacks are shown as "□".

    What leaves the program is the same pages as an archive file (exporters/archive.py). `draft` puts the mark of a draft on every page:
    for what is printed before it was checked.
    """
    return drawn(document, numbered(tracked_flow(document)), draft)


def drawn(document: Document, parts: tuple[Part, ...], draft: bool = False) -> PdfPaper:
    """The paper of a document whose flow is there already, its paragraphs numbered."""
    pages = set_parts(parts, document.paper)
    file = io.BytesIO()
    canvas = _canvas(file, document)
    marking, marks = Marking(canvas), []
    for page in pages:
        canvas.setPageSize((page.width, page.height))
        if draft:
            draw_mark(canvas, page.width, page.height)
        draw_page(canvas, page, layout_of(document.paper).left, marking)
        marks.append(marking.page())
        canvas.showPage()
    canvas.save()
    return PdfPaper(file.getvalue(), len(pages), tuple(_spots(pages)), tuple(marks))


def _canvas(file: io.BytesIO, document: Document) -> Canvas:
    size = (PAGE_WIDTH, PAGE_HEIGHT)
    canvas = Canvas(file, size, invariant=True, pageCompression=0, pdfVersion=(1, 7), lang="vi-VN", initialFontName=Face().font)
    canvas.setTitle(plain(document.title))
    canvas.setAuthor(plain(document.letterhead.issuer.text))
    canvas.setSubject(plain(document.subject.text))
    canvas.setCreator(PROGRAM)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    return canvas


def missing_characters(document: Document) -> tuple[tuple[str, Place], ...]:
    """Letters of the document that the font cannot show, each with the place where it stands."""
    found = {
        (letter, text.place)
        for text in _all_texts(document)
        for run in text.runs
        for letter in run.text
        if ord(letter) not in fonts.letters(Face(text.look.bold or run.bold, text.look.italic or run.italic))
    }
    return tuple(sorted(found))


def _all_texts(document: Document) -> Iterator[Text]:
    for part in flow(document):
        yield from texts((*part.elements, *part.foot))


def _spots(pages: tuple[Page, ...]) -> Iterator[Spot]:
    """One rectangle for the neighbouring lines of a place on a page."""
    for index, page in enumerate(pages):
        current: Spot | None = None
        for line in page.lines:
            if line.place is None:
                continue
            if current and current.place == line.place:
                current = _around(current, line)
                continue
            if current:
                yield current
            current = Spot(index, line.x, line.top, line.width, line.height, line.place)
        if current:
            yield current


def _around(spot: Spot, line: PlacedLine) -> Spot:
    x, right = min(spot.x, line.x), max(spot.x + spot.width, line.x + line.width)
    return Spot(spot.page, x, spot.y, right - x, line.top + line.height - spot.y, spot.place)
