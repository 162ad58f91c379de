"""A file of any kind as lines: what is in it decides how it is read, not what it is called."""

from pathlib import Path

from importers.contents import Source
from importers.docx import read_docx
from importers.text import read_text
from models.errors import ImportProblem
from models.language import _

__all__ = ["Source", "read_source", "read_word"]


def read_word(path: Path) -> Source:
    """What a Word file of the .docx family says. Raises ImportProblem."""
    return Source(read_docx(path))


def read_source(path: Path) -> Source:
    """What a file says. Raises ImportProblem."""
    match path.suffix.lower():
        case ".docx":
            return read_word(path)
        case ".txt":
            return Source(read_text(path))
    sentence = _("Tệp “{file}” không nhận được; hãy mở bằng Word hoặc LibreOffice, ghi lại thành .docx rồi nhận tệp đó.")
    raise ImportProblem(sentence.format(file=path.name))
