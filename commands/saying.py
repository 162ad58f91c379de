"""What commands print: findings, problems, JSON."""

import sys
from collections.abc import Iterable

import click
import msgspec

from commands.exit_codes import FOUND
from models.acceptance import reason_for
from models.checks.finding import Finding
from models.language import _
from models.report import Report


def say_findings(report: Report, findings: Iterable[Finding]) -> None:
    """One line each, with the reason where it was accepted, and a line that counts them."""
    errors = warnings = 0
    for finding in findings:
        errors += finding.severity == "error"
        warnings += finding.severity == "warning"
        name = _("lỗi") if finding.severity == "error" else _("cảnh báo")
        reason = reason_for(report, finding)
        why = f" ({finding.why})" if finding.why else ""
        why += " [" + _("đã chấp nhận: {reason}").format(reason=reason) + "]" if reason else ""
        click.echo(f"{name} · {finding.where} · {finding.message}{why}")
    click.echo(_("{errors} lỗi, {warnings} cảnh báo").format(errors=errors, warnings=warnings))


def say_problems(problems: Iterable[str]) -> None:
    """One line each. Ends the command with its exit code where there are any."""
    found = tuple(problems)
    for problem in found:
        click.echo(problem)
    if found:
        raise click.exceptions.Exit(FOUND)


def is_watched() -> bool:
    """Whether somebody at a terminal sees what goes to stderr; a program with a window has no stderr on Windows."""
    return sys.stderr is not None and sys.stderr.isatty()


def say_json(data: object) -> None:
    """Prints a value as JSON, indented for people."""
    click.echo(msgspec.json.format(msgspec.json.encode(data), indent=2).decode())
