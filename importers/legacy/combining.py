"""Letters whose marks stand apart: decomposed Unicode, Windows-1258, and UTF-8 that was read as Windows-1252."""

import re

from importers.legacy.seen import BYTES, table
from models.text import nfc

_TONE_FIRST = re.compile("([\u0300\u0301\u0303\u0309\u0340\u0341])([\u0302\u0306\u031b])")
"""A tone before the circumflex that it belongs on; Unicode takes them for different letters and does not compose them."""

MARKS_APART = "".join(map(chr, range(0x300, 0x370)))
"""Marks that belong to the letter before them."""

_APART = re.compile(f"[{MARKS_APART}]")


def composed(text: str) -> str:
    """Composed letters, whatever the order of their marks."""
    if text.isascii():
        return text
    return nfc(_TONE_FIRST.sub(r"\2\1", text) if _APART.search(text) else text)


def _windows_1258() -> dict[int, str]:
    """Python's own table, for the bytes that have a letter in it."""
    return {byte: letter for byte in range(0xC0, 0x100) if (letter := bytes([byte]).decode("cp1258", errors="ignore"))}


_CP1258 = table(_windows_1258())
_SEQUENCE = re.compile(
    "|".join(
        f"[{''.join(char for char, byte in BYTES.items() if byte in lead)}]" + f"[{{tail}}]{{{{{count}}}}}"
        for lead, count in ((range(0xC2, 0xE0), 1), (range(0xE1, 0xF0), 2))
    ).format(tail="".join(char for char, byte in BYTES.items() if 0x80 <= byte < 0xC0))
)
"""What two and three bytes of UTF-8 look like when each is shown as a character."""

_LOST_BLANK = re.compile("Ã (?= |$|[.,;:)])", re.MULTILINE)
"""The letter à, whose second byte is a no-break blank that some programs made a plain one."""


_LOST_STROKE = re.compile("Ä(?=[^\\W\\d_]|\\b)")
"""The letter Đ, whose second byte has no character in Windows-1252 and is dropped by some programs."""


def from_cp1258(text: str) -> str:
    """A text whose bytes are Windows-1258, shown as Windows-1252."""
    return composed(text.translate(_CP1258))


def from_twice(text: str) -> str:
    """A text whose bytes are UTF-8, shown as Windows-1252; what is no letter that way stays."""
    return composed(_LOST_STROKE.sub("Đ", _SEQUENCE.sub(_letter, _LOST_BLANK.sub("à", text))))


def _letter(match: re.Match[str]) -> str:
    try:
        return bytes(BYTES[char] for char in match[0]).decode()
    except UnicodeDecodeError:
        return match[0]
