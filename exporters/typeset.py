"""Flow -> pages of set lines and rules with their places, measured from each page's top left corner in points.

Page breaks follow word processors: two lines of a paragraph at least at the foot and at the head of a page,
a heading with what follows it, a table row in one piece.
"""

from collections.abc import Iterator

from msgspec import Struct

from exporters import layout
from exporters.breaking import Piece, SetLine, break_lines
from exporters.flow import Cell, Element, Flow, Rule, Table, Text, flow, lines_of
from exporters.fonts import Face
from exporters.layout import Look
from models.document import Document
from models.place import Place
from models.text import Words

_TOLERANCE = 0.01


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


class Page(Struct, frozen=True):
    """What stands on one page."""

    lines: tuple[PlacedLine, ...]
    rules: tuple[PlacedRule, ...]


class _Box(Struct):
    """Something that stays in one piece: a line, a rule or a table row. Offsets count from its top."""

    height: float
    lines: tuple[PlacedLine, ...] = ()
    rules: tuple[PlacedRule, ...] = ()


class _Block(Struct):
    """An element as boxes, with the room around it."""

    boxes: tuple[_Box, ...]
    before: float = 0.0
    after: float = 0.0
    keep_next: bool = False
    keep_together: bool = False
    tail: float = 0.0


def typeset(document: Document) -> tuple[Page, ...]:
    """The pages of a document."""
    return set_pages(flow(document))


def set_pages(elements: Flow) -> tuple[Page, ...]:
    """The pages of a flow; from the second one on with their number."""
    paper = _Paper()
    blocks = [_measured(element) for element in elements]
    if isinstance(elements[-1], Table):
        blocks[-1].tail = layout.TAIL
    for index, block in enumerate(blocks):
        if index == 0 or not blocks[index - 1].keep_next:
            paper.keep(_needed(blocks[index:]))
        paper.put(block)
    return paper.pages()


class _Paper:
    """Fills page after page from the top."""

    def __init__(self) -> None:
        self._lines: list[list[PlacedLine]] = [[]]
        self._rules: list[list[PlacedRule]] = [[]]
        self._y = layout.TOP

    def keep(self, height: float) -> None:
        """Turns the page where so much room is not left on it but would be on a new one."""
        if height > self._room and height <= layout.TEXT_BOTTOM - layout.TOP + _TOLERANCE:
            self._turn()

    def put(self, block: _Block) -> None:
        """Sets a block, broken over pages where it does not fit."""
        if self._y > layout.TOP or len(self._lines) == 1:
            self._y += block.before
        boxes = block.boxes
        while boxes:
            count = self._fitting(block, boxes)
            for box in boxes[:count]:
                self._set(box)
            boxes = boxes[count:]
            if boxes:
                self._turn()
        self._y += block.after

    def pages(self) -> tuple[Page, ...]:
        numbers = [(), *((_page_number(number),) for number in range(2, len(self._lines) + 1))]
        return tuple(Page((*number, *lines), tuple(rules)) for number, lines, rules in zip(numbers, self._lines, self._rules, strict=True))

    @property
    def _room(self) -> float:
        return layout.TEXT_BOTTOM - self._y + _TOLERANCE

    def _turn(self) -> None:
        self._lines.append([])
        self._rules.append([])
        self._y = layout.TOP

    def _fitting(self, block: _Block, boxes: tuple[_Box, ...]) -> int:
        """How many of the boxes go onto this page; at the top of a page at least one."""
        count, used = 0, block.tail
        for box in boxes:
            used += box.height
            if used > self._room:
                break
            count += 1
        if count < len(boxes) and len(boxes) == len(block.boxes):
            count = _unbroken(count, len(boxes), block.keep_together)
        elif count < len(boxes):
            count = min(count, max(len(boxes) - layout.MINIMUM_LINES, 1))
        return count or (1 if self._y == layout.TOP else 0)

    def _set(self, box: _Box) -> None:
        if box.height > layout.TEXT_BOTTOM - layout.TOP:
            self._set_over_pages(box)
            return
        self._lines[-1].extend(_moved(line, self._y) for line in box.lines)
        self._rules[-1].extend(PlacedRule(rule.x, rule.y + self._y, rule.length) for rule in box.rules)
        self._y += box.height

    def _set_over_pages(self, box: _Box) -> None:
        """A table row that is higher than a page: its lines one after the other, as word processors do."""
        start = self._y
        for line in sorted(box.lines, key=lambda line: line.top):
            if start + line.top + line.height > layout.TEXT_BOTTOM + _TOLERANCE:
                self._turn()
                start = layout.TOP - line.top
            self._lines[-1].append(_moved(line, start))
            self._y = start + line.top + line.height


