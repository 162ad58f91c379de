"""Word files built by hand in WordprocessingML: styles, multilevel numbering, tables and tabs as Word itself leaves them."""

import io
from collections.abc import Iterable
from typing import Any

import docx
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml
from docx.shared import Pt

from tests.corpus.encodings import lettered
from tests.corpus.look import Look
from tests.corpus.manuscript import Box, Grid, Piece, Sheet, TwoColumns, Typed, manuscript
from tests.corpus.truth import Truth
from tests.corpus.writers.word_notes import add_footnotes
from tests.corpus.writers.word_numbers import Numbers
from tests.corpus.writers.xml import escaped

_WIDE = " " * 12
_TAB = "<w:r><w:tab/></w:r>"


def write_word(truth: Truth, look: Look) -> bytes:
    """The report as a .docx."""
    return _Writer(truth, look).written()


class _Writer:
    """Sets one manuscript down."""

    def __init__(self, truth: Truth, look: Look) -> None:
        self._truth, self._look = truth, look
        self._document: WordDocument = docx.Document()
        normal = self._document.styles["Normal"]
        normal.font.name, normal.font.size = look.font, Pt(look.size)
        self._numbers = Numbers(look)
        self._notes: list[str] = []
        self._at = 0

    def written(self) -> bytes:
        if self._truth.header:
            self._document.sections[0].header.paragraphs[0].text = self._truth.header
        for piece in manuscript(self._truth, self._look):
            self._put(piece)
        self._numbers.add_to(self._document)
        add_footnotes(self._document, [self._runs(note) for note in self._notes])
        content = io.BytesIO()
        self._document.save(content)
        return content.getvalue()

    def _put(self, piece: Piece) -> None:
        self._at += 1
        match piece:
            case Typed():
                self._add(self._paragraph(piece))
            case TwoColumns():
                self._columns(piece)
            case Grid():
                self._add(self._grid(piece))
            case Sheet():
                section = self._document.add_section()
                if piece.landscape:
                    section.orientation = WD_ORIENT.LANDSCAPE
                    section.page_width, section.page_height = section.page_height, section.page_width
            case Box():
                self._add(_BOX.format(inside=self._paragraph(Typed(piece.text, align="left"))))

    def _add(self, xml: str) -> None:
        end: Any = self._document.element.body.sectPr
        for element in parse_xml(f"<w:body {nsdecls('w')} {_VML}>{xml}</w:body>"):
            end.addprevious(element)

    # ------------------------------------------------------------ paragraphs

    def _paragraph(self, piece: Typed, before: str = "") -> str:
        numbering = self._numbers.properties(piece) if piece.automatic else ""
        style = f'<w:pStyle w:val="Heading{piece.style}"/>' if piece.style else ""
        none = self._numbers.none_for(piece)
        properties = f'{style}{numbering or none}<w:jc w:val="{piece.align}"/>'
        mark = "" if piece.automatic or not piece.mark else self._mark(piece)
        note = ""
        if piece.note:
            self._notes.append(piece.note)
            note = f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="{len(self._notes) + 1}"/></w:r>'
        runs = self._runs(piece.text[: piece.lead], True) if piece.lead else ""
        runs += self._runs(piece.text[piece.lead :], piece.bold, piece.italic)
        return f"<w:p><w:pPr>{properties}</w:pPr>{before}{mark}{self._tracked(runs, piece)}{note}</w:p>"

    def _mark(self, piece: Typed) -> str:
        gap = _TAB if self._look.seed % 4 == 1 else self._runs(" ")
        return self._runs(piece.mark, piece.bold, piece.italic) + gap

    def _tracked(self, runs: str, piece: Typed) -> str:
        """Now and then the words were inserted by somebody, and others deleted behind them."""
        if not self._look.tracked or piece.kind or self._look.chance("tracked", self._at).random() > 0.2:
            return runs
        who = 'w:id="{id}" w:author="Chị Lan" w:date="2024-05-06T08:00:00Z"'
        gone = '<w:r><w:delText xml:space="preserve"> (cần kiểm tra lại số liệu)</w:delText></w:r>'
        return f"<w:ins {who.format(id=2 * self._at)}>{runs}</w:ins><w:del {who.format(id=2 * self._at + 1)}>{gone}</w:del>"

    def _runs(self, text: str, bold: bool = False, italic: bool = False) -> str:
        """Runs in the encoding of the look; capitals may be a style of theirs."""
        style = ("<w:b/>" if bold else "") + ("<w:i/>" if italic else "")
        return "".join(
            _run(part.text, (_font(part.font) if part.font else "") + style + ("<w:caps/>" if part.caps else ""))
            for part in lettered(text, self._look)
        )

    # ------------------------------------------------------------ two columns, tables

    def _columns(self, piece: TwoColumns) -> None:
        match piece.by:
            case _ if self._look.boxed and self._at == 1:
                for lines in (piece.left, piece.right):
                    self._add(_BOX.format(inside="".join(self._paragraph(line) for line in lines)))
            case "table":
                self._add(self._side_by_side(piece))
            case "stacked" if self._look.seed % 2 == 0:
                cells = "".join(f"<w:tr>{self._cell(lines)}</w:tr>" for lines in (piece.left, piece.right))
                self._add(f"<w:tbl><w:tblPr/><w:tblGrid/>{cells}</w:tbl>")
            case "stacked":
                for line in (*piece.left, *piece.right):
                    self._add(self._paragraph(line))
            case by:
                self._add("".join(self._row(left, right, _TAB if by == "tabs" else self._runs(_WIDE)) for left, right in _paired(piece)))

    def _side_by_side(self, piece: TwoColumns) -> str:
        if self._look.seed % 2:
            rows: list[tuple[tuple[Typed, ...], tuple[Typed, ...]]] = [((left,), (right,)) for left, right in _paired(piece)]
        else:
            rows = [(piece.left, piece.right)]
        inside = "".join(f"<w:tr>{self._cell(left)}{self._cell(right)}</w:tr>" for left, right in rows)
        return f"<w:tbl><w:tblPr/><w:tblGrid/>{inside}</w:tbl>"

    def _cell(self, lines: Iterable[Typed], properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(self._paragraph(line) for line in lines) or '<w:p/>'}</w:tc>"

    def _row(self, left: Typed, right: Typed, gap: str) -> str:
        parts = self._runs(left.full, left.bold, left.italic)
        if right.text:
            parts += gap + self._runs(right.full, right.bold, right.italic)
        return f"<w:p>{parts}</w:p>"

    def _grid(self, piece: Grid) -> str:
        rows = ""
        for at, row in enumerate(piece.rows):
            bold = at == 0 or at in piece.totals
            cells = ""
            for column, cell in enumerate(row):
                if (at, column, "<") not in piece.merged:
                    cells += self._cell([Typed(cell, bold=bold, align="center")], _spans(piece, at, column))
            rows += f"<w:tr>{cells}</w:tr>"
        return f'<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/></w:tblPr><w:tblGrid/>{rows}</w:tbl><w:p/>'


