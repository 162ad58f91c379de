"""Opening a Word file with python-docx: what may be in it is examined first, and its pictures stay outside."""

import io
import zipfile
from pathlib import Path

import docx
from docx.document import Document as WordDocument

from importers.file_kind import FileKind, kind_of
from importers.refusals import damaged
from importers.word.parts import FileParts
from models.carried import NAMESPACE
from models.errors import ImportProblem

_READ = (".xml", ".rels")


def may_carry(path: Path) -> bool:
    """Whether a file is one of Word's that may carry a report of this program, found out without opening it. Raises ImportProblem."""
    if kind_of(path) is not FileKind.WORD:
        return False
    parts = FileParts(path)
    try:
        carried = (each.target for each in parts.relations(parts.main).values() if each.kind == "customXml" and not each.outside)
        return any(NAMESPACE.encode() in (parts.content(name) or b"") for name in carried)
    finally:
        parts.close()


def open_docx(path: Path) -> WordDocument:
    """The document of a .docx file; pictures and programs in it are empty. Raises ImportProblem."""
    try:
        return docx.Document(io.BytesIO(_without_pictures(path)))
    except ImportProblem:
        raise
    except Exception as error:  # a broken package breaks python-docx in as many ways as it has parts
        raise damaged(path) from error


def _without_pictures(path: Path) -> bytes:
    parts, content = FileParts(path), io.BytesIO()
    try:
        with zipfile.ZipFile(content, "w") as light:
            for name in parts.names:
                light.writestr(name, (parts.content(name) or b"") if name.lower().endswith(_READ) else b"")
    finally:
        parts.close()
    return content.getvalue()
