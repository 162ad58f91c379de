"""Where a report says what is looked for: the best passages, each with the words around and the hit marked."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from msgspec import Struct

from models.place import Place
from models.search.passages import Passage
from models.search.query import Query, Term
from models.text import words

_BEFORE, _AFTER = 48, 90
"""Characters that are shown before and behind a hit."""
_GAP = " … "
_TRIED = 12
"""Places of a term in one passage that are looked at."""


class Piece(Struct, frozen=True):
    """Some characters of an excerpt; `hit` says whether they are what was looked for."""

    text: str
    hit: bool = False


class Excerpt(Struct, frozen=True):
    """A passage, cut down to the words around. `whole`: all terms stand in it; `exact`: with the same marks."""

    place: Place
    heading: str
    pieces: tuple[Piece, ...]
    whole: bool = True
    exact: bool = False

    @property
    def text(self) -> str:
        """The characters, without saying which are the hit."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def scattered(self) -> int:
        """In how many stretches the hit stands: 1 where all its words are side by side."""
        return sum(piece.hit for piece in self.pieces)

    @property
    def pointed(self) -> str:
        """The characters with the hit between «pointed quotes», for a terminal."""
        return "".join(f"«{piece.text}»" if piece.hit else piece.text for piece in self.pieces)


class _Spot(Struct, frozen=True, order=True):
    start: int
    end: int
    exact: bool


class Finder:
    """Finds a query's terms in passages; made once for all reports."""

    def __init__(self, query: Query) -> None:
        self._terms = [(term, _pattern(term)) for term in query.terms]
        self._words = [word for term in query.terms for word in term.plain]

    def excerpts(self, passages: Sequence[Passage], most: int) -> tuple[Excerpt, ...]:
        """The best places in one report: those that hold all terms: exact ones first, close ones first.

        Where no passage holds them all, the first place of each term. Nothing where a term does not stand in the report.
        """
        if not self._terms:
            return ()
        whole: list[Excerpt] = []
        apart: dict[int, Excerpt] = {}
        for passage in passages:
            if all(word in passage.folded for word in self._words):
                spots = [self._spots(at, passage) for at in range(len(self._terms))]
                if all(spots):
                    whole.append(_excerpt(passage, _nearest(spots), whole=True))
                    continue
            if not whole:
                self._look_apart(passage, apart)
        if whole:
            return tuple(sorted(whole, key=lambda excerpt: (not excerpt.exact, excerpt.scattered))[:most])
        return tuple(dict.fromkeys(apart[at] for at in sorted(apart)))[:most] if len(apart) == len(self._terms) else ()

    def _look_apart(self, passage: Passage, apart: dict[int, Excerpt]) -> None:
        """Notes the first place of each term, by its number; one with the same marks is better than one before it without."""
        for at, (term, _pattern) in enumerate(self._terms):
            if term.plain[0] in passage.folded and not (at in apart and apart[at].exact):
                spots = self._spots(at, passage)
                if spots and (at not in apart or spots[0].exact):
                    apart[at] = _excerpt(passage, spots[:1], whole=False)

    def _spots(self, at: int, passage: Passage) -> list[_Spot]:
        """Some places of a term in a passage, exact ones first."""
        term, pattern = self._terms[at]
        stretches = (match.span() for match in islice(pattern.finditer(passage.folded), _TRIED))
        spots = [_Spot(start, end, _is_exact(term, passage.text[start:end])) for start, end in stretches]
        return sorted(spots, key=_inexact)


def _inexact(spot: _Spot) -> bool:
    return not spot.exact


def _pattern(term: Term) -> re.Pattern[str]:
    """The words of a term in folded text, with anything but letters and digits between them.

    It begins with letters, which Python looks for at once, and only then asks whether a word begins there.
    """
    first, *others = map(re.escape, term.plain)
    together = "".join(rf"[\W_]+{word}" for word in others)
    end = r"[^\W_]*" if term.half else r"(?![^\W_])"
    return re.compile(rf"{first}(?<![^\W_]{first}){together}{end}")


def _is_exact(term: Term, text: str) -> bool:
    if len(term.marked) == 1 and not term.half:
        return text.lower() == term.marked[0]
    found = tuple(map(str.lower, words(text)))
    if term.half:
        return found[:-1] == term.marked[:-1] and found[-1].startswith(term.marked[-1])
    return found == term.marked


def _nearest(spots: list[list[_Spot]]) -> list[_Spot]:
    """One spot of each term, so that they stand as close together as the passage has them; exact ones before close ones."""
    groups = [_around(first, spots[1:]) for first in spots[0]]
    return min(groups, key=lambda group: (sum(not spot.exact for spot in group), group[-1].end - group[0].start))


def _around(first: _Spot, others: list[list[_Spot]]) -> list[_Spot]:
    near = (min(found, key=lambda spot: (not spot.exact, abs(spot.start - first.start))) for found in others)
    return sorted({first, *near})


def _excerpt(passage: Passage, spots: Sequence[_Spot], whole: bool) -> Excerpt:
    exact = all(spot.exact for spot in spots)
    return Excerpt(passage.place, passage.heading, tuple(_pieces(passage.text, _stretches(passage.text, spots))), whole, exact)


def _stretches(text: str, spots: Sequence[_Spot]) -> list[tuple[int, int]]:
    """What is marked; spots with nothing but blanks between them are one stretch."""
    stretches: list[tuple[int, int]] = []
    for spot in sorted(spots):
        if stretches and not text[stretches[-1][1] : spot.start].strip():
            stretches[-1] = (stretches[-1][0], max(spot.end, stretches[-1][1]))
        else:
            stretches.append((spot.start, spot.end))
    return stretches


def _pieces(text: str, stretches: list[tuple[int, int]]) -> Iterator[Piece]:
    """The text around the marked stretches, cut at blanks; a long way between two of them is left out."""
    start = _cut_back(text, stretches[0][0])
    lead = "…" if start else ""
    for number, (begin, end) in enumerate(stretches):
        if before := lead + text[start:begin]:
            yield Piece(before)
        yield Piece(text[begin:end], hit=True)
        following = stretches[number + 1][0] if number + 1 < len(stretches) else None
        if following is None:
            stop = _cut_on(text, end)
            if after := text[end:stop] + ("…" if stop < len(text) else ""):
                yield Piece(after)
        elif following - end <= _BEFORE + _AFTER:
            start, lead = end, ""
        else:
            start = _cut_back(text, following)
            lead = text[end : _cut_on(text, end, _BEFORE)] + _GAP


def _cut_back(text: str, at: int) -> int:
    """Where an excerpt begins that shall show what stands before `at`: behind a blank, where there is one."""
    if at <= _BEFORE:
        return 0
    blank = text.find(" ", at - _BEFORE, at)
    return blank + 1 if blank >= 0 else at - _BEFORE


def _cut_on(text: str, at: int, room: int = _AFTER) -> int:
    if at + room >= len(text):
        return len(text)
    blank = text.rfind(" ", at, at + room)
    return blank if blank > at else at + room
