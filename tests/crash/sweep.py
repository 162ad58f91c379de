"""A story with every single call to the disk failing once, or from then on: `python -m tests.crash.sweep [every nth, 1] [from, 0]`.

Also killed at every such call ("kill"). Prints what failed and what the program said.
"""

import argparse
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import msgspec

from tests.crash.faults import CALLS, KILLED, Injected, Outcome, Story, counted, told
from tests.crash.forks import load_everything
from tests.crash.killing import make_template
from tests.crash.story import commands, two_days

STORIES: dict[str, Story] = {"one store": two_days, "commands": commands}
ERRORS = ("error=EIO", "error=ENOSPC")
SEED = 1


def main() -> int:
    """Runs the sweep, or a part of it."""
    asked = argparse.ArgumentParser()
    asked.add_argument("every", type=int, nargs="?", default=1, help="only every nth of the calls")
    asked.add_argument("offset", type=int, nargs="?", default=0, help="from this one on")
    asked.add_argument("--json", type=Path, help="a file for the outcomes")
    given = asked.parse_args()
    load_everything()
    start, found = time.monotonic(), []
    with tempfile.TemporaryDirectory(prefix="sobaocao-faults-") as name:
        folder = Path(name)
        template = make_template(folder)
        for story, trouble in list(_troubles(template, folder))[given.offset :: given.every]:
            outcome = told(STORIES[story], trouble, template, folder, SEED)
            outcome.what = f"{story}, {outcome.what}"
            found.append(outcome)
    print(f"{time.monotonic() - start:.0f} s")
    return concluded(found, given.json)


def concluded(found: list[Outcome], target: Path | None) -> int:
    """Prints what failed and what was said, and writes it where it is asked for; the exit code."""
    for outcome in found:
        if outcome.problems:
            print(outcome.what, *outcome.problems, sep="\n    ")
    print(summary(found))
    if target is not None:
        target.write_bytes(msgspec.json.encode(found))
    return 1 if any(outcome.problems or outcome.still for outcome in found) else 0


def _troubles(template: Path, folder: Path) -> Iterator[tuple[str, Injected]]:
    for story, run in STORIES.items():
        calls = counted(run, template, folder, SEED)
        print(f"{story}: {dict(calls)}", flush=True)
        for call in CALLS:
            for nth in range(1, calls[call] + 1):
                yield story, Injected(call, nth, KILLED, once=True)
                for error in ERRORS:
                    yield story, Injected(call, nth, error)
                    yield story, Injected(call, nth, error, once=True)


def summary(outcomes: list[Outcome]) -> str:
    """What the program said, how often, and where it did not go on."""
    said = [(step, sentence) for outcome in outcomes for step, sentence in outcome.said.items()]
    sentences = Counter(f"{step}: {re.sub('“/[^”]*', '“…', sentence)}" for step, sentence in said)
    lines = [f"{count:5} x {sentence}" for sentence, count in sentences.most_common()]
    stuck = [f"{outcome.what}: afterwards still {outcome.still}" for outcome in outcomes if outcome.still]
    failed = sum(bool(outcome.problems) for outcome in outcomes)
    return "\n".join([*lines, *stuck, f"{len(outcomes)} stories, {failed} with problems, {len(stuck)} that did not go on afterwards"])


if __name__ == "__main__":
    sys.exit(main())
