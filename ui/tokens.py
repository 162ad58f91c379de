"""What chips show and are called: the tokens of a report with their values and their names."""

from models.definition import ReportDefinition
from models.document import shown
from models.language import _
from models.period import TOKENS
from models.report import Report


def token_values(report: Report, definition: ReportDefinition) -> dict[str, str]:
    """What each token shows on the paper."""
    return {name: shown(report, definition, f"{{{name}}}") for name in token_labels(definition)}


def token_labels(definition: ReportDefinition) -> dict[str, str]:
    """What each token is called, the period's first."""
    return {name: _(label) for name, label in TOKENS.items()} | {figure.id: figure.label for figure in definition.figures}
