"""Two lists of texts side by side: which one of the new list is which one of the old, in their order."""

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import TypeAlias, TypeVar

T = TypeVar("T")
Pair: TypeAlias = tuple[T | None, T | None]
"""One of the old list and the one it became; nothing on the left where it is new, on the right where it is gone."""

ALIKE = 0.5
"""The share of words that two texts have in common at least when one is called a change of the other."""

_WORD = re.compile(r"\w+|[^\w\s]")
_FEW = 4_000
"""Comparisons that are made for the best pairing of one stretch; a longer stretch is walked through once."""
_AHEAD = 24
"""How far that walk looks ahead for a text that is alike."""


def aligned(old: Sequence[T], new: Sequence[T], text: Callable[[T], str], kind: Callable[[T], Hashable]) -> Iterator[Pair[T]]:
    """Every one of both lists once, in order: equal ones together, then alike ones; only two of one kind can be a pair.

    Takes about linear time for lists of thousands.
    """
    before, after = [(kind(one), text(one)) for one in old], [(kind(one), text(one)) for one in new]
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, before, after).get_opcodes():
        if tag == "equal":
            yield from zip(old[i1:i2], new[j1:j2], strict=True)
        else:
            pairs = _alike(before[i1:i2], after[j1:j2])
            yield from ((None if i is None else old[i1 + i], None if j is None else new[j1 + j]) for i, j in pairs)


def ended_together(pairs: Iterable[Pair[T]]) -> tuple[Pair[T], ...]:
    """The same pairs; where both lists end with something that has no partner, the last ones are partners."""
    known = tuple(pairs)
    end = len(known)
    while end and None in known[end - 1]:
        end -= 1
    gone = [old for old, _new in known[end:] if old is not None]
    came = [new for _old, new in known[end:] if new is not None]
    if not gone or not came:
        return known
    return *known[:end], *((old, None) for old in gone[:-1]), *((None, new) for new in came[:-1]), (gone[-1], came[-1])


Words = Counter[str]
Keyed = tuple[Hashable, str]


def words_of(text: str) -> Words:
    """The words of a text, counted, whatever their capitals."""
    return Counter(_WORD.findall(text.casefold()))


def likeness(one: Words, other: Words) -> float:
    """The share of words that two texts have in common, in any order; two empty ones are alike."""
    size, other_size = one.total(), other.total()
    if not size and not other_size:
        return 1.0
    if 2 * min(size, other_size) < ALIKE * (size + other_size):
        return 0.0
    return 2 * (one & other).total() / (size + other_size)


def _alike(old: Sequence[Keyed], new: Sequence[Keyed]) -> Iterator[Pair[int]]:
    """The pairs of a stretch in which no two are equal; between two pairs what is gone stands before what is new."""
    counted = [words_of(text) for _kind, text in old], [words_of(text) for _kind, text in new]

    def score(i: int, j: int) -> float:
        found = likeness(counted[0][i], counted[1][j]) if old[i][0] == new[j][0] else 0.0
        return found if found >= ALIKE else 0.0

    pairs = _best(len(old), len(new), score) if len(old) * len(new) <= _FEW else _walked(len(old), len(new), score)
    i = j = 0
    for at, to in (*pairs, (len(old), len(new))):
        yield from ((gone, None) for gone in range(i, at))
        yield from ((None, came) for came in range(j, to))
        if at < len(old):
            yield at, to
        i, j = at + 1, to + 1


Score = Callable[[int, int], float]


def _best(rows: int, columns: int, score: Score) -> list[tuple[int, int]]:
    """The pairs in order whose likeness is the greatest in sum."""
    scores = [[score(i, j) for j in range(columns)] for i in range(rows)]
    best = [[0.0] * (columns + 1) for _row in range(rows + 1)]
    for i in range(rows - 1, -1, -1):
        for j in range(columns - 1, -1, -1):
            paired = scores[i][j] + best[i + 1][j + 1] if scores[i][j] else 0.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], paired)
    pairs, i, j = [], 0, 0
    while i < rows and j < columns:
        if scores[i][j] and best[i][j] == scores[i][j] + best[i + 1][j + 1]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def _walked(rows: int, columns: int, score: Score) -> list[tuple[int, int]]:
    """Pairs in order, each the most alike of the next few."""
    pairs, start = [], 0
    for j in range(columns):
        ahead = range(start, min(start + _AHEAD, rows))
        found = max(ahead, key=lambda i: (score(i, j), -i), default=None)
        if found is not None and score(found, j):
            pairs.append((found, j))
            start = found + 1
    return pairs