def _spans(grid: Grid, row: int, column: int) -> str:
    width, height = grid.reach(row, column)
    across = f'<w:gridSpan w:val="{width}"/>' if width > 1 else ""
    down = "<w:vMerge/>" if (row, column, "^") in grid.merged else '<w:vMerge w:val="restart"/>' if height > 1 else ""
    return across + down


def _paired(piece: TwoColumns) -> list[tuple[Typed, Typed]]:
    rows = max(len(piece.left), len(piece.right))
    left, right = ((*lines, *[Typed("")] * (rows - len(lines))) for lines in (piece.left, piece.right))
    return list(zip(left, right, strict=True))


def _run(text: str, style: str) -> str:
    first, *others = text.split("\n")
    inside = _words(first) + "".join(f"<w:br/>{_words(other)}" for other in others)
    return f"<w:r><w:rPr>{style}</w:rPr>{inside}</w:r>"


def _words(text: str) -> str:
    return f'<w:t xml:space="preserve">{escaped(text)}</w:t>'


def _font(name: str) -> str:
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:cs="{name}"/>'


_VML = 'xmlns:v="urn:schemas-microsoft-com:vml"'
_BOX = (
    '<w:p><w:r><w:pict><v:shape style="width:200pt;height:40pt"><v:textbox><w:txbxContent>{inside}</w:txbxContent></v:textbox>'
    "</v:shape></w:pict></w:r></w:p>"
)
