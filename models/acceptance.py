"""Warnings that the clerk accepts with a reason. The reason belongs to what was accepted: another value is asked about anew."""

from collections.abc import Iterable

from msgspec.structs import replace

from models import edit
from models import place as places
from models.checks.finding import Finding
from models.errors import BookError
from models.report import Acceptance, Report


def accept(report: Report, finding: Finding, reason: str) -> Report:
    """The report with a reason for one of its warnings. Errors and what is only not there yet cannot be accepted."""
    if not can_accept(finding) or not reason.strip():
        return report
    kind, id, part = places.parts(finding.where)
    if kind == "figure" and not part:
        return report.with_figure_value(id, replace(report.figure(id), reason=reason.strip()))
    new = Acceptance(finding.code, finding.where, _about(report, finding), reason.strip())
    others = tuple(old for old in report.accepted if (old.code, old.where) != (new.code, new.where))
    return replace(report, accepted=(*others, new))


def withdraw(report: Report, finding: Finding) -> Report:
    """The report without the reason for a warning."""
    kind, id, part = places.parts(finding.where)
    if kind == "figure" and not part:
        return report.with_figure_value(id, replace(report.figure(id), reason=None))
    return replace(report, accepted=tuple(old for old in report.accepted if (old.code, old.where) != (finding.code, finding.where)))


def can_accept(finding: Finding) -> bool:
    """Whether a reason may settle a finding."""
    return finding.severity == "warning" and not finding.is_gap and not finding.is_review


def reason_for(report: Report, finding: Finding) -> str | None:
    """Why a finding was accepted, or nothing where it still stands."""
    if not can_accept(finding):
        return None
    kind, id, part = places.parts(finding.where)
    if kind == "figure" and not part:
        return report.figure(id).reason
    about = _about(report, finding)
    return next((old.reason for old in report.accepted if (old.code, old.where, old.about) == (finding.code, finding.where, about)), None)


def sorted_out(report: Report, findings: Iterable[Finding]) -> tuple[tuple[Finding, ...], tuple[tuple[Finding, str], ...]]:
    """The findings that still stand, and those that were accepted with their reasons."""
    standing: list[Finding] = []
    accepted: list[tuple[Finding, str]] = []
    for finding in findings:
        reason = reason_for(report, finding)
        if reason is None:
            standing.append(finding)
        else:
            accepted.append((finding, reason))
    return tuple(standing), tuple(accepted)


def _about(report: Report, finding: Finding) -> str:
    """The text that a finding speaks of; for a whole (a citation, a section) what the sentence names."""
    try:
        return edit.read(report, finding.where)
    except BookError:
        return "; ".join(f"{name}={value}" for name, value in sorted(finding.values.items())) or finding.message
