"""Days named in running text: that they exist, fall on the weekday beside them, stand in order, have their zeros."""

import calendar
import datetime
import re
from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct

from models.checks.finding import Context, Finding, Fix
from models.checks.repeated import first_few
from models.checks.spots import Spot, prose, put_label
from models.dates import month_number, short_date
from models.language import _
from models.report import Report

ZERO_FORM = "NĐ 30/2020, Phụ lục I, II.4"
WEEKDAY_NAMES = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")

_DAY = re.compile(
    r"(?<![\w/.,-])(?:(?P<said>ngày\s+)(?P<d1>\d{1,2})(?P<mid>\s+tháng\s+)(?P<m1>\d{1,2})(?:(?P<of>\s+năm\s+)(?P<y1>\d{4}))?"
    r"|(?P<named>ngày\s+)?(?P<d2>\d{1,2})/(?P<m2>\d{1,2})/(?P<y2>\d{4})"
    r"|(?P<short>ngày\s+)(?P<d3>\d{1,2})/(?P<m3>\d{1,2}))(?![\w/]|[.,-]\d)",
    re.IGNORECASE,
)
_NUMBER_BEFORE = re.compile(r"(?:số|lô|thửa|tờ|mã|quyển)\s*:?\s*$", re.IGNORECASE)
_WEEKDAYS = ("hai", "ba", "tư", "năm", "sáu", "bảy", "bẩy")
_WEEKDAY = re.compile(r"(?:\bthứ\s+(hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|\b(chủ\s+nhật))\s*,?\s*\(?\s*$", re.IGNORECASE)
_WEEKDAY_BEHIND = re.compile(r"\s*\((?:thứ\s+(hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|(chủ\s+nhật))\)", re.IGNORECASE)
_PAST = re.compile(r"\bđã\b(?!.*\b(?:sẽ|dự kiến|kế hoạch|trước|chậm nhất|hạn|hiệu lực|hết|thời gian|đến|từ|kể)\b)", re.IGNORECASE)
_OTHER_TIME = re.compile(r"\b(?:sẽ|dự kiến|chậm nhất|thời hạn|hiệu lực|hết hạn|kế hoạch)\b", re.IGNORECASE)
_BETWEEN = re.compile(r"\s+(?:đến|tới)\s+(?:hết\s+)?", re.IGNORECASE)
_FROM = re.compile(r"\btừ\s+$", re.IGNORECASE)
_STAGE = re.compile(r"(?<=giai đoạn )((?:19|20)\d\d)\s*[-–]\s*((?:19|20)\d\d)(?!\d)", re.IGNORECASE)
_NEAR, _CLAUSE = 12, 300
_LEAP = 2000


class _Named(Struct, frozen=True):
    """A day as it is named at a stretch of a text; without a year where none is named.

    `zeroed` is how the decree writes it; `said` whether the word ngày stands before it, `is_whole`
    whether it is written with strokes and its year.
    """

    start: int
    end: int
    text: str
    day: int
    month: int
    year: int | None
    typed_day: str
    zeroed: str
    said: bool
    is_whole: bool

    @property
    def exists(self) -> bool:
        """Whether some calendar has it; 29/02 without a year does."""
        return 1 <= self.month <= 12 and 1 <= self.day <= calendar.monthrange(self.year or _LEAP, self.month)[1]

    @property
    def date(self) -> datetime.date | None:
        """The day, where its year is named and it exists."""
        return datetime.date(self.year, self.month, self.day) if self.year and self.exists else None


def prose_dates(report: Report, _context: Context) -> Iterator[Finding]:
    """What is wrong with the days that running text names."""
    unzeroed: list[tuple[Spot, list[_Named]]] = []
    padded = 0
    for spot in prose(report):
        named = _days(spot.text)
        if _STAGE.search(spot.text):
            yield from _stages(spot)
        if not named:
            continue
        yield from first_few(_wrong(spot, named, report.letterhead.date))
        if spot.ground != "citation" and (short := [day for day in named if day.exists and day.zeroed != day.text]):
            unzeroed.append((spot, short))
        padded += sum(day.is_whole and day.day < 10 and day.typed_day[0] == "0" for day in named)
    yield from _zeros(unzeroed, padded)


def _wrong(spot: Spot, named: list[_Named], own: datetime.date | None) -> Iterator[Finding]:
    """What the days of a spot are beside the calendar, each other and the report's own day."""
    for day in named:
        yield from _weekday(spot, day) if day.exists else _existing(spot, day)
    yield from _reversed(spot, [day for day in named if day.exists])
    if own is not None:
        yield from _later(spot, named, own)


def _days(text: str) -> list[_Named]:
    if "/" not in text and "ngày" not in text.lower():
        return []
    found = (_named(match) for match in _DAY.finditer(text) if match["d2"] is None or match["named"] or not _is_number(text, match))
    return [day for day in found if day.year != 0]


def _named(match: re.Match[str]) -> _Named:
    at = next(at for at in "123" if match[f"d{at}"])
    day, month = int(match[f"d{at}"]), int(match[f"m{at}"])
    year = match[f"y{at}"] if at != "3" else None
    said = match["d2"] is None or bool(match["named"])
    zeroed = _zeroed(match, day, month, match[f"m{at}"])
    return _Named(match.start(), match.end(), match[0], day, month, int(year) if year else None, match[f"d{at}"], zeroed, said, at == "2")


