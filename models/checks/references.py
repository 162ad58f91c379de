"""Tokens and cited documents that the text refers to: do they exist, and have they something to show?"""

import re
from collections.abc import Iterator
from difflib import get_close_matches

from models import place as places
from models.checks.finding import Context, Finding, Fix
from models.checks.spots import Spot, prose, put_label, quoted, sentence
from models.language import _
from models.period import TOKENS
from models.place import Place
from models.report import Report
from models.text import tokens

_BRACES = re.compile(r"(?<!\\)\{([^{}\\\n]{1,60})\}")
_TOKEN = re.compile(r"[a-z][a-z0-9_]*")
_LONGEST_NAME = 60
_NEAR = 0.75


def unknown_tokens(report: Report, context: Context) -> Iterator[Finding]:
    """Tokens that name no figure, no phrase of the period and no cited document; the paper would show their braces."""
    known = {*TOKENS, *(figure.id for figure in context.definition.figures)}
    documents = {citation.id for citation in report.citations}
    for spot in prose(report):
        if "{" not in spot.text:
            continue
        for name in dict.fromkeys(tokens(spot.text)):
            if name not in known and name not in documents:
                yield _unknown(spot, name, known)
        for name in dict.fromkeys(_BRACES.findall(spot.text)):
            if not _TOKEN.fullmatch(name) and (near := _nearest(name, known)):
                yield _unknown(spot, name, {near})


def _unknown(spot: Spot, name: str, known: set[str]) -> Finding:
    near = _nearest(name, known)
    message = _("{where} có {{{name}}} nhưng không có chỉ tiêu nào tên như vậy; hãy chọn lại chỉ tiêu.")
    return Finding(
        "token-unknown",
        "error",
        spot.place,
        message.format(where=sentence(spot.name), name=quoted(name)),
        values={"name": name},
        fix=Fix(put_label(f"{{{near}}}"), spot.place, spot.text.replace(f"{{{name}}}", f"{{{near}}}")) if near else None,
    )


def _nearest(name: str, known: set[str]) -> str:
    """The one known name that is near, or nothing where none is, or several are."""
    if len(name) > _LONGEST_NAME:
        return ""
    near = get_close_matches(name.strip().lower(), sorted(known), 2, _NEAR)
    return near[0] if len(near) == 1 else ""


def empty_tokens(report: Report, context: Context) -> Iterator[Finding]:
    """Figures that the text shows and that have no value: the paper would show a gap. A required one is told of elsewhere."""
    shown: dict[str, list[Place]] = {}
    for spot in prose(report):
        for name in tokens(spot.text) if "{" in spot.text else ():
            shown.setdefault(name, []).append(spot.place)
    for figure in context.definition.figures:
        stated = report.figure(figure.id)
        if figure.id in shown and not figure.required and stated.value is None and not stated.typed.strip():
            message = _("Nội dung có nhắc đến “{label}” nhưng chưa có số liệu; hãy nhập số, không có thì nhập 0.")
            involved = tuple(dict.fromkeys(shown[figure.id]))
            values = {"label": figure.label}
            yield Finding("token-empty", "error", places.figure(figure.id), message.format(**values), values=values, involved=involved)


def missing_citations(report: Report, _context: Context) -> Iterator[Finding]:
    """Items that cite a document which the report does not have."""
    known = {citation.id for citation in report.citations}
    lost = [(item.id, item.citation) for _section, item in report.items() if item.citation and item.citation not in known]
    for id, cited in lost:
        message = _("Ý này viện dẫn một văn bản không có trong báo cáo; hãy chọn lại văn bản.")
        yield Finding("citation-missing", "error", places.item(id), message, values={"id": quoted(cited)})
