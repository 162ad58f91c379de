"""How long something takes, so that it can be compared from run to run: of the processor, and as a multiple of reading one report."""

import time
from collections.abc import Callable

from models.interchange import decode, encode
from models.samples import sample_report


def processor(run: Callable[[], object], rounds: int = 7) -> float:
    """Milliseconds of the processor, all threads together; the best of so many. Other programs of a busy machine change it least."""
    return _best(run, rounds, time.process_time)


def clock(run: Callable[[], object], rounds: int) -> float:
    """Milliseconds by the clock, for what waits for the disk; the best of so many."""
    return _best(run, rounds, time.perf_counter)


def reading() -> float:
    """Milliseconds of the processor that the sample takes out of JSON and back: the unit of whoever has no peer of its own."""
    return processor(lambda: decode(encode(sample_report())), 50)


def _best(run: Callable[[], object], rounds: int, now: Callable[[], float]) -> float:
    def once() -> float:
        began = now()
        run()
        return now() - began

    return min(once() for _round in range(rounds)) * 1000
