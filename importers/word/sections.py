"""The sections of a document: how their pages lie, where they begin, which headers and footers they show."""

from collections.abc import Iterator

from msgspec import Struct

from importers.word.formats import millimetres
from importers.word.names import RELATION, Element, W, value

_SAME_PAGE = ("continuous", "nextColumn")


class Section(Struct, frozen=True):
    """A stretch of the document. `margins` are its headers and footers: which of both, and the id of the relation to its part."""

    landscape: bool = False
    new_page: bool = True
    margins: tuple[tuple[str, str], ...] = ()


def sections(root: Element) -> tuple[Section, ...]:
    """The sections in their order; the words of a section stand before what describes it. There is always one."""
    found = tuple(_section(each) for each in root.iter(f"{W}sectPr") if each.getparent().tag != f"{W}sectPrChange")
    return found or (Section(),)


def _section(properties: Element) -> Section:
    size = properties.find(f"{W}pgSz")
    landscape = size is not None and size.get(f"{W}orient") == "landscape"
    if size is not None and not size.get(f"{W}orient"):
        wide, high = millimetres(size.get(f"{W}w")), millimetres(size.get(f"{W}h"))
        landscape = bool(wide and high and wide > high)
    return Section(landscape, value(properties, "type") not in _SAME_PAGE, tuple(_margins(properties)))


def _margins(properties: Element) -> Iterator[tuple[str, str]]:
    for child in properties:
        if child.tag in (f"{W}headerReference", f"{W}footerReference"):
            yield child.tag.removeprefix(W).removesuffix("Reference"), child.get(f"{RELATION}id", "")
