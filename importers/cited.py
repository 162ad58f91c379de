"""Căn cứ as items: a cited document is taken apart into kind, number, symbol, day, issuer and subject."""

import re
from collections.abc import Sequence

from importers.body import Body, cited_document
from importers.lines import SourceLine
from models.citation import Citation
from models.document import without_end_mark
from models.report import Item

_BEGUN = re.compile(r"Căn\s+cứ\s+")


def basis_items(lines: Sequence[SourceLine], span: range, body: Body) -> tuple[tuple[Item, ...], tuple[Citation, ...]]:
    """The căn cứ of a report, and the cited documents of the whole of it. Every word of a line must come back from the document's parts."""
    items: list[Item] = []
    before = len(body.opening) + sum(len(part.items) for part in body.sections) + sum(len(annex.items) for annex in body.annexes)
    citations = list(body.citations)
    for number, at in enumerate(span, 1):
        text = lines[at].body.strip()
        begun = _BEGUN.match(text)
        cited = cited_document(without_end_mark(text[begun.end() :]), f"c{len(citations) + 1}") if begun else None
        if cited is not None and cited.identity not in {each.identity for each in citations}:
            citations.append(cited)
            items.append(Item(f"i{before + number}", "paragraph", "", cited.id, origin="imported", review=True))
        else:
            items.append(Item(f"i{before + number}", "paragraph", text, origin="imported", review=True))
    return tuple(items), tuple(citations)
