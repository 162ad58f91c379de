"""A Word file as lines: paragraphs, table cells, text boxes and footnotes in the order of the document.

What is tracked as inserted is read and what is tracked as deleted is not; automatic numbers and bullets become marks.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from msgspec.structs import replace

from importers.lines import SourceLine, source_line
from importers.numbering import Numbering
from importers.package import damaged, open_docx
from models.text import Words

_PASSED_THROUGH = {
    qn(f"w:{name}")
    for name in ("ins", "moveTo", "hyperlink", "smartTag", "customXml", "fldSimple", "sdt", "sdtContent", "dir", "bdo", "ruby", "rubyBase")
}
_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_ALTERNATIVES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_BREAK = "\n"
_LETTERS = {qn("w:tab"): "\t", qn("w:br"): _BREAK, qn("w:cr"): _BREAK, qn("w:noBreakHyphen"): "-"}


def read_docx(path: Path) -> tuple[SourceLine, ...]:
    """The lines of a Word file that hold anything. Raises ImportProblem."""
    return lines_of(open_docx(path), path)


def lines_of(document: WordDocument, path: Path) -> tuple[SourceLine, ...]:
    """The lines of an open document; `path` is the file's, for the sentence that is said of a damaged one. Raises ImportProblem."""
    try:
        return tuple(_Reader(document).lines())
    except Exception as error:  # as in opening: a part that is not what the schema says breaks anywhere
        raise damaged(path) from error


class _Reader:
    """Walks one document."""

    def __init__(self, document: WordDocument) -> None:
        self._document = document
        self._numbering = Numbering(document)
        self._styles = {style.style_id: style.element for style in document.styles}
        self._paragraph = self._table = 0
        self._goes_on = False

    def lines(self) -> Iterator[SourceLine]:
        yield from self._blocks(self._document.element.body)
        for relation in self._document.part.rels.values():
            if relation.reltype.endswith(("/footnotes", "/endnotes")) and not relation.is_external:
                yield from self._notes(parse_xml(relation.target_part.blob))

    def _notes(self, root: Any) -> Iterator[SourceLine]:
        for note in root:
            if note.get(qn("w:type")) is None:
                yield from self._blocks(note)

    def _blocks(self, parent: Any) -> Iterator[SourceLine]:
        for child in parent:
            if child.tag == qn("w:p"):
                self._paragraph += not self._goes_on
                self._goes_on = _torn_by_section(child)
                yield from self._paragraph_lines(child)
            elif child.tag == qn("w:tbl"):
                self._table += 1
                yield from self._cells(child, self._table)
            elif child.tag in _PASSED_THROUGH:
                yield from self._blocks(child)

    def _cells(self, table: Any, number: int) -> Iterator[SourceLine]:
        for cells, (row, column, cell) in enumerate(_table_cells(table), 1):
            for line in self._blocks(cell):
                yield replace(line, table=number, row=row, cell=cells, column=column)

    def _paragraph_lines(self, paragraph: Any) -> Iterator[SourceLine]:
        styles = list(self._style_chain(paragraph))
        properties = [found for each in (paragraph, *styles) if (found := each.find(qn("w:pPr"))) is not None]
        boxes: list[Any] = []
        spans = list(_runs(paragraph, self._bold_of(styles), self._italic_of(styles), boxes))
        mark = self._numbering.mark(iter(properties))
        facts = {"level": _heading_level(styles), "centred": _aligned(properties) == "center", "number": self._paragraph}
        for index, part in enumerate(_split(spans)):
            line = source_line(part, mark if index == 0 else "")
            if line is not None and (line.text or not mark):
                yield replace(line, **facts)
        for box in boxes:
            yield from self._blocks(box)

    def _style_chain(self, paragraph: Any) -> Iterator[Any]:
        """The paragraph's style and those that it is based on, nearest first."""
        properties = paragraph.find(qn("w:pPr"))
        style = self._styles.get(_value(properties, "w:pStyle"))
        seen = 0
        while style is not None and seen < 20:
            yield style
            style, seen = self._styles.get(_value(style, "w:basedOn")), seen + 1

    def _bold_of(self, styles: list[Any]) -> Callable[[Any], bool]:
        return lambda run: self._switched("w:b", run, styles)

    def _italic_of(self, styles: list[Any]) -> Callable[[Any], bool]:
        return lambda run: self._switched("w:i", run, styles)

    def _switched(self, name: str, run: Any, styles: list[Any]) -> bool:
        own = run.find(qn("w:rPr"))
        named = self._styles.get(_value(own, "w:rStyle"))
        for holder in (own, *(each.find(qn("w:rPr")) for each in (named, *styles) if each is not None)):
            switch = holder.find(qn(name)) if holder is not None else None
            if switch is not None:
                return switch.get(qn("w:val"), "1") not in ("0", "false", "off")
        return False


