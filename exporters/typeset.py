"""Flow -> pages of set lines and rules with their places, measured from each page's top left corner in points.

Page breaks follow word processors: two lines of a paragraph at least at the foot and at the head of a page,
a heading with what follows it, a table row in one piece.
"""

from itertools import count

from msgspec import Struct

from exporters.boxes import Block, Box, PlacedLine, PlacedRule, measured, moved, placed
from exporters.breaking import break_lines
from exporters.flow import Flow, Table
from exporters.fonts import Face
from exporters.layout import MINIMUM_LINES, PAGE_NUMBER_TOP, TAIL, Layout, layout_of
from exporters.tracked import tracked_flow
from models.document import Document
from models.text import Words

_TOLERANCE = 0.01


class Page(Struct, frozen=True):
    """What stands on one page."""

    lines: tuple[PlacedLine, ...]
    rules: tuple[PlacedRule, ...]


def typeset(document: Document) -> tuple[Page, ...]:
    """The pages of a document."""
    return set_pages(tracked_flow(document), layout_of(document.paper))


def set_pages(elements: Flow, layout: Layout) -> tuple[Page, ...]:
    """The pages of a flow; from the second one on with their number."""
    sheets = _Sheets(layout)
    numbers = count()
    blocks = [measured(element, layout, numbers) for element in elements]
    if isinstance(elements[-1], Table):
        blocks[-1].tail = TAIL
    for index, block in enumerate(blocks):
        if index == 0 or not blocks[index - 1].keep_next:
            sheets.keep(_needed(blocks[index:]))
        sheets.put(block)
    return sheets.pages()


class _Sheets:
    """Fills page after page from the top."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._lines: list[list[PlacedLine]] = [[]]
        self._rules: list[list[PlacedRule]] = [[]]
        self._y = self._layout.top

    def keep(self, height: float) -> None:
        """Turns the page where so much room is not left on it but would be on a new one."""
        if height > self._room and height <= self._layout.text_height + _TOLERANCE:
            self._turn()

    def put(self, block: Block) -> None:
        """Sets a block, broken over pages where it does not fit."""
        if self._y > self._layout.top or len(self._lines) == 1:
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
        numbers = [(), *((_page_number(number, self._layout),) for number in range(2, len(self._lines) + 1))]
        return tuple(Page((*number, *lines), tuple(rules)) for number, lines, rules in zip(numbers, self._lines, self._rules, strict=True))

    @property
    def _room(self) -> float:
        return self._layout.text_bottom - self._y + _TOLERANCE

    def _turn(self) -> None:
        self._lines.append([])
        self._rules.append([])
        self._y = self._layout.top

    def _fitting(self, block: Block, boxes: tuple[Box, ...]) -> int:
        """How many of the boxes go onto this page; at the top of a page at least one."""
        count, used = 0, block.tail
        for box in boxes:
            used += box.height
            if used > self._room and box.height <= self._layout.text_height:
                break
            count += 1
        if count < len(boxes) and len(boxes) == len(block.boxes):
            count = _unbroken(count, len(boxes), block.keep_together)
        elif count < len(boxes):
            count = min(count, max(len(boxes) - MINIMUM_LINES, 1))
        return count or (1 if self._y == self._layout.top else 0)

    def _set(self, box: Box) -> None:
        if box.height > self._layout.text_height:
            self._set_over_pages(box)
            return
        self._lines[-1].extend(moved(line, self._y) for line in box.lines)
        self._rules[-1].extend(PlacedRule(rule.x, rule.y + self._y, rule.length) for rule in box.rules)
        self._y += box.height

    def _set_over_pages(self, box: Box) -> None:
        """A table row that is higher than a page: its lines one after the other, as word processors do."""
        start = self._y
        for line in sorted(box.lines, key=lambda line: line.top):
            if start + line.top + line.height > self._layout.text_bottom + _TOLERANCE:
                self._turn()
                start = self._layout.top - line.top
            self._lines[-1].append(moved(line, start))
            self._y = start + line.top + line.height


def _unbroken(fitting: int, count: int, keep_together: bool) -> int:
    """How many lines stay on a page, with two at least on both sides of the break."""
    if keep_together:
        return 0
    stay = min(fitting, count - MINIMUM_LINES)
    return stay if stay >= MINIMUM_LINES else 0


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
    if block.keep_together or count < 2 * MINIMUM_LINES:
        return sum(box.height for box in block.boxes) + block.tail
    return sum(box.height for box in block.boxes[:MINIMUM_LINES])


def _page_number(number: int, layout: Layout) -> PlacedLine:
    look, width = layout.foot.page_number, layout.text_width
    (line,) = break_lines((Words(str(number)),), Face(), look.size, width, width)
    return moved(placed(line, look, layout.left, width, True, None), PAGE_NUMBER_TOP)
