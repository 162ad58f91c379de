"""Periods typed as words in title, headings, opening and closing: do they contradict the report's period? (T20, usage)

Running text of items may speak of any time and is left alone.
"""

import datetime
import re
from collections.abc import Iterator

from msgspec import Struct

from models.checks.finding import Context, Finding, Fix
from models.checks.spots import Spot, prose, put_label, sentence
from models.language import _
from models.period import Period, PeriodKind
from models.report import Report

_PHRASE = re.compile(
    r"\b(?:(?P<months>\d{1,2}|sáu|chín|ba) tháng (?:(?P<side>đầu|cuối) )?năm (?P<year1>\d{4})"
    r"|quý (?P<quarter>IV|I{1,3}|[1-4])(?:/| năm )(?P<year2>\d{4})"
    r"|tháng (?P<month>\d{1,2})(?:/| năm )(?P<year3>\d{4}))\b",
    re.IGNORECASE,
)
_WORDS = {"ba": 3, "sáu": 6, "chín": 9}
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}
_GROUNDS = ("subject", "title", "opening", "closing")
_COMPARED = re.compile(r"(?:cùng kỳ|so với|ngày \d{1,2}|năm trước)\s*$", re.IGNORECASE)
_CITED = re.compile(r"\bsố\s+\d+/")


class _Span(Struct, frozen=True):
    """Months of one year that a phrase speaks of, both counted in."""

    year: int
    first: int
    last: int


def period_phrases(report: Report, context: Context) -> Iterator[Finding]:
    """A phrase that is neither the report's period nor the time right after it."""
    period = report.when
    own, after = _span_of(period), _after(period)
    plans = {section.id for section in context.definition.sections if section.role == "plan"}
    for spot in prose(report):
        if spot.ground not in _GROUNDS or _CITED.search(spot.text):
            continue
        wrong = [match for match in _PHRASE.finditer(spot.text) if not _fits(match, spot, own, after)]
        plan = spot.ground == "title" and spot.place.split(".")[1] in plans
        if wrong:
            yield _contradiction(spot, wrong, period, plan)


def _fits(match: re.Match[str], spot: Spot, own: _Span, after: tuple[int, int]) -> bool:
    span = _span(match)
    if span is None or span == own or (span.year, span.first) == after:
        return True
    return bool(_COMPARED.search(spot.text[: match.start()]))


def _span(match: re.Match[str]) -> _Span | None:
    if match["months"]:
        word = match["months"].lower()
        months, year = _WORDS.get(word) or int(word), int(match["year1"])
        if not 1 <= months <= 12:
            return None
        return _Span(year, 13 - months, 12) if (match["side"] or "").lower() == "cuối" else _Span(year, 1, months)
    if match["quarter"]:
        quarter = _ROMAN.get(match["quarter"].upper()) or int(match["quarter"])
        return _Span(int(match["year2"]), quarter * 3 - 2, quarter * 3)
    month = int(match["month"])
    return _Span(int(match["year3"]), month, month) if 1 <= month <= 12 else None


def _span_of(period: Period) -> _Span:
    return _Span(period.year, period.start.month, period.end.month)


def _after(period: Period) -> tuple[int, int]:
    """Year and month in which the time after the period begins."""
    if period.end.month == 12:
        return period.year + 1, 1
    day = period.end + datetime.timedelta(days=1)
    return day.year, day.month


def _contradiction(spot: Spot, wrong: list[re.Match[str]], period: Period, plan: bool) -> Finding:
    """A single phrase can only be meant as the period itself, or in a plan's heading as the time after it."""
    token, phrase = ("{ky_sau}", period.next_phrase) if plan else ("{ky}", period.phrase)
    first = wrong[0]
    alone = len(_PHRASE.findall(spot.text)) == 1 and "{ky" not in spot.text
    certain = alone and not (period.kind is PeriodKind.YEAR and not plan and first["month"])
    fix = Fix(put_label(phrase), spot.place, spot.text[: first.start()] + token + spot.text[first.end() :]) if certain else None
    values = {"where": spot.name, "typed": first[0], "period": period.phrase}
    message = _("{where} ghi “{typed}” nhưng báo cáo là của {period}; hãy xem lại.").format(**{**values, "where": sentence(spot.name)})
    return Finding("period-contradicts", "warning", spot.place, message, values=values, fix=fix)
