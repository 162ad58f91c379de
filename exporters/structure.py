"""Flow -> structure tree: what each part of the paper is, in reading order, for whoever hears or searches the page instead of seeing it.

Tags: ISO 32000-1, 14.8.4; what PDF/UA-1 (ISO 14289-1) asks of them: the first heading is H1 and no level is skipped (7.4.2), lists say how
they are counted (7.6). Letterhead and signature block are tables only to the eye and become groups.
"""

import re
from collections.abc import Iterator
from itertools import count
from typing import Literal

from msgspec import Struct, field

from exporters.flow import Cell, Flow, Rule, Table, Text
from exporters.layout import Layout

Tag = Literal["Document", "Div", "H1", "H2", "H3", "H4", "P", "L", "LI", "Lbl", "LBody", "Span"]


class Leaf(Struct, frozen=True):
    """Where the letters of a part of the flow go: its own words or, as `label`, the mark in front of them."""

    of: int
    label: bool = False


class Node(Struct):
    """An element of the structure tree. `numbering` is a list's way of counting."""

    tag: Tag
    kids: list["Node | Leaf"] = field(default_factory=list)
    numbering: str = ""


_MARKS = (
    (re.compile(r"\d+\. "), "Decimal"),
    (re.compile(r"\w\) "), "LowerAlpha"),
    (re.compile(r"- "), "Disc"),
    (re.compile(r"\+ "), "Circle"),
)
"""The marks of a list from the outermost to the innermost (NĐ 30/2020, Phụ lục I, II.6), and how they are counted."""

HEADINGS: tuple[Tag, ...] = ("H1", "H2", "H3", "H4")


def structure(elements: Flow, layout: Layout) -> Node:
    """The structure tree of a flow."""
    document = Node("Document")
    _Builder(layout).fill(document, elements)
    return document


def headings(node: Node) -> Iterator[Node]:
    """Every heading of a tree in reading order."""
    for kid in node.kids:
        if isinstance(kid, Node):
            if kid.tag in HEADINGS:
                yield kid
            else:
                yield from headings(kid)


class _Builder:
    """Walks a flow in the order in which its parts are numbered."""

    def __init__(self, layout: Layout) -> None:
        self._numbers = count()
        self._titles = (layout.body.type_name.name, layout.body.subject.name)
        self._level = 0

    def fill(self, parent: Node, elements: Flow | Cell) -> None:
        """Puts elements into a group."""
        lists: list[tuple[int, Node]] = []
        for element in elements:
            match element:
                case Table(rows=rows):
                    lists.clear()
                    group = Node("Div")
                    parent.kids.append(group)
                    for cell in (cell for row in rows for cell in row):
                        self.fill(group, cell)
                case Rule():
                    next(self._numbers)
                case Text():
                    self._text(parent, lists, element, next(self._numbers))

    def _text(self, parent: Node, lists: list[tuple[int, Node]], text: Text, of: int) -> None:
        rank = next((rank for rank, (mark, _) in enumerate(_MARKS) if mark.fullmatch(text.before)), None)
        if rank is not None:
            _item(parent, lists, rank, of)
            return
        lists.clear()
        letters = [Leaf(of, label=True), Leaf(of)] if text.before else [Leaf(of)]
        if text.look.name in self._titles:
            self._title(parent, letters)
        elif text.look.heading:
            self._level = min(text.look.heading, self._level + 1)
            parent.kids.append(Node(HEADINGS[self._level], [*letters]))
        else:
            parent.kids.append(Node("P", [*letters]))

    def _title(self, parent: Node, letters: list[Leaf]) -> None:
        """The kind of the document and its subject are one heading."""
        last = parent.kids[-1] if parent.kids else None
        if isinstance(last, Node) and last.tag == "H1":
            last.kids.extend(letters)
        else:
            parent.kids.append(Node("H1", [*letters]))


def _item(parent: Node, lists: list[tuple[int, Node]], rank: int, of: int) -> None:
    """An item at the end of the list of its rank, inside the last item of the list around it."""
    while lists and lists[-1][0] > rank:
        lists.pop()
    if not lists or lists[-1][0] != rank:
        new = Node("L", numbering=_MARKS[rank][1])
        _body(lists[-1][1] if lists else parent).kids.append(new)
        lists.append((rank, new))
    item = Node("LI", [Node("Lbl", [Leaf(of, label=True)]), Node("LBody", [Leaf(of)])])
    lists[-1][1].kids.append(item)


def _body(node: Node) -> Node:
    """Where something inside a list's last item goes; anything but a list is itself."""
    if node.tag != "L":
        return node
    item = node.kids[-1]
    assert isinstance(item, Node) and isinstance(item.kids[-1], Node)
    return item.kids[-1]
