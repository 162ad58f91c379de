"""How one figure went: period by period, beside the same period of the year before; as rows, and as a table to show, copy and keep."""

from collections.abc import Iterable
from decimal import Decimal

from msgspec import Struct

from models.definition import FigureDefinition
from models.history import PastFigures, past_figures
from models.language import _
from models.lifecycle import state_names
from models.numerals import decimals_of
from models.period import Period
from models.report import Report
from models.series import Change, Part, Point, begins_the_year, change, part_of_period, same_period_of, series
from models.table import Cell, Column, Table


class TrendRow(Struct, frozen=True):
    """One period: its value, the part that came since the report before in the year, and how it stands to the same period last year."""

    point: Point
    part: Part | None = None
    last_year: Point | None = None
    change: Change | None = None

    @property
    def own(self) -> Decimal | None:
        """The part of the period; all of the value where the year has no earlier report and the period begins with the year."""
        return self.part.own if self.part else self.point.value if begins_the_year(self.point.when) else None


class Trend(Struct, frozen=True):
    """The rows in the order of time; `now` is the period of the report that is open."""

    figure: FigureDefinition
    now: Period
    rows: tuple[TrendRow, ...]

    @property
    def unit(self) -> str:
        """The unit in words; a share's "%" stands behind its numbers already."""
        return "" if self.figure.kind == "percent" else self.figure.unit


def trend(figure: FigureDefinition, report: Report, history: Iterable[PastFigures]) -> Trend:
    """A figure in a report and in all others that are known."""
    points = series(figure, (*history, past_figures(report)))
    return Trend(figure, report.when, tuple(_row(figure, point, points) for point in points))


def _row(figure: FigureDefinition, point: Point, points: tuple[Point, ...]) -> TrendRow:
    last_year = same_period_of(point.when, 1, points)
    part = part_of_period(figure, point.when, point.value, points)
    return TrendRow(point, part, last_year, change(point.value, last_year.value if last_year else None))


def period_name(when: Period) -> str:
    """The period in short: "6 tháng đầu 2021"."""
    return f"{when.short} {when.year}"


def trend_table(found: Trend) -> Table:
    """The rows as a table; the column of reasons is there where there is a reason."""
    figure, with_reasons = found.figure, any(row.point.reason for row in found.rows)
    rows = tuple(tuple(_cells(figure, row, with_reasons)) for row in found.rows)
    marked = next((at for at, row in enumerate(found.rows) if row.point.when == found.now), None)
    columns = tuple(_columns(found, with_reasons))
    return Table(figure.label, _fitted(columns, rows), rows, marked)


def _columns(found: Trend, with_reasons: bool) -> Iterable[Column]:
    figure, percent = found.figure, "%" if found.figure.kind == "percent" else ""
    yield Column(_("Kỳ báo cáo"), width=20)
    yield Column(figure.label + (f" ({found.unit})" if found.unit else ""), "number", figure.decimals, percent, width=18)
    if figure.cumulative:
        yield Column(_("Riêng phần tăng thêm"), "number", figure.decimals, percent, width=14)
    yield Column(_("Cùng kỳ năm trước"), "number", figure.decimals, percent)
    yield Column(_("Tăng, giảm (điểm %)") if percent else _("Tăng, giảm"), "number", figure.decimals, signed=True)
    if not percent:
        yield Column(_("Tăng, giảm (%)"), "number", 1, "%", signed=True)
    yield Column(_("Trạng thái"), width=16)
    if with_reasons:
        yield Column(_("Lý do đã chấp nhận"), width=40)


def _cells(figure: FigureDefinition, row: TrendRow, with_reasons: bool) -> Iterable[Cell]:
    yield period_name(row.point.when)
    yield row.point.value
    if figure.cumulative:
        yield row.own
    yield row.last_year.value if row.last_year else None
    yield row.change.absolute if row.change else None
    if figure.kind != "percent":
        yield row.change.percent if row.change else None
    yield state_names()[row.point.state]
    if with_reasons:
        yield row.point.reason


def _fitted(columns: tuple[Column, ...], rows: tuple[tuple[Cell, ...], ...]) -> tuple[Column, ...]:
    """Columns of whole numbers without decimals, others with as many as any of their numbers needs."""
    fitted = []
    for at, column in enumerate(columns):
        numbers = [row[at] for row in rows]
        decimals = max((decimals_of(number) for number in numbers if isinstance(number, Decimal)), default=0)
        fitted.append(Column(column.title, column.kind, decimals, column.suffix, column.signed, column.width))
    return tuple(fitted)
