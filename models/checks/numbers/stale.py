"""Periods in running text that can only be left over: what the report tells of a time before its own, without comparing (T20, usage).

models/checks/left_over.py looks for the words of a known earlier report, period_phrases.py at headings; here nothing is known of one.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from models.checks.finding import Context, Finding
from models.checks.left_over import left_over_words
from models.checks.numbers.clauses import Sentence, sentences
from models.checks.numbers.passage import Passage
from models.checks.period_phrases import period_phrases
from models.checks.spots import sentence as capital
from models.language import N_, _
from models.period import Period, PeriodKind
from models.report import Report
from models.timewords import Mention, Span, span_of

_COMPARED = re.compile(
    r"so với|cùng kỳ|năm trước|kỳ trước|trước đó|trước đây|từ năm|kể từ|giai đoạn|lũy kế|luỹ kế|đã nêu|tồn đọng|chuyển sang|năm ngoái"
    r"|nhiệm kỳ|quyết toán|kiểm toán|kết luận|nếu như|trong khi|còn tồn|xếp (?:hạng|loại|thứ)|công bố|đánh giá|chỉ số|bị ảnh hưởng|liên tục"
    r"|đến nay|từ \d",
    re.IGNORECASE,
)
_BEGINS = re.compile(r"\s*trong\s", re.IGNORECASE)
_ON = r"(?:[^,;.]|[.,](?=\d))"
_OWN_COMPARISON = re.compile(
    rf"(?:tăng|giảm|bằng|cao hơn|thấp hơn){_ON}{{0,60}}\bso với{_ON}*|\bso với{_ON}{{0,60}}(?:tăng|giảm|bằng|cao hơn|thấp hơn)",
    re.IGNORECASE,
)
_TOLD = re.compile(r"(?:^|[.;:]\s+|,\s+|^[-+*•]\s+|^\d+\.\s+)(?:trong|trong suốt|qua)\s+$|\btrong\s+$", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:tính đến|đến hết|tính đến hết|tính đến thời điểm)\s+$|^\s*đến\s+$", re.IGNORECASE)
_END_OF = re.compile(r"(?:[-+*•]\s+|\d+\.\s+)?(?:tính\s+)?đến\s+(?:hết|cuối)\s+", re.IGNORECASE)
_LEFT = re.compile(r",\s+(?:vẫn )?còn\b", re.IGNORECASE)
"""What was left at the end of a year is where the next one begins."""
_OF_ANOTHER = re.compile(
    r"\b(?:kế hoạch|nghị quyết|luật|đề án|chương trình|quyết định|chỉ thị|dự toán|hướng dẫn|công văn|từ|ngày|tháng)\b[^,;.]{0,60}$",
    re.IGNORECASE,
)
_PLAN = re.compile(
    r"^(?:\W|\d|[IVX]+\b)*(?:phương hướng|nhiệm vụ trọng tâm|nhiệm vụ|kế hoạch công tác|chương trình công tác|dự kiến)\b", re.IGNORECASE
)
_AND_PLAN = re.compile(r"[,;]?\s+(?:và\s+)?(?:phương hướng|nhiệm vụ|kế hoạch|chương trình|dự kiến|mục tiêu)\b", re.IGNORECASE)
_DONE = re.compile(r"kết quả|tình hình|thực hiện|đánh giá|triển khai|giao", re.IGNORECASE)
_FORMS = {
    PeriodKind.MONTH: "month",
    PeriodKind.QUARTER: "quarter",
    PeriodKind.HALF: "months",
    PeriodKind.NINE_MONTHS: "months",
    PeriodKind.YEAR: "year",
}
_OLD = N_("{where} ghi “{typed}” trong khi báo cáo là của {period}; hãy xem lại.")
_SAME_TIME = re.compile(r"\bcùng kỳ\s+(?:của\s+)?$", re.IGNORECASE)
_COMPARISON = N_("{where} so với cùng kỳ “{typed}” trong khi báo cáo là của {period}, cùng kỳ là của {right}; hãy xem lại.")
_OUTLOOK = N_("{where} ghi “{typed}” nhưng đó là kỳ của chính báo cáo; phần này nói về {period}, hãy xem lại.")


def stale(report: Report, context: Context, told: Sequence[Passage]) -> Iterator[Finding]:
    """One finding for a passage, where no other check tells of it."""
    known = {spot.place for spot, _rewording, _old in left_over_words(report, context.definition)}
    known |= {finding.where for finding in period_phrases(report, context)}
    own = report.when
    for passage in told:
        if passage.spot.place in known or passage.spot.ground == "basis":
            continue
        named = passage.times(own.year)
        found = next((finding for sentence in sentences(passage) for finding in _in(sentence, named, own)), None) if named else None
        if found is not None:
            yield found


def _in(sentence: Sentence, named: Sequence[Mention], own: Period) -> Iterator[Finding]:
    passage = sentence.passage
    here = [one for one in named if sentence.start <= one.start < sentence.end]
    if passage.spot.ground in ("title", "annex"):
        yield from _heading(passage, here, own)
        return
    if passage.spot.ground in ("subject", "opening", "closing") and _is_last_year(passage, here, own):
        yield _wrong_heading(passage, here[0], own.phrase, "{ky}", _OLD)
        return
    yield from _compared(passage, here, own)
    text = _without_own_comparison(passage.text[sentence.start : sentence.end])
    if not here or _COMPARED.search(text) or any(one.span.last >= span_of(own).first for one in here):
        return
    for one in here:
        before, goes_on = passage.text[sentence.start : one.start], passage.text.startswith(",", one.end)
        old = _is_old_period(one, before, goes_on, own) or _is_old_day(one, before, own) or _is_old_end(passage, one, goes_on, own)
        if old and passage.is_typed(one.start, one.end):
            right = own.phrase if one.day is None else ""
            values = {"typed": one.text, "period": own.phrase}
            message = _(_OLD).format(where=capital(passage.spot.name), **values)
            fix = passage.fix(one.start, one.end, "{ky}", right) if right else None
            yield Finding("period-stale", "warning", passage.spot.place, message, "", values, fix)


def _compared(passage: Passage, named: Sequence[Mention], own: Period) -> Iterator[Finding]:
    """ "so với cùng kỳ năm 2022" in a report of 2024: the same time is always that of a year before, where no other year is told too."""
    years = {one.year for one in passage.times(own.year) if one.year}
    for one in named:
        old = one.form == "year" and one.year == own.year - 2 and passage.is_typed(one.start, one.end)
        if old and _SAME_TIME.search(passage.text, max(0, one.start - 12), one.start) and own.year - 1 not in years:
            right = f"năm {own.year - 1}"
            message = _(_COMPARISON).format(where=capital(passage.spot.name), typed=one.text, period=own.phrase, right=right)
            values = {"typed": one.text, "period": own.phrase, "right": right}
            fix = passage.fix(one.start, one.end, right)
            yield Finding("period-stale", "warning", passage.spot.place, message, "", values, fix)
            return


def _without_own_comparison(text: str) -> str:
    """A sentence that begins with "Trong …" without what it compares its own results with: that says nothing of the time it begins with."""
    return _OWN_COMPARISON.sub("", text) if _BEGINS.match(text) else text


def _is_old_period(one: Mention, before: str, goes_on: bool, own: Period) -> bool:
    """A period like the report's own, or a part of one, of which the text tells what was done "in" it; or one that begins a sentence that
    `goes_on` with a comma.
    """
    alike = one.form == _FORMS[own.kind] or (
        one.form == "months" and own.kind in (PeriodKind.HALF, PeriodKind.NINE_MONTHS, PeriodKind.YEAR)
    )
    if not alike or not (_TOLD.search(before) or (not before.strip() and one.form != "year" and goes_on)):
        return False
    return one.year is not None or (own.kind in (PeriodKind.QUARTER, PeriodKind.MONTH) and one.form == _FORMS[own.kind])


def _is_old_day(one: Mention, before: str, own: Period) -> bool:
    """ "tính đến ngày 30/9/2020" in a report of 2021: a day that the period has, a year too early."""
    if one.day is None or one.day.year != own.year - 1 or not _UNTIL.search(before):
        return False
    return own.start <= date(own.year, one.day.month, min(one.day.day, 28)) <= own.end


def _is_old_end(passage: Passage, one: Mention, goes_on: bool, own: Period) -> bool:
    """ "Đến hết năm 2022, có 6/7 xã đạt chuẩn" at the head of a text of the report of 2023, that names no other time to set it against."""
    alone = len(passage.times(own.year)) == 1 and goes_on and own.kind is PeriodKind.YEAR and not _LEFT.match(passage.text, one.end)
    return alone and one.form == "year" and one.year == own.year - 1 and bool(_END_OF.fullmatch(passage.text, 0, one.start))


def _heading(passage: Passage, named: Sequence[Mention], own: Period) -> Iterator[Finding]:
    """A plan that names the report's own period or an earlier one, and in a year's report the results of an earlier year."""
    if len(named) != 1 or not passage.is_typed(named[0].start, named[0].end) or _COMPARED.search(passage.text):
        return
    one, period = named[0], span_of(own)
    if _PLAN.match(passage.text) and not _DONE.search(passage.text):
        if one.form != "day" and (one.span == period or _is_before(one.span, period, own)):
            yield _wrong_heading(passage, one, own.next_phrase, "{ky_sau}", _OUTLOOK if one.span == period else _OLD)
    elif passage.spot.ground == "title" and _is_last_year(passage, named, own):
        yield _wrong_heading(passage, one, own.phrase, "{ky}", _OLD)


def _is_last_year(passage: Passage, named: Sequence[Mention], own: Period) -> bool:
    """Whether a year's report speaks of the year before as if it were its own: "Kết quả công tác năm 2020", "công tác năm 2020 và nhiệm vụ
    năm 2022". Plans and decisions have years of their own.
    """
    if own.kind is not PeriodKind.YEAR or not named:
        return False
    others = [one for one in passage.times(own.year) if one.start != named[0].start]
    planned = len(others) == 1 and others[0].span == span_of(own).moved(12) and bool(_AND_PLAN.match(passage.text, named[0].end))
    if others and not planned:
        return False
    one = named[0]
    is_own = one.form == "year" and one.span == span_of(own).moved(-12) and passage.is_typed(one.start, one.end)
    return is_own and not _OF_ANOTHER.search(passage.text[: one.start]) and not _COMPARED.search(passage.text)


def _is_before(span: Span, own: Span, period: Period) -> bool:
    """Whether a time is as long as the report's own and before it; a plan may well name a longer one."""
    return span.last < own.first and span.months == period.months


def _wrong_heading(passage: Passage, one: Mention, phrase: str, token: str, wording: str) -> Finding:
    values = {"typed": one.text, "period": phrase}
    message = _(wording).format(where=capital(passage.spot.name), **values)
    return Finding("period-stale", "warning", passage.spot.place, message, "", values, passage.fix(one.start, one.end, token, phrase))
