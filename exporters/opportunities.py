"""Where a line may end, after the rules by which LibreOffice reads UAX #14 (seen with 7.4, on every pair of classes).

Letters of Thai and its neighbours, which want a dictionary, count as letters like others; of Hebrew and Arabic nothing special is known.
"""

import re
from bisect import bisect_left
from functools import lru_cache
from itertools import pairwise

_WORD = re.compile(r"([^ ]*)( *)")
_LONG_PATH = 66
"""Behind a slash a line ends only where no blank stands so near before it."""

_SIGNS = {
    "QU": "\"'«»‘’‛“”‟‹›",
    "EX": "!?",
    "PR": "$+£¤¥±₠₡₢₣₤₥₦₧₨₩₪₫€₭₮₯₰₱₲₳₴₵₿№−",
    "PO": "%¢‰′″‴",
    "DG": "°",
    "OP": "([{¡¿‚„",
    "CL": ")]}、。〉》」』】〕",
    "IS": ",.:;;⁄",
    "HY": "-",
    "SY": "/\\",
    "BA": "|\u3000\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a‐‒–⁞⸗",
    "GL": "\u00a0\u2007\u2011\u202f\u0f0c\u034f",
    "BB": "´ˈˌ˟\u1ffd",
    "B2": "—",
    "IN": "…‥",
    "NS": "‼⁇⁈⁉々ゝゞー・ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ",
    "CB": "\ufffc",
    "NU": "0123456789",
}
"""The classes of what is no letter, by the names of UAX #14; DG, the degree sign, counts as letter and as unit."""
_CLASSES = {sign: name for name, signs in _SIGNS.items() for sign in signs}
_IDEOGRAPHS: tuple[tuple[int, int], ...] = (
    (0x231A, 0x231B),
    (0x2600, 0x2604),
    (0x2614, 0x2615),
    (0x2639, 0x263B),
    (0x2E80, 0x30FF),
    (0x3130, 0xA4CF),
)
_IDEOGRAPHS += ((0xAC00, 0xD7A3), (0xF900, 0xFAFF), (0xFE30, 0xFE6F), (0xFF01, 0xFF60), (0x1F000, 0x1FAFF), (0x20000, 0x3FFFD))
_PLAIN = re.compile(r"[0-9.,:;]*[^\W\d_]+[0-9.,:;]*|[0-9][0-9.,]*[,;:]?")
"""Words without a place inside: the most of them, told from others at once."""

_FREE = frozenset(["AL", "NU", "PR", "PO", "DG", "OP", "BB", "B2", "IN", "ID", "CB"])
"""The classes that may begin a line behind a sign that does not hold them."""
_AFTER_LETTER = frozenset(["PO", "BB", "B2", "ID", "CB"])
_AFTER_CLOSING = frozenset(["PR", "PO", "OP", "BB", "B2", "IN", "ID", "CB"])
_ENDS: dict[str, frozenset[str]] = {
    "AL": _AFTER_LETTER,
    "DG": _AFTER_LETTER,
    "NU": _AFTER_LETTER - {"PO"},
    "PR": _AFTER_CLOSING - {"ID"},
    "PO": _AFTER_CLOSING,
    "CL": _AFTER_CLOSING,
    "IS": _AFTER_CLOSING,
    "B2": _FREE - {"B2"},
    "IN": _FREE - {"IN"},
    "ID": _FREE - {"IN", "PO", "DG"},
    "CB": _FREE | {"HY", "BA", "NS"},
    "QU": frozenset(),
    "OP": frozenset(),
    "GL": frozenset(),
    "BB": frozenset({"CB"}),
}
"""Before which classes a line may end, behind a class; behind all others before the free ones."""
_NEVER_FIRST = frozenset(["EX", "CL", "IS", "SY"])
"""What is never carried over with a blank in front, unless that blank itself has no room (exporters/breaking.py)."""


@lru_cache(maxsize=4096)
def _class(letter: str) -> str:
    """The class of a letter that is no mark above or below another one."""
    found = _CLASSES.get(letter)
    if found:
        return found
    return "ID" if any(low <= ord(letter) <= high for low, high in _IDEOGRAPHS) else "AL"


@lru_cache(maxsize=65536)
def _inside(word: str) -> tuple[int, ...]:
    """The places inside a word, which holds no blanks."""
    if _PLAIN.fullmatch(word):
        return ()
    places = []
    before, number = "", False
    for at, letter in enumerate(word):
        if at and _combines(letter):
            continue
        now = _class(letter)
        if at and now in _ENDS.get(before, _FREE) and not _in_number(word, at, before, now, number):
            places.append(at)
        number = now == "NU" or (number and before != "CL" and now in ("SY", "IS", "CL"))
        before = now
    return tuple(places)


def _combines(letter: str) -> bool:
    return "\u0300" <= letter <= "\u036f" or "\ufe00" <= letter <= "\ufe0f" or letter == "\u200d"


def _in_number(word: str, at: int, before: str, now: str, number: bool) -> bool:
    """Whether a number holds both sides: "1/2", "5)%", "+(7" (LB 25)."""
    if number and now in ("PR", "PO", "DG"):
        return True
    if now == "NU":
        return number and before in ("SY", "IS")
    return now == "OP" and before in ("PR", "PO") and word[at + 1 : at + 2].isdecimal()


@lru_cache(maxsize=4096)
def opportunities(text: str) -> tuple[int, ...]:
    """The places where a line may end, each before the letter with this index; blanks stay with what stands before them."""
    places: list[int] = []
    end, last, blank = 0, "", False
    for match in _WORD.finditer(text):
        word, blanks = match.groups()
        if word:
            if blank and not _held(last, _class(word[0])):
                places.append(end)
            places.extend(end + place for place in _inside(word))
            last = _last_class(word)
        blank = blank or bool(blanks)
        if word:
            blank = bool(blanks)
        end = match.end()
    return tuple(places)


def unbroken(text: str) -> list[str]:
    """The text cut at every place; the blanks stay with what stands before them."""
    places = (0, *opportunities(text), len(text))
    return [text[start:end] for start, end in pairwise(places) if end > start]


def _last_class(word: str) -> str:
    bare = word
    while len(bare) > 1 and _combines(bare[-1]):
        bare = bare[:-1]
    return _class(bare[-1])


def _held(before: str, after: str) -> bool:
    """Whether a line may not end between two words, although a blank stands there."""
    return after in _NEVER_FIRST or before == "OP" or (before, after) in (("B2", "B2"), ("CL", "NS"))


def last_place(text: str, places: tuple[int, ...], cut: int) -> int:
    """Where the line ends whose first letter without room is `cut`; 0 where there is no place before it."""
    index = bisect_left(places, cut)
    if index < len(places) and places[index] == cut and text[cut - 1] != "/" and text[cut] <= "\uffff":
        return cut
    place = places[index - 1] if index else 0
    return _before_path(text, place) if place and text[place - 1] == "/" else place


def _before_path(text: str, place: int) -> int:
    """A line does not end behind a slash where a blank stands near before it."""
    for at in range(place - 2, max(place - 1 - _LONG_PATH, -1), -1):
        if text[at].isspace() and text[at] not in "\u00a0\u2007\u202f":
            return at + 1
    return place
