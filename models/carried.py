"""What a Word file carries of its report: the JSON as one text, sealed by its hash, so that it can come back as the same report.

A file may lose it, and anybody may change it: it is a help for coming back, never the only way.
"""

import hashlib
import re

from msgspec.structs import replace

from models.errors import BadReport
from models.interchange import decode, encode
from models.language import _
from models.lifecycle import is_locked, without_notes
from models.report import Report

NAMESPACE = "urn:so-bao-cao:carried-report"
VERSION = 1
LARGEST = 20_000_000
"""Bytes; a report of hundreds of pages has a tenth of that."""

_NOT_FOR_XML = re.compile("[\x7f-\x9f\u2028\u2029\ufffe\uffff]")
"""What XML forbids or a word processor may turn into something else; in JSON it only stands inside of strings."""


def enclosed(report: Report) -> str:
    """The report as JSON that every XML part can hold. An issued one goes out of the office: it takes no notes and no reasons along."""
    text = encode(outgoing(report)).decode()
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


def outgoing(report: Report) -> Report:
    """What goes out of a report in its file."""
    return _for_outside(report) if is_locked(report) else report


def has_private_words(report: Report) -> bool:
    """Whether the file that carries a report takes notes or reasons along, which are never printed."""
    return not is_locked(report) and _for_outside(report) != report


def private_words_sentence() -> str:
    """What is said of a file that takes such words along."""
    return _("Tệp mang theo cả ghi chú và lý do không in; gửi ra ngoài cơ quan thì gửi bản PDF.")


def _for_outside(report: Report) -> Report:
    bare = without_notes(report)
    amends = replace(bare.amends, reason="") if bare.amends else None
    bare = replace(bare, accepted=(), tasks=(), source=None, amends=amends)
    return replace(bare, figures={id: replace(figure, reason=None) for id, figure in bare.figures.items()})
