"""The number of a heading taken apart, and written: "I", "1", "2.1", "a)", "A", in the ways that reports number them.

Source: NĐ 30/2020, Phụ lục I, II.6 and V: phần, mục (I), khoản (1), điểm (a); "1.1" and "A" are usage.
"""

import re

from msgspec import Struct

from models.numerals import LETTERS, read_roman, write_roman
from models.report import Section

_NUMBER = re.compile(r"(?P<before>(?:\d{1,3}\.)*)(?P<own>\d{1,3}|[IVX]{1,7}|[A-HĐ]|[a-zđ])(?P<after>[.)]*)")
_DOTTED = re.compile(r"\d{1,3}(?:\.\d{1,3})*")
_CAPITALS = "ABCDĐEGH"


class HeadingNumber(Struct, frozen=True):
    """ "2.1." is before "2.", scheme "1", value 1, after "."; the schemes are "1", "I", "A" and "a"."""

    before: str
    scheme: str
    value: int
    after: str

    @property
    def text(self) -> str:
        """As it stands in a report; "" where its scheme does not count that far."""
        own = written(self.scheme, self.value)
        return f"{self.before}{own}{self.after}" if own else ""


def heading_number(number: str) -> HeadingNumber | None:
    """A heading's number taken apart; nothing where it is in no scheme."""
    match = _NUMBER.fullmatch(number.strip())
    own = _count(match["own"]) if match else None
    return HeadingNumber(match["before"], *own, match["after"]) if match and own else None


def is_part(section: Section) -> bool:
    """Whether a heading is a part, which stands above all levels: "Phần I", "Phần thứ nhất"."""
    return section.number.strip().casefold().startswith("phần ")


def rank(section: Section) -> int:
    """How deep a heading stands: 0 is a part, 1 and more its level."""
    return 0 if is_part(section) else section.level


def prefix_below(parent: Section | None) -> str:
    """What stands before the own number of a dotted heading: "2." below "2"; "" where its parent is not in digits."""
    number = parent.number.strip().rstrip(".") if parent else ""
    return f"{number}." if _DOTTED.fullmatch(number) else ""


def _count(own: str) -> tuple[str, int] | None:
    if own.isdigit():
        return "1", int(own)
    if own in LETTERS:
        return "a", LETTERS.index(own) + 1
    if roman := read_roman(own):
        return "I", roman
    if len(own) == 1 and own in _CAPITALS:
        return "A", _CAPITALS.index(own) + 1
    return None


def written(scheme: str, value: int) -> str:
    """A number in its scheme; "" where the scheme does not count that far."""
    match scheme:
        case "1":
            return str(value)
        case "I":
            return write_roman(value) if value < 40 else ""
        case "a":
            return LETTERS[value - 1] if value <= len(LETTERS) else ""
        case _:
            return _CAPITALS[value - 1] if value <= len(_CAPITALS) else ""
