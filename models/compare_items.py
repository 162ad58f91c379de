"""Which item of one report is which of another: by its id where the words agree, by its words elsewhere; and which of them moved."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence

from msgspec import Struct

from models.align import ALIKE, likeness, words_of
from models.report import Item, Report

_RARE = 4
"""Words of an item, the rarest ones, by which another is looked for that is like it."""
_MOST = 16
"""Items that are looked at for each of these words."""


class Spot(Struct, frozen=True):
    """An item where it stands: its section, its number there counted from 1, its text as it is read."""

    section: str
    number: int
    item: Item
    text: str


class Matches(Struct, frozen=True):
    """For each item of the new report the one of the old, by their places in the lists; those of the new one that moved."""

    old_of: dict[int, int]
    moved: frozenset[int]


def spots(report: Report, texts: dict[str, str]) -> list[Spot]:
    """The items of a report in order; `texts` are what is read of them, by their ids."""
    counts: Counter[str] = Counter()
    found = []
    for section, item in report.items():
        counts[section] += 1
        found.append(Spot(section, counts[section], item, texts.get(item.id, "")))
    return found


def matched(old: Sequence[Spot], new: Sequence[Spot]) -> Matches:
    """Takes about linear time. An item without any words is only matched by its id."""
    pairs: dict[int, int] = {}
    _by_id(old, new, pairs, 1.0)
    _by_text(old, new, pairs)
    _by_id(old, new, pairs, ALIKE)
    _by_words(old, new, pairs)
    _by_id(old, new, pairs, 0.0)
    in_order = _longest_in_order([(j, pairs[j]) for j in sorted(pairs)])
    moved = frozenset(j for j, i in pairs.items() if j not in in_order or old[i].section != new[j].section)
    return Matches(pairs, moved)


def _by_id(old: Sequence[Spot], new: Sequence[Spot], pairs: dict[int, int], alike: float) -> None:
    """Items of one id that are so alike; where that is not at all, they were written anew where they stood."""
    before, after = _left(old, new, pairs)
    at = {old[i].item.id: i for i in before}
    for j in after:
        i = at.get(new[j].item.id)
        if i is not None and _alike(old[i], new[j], alike):
            pairs[j] = i


def _alike(old: Spot, new: Spot, alike: float) -> bool:
    if old.text == new.text:
        return True
    return alike < 1 and (old.section == new.section if alike == 0 else likeness(words_of(old.text), words_of(new.text)) >= alike)


def _left(old: Sequence[Spot], new: Sequence[Spot], pairs: dict[int, int]) -> tuple[list[int], list[int]]:
    used = set(pairs.values())
    return [i for i in range(len(old)) if i not in used], [j for j in range(len(new)) if j not in pairs]


def _by_text(old: Sequence[Spot], new: Sequence[Spot], pairs: dict[int, int]) -> None:
    before, after = _left(old, new, pairs)
    waiting: defaultdict[str, list[int]] = defaultdict(list)
    for i in reversed(before):
        waiting[old[i].text].append(i)
    for j in after:
        if new[j].text and waiting[new[j].text]:
            pairs[j] = waiting[new[j].text].pop()


def _by_words(old: Sequence[Spot], new: Sequence[Spot], pairs: dict[int, int]) -> None:
    """The most alike of those that share a rare word."""
    before, after = _left(old, new, pairs)
    words = {i: words_of(old[i].text) for i in before}
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for i in before:
        for word in words[i]:
            holders[word].append(i)
    for j in after:
        own = words_of(new[j].text)
        rare = sorted((word for word in own if word in holders), key=lambda word: len(holders[word]))[:_RARE]
        near = sorted({i for word in rare for i in holders[word][:_MOST] if i in words})
        best = max(near, key=lambda i: likeness(own, words[i]), default=None)
        if best is not None and likeness(own, words[best]) >= ALIKE:
            pairs[j] = best
            del words[best]


def _longest_in_order(pairs: list[tuple[int, int]]) -> set[int]:
    """The most of the new ones whose old ones stand in the same order: all others moved."""
    ends: list[int] = []
    last: list[int] = []
    before: dict[int, int | None] = {}
    for j, i in pairs:
        at = bisect_left(ends, i)
        before[j] = last[at - 1] if at else None
        if at == len(ends):
            ends.append(i)
            last.append(j)
        else:
            ends[at], last[at] = i, j
    chain: set[int] = set()
    step: int | None = last[-1] if last else None
    while step is not None:
        chain.add(step)
        step = before[step]
    return chain
