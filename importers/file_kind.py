"""What kind of file it is, by its first bytes: a name says what somebody thinks that it is."""

from enum import Enum, auto
from pathlib import Path

from importers.refusals import device, empty, lock_file, unreadable
from importers.word.archive import Archive
from models.own_database import is_own_database

SUFFIXES = (".docx", ".doc", ".docm", ".dotx", ".dotm", ".dot", ".rtf", ".odt", ".ott", ".wps", ".htm", ".html", ".mht", ".xml", ".txt")
"""What a clerk may choose, the likeliest first."""
_START = 4096
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_IMAGES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"BM")
_TEXT_ENDS = (b"\xff\xfe", b"\xfe\xff")
_LARGEST = 300_000_000
_OLD_WORD_AT = 512
_OLD_WORD, _ENCRYPTED_FLAG = b"\xec\xa5", 0x01


class FileKind(Enum):
    """The kinds that are told apart; each is read, or refused with a sentence of its own."""

    WORD = auto()
    """Word from 2007 on: .docx, .docm, .dotx, .dotm."""
    FLAT_WORD = auto()
    """The same in one XML file."""
    OLD_WORD = auto()
    """Word 97 to 2003: .doc, .dot, and .wps of the same make."""
    OLD_XML = auto()
    """Word 2003 and LibreOffice as one XML file."""
    OPEN_DOCUMENT = auto()
    RICH_TEXT = auto()
    WEB_PAGE = auto()
    WEB_ARCHIVE = auto()
    """A web page with its pictures in one file, which Word writes as .mht."""
    TEXT = auto()
    PROTECTED = auto()
    PDF = auto()
    IMAGE = auto()
    SHEET = auto()
    SLIDES = auto()
    REPORT = auto()
    """Our own JSON."""
    DATABASE = auto()
    """A backup of ours, or a store itself."""
    OTHER_PACKAGE = auto()
    OTHER_COMPOUND = auto()
    """One of Microsoft's older files that does not say what it is, as one that was cut off: its list of contents stands at its end."""
    OTHER = auto()


def kind_of(path: Path) -> FileKind:
    """The kind of a file. Raises ImportProblem where there is no file, nothing in it, or it only says that another one is open."""
    if path.name.startswith(("~$", ".~lock.")):
        raise lock_file(path)
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            raise device(path)
        with path.open("rb") as file:
            start = file.read(_START)
    except OSError as error:
        raise unreadable(path, error) from error
    if not start:
        raise empty(path)
    if start.startswith(_OLE):
        return _of_compound(path)
    if start.startswith(b"PK"):
        return _of_package(path)
    return kind_of_content(start)


def kind_of_content(start: bytes) -> FileKind:
    """The kind of what begins so, and is no compound file and no package."""
    if is_own_database(start):
        return FileKind.DATABASE
    text = start.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if start.startswith(_IMAGES) or (start.startswith(b"RIFF") and start[8:12] == b"WEBP"):
        return FileKind.IMAGE
    if text.startswith(b"%pdf"):
        return FileKind.PDF
    if text.startswith(b"{\\rt"):
        return FileKind.RICH_TEXT
    if text.startswith(b"<?xml") and (kind := _of_xml(text)) is not None:
        return kind
    if b"content-type: multipart/related" in text or text.startswith(b"mime-version:"):
        return FileKind.WEB_ARCHIVE
    wide = start.startswith(_TEXT_ENDS)
    if _is_page(start.decode("utf-16", "ignore").lower().encode() if wide else text):
        return FileKind.WEB_PAGE
    if text.startswith(b"{") and b'"definition"' in text:
        return FileKind.REPORT
    return FileKind.TEXT if wide or b"\0" not in start else FileKind.OTHER


def _is_page(text: bytes) -> bool:
    return text.startswith((b"<!doctype html", b"<html", b"<head", b"<body", b"<meta")) or b"<html" in text[:1024]


def _of_xml(text: bytes) -> FileKind | None:
    if b"2006/xmlpackage" in text:
        return FileKind.FLAT_WORD
    if b"word/2003/wordml" in text or b"opendocument:xmlns:office" in text or b'progid="word.document"' in text:
        return FileKind.OLD_XML
    return None


def _of_compound(path: Path) -> FileKind:
    """Of Microsoft's older files: their streams have names in UTF-16."""
    with path.open("rb") as file:
        content = file.read(_LARGEST)

    def holds(name: str) -> bool:
        return name.encode("utf-16-le") in content

    if holds("EncryptedPackage"):
        return FileKind.PROTECTED
    if holds("WordDocument"):
        word = content[_OLD_WORD_AT : _OLD_WORD_AT + 12]
        locked = word.startswith(_OLD_WORD) and int.from_bytes(word[11:]) & _ENCRYPTED_FLAG
        return FileKind.PROTECTED if locked else FileKind.OLD_WORD
    if holds("Workbook") or holds("Book\0"):
        return FileKind.SHEET
    if holds("PowerPoint Document"):
        return FileKind.SLIDES
    return FileKind.OLD_WORD if holds("CONTENTS") or holds("MatOST") else FileKind.OTHER_COMPOUND


def _of_package(path: Path) -> FileKind:
    package = Archive(path)
    try:
        names = package.names
        if b"opendocument.text" in (package.read("mimetype") or b""):
            locked = b"encryption-data" in (package.read("META-INF/manifest.xml") or b"")
            return FileKind.PROTECTED if locked else FileKind.OPEN_DOCUMENT
    finally:
        package.close()
    folders = {name.partition("/")[0] for name in names if "/" in name}
    if "word" in folders:
        return FileKind.WORD
    if "[Content_Types].xml" in names:
        return FileKind.SHEET if "xl" in folders else FileKind.SLIDES if "ppt" in folders else FileKind.WORD
    return FileKind.OTHER_PACKAGE
