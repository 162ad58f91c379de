"""Rows for the history of speeds: what was measured, as a ratio, in the file that BENCH_ROWS names, if it names one."""

import json
import os
from pathlib import Path


def keep_row(what: str, ratio: float, of: str, budget: str = "-", measured: str = "") -> None:
    """Notes a figure: `ratio` times `of`, which was measured in the same run; `measured` is what was read off, to be held to a budget."""
    target = os.environ.get("BENCH_ROWS")
    if target:
        row = {"what": what, "ratio": ratio, "of": of, "budget": budget, "measured": measured}
        with Path(target).open("a", encoding="utf-8") as file:
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
