"""The prose of a report as it reads, figures and periods in place, so that its numbers can be looked at and a stretch be replaced."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec import Struct

from models.cells import cells, markup_of, spliced
from models.checks.finding import Context, Fix
from models.checks.spots import Spot, prose, put_label
from models.period import token_phrase
from models.quantities import Quantity, quantities
from models.report import Report
from models.text import Token, parse
from models.timewords import Mention, mentions

_SHORTEST_CELL = 25
"""Cells of a table with less to say hold a number or a name: models/checks/tables.py looks at those."""
_GROUNDS = frozenset({"subject", "basis", "opening", "title", "item", "cell", "annex", "annexed", "closing"})


_times = lru_cache(maxsize=8192)(mentions)
"""Three checks ask for the times of one text, and all of them ask anew after each word that is typed anywhere."""


class Passage(Struct, frozen=True):
    """A stretch of text as it reads. `origins` has the cell of the markup for each character, where the two differ; `resolved` are the
    stretches that a figure or a phrase of the period fills, which no mend of the text can change.
    """

    spot: Spot
    text: str
    origins: tuple[int, ...] = ()
    resolved: tuple[tuple[int, int], ...] = ()

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """Its quantities, in order."""
        return quantities(self.text)

    def between(self, start: int, end: int) -> tuple[Quantity, ...]:
        """Those that begin in a stretch of it."""
        told = self.quantities
        return told[bisect_left(told, start, key=_start) : bisect_left(told, end, key=_start)]

    def times(self, year: int) -> tuple[Mention, ...]:
        """The times that it names, in order; `year` is meant where it states none."""
        return _times(self.text, year)

    def is_typed(self, start: int, end: int) -> bool:
        """Whether a stretch stands in the text itself, so that it can be replaced there."""
        return not any(first < end and start < last for first, last in self.resolved)

    def fix(self, start: int, end: int, right: str, label: str = "") -> Fix | None:
        """The mend that puts other markup in the place of a stretch; nothing where a figure or the period stands in it."""
        return self.fix_all([(start, end, right)], label or right)

    def fix_all(self, changes: Sequence[tuple[int, int, str]], label: str) -> Fix | None:
        """The same for several stretches, given in their order."""
        if not all(self.is_typed(start, end) for start, end, _right in changes):
            return None
        whole, markup = cells(self.spot.text) if self.origins else [], self.text
        for start, end, right in reversed(changes):
            if self.origins:
                whole = spliced(whole, self.origins[start], self.origins[end - 1] + 1, cells(right))
            else:
                markup = markup[:start] + right + markup[end:]
        return Fix(put_label(label), self.spot.place, markup_of(whole) if self.origins else markup)


def _start(one: Quantity) -> int:
    return one.start


def passages(report: Report, context: Context) -> Iterator[Passage]:
    """Every stretch of prose in the order of the paper; the subjects of cited documents are theirs."""
    for spot in prose(report):
        if spot.ground in _GROUNDS and spot.text and not (spot.ground == "cell" and len(spot.text) < _SHORTEST_CELL):
            yield passage(spot, report, context)


def passage(spot: Spot, report: Report, context: Context) -> Passage:
    """One stretch of text as it reads."""
    text = spot.text
    if not any(mark in text for mark in "*{}\\"):
        return Passage(spot, text)
    read = ""
    origins: list[int] = []
    resolved: list[tuple[int, int]] = []
    cell = 0
    for span in parse(text):
        if isinstance(span, Token):
            shown = _shown(span.name, report, context)
            resolved.append((len(read), len(read) + len(shown)))
            origins += [cell] * len(shown)
            cell += 1
        else:
            shown = span.text
            origins += range(cell, cell + len(shown))
            cell += len(shown)
        read += shown
    return Passage(spot, read, tuple(origins), tuple(resolved))


def _shown(name: str, report: Report, context: Context) -> str:
    """What the paper shows for a token; a mark that reads as no number where it shows none."""
    if phrase := token_phrase(name, report.when):
        return phrase
    figure, value = context.definition.figure(name), report.figure(name).value
    return figure.show(value) if figure is not None and value is not None and value.is_finite() else "…"
