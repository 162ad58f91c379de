"""Căn cứ: the lines between the title and the text that say on what a report rests."""

import re
from collections.abc import Sequence

from importers.body import Body
from importers.cited import cited_document
from importers.lines import BULLETS, SourceLine
from models.citation import Citation
from models.document import without_end_mark
from models.report import Item
from models.text import plain

_BEGUN = re.compile(r"Căn\s+cứ\s", re.IGNORECASE)
_BASIS = re.compile(r"Căn\s+cứ\s+")
_OTHER = re.compile(r"(?:Theo|Thực hiện|Xét|Trên cơ sở|Thi hành|Tiếp theo)\s", re.IGNORECASE)
_WITHIN = 40
_AS_FOLLOWS = (":", "sau:")


def bases_end(lines: Sequence[SourceLine], start: int) -> int:
    """Behind the last căn cứ of those that begin at `start`; `start` where there are none.

    A lone sentence "Căn cứ …, Sở báo cáo như sau:" is the opening.
    """
    at = start
    while at < len(lines) and at - start < _WITHIN and _is_basis(lines, start, at):
        at += 1
    return at


def _is_basis(lines: Sequence[SourceLine], start: int, at: int) -> bool:
    line = lines[at]
    text = plain(line.body).strip()
    if line.table or line.level or (line.list_mark and line.list_mark not in BULLETS):
        return False
    if _names_who_reports(text):
        return False
    if _BEGUN.match(text):
        return True
    goes_on = at > start and plain(lines[at - 1].body).rstrip().endswith(";")
    return bool(at > start and _OTHER.match(text)) and (text.endswith(";") or goes_on)


def _names_who_reports(text: str) -> bool:
    """Whether a sentence goes on to who reports what: then it opens the text."""
    return text.endswith(_AS_FOLLOWS) or " báo cáo như sau" in text


def basis_items(lines: Sequence[SourceLine], span: range, body: Body) -> tuple[tuple[Item, ...], tuple[Citation, ...]]:
    """The căn cứ of a report, and the cited documents of the whole of it. Every word of a line must come back from the document's parts."""
    items: list[Item] = []
    before = len(body.opening) + sum(len(part.items) for part in body.sections) + sum(len(annex.items) for annex in body.annexes)
    citations = list(body.citations)
    for number, at in enumerate(span, 1):
        text = lines[at].body.strip()
        begun = _BASIS.match(text)
        cited = cited_document(without_end_mark(text[begun.end() :]), f"c{len(citations) + 1}") if begun else None
        if cited is not None and cited.identity not in {each.identity for each in citations}:
            citations.append(cited)
            items.append(Item(f"i{before + number}", "paragraph", "", cited.id, origin="imported", review=True))
        else:
            items.append(Item(f"i{before + number}", "paragraph", text, origin="imported", review=True))
    return tuple(items), tuple(citations)
