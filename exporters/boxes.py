"""An element of the flow as boxes: set lines, rules and table rows with their height, not yet on any page."""

from collections.abc import Iterator

from msgspec import Struct

from exporters.breaking import Piece, SetLine
from exporters.flow import Cell, Element, Rule, Table, Text, lines_of
from exporters.layout import BASELINE, RULE_GAP, RULE_LINE, RULE_THICKNESS, Layout, Look
from models.place import Place


class PlacedLine(Struct, frozen=True):
    """A line on a page: `x` of its first letter, `top` of its line, the baseline, and what is added to each space."""

    x: float
    top: float
    height: float
    width: float
    baseline: float
    size: float
    pieces: tuple[Piece, ...]
    word_space: float
    place: Place | None


class PlacedRule(Struct, frozen=True):
    """A horizontal rule; `y` is its middle."""

    x: float
    y: float
    length: float


class Box(Struct):
    """Something that stays in one piece: a line, a rule or a table row. Offsets count from its top."""

    height: float
    lines: tuple[PlacedLine, ...] = ()
    rules: tuple[PlacedRule, ...] = ()


class Block(Struct):
    """An element as boxes, with the room around it."""

    boxes: tuple[Box, ...]
    before: float = 0.0
    after: float = 0.0
    keep_next: bool = False
    keep_together: bool = False
    tail: float = 0.0


def moved(line: PlacedLine, y: float) -> PlacedLine:
    """The line so many points further down."""
    return PlacedLine(line.x, line.top + y, line.height, line.width, line.baseline + y, line.size, line.pieces, line.word_space, line.place)


def measured(element: Element, layout: Layout) -> Block:
    """An element in boxes, across the whole text width."""
    match element:
        case Text():
            look = element.look
            boxes = tuple(Box(look.leading, (line,)) for line in _set_lines(element, layout.left, layout.text_width))
            return Block(boxes, look.before, look.after, look.keep_next, look.keep_together)
        case Rule():
            rule = _rule(element, layout.left, layout.text_width)
            return Block((Box(RULE_HEIGHT, (), (rule,)),), 0.0, element.after, element.keep_next)
        case Table():
            return _table(element, layout.left)


RULE_HEIGHT = RULE_GAP + RULE_THICKNESS + RULE_LINE
"""From the line above a rule to what follows it."""


def _rule(rule: Rule, x: float, width: float) -> PlacedRule:
    return PlacedRule(x + (width - rule.length) / 2, RULE_GAP + RULE_THICKNESS / 2, rule.length)


def _table(table: Table, x: float) -> Block:
    boxes = tuple(_row(table.widths, cells, x) for cells in table.rows)
    return Block(boxes, keep_together=True)


def _row(widths: tuple[float, float], cells: tuple[Cell, Cell], x: float) -> Box:
    left = _cell(cells[0], x, widths[0])
    right = _cell(cells[1], x + widths[0], widths[1])
    return Box(max(left.height, right.height), left.lines + right.lines, left.rules + right.rules)


def _cell(cell: Cell, x: float, width: float) -> Box:
    lines: list[PlacedLine] = []
    rules: list[PlacedRule] = []
    y = 0.0
    for element in cell:
        if isinstance(element, Rule):
            rule = _rule(element, x, width)
            rules.append(PlacedRule(rule.x, rule.y + y, rule.length))
            y += RULE_HEIGHT + element.after
            continue
        y += element.look.before
        for line in _set_lines(element, x, width):
            lines.append(moved(line, y))
            y += line.height
        y += element.look.after
    return Box(y, tuple(lines), tuple(rules))


def _set_lines(text: Text, x: float, width: float) -> Iterator[PlacedLine]:
    look = text.look
    lines = lines_of(text, width)
    for index, line in enumerate(lines):
        indent = look.indent + (look.first if index == 0 else 0.0)
        last = index == len(lines) - 1
        yield placed(line, look, x + indent, width - indent - look.right, last, text.place)


def placed(line: SetLine, look: Look, x: float, room: float, last: bool, place: Place | None) -> PlacedLine:
    """A line in its column: `x` of the column, its width in points; the last line of a paragraph is never stretched."""
    stretched = look.align == "justify" and not last and line.spaces > 0
    word_space = (room - line.width) / line.spaces if stretched else 0.0
    shift = (room - line.width) / 2 if look.align == "centre" else 0.0
    return PlacedLine(
        x=x + shift,
        top=0.0,
        height=look.leading,
        width=room if stretched else line.width,
        baseline=look.leading * BASELINE,
        size=look.size,
        pieces=line.pieces,
        word_space=word_space,
        place=place,
    )
