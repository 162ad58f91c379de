"""Words that checks of spelling know: frequent ones with what stands beside them, compounds, foreign ones, abbreviations."""

from functools import cache
from itertools import pairwise
from pathlib import Path

from models.text import folded

FOLDER = Path(__file__).parent.parent / "resources" / "words"


def _lines(name: str) -> list[str]:
    text = (FOLDER / f"{name}.txt").read_text("utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@cache
def _common() -> tuple[tuple[str, ...], ...]:
    """The common words, each as its syllables."""
    return tuple(tuple(word.split()) for line in _lines("common") for part in line.split(",") for word in part.split(" - "))


@cache
def frequent() -> frozenset[str]:
    """Syllables that office prose uses all the time, in small letters."""
    return frozenset(syllable for word in _common() for syllable in word)


@cache
def pairs() -> frozenset[tuple[str, str]]:
    """Two frequent syllables that make a word together: ("thực", "hiện")."""
    return frozenset(pair for word in _common() for pair in pairwise(word))


@cache
def compounds() -> frozenset[tuple[str, str]]:
    """Words of two syllables of office language, the frequent ones and the halves of longer ones among them: ("quan", "tâm")."""
    frequent_ones = {(word[at], word[at + 1]) for word in _common() for at in range(0, len(word) - 1, 2)}
    return frozenset(frequent_ones | {(first, second) for line in _lines("compounds") for first, second in (line.split(),)})


@cache
def by_skeleton() -> dict[str, frozenset[str]]:
    """The frequent syllables by their letters without any mark: "thuc" -> thực, thức."""
    found: dict[str, set[str]] = {}
    for syllable in frequent():
        found.setdefault(folded(syllable), set()).add(syllable)
    return {skeleton: frozenset(syllables) for skeleton, syllables in found.items()}


@cache
def foreign() -> frozenset[str]:
    """Foreign words, measures and words of ethnic minorities that offices write in small letters."""
    return frozenset(word for line in _lines("foreign") for word in line.split())


@cache
def names(sort: str) -> tuple[str, ...]:
    """Proper names as they are written: of a "province", of a "field" of ministries and departments."""
    lists = (line.partition(": ")[2] for line in _lines("names") if line.startswith(f"{sort}: "))
    return tuple(name for line in lists for name in line.split(", "))


@cache
def abbreviations() -> dict[str, str]:
    """Abbreviations that a report has to introduce, with what they stand for."""
    pairs = (line.partition(": ") for line in _lines("abbreviations"))
    return {short: long for short, _colon, long in pairs}
