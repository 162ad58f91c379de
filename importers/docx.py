"""A Word file as lines, and a document that is open already."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from docx.document import Document as WordDocument
from msgspec.structs import replace

from importers.contents import Source
from importers.file_kind import FileKind, kind_of_content
from importers.legacy.content import content_of
from importers.lines import SourceLine, source_line
from importers.refusals import damaged, too_deep
from importers.web_page import read_page, read_web_archive
from importers.word.parts import FileParts, OpenParts
from importers.word.reader import read_document, read_own_document
from models.errors import ImportProblem
from models.language import _
from models.text import Words

Read = TypeVar("Read")
_BODY = ("body", "box", "note")


def read_word(path: Path) -> Source:
    """What a file of the .docx family says: Word's own, its templates, those with macros, the strict form. Raises ImportProblem."""
    return read_parts(FileParts(path), path)


def read_parts(parts: FileParts, path: Path) -> Source:
    """The same of a package that is open; it is closed. Raises ImportProblem."""
    try:
        source = _guarded(lambda: read_document(parts, path, embedded_lines), path)
        return Source(source.lines, (*source.notices, *_of_package(parts)))
    finally:
        parts.close()


def lines_of(document: WordDocument, path: Path) -> tuple[SourceLine, ...]:
    """What stands on the pages of an open document, without headers and footers; tables in tables are text of the outer cell.

    `path` is the file's, for the sentence that is said of a damaged one. Raises ImportProblem.
    """
    lines = _guarded(lambda: read_own_document(OpenParts(document, path), path, embedded_lines), path)
    return tuple(line for line in lines if line.part in _BODY)


def _guarded(read: Callable[[], Read], path: Path) -> Read:
    try:
        return read()
    except ImportProblem:
        raise
    except RecursionError as error:
        raise too_deep(path) from error
    except Exception as error:  # a part that is not what the schema says breaks anywhere
        raise damaged(path) from error


def embedded_lines(content: bytes, path: Path) -> tuple[SourceLine, ...] | None:
    """The lines of a file that stands in a Word file as part of it (altChunk); None where it is of a kind that is not read here.

    What such a Word file holds in turn in the same way is not read.
    """
    try:
        if content.startswith(b"PK"):
            return _guarded(lambda: read_document(FileParts(path, content), path, _unread), path).lines
        match kind_of_content(content):
            case FileKind.WEB_PAGE:
                return read_page(path, content).lines
            case FileKind.WEB_ARCHIVE:
                return read_web_archive(path, content).lines
            case FileKind.TEXT:
                return tuple(_text_lines(content))
    except ImportProblem:
        return None
    return None


def _unread(_content: bytes, _path: Path) -> None:
    return None


def _text_lines(content: bytes) -> Iterator[SourceLine]:
    text = content_of(content)
    for number, words in enumerate(text.text.splitlines() if text is not None else (), 1):
        line = source_line((Words(words),))
        if line is not None:
            yield replace(line, number=number)


def _of_package(parts: FileParts) -> tuple[str, ...]:
    said = []
    if parts.has_macros:
        said.append(_("Tệp có macro; chương trình không chạy và không giữ macro."))
    if missing := parts.missing:
        said.append(_("Tệp thiếu {parts}; phần đó không nhận được.").format(parts=", ".join(missing)))
    return tuple(said)
