"""Many inputs for every door: `python -m tests.fuzz.soak [DOOR...] [--count N] [--first N]`, or one again: `--only NUMBER`.

Each stretch of inputs has a process of its own, so that one which dies or hangs costs one input, whose number is told.
"""

import argparse
import os
import queue
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec

from tests.fuzz.child import Fault, Tally, Watch, try_input
from tests.fuzz.doors import DOORS, door_of, input_of

ROOT = Path(__file__).parent.parent.parent
STRETCH = 2000
PATIENCE = 60.0
"""Seconds of silence after which a process counts as hung: thirty times what an input may compute, as the machine may be busy."""

_IN_MEMORY = {"TMPDIR": "/dev/shm"} if os.access("/dev/shm", os.W_OK) else {}
"""Thousands of stores are written and thrown away, none of which a disk needs to bear."""


def soak(name: str, first: int, count: int, patience: float = PATIENCE) -> Iterator[Fault | Tally]:
    """Opens a door `count` times in processes of its own; gives what was found, a tally for each stretch."""
    at, end = first, first + count
    while at < end:
        last, whole = at - 1, False
        until = min(at + STRETCH, end)
        for found in _stretch(name, at, until, patience):
            if isinstance(found, int):
                last = found
            else:
                yield found
                whole = whole or isinstance(found, Tally)
        if not whole:
            yield Fault(last, "the process hung or died")
        at = until if whole else max(last, at) + 1


def _stretch(name: str, first: int, end: int, patience: float) -> Iterator[Fault | Tally | int]:
    """The numbers that a process tells, and what it finds; ends where it dies, and ends it where it falls silent."""
    command = [sys.executable, "-m", "tests.fuzz.child", name, str(first), str(end)]
    environment = {**os.environ, **_IN_MEMORY, "PATH": "", "PYTHONHASHSEED": "0"}  # no other program is within reach
    with (
        tempfile.TemporaryFile() as trouble,
        subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=trouble, text=True) as process,
    ):
        lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=_collect, args=(process, lines), daemon=True).start()
        while True:
            try:
                line = lines.get(timeout=patience)
            except queue.Empty:
                process.kill()
                return
            if not line:
                return
            kind, _space, content = line.strip().partition(" ")
            yield int(kind) if not content else msgspec.json.decode(content, type=Fault if kind == "Fault" else Tally)


def _collect(process: "subprocess.Popen[str]", lines: "queue.Queue[str]") -> None:
    for line in process.stdout or ():
        lines.put(line)
    lines.put("")


def once(name: str, number: int) -> None:
    """Opens a door with one input again, keeps the input beside, and lets what happens be seen."""
    door = door_of(name)
    content = input_of(door, number)
    with tempfile.TemporaryDirectory() as folder:
        kept = Path(tempfile.gettempdir()) / f"fuzz-{name}-{number}"
        kept.write_bytes(content)
        print(f"{len(content)} bytes, kept as {kept}")
        print(*try_input(door, content, number, Path(folder), Watch(Path(folder))))


def main() -> None:
    """Prints a line a door."""
    parser = argparse.ArgumentParser()
    parser.add_argument("doors", nargs="*")
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--only", type=int)
    wanted = parser.parse_args()
    if wanted.only is not None:
        once(wanted.doors[0], wanted.only)
        return
    faults = 0
    print(f"{'door':<12} {'inputs':>8} {'came in':>8} {'refused':>8} {'faults':>7} {'slowest s':>10} {'MB':>5} {'minutes':>8}")
    for name in wanted.doors or [door.name for door in DOORS]:
        faults += _told(name, wanted.first, wanted.count)
    sys.exit(1 if faults else 0)


def _told(name: str, first: int, count: int) -> int:
    began, tallies, faults = time.monotonic(), [], 0
    for found in soak(name, first, count):
        if isinstance(found, Tally):
            tallies.append(found)
        else:
            faults += 1
            print(f"  {name} {found.number}: {found.what}", flush=True)
    taken, refused = sum(tally.taken for tally in tallies), sum(tally.refused for tally in tallies)
    slowest, memory = (max((getattr(tally, what) for tally in tallies), default=0.0) for what in ("slowest", "memory"))
    minutes = (time.monotonic() - began) / 60
    print(
        f"{name:<12} {taken + refused:>8} {taken:>8} {refused:>8} {faults:>7} {slowest:>10.2f} {memory:>5.0f} {minutes:>8.1f}", flush=True
    )
    return faults


if __name__ == "__main__":
    main()
