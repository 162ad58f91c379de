"""What the checks say of a small report, in a form that a table of cases can hold."""

from models.checks.finding import Context, Finding
from models.checks.run import check, context_for
from models.definition import ReportDefinition
from models.report import Report
from tests.builders import tiny_definition


def context(definition: ReportDefinition | None = None) -> Context:
    """The context of a small report."""
    return context_for(definition or tiny_definition())


def said(report: Report, definition: ReportDefinition | None = None) -> list[Finding]:
    """All findings."""
    return list(check(report, context(definition)))


def codes(report: Report, definition: ReportDefinition | None = None) -> list[str]:
    """The codes of all findings."""
    return [finding.code for finding in said(report, definition)]


def only(report: Report, definition: ReportDefinition | None = None) -> Finding:
    """The one finding that there is."""
    findings = said(report, definition)
    assert len(findings) == 1, [(finding.code, finding.message) for finding in findings]
    return findings[0]


def summary(report: Report, definition: ReportDefinition | None = None) -> tuple[str, str, str]:
    """Code, place and the text of the mend of the one finding."""
    finding = only(report, definition)
    return finding.code, finding.where, finding.fix.text if finding.fix else ""
