"""When a report is due: the window that its figures cover, and the working days after it (NĐ 09/2019, Điều 8 và Điều 12)."""

import calendar
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from msgspec import Struct

from models.definition import CutOff, ReportDefinition
from models.period import Period, PeriodKind, read_period

_COUNT = {PeriodKind.MONTH: 12, PeriodKind.QUARTER: 4, PeriodKind.HALF: 2, PeriodKind.NINE_MONTHS: 1, PeriodKind.YEAR: 1}
_HOLIDAYS = {(1, 1), (30, 4), (1, 5), (2, 9)}
"""Day and month of the holidays that have a fixed date (Bộ luật Lao động 2019, Điều 112); Tết and Giỗ Tổ move with the moon."""
_CUT_OFFS = {"calendar": CutOff(), "decree": CutOff(from_day=15, from_month=-1, to_day=14)}
_LATE, _AHEAD = timedelta(days=60), timedelta(days=100)
"""How long a report that is late stays in the list, and how far the list looks ahead."""


class Due(Struct, frozen=True):
    """A report that is to come. `day` is the last day on which it is in time."""

    definition: str
    period: Period
    day: date

    @property
    def name(self) -> str:
        """Its name in the store."""
        return f"{self.definition}/{self.period.code}"


class Times(Struct, frozen=True):
    """A period and the first and last day of its figures."""

    period: Period
    window: tuple[date, date]


def periods_of(definition: ReportDefinition, year: int) -> tuple[Period, ...]:
    """Every period of a year that a kind of report serves, in the definition's order."""
    return tuple(Period(year, kind, index + 1) for kind in definition.periods for index in range(_COUNT[kind]))


def window(definition: ReportDefinition, period: Period) -> tuple[date, date]:
    """First and last day of the figures: the calendar's, from the 15th to the 14th (NĐ 09/2019, Điều 12), or the definition's own."""
    chosen = definition.cut_offs.get(period.kind, definition.cut_off)
    cut_off = chosen if isinstance(chosen, CutOff) else _CUT_OFFS[chosen]
    return _day(period.start, cut_off.from_month, cut_off.from_day), _day(period.end, cut_off.to_month, cut_off.to_day)


def _day(near: date, months: int, day: int) -> date:
    """A day of the month that is so many months after a date's; the month's last one where it has no such day."""
    place = max(near.year * 12 + near.month - 1 + months, 12)
    year, month = place // 12, place % 12 + 1
    return date(year, month, min(max(day, 1), calendar.monthrange(year, month)[1]))


def times_of(definition: ReportDefinition, period: Period) -> Times:
    """A period with its window."""
    return Times(period, window(definition, period))


def due_day(definition: ReportDefinition, period: Period) -> date:
    """The definition's number of working days behind the window (NĐ 09/2019, Điều 8: one at least)."""
    day = window(definition, period)[1]
    for _step in range(definition.working_days):
        day += timedelta(days=1)
        while not is_working_day(day):
            day += timedelta(days=1)
    return day


def is_working_day(day: date) -> bool:
    """Monday to Friday without the holidays of a fixed date."""
    return day.weekday() < 5 and (day.day, day.month) not in _HOLIDAYS


def coming(definitions: Iterable[ReportDefinition], done: frozenset[str], used: frozenset[str], today: date) -> tuple[Due, ...]:
    """What is due: late reports first, then the next ones. `used` are the names of all reports.

    `done` are the periods of which a report has been issued, by the names of their first editions (models.editions.issued_periods).

    Of each kind of report only those kinds of period that the office has reported before count; where it has none yet, all that are still
    to come. Of a general kind nothing is owed.
    """
    found = [due for definition in definitions if not definition.general for due in _due(definition, used, today) if due.name not in done]
    return tuple(sorted(found, key=lambda due: (due.day, due.name)))


def _due(definition: ReportDefinition, used: frozenset[str], today: date) -> Iterator[Due]:
    years = (year for year in (today.year - 1, today.year, today.year + 1) if 1 < year < 9998)  # a clock may say anything
    own = [period for year in years for period in periods_of(definition, year)]
    known = _kinds_of_period(definition, used)
    for period in own:
        day = due_day(definition, period)
        first = today - _LATE if known else today
        if period.kind in (known or definition.periods) and first <= day <= today + _AHEAD:
            yield Due(definition.id, period, day)


def _kinds_of_period(definition: ReportDefinition, names: Iterable[str]) -> set[PeriodKind]:
    """The kinds of period that names of a kind of report tell; read once for each "Q1", "9T" and so on, not for each of ten thousand."""
    prefix = f"{definition.id}/"
    codes = {name.removeprefix(prefix).partition("/")[0] for name in names if name.startswith(prefix)}
    any_year = {code.partition("-")[2]: code for code in codes}
    return {period.kind for period in map(read_period, any_year.values()) if period}
