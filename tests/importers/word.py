"""Small Word files for the tests, as a typist of another office would leave them."""

import io
from pathlib import Path
from typing import Any

import docx
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml


def word() -> WordDocument:
    """An empty document of Word's own look."""
    return docx.Document()


def saved(document: WordDocument, folder: Path, name: str = "Báo cáo.docx") -> Path:
    """The document as a file."""
    path = folder / name
    content = io.BytesIO()
    document.save(content)
    path.write_bytes(content.getvalue())
    return path


def typed(document: WordDocument, *lines: str) -> WordDocument:
    """Paragraphs: "^" before a line centres it and makes it bold, "!" makes it bold."""
    for line in lines:
        paragraph = document.add_paragraph()
        run = paragraph.add_run(line.lstrip("^!"))
        run.bold = line[:1] in ("^", "!") or None
        if line[:1] == "^":
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    return document


def table(document: WordDocument, *rows: tuple[str, ...]) -> WordDocument:
    """A table; a line break in a cell begins another paragraph."""
    made = document.add_table(len(rows), len(rows[0]))
    for cells, texts in zip(made.rows, rows, strict=True):
        for cell, text in zip(cells.cells, texts, strict=True):
            first, *others = text.split("\n")
            cell.paragraphs[0].text = first
            for other in others:
                cell.add_paragraph(other)
    return document


def raw(document: WordDocument, xml: str) -> WordDocument:
    """The XML of paragraphs at the end of the document."""
    end: Any = document.element.body.sectPr
    for element in parse_xml(f"<w:body {nsdecls('w')}>{xml}</w:body>"):
        end.addprevious(element)
    return document


def run(text: str, properties: str = "") -> str:
    """A run's XML."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'
