"""Word and text files that others might have written: every word is kept, and the blocks have the roles that a reader gives them.

`python -m tests.corpus.measure` tells which blocks are misread, over as many looks as one likes.
"""

from pathlib import Path

import pytest

from tests.corpus.files import WRITERS, cases, made
from tests.corpus.reading import scored
from tests.corpus.truth import truths

RIGHT, KEPT = 0.80, 0.95
"""What share of the blocks has its role, and of the words is kept, in every selection. They only go up: 0.95 and 1 are asked."""

SEEDS = (0, 1, 3)


@pytest.mark.parametrize("writer", WRITERS)
def test_what_others_wrote_comes_in(tmp_path: Path, writer: str) -> None:
    scores = {case: scored(case.truth, path) for case, path in made(cases(SEEDS, [writer], truths()), tmp_path).items()}
    blocks, right = (sum(getattr(each, part) for each in scores.values()) for part in ("blocks", "right"))
    words, missing = sum(each.words for each in scores.values()), sum(len(each.missing) for each in scores.values())
    told = [f"{case.file}: {fault.kind}: {fault.text}" for case, each in scores.items() for fault in each.faults]
    assert right / blocks >= RIGHT, "\n".join(told)
    assert 1 - missing / words >= KEPT, "\n".join(f"{case.file}: {each.missing}" for case, each in scores.items() if each.missing)
