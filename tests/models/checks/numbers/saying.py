"""What the checks of numbers say of a few lines, whatever other checks may say of them."""

from collections.abc import Iterable

from models.checks.finding import Finding
from models.checks.numbers.run import numbers
from models.definition import ReportDefinition
from models.report import Report
from tests.builders import report
from tests.models.checks.saying import context


def told(whole: Report, definition: ReportDefinition | None = None) -> list[Finding]:
    """All that they say of a report."""
    return list(numbers(whole, context(definition)))


def of_lines(lines: Iterable[str], period: str = "2021-9T") -> list[Finding]:
    """All that they say of a report with these lines."""
    return told(report(*lines, period=period))


def only(text: str, period: str = "2021-9T") -> Finding:
    """The one finding for a single line."""
    findings = of_lines([text], period)
    assert len(findings) == 1, [(finding.code, finding.message) for finding in findings]
    return findings[0]
