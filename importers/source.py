"""A file of any kind as lines: what is in it decides how it is read, not what it is called."""

from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace

from importers import refusals
from importers.contents import Source
from importers.docx import read_word
from importers.file_kind import SUFFIXES, FileKind, kind_of
from importers.flat_word import read_flat_word
from importers.office_suite import as_docx
from importers.text import read_text_source
from importers.web_page import read_page, read_web_archive
from models.errors import ImportProblem
from models.language import _

__all__ = ["Source", "read_source", "read_word"]

_TEXT_SUFFIXES = (".txt", ".text", ".md")
_FEWEST_WORDS = 10
"""A text under a Word file's name is one from so many words on; below that it is the rest of something broken."""
_LARGEST = 300_000_000

_THROUGH_OFFICE = {
    FileKind.OLD_WORD: ".doc",
    FileKind.OLD_XML: ".xml",
    FileKind.OPEN_DOCUMENT: ".odt",
    FileKind.RICH_TEXT: ".rtf",
}
_REFUSED: dict[FileKind, Callable[[Path], ImportProblem]] = {
    FileKind.PROTECTED: refusals.protected,
    FileKind.PDF: refusals.pdf,
    FileKind.IMAGE: refusals.image,
    FileKind.SHEET: refusals.no_word_file,
    FileKind.SLIDES: refusals.no_word_file,
    FileKind.OTHER_PACKAGE: refusals.no_word_file,
    FileKind.OTHER_COMPOUND: refusals.damaged,
    FileKind.REPORT: refusals.report_file,
    FileKind.DATABASE: refusals.database,
}


def never() -> bool:
    """What is asked where nobody can cancel."""
    return False


def read_source(path: Path, cancelled: Callable[[], bool] = never) -> Source:
    """What a file says. `cancelled` is asked again and again while another program works. Raises ImportProblem."""
    kind = kind_of(path)
    if kind in _REFUSED:
        raise _REFUSED[kind](path)
    source = _read(path, kind, cancelled)
    return replace(source, notices=(*source.notices, *_open_elsewhere(path)))


def _read(path: Path, kind: FileKind, cancelled: Callable[[], bool]) -> Source:
    match kind:
        case FileKind.WORD:
            return read_word(path)
        case FileKind.FLAT_WORD:
            return read_flat_word(path, _content(path))
        case FileKind.WEB_PAGE:
            return read_page(path, _content(path))
        case FileKind.WEB_ARCHIVE:
            return read_web_archive(path, _content(path))
        case FileKind.TEXT | FileKind.OTHER:
            return _read_text(path)
    with as_docx(path, _THROUGH_OFFICE[kind], cancelled) as made:
        source = read_word(made)
    return replace(source, way=_("Đã đổi sang .docx bằng LibreOffice trước khi đọc; hãy so lại với tệp gốc."))


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > _LARGEST:
            raise refusals.too_large(path)
        return path.read_bytes()
    except OSError as error:
        raise refusals.unreadable(path, error) from error


def _read_text(path: Path) -> Source:
    named = path.suffix.lower() in _TEXT_SUFFIXES
    if not named and (path.suffix.lower() not in SUFFIXES or not _has_words(_content(path))):
        raise refusals.other_kind(path)
    lines, said = read_text_source(path)
    return Source(lines, said if named else (_("Tệp mang tên của tệp Word nhưng bên trong chỉ có chữ thường."), *said))


def _has_words(content: bytes) -> bool:
    return b"\0" not in content[:1000] and len(content.split()) >= _FEWEST_WORDS


def _open_elsewhere(path: Path) -> tuple[str, ...]:
    """What is said where another program has the file open: a file of its own stands beside it."""
    name = path.name
    for lock in (f"~${name}", f"~${name[2:]}", f"~${name[1:]}", f".~lock.{name}#"):
        if len(name) > 2 and path.with_name(lock).is_file():
            return (_("Tệp đang mở trong Word hoặc LibreOffice; những sửa đổi chưa ghi ở đó không có trong phần vừa nhận."),)
    return ()
