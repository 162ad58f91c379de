"""Prints how many planted errors the checks find in clean reports, kind by kind, and what they say of those reports as they are.

Run: python -m tests.bench.prose [PLANTS OF A KIND] [KIND, to list those that are not found].
"""

import sys
from random import Random

from models.report import Report
from tests.clean_reports import CHARACTERS_OF_A_PAGE, clean_reports, false_findings, judged
from tests.planting import KINDS, plants

MOST = 80


def measured(reports: dict[str, Report], kind: str, most: int, show: bool = False) -> str:
    """One line of the table."""
    random = Random(1)
    made = [(name, plant) for name, report in reports.items() for plant in plants(report, kind, random)]
    random.shuffle(made)
    made = made[:most]
    found = extra = 0
    for name, plant in made:
        verdict = judged(name, plant)
        found += verdict.found
        extra += len(verdict.extra)
        if show and (not verdict.found or verdict.extra):
            print(f"- {name} {plant.place}: {_changed(plant.before, plant.after)} {verdict.extra}")
    share = found / len(made) * 100 if made else 0
    return f"{kind:26} {len(made):4} planted {share:6.1f} % found {extra:3} other findings"


def _changed(before: str, after: str) -> str:
    """The stretch that an error changed, with some of what stands around."""
    at = next((at for at, (one, two) in enumerate(zip(before, after, strict=False)) if one != two), 0)
    return f"…{before[max(0, at - 60) : at]}[{before[at : at + 12]} → {after[at : at + 12]}]{before[at + 12 : at + 60]}…"


def main() -> None:
    """The clean reports, then a line for each kind of error."""
    most, only = int(sys.argv[1]) if len(sys.argv) > 1 else MOST, sys.argv[2] if len(sys.argv) > 2 else ""
    reports = clean_reports()
    pages = sum(sum(map(len, report.texts())) for report in reports.values()) / CHARACTERS_OF_A_PAGE
    wrong = [(name, finding) for name, report in reports.items() for finding in false_findings(report)]
    print(f"{len(reports)} clean reports, {pages:.0f} pages: {len(wrong)} findings, {len(wrong) / pages * 10:.2f} in ten pages")
    for name, finding in wrong:
        print(f"- {name} {finding.code} {finding.message}")
    for kind in [only] if only else KINDS:
        print(measured(reports, kind, most, bool(only)))


if __name__ == "__main__":
    main()
