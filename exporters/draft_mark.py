"""The mark of a draft: "DỰ THẢO" in large light letters across the page, under the text, so that no word is hidden.

It is no part of the report: a reader that reads the page aloud passes over it. No article rules how a draft is marked; offices
write this word.
"""

from math import atan2, degrees, hypot

from reportlab.lib.colors import HexColor
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from exporters.fonts import Face

WORDS = "DỰ THẢO"
_GREY = HexColor("#dedede")
"""Light enough for the text above it, and still there after copying."""
_SHARE = 0.55
"""How much of the page's diagonal it takes."""
_CAPITALS = 0.66
"""Height of capitals as a share of the size."""


def draw_mark(canvas: Canvas, width: float, height: float) -> None:
    """Puts the mark on a page of such a size in points; before anything else is drawn there."""
    font = Face(bold=True).font
    size = hypot(width, height) * _SHARE / stringWidth(WORDS, font, 1)
    canvas._code.append("/Artifact <</Type /Pagination /Subtype /Watermark>> BDC")
    canvas.saveState()
    canvas.translate(width / 2, height / 2)
    canvas.rotate(degrees(atan2(height, width)))
    canvas.setFillColor(_GREY)
    canvas.setFont(font, size)
    canvas.drawCentredString(0, -size * _CAPITALS / 2, WORDS)
    canvas.restoreState()
    canvas._code.append("EMC")
