"""Document -> DOCX, with python-docx: styles, borderless tables and paragraph borders, nothing that floats; changes are tracked."""

import io
import re
import zipfile

import docx
from docx.document import Document as WordDocument
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml

from exporters.carrier import put_in
from exporters.docx_changes import AUTHOR, EPOCH, Marks
from exporters.docx_paragraphs import Images, Pen, paragraph_xml, tail_paragraph, text_xml
from exporters.docx_sections import Sections
from exporters.docx_tables import table_xml
from exporters.docx_template import styles, template
from exporters.elements import Apart, Element, Part, Table, Text
from exporters.layout import Look, layout_of
from exporters.tracked import tracked_flow
from models.page import Document
from models.paper import Paper
from models.report import Report

_NOT_FOR_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ZIP_DATE = (2000, 1, 1, 0, 0, 0)


def render_docx(document: Document, author: str = AUTHOR, carried: Report | None = None) -> bytes:
    """The paper as a Word file, of a redline with tracked changes by `author`. Equal documents give equal bytes.

    `carried` is the report that the file takes along, for its way back. A redline takes none along: it speaks of two reports.
    """
    return written(document, tracked_flow(document), author=author, carried=carried)


def written(
    document: Document, pages: tuple[Part, ...], looks: tuple[Look, ...] = (), author: str = AUTHOR, carried: Report | None = None
) -> bytes:
    """The same with other pages than those of the document's own flow, under its description; `looks` are all that these pages have."""
    word = docx.Document(io.BytesIO(template(document.paper, looks)))
    pen = Pen(styles(document.paper, looks), Marks(author), Images(word.part))
    *parts, last = pages
    sections = Sections(word, document.paper)
    xml = "".join(_part(part, document.paper, pen, sections.of(part)) for part in parts) + _part(last, document.paper, pen)
    body = word.element.body
    for element in list(parse_xml(f"<w:body {nsdecls('w', 'wp', 'a', 'pic', 'r')}>{xml}</w:body>")):
        body.sectPr.addprevious(element)
    body.sectPr.getparent().replace(body.sectPr, parse_xml(sections.of(last, alone=True)))
    sections.add_foot(next((part.foot for part in (*parts, last)), ()), pen)
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
    core.comments, core.keywords = "", document.revision
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


def _part(part: Part, paper: Paper, pen: Pen, section: str = "") -> str:
    """A part; `section` is what its last paragraph says of its pages, nothing for the last part, which the file itself speaks of."""
    layout = layout_of(paper, part.landscape)
    *elements, last = part.elements or (None,)
    xml = "".join(element_xml(element, layout.text_width, pen) for element in elements if element is not None)
    if isinstance(last, Text):
        return xml + text_xml(last, pen, section)
    return xml + (element_xml(last, layout.text_width, pen) if last is not None else "") + tail_paragraph(section)


def element_xml(element: Element, width: float, pen: Pen) -> str:
    """An element of the body in a column so wide."""
    match element:
        case Table():
            return table_xml(element, pen)
        case Apart():
            return tail_paragraph()
        case _:
            return paragraph_xml(element, width, pen)
