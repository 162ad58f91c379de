"""Figures that follow from others by the definition's formulas."""

from collections.abc import Mapping
from decimal import Decimal

from models.definition import ReportDefinition
from models.expression import evaluate
from models.report import Report


def values(report: Report) -> Mapping[str, Decimal | None]:
    """Every stated figure by its id; nothing for one that is empty or no number."""
    return {id: figure.value for id, figure in report.figures.items()}


def recalculated(report: Report, definition: ReportDefinition) -> Report:
    """The report with its calculated figures brought up to date.

    A figure is calculated while nobody has typed it; a typed value stays, and the rules compare it.
    """
    for figure in definition.figures:
        stated = report.figure(figure.id)
        empty = stated.value is None and not stated.typed
        if not figure.formula or not (empty or stated.origin == "calculated"):
            continue
        value = evaluate(figure.formula, values(report))
        if value != stated.value:
            report = report.with_figure(figure.id, value, "calculated")
    return report
