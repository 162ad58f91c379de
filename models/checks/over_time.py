"""What the checks that look at earlier and later reports share."""

from collections.abc import Iterable

from models.calculate import values
from models.checks.finding import Context, Finding
from models.definition import FigureDefinition
from models.expression import evaluate, names_in
from models.place import parts
from models.report import Report


def follows_its_formula(figure: FigureDefinition, report: Report) -> bool:
    """Whether a figure has just the value that its parts make: then it is mended at its parts."""
    return bool(figure.formula) and evaluate(figure.formula, values(report)) == report.figure(figure.id).value


def at_the_parts(found: Iterable[Finding], report: Report, context: Context) -> list[Finding]:
    """The findings without those on sums of which a part has one too: one fault, one place to mend."""
    by_figure = {parts(finding.where)[1]: finding for finding in found}
    told = []
    for id, finding in by_figure.items():
        figure = context.definition.figure(id)
        summed = names_in(figure.formula) if figure and figure.formula and follows_its_formula(figure, report) else ()
        if not any(name in by_figure for name in summed):
            told.append(finding)
    return told
