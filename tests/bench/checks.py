"""Prints how long the checks of the sample take, beside the time to encode it, and of a long report. Run: python -m tests.bench.checks."""

from collections.abc import Callable
from itertools import cycle, islice
from pathlib import Path
from timeit import repeat

from models import interchange
from models.checks.run import CHECKS, check, context_for
from models.report import Report
from tests.builders import cntt, report, sample, tiny_definition

ROUNDS = 50
LONG = 200_000
PAGES = Path(__file__).parents[1] / "clean_pages"


def milliseconds(run: Callable[[], object]) -> float:
    """The best of five series, a round."""
    return min(repeat(run, number=ROUNDS, repeat=5)) / ROUNDS * 1000


def long_report() -> Report:
    """The clean pages again and again, to 200,000 letters."""
    lines = [line for page in sorted(PAGES.glob("*.txt")) for line in page.read_text("utf-8").splitlines()]
    return report(*islice(cycle(lines), LONG * len(lines) // sum(map(len, lines))))


def main() -> None:
    """One line for all, one for each check, the slowest first."""
    whole_report, context = sample(), context_for(cntt())
    whole, encoding = milliseconds(lambda: check(whole_report, context)), milliseconds(lambda: interchange.encode(whole_report))
    print(f"check: {whole:.2f} ms, {whole / encoding:.0f} x encoding the report ({encoding:.3f} ms)")
    times = [(milliseconds(lambda run=run: list(run(whole_report, context))), run) for run in CHECKS]  # type: ignore[misc]
    long, alone = long_report(), context_for(tiny_definition())
    print(f"check of {sum(map(len, long.texts())):,} letters: {min(repeat(lambda: check(long, alone), number=1, repeat=3)) * 1000:.0f} ms")
    for time, run in sorted(times, key=lambda pair: -pair[0]):
        print(f"{time:8.3f} ms  {run.__module__.rpartition('.')[2]}.{run.__name__}")  # type: ignore[attr-defined]


if __name__ == "__main__":
    main()
