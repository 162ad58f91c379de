"""Flat OpenDocument text with styles, lists and outline of its own, for LibreOffice to save in the formats that offices have."""

from collections.abc import Iterable

from msgspec.structs import replace

from tests.corpus.counting import Form, form_of, number_of
from tests.corpus.encodings import lettered
from tests.corpus.look import Look
from tests.corpus.manuscript import Box, Grid, Piece, Sheet, TwoColumns, Typed, manuscript
from tests.corpus.truth import Truth
from tests.corpus.writers.xml import escaped

_FORMATS = {"upperRoman": "I", "upperLetter": "A", "lowerLetter": "a", "decimal": "1"}
_NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for short, long in (("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"), ("draw", "drawing"))
)
_NAMES += (
    ' xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" '
    'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"'
)


def write_odt(truth: Truth, look: Look) -> bytes:
    """The report as a .fodt."""
    return _Writer(truth, look).written()


class _Writer:
    """Sets one manuscript down; styles are made as they are needed."""

    def __init__(self, truth: Truth, look: Look) -> None:
        self._truth, self._look = truth, look
        self._styles: dict[str, str] = {}
        self._levels: dict[int, Form] = {}
        self._begun = False
        self._page = ""

    def written(self) -> bytes:
        body = self._body(manuscript(self._truth, self._look))
        header = f"<style:header><text:p>{escaped(self._truth.header)}</text:p></style:header>" if self._truth.header else ""
        return _FILE.format(
            names=_NAMES,
            font=self._look.font,
            size=self._look.size,
            outline=self._outline(),
            headings=self._heading_list(),
            automatic="".join(self._styles.values()),
            header=header,
            body=body,
        ).encode()

    def _body(self, pieces: Iterable[Piece]) -> str:
        parts: list[str] = []
        items: list[Typed] = []
        for piece in (*pieces, None):
            goes_on = isinstance(piece, Typed) and piece.automatic and piece.kind != "heading"
            if items and not (goes_on and isinstance(piece, Typed) and _same_list(items[0], piece)):
                parts.append(self._list(items))
                items = []
            if goes_on and isinstance(piece, Typed):
                items.append(piece)
            elif piece is not None:
                parts.append(self._piece(piece))
        return "".join(parts)

    def _piece(self, piece: Piece) -> str:
        match piece:
            case Typed():
                return self._paragraph(piece)
            case TwoColumns():
                return self._columns(piece)
            case Grid():
                return self._table([[[_cell(cell, at, piece)] for cell in row] for at, row in enumerate(piece.rows)], "grid")
            case Sheet():
                self._page = "Landscape" if piece.landscape else "Standard"
                return ""
            case Box():
                inside = self._paragraph(Typed(piece.text, align="left"))
                frame = f'<draw:frame text:anchor-type="paragraph" svg:width="6cm"><draw:text-box>{inside}</draw:text-box></draw:frame>'
                return f"<text:p>{frame}</text:p>"

    # ------------------------------------------------------------ paragraphs

    def _paragraph(self, piece: Typed) -> str:
        heading = piece.style > 0
        typed = "" if piece.automatic or not piece.mark else piece.mark + ("\t" if self._look.seed % 4 == 1 else " ")
        inside = self._spans(typed + piece.text, piece) + self._note(piece)
        style = self._paragraph_style(piece)
        if heading:
            header = "" if piece.automatic else ' text:is-list-header="true"'
            return f'<text:h text:style-name="{style}" text:outline-level="{piece.style}"{header}>{inside}</text:h>'
        paragraph = f'<text:p text:style-name="{style}">{inside}</text:p>'
        return self._in_heading_list(piece, paragraph) if piece.automatic and piece.mark else paragraph

    def _in_heading_list(self, piece: Typed, paragraph: str) -> str:
        """A bold paragraph whose number comes from a list that goes through the whole text."""
        self._remember(piece)
        goes_on = 'text:continue-list="headings"' if self._begun else 'xml:id="headings"'
        self._begun = True
        nested = f"<text:list-item>{paragraph}</text:list-item>"
        for _depth in range(piece.depth - 1):
            nested = f"<text:list-item><text:list>{nested}</text:list></text:list-item>"
        return f'<text:list text:style-name="Headings" {goes_on}>{nested}</text:list>'

    def _remember(self, piece: Typed) -> None:
        form = form_of(piece.mark)
        assert form is not None
        self._levels[piece.depth] = form

    def _note(self, piece: Typed) -> str:
        if not piece.note:
            return ""
        body = f"<text:note-body><text:p>{self._spans(piece.note, Typed(piece.note))}</text:p></text:note-body>"
        return f'<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>{body}</text:note>'

    def _spans(self, text: str, piece: Typed) -> str:
        return "".join(
            f'<text:span text:style-name="{self._text_style(piece, part.font, part.caps)}">{_characters(part.text)}</text:span>'
            for part in lettered(text, self._look)
        )

    def _text_style(self, piece: Typed, font: str, caps: bool) -> str:
        name = f"T{int(piece.bold)}{int(piece.italic)}{int(caps)}{font.replace('.', 'x')}"
        properties = 'fo:font-weight="bold" ' if piece.bold else 'fo:font-weight="normal" '
        properties += 'fo:font-style="italic" ' if piece.italic else ""
        properties += 'fo:text-transform="uppercase" ' if caps else ""
        properties += f'fo:font-family="{font}"' if font else ""
        self._styles[name] = f'<style:style style:name="{name}" style:family="text"><style:text-properties {properties}/></style:style>'
        return name

    def _paragraph_style(self, piece: Typed) -> str:
        parent = f"Heading_{piece.style}" if piece.style else "Standard"
        if piece.style and piece.automatic:
            self._remember(piece)
        align = {"both": "justify", "left": "start", "right": "end"}.get(piece.align, piece.align)
        name = f"P{piece.align}{parent}{self._page}"
        page = f'style:master-page-name="{self._page}"' if self._page else ""
        self._page = ""
        self._styles[name] = (
            f'<style:style style:name="{name}" style:family="paragraph" style:parent-style-name="{parent}" {page}>'
            f'<style:paragraph-properties fo:text-align="{align}"/></style:style>'
        )
        return name

    # ------------------------------------------------------------ lists

    def _list(self, items: list[Typed]) -> str:
        form = form_of(items[0].mark)
        name = f"L{len(self._styles)}"
        level = (
            _level(1, form) if form is not None else f'<text:list-level-style-bullet text:level="1" text:bullet-char="{items[0].mark}"/>'
        )
        self._styles[name] = f'<text:list-style style:name="{name}">{level}</text:list-style>'
        first = f' text:start-value="{number_of(items[0].mark)}"' if form is not None else ""
        paragraphs = [self._paragraph(replace(item, mark="")) for item in items]
        inside = "".join(f"<text:list-item{first if at == 0 else ''}>{text}</text:list-item>" for at, text in enumerate(paragraphs))
        return f'<text:list text:style-name="{name}">{inside}</text:list>'

    def _outline(self) -> str:
        if self._look.headings != "style":
            return ""
        levels = "".join(_level(depth, form, "outline-level-style") for depth, form in sorted(self._levels.items()))
        return f'<text:outline-style style:name="Outline">{levels}</text:outline-style>'

    def _heading_list(self) -> str:
        levels = "".join(_level(depth, form) for depth, form in sorted(self._levels.items()))
        return f'<text:list-style style:name="Headings">{levels}</text:list-style>'

    # ------------------------------------------------------------ two columns, tables

    def _columns(self, piece: TwoColumns) -> str:
        pairs = _paired(piece)
        match piece.by:
            case "table" if self._look.seed % 2:
                return self._table([[[left], [right]] for left, right in pairs], "columns")
            case "table":
                return self._table([[list(piece.left), list(piece.right)]], "columns")
            case "stacked" if self._look.seed % 2 == 0:
                return self._table([[list(piece.left)], [list(piece.right)]], "columns")
            case "stacked":
                return "".join(self._paragraph(line) for line in (*piece.left, *piece.right))
            case by:
                gap = "\t" if by == "tabs" else " " * 12
                return "".join(self._side_by_side(left, right, gap) for left, right in pairs)

    def _side_by_side(self, left: Typed, right: Typed, gap: str) -> str:
        inside = self._spans(left.full, left)
        if right.text:
            inside += self._spans(gap, Typed("")) + self._spans(right.full, right)
        return f"<text:p>{inside}</text:p>"

    def _table(self, rows: list[list[list[Typed]]], name: str) -> str:
        inside = "".join(
            "<table:table-row>"
            + "".join(
                f'<table:table-cell office:value-type="string">{"".join(map(self._paragraph, cell)) or "<text:p/>"}</table:table-cell>'
                for cell in row
            )
            + "</table:table-row>"
            for row in rows
        )
        columns = f'<table:table-column table:number-columns-repeated="{len(rows[0])}"/>'
        return f'<table:table table:name="{name}{len(inside)}">{columns}{inside}</table:table>'


