"""The bars of a figure's chart: one a period with its part in the picture, their short names, and the scale beside them."""

import math
from decimal import Decimal
from typing import Literal

from msgspec import Struct

from models.language import _
from models.period import Period, PeriodKind
from models.series import same_period_of
from models.trend import Trend, TrendRow, period_name

Part = Literal["now", "same", "other"]

MARKS: dict[Part, str] = {"now": "■", "same": "◆", "other": ""}
"""The shapes that say which bar is which, in the chart as in the table below it."""

_LINES = 4
"""About so many lines of the scale."""
_ROMAN = ("I", "II", "III", "IV")


class Bar(Struct, frozen=True):
    """One period; without a value only its name stands there."""

    when: Period
    value: Decimal | None
    part: Part
    text: str
    hint: str


def part_of(row: TrendRow, found: Trend) -> Part:
    """This period, the same of another year, or neither."""
    if row.point.when == found.now:
        return "now"
    same = same_period_of(found.now, found.now.year - row.point.when.year, [row.point])
    return "same" if same else "other"


def bars_of(found: Trend) -> tuple[Bar, ...]:
    """The rows of a trend as bars."""
    return tuple(_bar(row, found) for row in found.rows)


def _bar(row: TrendRow, found: Trend) -> Bar:
    value = row.point.value
    text = "" if value is None else found.figure.show(value)
    told = (text + (f" {found.unit}" if found.unit else "")) if text else _("chưa có số")
    return Bar(row.point.when, value, part_of(row, found), text, f"{period_name(row.point.when)}: {told}")


def scale(least: float, most: float) -> tuple[float, ...]:
    """Round numbers from at most the least to at least the most, evenly apart, zero among them: 0, 1.000, 2.000 ..."""
    low, high = min(least, 0.0), max(most, 0.0)
    high = high if high > low else 1.0
    rough = (high - low) / _LINES
    size = 10.0 ** math.floor(math.log10(rough))
    factors = (1, 2, 2.5, 5, 10) if size >= 10 else (1, 2, 5, 10)
    step = next(size * factor for factor in factors if size * factor >= rough * 0.999)
    return tuple(step * at for at in range(math.floor(low / step), math.ceil(high / step) + 1))


def code(when: Period) -> str:
    """A period below its bar; the year stands below that."""
    match when.kind:
        case PeriodKind.MONTH:
            return f"T{when.index}"
        case PeriodKind.QUARTER:
            return f"Q{_ROMAN[when.index - 1]}"
        case PeriodKind.HALF:
            return "6T" if when.index == 1 else _("6T cuối")
        case PeriodKind.NINE_MONTHS:
            return "9T"
        case PeriodKind.YEAR:
            return _("Năm")
