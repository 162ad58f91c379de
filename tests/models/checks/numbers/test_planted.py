"""Faults planted into generated true sentences are found; the sentences themselves are left in peace by every check."""

from collections import Counter
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.checks.run import check, context_for, mended
from models.report import Report
from tests.builders import report, tiny_definition
from tests.models.checks.numbers.saying import of_lines
from tests.true_sentences import PATTERNS, PERIOD, Pattern, sentences

seeds = st.integers(0, 2**32 - 1)
CONTEXT = context_for(tiny_definition())
CODES = {
    "total": {"number-total", "number-part-larger", "number-sum"},
    "share": {"number-share", "number-over-hundred"},
    "growth": {"number-growth"},
    "year": {"period-stale"},
    "order": {"number-sequence"},
}


@settings(max_examples=60, deadline=None)
@given(seeds)
def test_a_report_of_true_sentences_is_left_in_peace(seed: int) -> None:
    whole = report(*(line for true in sentences(Random(seed), 2 * len(PATTERNS)) for line in true.lines))
    assert [(finding.code, finding.message) for finding in check(whole, CONTEXT)] == []


@pytest.mark.parametrize("pattern", PATTERNS, ids=[pattern.__name__ for pattern in PATTERNS])
def test_a_planted_fault_is_found_and_named(pattern: Pattern) -> None:
    """At least 95 in a hundred of each pattern and kind; money is told in whole millions, where one more or less may be rounding."""
    found: Counter[str] = Counter()
    planted: Counter[str] = Counter()
    for seed in range(80):
        true = pattern(Random(seed), PERIOD)
        for kind, lines in true.planted.items():
            if lines != true.lines:
                planted[kind] += 1
                codes = {finding.code for finding in of_lines(lines)}
                assert codes <= CODES[kind], (lines, codes)
                found[kind] += bool(codes)
    for kind, count in planted.items():
        assert found[kind] >= count * (0.9 if pattern.__name__ == "money" else 0.95), (kind, found[kind], count)


@settings(max_examples=60, deadline=None)
@given(seeds, st.sampled_from(PATTERNS))
def test_a_mend_takes_its_finding_away(seed: int, pattern: Pattern) -> None:
    for lines in pattern(Random(seed), PERIOD).planted.values():
        whole: Report = report(*lines)
        for finding in check(whole, CONTEXT):
            if finding.fix is not None:
                after = check(mended(whole, finding), CONTEXT)
                assert finding not in after
                assert len(after) < len(check(whole, CONTEXT)), (lines, finding)


@settings(max_examples=40, deadline=None)
@given(seeds, st.sampled_from(PATTERNS))
def test_italics_hide_no_fault(seed: int, pattern: Pattern) -> None:
    random = Random(seed)
    true = pattern(random, PERIOD)
    for lines in (true.lines, *true.planted.values()):
        slanted = [_slanted(line) for line in lines]
        assert [finding.code for finding in of_lines(slanted)] == [finding.code for finding in of_lines(lines)]


def _slanted(line: str) -> str:
    """The line with its second half in italics, its mark left before it."""
    half = line.find(" ", len(line) // 2) + 1
    return f"{line[:half]}*{line[half:]}*" if half and len(line) > half else line
