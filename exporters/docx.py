"""Document -> DOCX, with python-docx: styles, borderless tables and paragraph borders, nothing that floats; changes are tracked."""

import io
import re
import zipfile
from xml.sax.saxutils import escape

import docx
from docx.document import Document as WordDocument
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml

from exporters.carrier import put_in
from exporters.docx_changes import AUTHOR, EPOCH, Marks
from exporters.docx_template import CELL_MARGINS, RULE_STYLE, TAIL_STYLE, Styles, differing_properties, style_id, styles, template
from exporters.flow import Cell, Element, Rule, Table, Text
from exporters.layout import RULE_GAP, RULE_LINE, Look, layout_of, twips
from exporters.tracked import tracked_flow
from models.document import Document
from models.report import Report
from models.text import Change, Words

_NOT_FOR_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ZIP_DATE = (2000, 1, 1, 0, 0, 0)


def render_docx(document: Document, author: str = AUTHOR, carried: Report | None = None) -> bytes:
    """The paper as a Word file, of a redline with tracked changes by `author`. Equal documents give equal bytes.

    `carried` is the report that the file takes along, for its way back. A redline takes none along: it speaks of two reports.
    """
    width, known = layout_of(document.paper).text_width, styles(document.paper)
    marks = Marks(author)
    word = docx.Document(io.BytesIO(template(document.paper)))
    body = word.element.body
    xml = "".join(_element(element, width, known, marks) for element in tracked_flow(document)) + _paragraph(_TAIL)
    last = body.sectPr
    for element in list(parse_xml(f"<w:body {nsdecls('w')}>{xml}</w:body>")):
        last.addprevious(element)
    _describe(word, document)
    if carried is not None:
        put_in(word, carried)
    file = io.BytesIO()
    word.save(file)
    return _undated(file)


def _describe(word: WordDocument, document: Document) -> None:
    core = word.core_properties
    core.title = _property(document.title)
    core.subject = _property(document.subject.text)
    core.author = core.last_modified_by = _property(document.letterhead.issuer.text)
    core.comments, core.keywords = "", ""
    core.language = "vi-VN"
    core.revision = 1
    core.created = core.modified = EPOCH


def _property(text: str) -> str:
    """A text as a property of the file: as long as python-docx takes it, without what XML forbids."""
    return _NOT_FOR_XML.sub("", text)[:255]


def _undated(file: io.BytesIO) -> bytes:
    """The same package, with one date on every part."""
    result = io.BytesIO()
    with zipfile.ZipFile(file) as dated, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as undated:
        for name in dated.namelist():
            entry = zipfile.ZipInfo(name, _ZIP_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            undated.writestr(entry, dated.read(name))
    return result.getvalue()


def _element(element: Element, width: float, known: Styles, marks: Marks) -> str:
    match element:
        case Text():
            return _text(element, known, marks)
        case Rule():
            return _rule(element, width, marks)
        case Table():
            return _table(element, known, marks)


def _paragraph(properties: str, changes: str = "", runs: str = "") -> str:
    return f"<w:p><w:pPr>{properties}{changes}</w:pPr>{runs}</w:p>"


def _styled(style: str, properties: str = "") -> str:
    """What a paragraph says of its looks: its style, and what differs from it."""
    return f'<w:pStyle w:val="{style_id(style)}"/>{properties}'


_TAIL = _styled(TAIL_STYLE)


def _text(text: Text, known: Styles, marks: Marks) -> str:
    runs, look = _runs(text, marks), _looks(text.look, known)
    was = marks.was(look, _looks(text.was, known)) if text.was else ""
    return _paragraph(look, marks.paragraph_mark(text.change) + was, runs)


def _looks(look: Look, known: Styles) -> str:
    return _styled(look.name, differing_properties(look, known[look.name]))


def _runs(text: Text, marks: Marks) -> str:
    now, before = (text.look,), (text.was or text.look,)
    looks: dict[Change, tuple[Look, ...]] = {"": now + before, "new": now, "gone": before}
    return "".join(marks.around(run.change, _run(run, looks[run.change])) for run in text.runs)


def _run(run: Words, looks: tuple[Look, ...]) -> str:
    """Letters say of themselves only what the looks of their paragraph do not say, in the old report and in the new one."""
    bold, italic = all(look.bold for look in looks), all(look.italic for look in looks)
    style = "<w:b/><w:bCs/>" * (run.bold and not bold) + "<w:i/><w:iCs/>" * (run.italic and not italic)
    properties = f"<w:rPr>{style}</w:rPr>" if style else ""
    tag = "w:delText" if run.change == "gone" else "w:t"
    return f'<w:r>{properties}<{tag} xml:space="preserve">{escape(run.text)}</{tag}></w:r>'


def _rule(rule: Rule, width: float, marks: Marks) -> str:
    """A rule is the border of an empty paragraph; its indents make the length."""
    now = _rule_looks(rule, rule.length, width)
    was = marks.was(now, _rule_looks(rule, rule.was_length, width)) if rule.was_length is not None else ""
    return _paragraph(now, was)


def _rule_looks(rule: Rule, length: float, width: float) -> str:
    side = (width - length) / 2
    keep = "<w:keepNext/>" if rule.keep_next else ""
    spacing = f'<w:spacing w:before="{twips(RULE_GAP)}" w:after="{twips(rule.after)}" w:line="{twips(RULE_LINE)}" w:lineRule="exact"/>'
    return _styled(RULE_STYLE, f'{keep}{spacing}<w:ind w:left="{twips(side)}" w:right="{twips(side)}"/>')


def _table(table: Table, known: Styles, marks: Marks) -> str:
    columns = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in table.widths)
    rows = "".join(_row(table, cells, known, marks) for cells in table.rows)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{twips(sum(table.widths))}" w:type="dxa"/><w:tblInd w:w="0" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/>{CELL_MARGINS}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>'
    )


def _row(table: Table, cells: tuple[Cell, Cell], known: Styles, marks: Marks) -> str:
    content = "".join(_cell(cell, width, known, marks) for cell, width in zip(cells, table.widths, strict=True))
    whole = "" if table.torn else "<w:trPr><w:cantSplit/></w:trPr>"
    return f"<w:tr>{whole}{content}</w:tr>"


def _cell(cell: Cell, width: float, known: Styles, marks: Marks) -> str:
    *others, last = cell or (None,)
    content = "".join(_element(element, width, known, marks) for element in others if element is not None)
    change: Change = _only_change(cell)
    if last is None:
        content += _paragraph(_TAIL)
    elif change and isinstance(last, Text):
        content += _last_of_cell(last, change, known, marks)
    else:
        content += _element(last, width, known, marks)
    return f'<w:tc><w:tcPr><w:tcW w:w="{twips(width)}" w:type="dxa"/></w:tcPr>{content}</w:tc>'


def _only_change(cell: Cell) -> Change:
    """The change by which the whole content of a cell came or went."""
    found = {element.change if isinstance(element, Text) else "" for element in cell}
    return found.pop() if len(found) == 1 else ""


def _last_of_cell(text: Text, change: Change, known: Styles, marks: Marks) -> str:
    """A cell always keeps one paragraph: its last one is not inserted or deleted, but changes into the empty one of an empty cell."""
    look = _looks(text.look, known)
    now, before = (look, _TAIL) if change == "new" else (_TAIL, look)
    return _paragraph(now, marks.was(now, before), _runs(text, marks))
