"""Reports without a fault, of many fields and offices, saved as plain text; written to measure by, not after the checks."""

from functools import cache
from pathlib import Path

from msgspec import Struct

from importers.reading import import_report
from models.checks.finding import Finding
from models.checks.run import check, context_for
from models.definition import definition_of
from models.report import Report
from tests.planting import Plant

FOLDER = Path(__file__).parent
CHARACTERS_OF_A_PAGE = 2300
"""Of a page at 14 points with the margins of the decree."""


class Verdict(Struct, frozen=True):
    """Whether an error was found, and the codes of what else was said of it."""

    found: bool
    extra: tuple[str, ...]


@cache
def clean_reports() -> dict[str, Report]:
    """All of them as the importer reads them, by the names of their files."""
    return {path.stem: import_report(path).report for path in sorted(FOLDER.glob("*.txt"))}


def false_findings(report: Report) -> tuple[Finding, ...]:
    """What is said of a clean report; what only waits to be looked at or filled in is no fault."""
    found = check(report, context_for(definition_of(report.definition)))
    return tuple(finding for finding in found if not finding.is_review and not finding.is_gap)


@cache
def _known(name: str) -> frozenset[tuple[str, str, str]]:
    return frozenset((one.code, one.where, one.message) for one in false_findings(clean_reports()[name]))


def judged(name: str, plant: Plant) -> Verdict:
    """What the checks say of an error in the report of that name that they did not say before."""
    found = false_findings(plant.put(clean_reports()[name]))
    new = [one for one in found if (one.code, one.where, one.message) not in _known(name)]
    own = [one for one in new if one.code in plant.codes and plant.place in (one.where, *one.involved)]
    return Verdict(bool(own), tuple(one.code for one in new if one not in own))