def _same_list(first: Typed, item: Typed) -> bool:
    """Whether an item goes on with a list."""
    form = form_of(item.mark)
    return item.mark == first.mark if form is None else form_of(first.mark) == form and form.shown([1]) != item.mark


def _level(depth: int, form: Form, element: str = "list-level-style-number") -> str:
    shown = f' text:display-levels="{form.above + 1}"' if form.above else ""
    around = f'style:num-prefix="{form.before}" style:num-suffix="{form.after}"'
    return f'<text:{element} text:level="{depth}" style:num-format="{_FORMATS[form.kind]}" {around}{shown}/>'


def _cell(text: str, row: int, grid: Grid) -> Typed:
    return Typed(text, bold=row == 0 or row in grid.totals, align="center")


def _paired(piece: TwoColumns) -> list[tuple[Typed, Typed]]:
    rows = max(len(piece.left), len(piece.right))
    left, right = ((*lines, *[Typed("")] * (rows - len(lines))) for lines in (piece.left, piece.right))
    return list(zip(left, right, strict=True))


def _characters(text: str) -> str:
    """Characters with OpenDocument's own elements for breaks, tabs and runs of blanks."""
    shown = escaped(text).replace("\n", "<text:line-break/>").replace("\t", "<text:tab/>")
    parts = shown.split("  ")
    return '<text:s text:c="2"/>'.join(parts)


_HEADINGS = "".join(
    f'<style:style style:name="Heading_{depth}" style:display-name="Heading {depth}" style:family="paragraph" '
    f'style:parent-style-name="Standard" style:default-outline-level="{depth}"/>'
    for depth in range(1, 6)
)
_FILE = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<office:document {names} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">'
    '<office:styles><style:style style:name="Standard" style:family="paragraph"><style:text-properties fo:font-family="{font}" '
    'fo:font-size="{size}pt"/></style:style>' + _HEADINGS + "{outline}{headings}</office:styles>"
    "<office:automatic-styles>{automatic}"
    '<style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm"/></style:page-layout>'
    '<style:page-layout style:name="A4L"><style:page-layout-properties fo:page-width="29.7cm" fo:page-height="21cm" '
    'style:print-orientation="landscape"/></style:page-layout>'
    "</office:automatic-styles><office:master-styles>"
    '<style:master-page style:name="Standard" style:page-layout-name="A4">{header}</style:master-page>'
    '<style:master-page style:name="Landscape" style:page-layout-name="A4L"/></office:master-styles>'
    "<office:body><office:text>{body}</office:text></office:body></office:document>"
)
