"""The program killed many times: `python -m tests.crash.measure [kills, 1000] [first chain] [one activity]`.

Prints a table and how to repeat what failed. Exit code 1 where anything did.
"""

import argparse
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

import msgspec

from tests.crash.activities import ACTIVITIES
from tests.crash.forks import load_everything
from tests.crash.killing import CHAIN, Kill, chain_of_kills, make_template


def main() -> int:
    """Runs chain after chain."""
    asked = argparse.ArgumentParser()
    asked.add_argument("count", type=int, nargs="?", default=1000, help="kills")
    asked.add_argument("first", type=int, nargs="?", default=int(time.time()) % 100_000, help="number of the first chain")
    asked.add_argument("only", nargs="?", default="", choices=["", *ACTIVITIES], help="one activity")
    asked.add_argument("--json", type=Path, help="a file for the kills as they were judged")
    given = asked.parse_args()
    count, first, only = given.count, given.first, given.only
    load_everything()
    start, kills = time.monotonic(), []
    place = Path(tempfile.mkdtemp(prefix="sobaocao-kills-"))
    print(f"{count} kills, chains from {first}; what fails is left in {place}", flush=True)
    template = make_template(place)
    for chain in range(-(-count // CHAIN)):
        with tempfile.TemporaryDirectory(dir=place) as folder:
            kills += chain_of_kills(first + chain, min(CHAIN, count - len(kills)), Path(folder), template, only)
        if len(kills) % 100 == 0:
            print(f"{len(kills)} kills in {time.monotonic() - start:.0f} s", flush=True)
        for one in kills[-CHAIN:]:
            if one.problems:
                print(said(one, only), flush=True)
    print(table(kills))
    if given.json:
        given.json.write_bytes(msgspec.json.encode(kills))
    print(f"{time.monotonic() - start:.0f} s")
    return 1 if any(one.problems for one in kills) else 0


def table(kills: list[Kill]) -> str:
    """Kills by what was being done, with the longest piece of typing that was gone."""
    groups: dict[str, list[Kill]] = defaultdict(list)
    for one in kills:
        groups[one.activity].append(one)
    lines = [f"{'activity':22} {'kills':>6} {'failed':>7} {'typing gone, longest':>21} {'left over':>10}"]
    for name, group in [*groups.items(), ("all", kills)]:
        failed, lost = sum(bool(one.problems) for one in group), max(one.verdict.lost for one in group)
        left = max(one.verdict.left_over for one in group)
        lines.append(f"{name:22} {len(group):6} {failed:7} {lost:19.2f} s {left:10}")
    return "\n".join(lines)


def said(one: Kill, only: str) -> str:
    """A kill that failed, and how to repeat it."""
    chain, at = divmod(one.seed, 1000)
    again = f"python -m tests.crash.measure {at + 1} {chain} {only}".strip()
    problems = "\n    ".join(one.problems)
    return f"{one.activity} ({one.doing}), killed {one.moment}; {one.kept_in}; again: {again}\n    {problems}"


if __name__ == "__main__":
    sys.exit(main())
