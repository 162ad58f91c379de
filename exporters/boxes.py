"""An element of the flow as boxes: set lines, rules and table rows with their height, not yet on any page."""

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import astuple, replace

from exporters.breaking import Piece, SetLine
from exporters.elements import Apart, Cell, Element, Framed, Picture, Row, Rule, Table, Text, lines_of
from exporters.layout import (
    BASELINE,
    CELL_PADDING,
    GRID,
    RULE_GAP,
    RULE_LINE,
    RULE_THICKNESS,
    STAMP_AIR,
    STAMP_HEIGHT,
    STAMP_LINE,
    TAIL,
    Layout,
    Look,
)
from models.place import Place


class PlacedLine(Struct, frozen=True):
    """A line on a page: `x` of its first letter, `top` of its line, the baseline, and what is added to each space.

    `of` is the number of its paragraph, -1 where nothing is said that was not said before; so many letters as `label` are the paragraph's
    mark; `spaced` says that what follows are other words than its last one.
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
    red: bool = False
    of: int = -1
    label: int = 0
    spaced: bool = False


class PlacedRule(Struct, frozen=True):
    """A rule from (`x`, `y`), `length` to the right and `rise` down: one of both is 0. The place is the middle of its thickness."""

    x: float
    y: float
    length: float
    rise: float = 0.0
    thickness: float = RULE_THICKNESS
    red: bool = False


class PlacedPicture(Struct, frozen=True):
    """An image on a page; (`x`, `y`) is its top left corner."""

    x: float
    y: float
    width: float
    height: float
    content: bytes
    of: int


class Box(Struct):
    """Something that stays in one piece: a line, a rule or a table row. Offsets count from its top.

    A row that is `torn` over pages does not; `cells` are the lines of each of its cells then, each with the room above its paragraph, which
    is `gaps` of a single cell.
    """

    height: float
    lines: tuple[PlacedLine, ...] = ()
    rules: tuple[PlacedRule, ...] = ()
    pictures: tuple[PlacedPicture, ...] = ()
    torn: bool = False
    gaps: tuple[float, ...] = ()
    cells: tuple[tuple[tuple[PlacedLine, float], ...], ...] = ()


class Block(Struct):
    """An element as boxes, with the room around it. `head` stands again on each page that the boxes go on to.

    `tail` is what must have room behind its last box, `edge` the border below its last box on any page.
    """

    boxes: tuple[Box, ...]
    before: float = 0.0
    after: float = 0.0
    keep_next: bool = False
    keep_together: bool = False
    tail: float = 0.0
    edge: float = 0.0
    head: tuple[Box, ...] = ()
    rows: bool = False


def moved(line: PlacedLine, y: float) -> PlacedLine:
    """The line so many points further down."""
    x, top, height, width, baseline, *rest = astuple(line)
    return PlacedLine(x, top + y, height, width, baseline + y, *rest)


def moved_box(box: Box, y: float) -> Box:
    """The same with everything in it so many points further down."""
    return Box(
        box.height,
        tuple(moved(line, y) for line in box.lines),
        tuple(replace(rule, y=rule.y + y) for rule in box.rules),
        tuple(replace(picture, y=picture.y + y) for picture in box.pictures),
        box.torn,
        box.gaps,
        tuple(tuple((moved(line, y), gap) for line, gap in cell) for cell in box.cells),
    )


def repeated(box: Box) -> Box:
    """The same on a later page, where nobody needs to hear it again."""
    return replace(box, lines=tuple(replace(line, of=-1) for line in box.lines))


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
        case Table(ruled=True):
            return _ruled(element, layout.left)
        case Table():
            rows = tuple(_row(element.widths, row, layout.left) for row in element.rows)
            whole = sum(row.height for row in rows) + TAIL <= layout.text_height and not any(row.torn for row in rows)
            return Block(rows, keep_together=whole, rows=not whole)
        case Apart():
            return Block((Box(TAIL),))
        case Framed() | Picture():
            return Block((cell_box((element,), layout.left, layout.text_width),), keep_together=True)


RULE_HEIGHT = RULE_GAP + RULE_THICKNESS + RULE_LINE
"""From the line above a rule to what follows it."""


def _rule(rule: Rule, x: float, width: float) -> PlacedRule:
    return PlacedRule(x + (width - rule.length) / 2, RULE_GAP + RULE_THICKNESS / 2, rule.length)


def _row(widths: tuple[float, ...], row: Row, x: float) -> Box:
    cells: list[Box] = []
    for cell, width in zip(row.cells, widths, strict=True):
        cells.append(cell_box(cell, x, width))
        x += width
    return _side_by_side(cells, max(cell.height for cell in cells), row.torn)


def _side_by_side(cells: list[Box], height: float, torn: bool) -> Box:
    lines = tuple(line for cell in cells for line in cell.lines)
    rules = tuple(rule for cell in cells for rule in cell.rules)
    pictures = tuple(picture for cell in cells for picture in cell.pictures)
    torn_cells = tuple(tuple(zip(cell.lines, cell.gaps, strict=True)) for cell in cells) if torn else ()
    return Box(height, lines, rules, pictures, torn, cells=torn_cells)


def _ruled(table: Table, x: float) -> Block:
    """Rows between borders; a row is as high as its highest cell and the border above it."""
    boxes = [_ruled_row(table, row, at, x) for at, row in enumerate(table.rows)]
    return Block(tuple(boxes), edge=GRID, head=tuple(boxes[: table.head]), rows=True)


def _ruled_row(table: Table, row: Row, at: int, x: float) -> Box:
    cells, left = [], x
    for cell, width in zip(row.cells, table.widths, strict=True):
        cells.append(moved_box(cell_box(cell, left + CELL_PADDING, width - 2 * CELL_PADDING), GRID))
        left += width
    height = max(cell.height for cell in cells)
    if at < table.head:
        cells = [moved_box(cell, (height - cell.height) / 2) for cell in cells]
    box = _side_by_side(cells, height + GRID, row.torn)
    return replace(box, rules=(*box.rules, *_borders(table.widths, x, box.height)))


def _borders(widths: tuple[float, ...], x: float, height: float) -> Iterator[PlacedRule]:
    """Above, below and beside the cells of a row."""
    across = sum(widths)
    yield from (PlacedRule(x, y, across, thickness=GRID) for y in (GRID / 2, height + GRID / 2))
    for at in range(len(widths) + 1):
        yield PlacedRule(x + sum(widths[:at]), GRID / 2, 0.0, height, GRID)


def cell_box(cell: Cell, x: float, width: float) -> Box:
    """What stands in a cell, in a column so wide inside."""
    lines: list[PlacedLine] = []
    rules: list[PlacedRule] = []
    pictures: list[PlacedPicture] = []
    gaps: list[float] = []
    y = 0.0
    for element in cell:
        match element:
            case Rule():
                rule = _rule(element, x, width)
                rules.append(replace(rule, y=rule.y + y))
                y += RULE_HEIGHT + element.after
            case Picture():
                pictures.append(PlacedPicture(x + element.indent, y, element.width, element.height, element.content, element.of))
                y += element.height
            case Framed(text=text):
                y += text.look.before
                inside = y + STAMP_LINE + STAMP_AIR
                lines += (replace(moved(line, inside), red=element.red) for line in _set_lines(text, x, width))
                rules += _frame(element, x, y, width)
                y += STAMP_HEIGHT + text.look.after
            case Text():
                y += element.look.before
                for line in _set_lines(element, x, width):
                    lines.append(moved(line, y))
                    y += line.height
                y += element.look.after
        gaps += [element.look.before if isinstance(element, Text) else 0.0] * (len(lines) - len(gaps))
    return Box(y, tuple(lines), tuple(rules), tuple(pictures), gaps=tuple(gaps))


def _frame(stamp: Framed, x: float, y: float, width: float) -> Iterator[PlacedRule]:
    """The four sides of a stamp's frame, centred in its column."""
    half = STAMP_LINE / 2
    left, right = x + (width - stamp.width) / 2, x + (width + stamp.width) / 2
    top, bottom = y + half, y + STAMP_HEIGHT - half
    yield from (PlacedRule(left, edge, stamp.width, thickness=STAMP_LINE, red=stamp.red) for edge in (top, bottom))
    for edge in (left + half, right - half):
        yield PlacedRule(edge, y, 0.0, STAMP_HEIGHT, STAMP_LINE, stamp.red)


def _set_lines(text: Text, x: float, width: float) -> Iterator[PlacedLine]:
    look = text.look
    lines = lines_of(text, width)
    for index, line in enumerate(lines):
        indent = look.indent + (look.first if index == 0 else 0.0)
        last = index == len(lines) - 1
        set_line = placed(line, look, x + indent, width - indent - look.right, last, text.place)
        yield replace(set_line, of=text.of, label=len(text.before) if index == 0 else 0, spaced=line.spaced or last)


def placed(line: SetLine, look: Look, x: float, room: float, last: bool, place: Place | None) -> PlacedLine:
    """A line in its column: `x` of the column, its width in points; the last line of a paragraph is never stretched."""
    stretched = look.align == "justify" and not last and line.spaces > 0
    word_space = (room - line.width) / line.spaces if stretched else 0.0
    shift = max({"centre": (room - line.width) / 2, "right": room - line.width}.get(look.align, 0.0), 0.0)
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
