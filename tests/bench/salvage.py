"""How much of a damaged store is saved: for each sort of damage the share of reports that are whole, older, to be looked at, gone.

`python -m tests.bench.salvage [rounds]`. Nothing may ever be given as right that is not: one column counts it and must be 0.
"""

import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace

from models.interchange import encode
from models.report import Report
from models.samples import sample_report
from models.store import Store
from models.store.connection import FILE
from models.store.salvage import NothingToRescue, rescue

REPORTS, REVISIONS, PAGE = 40, 3, 4096
Damage = Callable[[bytearray, random.Random], object]


def flip(bits: int) -> Damage:
    """So many bits turned over, anywhere."""

    def act(content: bytearray, chance: random.Random) -> None:
        for _each in range(bits):
            content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)

    return act


def pages(share: float, with_first: bool = False, noise: bool = False) -> Damage:
    """A share of the pages filled with zeros or noise; the first one always or never."""

    def act(content: bytearray, chance: random.Random) -> None:
        count = len(content) // PAGE
        hit = chance.sample(range(1, count), max(1, round(count * share)))
        for page in [*hit, *([0] if with_first else [])]:
            content[page * PAGE : (page + 1) * PAGE] = chance.randbytes(PAGE) if noise else bytes(PAGE)

    return act


def cut(share: float) -> Damage:
    """The end cut off, or a cut at any length."""

    def act(content: bytearray, chance: random.Random) -> None:
        del content[round(len(content) * (share or chance.random())) :]

    return act


def header(content: bytearray, chance: random.Random) -> None:
    """The first hundred bytes gone."""
    content[:100] = bytes(100)


def first_page(content: bytearray, chance: random.Random) -> None:
    """The first page gone, and with it the list of tables."""
    content[:PAGE] = bytes(PAGE)


DAMAGES: dict[str, Damage] = {
    "1 flipped bit": flip(1),
    "10 flipped bits": flip(10),
    "100 flipped bits": flip(100),
    "header zeroed": header,
    "first page zeroed": first_page,
    "1 % of pages zeroed": pages(0.01),
    "5 % of pages zeroed": pages(0.05),
    "5 % noise and first page": pages(0.05, with_first=True, noise=True),
    "25 % of pages zeroed": pages(0.25),
    "last 10 % cut off": cut(0.9),
    "cut in half": cut(0.5),
    "cut at any length": cut(0),
}


def the_reports() -> tuple[Report, ...]:
    """An office's reports of ten years, each with words of its own."""
    made = []
    for at in range(REPORTS):
        one = replace(sample_report(), state="draft", period=f"{2012 + at // 4}-{('Q1', 'H1', '9T', 'Y')[at % 4]}")
        made.append(one.with_figure("van_ban_den", 1000 + at))
    return tuple(made)


def make(folder: Path) -> dict[str, bytes]:
    """A store with revisions, every fourth report typed into since its last one; the JSON of each report."""
    with Store.open(folder) as store:
        final = {}
        for at, report in enumerate(the_reports()):
            for turn in range(REVISIONS):
                report = replace(report, subject=f"Tình hình {{ky}}, lần {turn}")
                store.keep_revision(report, "worked")
            if at % 4 == 3:
                report = report.with_figure("van_ban_di", at)
                store.save_draft(report)
            final[report.name] = encode(report)
    return final


def tried(folder: Path, whole: bytes, final: dict[str, bytes], damage: Damage, chance: random.Random) -> Counter[str]:
    """One damaged copy, rescued and counted."""
    counts: Counter[str] = Counter()
    content = bytearray(whole)
    damage(content, chance)
    (folder / FILE).write_bytes(content)
    target = folder / "out"
    started = time.perf_counter()
    try:
        found = rescue(folder / FILE, target)
    except NothingToRescue:
        return Counter(lost=len(final), seconds=0)
    counts["milliseconds"] = round((time.perf_counter() - started) * 1000)
    said = {each.name: each for each in found.reports}
    for name, truth in final.items():
        path = target / "bao-cao" / f"{name.replace('/', '-')}.json"
        given = path.read_bytes() if path.exists() else b""
        sure = said[name].sure if name in said else "lost"
        counts[sure] += 1
        counts["same"] += given == truth
        counts["wrong"] += sure == "whole" and given != truth
    counts["unsound"] = bool(found.built.problems)
    shutil.rmtree(target)
    return counts


def main(rounds: int = 5) -> None:
    """Prints the table, in per cent of the reports."""
    heads = (
        ("whole", 8),
        ("doubtful", 10),
        ("older", 8),
        ("gone", 7),
        ("same JSON", 11),
        ("wrong", 8),
        ("unsound", 9),
        ("ms", 6),
    )
    print("damage".ljust(26) + "".join(head.rjust(width) for head, width in heads))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "made").mkdir()
        final = make(folder / "made")
        whole = (folder / "made" / FILE).read_bytes()
        (folder / "damaged").mkdir()
        for title, damage in DAMAGES.items():
            sums: Counter[str] = Counter()
            for turn in range(rounds):
                sums += tried(folder / "damaged", whole, final, damage, random.Random(turn))
            total = rounds * len(final)
            shares = [f"{sums[sure] / total:.1%}" for sure in ("whole", "doubtful", "older", "lost", "same")]
            print(
                f"{title:26}{shares[0]:>8}{shares[1]:>10}{shares[2]:>8}{shares[3]:>7}{shares[4]:>11}"
                f"{sums['wrong']:>8}{sums['unsound']:>9}{sums['milliseconds'] // rounds:>6}"
            )


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
