"""Word and text files that others might have written: every word is kept, and the blocks have the roles that a reader gives them.

`python -m tests.corpus.measure` tells which blocks are misread, over as many looks as one likes.
"""

import os
import shutil
from pathlib import Path

import pytest

from tests.corpus.files import QUICK, WRITERS, Case, cases, made
from tests.corpus.reading import scored
from tests.corpus.truth import truths

RIGHT, PLACED, KEPT = 0.985, 0.975, 0.999
"""What share of the blocks has its role, of the blocks has it under its heading, and of the words is kept, over the whole selection.

They only go up: 0.95, 0.95 and 1 are asked for.
"""
WORN = frozenset(("text-web", "text-pdf", "text-pandoc"))
"""What went through a site, a PDF or a converter lost bounds that nobody can tell for certain: it has floors of its own."""
FLOORS = {False: (RIGHT, PLACED, KEPT), True: (0.95, 0.92, 0.996)}

NO_OFFICE = shutil.which("soffice") is None and "CI" not in os.environ


_EACH = 3


def selection(worn: bool) -> list[Case]:
    """Each truth by every third writer, another third for the next one, plainly or in a look of chance; by those of one kind alone."""
    writers = [name for name in QUICK if (name in WORN) is worn and not (NO_OFFICE and WRITERS[name].by == "office")]
    return [case for at, name in enumerate(truths()) for case in cases((at % 9,), writers[at % _EACH :: _EACH], [name])]


@pytest.mark.parametrize("worn", FLOORS)
def test_what_others_wrote_comes_in(worn: bool, tmp_path: Path) -> None:
    scores = {case: scored(case.truth, path) for case, path in made(selection(worn), tmp_path).items()}
    right_floor, placed_floor, kept_floor = FLOORS[worn]
    blocks, right, placed = (sum(getattr(each, part) for each in scores.values()) for part in ("blocks", "right", "placed"))
    words, missing = sum(each.words for each in scores.values()), sum(len(each.missing) for each in scores.values())
    told = [f"{case.file}: {fault.kind}: {fault.text}" for case, each in scores.items() for fault in each.faults]
    assert right / blocks >= right_floor, "\n".join(told)
    assert placed / blocks >= placed_floor, "\n".join(told)
    assert 1 - missing / words >= kept_floor, "\n".join(f"{case.file}: {each.missing}" for case, each in scores.items() if each.missing)
