"""Two reports as one redline file: Word with tracked changes, or PDF with strokes."""

from pathlib import Path

from exporters.docx import render_docx
from exporters.docx_changes import AUTHOR
from exporters.writing import write_whole
from models.definition import definition_for
from models.document import compose
from models.errors import ExportError
from models.language import _
from models.page import Document
from models.redline import redline
from models.report import Report


def redline_of(old: Report, new: Report) -> Document:
    """The redline, each report read by its own definition. Raises UnknownDefinition."""
    return redline(compose(old, definition_for(old)), compose(new, definition_for(new)))


def redline_docx(old: Report, new: Report, author: str = AUTHOR) -> bytes:
    """The redline as a Word file; `author` is who Word says made the changes. Raises UnknownDefinition."""
    return render_docx(redline_of(old, new), author)


def write_redline(old: Report, new: Report, path: Path, author: str = AUTHOR) -> None:
    """Writes the redline as .docx or .pdf, whole or not at all; `author` is who Word says made the changes. Raises BookError."""
    match path.suffix.lower():
        case ".docx":
            write_whole(path, redline_docx(old, new, author))
        case ".pdf":
            from exporters.archive import render_archive  # noqa: PLC0415  # pikepdf loads slowly, and only here is it needed

            write_whole(path, render_archive(redline_of(old, new)).content)
        case _:
            raise ExportError(_("Không ghi được bản so sánh “{file}”: hãy đặt tên tệp có đuôi .docx hoặc .pdf.").format(file=path))
