"""numbering.xml of a Word file: one multilevel list for the headings, and a list for each group of items."""

from typing import Any

from docx.document import Document as WordDocument
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml

from tests.corpus.counting import Form, form_of
from tests.corpus.look import Look
from tests.corpus.manuscript import Typed
from tests.corpus.writers.xml import escaped

_FIRST = 40
_SYMBOLS = {"•": ("\uf0b7", "Symbol"), "-": ("\uf02d", "Symbol"), "+": ("\uf02b", "Symbol"), "▪": ("\uf0a7", "Wingdings")}
"""The codes of Word's own bullets in the private area of its symbol fonts."""


class Numbers:
    """The lists of one document. Numbers of headings may hang on their styles."""

    def __init__(self, look: Look) -> None:
        self._on_styles = look.headings == "style" and look.seed % 2 == 1
        self._symbols = look.seed % 2 == 1
        self._levels: dict[int, Form] = {}
        self._lists: list[str] = []
        self._glyphs: dict[str, int] = {}

    def properties(self, piece: Typed) -> str:
        """What makes Word count or mark a paragraph."""
        if piece.kind == "heading":
            form = form_of(piece.mark)
            assert form is not None
            self._levels[piece.depth] = form
            return "" if self._on_styles else _property(_FIRST, piece.depth - 1)
        return _property(self._list_of(piece), 0)

    def none_for(self, piece: Typed) -> str:
        """What keeps Word from counting a heading whose number is typed."""
        return _property(0, 0) if self._on_styles and piece.style and not piece.automatic else ""

    def _list_of(self, piece: Typed) -> int:
        form = form_of(piece.mark)
        if form is None:
            if piece.mark not in self._glyphs:
                glyph, font = _SYMBOLS.get(piece.mark, (piece.mark, "")) if self._symbols else (piece.mark, "")
                fonts = f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:hint="default"/></w:rPr>' if font else ""
                self._lists.append(_level(0, "bullet", glyph, fonts))
                self._glyphs[piece.mark] = _FIRST + len(self._lists)
            return self._glyphs[piece.mark]
        if form.shown([1]) == piece.mark:
            self._lists.append(_level(0, form.kind, f"{form.before}%1{form.after}"))
        return _FIRST + len(self._lists)

    def add_to(self, document: WordDocument) -> None:
        """Puts the lists into the document."""
        root: Any = document.part.numbering_part.element
        headings = "".join(self._heading_level(depth, form) for depth, form in sorted(self._levels.items()))
        kinds = [_abstract(_FIRST + at, levels) for at, levels in enumerate([headings, *self._lists])]
        numbers = [
            f'<w:num {nsdecls("w")} w:numId="{_FIRST + at}"><w:abstractNumId w:val="{_FIRST + at}"/></w:num>' for at in range(len(kinds))
        ]
        first = root.find(qn("w:num"))
        for kind in kinds:
            if first is None:
                root.append(parse_xml(kind))
            else:
                first.addprevious(parse_xml(kind))
        for number in numbers:
            root.append(parse_xml(number))
        if self._on_styles:
            for depth in self._levels:
                style: Any = document.styles[f"Heading {depth}"].element
                style.get_or_add_pPr().append(parse_xml(_property(_FIRST, depth - 1, nsdecls("w"))))

    def _heading_level(self, depth: int, form: Form) -> str:
        up = "".join(f"%{at}." for at in range(depth - form.above, depth))
        linked = f'<w:pStyle w:val="Heading{depth}"/>' if self._on_styles else ""
        return _level(depth - 1, form.kind, f"{form.before}{up}%{depth}{form.after}", linked=linked)


def _property(number: int, level: int, names: str = "") -> str:
    return f'<w:numPr {names}><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def _level(at: int, kind: str, text: str, fonts: str = "", linked: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>{linked}<w:lvlText w:val="{escaped(text)}"/>'
        f'<w:lvlJc w:val="left"/>{fonts}</w:lvl>'
    )


def _abstract(id: int, levels: str) -> str:
    return f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{id}"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
