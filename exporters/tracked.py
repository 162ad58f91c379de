"""A redline as a flow in which every paragraph knows the look that each of the two reports gives it.

Titles are balanced and rules are measured by the words of one report, so a look belongs to a report, not to the redline.
"""

from collections.abc import Iterator

from msgspec.structs import replace

from exporters.flow import Cell, Element, Flow, Rule, Table, Text, flow
from models.document import Document
from models.redline import accepted, changed, rejected
from models.text import Change


def tracked_flow(document: Document) -> Flow:
    """The flow of a document; of a redline with the new report's looks, the old one's beside them where they differ."""
    if not changed(document):
        return flow(document)
    now, before = flow(accepted(document)), flow(rejected(document))
    looks = _Looks(now, before)
    *body, signature = (looks.of(element) for element in flow(document))
    return *with_lasting_end(tuple(body)), _torn(signature, now[-1])


def parts(elements: Flow | Cell) -> Iterator[Text | Rule]:
    """Every paragraph and rule of a flow in the order of the file."""
    for element in elements:
        if isinstance(element, Table):
            yield from (part for row in element.rows for cell in row for part in parts(cell))
        else:
            yield element


class _Looks:
    """Walks both reports beside the redline: what is not new stands in the old one, what is not gone in the new one."""

    def __init__(self, now: Flow, before: Flow) -> None:
        self._now = parts(now)
        self._before = parts(before)

    def of(self, element: Element) -> Element:
        """The element with its looks."""
        match element:
            case Table(rows=rows):
                return replace(element, rows=tuple((self._cell(left), self._cell(right)) for left, right in rows))
            case _:
                return self._part(element)

    def _cell(self, cell: Cell) -> Cell:
        return tuple(map(_part, with_lasting_end(tuple(self._part(part) for part in cell))))

    def _part(self, part: Text | Rule) -> Text | Rule:
        match part:
            case Rule():
                return self._rule()
            case Text(change="new"):
                return replace(part, look=_text(next(self._now)).look)
            case Text(change="gone"):
                return replace(part, look=_text(next(self._before)).look)
            case _:
                now, before = _text(next(self._now)).look, _text(next(self._before)).look
                return replace(part, look=now, was=before if before != now else None)

    def _rule(self) -> Rule:
        now, before = next(self._now), next(self._before)
        assert isinstance(now, Rule) and isinstance(before, Rule)
        return now if before == now else replace(now, was_length=before.length)


def with_lasting_end(elements: Flow) -> Flow:
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


def _change(element: Element) -> Change:
    return element.change if isinstance(element, Text) else ""


def _part(element: Element) -> Text | Rule:
    assert not isinstance(element, Table)
    return element


def _text(part: Text | Rule) -> Text:
    assert isinstance(part, Text)
    return part


def _torn(element: Element, signature: Element) -> Element:
    """The signature block is held together as far as the new report's is."""
    if isinstance(element, Table) and isinstance(signature, Table) and element.torn:
        return replace(element, torn=signature.torn)
    return element