def _unbroken(fitting: int, count: int, keep_together: bool) -> int:
    """How many lines stay on a page, with two at least on both sides of the break."""
    if keep_together:
        return 0
    stay = min(fitting, count - layout.MINIMUM_LINES)
    return stay if stay >= layout.MINIMUM_LINES else 0


def _needed(blocks: list[_Block]) -> float:
    """The height that has to follow without a page break from the first block on."""
    height = gap = 0.0
    for block in blocks:
        height += gap + block.before
        if not block.keep_next:
            return height + _start(block)
        height += sum(box.height for box in block.boxes) + block.tail
        gap = block.after
    return height


def _start(block: _Block) -> float:
    """The height of what a block must have on its first page."""
    count = len(block.boxes)
    if block.keep_together or count < 2 * layout.MINIMUM_LINES:
        return sum(box.height for box in block.boxes) + block.tail
    return sum(box.height for box in block.boxes[: layout.MINIMUM_LINES])


def _moved(line: PlacedLine, y: float) -> PlacedLine:
    return PlacedLine(line.x, line.top + y, line.height, line.width, line.baseline + y, line.size, line.pieces, line.word_space, line.place)


def _measured(element: Element) -> _Block:
    match element:
        case Text():
            look = element.look
            boxes = tuple(_Box(look.leading, (line,)) for line in _set_lines(element, layout.LEFT, layout.TEXT_WIDTH))
            return _Block(boxes, look.before, look.after, look.keep_next, look.keep_together)
        case Rule():
            rule = _rule(element, layout.LEFT, layout.TEXT_WIDTH)
            return _Block((_Box(RULE_HEIGHT, (), (rule,)),), 0.0, element.after, element.keep_next)
        case Table():
            return _table(element)


RULE_HEIGHT = layout.RULE_GAP + layout.RULE_THICKNESS + layout.RULE_LINE
"""From the line above a rule to what follows it."""


def _rule(rule: Rule, x: float, width: float) -> PlacedRule:
    return PlacedRule(x + (width - rule.length) / 2, layout.RULE_GAP + layout.RULE_THICKNESS / 2, rule.length)


def _table(table: Table) -> _Block:
    boxes = tuple(_row(table.widths, cells) for cells in table.rows)
    return _Block(boxes, keep_together=True)


def _row(widths: tuple[float, float], cells: tuple[Cell, Cell]) -> _Box:
    left = _cell(cells[0], layout.LEFT, widths[0])
    right = _cell(cells[1], layout.LEFT + widths[0], widths[1])
    return _Box(max(left.height, right.height), left.lines + right.lines, left.rules + right.rules)


def _cell(cell: Cell, x: float, width: float) -> _Box:
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
            lines.append(_moved(line, y))
            y += line.height
        y += element.look.after
    return _Box(y, tuple(lines), tuple(rules))


def _set_lines(text: Text, x: float, width: float) -> Iterator[PlacedLine]:
    look = text.look
    lines = lines_of(text, width)
    for index, line in enumerate(lines):
        indent = look.indent + (look.first if index == 0 else 0.0)
        last = index == len(lines) - 1
        yield _placed(line, look, x + indent, width - indent - look.right, last, text.place)


def _placed(line: SetLine, look: Look, x: float, room: float, last: bool, place: Place | None) -> PlacedLine:
    stretched = look.align == "justify" and not last and line.spaces > 0
    word_space = (room - line.width) / line.spaces if stretched else 0.0
    shift = (room - line.width) / 2 if look.align == "centre" else 0.0
    return PlacedLine(
        x=x + shift,
        top=0.0,
        height=look.leading,
        width=room if stretched else line.width,
        baseline=look.leading * layout.BASELINE,
        size=look.size,
        pieces=line.pieces,
        word_space=word_space,
        place=place,
    )


_NUMBER = Look(name="header", size=layout.PAGE_NUMBER_SIZE, leading=layout.leading(layout.PAGE_NUMBER_SIZE), align="centre")


def _page_number(number: int) -> PlacedLine:
    (line,) = break_lines((Words(str(number)),), Face(), _NUMBER.size, layout.TEXT_WIDTH, layout.TEXT_WIDTH)
    return _moved(_placed(line, _NUMBER, layout.LEFT, layout.TEXT_WIDTH, True, None), layout.PAGE_NUMBER_TOP)
