"""How files that other writers made come in: words kept and blocks in their role, by writer and by truth, and the worst files.

Run it from the project's folder: python -m tests.corpus.measure [variations, 6] [--writer NAME] [--truth NAME] [--folder FOLDER]
"""

import argparse
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from time import perf_counter

from tests.corpus.files import QUICK, WRITERS, Case, cases, made
from tests.corpus.reading import scored
from tests.corpus.scoring import Score
from tests.corpus.truth import truths


def main(arguments: list[str]) -> None:
    """Prints the measures; nothing is asserted."""
    asked = _parser().parse_args(arguments)
    folder = Path(asked.folder or tempfile.mkdtemp(prefix="corpus-"))
    chosen = list(cases(range(asked.first, asked.first + asked.variations), asked.writer or QUICK, asked.truth or truths()))
    paths = made(chosen, folder)
    start = perf_counter()
    scores = {case: scored(case.truth, path) for case, path in paths.items()}
    print(f"{len(scores)} files in {folder}; reading took {perf_counter() - start:.1f} s")
    for by, name_of in _WAYS.items():
        groups: dict[str, list[Score]] = defaultdict(list)
        for case, each in scores.items():
            groups[name_of(case)].append(each)
        if len(groups) > 1:
            print(f"\n{by:24} files  words kept     roles    places   refused")
            print("\n".join(_line(name, group) for name, group in sorted(groups.items())))
    print("\n" + _line("all", scores.values()))
    print("\nMisreadings, the most frequent first:")
    faults = Counter(fault.kind for each in scores.values() for fault in each.faults)
    example = {fault.kind: (case, fault) for case, each in scores.items() for fault in each.faults}
    for kind, count in faults.most_common(asked.kinds):
        case, fault = example[kind]
        print(f"{count:6}  {kind:40}  {case.file}: {fault.text}")
    for case in sorted(scores, key=lambda case: (scores[case].place_share, scores[case].kept))[: asked.worst]:
        print("\n".join(_account(case, scores[case], asked.lines)))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.corpus.measure")
    parser.add_argument("variations", type=int, nargs="?", default=6, help="looks for each truth and writer")
    parser.add_argument("--first", type=int, default=0, help="the seed of the first look")
    parser.add_argument("--writer", action="append", choices=sorted(WRITERS))
    parser.add_argument("--truth", action="append", choices=sorted(truths()))
    parser.add_argument("--folder", help="where the files go and stay; what is there already is not made again")
    parser.add_argument("--worst", type=int, default=5, help="how many files are told in full")
    parser.add_argument("--lines", type=int, default=14, help="misreadings of each of them")
    parser.add_argument("--kinds", type=int, default=40, help="kinds of misreading")
    return parser


_WAYS: dict[str, Callable[[Case], str]] = {
    "writer": lambda case: case.writer,
    "truth": lambda case: case.name,
    "letters": lambda case: case.look.encoding + (", capitals as a style" if case.look.upper else ""),
    "headings": lambda case: case.look.headings + (", counted by itself" if case.look.automatic else ""),
    "letterhead": lambda case: case.look.letterhead,
    "signature": lambda case: case.look.signature,
    "broken by hand": lambda case: case.look.broken or "nothing",
}


def _line(name: str, group: Iterable[Score]) -> str:
    group = list(group)
    every, missing = sum(each.words for each in group), sum(len(each.missing) for each in group)
    blocks, right, placed = (sum(getattr(each, part) for each in group) for part in ("blocks", "right", "placed"))
    refused = sum(1 for each in group if not each.right)
    kept = 100 - 100 * missing / max(every, 1)
    roles, places = (100 * part / max(blocks, 1) for part in (right, placed))
    return f"{name:24} {len(group):5}  {kept:9.2f} %  {roles:6.2f} %  {places:6.2f} %  {refused:5}"


def _account(case: Case, each: Score, most: int) -> Iterator[str]:
    yield f"\n{case.file}: words {100 * each.kept:.2f} %, roles {100 * each.role_share:.1f} %, places {100 * each.place_share:.1f} %"
    yield f"    {case.look}"
    if each.missing:
        yield f"    missing words: {' '.join(each.missing[:40])}"
    yield from (f"    {fault.kind:34} {fault.text}" for fault in each.faults[:most])
    yield from (f"    not of the truth: {text}" for text in each.extra[: most // 2])


if __name__ == "__main__":
    main(sys.argv[1:])
