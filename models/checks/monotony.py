"""Figures that count from the year's beginning never fall inside a year: Q1 <= H1 <= 9T <= Y."""

from collections.abc import Iterator
from decimal import Decimal

from models import place as places
from models.checks.figures import sound
from models.checks.finding import Context, Finding
from models.checks.over_time import at_the_parts, follows_its_formula
from models.definition import FigureDefinition, Severity
from models.expression import names_in
from models.language import _
from models.period import Period
from models.report import Report, State
from models.series import Point, is_before


def monotony(report: Report, context: Context) -> Iterator[Finding]:
    """One finding at most for each cumulative figure: the gravest. Of a sum and its parts, the parts are told of.

    An error where the other report is issued and one period lies in the other, so that both numbers cannot be right; a warning where the
    other one can still be mended, where the periods only follow each other (a quarter may have been stated by itself), and for a sum.
    """
    found = (_broken(figure, report, context) for figure in context.definition.figures if figure.cumulative)
    yield from at_the_parts((finding for finding in found if finding), report, context)


def _broken(figure: FigureDefinition, report: Report, context: Context) -> Finding | None:
    value = report.figure(figure.id).value
    if value is None or not sound(figure, value):
        return None
    when = report.when
    wrong = [point for point in context.history.get(figure.id, ()) if point.when.year == when.year and _falls(value, when, point)]
    if not wrong:
        return None
    is_sum = follows_its_formula(figure, report)
    worst = max(wrong, key=lambda point: (_severity(when, point, is_sum) == "error", is_before(point.when, when), _gap(value, point)))
    return _finding(figure, report, value, worst, _severity(when, worst, is_sum))


def _falls(value: Decimal, when: Period, point: Point) -> bool:
    """Whether a value and that of another report of the year cannot follow each other. Those that end together are not compared."""
    if point.value is None:
        return False
    return (is_before(point.when, when) and value < point.value) or (is_before(when, point.when) and value > point.value)


def _gap(value: Decimal, point: Point) -> Decimal:
    return abs(value - point.value) if point.value is not None else Decimal(0)


def _severity(when: Period, point: Point, is_sum: bool) -> Severity:
    nested = _lies_in(when, point.when) or _lies_in(point.when, when)
    return "error" if point.state == "issued" and nested and not is_sum else "warning"


def _lies_in(inner: Period, outer: Period) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _finding(figure: FigureDefinition, report: Report, value: Decimal, other: Point, severity: Severity) -> Finding:
    when = report.when
    shown = {
        "label": figure.label,
        "value": figure.show(value),
        "period": when.phrase,
        "other": figure.show(other.value or Decimal(0)),
        "other_period": other.when.phrase,
        "state": _state_words(other.state),
    }
    involved = names_in(figure.formula) if figure.formula else ()
    return Finding(
        "figure-falls" if is_before(other.when, when) else "figure-above-later",
        severity,
        places.figure(figure.id),
        _sentence(when, other.when).format(**shown),
        values=shown,
        involved=tuple(places.figure(id) for id in involved),
    )


def _sentence(when: Period, other: Period) -> str:
    if is_before(when, other):
        return _(
            "“{label}” tính từ đầu năm đến hết {period} là {value}, lớn hơn {other} của {other_period} ({state}); "
            "hãy xem lại số này, hoặc sửa số của {other_period}."
        )
    if _lies_in(other, when):
        return _(
            "“{label}” tính từ đầu năm đến hết {period} là {value}, nhỏ hơn {other} đã đạt ở {other_period} ({state}); "
            "hãy xem lại số này, hoặc sửa số của {other_period}."
        )
    return _(
        "“{label}” của {period} là {value}, nhỏ hơn {other} đã đạt ở {other_period} ({state}); chỉ tiêu này cộng dồn từ đầu năm: "
        "nếu mới ghi riêng {period} thì hãy ghi số cộng dồn."
    )


def _state_words(state: State) -> str:
    return _("đã ban hành") if state == "issued" else _("chưa ban hành")
