"""What a flow is made of: paragraphs, rules, framed stamps, pictures and tables, in parts that have pages of their own."""

from msgspec import Struct
from msgspec.structs import replace

from exporters.breaking import SetLine, break_lines
from exporters.fonts import Face
from exporters.layout import Look
from models.place import Place
from models.text import Change, Words


class Text(Struct, frozen=True):
    """A paragraph: its runs, the place in the report that it shows, its look.

    In a redline, `change` says that the whole paragraph came or went, and `was` is the look that the old report gives it. `before` is the
    mark that its runs begin with: "- ", "1. ", "Kính gửi: "; `of` its number in reading order (exporters/structure.py), -1 without one.
    """

    runs: tuple[Words, ...]
    place: Place
    look: Look
    change: Change = ""
    was: Look | None = None
    before: str = ""
    of: int = -1


class Rule(Struct, frozen=True):
    """A centred line of `length` points under the text above it; `after` is the room below; `was_length` the old report's in a redline."""

    length: float
    after: float = 0.0
    keep_next: bool = False
    was_length: float | None = None


class Framed(Struct, frozen=True):
    """A stamp: one line of text in a frame `width` points wide, in red or in black; as high as the decree says (layout.STAMP_HEIGHT)."""

    text: Text
    width: float
    red: bool = False


class Picture(Struct, frozen=True):
    """An image in a line of its own, `indent` points from the left of its column; PNG. `alt` says what it shows, `of` is as in Text."""

    content: bytes
    width: float
    height: float
    indent: float = 0.0
    alt: str = ""
    of: int = -1


CellPart = Text | Rule | Framed | Picture
Cell = tuple[CellPart, ...]


class Row(Struct, frozen=True):
    """A cell for each column; breaks over pages only where `torn`. In a redline a row that came or went has a `change`."""

    cells: tuple[Cell, ...]
    torn: bool = False
    change: Change = ""


class Table(Struct, frozen=True):
    """Columns, their widths in points. `ruled` ones are data with borders, whose first `head` rows stand again on every page."""

    widths: tuple[float, ...]
    rows: tuple[Row, ...]
    ruled: bool = False
    head: int = 0
    place: Place | None = None


class Apart(Struct, frozen=True):
    """The empty paragraph that keeps two tables apart: word processors make one table of neighbours."""


Element = Text | Rule | Framed | Picture | Table | Apart
Flow = tuple[Element, ...]


class Part(Struct, frozen=True):
    """Pages of one direction. `counted_anew` ones have page numbers of their own; the first page bears none then.

    `foot` stands at the foot of the first page.
    """

    elements: Flow
    landscape: bool = False
    counted_anew: bool = False
    foot: Flow = ()


def kept_apart(part: Part) -> Part:
    """The same with an empty paragraph between neighbouring tables."""
    elements: list[Element] = []
    for element in part.elements:
        if elements and isinstance(element, Table) and isinstance(elements[-1], Table):
            elements.append(Apart())
        elements.append(element)
    return replace(part, elements=tuple(elements))


def lines_of(text: Text, width: float) -> tuple[SetLine, ...]:
    """A paragraph's lines in a column `width` points wide."""
    look = text.look
    room = width - look.indent - look.right
    return break_lines(text.runs, Face(look.bold, look.italic), look.size, room, room - look.first, look.align == "left")


def widths_of(text: Text, width: float) -> tuple[float, ...]:
    """The natural widths of a paragraph's lines in such a column, in points."""
    return tuple(line.width for line in lines_of(text, width))


def texts(elements: Flow | Cell) -> tuple[Text, ...]:
    """Every paragraph of a flow in reading order."""
    found: list[Text] = []
    for element in elements:
        match element:
            case Text():
                found.append(element)
            case Framed(text=text):
                found.append(text)
            case Table(rows=rows):
                found += (text for row in rows for cell in row.cells for text in texts(cell))
    return tuple(found)
