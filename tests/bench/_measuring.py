"""How long something takes, so that it can be compared from run to run: of the processor, and as a multiple of reading one report."""

import time
from collections.abc import Callable

from models.interchange import decode, encode
from models.samples import sample_report


def processor(run: Callable[[], object], rounds: int = 7) -> float:
    """Milliseconds of the processor, all threads together; the best of so many. Other programs of a busy machine change it least."""
    return min(once(run, time.process_time) for _round in range(rounds))


def clock(run: Callable[[], object], rounds: int) -> float:
    """Milliseconds by the clock, for what waits for the disk; the best of so many."""
    return min(once(run) for _round in range(rounds))


def reading() -> float:
    """Milliseconds of the processor that the sample takes out of JSON and back: the unit of whoever has no peer of its own."""
    return processor(lambda: decode(encode(sample_report())), 50)


def once(run: Callable[[], object], now: Callable[[], float] = time.perf_counter) -> float:
    """Milliseconds that something takes, by a clock."""
    began = now()
    run()
    return (now() - began) * 1000
