"""Flow -> pages of set lines and rules with their places, measured from each page's top left corner in points.

Page breaks follow word processors: two lines of a paragraph at least at the foot and at the head of a page,
a heading with what follows it, a table row in one piece.
"""

from msgspec import Struct

from exporters import layout
from exporters.boxes import Block, Box, PlacedLine, PlacedRule, measured, moved, placed
from exporters.breaking import break_lines
from exporters.flow import Flow, Table, flow
from exporters.fonts import Face
from models.document import Document
from models.text import Words

_TOLERANCE = 0.01


class Page(Struct, frozen=True):
    """What stands on one page."""

    lines: tuple[PlacedLine, ...]
    rules: tuple[PlacedRule, ...]


def typeset(document: Document) -> tuple[Page, ...]:
    """The pages of a document."""
    return set_pages(flow(document))


def set_pages(elements: Flow) -> tuple[Page, ...]:
    """The pages of a flow; from the second one on with their number."""
    paper = _Paper()
    blocks = [measured(element) for element in elements]
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
        if height > self._room and height <= layout.TEXT_HEIGHT + _TOLERANCE:
            self._turn()

    def put(self, block: Block) -> None:
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

    def _fitting(self, block: Block, boxes: tuple[Box, ...]) -> int:
        """How many of the boxes go onto this page; at the top of a page at least one."""
        count, used = 0, block.tail
        for box in boxes:
            used += box.height
            if used > self._room and box.height <= layout.TEXT_HEIGHT:
                break
            count += 1
        if count < len(boxes) and len(boxes) == len(block.boxes):
            count = _unbroken(count, len(boxes), block.keep_together)
        elif count < len(boxes):
            count = min(count, max(len(boxes) - layout.MINIMUM_LINES, 1))
        return count or (1 if self._y == layout.TOP else 0)

    def _set(self, box: Box) -> None:
        if box.height > layout.TEXT_HEIGHT:
            self._set_over_pages(box)
            return
        self._lines[-1].extend(moved(line, self._y) for line in box.lines)
        self._rules[-1].extend(PlacedRule(rule.x, rule.y + self._y, rule.length) for rule in box.rules)
        self._y += box.height

    def _set_over_pages(self, box: Box) -> None:
        """A table row that is higher than a page: its lines one after the other, as word processors do."""
        start = self._y
        for line in sorted(box.lines, key=lambda line: line.top):
            if start + line.top + line.height > layout.TEXT_BOTTOM + _TOLERANCE:
                self._turn()
                start = layout.TOP - line.top
            self._lines[-1].append(moved(line, start))
            self._y = start + line.top + line.height


def _unbroken(fitting: int, count: int, keep_together: bool) -> int:
    """How many lines stay on a page, with two at least on both sides of the break."""
    if keep_together:
        return 0
    stay = min(fitting, count - layout.MINIMUM_LINES)
    return stay if stay >= layout.MINIMUM_LINES else 0


def _needed(blocks: list[Block]) -> float:
    """The height that has to follow without a page break from the first block on."""
    height = gap = 0.0
    for block in blocks:
        height += gap + block.before
        if not block.keep_next:
            return height + _start(block)
        height += sum(box.height for box in block.boxes) + block.tail
        gap = block.after
    return height


def _start(block: Block) -> float:
    """The height of what a block must have on its first page."""
    count = len(block.boxes)
    if block.keep_together or count < 2 * layout.MINIMUM_LINES:
        return sum(box.height for box in block.boxes) + block.tail
    return sum(box.height for box in block.boxes[: layout.MINIMUM_LINES])


def _page_number(number: int) -> PlacedLine:
    (line,) = break_lines((Words(str(number)),), Face(), layout.PAGE_NUMBER.size, layout.TEXT_WIDTH, layout.TEXT_WIDTH)
    return moved(placed(line, layout.PAGE_NUMBER, layout.LEFT, layout.TEXT_WIDTH, True, None), layout.PAGE_NUMBER_TOP)
