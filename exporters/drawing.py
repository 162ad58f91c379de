"""A set page onto reportlab's canvas: letters, rules, and the strokes and bars of a redline, each as what it is (exporters/marks.py)."""

import io
from collections.abc import Iterator

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from exporters import fonts
from exporters.boxes import PlacedLine, PlacedPicture, PlacedRule
from exporters.breaking import Piece
from exporters.fonts import Face
from exporters.layout import RULE_THICKNESS
from exporters.marks import Mark, Marking
from exporters.typeset import Page

_COLOURS = {"": HexColor("#000000"), "new": HexColor("#0b57a4"), "gone": HexColor("#b3261e")}
"""Of the words of a redline; the strokes say the same to who does not see colours."""
_RED = HexColor("#ff0000")
"""Of the stamps (NĐ 30/2020, Phụ lục I, III.2: bright red ink)."""
_STROKES = {"new": -0.12, "gone": 0.24}
"""Where the stroke through or under the words runs, from the baseline, as a share of the size of the letters."""
_FIXED = "\u00a0"
"""A space that must not break keeps its width in a justified line, as word processors keep it."""
_BAR = 12.0
"""From the text to the bar beside a change, in points."""
_STROKE = 0.05
"""Its thickness, as a share of the size."""


_ESCAPED = {code: f"\\{code:03o}" for code in (*range(0x20), *map(ord, "()\\"), *range(0x7F, 0x100))}
"""Bytes of a string that are not written as they are."""

_Segment = tuple[Mark, tuple[Piece, ...]]


def draw_page(canvas: Canvas, page: Page, left: float, marking: Marking) -> None:
    """Draws what stands on a page, every line in the marked content of its paragraph; `left` is the margin, in points."""
    for picture in page.pictures:
        _draw_picture(canvas, picture, page.height, marking)
    for line in page.lines:
        _draw_line(canvas, line, page.height, marking)
    if page.rules or any(_changed(line) for line in page.lines):
        marking.decoration("Layout")
    for rule in page.rules:
        _draw_rule(canvas, rule, page.height)
    _draw_bars(canvas, page, left - _BAR)


def _draw_picture(canvas: Canvas, picture: PlacedPicture, height: float, marking: Marking) -> None:
    bottom = height - picture.y - picture.height
    marking.content(Mark(picture.of, top=picture.y, box=(picture.x, bottom, picture.x + picture.width, bottom + picture.height)))
    canvas.drawImage(ImageReader(io.BytesIO(picture.content)), picture.x, bottom, picture.width, picture.height, mask="auto")


def _draw_line(canvas: Canvas, line: PlacedLine, height: float, marking: Marking) -> None:
    x, segments = line.x, tuple(_segments(line))
    for index, (mark, pieces) in enumerate(segments):
        if line.of < 0:
            marking.decoration("Pagination")
        else:
            marking.content(mark)
        _draw_text(canvas, line, (x, height - line.baseline), pieces, line.spaced and index == len(segments) - 1)
        if mark.change:
            _draw_stroke(canvas, line, x, x + _width(line, pieces), height, mark)
        if index < len(segments) - 1:
            x += _width(line, pieces)


def _segments(line: PlacedLine) -> Iterator[_Segment]:
    """The pieces of a line by what they belong to: the mark of the paragraph, what stays, what came and what went."""
    label, rest = _cut(line.pieces, line.label) if line.label else ((), line.pieces)
    for is_label, pieces in ((True, label), (False, rest)):
        start = 0
        for end in range(1, len(pieces) + 1):
            if end == len(pieces) or pieces[end].change != pieces[start].change:
                yield Mark(line.of, is_label, pieces[start].change, line.top), pieces[start:end]
                start = end


def _cut(pieces: tuple[Piece, ...], count: int) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """The first letters, and the others."""
    first: list[Piece] = []
    for index, piece in enumerate(pieces):
        if len(piece.text) > count:
            head = (Piece(piece.text[:count], piece.face, piece.change),) if count else ()
            return (*first, *head), (Piece(piece.text[count:], piece.face, piece.change), *pieces[index + 1 :])
        first.append(piece)
        count -= len(piece.text)
    return tuple(first), ()


def _draw_text(canvas: Canvas, line: PlacedLine, at: tuple[float, float], pieces: tuple[Piece, ...], spaced: bool) -> None:
    """Letters from a point on; `spaced` adds the space that divides them from what follows for whoever reads the file's text.

    Written as operators (ISO 32000-1, 9.4): reportlab's text object measures every text again, which took a quarter of the time.
    """
    colour = _colour(line, pieces[0])
    if colour is not None:
        canvas.setFillColor(colour)
    shown = [f"BT {at[0]:.4f} {at[1]:.4f} Td"]
    if line.word_space:
        shown.append(f"{line.word_space:.6f} Tw")
    last = len(pieces) - 1
    for index, piece in enumerate(pieces):
        words = piece.text + " " if spaced and index == last else piece.text
        for nth, part in enumerate(words.split(_FIXED) if line.word_space else [words]):
            if nth:
                shown += ["0 Tw", *_shown(canvas, _FIXED, piece.face, line.size), f"{line.word_space:.6f} Tw"]
            shown.extend(_shown(canvas, part, piece.face, line.size))
    shown.append("0 Tw ET" if line.word_space else "ET")
    canvas.addLiteral(" ".join(shown))
    if colour is not None:
        canvas.setFillColor(_COLOURS[""])


def _colour(line: PlacedLine, piece: Piece) -> Color | None:
    return _COLOURS[piece.change] if piece.change else _RED if line.red else None


def _shown(canvas: Canvas, text: str, face: Face, size: float) -> Iterator[str]:
    """Operators that show a text; reportlab makes the subsets of the font, each with its own name."""
    font, document = pdfmetrics.getFont(face.font), canvas._doc
    for subset, codes in font.splitString(text, document):
        yield f"{font.getSubsetInternalName(subset, document)} {size:g} Tf ({codes.decode('latin-1').translate(_ESCAPED)}) Tj"


def _width(line: PlacedLine, pieces: tuple[Piece, ...]) -> float:
    return sum(fonts.width(piece.text, piece.face, line.size) + line.word_space * piece.text.count(" ") for piece in pieces)


def _draw_stroke(canvas: Canvas, line: PlacedLine, x: float, end: float, height: float, mark: Mark) -> None:
    """Strikes out what is gone, underlines what is new."""
    canvas.saveState()
    y = height - line.baseline + line.size * _STROKES[mark.change]
    canvas.setStrokeColor(_COLOURS[mark.change])
    canvas.setLineWidth(line.size * _STROKE)
    canvas.line(x, y, end, y)
    canvas.restoreState()


def _draw_bars(canvas: Canvas, page: Page, x: float) -> None:
    """A bar in the margin beside each line in which anything changed, so that no change is overlooked."""
    for line in page.lines:
        if _changed(line):
            canvas.setLineWidth(RULE_THICKNESS)
            canvas.line(x, page.height - line.top, x, page.height - line.top - line.height)


def _changed(line: PlacedLine) -> bool:
    return any(piece.change for piece in line.pieces)


def _draw_rule(canvas: Canvas, rule: PlacedRule, height: float) -> None:
    canvas.setLineWidth(rule.thickness)
    if rule.red:
        canvas.setStrokeColor(_RED)
    y = height - rule.y
    canvas.line(rule.x, y, rule.x + rule.length, y - rule.rise)
    if rule.red:
        canvas.setStrokeColor(_COLOURS[""])
