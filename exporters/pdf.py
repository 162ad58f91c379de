"""Document -> PDF, with reportlab's canvas; and where on the paper each place of the report stands."""

import io
from collections.abc import Iterator

from msgspec import Struct
from reportlab.lib.colors import HexColor
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from exporters import fonts
from exporters.boxes import PlacedLine, PlacedPicture, PlacedRule
from exporters.elements import Text, texts
from exporters.flow import flow
from exporters.fonts import Face
from exporters.layout import PAGE_HEIGHT, PAGE_WIDTH, RULE_THICKNESS, layout_of
from exporters.typeset import Page, typeset
from models.document import Document
from models.place import Place

_COLOURS = {"": HexColor("#000000"), "new": HexColor("#0b57a4"), "gone": HexColor("#b3261e")}
"""Of the words of a redline; the strokes say the same to who does not see colours."""
_RED = HexColor("#ff0000")
"""Of the stamps (NĐ 30/2020, Phụ lục I, III.2: bright red ink)."""
_STROKES = {"new": -0.12, "gone": 0.24}
"""Where the stroke through or under the words runs, from the baseline, as a share of the size of the letters."""
_BAR = 12.0
"""From the text to the bar beside a change, in points."""
_FIXED = "\u00a0"
_STROKE = 0.05
"""Its thickness, as a share of the size."""


class Spot(Struct, frozen=True):
    """A rectangle on the paper that shows a place; points from the top left corner of a page, pages counted from 0."""

    page: int
    x: float
    y: float
    width: float
    height: float
    place: Place


class PdfPaper(Struct, frozen=True):
    """A PDF file, how many pages it has, and the map from its rectangles to the report."""

    content: bytes
    pages: int
    spots: tuple[Spot, ...]


def render_pdf(document: Document) -> PdfPaper:
    """The paper as PDF. Equal documents give equal bytes; letters that the font lacks are shown as "□"."""
    pages = typeset(document)
    file = io.BytesIO()
    canvas = _canvas(file, document)
    for page in pages:
        canvas.setPageSize((page.width, page.height))
        _draw(canvas, page)
        _draw_bars(canvas, page, layout_of(document.paper).left - _BAR)
        canvas.showPage()
    canvas.save()
    return PdfPaper(file.getvalue(), len(pages), tuple(_spots(pages)))


def _canvas(file: io.BytesIO, document: Document) -> Canvas:
    size = (PAGE_WIDTH, PAGE_HEIGHT)
    canvas = Canvas(file, size, invariant=True, pageCompression=1, pdfVersion=(1, 7), lang="vi-VN", initialFontName=Face().font)
    canvas.setTitle(document.title)
    canvas.setAuthor(document.letterhead.issuer.text)
    canvas.setSubject(document.subject.text)
    canvas.setCreator("Sổ báo cáo")
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


def _draw(canvas: Canvas, page: Page) -> None:
    for picture in page.pictures:
        _draw_picture(canvas, picture, page.height)
    for line in page.lines:
        _draw_line(canvas, line, page.height)
    for rule in page.rules:
        _draw_rule(canvas, rule, page.height)


def _draw_picture(canvas: Canvas, picture: PlacedPicture, height: float) -> None:
    image = ImageReader(io.BytesIO(picture.content))
    canvas.drawImage(image, picture.x, height - picture.y - picture.height, picture.width, picture.height, mask="auto")


def _draw_line(canvas: Canvas, line: PlacedLine, height: float) -> None:
    text = canvas.beginText(line.x, height - line.baseline)
    if line.word_space:
        text.setWordSpace(line.word_space)
    changed = any(piece.change for piece in line.pieces)
    for piece in line.pieces:
        text.setFont(piece.face.font, line.size)
        if line.red:
            text.setFillColor(_RED)
        if changed:
            text.setFillColor(_COLOURS[piece.change])
        _put(text, piece.text, line.word_space)
    if changed or line.red:
        text.setFillColor(_COLOURS[""])
    if line.word_space:
        text.setWordSpace(0)
    canvas.drawText(text)
    if changed:
        _draw_changes(canvas, line, height)


def _put(text: PDFTextObject, words: str, word_space: float) -> None:
    """Letters of one face. A space that must not break keeps its width in a justified line, as word processors keep it."""
    for at, part in enumerate(words.split(_FIXED) if word_space else [words]):
        if at:
            text.setWordSpace(0)
            text.textOut(_FIXED)
            text.setWordSpace(word_space)
        text.textOut(part)


def _draw_changes(canvas: Canvas, line: PlacedLine, height: float) -> None:
    """Strikes out what is gone, underlines what is new."""
    canvas.saveState()
    x, baseline = line.x, height - line.baseline
    for piece in line.pieces:
        end = x + fonts.width(piece.text, piece.face, line.size) + line.word_space * piece.text.count(" ")
        if piece.change:
            y = baseline + line.size * _STROKES[piece.change]
            canvas.setStrokeColor(_COLOURS[piece.change])
            canvas.setLineWidth(line.size * _STROKE)
            canvas.line(x, y, end, y)
        x = end
    canvas.restoreState()


def _draw_bars(canvas: Canvas, page: Page, x: float) -> None:
    """A bar in the margin beside each line in which anything changed, so that no change is overlooked."""
    for line in page.lines:
        if any(piece.change for piece in line.pieces):
            canvas.setLineWidth(RULE_THICKNESS)
            canvas.line(x, page.height - line.top, x, page.height - line.top - line.height)


def _draw_rule(canvas: Canvas, rule: PlacedRule, height: float) -> None:
    canvas.setLineWidth(rule.thickness)
    if rule.red:
        canvas.setStrokeColor(_RED)
    y = height - rule.y
    canvas.line(rule.x, y, rule.x + rule.length, y - rule.rise)
    if rule.red:
        canvas.setStrokeColor(_COLOURS[""])


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
