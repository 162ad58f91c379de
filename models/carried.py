"""What a Word file carries of its report: the JSON as one text, sealed by its hash, so that it can come back as the same report.

A file may lose it, and anybody may change it: it is a help for coming back, never the only way.
"""

import hashlib
import re

from msgspec.structs import replace

from models.errors import BadReport
from models.interchange import decode, encode
from models.language import _
from models.lifecycle import is_locked
from models.report import Report

NAMESPACE = "urn:so-bao-cao:carried-report"
VERSION = 1
LARGEST = 20_000_000
"""Bytes; a report of hundreds of pages has a tenth of that."""

_NOT_FOR_XML = re.compile("[\x7f-\x9f\u2028\u2029\ufffe\uffff]")
"""What XML forbids or a word processor may turn into something else; in JSON it only stands inside of strings."""


def enclosed(report: Report) -> str:
    """The report as JSON that every XML part can hold. An issued one goes out of the office: it takes none of the clerk's notes along."""
    text = encode(without_notes(report) if is_locked(report) else report).decode()
    return _NOT_FOR_XML.sub(lambda letter: f"\\u{ord(letter[0]):04x}", text)


def seal(text: str) -> str:
    """The hash by which a changed or torn text is known."""
    return hashlib.sha256(text.encode()).hexdigest()


def opened(text: str, stated_seal: str, version: str) -> Report:
    """The report of such a text. Raises BadReport."""
    if version != str(VERSION):
        raise BadReport(_("báo cáo đi kèm do bản khác của chương trình ghi"))
    if len(text) > LARGEST or seal(text) != stated_seal:
        raise BadReport(_("báo cáo đi kèm đã bị hỏng hoặc bị sửa"))
    return decode(text.encode())


def without_notes(report: Report) -> Report:
    """The same report without the clerk's own notes."""
    report = report.with_sections(lambda section: replace(section, items=tuple(replace(item, note="") for item in section.items)))
    return replace(
        report,
        opening=tuple(replace(item, note="") for item in report.opening),
        figures={id: replace(figure, note="") for id, figure in report.figures.items()},
    )


def has_notes(report: Report) -> bool:
    """Whether the file that carries a report takes notes along that are never printed."""
    return not is_locked(report) and without_notes(report) != report
