"""The period that a title names: "9 tháng đầu năm 2021", "Quý I năm 2021", "6 tháng đầu năm 2021", "tháng 5 năm 2021", "năm 2021"."""

import re

from models.period import Period, PeriodKind
from models.text import folded

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4, "01": 1, "02": 2, "03": 3, "04": 4}
_SPAN = re.compile(
    r"\bquy\s+(?P<quarter>iv|i{1,3}|0?[1-4])\b|\b(?P<months>3|03|ba|6|06|sau|9|09|chin|12|muoi hai)\s+thang\s*(?P<half>dau|cuoi)?"
    r"|\bthang\s+(?P<month>0?[1-9]|1[0-2])\b"
)
_MONTHS = {"3": 3, "03": 3, "ba": 3, "6": 6, "06": 6, "sau": 6, "9": 9, "09": 9, "chin": 9, "12": 12, "muoi hai": 12}
_YEAR = re.compile(r"(?:\bnam\s+(?:hoc\s+)?|/\s*|\bquy\s+\w+\s*-\s*)(?P<year>[12]\d{3})\b(?:\s*-\s*(?P<last>[12]\d{3})\b)?")
_OUTLOOK = re.compile(r"\bphuong huong\b|(?:\bva|[,;-])\s+(?:mot so\s+)?(?:nhiem vu|giai phap|ke hoach|du kien|chuong trinh)\b")
_DAY = re.compile(r"\b\d{1,2}[/.-](?P<month>0?[1-9]|1[0-2])[/.-](?P<year>[12]\d{3})\b")
"""A report of a week or of some days is filed with the month of its last day."""
_SOME_DAYS = re.compile(r"\b(?:tuan|dot)\b")
_PLAN = re.compile(r"\bgiai doan\s+[12]\d{3}\s*-\s*[12]\d{3}")


def period_in(title: str) -> Period | None:
    """The period that a title speaks of, or nothing where it names none for certain. What it plans for counts only for its year."""
    text = _PLAN.sub("", folded(title))
    outlook = _OUTLOOK.search(text)
    told = text[: outlook.start()] if outlook and outlook.start() else text
    span = max(_SPAN.finditer(told), key=_length, default=None)
    year = _YEAR.search(text, span.end() if span else 0) or _YEAR.search(text)
    if year is None:
        return None
    number = int(year["last"] or year["year"])
    day = None if span else next(reversed(tuple(_DAY.finditer(told))), None)
    if day is not None and (_SOME_DAYS.search(told) or day.start() < year.start() < day.end()):
        return Period(int(day["year"]), PeriodKind.MONTH, int(day["month"]))
    return _period(span, number) if span else Period(number, PeriodKind.YEAR)


def _length(span: re.Match[str]) -> int:
    """How many months a span covers; of "tháng 9 và 9 tháng đầu năm" the longer one is the report's."""
    return 3 if span["quarter"] else 1 if span["month"] else _MONTHS[span["months"]]


def _period(span: re.Match[str], year: int) -> Period:
    if span["quarter"]:
        return Period(year, PeriodKind.QUARTER, _ROMAN[span["quarter"]])
    if span["month"]:
        return Period(year, PeriodKind.MONTH, int(span["month"]))
    match _MONTHS[span["months"]]:
        case 3:
            return Period(year, PeriodKind.QUARTER, 4 if span["half"] == "cuoi" else 1)
        case 6:
            return Period(year, PeriodKind.HALF, 2 if span["half"] == "cuoi" else 1)
        case 9:
            return Period(year, PeriodKind.NINE_MONTHS)
    return Period(year, PeriodKind.YEAR)
