"""Finding reports in the list by any words of their names, marks optional."""

from collections.abc import Iterable

from models.definition import definitions
from models.editions import edition_words
from models.errors import BookError
from models.period import Period
from models.store.store import ReportEntry
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
