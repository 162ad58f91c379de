"""A figure over time: its values in the reports of a kind, what was reached before in the year, and how it changed."""

from collections.abc import Iterable
from decimal import Context, Decimal, localcontext

from msgspec import Struct

from models.definition import FigureDefinition
from models.history import PastFigures, in_time
from models.numerals import room_for, rounded
from models.period import Period
from models.report import FigureValue, State

_DECIMALS = 1
"""Changes in per cent are told to so many decimals."""


class Point(Struct, frozen=True):
    """A figure's value in one period, how far that report has come, and why a warning about the value was accepted."""

    when: Period
    value: Decimal | None
    state: State = "draft"
    edition: int = 1
    reason: str | None = None


class Part(Struct, frozen=True):
    """Of a figure that counts from the year's beginning: what was `reached` in an earlier period, and what came since.

    `own` is nothing while the value is not there, or where it is less than what was reached before.
    """

    before: Period
    reached: Decimal
    own: Decimal | None


class Change(Struct, frozen=True):
    """The difference to an earlier value; `percent` of that value to one decimal, nothing where there is none (from 0)."""

    absolute: Decimal
    percent: Decimal | None


def stated(figure: FigureDefinition, figures: dict[str, FigureValue]) -> FigureValue:
    """What a report says of a figure, under its present id or one that it had in earlier versions of the definition."""
    return next((figures[id] for id in (figure.id, *figure.was) if id in figures), FigureValue())


def point(figure: FigureDefinition, past: PastFigures) -> Point:
    """A figure's value in one report."""
    value = stated(figure, past.figures)
    return Point(past.when, value.value, past.state, past.edition, value.reason)


def series(figure: FigureDefinition, history: Iterable[PastFigures]) -> tuple[Point, ...]:
    """A figure's values in all these reports, in the order of time."""
    return tuple(sorted((point(figure, past) for past in history), key=lambda found: in_time(found.when)))


def is_before(one: Period, other: Period) -> bool:
    """Whether a period ended before another one did."""
    return in_time(one)[:2] < in_time(other)[:2]


def begins_the_year(when: Period) -> bool:
    """Whether a period covers the year from its first day: Quý I, 6 tháng đầu, 9 tháng, cả năm, tháng 01."""
    return when.index == 1


def part_of_period(figure: FigureDefinition, when: Period, value: Decimal | None, points: Iterable[Point]) -> Part | None:
    """What the year's latest earlier report had reached of a cumulative figure, and the part that came since.

    Nothing for other figures, and where the year has no earlier report that states it. Q1 <= H1 <= 9T <= Y: 3.845 in nine months after
    2.517 in six are 2.517 and 1.328. Of reports that end together the longest counts.
    """
    if not figure.cumulative:
        return None
    before = [point for point in points if point.when.year == when.year and is_before(point.when, when) and point.value is not None]
    last = max(before, key=lambda point: in_time(point.when), default=None)
    if last is None or last.value is None:
        return None
    own = value - last.value if value is not None and value >= last.value else None
    return Part(last.when, last.value, own)


def same_period_of(when: Period, years_back: int, points: Iterable[Point]) -> Point | None:
    """The same kind and place in the year so many years before, where it has a report."""
    wanted = Period(when.year - years_back, when.kind, when.index)
    return next((point for point in points if point.when == wanted), None)


def change(now: Decimal | None, before: Decimal | None) -> Change | None:
    """How a value stands to an earlier one, or nothing where either is missing."""
    if now is None or before is None:
        return None
    with localcontext(Context(prec=room_for(now) + room_for(before))):
        percent = rounded((now - before) * 100 / abs(before), _DECIMALS) if before else None
        return Change(now - before, percent)
