"""Lines that hold nothing but the number of a page: by their look, and by how the numbers go up through a text file."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

_SAID = re.compile(r"[-–—]\s*\d{1,4}\s*[-–—]|(?:trang|page|tr\.)\s*:?\s*\d{1,4}(?:\s*(?:/|trên|of)\s*\d{1,4})?", re.IGNORECASE)
_BARE = re.compile(r"(\d{1,4})(?:\s*/\s*\d{1,4})?")
_APART = 10
"""Numbers that follow on each other without a page of text between them are a column of a table."""

_ENOUGH = 3


def says_a_page(text: str) -> bool:
    """Whether a text can be nothing but the number of a page: "- 2 -", "Trang 3/12"."""
    return bool(_SAID.fullmatch(text.strip()))


def bare_number(text: str) -> int | None:
    """The number that stands alone, "2" or "2/12", and may be a page's or anything else."""
    match = _BARE.fullmatch(text.strip())
    return int(match[1]) if match else None


def page_numbers(lines: Sequence[str], pages: frozenset[int]) -> frozenset[int]:
    """Which lines are page numbers: "- 2 -" and "Trang 3/12" anywhere; a bare "2" at the edge of a page, or in a row of such numbers.

    `pages` are the lines with which a page begins, counted from 0 like what comes back.
    """
    told = {place for place, line in enumerate(lines) if says_a_page(line)}
    bare = {place: number for place, line in enumerate(lines) if (number := bare_number(line)) is not None}
    return frozenset(told | (bare.keys() & _edges(lines, pages)) | _counted(bare))


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


def _counted(bare: dict[int, int]) -> set[int]:
    """The places of 1, 2, 3 … or 2, 3, 4 …, far from each other, where there are enough of them and no other number between."""
    places = sorted(bare)
    begins = bool(places) and bare[places[0]] in (1, 2)
    follow = all(bare[place] == bare[before] + 1 and place - before >= _APART for before, place in pairwise(places))
    return set(places) if begins and follow and len(places) >= _ENOUGH else set()
