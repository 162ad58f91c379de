"""Prints how long the checks take, of the sample beside the time to encode it, and of reports of up to 400 KB of sentences full of numbers.

Run: python -m tests.bench.checks.
"""

from collections.abc import Callable
from random import Random
from timeit import repeat

from models import interchange
from models.checks.finding import Context
from models.checks.run import CHECKS, check, context_for
from models.report import Report
from tests.builders import cntt, report, sample, tiny_definition
from tests.true_sentences import sentences

ROUNDS = 50
SIZES = (50_000, 100_000, 200_000, 400_000)


def milliseconds(run: Callable[[], object], rounds: int = ROUNDS, series: int = 5) -> float:
    """The best of the series, a round."""
    return min(repeat(run, number=rounds, repeat=series)) / rounds * 1000


def of_size(size: int) -> Report:
    """A report of about so many bytes of true sentences, each with its numbers."""
    made = [line for true in sentences(Random(1), size // 130) for line in true.lines]
    return report(*made)


def each(whole: Report, context: Context, rounds: int, series: int) -> None:
    """One line for each check, the slowest first; those that take next to nothing are left out."""
    times = [(milliseconds(lambda run=run: list(run(whole, context)), rounds, series), run) for run in CHECKS]  # type: ignore[misc]
    for time, run in sorted(times, key=lambda pair: -pair[0])[:12]:
        print(f"{time:8.3f} ms  {run.__module__.rpartition('.')[2]}.{run.__name__}")  # type: ignore[attr-defined]


def main() -> None:
    """The sample, then how the time grows with the report."""
    whole, context = sample(), context_for(cntt())
    taken, encoding = milliseconds(lambda: check(whole, context)), milliseconds(lambda: interchange.encode(whole))
    print(f"sample: {taken:.2f} ms, {taken / encoding:.0f} x encoding the report ({encoding:.3f} ms)")
    each(whole, context, ROUNDS, 5)
    plain = context_for(tiny_definition())
    for size in SIZES:
        large = of_size(size)
        bytes_ = sum(len(text.encode()) for text in large.texts())
        taken = milliseconds(lambda large=large: check(large, plain), 1, 3)  # type: ignore[misc]
        print(f"{bytes_ / 1000:.0f} KB: {taken:.0f} ms, {taken / bytes_ * 1000:.2f} ms a KB")
    each(large, plain, 1, 3)


if __name__ == "__main__":
    main()
