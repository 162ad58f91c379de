"""Earlier and later reports for tests, in one line: `history({"2021-H1": 2517})`."""

from collections.abc import Mapping

from models.checks.finding import Context
from models.checks.run import context_for
from models.definition import ReportDefinition
from models.history import PastFigures, read_history
from models.period import Period
from models.prior import Earlier
from models.report import FigureValue, State, report_name
from tests.builders import report

Number = int | str


def past(period: str, state: State = "draft", edition: int = 1, **figures: Number) -> PastFigures:
    """What the report of a period states."""
    made = report(period=period, figures=figures)
    return PastFigures(Period.parse(period), made.figures, state, edition)


def history(values: Mapping[str, Number], state: State = "draft", figure: str = "a") -> tuple[PastFigures, ...]:
    """Reports of several periods that state one figure, read the way a store is read."""
    known = {report_name("nho", code): past(code, state, **{figure: value}) for code, value in values.items()}
    return read_history(report(period="2021-M11"), known, known.__getitem__)


def context_with(definition: ReportDefinition, past: tuple[PastFigures, ...]) -> Context:
    """What checks know beside these reports."""
    return context_for(definition, Earlier(history=past))


def stated(value: Number) -> FigureValue:
    """A figure as a report states it."""
    return report(figures={"a": value}).figure("a")
