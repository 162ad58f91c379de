"""The four faces of the paper: Liberation Serif, whose letters are as wide as those of Times New Roman."""

import unicodedata
from functools import cache, lru_cache
from math import floor
from pathlib import Path
from typing import NamedTuple

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

FOLDER = Path(__file__).parent.parent / "resources" / "fonts"
REPLACEMENT = "□"
"""Stands for a letter that the font lacks, so that nobody overlooks it."""

UNBREAKABLE_HYPHEN = "\u2011"
"""Looks like a hyphen; the font has no glyph of its own for it."""

DOTS = 120
"""Dots in a point: LibreOffice measures the letters of a Word file on a device of 8640 dots an inch."""

_NAMES = {
    (False, False): "LiberationSerif-Regular",
    (True, False): "LiberationSerif-Bold",
    (False, True): "LiberationSerif-Italic",
    (True, True): "LiberationSerif-BoldItalic",
}


class Face(NamedTuple):
    """One of the four faces."""

    bold: bool = False
    italic: bool = False

    @property
    def font(self) -> str:
        """The name under which reportlab knows the face; the file is read once."""
        return _registered(self.bold, self.italic)


@cache
def _registered(bold: bool, italic: bool) -> str:
    name = _NAMES[bold, italic]
    # asciiReadable would put every letter of ASCII into every subset, used or not
    pdfmetrics.registerFont(TTFont(name, str(FOLDER / f"{name}.ttf"), asciiReadable=False))
    return name


@cache
def _widths(face: Face) -> dict[int, float]:
    """Advance widths in thousandths of the size, by code point."""
    widths: dict[int, float] = pdfmetrics.getFont(face.font).face.charWidths
    return widths


@cache
def letters(face: Face) -> frozenset[int]:
    """The code points that the face can show. Letters that are read from right to left are none of them: lines are set from the left."""
    known = {code for code in pdfmetrics.getFont(face.font).face.charToGlyph if not read_from_the_right(code)}
    return frozenset(known) | {ord(UNBREAKABLE_HYPHEN)}


def read_from_the_right(code: int) -> bool:
    """Whether a letter is of Hebrew, Arabic or another script that runs from right to left."""
    return unicodedata.bidirectional(chr(code)) in ("R", "AL", "AN")


@lru_cache(maxsize=65536)
def width(text: str, face: Face, size: float) -> float:
    """Width of a text in points, without kerning, as word processors set it."""
    widths = _widths(face)
    return sum(widths[ord(letter)] for letter in text) * size / 1000


@cache
def _dots(face: Face, size: float) -> dict[int, int]:
    """Advance widths in whole dots, by code point."""
    return {letter: floor(width * size * DOTS / 1000 + 0.5) for letter, width in _widths(face).items()}


@lru_cache(maxsize=65536)
def dots(text: str, face: Face, size: float) -> int:
    """Width of a text in dots, each letter rounded for itself: what decides where a line ends."""
    widths = _dots(face, size)
    return sum(widths[ord(letter)] for letter in text)


@lru_cache(maxsize=65536)
def shown(text: str, face: Face) -> str:
    """The text with a visible sign in the place of each letter that the face lacks."""
    known = letters(face)
    text = text.replace(UNBREAKABLE_HYPHEN, "-")
    return text if known.issuperset(map(ord, text)) else "".join(letter if ord(letter) in known else REPLACEMENT for letter in text)
