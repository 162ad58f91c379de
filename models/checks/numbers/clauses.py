"""Sentences as the checks of numbers take them apart: where one ends, what stands in brackets, what is enumerated."""

import re

from msgspec import Struct

from models.checks.numbers.passage import Passage
from models.quantities import Quantity
from models.text import CAPITALS

_SENTENCE_END = re.compile(rf"(?<!\bTP)(?<!\bv\.v)[.!?…](?=\s+(?!Trong (?:đó|số đó)|Cụ thể|Bao gồm|Gồm)[{CAPITALS}\d“(])|\n")
_BRACKETS = re.compile(r"\([^()]*\)")
_BETWEEN = re.compile(r"[,;]\s+|\s+(?:và|cùng|cùng với)\s+(?=\D{0,40}\d)|\s+-\s+|\s*\+\s+|\n")


class Sentence(Struct, frozen=True):
    """A stretch of a passage. `flat` is the passage's text with everything in brackets blanked, so that places stay as they are."""

    passage: Passage
    start: int
    end: int
    flat: str

    def quantities(self, start: int | None = None, end: int | None = None) -> list[Quantity]:
        """Those outside brackets in a stretch of it."""
        first, last = self.start if start is None else start, self.end if end is None else end
        return [one for one in self.passage.between(first, last) if one.end <= last and self.flat[one.start] != " "]


def sentences(passage: Passage) -> list[Sentence]:
    """The sentences of a passage; what goes on with "Trong đó" belongs to the one before."""
    flat = _BRACKETS.sub(lambda match: " " * len(match[0]), passage.text)
    ends = [*(match.end() for match in _SENTENCE_END.finditer(passage.text)), len(flat)]
    return [Sentence(passage, start, end, flat) for start, end in zip([0, *ends], ends, strict=False) if start < end]


def enumerated(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The members of an enumeration as stretches of the text; one without a number is the beginning of the next."""
    cuts = [match.span() for match in _BETWEEN.finditer(text, start, end)]
    firsts, lasts = [start, *(last for _first, last in cuts)], [*(first for first, _last in cuts), end]
    members: list[tuple[int, int]] = []
    begun: int | None = None
    for first, last in zip(firsts, lasts, strict=True):
        begun = first if begun is None else begun
        if any(letter.isdigit() for letter in text[first:last]):
            members.append((begun, last))
            begun = None
    if begun is not None and text[begun:end].strip(" .;:"):
        members.append((begun, end))
    return members
