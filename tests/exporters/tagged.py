"""Reads the structure tree of a PDF back, and holds it against PDF/UA-1 (ISO 14289-1) where the pdfua package does not look."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

import pikepdf

HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6")
GRAMMAR = {
    "Document": {"Div", *HEADINGS, "P", "L", "Sect", "Table", "Figure"},
    "Sect": {*HEADINGS, "P", "L", "Table", "Figure"},
    "Div": {"P", "L", "Figure"},
    "Table": {"Caption", "TR"},
    "Caption": {"Span"},
    "TR": {"TH", "TD"},
    "TH": {"Span"},
    "TD": {"Span"},
    "Figure": set(),
    "P": {"Span"},
    **{heading: {"Span"} for heading in HEADINGS},
    "Span": set(),
    "L": {"LI"},
    "LI": {"Lbl", "LBody"},
    "Lbl": {"Span"},
    "LBody": {"Span", "L"},
}
"""What may stand inside what (ISO 32000-1, 14.8.4.3; ISO 14289-1, 7.2)."""

DRAWS = {"Tj", "TJ", "'", '"', "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "Do", "sh", "EI", "INLINE IMAGE"}


@dataclass
class Tag:
    """An element read back: its marked content as (page, number), in order."""

    name: str
    kids: list["Tag"] = field(default_factory=list)
    content: list[tuple[int, int]] = field(default_factory=list)
    title: str = ""
    alt: str = ""
    attributes: dict[str, str] = field(default_factory=dict)

    def walk(self) -> Iterator["Tag"]:
        yield self
        for kid in self.kids:
            yield from kid.walk()

    def named(self, name: str) -> list["Tag"]:
        return [tag for tag in self.walk() if tag.name == name]

    @property
    def all_content(self) -> list[tuple[int, int]]:
        return [place for tag in self.walk() for place in tag.content]


def read_tags(content: bytes) -> Tag:
    """The document element; every reference between tree, pages and parent tree is followed and must fit."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        pages = {page.obj.objgen: index for index, page in enumerate(pdf.pages)}
        root = pdf.Root.StructTreeRoot
        (document,) = root.K if isinstance(root.K, pikepdf.Array) else (root.K,)
        owners: dict[tuple[int, int], tuple[int, int]] = {}
        tag = _tag(document, root, pages, owners)
        numbers = list(root.ParentTree.Nums)
        parents = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
        assert sorted(parents) == list(range(len(pdf.pages)))
        for index, page in enumerate(pdf.pages):
            assert page.obj.StructParents == index
            assert page.obj.Tabs == "/S"
            found = {(index, number): owner.objgen for number, owner in enumerate(parents[index])}
            assert found == {place: owner for place, owner in owners.items() if place[0] == index}
            marked(page, len(found))
        return tag


def _tag(element: pikepdf.Object, parent: pikepdf.Object, pages: dict, owners: dict) -> Tag:
    assert element.P.objgen == parent.objgen
    tag = Tag(str(element.S)[1:], title=str(element.get("/T", "")), alt=str(element.get("/Alt", "")))
    if "/A" in element:
        tag.attributes = {str(key)[1:]: _shown(value) for key, value in element.A.items()}
    held = element.get("/K", pikepdf.Array())
    kids = held if isinstance(held, pikepdf.Array) else [held]
    assert len(kids) > 0 or tag.name in ("TH", "TD"), f"an empty {tag.name}"
    for kid in kids:
        if isinstance(kid, int) or kid.get("/Type") == "/MCR":
            page = element.Pg if isinstance(kid, int) else kid.Pg
            place = (pages[page.objgen], int(kid) if isinstance(kid, int) else int(kid.MCID))
            assert place not in owners, f"two elements hold {place}"
            owners[place] = element.objgen
            tag.content.append(place)
        else:
            tag.kids.append(_tag(kid, element, pages, owners))
    return tag


def _shown(value: pikepdf.Object) -> str:
    return str(list(value)) if isinstance(value, pikepdf.Array) else str(value).removeprefix("/")


def marked(page: pikepdf.Page, count: int) -> None:
    """Whatever is drawn on a page is either content with a number or an artifact, never both (ISO 14289-1, 7.1)."""
    stack: list[str] = []
    numbers = []
    for instruction in pikepdf.parse_content_stream(page):
        operator = str(instruction.operator)
        if operator in ("BDC", "BMC"):
            assert not stack, "marked content inside marked content"
            stack.append(str(instruction.operands[0]))
            if stack[-1] != "/Artifact":
                numbers.append(int(instruction.operands[1].MCID))
        elif operator == "EMC":
            stack.pop()
        elif operator in DRAWS:
            assert stack, f"{operator} outside marked content"
    assert not stack
    assert numbers == list(range(count))


def holds_rules(tag: Tag) -> None:
    """Nesting, headings without gaps, lists that say how they count."""
    for each in tag.walk():
        assert {kid.name for kid in each.kids} <= GRAMMAR[each.name], f"{each.name} holds {[kid.name for kid in each.kids]}"
        assert each.all_content or each.name in ("Table", "TR", "TH", "TD"), f"an empty {each.name}"
        if each.name == "Table":
            holds_a_grid(each)
        if each.name == "L":
            assert each.attributes["ListNumbering"] in {"Disc", "Circle", "Decimal", "LowerAlpha"}
    levels = [int(each.name[1]) for each in tag.walk() if re.fullmatch(r"H\d", each.name)]
    assert levels[:1] == [1] or not levels
    assert all(after <= before + 1 for before, after in pairwise(levels)), levels


def holds_a_grid(table: Tag) -> None:
    """As many cells in every row, a caption only at the top, and a heading for each column (ISO 14289-1, 7.5)."""
    rows = [kid for kid in table.kids if kid.name == "TR"]
    assert [kid.name for kid in table.kids[1:]] == ["TR"] * (len(table.kids) - 1)
    assert len({len(row.kids) for row in rows}) == 1
    assert {cell.name for cell in rows[0].kids} == {"TH"}
    assert all(cell.attributes["Scope"] == "Column" for cell in table.named("TH"))


def texts(content: bytes) -> dict[tuple[int, int], str]:
    """The letters of every piece of marked content, decoded by the fonts' own tables."""
    found: dict[tuple[int, int], str] = {}
    with pikepdf.open(io.BytesIO(content)) as pdf:
        for index, page in enumerate(pdf.pages):
            tables = {str(name): _letters(font) for name, font in page.obj.Resources.Font.items()}
            number, table = None, {}
            for instruction in pikepdf.parse_content_stream(page):
                match str(instruction.operator):
                    case "BDC":
                        number = instruction.operands[1].get("/MCID")
                    case "EMC":
                        number = None
                    case "Tf":
                        table = tables[str(instruction.operands[0])]
                    case "Tj" if number is not None:
                        letters = "".join(table[code] for code in bytes(instruction.operands[0]))
                        found[index, int(number)] = found.get((index, int(number)), "") + letters
    return found


def _letters(font: pikepdf.Object) -> dict[int, str]:
    rows = re.findall(rb"<([0-9A-F]{2})> <([0-9A-F]{4})>\n", font.ToUnicode.read_bytes())
    return {int(code, 16): chr(int(letter, 16)) for code, letter in rows}