def _torn_by_section(paragraph: Any) -> bool:
    """Whether the next paragraph is the rest of this one.

    LibreOffice tears a paragraph at the foot of a page where another page style begins: its upper part has a section and ends with a blank.
    """
    properties = paragraph.find(qn("w:pPr"))
    if properties is None or properties.find(qn("w:sectPr")) is None:
        return False
    return "".join(text.text or "" for text in paragraph.iter(qn("w:t"))).endswith(" ")


def _table_cells(table: Any) -> Iterator[tuple[int, int, Any]]:
    """The cells of a table with their row and their place in it, counted from 1; a cell that spans columns takes so many places."""
    for number, row in enumerate(_children(table, qn("w:tr")), 1):
        column = 1
        for cell in _children(row, qn("w:tc")):
            yield number, column, cell
            span = _value(cell.find(qn("w:tcPr")), "w:gridSpan")
            column += int(span) if span.isdecimal() and len(span) < 4 else 1


def _children(parent: Any, tag: str) -> Iterator[Any]:
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in _PASSED_THROUGH:
            yield from _children(child, tag)


def _runs(parent: Any, bold: Callable[[Any], bool], italic: Callable[[Any], bool], boxes: list[Any]) -> Iterator[Words]:
    """The words of a paragraph with their style; its text boxes are put into `boxes`."""
    for child in parent:
        if child.tag == qn("w:r"):
            text = _run_text(child, boxes)
            if text and not _hidden(child):
                yield Words(text, bold(child), italic(child))
        elif child.tag in _PASSED_THROUGH:
            yield from _runs(child, bold, italic, boxes)
        elif isinstance(child.tag, str) and child.tag.startswith(_MATHS):
            yield Words("".join(found.text or "" for found in child.iter(f"{_MATHS}t")) or " ")


def _run_text(run: Any, boxes: list[Any]) -> str:
    text = ""
    for child in run:
        if child.tag == qn("w:t"):
            text += child.text or ""
        elif child.tag in _LETTERS:
            text += _LETTERS[child.tag]
        elif child.tag in (_ALTERNATIVES, qn("w:drawing"), qn("w:pict"), qn("w:object")):
            shown = child[0] if child.tag == _ALTERNATIVES and len(child) else child
            boxes.extend(shown.iter(qn("w:txbxContent")))
    return text


def _hidden(run: Any) -> bool:
    properties = run.find(qn("w:rPr"))
    hidden = properties.find(qn("w:vanish")) if properties is not None else None
    return hidden is not None and hidden.get(qn("w:val"), "1") not in ("0", "false", "off")


def _split(spans: list[Words]) -> Iterator[list[Words]]:
    """A paragraph's spans, cut at its line breaks."""
    part: list[Words] = []
    for span in spans:
        first, *rest = span.text.split(_BREAK)
        part.append(Words(first, span.bold, span.italic))
        for text in rest:
            yield part
            part = [Words(text, span.bold, span.italic)]
    yield part


def _heading_level(styles: list[Any]) -> int:
    for style in styles:
        name, _space, number = _value(style, "w:name").lower().rpartition(" ")
        if name == "heading" and number in "123456789":
            return int(number)
    return 0


def _aligned(properties: list[Any]) -> str:
    return next((value for each in properties if (value := _value(each, "w:jc"))), "")


def _value(parent: Any, name: str) -> str:
    child = parent.find(qn(name)) if parent is not None else None
    return "" if child is None else str(child.get(qn("w:val"), ""))
