"""The figures of a report as one table: this period, the prior one, the same period last year, and how they changed.

It is the value behind the annex on paper and the workbook for those who consolidate; how it is shown stands in figure_rows.py.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from models.definition import FigureDefinition, ReportDefinition
from models.errors import BadPeriod
from models.expression import evaluate
from models.numerals import write_roman
from models.period import Period, token_phrase
from models.prior import Earlier
from models.report import FigureValue, Report
from models.series import Change, change, stated
from models.text import Token, parse

Side = Literal["now", "prior", "last_year"]
SIDES: tuple[Side, ...] = ("now", "prior", "last_year")


class FigureRow(Struct, frozen=True):
    """A figure: what this report and the earlier ones state of it, and the changes against them.

    `number` counts through the table, under an indented figure "3.1". A share changes by points, without per cent of per cent. `follows`
    are the sides on which the definition's formula gives exactly what is stated, so that it may stand there as a formula.
    """

    number: str
    figure: FigureDefinition
    now: FigureValue = FigureValue()
    prior: FigureValue = FigureValue()
    last_year: FigureValue = FigureValue()
    against_prior: Change | None = None
    against_last_year: Change | None = None
    follows: tuple[Side, ...] = ()

    @property
    def unit(self) -> str:
        """The unit in words; "%" for a share, whose definition may leave it out."""
        return self.figure.unit or ("%" if self.figure.kind == "percent" else "")

    def side(self, side: Side) -> FigureValue:
        """What one of the three reports states."""
        match side:
            case "now":
                return self.now
            case "prior":
                return self.prior
            case "last_year":
                return self.last_year


class FigureGroup(Struct, frozen=True):
    """The figures of a section under its title; `number` is Roman: the section's own where all sections are counted so."""

    number: str
    title: str
    section: str
    rows: tuple[FigureRow, ...]


class FigureTable(Struct, frozen=True):
    """`prior` and `last_year` are the periods of the reports that were there; `period` is nothing where the report's code names none."""

    period: Period | None
    prior: Period | None
    last_year: Period | None
    groups: tuple[FigureGroup, ...]

    def rows(self) -> Iterator[FigureRow]:
        """Every figure in the order of the table."""
        for group in self.groups:
            yield from group.rows

    def compared(self, figure: FigureDefinition, side: Side) -> bool:
        """Whether a figure may be compared with that side; what counts from the year's beginning not with a prior year's end."""
        before = {"now": None, "prior": self.prior, "last_year": self.last_year}[side]
        if before is None or self.period is None:
            return False
        return not (side == "prior" and figure.cumulative and before.year != self.period.year)


def figure_table(report: Report, definition: ReportDefinition, earlier: Earlier = Earlier()) -> FigureTable:
    """Every figure of the definition in its order, under the section it belongs to; earlier sides are empty where there was no report."""
    prior, last_year = earlier.prior, earlier.last_year
    empty = FigureTable(_period(report), prior.when if prior else None, last_year.when if last_year else None, ())
    sides: dict[Side, Report | None] = {"now": report, "prior": prior, "last_year": last_year}
    stating = {side: _stated(definition, one) for side, one in sides.items()}
    return replace(empty, groups=tuple(_groups(report, definition, empty, stating)))


def _period(report: Report) -> Period | None:
    try:
        return report.when
    except BadPeriod:
        return None


def _stated(definition: ReportDefinition, report: Report | None) -> dict[str, FigureValue]:
    """What a report states of each figure, under older ids too; nothing where there is no report."""
    return {figure.id: stated(figure, report.figures) for figure in definition.figures} if report else {}


def _groups(
    report: Report, definition: ReportDefinition, table: FigureTable, stating: dict[Side, dict[str, FigureValue]]
) -> Iterator[FigureGroup]:
    sections = [section for section in definition.sections if any(figure.section == section.id for figure in definition.figures)]
    own = {section.id: (section.number, section.title) for section in sections}
    own |= {section.id: (section.number, section.title) for section in report.sections if section.id in own}
    counted = all(_is_roman(number) for number, _title in own.values()) and len({number for number, _title in own.values()}) == len(own)
    numbers = _Numbers()
    for at, section in enumerate(sections, 1):
        number, title = own[section.id]
        figures = [figure for figure in definition.figures if figure.section == section.id]
        rows = tuple(_row(numbers.next(figure.indent, figure is figures[0]), figure, table, stating) for figure in figures)
        yield FigureGroup(number.strip(" .") if counted else write_roman(at), _words(title, report, definition), section.id, rows)


def _is_roman(number: str) -> bool:
    return number.strip(" .") in {write_roman(value) for value in range(1, 40)}


class _Numbers:
    """Counts figures through the table: 1, 2, 2.1, 2.2, 3; the first of a section is never under the last of another."""

    def __init__(self) -> None:
        self._counts: list[int] = []

    def next(self, indent: int, first: bool) -> str:
        depth = 0 if first or not self._counts else min(max(indent, 0), len(self._counts))
        before = self._counts[depth] if depth < len(self._counts) else 0
        self._counts = [*self._counts[:depth], before + 1]
        return ".".join(map(str, self._counts))


def _row(number: str, figure: FigureDefinition, table: FigureTable, stating: dict[Side, dict[str, FigureValue]]) -> FigureRow:
    now, prior, last_year = (stating[side].get(figure.id, FigureValue()) for side in SIDES)
    return FigureRow(
        number,
        figure,
        now,
        prior,
        last_year,
        _change(figure, now, prior) if table.compared(figure, "prior") else None,
        _change(figure, now, last_year) if table.compared(figure, "last_year") else None,
        tuple(side for side in SIDES if _follows(figure, stating[side])),
    )


def _change(figure: FigureDefinition, now: FigureValue, before: FigureValue) -> Change | None:
    found = change(now.value, before.value)
    return Change(found.absolute, None) if found and figure.kind == "percent" else found


def _follows(figure: FigureDefinition, stating: dict[str, FigureValue]) -> bool:
    """Whether a report's value is what the formula gives: a total that somebody typed otherwise, or in words, is no formula."""
    if not figure.formula or not stating or stating[figure.id].typed:
        return False
    values: dict[str, Decimal | None] = {id: value.value for id, value in stating.items()}
    return evaluate(figure.formula, values) == stating[figure.id].value


def _words(title: str, report: Report, definition: ReportDefinition) -> str:
    """A section's title with its tokens in words."""
    return "".join(_token(span.name, report, definition) if isinstance(span, Token) else span.text for span in parse(title))


def _token(name: str, report: Report, definition: ReportDefinition) -> str:
    period, figure = _period(report), definition.figure(name)
    phrase = token_phrase(name, period) if period else None
    if phrase is not None or figure is None:
        return phrase or f"{{{name}}}"
    value = report.figure(name)
    return figure.show(value.value) if value.value is not None else value.typed
