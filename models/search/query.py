"""What is asked for: words and “quoted phrases”, as somebody types them. Whatever is typed is a query, and never an error."""

import re
from collections.abc import Iterable

from msgspec import Struct

from models.text import folded_in_place, nfc, words

MOST_WORDS = 24
"""Words of a query that count; whoever pastes a whole page looks for its beginning."""

_CHUNK = re.compile(r'"([^"]*)"?|“([^”]*)”?|([^\s"“]+)')
_SHORTEST_HALF = 2
"""Letters that a half-typed word must have before it stands for all words that begin so."""


class Term(Struct, frozen=True):
    """Words that must stand together, with their marks and without; what was typed as one piece ("424/KH-SNgV") is a term as well.

    `half`: the last word stands for every word that begins with it.
    """

    marked: tuple[str, ...]
    plain: tuple[str, ...]
    half: bool = False


class Query(Struct, frozen=True):
    """All terms must stand in a report. `may_go_on`: the last word may be half typed."""

    terms: tuple[Term, ...]
    may_go_on: bool = False

    def half_typed(self) -> "Query | None":
        """The same query with its last word as the beginning of a word; nothing where it is none."""
        if not self.may_go_on:
            return None
        *before, last = self.terms
        return Query((*before, Term(last.marked, last.plain, half=True)))


def read_query(typed: str) -> Query:
    """The query that a text is; one without any word has no terms."""
    terms: list[Term] = []
    left = MOST_WORDS
    for quoted, curled, bare in _CHUNK.findall(nfc(typed)):
        found = words(quoted or curled or bare)[:left]
        left -= len(found)
        if found:
            terms.append(term(found))
    goes_on = bool(terms) and typed[-1:].isalnum() and len(terms[-1].plain[-1]) >= _SHORTEST_HALF
    return Query(tuple(dict.fromkeys(terms)), goes_on)


def from_shell(words: Iterable[str]) -> str:
    """The query of a command line: what the shell has kept together was a phrase before it took the quotes away."""
    return " ".join(f'"{word}"' if " " in word.strip() and '"' not in word else word for word in words)


def term(found: list[str]) -> Term:
    """Words as they are compared: marks kept or not, capitals never."""
    return Term(tuple(map(str.lower, found)), tuple(map(folded_in_place, found)))
