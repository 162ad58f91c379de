"""Vietnamese text as old programs wrote it, as Word shows the bytes; by other tables than the program's own."""

import shutil
import subprocess
import unicodedata
from functools import cache

import pytest

from importers.legacy.encoding import Encoding

_VOWELS = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵ"
SMALL = f"{_VOWELS}đ".translate(dict.fromkeys(map(ord, "aeiouy")))
LETTERS = SMALL + SMALL.upper()
"""The letters that only Vietnamese needs: 67 small ones and their capitals."""

_TONES = "\u0301\u0300\u0309\u0303\u0323"
_SHAPES = {"": "ùøûõï", "\u0302": "áàåãä", "\u0306": "éèúüë", "\u031b": "ùøûõï"}
_PLAIN = {"\u0302": "â", "\u0306": "ê"}
_VNI_I = dict(zip(_TONES, "íìæóò", strict=True))


def written(text: str, encoding: Encoding) -> str:
    """A text in an old encoding, each byte as the character that Windows-1252 has for it."""
    match encoding:
        case Encoding.VNI:
            return "".join(map(_vni, text))
        case Encoding.CP1258:
            return shown(b"".join(map(_cp1258, text)))
        case Encoding.TWICE:
            return shown(text.encode())
        case Encoding.TCVN3:
            return "".join(
                _by_iconv("TCVN5712-1", letter if letter in "ĂÂÊÔƠƯĐ" or letter.isascii() else letter.lower()) for letter in text
            )
        case Encoding.TCVN5712:
            return "".join(_by_iconv("TCVN5712-1", letter) for letter in text)
        case Encoding.VISCII:
            return "".join(_by_iconv("VISCII", letter) for letter in text)
        case Encoding.UNICODE:
            return text


def shown(content: bytes) -> str:
    """Bytes as Windows-1252; the five that it leaves open are control characters."""
    return "".join(bytes([byte]).decode("cp1252", errors="ignore") or chr(byte) for byte in content)


def hidden(text: str) -> bytes:
    """The bytes that are shown so."""
    return b"".join(char.encode("latin-1") if char < "\xa0" else char.encode("cp1252") for char in text)


@cache
def _by_iconv(name: str, letter: str) -> str:
    """A letter by iconv; the signs of Windows-1252 are typed as they are."""
    if letter not in LETTERS:
        return letter
    if shutil.which("iconv") is None:
        pytest.skip("iconv is not installed")
    made = subprocess.run(["iconv", "-f", "UTF-8", "-t", name], input=f"{letter} ".encode(), capture_output=True, check=False)
    if made.returncode:
        pytest.skip(f"this iconv does not know {name}")
    return shown(made.stdout[:-1])


def _cp1258(letter: str) -> bytes:
    if letter not in LETTERS:
        return letter.encode("cp1252")
    apart = unicodedata.normalize("NFD", letter)
    tones = "".join(mark for mark in apart if mark in _TONES)
    base = unicodedata.normalize("NFC", "".join(mark for mark in apart if mark not in _TONES))
    return (base + tones).encode("cp1258")


def _vni(letter: str) -> str:
    capital = letter.isupper()
    base, *marks = unicodedata.normalize("NFD", letter.lower())
    shape = "".join(mark for mark in marks if mark not in _TONES)
    tone = "".join(mark for mark in marks if mark in _TONES)
    code = _vni_code(base, shape, tone)
    return code.upper() if capital else code


def _vni_code(base: str, shape: str, tone: str) -> str:
    if base == "đ":
        return "ñ"
    if base == "i" and tone:
        return _VNI_I[tone]
    if base == "y" and tone == "\u0323":
        return "î"
    if shape == "\u031b":
        base = {"o": "ô", "u": "ö"}[base]
    if tone:
        return base + _SHAPES[shape][_TONES.index(tone)]
    return base + _PLAIN.get(shape, "")
