"""An element of the flow as boxes: set lines, rules and table rows with their height, not yet on any page."""

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import astuple

from exporters.breaking import Piece, SetLine
from exporters.flow import Cell, Element, Rule, Table, Text, lines_of
from exporters.layout import BASELINE, RULE_GAP, RULE_LINE, RULE_THICKNESS, Layout, Look
from models.place import Place


class PlacedLine(Struct, frozen=True):
    """A line on a page: `x` of its first letter, `top` of its line, the baseline, and what is added to each space.

    `of` is the number of its paragraph among the parts of the flow (exporters/tracked.py), -1 for a page number; so many letters as `label`
    are the paragraph's mark; `spaced` says that what follows are other words than its last one.
    """

    x: float
    top: float
    height: float
    width: float
    baseline: float
    size: float
    pieces: tuple[Piece, ...]
    word_space: float
    place: Place | None
    of: int = -1
    label: int = 0
    spaced: bool = False


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
    x, top, height, width, baseline, *rest = astuple(line)
    return PlacedLine(x, top + y, height, width, baseline + y, *rest)


def measured(element: Element, layout: Layout, numbers: Iterator[int]) -> Block:
    """An element in boxes, across the whole text width; each of its parts takes the next number."""
    match element:
        case Text():
            look = element.look
            lines = _set_lines(element, layout.left, layout.text_width, next(numbers))
            boxes = tuple(Box(look.leading, (line,)) for line in lines)
            return Block(boxes, look.before, look.after, look.keep_next, look.keep_together)
        case Rule():
            next(numbers)
            rule = _rule(element, layout.left, layout.text_width)
            return Block((Box(RULE_HEIGHT, (), (rule,)),), 0.0, element.after, element.keep_next)
        case Table():
            return _table(element, layout.left, numbers)


RULE_HEIGHT = RULE_GAP + RULE_THICKNESS + RULE_LINE
"""From the line above a rule to what follows it."""


def _rule(rule: Rule, x: float, width: float) -> PlacedRule:
    return PlacedRule(x + (width - rule.length) / 2, RULE_GAP + RULE_THICKNESS / 2, rule.length)


def _table(table: Table, x: float, numbers: Iterator[int]) -> Block:
    boxes = tuple(_row(table.widths, cells, x, numbers) for cells in table.rows)
    return Block(boxes, keep_together=True)


def _row(widths: tuple[float, float], cells: tuple[Cell, Cell], x: float, numbers: Iterator[int]) -> Box:
    left = _cell(cells[0], x, widths[0], numbers)
    right = _cell(cells[1], x + widths[0], widths[1], numbers)
    return Box(max(left.height, right.height), left.lines + right.lines, left.rules + right.rules)


def _cell(cell: Cell, x: float, width: float, numbers: Iterator[int]) -> Box:
    lines: list[PlacedLine] = []
    rules: list[PlacedRule] = []
    y = 0.0
    for element, number in zip(cell, numbers, strict=False):
        if isinstance(element, Rule):
            rule = _rule(element, x, width)
            rules.append(PlacedRule(rule.x, rule.y + y, rule.length))
            y += RULE_HEIGHT + element.after
            continue
        y += element.look.before
        for line in _set_lines(element, x, width, number):
            lines.append(moved(line, y))
            y += line.height
        y += element.look.after
    return Box(y, tuple(lines), tuple(rules))


def _set_lines(text: Text, x: float, width: float, number: int) -> Iterator[PlacedLine]:
    look = text.look
    lines = lines_of(text, width)
    for index, line in enumerate(lines):
        indent = look.indent + (look.first if index == 0 else 0.0)
        last = index == len(lines) - 1
        label = len(text.before) if index == 0 else 0
        yield placed(line, look, x + indent, width - indent - look.right, last, text.place, number, label)


def placed(line: SetLine, look: Look, x: float, room: float, last: bool, place: Place | None, of: int = -1, label: int = 0) -> PlacedLine:
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
        of=of,
        label=label,
        spaced=line.spaced or last,
    )
