"""Flow -> structure tree: what each part of the paper is, in reading order, for whoever hears or searches the page instead of seeing it.

Tags: ISO 32000-1, 14.8.4; what PDF/UA-1 (ISO 14289-1) asks of them: the first heading is H1 and no level is skipped (7.4.2), lists say how
they are counted (7.6), tables have heading cells (7.5). Letterhead and signature block are tables only to the eye and become groups.
"""

import re
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct, field

from exporters.elements import Cell, Flow, Framed, Part, Picture, Rule, Table, Text
from exporters.layout import Layout
from exporters.metadata import plain

Tag = Literal[
    "Document", "Sect", "Div", "H1", "H2", "H3", "H4", "H5", "H6", "P", "L", "LI", "Lbl", "LBody",
    "Table", "Caption", "TR", "TH", "TD", "Figure", "Span",
]  # fmt: skip
HEADINGS: tuple[Tag, ...] = ("H1", "H2", "H3", "H4", "H5", "H6")


class Leaf(Struct, frozen=True):
    """Where the letters of a paragraph go: its own words or, as `label`, the mark in front of them."""

    of: int
    label: bool = False


class Node(Struct):
    """An element of the structure tree. `words` are a heading's, or say what a picture shows; `numbering` is a list's way of counting."""

    tag: Tag
    kids: list["Node | Leaf"] = field(default_factory=list)
    words: str = ""
    numbering: str = ""


_MARKS = (
    (re.compile(r"\d+\. "), "Decimal"),
    (re.compile(r"\w\) "), "LowerAlpha"),
    (re.compile(r"- "), "Disc"),
    (re.compile(r"\+ "), "Circle"),
)
"""The marks of a list from the outermost to the innermost (NĐ 30/2020, Phụ lục I, II.6), and how they are counted."""


def structure(parts: tuple[Part, ...], layout: Layout) -> Node:
    """The structure tree of a flow whose paragraphs are numbered. Every annex is a section of its own."""
    document = parent = Node("Document")
    builder = _Builder(parts, layout)
    for index, part in enumerate(parts):
        if index and part.counted_anew:
            parent = Node("Sect")
            document.kids.append(parent)
        builder.fill(parent, (*part.elements, *part.foot))
    return document


def nodes(node: Node) -> Iterator[Node]:
    """Every element of a tree in reading order."""
    yield node
    for kid in node.kids:
        if isinstance(kid, Node):
            yield from nodes(kid)


def is_universal(tree: Node) -> bool:
    """Whether every picture says what it shows; all else that PDF/UA-1 asks of a tree is so by the way it is made."""
    return all(node.words for node in nodes(tree) if node.tag == "Figure")


class _Builder:
    """Puts what it meets where it belongs; remembers how deep the headings are."""

    def __init__(self, parts: tuple[Part, ...], layout: Layout) -> None:
        body, annex = layout.body, layout.annex
        self._above = {look.name: level for look, level in ((body.type_name, 0), (annex.word, 0), (body.part_word, 1))}
        self._below = {look.name: level for look, level in ((body.subject, 0), (annex.title, 0), (body.part_title, 1))}
        self._caption_looks = {body.caption.name, body.unit.name}
        in_parts = any(isinstance(each, Text) and each.look.name == body.part_title.name for part in parts for each in part.elements)
        self._shift = 1 if in_parts else 0
        self._level = -1
        self._open: Node | None = None
        self._captions: list[Node] = []

    def fill(self, parent: Node, elements: Flow | Cell) -> None:
        """Puts elements into a group."""
        lists: list[tuple[int, Node]] = []
        for element in elements:
            match element:
                case Text(before=before) if (rank := _rank(before)) is not None:
                    self._open, self._captions = None, []
                    _item(parent, lists, rank, element.of)
                    continue
                case Text():
                    self._text(parent, element)
                case Framed(text=text):
                    self._text(parent, text)
                case Picture():
                    parent.kids.append(Node("Figure", [Leaf(element.of)], plain(element.alt)))
                case Table():
                    self._table(parent, element)
                case Rule():
                    continue
            lists.clear()

    def _text(self, parent: Node, text: Text) -> None:
        letters: list[Node | Leaf] = [Leaf(text.of, label=True), Leaf(text.of)] if text.before else [Leaf(text.of)]
        name, words, open_, self._open = text.look.name, plain("".join(run.text for run in text.runs)), self._open, None
        captions, self._captions = self._captions, []
        if words and name in self._below and open_ is not None:
            open_.kids += letters
            open_.words += " " + words
        elif words and (name in self._above or name in self._below):
            self._open = self._heading(parent, self._above.get(name, self._below.get(name, 0)), letters, words)
        elif words and text.look.heading:
            self._heading(parent, text.look.heading + self._shift, letters, words)
        else:
            paragraph = Node("P", letters)
            parent.kids.append(paragraph)
            if name in self._caption_looks:
                self._captions = [*captions, paragraph]

    def _heading(self, parent: Node, level: int, letters: list[Node | Leaf], words: str) -> Node:
        """A heading, never more than one level below the one before it."""
        self._level = min(level, self._level + 1)
        heading = Node(HEADINGS[self._level], letters, words)
        parent.kids.append(heading)
        return heading

    def _table(self, parent: Node, table: Table) -> None:
        if not table.ruled:
            group = Node("Div")
            parent.kids.append(group)
            for row in table.rows:
                for cell in row.cells:
                    self.fill(group, cell)
            return
        rows: list[Node | Leaf] = [_row(row.cells, "TD" if at >= max(table.head, 1) else "TH") for at, row in enumerate(table.rows)]
        if self._captions:
            del parent.kids[-len(self._captions) :]
            rows.insert(0, Node("Caption", [leaf for caption in self._captions for leaf in caption.kids]))
        self._captions = []
        parent.kids.append(Node("Table", rows))


def _rank(before: str) -> int | None:
    return next((rank for rank, (mark, _) in enumerate(_MARKS) if mark.fullmatch(before)), None)


def _row(cells: tuple[Cell, ...], tag: Tag) -> Node:
    return Node("TR", [Node(tag, [Leaf(element.of) for element in cell if isinstance(element, Text)]) for cell in cells])


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
