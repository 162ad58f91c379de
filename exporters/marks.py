"""Marked content: which letters on a page belong to which paragraph, and what is decoration (ISO 32000-1, 14.6 and 14.8.2)."""

from typing import Literal

from msgspec import Struct
from reportlab.pdfgen.canvas import Canvas

from models.text import Change

Decoration = Literal["Pagination", "Layout"]
"""Page numbers and what else comes with the page; rules, borders and bars."""


class Mark(Struct, frozen=True):
    """Letters of one part of the flow: its own words or, as `label`, the mark in front of them; `top` is where they begin on the page.

    `box` are the sides of a picture: left, bottom, right, top, in points from the page's lower left corner.
    """

    of: int
    label: bool = False
    change: Change = ""
    top: float = 0.0
    box: tuple[float, float, float, float] | None = None

    def goes_on(self, mark: "Mark") -> bool:
        """Whether the next letters are still the same."""
        return (self.of, self.label, self.change) == (mark.of, mark.label, mark.change)


PageMarks = tuple[Mark, ...]
"""The marks of a page; the number of a mark is its place in them."""


class Marking:
    """Opens and closes the marked content of a page, and remembers what was marked."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._marks: list[Mark] = []
        self._open: Mark | Decoration | None = None

    def content(self, mark: Mark) -> None:
        """What is drawn next belongs to a part of the flow; letters that go on stay in one piece."""
        if isinstance(self._open, Mark) and self._open.goes_on(mark):
            return
        self._begin(f"/{'Lbl' if mark.label else 'Span' if mark.change else 'P'} <</MCID {len(self._marks)}>> BDC", mark)
        self._marks.append(mark)

    def decoration(self, kind: Decoration) -> None:
        """What is drawn next says nothing."""
        if self._open != kind:
            self._begin(f"/Artifact <</Type/{kind}>> BDC", kind)

    def page(self) -> PageMarks:
        """Ends the page, and gives its marks."""
        self._end()
        marks, self._marks = tuple(self._marks), []
        return marks

    def _begin(self, operator: str, what: Mark | Decoration) -> None:
        self._end()
        self._canvas.addLiteral(operator)
        self._open = what

    def _end(self) -> None:
        if self._open is not None:
            self._canvas.addLiteral("EMC")
            self._open = None
