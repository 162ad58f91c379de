"""The list of reports: found by any words of their names, marks optional; and the newest of one kind."""

from collections import defaultdict
from collections.abc import Iterable

from models.definition import definitions
from models.editions import edition_words
from models.errors import BookError
from models.period import Period, read_period
from models.report import name_parts
from models.store.entries import ReportEntry
from models.store.store import Store
from models.text import folded


class Listing:
    """The list of reports as it was read once; every further query only compares letters."""

    def __init__(self, entries: Iterable[ReportEntry]) -> None:
        self._entries = [(entry, _text(entry)) for entry in entries]

    def matching(self, query: str) -> tuple[ReportEntry, ...]:
        """The entries in whose kind, period, subject or name every word of the query stands; their order is kept."""
        words = folded(query).split()
        return tuple(entry for entry, text in self._entries if all(word in text for word in words))


def _text(entry: ReportEntry) -> str:
    known = definitions().get(entry.definition)
    try:
        phrase = Period.parse(entry.period).phrase
    except BookError:
        phrase = ""
    return folded(" ".join((known.name if known else "", phrase, edition_words(entry.name), entry.subject, entry.name)))


def newest_of(store: Store, definition: str, most: int) -> tuple[tuple[ReportEntry, ...], int]:
    """Reports of one kind, the newest period first and in it the newest edition, at most so many; and how many there are.

    Periods are told from the names, so that no other report is read however many there are. Raises StoreError.
    """
    of_period = defaultdict(list)
    names = store.states(definition)
    for name in names:
        of_period[name.split("/", 2)[1]].append(name)
    wanted: list[str] = []
    for code in sorted(of_period, key=_end_of, reverse=True):
        wanted += sorted(of_period[code], key=lambda name: name_parts(name)[2], reverse=True)
        if len(wanted) >= most:
            break
    return store.entries(wanted[:most]), len(names)


def _end_of(code: str) -> str:
    period = read_period(code)
    return period.end.isoformat() if period else ""
