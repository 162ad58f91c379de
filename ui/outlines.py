"""What stands on a page of a PDF as outlines that any painter can fill: on paper they are as sharp as the printer is.

Only sheets.py comes here, one thread at a time. A page with pictures, patterns or whatever else is left to it as an image.
"""

import ctypes
from collections import defaultdict
from collections.abc import Iterator
from typing import Any, NamedTuple

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QTransform

_BROKEN_HYPHEN = 2
"""What PDFium calls a hyphen at the end of a line."""
_SPACES = (0x20, 0xA0)


class Shape(NamedTuple):
    """A path that is filled, drawn with a pen, or both; `transform` takes it to points from the page's top left corner."""

    path: QPainterPath
    transform: QTransform
    fill: QColor | None
    pen: QPen | None


class _Foreign(Exception):
    """Something that is no letter and no line."""


def paint_shapes(painter: QPainter, shapes: tuple[Shape, ...], to_dots: QTransform) -> None:
    """Paints a page whose points `to_dots` takes to the painter's dots."""
    painter.save()
    for shape in shapes:
        painter.setTransform(shape.transform * to_dots)
        painter.setBrush(shape.fill or Qt.BrushStyle.NoBrush)
        painter.setPen(shape.pen or Qt.PenStyle.NoPen)
        painter.drawPath(shape.path)
    painter.restore()


class Outlines:
    """Reads the pages of one document; each letter of each font is read once."""

    def __init__(self) -> None:
        self._letters: dict[tuple[int, int], QPainterPath] = {}

    def of(self, page: Any) -> tuple[Shape, ...] | None:
        """All shapes of a page in the order in which they are painted; nothing where it has something else."""
        from pypdfium2 import raw  # noqa: PLC0415  # its bindings load slowly, and the window should stand before the paper does

        turned = QTransform(1, 0, 0, -1, 0, page.get_height())
        text = page.get_textpage()
        try:
            letters = self._letters_by_object(raw, text.raw)
            return tuple(self._shapes(raw, page.raw, letters, turned))
        except _Foreign:
            return None
        finally:
            text.close()

    def _shapes(self, raw: Any, page: Any, letters: "dict[int, list[_Letter]]", turned: QTransform) -> Iterator[Shape]:
        for index in range(raw.FPDFPage_CountObjects(page)):
            thing = raw.FPDFPage_GetObject(page, index)
            match raw.FPDFPageObj_GetType(thing):
                case raw.FPDF_PAGEOBJ_TEXT:
                    if raw.FPDFTextObj_GetTextRenderMode(thing) != raw.FPDF_TEXTRENDERMODE_FILL:
                        raise _Foreign
                    colour = _colour(raw.FPDFPageObj_GetFillColor, thing)
                    for letter in letters[_address(thing)]:
                        yield Shape(letter.path, letter.transform * turned, colour, None)
                case raw.FPDF_PAGEOBJ_PATH:
                    yield _drawn(raw, thing, turned)
                case _:
                    raise _Foreign

    def _letters_by_object(self, raw: Any, text: Any) -> "dict[int, list[_Letter]]":
        found: dict[int, list[_Letter]] = defaultdict(list)
        x, y, matrix = ctypes.c_double(), ctypes.c_double(), raw.FS_MATRIX()
        for index in range(raw.FPDFText_CountChars(text)):
            code = raw.FPDFText_GetUnicode(text, index)
            if code in _SPACES or raw.FPDFText_IsGenerated(text, index) == 1:
                continue
            thing, size = raw.FPDFText_GetTextObject(text, index), raw.FPDFText_GetFontSize(text, index)
            path = self._letter(raw, raw.FPDFTextObj_GetFont(thing), ord("-") if code == _BROKEN_HYPHEN else code)
            raw.FPDFText_GetCharOrigin(text, index, x, y)
            raw.FPDFText_GetMatrix(text, index, matrix)
            placed = QTransform(matrix.a, matrix.b, matrix.c, matrix.d, x.value, y.value)
            found[_address(thing)].append(_Letter(path, QTransform.fromScale(size, size) * placed))
        return found

    def _letter(self, raw: Any, font: Any, code: int) -> QPainterPath:
        """The outline of a letter at size 1."""
        key = (_address(font), code)
        if key not in self._letters:
            glyph = raw.FPDFFont_GetGlyphPath(font, code, 1.0)
            count = raw.FPDFGlyphPath_CountGlyphSegments(glyph) if glyph else 0
            self._letters[key] = _path(raw, (raw.FPDFGlyphPath_GetGlyphPathSegment(glyph, at) for at in range(max(count, 0))))
            self._letters[key].setFillRule(Qt.FillRule.WindingFill)
        return self._letters[key]


class _Letter(NamedTuple):
    path: QPainterPath
    transform: QTransform


def _path(raw: Any, segments: Iterator[Any]) -> QPainterPath:
    path, curve = QPainterPath(), []
    x, y = ctypes.c_float(), ctypes.c_float()
    for segment in segments:
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        point = QPointF(x.value, y.value)
        match raw.FPDFPathSegment_GetType(segment):
            case raw.FPDF_SEGMENT_MOVETO:
                path.moveTo(point)
            case raw.FPDF_SEGMENT_LINETO:
                path.lineTo(point)
            case _:
                curve.append(point)
                if len(curve) == 3:
                    path.cubicTo(*curve)
                    curve = []
        if raw.FPDFPathSegment_GetClose(segment):
            path.closeSubpath()
    return path


def _drawn(raw: Any, thing: Any, turned: QTransform) -> Shape:
    """A line, a frame or a filled area."""
    fill, stroke, matrix, width = ctypes.c_int(), ctypes.c_int(), raw.FS_MATRIX(), ctypes.c_float()
    raw.FPDFPath_GetDrawMode(thing, fill, stroke)
    raw.FPDFPageObj_GetMatrix(thing, matrix)
    raw.FPDFPageObj_GetStrokeWidth(thing, width)
    if raw.FPDFPageObj_GetDashCount(thing) > 0:
        raise _Foreign
    path = _path(raw, (raw.FPDFPath_GetPathSegment(thing, at) for at in range(raw.FPDFPath_CountSegments(thing))))
    path.setFillRule(Qt.FillRule.WindingFill if fill.value == raw.FPDF_FILLMODE_WINDING else Qt.FillRule.OddEvenFill)
    pen = None
    if stroke.value:
        pen = QPen(_colour(raw.FPDFPageObj_GetStrokeColor, thing), width.value)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    transform = QTransform(matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f) * turned
    return Shape(path, transform, _colour(raw.FPDFPageObj_GetFillColor, thing) if fill.value else None, pen)


def _colour(read: Any, thing: Any) -> QColor:
    red, green, blue, alpha = (ctypes.c_uint() for _part in range(4))
    read(thing, red, green, blue, alpha)
    return QColor(red.value, green.value, blue.value, alpha.value)


def _address(pointer: Any) -> int:
    return ctypes.addressof(pointer.contents) if pointer else 0
