"""What chips show and are called: the tokens of a report with their values and their names, and the documents that it cites."""

from models.checks.citations import cited
from models.definition import ReportDefinition
from models.document import shown
from models.language import _
from models.period import TOKENS
from models.report import Report
from models.text import plain


def token_values(report: Report, definition: ReportDefinition) -> dict[str, str]:
    """What each token shows on the paper."""
    return {name: shown(report, definition, f"{{{name}}}") for name in token_labels(definition)}


class TokenValues:
    """The same for a page that shows one state of a report after the other: nearly every key changes a word and no figure."""

    def __init__(self) -> None:
        self._figures: object = None
        self._period = ""
        self._values: dict[str, str] = {}

    def of(self, report: Report, definition: ReportDefinition) -> dict[str, str]:
        """What each token shows on the paper."""
        if report.figures is not self._figures or report.period != self._period:
            self._figures, self._period = report.figures, report.period
            self._values = token_values(report, definition)
        return self._values


def document_names(report: Report) -> dict[str, str]:
    """What a mention of each cited document shows and is called: its short form."""
    return {citation.id: plain(citation.short) for citation in cited(report) if citation.identity}


def token_labels(definition: ReportDefinition) -> dict[str, str]:
    """What each token is called, the period's first."""
    return {name: _(label) for name, label in TOKENS.items()} | {figure.id: figure.label for figure in definition.figures}
