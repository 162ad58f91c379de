"""What is kept together with what follows it: never more than a page holds, for then each word processor does as it likes.

LibreOffice leaves pages empty where a chain of paragraphs that are kept with the next one is higher than a page (seen with 7.4).
"""

from collections.abc import Sequence

from msgspec.structs import replace

from exporters.boxes import RULE_HEIGHT, measured
from exporters.elements import Element, Flow, Rule, Table, Text, lines_of
from exporters.layout import MINIMUM_LINES, TAIL, Layout


def held_to(body: Flow, table: Table, layout: Layout) -> Flow:
    """The body, its last lines held to the signature block, which never stands alone on a page."""
    elements, held = list(body), 0
    for index in range(len(elements) - 1, -1, -1):
        element = elements[index]
        if not isinstance(element, Text):
            break
        elements[index] = replace(element, look=replace(element.look, keep_next=True))
        held += len(lines_of(element, layout.text_width))
        if held >= MINIMUM_LINES:
            break
    return tuple(elements) if _chain(elements, table, layout) <= layout.text_height else body


def _chain(elements: Sequence[Element], table: Table, layout: Layout) -> float:
    """The height of everything that is held to the table at the end, and of the table."""
    height = sum(box.height for box in measured(table, layout).boxes) + TAIL
    for element in reversed(elements):
        if not _keeps(element):
            break
        height += _height(element, layout)
    return height


def loosened(elements: Flow, layout: Layout) -> Flow:
    """The same without the chains that are higher than a page."""
    result, start = list(elements), 0
    for at, element in enumerate(elements):
        if _keeps(element):
            continue
        chain = elements[start:at]
        if chain and sum(_height(one, layout) for one in chain) + _start(element, layout) > layout.text_height:
            result[start:at] = [_loose(one) for one in chain]
        start = at + 1
    return tuple(result)


def _keeps(element: Element) -> bool:
    return (isinstance(element, Text) and element.look.keep_next) or (isinstance(element, Rule) and element.keep_next)


def _loose(element: Element) -> Element:
    if isinstance(element, Text):
        return replace(element, look=replace(element.look, keep_next=False))
    return replace(element, keep_next=False) if isinstance(element, Rule) else element


def _height(element: Element, layout: Layout) -> float:
    match element:
        case Text(look=look):
            return look.before + look.leading * len(lines_of(element, layout.text_width)) + look.after
        case Rule(after=after):
            return RULE_HEIGHT + after
    return sum(box.height for box in measured(element, layout).boxes)


def _start(element: Element, layout: Layout) -> float:
    """The least that stands on the page of what is kept with it."""
    if isinstance(element, Text):
        count = len(lines_of(element, layout.text_width))
        return element.look.before + element.look.leading * (count if count < 2 * MINIMUM_LINES else MINIMUM_LINES)
    if isinstance(element, Table) and not element.ruled:
        return _height(element, layout) + TAIL
    if isinstance(element, Table):
        return sum(box.height for box in measured(element, layout).boxes[: element.head + 1])
    return _height(element, layout)
