"""Rows for the history of speeds: what was measured, as a ratio, in the file that BENCH_ROWS names, if it names one."""

import json
import os
from pathlib import Path


def keep_row(what: str, ratio: float, of: str, budget: str = "-") -> None:
    """Notes a figure: `ratio` times `of`, which was measured in the same run."""
    target = os.environ.get("BENCH_ROWS")
    if target:
        with Path(target).open("a", encoding="utf-8") as file:
            file.write(json.dumps({"what": what, "ratio": ratio, "of": of, "budget": budget}, ensure_ascii=False) + "\n")
