"""Prints how long the checks of the sample take, beside the time to encode it. Run: python -m tests.bench.checks."""

from collections.abc import Callable
from timeit import repeat

from models import interchange
from models.checks.run import CHECKS, check, context_for
from tests.builders import cntt, sample

ROUNDS = 50


def milliseconds(run: Callable[[], object]) -> float:
    """The best of five series, a round."""
    return min(repeat(run, number=ROUNDS, repeat=5)) / ROUNDS * 1000


def main() -> None:
    """One line for all, one for each check, the slowest first."""
    report, context = sample(), context_for(cntt())
    whole, encoding = milliseconds(lambda: check(report, context)), milliseconds(lambda: interchange.encode(report))
    print(f"check: {whole:.2f} ms, {whole / encoding:.0f} x encoding the report ({encoding:.3f} ms)")
    times = [(milliseconds(lambda run=run: list(run(report, context))), run) for run in CHECKS]  # type: ignore[misc]
    for time, run in sorted(times, key=lambda pair: -pair[0]):
        print(f"{time:8.3f} ms  {run.__module__.rpartition('.')[2]}.{run.__name__}")  # type: ignore[attr-defined]


if __name__ == "__main__":
    main()
