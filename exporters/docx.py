"""Document -> DOCX, with python-docx: styles, borderless tables and paragraph borders, nothing that floats."""

import datetime
import io
import zipfile
from xml.sax.saxutils import escape

import docx
from docx.document import Document as WordDocument
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml

from exporters.docx_template import CELL_MARGINS, RULE_STYLE, TAIL_STYLE, Styles, differing_properties, style_id, styles, template
from exporters.flow import Cell, Element, Rule, Table, Text, flow
from exporters.layout import RULE_GAP, RULE_LINE, Look, layout_of, twips
from models.document import Document
from models.text import Words

_EPOCH = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)
"""Every file has this date, so that equal documents give equal bytes; the report's own date stands on the paper."""
_ZIP_DATE = (2000, 1, 1, 0, 0, 0)


def render_docx(document: Document) -> bytes:
    """The paper as a Word file. Equal documents give equal bytes."""
    width, known = layout_of(document.paper).text_width, styles(document.paper)
    word = docx.Document(io.BytesIO(template(document.paper)))
    body = word.element.body
    xml = "".join(_element(element, width, known) for element in flow(document)) + _paragraph(TAIL_STYLE)
    last = body.sectPr
    for element in list(parse_xml(f"<w:body {nsdecls('w')}>{xml}</w:body>")):
        last.addprevious(element)
    _describe(word, document)
    file = io.BytesIO()
    word.save(file)
    return _undated(file)


def _describe(word: WordDocument, document: Document) -> None:
    core = word.core_properties
    core.title = document.title[:255]
    core.subject = document.subject.text[:255]
    core.author = core.last_modified_by = document.letterhead.issuer.text[:255]
    core.comments, core.keywords = "", ""
    core.language = "vi-VN"
    core.revision = 1
    core.created = core.modified = _EPOCH


def _undated(file: io.BytesIO) -> bytes:
    """The same package, with one date on every part."""
    result = io.BytesIO()
    with zipfile.ZipFile(file) as dated, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as undated:
        for name in dated.namelist():
            entry = zipfile.ZipInfo(name, _ZIP_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            undated.writestr(entry, dated.read(name))
    return result.getvalue()


def _element(element: Element, width: float, known: Styles) -> str:
    match element:
        case Text(runs=runs, look=look):
            return _paragraph(look.name, differing_properties(look, known[look.name]), _runs(runs, look))
        case Rule():
            return _rule(element, width)
        case Table():
            return _table(element, known)


def _paragraph(style: str, properties: str = "", runs: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style_id(style)}"/>{properties}</w:pPr>{runs}</w:p>'


def _runs(runs: tuple[Words, ...], look: Look) -> str:
    return "".join(_run(run, look) for run in runs)


def _run(run: Words, look: Look) -> str:
    style = "<w:b/><w:bCs/>" * (run.bold and not look.bold) + "<w:i/><w:iCs/>" * (run.italic and not look.italic)
    properties = f"<w:rPr>{style}</w:rPr>" if style else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(run.text)}</w:t></w:r>'


def _rule(rule: Rule, width: float) -> str:
    """A rule is the border of an empty paragraph; its indents make the length."""
    side = (width - rule.length) / 2
    keep = "<w:keepNext/>" if rule.keep_next else ""
    spacing = f'<w:spacing w:before="{twips(RULE_GAP)}" w:after="{twips(rule.after)}" w:line="{twips(RULE_LINE)}" w:lineRule="exact"/>'
    return _paragraph(RULE_STYLE, f'{keep}{spacing}<w:ind w:left="{twips(side)}" w:right="{twips(side)}"/>')


def _table(table: Table, known: Styles) -> str:
    columns = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in table.widths)
    rows = "".join(_row(table, cells, known) for cells in table.rows)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{twips(sum(table.widths))}" w:type="dxa"/><w:tblInd w:w="0" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/>{CELL_MARGINS}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>'
    )


def _row(table: Table, cells: tuple[Cell, Cell], known: Styles) -> str:
    content = "".join(_cell(cell, width, known) for cell, width in zip(cells, table.widths, strict=True))
    whole = "" if table.torn else "<w:trPr><w:cantSplit/></w:trPr>"
    return f"<w:tr>{whole}{content}</w:tr>"


def _cell(cell: Cell, width: float, known: Styles) -> str:
    content = "".join(_element(element, width, known) for element in cell) or _paragraph(TAIL_STYLE)
    return f'<w:tc><w:tcPr><w:tcW w:w="{twips(width)}" w:type="dxa"/></w:tcPr>{content}</w:tc>'
