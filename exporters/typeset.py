"""Flow -> pages of set lines and rules with their places, measured from each page's top left corner in points.

Page breaks follow word processors: two lines of a paragraph at least at the foot and at the head of a page,
a heading with what follows it, a table row in one piece.
"""

from msgspec import Struct
from msgspec.structs import replace

from exporters.boxes import Block, Box, PlacedLine, PlacedPicture, PlacedRule, cell_box, measured, moved, moved_box, placed, repeated
from exporters.breaking import break_lines
from exporters.elements import Apart, Flow, Part, Table
from exporters.fonts import Face
from exporters.layout import CELL_GAP, MINIMUM_LINES, PAGE_NUMBER_TOP, TAIL, Layout, layout_of
from exporters.tracked import tracked_flow
from models.page import Document
from models.paper import Paper
from models.text import Words

_TOLERANCE = 0.01


class Page(Struct, frozen=True):
    """What stands on one page, and the size of the page in points."""

    lines: tuple[PlacedLine, ...]
    rules: tuple[PlacedRule, ...]
    width: float
    height: float
    pictures: tuple[PlacedPicture, ...] = ()


def typeset(document: Document) -> tuple[Page, ...]:
    """The pages of a document."""
    return set_parts(tracked_flow(document), document.paper)


def set_parts(parts: tuple[Part, ...], paper: Paper) -> tuple[Page, ...]:
    """The pages of every part, one behind the other, with their numbers."""
    pages: list[Page] = []
    number = 0
    for part in parts:
        layout = layout_of(paper, part.landscape)
        number = 0 if part.counted_anew else number
        for at, page in enumerate(_set_part(part, layout)):
            number += 1
            shown = () if at == 0 and part.counted_anew else (_page_number(number, layout),)
            pages.append(replace(page, lines=(*shown, *page.lines)))
    return tuple(pages)


def _set_part(part: Part, layout: Layout) -> tuple[Page, ...]:
    foot = _foot(part.foot, layout)
    sheets = _Sheets(layout, foot)
    elements = part.elements
    blocks = [measured(element, layout) for element in elements]
    if elements and isinstance(elements[-1], Table):
        blocks[-1].tail += TAIL
    for index, block in enumerate(blocks):
        if index == 0 or not blocks[index - 1].keep_next:
            sheets.keep(_needed(blocks[index:]))
        sheets.put(block)
    return sheets.pages()


def _foot(foot: Flow, layout: Layout) -> Box:
    """What stands at the foot of the first page, at its place there; of no height where there is nothing."""
    if not foot:
        return Box(0.0)
    cell = tuple(element for element in foot if not isinstance(element, Table | Apart))
    box = cell_box(cell, layout.left, layout.text_width)
    return moved_box(box, layout.height - PAGE_NUMBER_TOP - box.height)


