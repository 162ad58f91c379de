"""All checks of a report, and the mending of what they find."""

from models.checks.citations import check_citations
from models.checks.completeness import check_completeness
from models.checks.figures import check_figures, check_rules
from models.checks.finding import Check, Context, Finding
from models.checks.headings import check_heading_numbers, check_period_words
from models.checks.letterhead import check_letterhead, check_signature
from models.checks.lists import check_lists, check_recipients
from models.checks.wording import check_wording
from models.definition import ReportDefinition
from models.edit import put
from models.place import Place, parts
from models.report import Report

CHECKS: tuple[Check, ...] = (
    check_completeness,
    check_letterhead,
    check_heading_numbers,
    check_period_words,
    check_figures,
    check_rules,
    check_citations,
    check_lists,
    check_wording,
    check_recipients,
    check_signature,
)


def context_for(definition: ReportDefinition) -> Context:
    """What the checks know of a report that has no earlier ones."""
    return Context(definition)


def check(report: Report, context: Context) -> tuple[Finding, ...]:
    """Everything that is wrong, in the order of the paper; errors before warnings at one place. Never raises."""
    findings = [finding for one in CHECKS for finding in one(report, context)]
    order = _paper_order(report, context.definition)
    return tuple(sorted(findings, key=lambda finding: (_rank(finding.where, order), finding.severity != "error")))


def mended(report: Report, finding: Finding) -> Report:
    """The report with a finding's mend applied; unchanged where it has none."""
    return put(report, finding.fix.place, finding.fix.text) if finding.fix else report


def _paper_order(report: Report, definition: ReportDefinition) -> dict[str, int]:
    """Ranks of whole places ("item.i7") from the top of the paper to its end; a section's figures stand under its heading."""
    ordered = ["letterhead", "subject", "addressee", *(f"item.{item.id}" for item in report.opening)]
    for section in report.sections:
        ordered.append(f"section.{section.id}")
        ordered += [f"figure.{figure.id}" for figure in definition.figures if figure.section == section.id]
        for item in section.items:
            ordered += [f"item.{item.id}", f"citation.{item.citation}"]
    ordered += ["closing", "recipient", "signature"]
    return {place: rank for rank, place in reversed(list(enumerate(ordered)))}


def _rank(place: Place, order: dict[str, int]) -> int:
    kind, id, _part = parts(place)
    return order.get(f"{kind}.{id}", order.get(kind, len(order)))
