"""What the name of a font says about the letters that are written with it."""

import re
from functools import lru_cache

from importers.legacy.encoding import Encoding

_SYMBOLS = re.compile(r"(?:wing|web)dings(?: [23])?|symbol(?:mt)?|standard symbols l|(?:itc )?zapf ?dingbats|monotype sorts")
_STYLE = re.compile(r"(?:[,;]| (?:bold|italic|regular)\b).*", re.IGNORECASE)
_ABC = r"[._]vn(?!i)|vn(?:time|arial|avant|courier|century|helvet\w*|bodoni|gothic|aristote|black)h?\b"
_FAMILIES = (
    (re.compile(_ABC, re.IGNORECASE), Encoding.TCVN3),
    (re.compile(r"[._]?vni", re.IGNORECASE), Encoding.VNI),
    (re.compile(r"VI[ -][A-Z]|.*[Vv](?:ISCII|iscii)"), Encoding.VISCII),
)
"""ABC's fonts begin with ".Vn", whose dot other programs drop or make a "_"; Tricholor's with "VI "."""

_NAMES = 1000
"""A document has some ten fonts, and asks for each at every run."""


@lru_cache(maxsize=_NAMES)
def encoding_of_font(name: str) -> Encoding | None:
    """The encoding whose letters a font shows, or None where its name does not tell.

    ".VnTime" -> TCVN3, "VNI-Times" -> VNI, "VI Times" -> VISCII. None is "Times New Roman", and so are fonts of other old encodings (VPS,
    Vietware: "VNtimes new roman").
    """
    family = _family(name)
    return next((encoding for pattern, encoding in _FAMILIES if pattern.match(family)), None)


@lru_cache(maxsize=_NAMES)
def prints_capitals(name: str) -> bool:
    """Whether a font shows small letters as capitals: ".VnTimeH", ".VnArial NarrowH", "VI Times Hoa"."""
    family = _family(name)
    match encoding_of_font(name):
        case Encoding.TCVN3 if family.endswith("H") and not family.isupper():
            return True
        case Encoding.TCVN3:
            return family.lower().endswith("h") and not family.lower().endswith(("sh", "ch"))
        case Encoding.VISCII:
            return family.lower().endswith(" hoa")
        case _:
            return False


@lru_cache(maxsize=_NAMES)
def is_symbol_font(name: str) -> bool:
    """Whether a font has pictures in the places of letters: Wingdings, Webdings, Symbol, ZapfDingbats."""
    return bool(_SYMBOLS.fullmatch(plain_name(name)))


def plain_name(name: str) -> str:
    """A font's name as names are compared."""
    return _family(name).lower()


def _family(name: str) -> str:
    """A name without what other programs hang on it: ".VnTime;Times", ".VnTime,Bold", "@.VnTime"."""
    return _STYLE.sub("", name.strip().strip("\"'@").strip())