class _Sheets:
    """Fills page after page from the top."""

    def __init__(self, layout: Layout, foot: Box) -> None:
        self._layout = layout
        self._foot = foot
        self._boxes: list[list[Box]] = [[]]
        self._y = layout.top
        self._gap = 0.0
        """Below the last block: between two paragraphs stands the greater of what both ask for, as word processors do."""

    def keep(self, height: float) -> None:
        """Turns the page where so much room is not left on it but would be on a new one."""
        if height > self._room and height <= self._layout.text_height + _TOLERANCE:
            self._turn()

    def put(self, block: Block) -> None:
        """Sets a block, broken over pages where it does not fit."""
        if self._y > self._layout.top or len(self._boxes) == 1:
            self._y += max(block.before - self._gap, 0.0)
        boxes = block.boxes
        while boxes:
            count = self._fitting(block, boxes)
            for box in boxes[:count]:
                self._set(box, block)
            torn = count > 0 and boxes[count - 1].torn
            boxes = boxes[count:]
            if boxes and not torn:
                self._turn()
                if len(boxes) < len(block.boxes):
                    self._set_head(block)
        self._gap = block.after
        self._y += block.after + block.edge

    def pages(self) -> tuple[Page, ...]:
        self._boxes[0].append(self._foot)
        return tuple(
            Page(
                tuple(line for box in boxes for line in box.lines),
                tuple(rule for box in boxes for rule in box.rules),
                self._layout.width,
                self._layout.height,
                tuple(picture for box in boxes for picture in box.pictures),
            )
            for boxes in self._boxes
        )

    def _bottom(self, page: int) -> float:
        """Where the text ends on a page; the foot of the first one may need room of its own."""
        if page or not self._foot.height:
            return self._layout.text_bottom
        return min(self._layout.text_bottom, self._layout.height - PAGE_NUMBER_TOP - self._foot.height)

    @property
    def _room(self) -> float:
        return self._bottom(len(self._boxes) - 1) - self._y + _TOLERANCE

    def _turn(self) -> None:
        self._boxes.append([])
        self._y = self._layout.top

    def _fitting(self, block: Block, boxes: tuple[Box, ...]) -> int:
        """How many of the boxes go onto this page; at the top of a page at least one."""
        count, used = 0, 0.0
        for box in boxes:
            used += _least(box) + (block.tail if count + 1 == len(boxes) and not box.torn else 0.0)
            if used > self._room:
                break
            count += 1
            if box.torn:
                break
        if block.rows:
            return self._fitting_rows(block, boxes, count)
        if count < len(boxes) and len(boxes) == len(block.boxes):
            count = _unbroken(count, len(boxes), block.keep_together and self._y > self._layout.top)
        elif count < len(boxes):
            count = min(count, max(len(boxes) - MINIMUM_LINES, 1))
        return count or (1 if self._y == self._layout.top else 0)

    def _fitting_rows(self, block: Block, boxes: tuple[Box, ...], count: int) -> int:
        """The heading of a table never stands alone at the foot of a page."""
        started = len(boxes) < len(block.boxes)
        if not started and count <= len(block.head) < len(boxes):
            count = 0
        at_top = self._y <= self._layout.top + (sum(box.height for box in block.head) if started else 0.0)
        return count or (1 if at_top else 0)

    def _set(self, box: Box, block: Block) -> None:
        if box.torn:
            self._tear(box, block)
            return
        self._boxes[-1].append(moved_box(box, self._y))
        self._y += box.height

    def _set_head(self, block: Block) -> None:
        for box in block.head:
            self._set(repeated(box), block)

    def _tear(self, box: Box, block: Block) -> None:
        """A table row that is higher than a page: each of its cells goes on by itself, line by line, as word processors do.

        A row that ends on a page must have room there for what is left free below its cells too; else the lines that lack it go on.
        """
        below = CELL_GAP if block.edge else 0.0
        torn = self._torn(box, block)
        last = max((page for page, _shift, _line in torn), default=0)
        if any(page == last and shift + _end(line) + below + block.edge > self._bottom(page) + _TOLERANCE for page, shift, line in torn):
            torn = self._torn(box, block, last, below)
        starts, ends = {len(self._boxes) - 1: self._y}, dict[int, float]()
        for page, shift, line in torn:
            while page >= len(self._boxes):
                self._turn()
                self._set_head(block)
                starts[len(self._boxes) - 1] = self._y
            self._boxes[page].append(Box(line.height, (moved(line, shift),)))
            ends[page] = max(ends.get(page, 0.0), shift + _end(line))
        for picture in box.pictures:
            self._put_torn(picture, starts)
        for page, top in starts.items():
            self._y = ends.get(page, top) + (below if page + 1 == len(self._boxes) else 0.0)
            self._boxes[page].append(Box(0.0, rules=tuple(_stretched(rule, box.height, top, self._y) for rule in box.rules)))

    def _put_torn(self, picture: PlacedPicture, starts: dict[int, float]) -> None:
        """A picture in a torn row, on the first page of the row that has room for it."""
        page, top = next(iter(starts.items()))
        y = top + picture.y
        if y + picture.height > self._bottom(page) + _TOLERANCE and len(starts) > 1:
            page, y = list(starts.items())[1]
        self._boxes[page].append(Box(picture.height, pictures=(replace(picture, y=y),)))

    def _torn(self, box: Box, block: Block, strict: int = -1, below: float = 0.0) -> list[tuple[int, float, PlacedLine]]:
        """Each line of a torn row, its page, and how far it is moved there; on the page `strict` a cell ends with room `below` it."""
        top = self._layout.top + sum(head.height for head in block.head)
        torn: list[tuple[int, float, PlacedLine]] = []
        for cell in box.cells:
            page, shift = len(self._boxes) - 1, self._y
            for line, above in cell:
                free = block.edge + (below if page == strict and line is cell[-1][0] else 0.0)
                if shift + _end(line) + free > self._bottom(page) + _TOLERANCE:
                    page += 1
                    shift = top + block.edge + above - line.top
                torn.append((page, shift, line))
        return torn


def _end(line: PlacedLine) -> float:
    return line.top + line.height


def _stretched(rule: PlacedRule, height: float, top: float, bottom: float) -> PlacedRule:
    """A border of a row so high around one piece of it."""
    if rule.rise:
        return replace(rule, y=rule.y + top, rise=bottom - top)
    return replace(rule, y=rule.y + (bottom - height if rule.y > height else top))


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
        height += max(gap, block.before)
        if not block.keep_next:
            return height + _start(block)
        height += sum(box.height for box in block.boxes) + block.edge + block.tail
        gap = block.after
    return height


def _start(block: Block) -> float:
    """The height of what a block must have on its first page."""
    count = len(block.boxes)
    if block.rows:
        return sum(map(_least, block.boxes[: len(block.head) + 1]))
    if block.keep_together or count < 2 * MINIMUM_LINES:
        return sum(box.height for box in block.boxes) + block.tail
    return sum(box.height for box in block.boxes[:MINIMUM_LINES])


def _least(box: Box) -> float:
    """The height that a box needs on its page, of a torn row that of its first lines."""
    if box.torn:
        return max((_end(cell[0][0]) for cell in box.cells if cell), default=0.0)
    return box.height


def _page_number(number: int, layout: Layout) -> PlacedLine:
    look, width = layout.foot.page_number, layout.text_width
    (line,) = break_lines((Words(str(number)),), Face(), look.size, width, width)
    return moved(placed(line, look, layout.left, width, True, None), PAGE_NUMBER_TOP)
