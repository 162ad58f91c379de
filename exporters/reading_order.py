"""The order in which a paper is read: every paragraph and picture of a flow gets its number, by which it is found on the pages."""

from itertools import count

from msgspec.structs import replace

from exporters.elements import Apart, Cell, Element, Flow, Framed, Part, Picture, Row, Table, Text


def numbered(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """The same flow with numbers: part by part, its elements and at last its foot, tables row by row, cells from the left."""
    numbering = _Numbering()
    return tuple(numbering.part(part) for part in parts)


class _Numbering:
    def __init__(self) -> None:
        self._numbers = count()

    def part(self, part: Part) -> Part:
        elements = self._elements(part.elements)
        return replace(part, elements=elements, foot=self._elements(part.foot))

    def _elements(self, elements: Flow) -> Flow:
        return tuple(self._element(element) for element in elements)

    def _element(self, element: Element) -> Element:
        match element:
            case Text() | Picture():
                return replace(element, of=next(self._numbers))
            case Framed(text=text):
                return replace(element, text=replace(text, of=next(self._numbers)))
            case Table(rows=rows):
                return replace(element, rows=tuple(map(self._row, rows)))
        return element

    def _row(self, row: Row) -> Row:
        return replace(row, cells=tuple(map(self._cell, row.cells)))

    def _cell(self, cell: Cell) -> Cell:
        return tuple(element for element in self._elements(cell) if not isinstance(element, Table | Apart))
