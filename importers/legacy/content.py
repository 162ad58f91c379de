"""The bytes of a plain text file as Unicode, whatever program wrote them."""

import codecs
import re

from msgspec import Struct

from importers.legacy.convert import read_as
from importers.legacy.encoding import Encoding
from importers.legacy.lookalikes import with_own_letters
from importers.legacy.mixed import MixedReader
from importers.legacy.seen import read_bytes
from importers.legacy.vote import Vote, best_of, verdict, vote
from importers.legacy.weigh import OLD, is_vietnamese, looks_written, tokens_of

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"))
_WIDE_BOMS = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_ENDS = re.compile(r"(\r\n|[\r\n\v\f])")
_BYTE_ENDS = re.compile(rb"([\r\n\v\f])")
_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH = re.compile(rb"[\x80-\xff]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")
_NEVER_LETTERS = bytes((0x03, 0x07, 0x08, 0x0E, 0x0F, 0x10, 0x18, 0x1A, 0x1B, 0x1C, 0x1D, 0x1F, 0x7F))
"""Control characters that no encoding has a letter in the place of."""

_LOOKED_AT = 4096


class Content(Struct, frozen=True):
    """A file's text, and the old encodings that were in it, for a notice."""

    text: str
    old: tuple[Encoding, ...] = ()


def content_of(content: bytes) -> Content | None:
    """The text of a file, or None where nobody can say what its bytes stand for."""
    charset, start = _charset(content)
    try:
        return _unicode(content[start:].decode(charset)) if charset else _guessed(content)
    except UnicodeDecodeError:
        return None if charset != "utf-8" else _guessed(content[start:])


def _charset(content: bytes) -> tuple[str, int]:
    """The charset that a mark at the start or the zeros between the letters tell, and where the text begins; "" where nothing tells."""
    for mark, charset in (*_BOMS, *_WIDE_BOMS):
        if content.startswith(mark):
            return charset, len(mark)
    first = content[:_LOOKED_AT]
    even, odd = first[::2].count(0), first[1::2].count(0)
    if len(content) % 2 == 0 and max(even, odd) * 3 > len(first) // 2 and min(even, odd) * 50 < len(first):
        return ("utf-16-le" if odd > even else "utf-16-be"), 0
    return "utf-8", 0


def _unicode(text: str) -> Content:
    """Unicode, in which there may still be lines of an old encoding, or nothing else."""
    if text.isascii() and not _CONTROL.search(text):
        return Content(text)
    pieces = _ENDS.split(text)
    lines = pieces[::2]
    voted = vote(lines)
    if not voted.found:
        return Content(with_own_letters(read_as(text, Encoding.UNICODE)))
    pieces[::2] = [_line_read(line, voted) for line in lines]
    return Content("".join(pieces), voted.found)


def _line_read(line: str, voted: Vote) -> str:
    encoding = verdict(line, voted)
    if encoding in OLD and is_vietnamese(line):
        return with_own_letters(MixedReader(encoding, voted.main in OLD, voted.heard).read(line))
    return with_own_letters(read_as(line, encoding))


def _guessed(content: bytes) -> Content | None:
    """What is no Unicode as a whole: each line by itself, for files are pasted together, and then its letters by their looks."""
    if b"\0" in content or (len(content) - len(content.translate(None, _NEVER_LETTERS))) * 100 > len(content):
        return None
    pasted = _SEQUENCE.search(content) is not None
    text = "".join(_line(line) for line in _BYTE_ENDS.split(content)) if pasted else read_bytes(content)
    found = _unicode(text)
    if not found.old:
        found = _by_few_words(text) or found
    return found if _is_text(found.text) else None


def _line(line: bytes) -> str:
    try:
        return line.decode()
    except UnicodeDecodeError:
        torn = len(_HIGH.findall(_SEQUENCE.sub(b"", line)))
        return line.decode(errors="replace") if torn * 3 < len(_HIGH.findall(line)) else read_bytes(line)


def _by_few_words(text: str) -> Content | None:
    """A file with a word or two, which prove nothing elsewhere; but these bytes are no Unicode."""
    tokens = tokens_of(text)
    if len(tokens) > _FEW:
        return None
    best, weight = best_of(tokens, OLD)
    return Content(with_own_letters(read_as(text, best)), (best,)) if weight.proof > 0 and not weight.against else None


_FEW = 5


def _is_text(text: str) -> bool:
    """Whether somebody wrote this: hardly any control characters, and most of its marked words are words."""
    if len(_CONTROL.findall(text)) * 100 > len(text):
        return False
    tokens = sorted(tokens_of(text))[:_LOOKED_AT]
    return sum(map(looks_written, tokens)) * 5 >= len(tokens) * 4
