"""Puts the rows of a run of the benches (tests/bench/_rows.py) on top of docs/bench-history.md, for a person to read.

Every figure is a ratio of two things measured in the same run, so that runs on other machines, and on busy ones, can be compared.

Run it by `make bench-keep`.
"""

import json
import os
import platform
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent.parent
HISTORY = ROOT / "docs" / "bench-history.md"
HEADING = """# How fast it is, and was

Each run of `make bench-keep` stands here, the newest first. A figure is a ratio: what was measured, as a multiple of something else
that was measured in the same run on the same machine. "Before" is the figure of the run below. Budgets are those of the design.
"""


def main() -> None:
    """Reads the rows of the file that is named, and writes the history."""
    found = [json.loads(line) for line in Path(sys.argv[1]).read_text("utf-8").splitlines()]
    told = HISTORY.read_text("utf-8").removeprefix(HEADING) if HISTORY.exists() else "\n"
    HISTORY.write_text(HEADING + "\n" + section(found, before(told), date.today(), commit(), machine()) + told, "utf-8")
    print(HISTORY)


def section(found: list[dict[str, Any]], earlier: dict[str, str], day: date, commit: str, machine: str) -> str:
    """One run as Markdown."""
    return "\n".join((f"## {day.isoformat()}, {commit}", "", f"{machine}.", "", *_table(found, earlier), ""))


def _table(found: list[dict[str, Any]], earlier: dict[str, str]) -> Iterator[str]:
    yield "| what | ratio | of | before | measured | budget |"
    yield "|---|---:|---|---:|---:|---|"
    for row in found:
        figures = f"{row['ratio']:.2f} | {row['of']} | {earlier.get(row['what'], '')} | {row['measured']}"
        yield f"| {row['what']} | {figures} | {row['budget']} |"


def before(told: str) -> dict[str, str]:
    """The ratios of the newest run of a history, by what was measured."""
    newest = told.strip().split("\n## ")[0]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in newest.splitlines() if line.startswith("| ")]
    return {row[0]: row[1] for row in cells if row[0] != "what"}


def commit() -> str:
    """The commit that was measured, and whether something was changed since."""
    told = subprocess.run(["git", "describe", "--always", "--dirty"], cwd=ROOT, capture_output=True, text=True, check=False)
    return told.stdout.strip() or "no commit"


def machine() -> str:
    """What can be said of the machine without naming it."""
    return f"{os.cpu_count()} processors ({platform.machine()}), {platform.system()}, Python {platform.python_version()}"


if __name__ == "__main__":
    main()
