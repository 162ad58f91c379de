"""Figures far from what they usually are: by the median of earlier reports and the median deviation from it.

Both hold against single wrong values and skewed figures, which a mean and its deviation do not. With fewer than five earlier values there
is no "usual", and nothing is said.
"""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from statistics import median

from msgspec import Struct

from models import place as places
from models.checks.figures import sound
from models.checks.finding import Context, Finding
from models.checks.monotony import monotony
from models.checks.over_time import at_the_parts
from models.definition import FigureDefinition
from models.language import _
from models.numerals import rounded
from models.report import Report
from models.series import Point, begins_the_year, is_before

FEWEST = 5
"""Earlier values below which nothing is said."""
_FAR = Decimal("3.5") * Decimal("1.4826")
"""Median deviations away that are far: 3.5 standard deviations, were the figure normal (Iglewicz and Hoaglin, 1993)."""
_LEAST_SHARE = Decimal("0.05")
"""A series that hardly moves is taken to scatter by this share of its median."""


class Usual(Struct, frozen=True):
    """From where to where the usual ones of earlier values went, and the bounds beyond which a value is far from them."""

    least: Decimal
    most: Decimal
    low: Decimal
    high: Decimal

    def is_far(self, value: Decimal) -> bool:
        """Whether a value is outside; one between the least and the most that ever were is not."""
        return not self.low <= value <= self.high


def usual(past: Sequence[Decimal], counts: bool = False) -> Usual | None:
    """What is usual, told from earlier values; nothing below five, or where they are mostly zero and the rest is chance.

    `counts`: small numbers of things scatter by the root of their number without any reason.
    """
    if len(past) < FEWEST:
        return None
    middle = median(past)
    spread = median(abs(value - middle) for value in past)
    if middle == 0 and spread == 0:
        return None
    spread = max(spread, abs(middle) * _LEAST_SHARE, abs(middle).sqrt() if counts else Decimal(0))
    near = [value for value in past if abs(value - middle) <= _FAR * spread]
    return Usual(min(near), max(near), min(*past, middle - _FAR * spread), max(*past, middle + _FAR * spread))


def outliers(report: Report, context: Context) -> Iterator[Finding]:
    """One warning for each figure far from its usual values. What falls inside the year is told of as that, not as this."""
    told = {finding.where for finding in monotony(report, context)}
    found = (_far(figure, report, context) for figure in context.definition.figures if places.figure(figure.id) not in told)
    yield from at_the_parts((finding for finding in found if finding), report, context)


def _far(figure: FigureDefinition, report: Report, context: Context) -> Finding | None:
    value = report.figure(figure.id).value
    if value is None or not sound(figure, value):
        return None
    points = [point for point in context.history.get(figure.id, ()) if is_before(point.when, report.when)]
    past, scale = _comparable(figure, report, points)
    known = usual(past, figure.kind == "count")
    if known is None or not known.is_far(value / scale):
        return None
    shown = {
        "label": figure.label,
        "value": figure.show(value),
        "least": figure.show(rounded(known.least * scale, figure.decimals)),
        "most": figure.show(rounded(known.most * scale, figure.decimals)),
    }
    sentence = (
        _("“{label}” là {value}, trong khi các kỳ trước thường từ {least} đến {most}; hãy xem lại hoặc nêu lý do.")
        if scale == 1
        else _(
            "“{label}” là {value}, trong khi theo bình quân tháng của các kỳ trước thì thường từ {least} đến {most}; "
            "hãy xem lại hoặc nêu lý do."
        )
    )
    return Finding("figure-unusual", "warning", places.figure(figure.id), sentence.format(**shown), values=shown)


def _comparable(figure: FigureDefinition, report: Report, points: Iterable[Point]) -> tuple[list[Decimal], Decimal]:
    """Earlier values that may be compared, and by what this one is divided to be like them.

    A share or a stock is the same thing in every period. A sum that counts from the year's beginning is compared with the same period of
    other years, or by the month where those are too few; any other number with periods as long as this one.
    """
    when = report.when
    known = [(point.when, point.value) for point in points if point.value is not None]
    if figure.kind == "percent" or figure.carry:
        return [value for _when, value in known], Decimal(1)
    if not figure.cumulative:
        return [value for other, value in known if other.kind is when.kind], Decimal(1)
    same = [value for other, value in known if (other.kind, other.index) == (when.kind, when.index)]
    if len(same) >= FEWEST or not begins_the_year(when):
        return same, Decimal(1)
    return [value / other.months for other, value in known if begins_the_year(other)], Decimal(when.months)
