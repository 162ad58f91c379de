"""The cells of a table as a reader sees them: rows and columns counted, merged cells as one."""

from collections.abc import Iterator

from msgspec import Struct

from importers.word.names import COMPATIBLE, OFF, VAL, Element, W, chosen, number, value

_THROUGH = {W + name for name in ("ins", "moveTo", "sdt", "sdtContent", "customXml", "smartTag")}
_WIDEST = 100
"""Word allows 63 columns."""


class Cell(Struct):
    """A cell where it begins, counted from 1. `covered` are cells merged into it and not shown; they may hold words too."""

    element: Element
    row: int
    column: int
    span: int = 1
    rows: int = 1
    hidden: bool = False
    covered: list[Element] | None = None


def table_cells(table: Element) -> list[Cell]:
    """The cells in the order in which they are read; rows and cells that are tracked as deleted are not there."""
    cells: list[Cell] = []
    above: dict[int, Cell] = {}
    for row, element in enumerate((each for each in _children(table, f"{W}tr") if not _is_deleted(each)), 1):
        properties = element.find(f"{W}trPr")
        hidden = properties is not None and properties.find(f"{W}hidden") is not None
        column = 1 + min(number(value(properties, "gridBefore")), _WIDEST)
        for cell in _children(element, f"{W}tc"):
            own = cell.find(f"{W}tcPr")
            if own is not None and own.find(f"{W}cellDel") is not None:
                continue
            span = min(max(1, number(value(own, "gridSpan"), 1)), _WIDEST)
            origin = _origin(own, above.get(column), cells, row)
            if origin is None:
                origin = Cell(cell, row, column, span, hidden=hidden)
                cells.append(origin)
            else:
                _cover(origin, cell, row, column, span)
            above[column] = origin
            column += span
    return cells


def _origin(properties: Element | None, above: Cell | None, cells: list[Cell], row: int) -> Cell | None:
    """The cell that this one is merged into."""
    if properties is None:
        return None
    merged = properties.find(f"{W}vMerge")
    if merged is not None and merged.get(VAL, "continue") == "continue" and above is not None and above.row + above.rows >= row:
        return above
    beside = properties.find(f"{W}hMerge")
    if beside is not None and beside.get(VAL, "continue") == "continue" and cells and cells[-1].row == row:
        return cells[-1]
    return None


def _cover(origin: Cell, cell: Element, row: int, column: int, span: int) -> None:
    origin.rows = max(origin.rows, row - origin.row + 1)
    origin.span = max(origin.span, column + span - origin.column)
    origin.covered = [*(origin.covered or ()), cell]


def _children(parent: Element, tag: str) -> Iterator[Element]:
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in _THROUGH:
            yield from _children(child, tag)
        elif child.tag == f"{COMPATIBLE}AlternateContent" and (form := chosen(child)) is not None:
            yield from _children(form, tag)


def _is_deleted(row: Element) -> bool:
    properties = row.find(f"{W}trPr")
    mark = properties.find(f"{W}del") if properties is not None else None
    return mark is not None and mark.get(VAL, "1") not in OFF
