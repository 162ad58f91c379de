"""Plain numbers in prose that equal a figure, offered as that figure, so that one number lives in one place."""

import re
from collections.abc import Iterator

from msgspec import Struct

from models.definition import FigureDefinition, ReportDefinition
from models.report import Item, Report
from models.text import Span, Token, Words, joined, parse, write

_NUMBER = re.compile(r"(?<![\d.,/\w])\d+(?:\.\d{3})*(?:,\d+)?%?(?![\d/\w]|[.,]\d)")
_SMALLEST = 10
"""Smaller counts stand in prose for many other things."""


class Offer(Struct, frozen=True):
    """A number as it stands in an item, the figure that has its value, and the item's text with the figure in its place."""

    item: str
    number: str
    figure: str
    label: str
    markup: str


def offers(report: Report, definition: ReportDefinition, section: str, item: Item) -> tuple[Offer, ...]:
    """The offers for one item. A number that two figures could stand for is offered only where one of them is asked for in this section."""
    known = {figure.id: shown for figure in definition.figures if (shown := _shown(report, figure))}
    return tuple(_offers(item, definition, known, section))


def _shown(report: Report, figure: FigureDefinition) -> str:
    value = report.figure(figure.id).value
    return figure.show(value) if value is not None and value >= _SMALLEST and value != 100 else ""


def _offers(item: Item, definition: ReportDefinition, known: dict[str, str], section: str) -> Iterator[Offer]:
    spans = parse(item.text)
    for at, span in enumerate(spans):
        if not isinstance(span, Words):
            continue
        for match in _NUMBER.finditer(span.text):
            figure = _the_one([f for f in definition.figures if known.get(f.id) == match[0]], section)
            if figure is not None:
                new = _with_token(spans, at, match.start(), match.end(), figure.id)
                yield Offer(item.id, match[0], figure.id, figure.label, new)


def _the_one(candidates: list[FigureDefinition], section: str) -> FigureDefinition | None:
    own = [figure for figure in candidates if figure.section == section]
    fitting = own or candidates
    return fitting[0] if len(fitting) == 1 else None


def _with_token(spans: tuple[Span, ...], at: int, start: int, end: int, figure: str) -> str:
    words = spans[at]
    assert isinstance(words, Words)
    before, after = (Words(part, words.bold, words.italic) for part in (words.text[:start], words.text[end:]))
    return write(joined([*spans[:at], before, Token(figure, words.bold, words.italic), after, *spans[at + 1 :]]))
