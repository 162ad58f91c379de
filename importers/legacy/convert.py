"""A text of an old file, read as one encoding or another."""

import re
from collections.abc import Callable

from importers.legacy.capitals import with_capitals
from importers.legacy.combining import composed, from_cp1258, from_twice
from importers.legacy.encoding import Encoding
from importers.legacy.plausible import is_syllable
from importers.legacy.tcvn import TCVN3, TCVN5712, TONES
from importers.legacy.viscii import VISCII
from importers.legacy.vni import from_vni

_TONE = re.compile(f"(?<=[AEIOUYaeiouyĂÂÊÔƠƯăâêôơư])[{''.join(map(chr, TONES))}]")
_SIGNS = "\u00a0‚„…†‡‰‹‘’“”•–—˜™›"
"""Signs of Windows-1252 in whose places VISCII and TCVN 5712 have capitals; a typist who had neither used them as signs."""

_SIGNED = re.compile(f"(?<![^\\W\\d_])(?<![{_SIGNS}])(?:[^\\W\\d_]|[{_SIGNS}])+")


def read_as(text: str, encoding: Encoding) -> str:
    """A text in composed Unicode, if its characters stand for bytes (or letters and marks) of an encoding. Other characters stay."""
    return text if text.isascii() and encoding not in _WITH_CONTROLS else _READERS[encoding](text)


def _from_tcvn3(text: str) -> str:
    return with_capitals(text.translate(TCVN3))


def _from_tcvn5712(text: str) -> str:
    letters = _by_table(text, TCVN5712)
    return composed(_TONE.sub(lambda tone: TONES[ord(tone[0])], letters))


def _from_viscii(text: str) -> str:
    return _by_table(text, VISCII)


def _by_table(text: str, table: dict[int, str]) -> str:
    """A text by a table; what may be a sign is a letter only where that makes a syllable."""
    if text.isascii() or not any(sign in text for sign in _SIGNS):
        return text.translate(table)
    return _SIGNED.sub(lambda word: _with_signs(word[0], table), text.translate(_SURE[id(table)]))


def _with_signs(word: str, table: dict[int, str]) -> str:
    for start, end in ((0, len(word)), (0, len(word) - 1), (1, len(word)), (1, len(word) - 1)):
        letters = "".join(table.get(ord(char), char) if char in _SIGNS else char for char in word[start:end])
        if len(letters) > 1 and letters != word[start:end] and is_syllable(letters):
            return word[:start] + letters + word[end:]
    return word


_SURE = {id(table): {code: letter for code, letter in table.items() if chr(code) not in _SIGNS} for table in (TCVN5712, VISCII)}
_WITH_CONTROLS = (Encoding.TCVN5712, Encoding.VISCII)
_READERS: dict[Encoding, Callable[[str], str]] = {
    Encoding.UNICODE: composed,
    Encoding.TCVN3: _from_tcvn3,
    Encoding.TCVN5712: _from_tcvn5712,
    Encoding.VNI: from_vni,
    Encoding.VISCII: _from_viscii,
    Encoding.CP1258: from_cp1258,
    Encoding.TWICE: from_twice,
}
