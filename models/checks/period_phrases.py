"""Periods typed as words in title, headings, titles of annexes, opening and closing: do they contradict the report's period? (T20, usage)

Running text of items may speak of any time and is left alone.
"""

import re
from collections.abc import Iterator

from models.checks.finding import Context, Finding, Fix
from models.checks.left_over import left_over_words
from models.checks.spots import Spot, prose, put_label, sentence
from models.language import _
from models.period import Period, PeriodKind
from models.report import Report
from models.timewords import Mention, Span, mentions, span_of

_GROUNDS = ("subject", "title", "opening", "annex", "closing")
_COMPARED = re.compile(r"(?:cùng kỳ|so với|ngày \d{1,2}|năm trước)\s*$", re.IGNORECASE)
_CITED = re.compile(r"\bsố\s+\d+/")


def period_phrases(report: Report, context: Context) -> Iterator[Finding]:
    """A phrase that is neither the report's period nor the time right after it."""
    period = report.when
    plans = {section.id for section in context.definition.sections if section.role == "plan"}
    told = {(spot.place, rewording.mention.start) for spot, rewording, _old in left_over_words(report, context.definition)}
    for spot in prose(report):
        if spot.ground not in _GROUNDS or _CITED.search(spot.text):
            continue
        named = [mention for mention in mentions(spot.text, period.year) if mention.form in ("months", "quarter", "month")]
        named = [mention for mention in named if mention.year or _is_plain(mention, spot, span_of(period))]
        wrong = [
            mention
            for mention in named
            if not (_fits(mention, spot, span_of(period)) or _is_no_period(mention, period) or (spot.place, mention.start) in told)
        ]
        if wrong:
            plan = spot.ground == "title" and spot.place.split(".")[1] in plans
            yield _contradiction(spot, wrong[0], period, plan, len(named) == 1)


def _fits(mention: Mention, spot: Spot, own: Span) -> bool:
    return mention.span == own or mention.span.first == own.last + 1 or bool(_COMPARED.search(spot.text[: mention.start]))


def _is_plain(mention: Mention, spot: Spot, own: Span) -> bool:
    """ "9 tháng đầu năm" or "quý I" in title and closing, where the year stands farther on; "quý III và 9 tháng" tells of both."""
    whole = mention.form == "months" and "đầu" in mention.text.lower() and mention.span.months in (6, 9)
    return spot.ground in ("subject", "closing") and (whole or (mention.form == "quarter" and not mention.span.inside(own)))


def _is_no_period(mention: Mention, own: Period) -> bool:
    """ "10 tháng năm 2024": no period is so long, and the report of it is kept under its year."""
    return own.kind is PeriodKind.YEAR and mention.form == "months" and mention.span.months % 3 > 0 and mention.span.inside(span_of(own))


def _contradiction(spot: Spot, first: Mention, period: Period, plan: bool, alone: bool) -> Finding:
    """A single phrase can only be meant as the period itself, or in a plan's heading as the time after it."""
    token, phrase = ("{ky_sau}", period.next_phrase) if plan else ("{ky}", period.phrase)
    certain = alone and "{ky" not in spot.text and not (period.kind is PeriodKind.YEAR and not plan and first.form == "month")
    fix = Fix(put_label(phrase), spot.place, spot.text[: first.start] + token + spot.text[first.end :]) if certain else None
    values = {"where": spot.name, "typed": first.text, "period": period.phrase}
    message = _("{where} ghi “{typed}” nhưng báo cáo là của {period}; hãy xem lại.").format(**{**values, "where": sentence(spot.name)})
    return Finding("period-contradicts", "warning", spot.place, message, values=values, fix=fix)
