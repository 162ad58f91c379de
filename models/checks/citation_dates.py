"""When the cited documents are dated: inside the period's window, in order, each one once."""

import datetime
from bisect import bisect_right
from collections.abc import Iterator
from itertools import groupby

from models import place as places
from models.checks.citations import CITED_FORM, cited, is_law, is_numbered
from models.checks.finding import Context, Finding
from models.checks.spots import quoted
from models.citation import LAWS, Citation
from models.dates import short_date
from models.definition import Severity
from models.language import _
from models.report import OPENING, Item, Report

WINDOW = "NĐ 09/2019, thời gian chốt số liệu"
_FLEETING = frozenset({
    "Công văn", "Báo cáo", "Tờ trình", "Thông báo", "Thông cáo", "Biên bản", "Công điện", "Giấy mời", "Giấy giới thiệu",
    "Phiếu gửi", "Phiếu chuyển", "Phiếu báo",
})  # fmt: skip
"""Kinds that are done with once they are out; the others stay in force."""

_YEARLY = frozenset({"Kế hoạch", "Phương án", "Hướng dẫn"})
"""Kinds that are mostly made at the end of a year for the next one."""

_EARLIEST_WINDOW = datetime.timedelta(days=17)
"""The legal window of a period begins on the 15th of the month before its calendar begins."""


def citation_dates(report: Report, _context: Context) -> Iterator[Finding]:
    """Missing, impossible, too late and too early dates."""
    for citation in cited(report):
        if citation.date is not None:
            yield from _against_report(citation, report)
        elif citation.typed_date.strip():
            message = _("Ngày “{date}” của {name} không có trong lịch; hãy xem lại ngày trên văn bản.")
            yield _finding("citation-date-invalid", "error", citation, message, CITED_FORM, date=quoted(citation.typed_date))
        elif citation.kind.strip() and not is_law(citation.kind):
            severity: Severity = "error" if is_numbered(citation.kind) and citation.kind not in LAWS else "warning"
            message = _("{name} chưa có ngày ban hành; hãy ghi ngày, tháng, năm.")
            yield _finding("citation-date-missing", severity, citation, message, CITED_FORM)


def _finding(code: str, severity: Severity, citation: Citation, message: str, why: str, **values: str) -> Finding:
    values = {"name": quoted(citation.name), **values}
    return Finding(code, severity, places.citation(citation.id, "date"), message.format(**values), why, values)


def _against_report(citation: Citation, report: Report) -> Iterator[Finding]:
    day, own = citation.date, report.letterhead.date
    assert day is not None
    if own is not None and day > own:
        message = _("{name} ngày {date} ra sau ngày của chính báo cáo ({own}); hãy xem lại hai ngày này.")
        yield _finding("citation-after-report", "error", citation, message, "", date=short_date(day), own=short_date(own))
    elif citation.id not in _cited_in_opening(report):
        yield from _against_window(citation, day, report)


def _cited_in_opening(report: Report) -> set[str | None]:
    """What a report carries out or answers may well be older or younger than its period."""
    return {item.citation for item in report.opening}


def _against_window(citation: Citation, day: datetime.date, report: Report) -> Iterator[Finding]:
    period = report.when
    if day > period.end:
        message = _("{name} ngày {date} ra sau khi kỳ báo cáo kết thúc ({end}); hãy để dành cho kỳ sau hoặc nêu lý do.")
        yield _finding("citation-after-period", "warning", citation, message, WINDOW, date=short_date(day), end=short_date(period.end))
    elif _too_early(citation, day, period.start):
        message = _("{name} ngày {date} ra trước kỳ báo cáo (từ {start}); hãy xem lại ngày hoặc nêu lý do.")
        values = {"date": short_date(day), "start": short_date(period.start)}
        yield _finding("citation-before-period", "warning", citation, message, WINDOW, **values)


def _too_early(citation: Citation, day: datetime.date, start: datetime.date) -> bool:
    if citation.kind in _FLEETING:
        return (start - day) > _EARLIEST_WINDOW
    longer = "giai đoạn" in citation.subject or str(start.year) in citation.subject
    return citation.kind in _YEARLY and day.year < start.year - 1 and not longer


def citation_order(report: Report, _context: Context) -> Iterator[Finding]:
    """One or two documents out of the order of dates in a list that keeps it (usage)."""
    by_id = {citation.id: citation for citation in cited(report)}
    for section in report.sections:
        for _level, items in groupby(section.items, key=lambda item: (item.level, item.citation in by_id)):
            dated = _dated(list(items), by_id)
            if len(dated) > 2 and not any(citation.kind in LAWS for citation in dated):
                yield from _out_of_order(dated)


def _dated(items: list[Item], by_id: dict[str, Citation]) -> list[Citation]:
    found = (by_id.get(item.citation or "") for item in items)
    return [citation for citation in found if citation is not None and citation.date is not None]


def _out_of_order(dated: list[Citation]) -> Iterator[Finding]:
    kept = _longest_rising([citation.date or datetime.date.min for citation in dated])
    strays = [index for index in range(len(dated)) if index not in kept]
    if len(strays) > min(2, len(dated) // 3):
        return
    for index in strays:
        message = _("{name} ngày {date} không đứng theo thứ tự ngày như các văn bản khác; hãy chuyển chỗ hoặc xem lại ngày.")
        yield _finding("citation-order", "warning", dated[index], message, "", date=short_date(dated[index].date or datetime.date.min))


def _longest_rising(days: list[datetime.date]) -> set[int]:
    """The positions of a longest part that never goes back in time."""
    ends: list[datetime.date] = []
    at: list[int] = []
    before: list[int] = []
    for index, day in enumerate(days):
        length = bisect_right(ends, day)
        before.append(at[length - 1] if length else -1)
        ends[length : length + 1] = [day]
        at[length : length + 1] = [index]
    kept: set[int] = set()
    index = at[-1] if at else -1
    while index >= 0:
        kept.add(index)
        index = before[index]
    return kept


def citation_doubles(report: Report, _context: Context) -> Iterator[Finding]:
    """Two documents with one number and symbol in one year; or one document twice in one list. Another section may cite it again."""
    sections = {item.citation: section for section, item in reversed(list(report.items()))}
    seen: dict[tuple[str, str, int], Citation] = {}
    for citation in cited(report):
        if not citation.number or not citation.symbol:
            continue
        name = (citation.number, citation.symbol, citation.date.year if citation.date else 0)
        again = name in seen and citation.identity == seen[name].identity and sections[citation.id] != sections[seen[name].id]
        if name in seen and not again:
            place, first = places.citation(citation.id, "number"), places.citation(seen[name].id, "number")
            message = _("{name} được nêu hai lần; hãy xem lại số, ký hiệu hoặc bỏ bớt một.").format(name=quoted(citation.name))
            values = {"name": quoted(citation.name)}
            yield Finding("citation-double", "warning", place, message, "NĐ 30/2020, Điều 15", values, involved=(first,))
        seen.setdefault(name, citation)
    yield from _cited_twice(report)


def _cited_twice(report: Report) -> Iterator[Finding]:
    names = {citation.id: citation.name for citation in cited(report)}
    seen: set[tuple[str, str]] = set()
    for section, item in report.items():
        if section == OPENING or item.citation not in names:
            continue
        if (section, item.citation) in seen:
            name = quoted(names[item.citation])
            message = _("{name} đã được nêu ở trên trong cùng một mục; hãy bỏ bớt một ý.").format(name=name)
            yield Finding("citation-double", "warning", places.item(item.id), message, CITED_FORM, {"name": name})
        seen.add((section, item.citation))
