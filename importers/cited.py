"""Cited documents of a file: taken apart into kind, number, symbol, day, issuer and subject, where every word comes back from the parts."""

from collections.abc import Sequence

from importers.lines import words_of
from models.citation import Citation, read_citation
from models.report import ItemLevel
from models.text import plain

_SENTENCE_BREAK = (". ", "; ")


def cited_in(items: Sequence[tuple[ItemLevel, str]]) -> dict[int, Citation]:
    """The documents that items of lists are, by the place of the item, each once; items are level and markup.

    A paragraph is one of a list where it ends as such, or follows one. What is cited in full once more keeps its own words: the paper would
    write it short.
    """
    seen: set[tuple[str, ...]] = set()
    found: dict[int, Citation] = {}
    for index, (level, markup) in enumerate(items):
        in_list = level != "paragraph" or markup.rstrip().endswith(";") or index - 1 in found
        citation = cited_document(markup, f"c{index}") if in_list else None
        if citation is None:
            continue
        if citation.identity not in seen or citation.text == citation.short:
            found[index] = citation
        seen.add(citation.identity)
    return found


def cited_document(markup: str, id: str) -> Citation | None:
    """The document that a text is, and nothing else."""
    citation = read_citation(markup, id)
    if citation is None or any(mark in citation.subject for mark in _SENTENCE_BREAK):
        return None
    return citation if words_of(plain(citation.text)) == words_of(plain(markup)) else None


def end_mark(markup: str) -> str:
    """The marks that a text ends with."""
    text = plain(markup).rstrip()
    return text[len(text.rstrip(";.,")) :]
