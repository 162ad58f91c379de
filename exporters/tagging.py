"""The structure tree and the bookmarks of a PDF, written into it with pikepdf (ISO 32000-1, 14.7 and 12.3.3)."""

from collections import defaultdict
from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, Object, OutlineItem, Pdf

from exporters.marks import PageMarks
from exporters.structure import HEADINGS, Leaf, Node, Tag, nodes
from models.text import Change

_CHANGES = {"new": ("Thêm", Name.Underline), "gone": ("Bỏ", Name.LineThrough)}
"""What a redline's words are called, and the stroke that they have."""

_CELLS = ("TH", "TD")

_Place = tuple[int, int]
"""A page, counted from 0, and the number of a mark on it."""


def add_structure(pdf: Pdf, tree: Node, marks: tuple[PageMarks, ...]) -> None:
    """Hangs the tree over the marked content of the pages."""
    pdf.Root.StructTreeRoot = _Tagger(pdf, marks).root(tree)
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    for index, page in enumerate(pdf.pages):
        page.obj.Tabs = Name.S
        page.obj.StructParents = index


def add_bookmarks(pdf: Pdf, tree: Node, marks: tuple[PageMarks, ...]) -> None:
    """A bookmark for each heading, inside that of the heading above it."""
    places = _places(marks)
    heights = [float(page.mediabox[3]) for page in pdf.pages]
    with pdf.open_outline() as outline:
        around: list[tuple[int, list[OutlineItem]]] = [(-1, outline.root)]
        for heading in (node for node in nodes(tree) if node.tag in HEADINGS):
            found = [places[leaf][0] for leaf in heading.kids if isinstance(leaf, Leaf) and leaf in places]
            if not found:
                continue
            page, number = found[0]
            item = OutlineItem(heading.words, page, "XYZ", left=0, top=heights[page] - marks[page][number].top)
            level = HEADINGS.index(heading.tag)
            while around[-1][0] >= level:
                around.pop()
            around[-1][1].append(item)
            around.append((level, item.children))


def _places(marks: tuple[PageMarks, ...]) -> dict[Leaf, list[_Place]]:
    """Where the letters of each leaf stand, in the order of the pages."""
    places: dict[Leaf, list[_Place]] = defaultdict(list)
    for page, on_page in enumerate(marks):
        for number, mark in enumerate(on_page):
            places[Leaf(mark.of, mark.label)].append((page, number))
    return dict(places)


class _Tagger:
    """Makes the elements of one file."""

    def __init__(self, pdf: Pdf, marks: tuple[PageMarks, ...]) -> None:
        self._pdf = pdf
        self._marks = marks
        self._pages: list[Object] = [page.obj for page in pdf.pages]
        self._places = _places(marks)
        self._parents: list[list[Object | None]] = [[None] * len(on_page) for on_page in marks]

    def root(self, tree: Node) -> Object:
        root = self._pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        document = self._element(tree, root)
        root.K = Array([document]) if document is not None else Array()
        numbered = (entry for page, parents in enumerate(self._parents) for entry in (page, self._pdf.make_indirect(Array(parents))))
        root.ParentTree = Dictionary(Nums=Array(numbered))
        root.ParentTreeNextKey = len(self._parents)
        return root

    def _element(self, node: Node, parent: Object) -> Object | None:
        """The element of a node, nothing where nothing stands in it and nobody would miss it; a row has all its cells."""
        element = self._new(node.tag, parent)
        kids = [kid for each in node.kids for kid in self._kids(each, element)]
        if kids:
            element.K = Array(kids) if len(kids) > 1 else kids[0]
        elif node.tag not in _CELLS:
            return None
        self._describe(element, node)
        return element

    def _describe(self, element: Object, node: Node) -> None:
        match node.tag:
            case "L":
                element.A = Dictionary(O=Name.List, ListNumbering=Name("/" + node.numbering))
            case "TH":
                element.A = Dictionary(O=Name.Table, Scope=Name.Column)
            case "Figure":
                ((page, number),) = (place for leaf in node.kids if isinstance(leaf, Leaf) for place in self._places[leaf])
                element.A = Dictionary(O=Name.Layout, Placement=Name.Block, BBox=Array(self._marks[page][number].box or ()))
                if node.words:
                    element.Alt = node.words

    def _kids(self, kid: Node | Leaf, parent: Object) -> Iterator[Object | int]:
        if isinstance(kid, Node):
            element = self._element(kid, parent)
            if element is not None:
                yield element
            return
        for place in self._places.get(kid, ()):
            page, number = place
            change = self._marks[page][number].change
            yield self._changed(place, change, parent) if change else self._content(place, parent)

    def _content(self, place: _Place, parent: Object) -> Object | int:
        """Marked content; on the page that the element names, its number is enough."""
        page, number = place
        self._parents[page][number] = parent
        if Name.Pg not in parent:
            parent.Pg = self._pages[page]
        elif parent.Pg.objgen != self._pages[page].objgen:
            return Dictionary(Type=Name.MCR, Pg=self._pages[page], MCID=number)
        return number

    def _changed(self, place: _Place, change: Change, parent: Object) -> Object:
        """Words that came or went say so by their name and their stroke."""
        title, stroke = _CHANGES[change]
        element = self._new("Span", parent)
        element.T, element.A = title, Dictionary(O=Name.Layout, TextDecorationType=stroke)
        element.K = self._content(place, element)
        return element

    def _new(self, tag: Tag, parent: Object) -> Object:
        return self._pdf.make_indirect(Dictionary(S=Name("/" + tag), P=parent))
