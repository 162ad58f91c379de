"""Lines that belong to the pages: their numbers, by their look and by how these go up, and what stands beside each of them."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import pairwise

_SAID = re.compile(r"[-–—]\s*\d{1,4}\s*[-–—]|(?:trang|page|tr\.)\s*:?\s*\d{1,4}(?:\s*(?:/|trên|of)\s*\d{1,4})?", re.IGNORECASE)
_BARE = re.compile(r"(\d{1,4})(?:\s*/\s*\d{1,4})?")
_APART = 10
"""Numbers that follow on each other without a page of text between them are a column of a table."""

_ENOUGH = 3
_NEAR, _LONG = 4, 40
_HEAD_LINES, _AGAIN, _LONGEST_HEAD = 2, 2, 90


def says_a_page(text: str) -> bool:
    """Whether a text can be nothing but the number of a page: "- 2 -", "Trang 3/12"."""
    return bool(_SAID.fullmatch(text.strip()))


def bare_number(text: str) -> int | None:
    """The number that stands alone, "2" or "2/12", and may be a page's or anything else."""
    match = _BARE.fullmatch(text.strip())
    return int(match[1]) if match else None


def page_numbers(lines: Sequence[str], pages: frozenset[int]) -> frozenset[int]:
    """Which lines are page numbers: "- 2 -" and "Trang 3/12" anywhere; a bare "2" at the edge of a page, or in a row of such numbers.

    The heads of pages that stand beside them are among them. `pages` are the lines with which a page begins, counted from 0 like what
    comes back.
    """
    told = {place for place, line in enumerate(lines) if says_a_page(line)}
    bare = {place: number for place, line in enumerate(lines) if (number := bare_number(line)) is not None}
    numbers = told | (bare.keys() & _edges(lines, pages)) | _counted(lines, bare)
    return frozenset(numbers | _heads(lines, numbers))


def _heads(lines: Sequence[str], numbers: Iterable[int]) -> set[int]:
    """Lines beside the numbers of pages that stand there again and again: what is at the head or the foot of every page."""
    written = [place for place, line in enumerate(lines) if line.strip()]
    beside: dict[str, set[int]] = {}
    for number in numbers:
        at = bisect_left(written, number)
        for place in (*written[max(0, at - _HEAD_LINES) : at], *written[at + 1 : at + 1 + _HEAD_LINES]):
            beside.setdefault(lines[place].strip(), set()).add(place)
    return {place for text, places in beside.items() if len(places) >= _AGAIN and _may_be_head(text) for place in places}


def _may_be_head(text: str) -> bool:
    return " " in text and text[-1].isalnum() and not text[0].isdigit() and len(text) <= _LONGEST_HEAD


def _edges(lines: Sequence[str], pages: frozenset[int]) -> set[int]:
    """The first and the last written line of every page, where pages are told apart."""
    written = [place for place, line in enumerate(lines) if line.strip()]
    if not pages or not written:
        return set()
    edges = {written[0], written[-1]}
    for start in pages:
        at = bisect_left(written, start)
        edges |= {*written[max(0, at - 1) : at + 1]}
    return edges


def _counted(lines: Sequence[str], bare: dict[int, int]) -> set[int]:
    """The places of 1, 2, 3 … or 2, 3, 4 …, far from each other, where there are enough of them and no other number between."""
    places = sorted(bare)
    begins = bool(places) and bare[places[0]] in (1, 2)
    follow = all(bare[place] == bare[before] + 1 and place - before >= _APART for before, place in pairwise(places))
    enough = len(places) >= _ENOUGH or (begins and bare[places[0]] == 2 and all(_alone(lines, place) for place in places))
    return set(places) if begins and follow and enough else set()


def _alone(lines: Sequence[str], place: int) -> bool:
    """Whether a number stands between blank lines, and long ones of words: there a page ends."""
    beside = [lines[at].strip() if 0 <= at < len(lines) else "" for at in range(place - _NEAR, place + _NEAR + 1)]
    blank = not beside[_NEAR - 1] and not (beside[_NEAR + 1] and beside[_NEAR + 2])
    return blank and max(map(len, beside[:_NEAR])) > _LONG and max(map(len, beside[_NEAR + 1 :])) > _LONG
