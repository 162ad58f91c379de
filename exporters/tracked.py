"""A redline as a flow in which every paragraph knows the look that each of the two reports gives it.

Titles are balanced and rules are measured by the words of one report, so a look belongs to a report, not to the redline.
"""

from collections.abc import Iterator

from msgspec.structs import replace

from exporters.elements import Apart, Element, Flow, Framed, Part, Picture, Row, Rule, Table, Text, kept_apart
from exporters.flow import flow
from models.page import Document
from models.redline_sides import accepted, changed, rejected
from models.text import Change

Paragraph = Text | Rule | Framed | Picture | Apart


def tracked_flow(document: Document) -> tuple[Part, ...]:
    """The flow of a document; of a redline with the new report's looks, the old one's beside them where they differ."""
    if not changed(document):
        return tuple(map(kept_apart, flow(document)))
    now, before = flow(accepted(document)), flow(rejected(document))
    looks = _Looks(now, before)
    looked = (replace(part, elements=_with_lasting_ends(tuple(map(looks.of, part.elements)))) for part in flow(document))
    return tuple(kept_apart(_torn(part, now)) for part in looked)


def _paragraphs(parts: tuple[Part, ...]) -> Iterator[Paragraph]:
    """Every paragraph and rule of a flow in the order of the file, but those at the foot of the first page."""
    for element in (element for part in parts for element in part.elements):
        if isinstance(element, Table):
            yield from (paragraph for row in element.rows for cell in row.cells for paragraph in cell)
        else:
            yield element


class _Looks:
    """Walks both reports beside the redline: what is not new stands in the old one, what is not gone in the new one."""

    def __init__(self, now: tuple[Part, ...], before: tuple[Part, ...]) -> None:
        self._now = _paragraphs(now)
        self._before = _paragraphs(before)

    def of(self, element: Element) -> Element:
        """The element with its looks."""
        if isinstance(element, Table):
            return replace(element, rows=tuple(self._row(element, row) for row in element.rows))
        return self._paragraph(element)

    def _row(self, table: Table, row: Row) -> Row:
        cells = tuple(tuple(map(self._paragraph, cell)) for cell in row.cells)
        return replace(row, cells=cells if table.ruled else tuple(map(with_lasting_end, cells)))

    def _paragraph(self, element: Paragraph) -> Paragraph:
        match element:
            case Rule():
                return self._rule(element)
            case Framed(text=text):
                return replace(element, text=self._text(text))
            case Text():
                return self._text(element)
        return element

    def _text(self, text: Text) -> Text:
        if text.change == "new":
            return replace(text, look=_text(next(self._now)).look)
        if text.change == "gone":
            return replace(text, look=_text(next(self._before)).look)
        now, before = _text(next(self._now)).look, _text(next(self._before)).look
        return replace(text, look=now, was=before if before != now else None)

    def _rule(self, rule: Rule) -> Rule:
        now, before = next(self._now), next(self._before)
        assert isinstance(now, Rule) and isinstance(before, Rule)
        return now if before == now else replace(now, was_length=before.length)


def _with_lasting_ends(elements: Flow) -> Flow:
    """The same for each stretch of paragraphs that ends before a table."""
    result: list[Element] = []
    stretch: list[Paragraph] = []
    for element in elements:
        if isinstance(element, Table):
            result += [*with_lasting_end(tuple(stretch)), element]
            stretch = []
        else:
            stretch.append(element)
    return *result, *stretch


def with_lasting_end(elements: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """The same changes on other marks: the end of a cell cannot come or go, so that the end of the paragraph before does.

    What is left of both takes the looks of that paragraph. LibreOffice asks the same of the last paragraph before a table. A cell whose
    whole content came or went is left to the writer.
    """
    last = elements[-1] if elements else None
    if not isinstance(last, Text) or not last.change:
        return elements
    at = next((at for at in range(len(elements) - 1, -1, -1) if _change(elements[at]) != last.change), None)
    staying = None if at is None else elements[at]
    if at is None or not isinstance(staying, Text) or staying.change:
        return elements
    look, was = (last.look, staying.was or staying.look) if last.change == "new" else (staying.look, last.look)
    end = replace(last, change="", look=look, was=was if was != look else None)
    return *elements[:at], replace(staying, change=last.change), *elements[at + 1 : -1], end


def _change(element: Paragraph) -> Change:
    return element.change if isinstance(element, Text) else ""


def _text(paragraph: Paragraph) -> Text:
    found = paragraph.text if isinstance(paragraph, Framed) else paragraph
    assert isinstance(found, Text)
    return found


def _torn(part: Part, now: tuple[Part, ...]) -> Part:
    """The signature block is held together as far as the new report's is."""
    last = part.elements[-1] if part.elements else None
    if not isinstance(last, Table) or last.ruled or not last.rows[0].torn:
        return part
    torn = any(isinstance(element, Table) and not element.ruled and element.rows[0].torn for one in now for element in one.elements)
    rows = tuple(replace(row, torn=torn) for row in last.rows)
    return replace(part, elements=(*part.elements[:-1], replace(last, rows=rows)))