def _zeroed(match: re.Match[str], day: int, month: int, typed_month: str) -> str:
    """The day as the decree writes it: a zero before days below 10 and months 1 and 2; a zero before other months is left."""
    number, named = f"{day:02}", month_number(month) if len(typed_month) == 1 else typed_month
    if match["d1"]:
        year = f"{match['of']}{match['y1']}" if match["y1"] else ""
        return f"{match['said']}{number}{match['mid']}{named}{year}"
    if match["d2"]:
        return f"{match['named'] or ''}{number}/{named}/{match['y2']}"
    return f"{match['short']}{number}/{named}"


def _is_number(text: str, match: re.Match[str]) -> bool:
    return bool(_NUMBER_BEFORE.search(text, max(0, match.start() - 12), match.start()))


def _finding(code: str, spot: Spot, message: str, **values: str) -> Finding:
    values = {"where": spot.name, **values}
    return Finding(code, "warning", spot.place, message.format(**values), values=values)


def _existing(spot: Spot, day: _Named) -> Iterator[Finding]:
    message = _("“{typed}” ở {where} không có trong lịch; hãy xem lại.")
    yield _finding("date-impossible", spot, message, typed=day.text)


def _weekday(spot: Spot, day: _Named) -> Iterator[Finding]:
    date = day.date
    match = _WEEKDAY.search(spot.text, max(0, day.start - 24), day.start) or _WEEKDAY_BEHIND.match(spot.text, day.end)
    if date is None or match is None:
        return
    said = 6 if match[2] else _place_of(match[1].lower())
    if said != date.weekday():
        message = _("{typed} ở {where} là {right}, không phải {said}; hãy xem lại.")
        right, said_name = WEEKDAY_NAMES[date.weekday()], WEEKDAY_NAMES[said]
        yield _finding("date-weekday", spot, message, typed=_with_day(day.text), right=right, said=said_name)


def _place_of(word: str) -> int:
    return int(word) - 2 if word.isdecimal() else min(_WEEKDAYS.index(word), 5)


def _with_day(text: str) -> str:
    return text[:1].upper() + text[1:] if text[:1].isalpha() else f"Ngày {text}"


def _reversed(spot: Spot, named: list[_Named]) -> Iterator[Finding]:
    for first, last in pairwise(named):
        begins = _FROM.search(spot.text, max(0, first.start - _NEAR), first.start)
        if begins and _BETWEEN.fullmatch(spot.text, first.end, last.start) and _is_reversed(first, last):
            typed = spot.text[first.start : last.end]
            message = _("“{typed}” ở {where} có ngày đầu sau ngày cuối; hãy xem lại.")
            yield _finding("period-reversed", spot, message, typed=typed)


def _is_reversed(first: _Named, last: _Named) -> bool:
    """Without a year of its own the first day may lie in the year before, but hardly so far before."""
    if first.date and last.date:
        return first.date > last.date
    if first.year or (first.month, first.day) <= (last.month, last.day):
        return False
    window = (first.day, last.day) == (15, 14) and first.month < 10
    return first.month == last.month or window or (last.year is not None and first.month < 7)


def _stages(spot: Spot) -> Iterator[Finding]:
    for match in _STAGE.finditer(spot.text):
        if match[1] > match[2]:
            message = _("“{typed}” ở {where} có năm đầu sau năm cuối; hãy xem lại.")
            yield _finding("period-reversed", spot, message, typed=match[0])


def _later(spot: Spot, named: list[_Named], own: datetime.date) -> Iterator[Finding]:
    """ "đã họp ngày 20/12/2021" in a report of 05/10/2021; plans, limits and days of coming into force may lie ahead."""
    for day in named:
        if day.date is None or day.date <= own:
            continue
        clause = re.split(r"[.;]\s", spot.text[max(0, day.start - _CLAUSE) : day.start])[-1]
        if _PAST.search(clause) and not _OTHER_TIME.search(spot.text, max(0, day.start - _CLAUSE), day.end + _CLAUSE):
            message = _("{typed} ở {where} ở sau ngày của chính báo cáo ({own}) mà kể như việc đã qua; hãy xem lại.")
            yield _finding("date-after-report", spot, message, typed=_with_day(day.text), own=short_date(own))


def _zeros(unzeroed: list[tuple[Spot, list[_Named]]], padded: int) -> Iterator[Finding]:
    """One finding for the report: who writes so writes so everywhere. `padded` days are written with their zero.

    Who never says ngày nor writes a zero has a style of his own; where few whole dates differ from many, each is told of elsewhere
    (models/checks/numbers/manners.py).
    """
    bare = sum(day.is_whole and day.day < 10 for _spot, days in unzeroed for day in days)
    if padded and min(padded, bare) * 2 <= max(padded, bare):
        left = ((spot, [day for day in days if not day.is_whole or day.day > 9]) for spot, days in unzeroed)
        unzeroed = [(spot, days) for spot, days in left if days]
    if not unzeroed or not (padded or any(day.said for _spot, days in unzeroed for day in days)):
        return
    spot, days = unzeroed[0]
    text = spot.text
    for day in reversed(days):
        text = text[: day.start] + day.zeroed + text[day.end :]
    values = {"typed": days[0].text, "where": spot.name, "right": days[0].zeroed, "count": str(sum(len(days) for _spot, days in unzeroed))}
    message = _("“{typed}” ở {where} thiếu số 0 trước ngày dưới 10 hoặc tháng 1, 2 (tất cả {count} chỗ); hãy viết “{right}”.")
    fix = Fix(put_label(days[0].zeroed), spot.place, text)
    involved = tuple(other.place for other, _days in unzeroed[1:])
    yield Finding("date-zero", "warning", spot.place, message.format(**values), ZERO_FORM, values, fix, involved)
