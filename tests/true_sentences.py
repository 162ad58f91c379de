"""Sentences as offices write them, with numbers that agree, and the same ones with a fault planted: a changed total, a swapped share, a
stale year. `sentence(random)` gives one of any pattern; nothing in it is wrong until `planted` is taken.
"""

from random import Random

from models.numerals import write_roman
from models.period import Period
from tests.true_patterns import PATTERNS, PERIOD, Lines, Pattern, TrueSentence

__all__ = ["PATTERNS", "PERIOD", "Pattern", "TrueSentence", "sentence", "sentences"]


def sentence(random: Random, period: Period = PERIOD) -> TrueSentence:
    """One of the patterns with numbers of its own."""
    return random.choice(PATTERNS)(random, period)


def sentences(random: Random, count: int, period: Period = PERIOD) -> list[TrueSentence]:
    """So many, each pattern about as often as the others. From the second round on each tells of another place: a report that says the same
    of one thing twice with two numbers would be wrong.
    """
    made = [PATTERNS[at % len(PATTERNS)](random, period) for at in range(count)]
    return [true if at < len(PATTERNS) else _told_of(true, _place(at)) for at, true in enumerate(made)]


_FIRST = ("Bình", "Tịnh", "Hành", "Nghĩa", "Đức", "Phổ", "Sơn", "Trà", "Ba", "Long", "An", "Phước", "Hòa", "Tân", "Vĩnh", "Thọ")
_SECOND = (
    "An",
    "Bắc",
    "Châu",
    "Đông",
    "Giang",
    "Hải",
    "Khương",
    "Lâm",
    "Minh",
    "Nam",
    "Phú",
    "Quang",
    "Sơn",
    "Thạnh",
    "Trung",
    "Vân",
    "Xuân",
)


def _place(at: int) -> str:
    """The name of a commune, another one for each number."""
    names = len(_FIRST) * len(_SECOND)
    name = f"{_FIRST[at % len(_FIRST)]} {_SECOND[at // len(_FIRST) % len(_SECOND)]}"
    return name if at < names else f"{name} {write_roman(at // names)}"


def _told_of(true: TrueSentence, place: str) -> TrueSentence:
    """The same, told of a place; lines that are counted stay as they are."""

    def told(lines: Lines) -> Lines:
        mark = "- " if lines[0].startswith("- ") else ""
        first = lines[0].removeprefix(mark)
        return lines if first[0].isdigit() else (f"{mark}Tại xã {place}, {first[0].lower()}{first[1:]}", *lines[1:])

    return TrueSentence(true.pattern, told(true.lines), {kind: told(lines) for kind, lines in true.planted.items()})
