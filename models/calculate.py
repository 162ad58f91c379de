"""Figures that follow from others by the definition's formulas."""

from collections.abc import Callable, Mapping
from decimal import Decimal

from models.definition import ReportDefinition
from models.expression import evaluate
from models.report import FigureValue, Report


def values(report: Report) -> Mapping[str, Decimal | None]:
    """Every stated figure by its id; nothing for one that is empty or no number."""
    return {id: figure.value for id, figure in report.figures.items()}


def recalculated(report: Report, definition: ReportDefinition) -> Report:
    """The report with its calculated figures brought up to date.

    A figure is calculated while nobody has typed it; a typed value stays, and the rules compare it.
    """
    return _calculated(report, definition, lambda stated: _is_empty(stated) or stated.origin == "calculated")


def completed(report: Report, definition: ReportDefinition) -> Report:
    """The report with those figures calculated that have no value yet; one that is stated stays, and the rules compare it."""
    return _calculated(report, definition, _is_empty)


def _is_empty(stated: FigureValue) -> bool:
    return stated.value is None and not stated.typed


def _calculated(report: Report, definition: ReportDefinition, may: Callable[[FigureValue], bool]) -> Report:
    for figure in definition.figures:
        stated = report.figure(figure.id)
        if not figure.formula or not may(stated):
            continue
        value = evaluate(figure.formula, values(report))
        if value != stated.value:
            report = report.with_figure(figure.id, value, "calculated")
    return report
