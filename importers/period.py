"""The period that a title names: "9 tháng đầu năm 2021", "Quý I năm 2021", "6 tháng đầu năm 2021", "tháng 5 năm 2021", "năm 2021"."""

import re

from models.period import Period, PeriodKind
from models.text import folded

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_SPAN = re.compile(
    r"\bquy\s+(?P<quarter>iv|i{1,3}|[1-4])\b|\b(?:9|09|chin)\s+thang\b|\b(?:6|06|sau)\s+thang\s+(?P<half>dau|cuoi)?"
    r"|\bthang\s+(?P<month>0?[1-9]|1[0-2])\b"
)
_YEAR = re.compile(r"(?:\bnam\s+|/\s*)(?P<year>[12]\d{3})\b")


def period_in(title: str) -> Period | None:
    """The period that a title speaks of, or nothing where it names none for certain."""
    text = folded(title)
    span = _SPAN.search(text)
    year = _YEAR.search(text, span.end() if span else 0)
    if year is None:
        return None
    number = int(year["year"])
    if span is None:
        return Period(number, PeriodKind.YEAR)
    if span["quarter"]:
        return Period(number, PeriodKind.QUARTER, _ROMAN[span["quarter"]])
    if span["month"]:
        return Period(number, PeriodKind.MONTH, int(span["month"]))
    if "sau" in span[0] or "6" in span[0]:
        return Period(number, PeriodKind.HALF, 2 if span["half"] == "cuoi" else 1)
    return Period(number, PeriodKind.NINE_MONTHS)
