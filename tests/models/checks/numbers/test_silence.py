"""Ordinary office prose full of numbers that are right: nothing is said of it, sentence by sentence and all together."""

from pathlib import Path

import pytest

from tests.models.checks.numbers.saying import of_lines

LINES = [
    line for line in (Path(__file__).parent / "silent.txt").read_text("utf-8").splitlines() if line.strip() and not line.startswith("#")
]


def test_there_are_many() -> None:
    assert len(LINES) >= 150


@pytest.mark.parametrize("line", LINES)
def test_a_true_sentence_is_left_in_peace(line: str) -> None:
    assert [(finding.code, finding.message) for finding in of_lines([line])] == []


def test_all_of_them_in_one_report_are_left_in_peace() -> None:
    assert [(finding.code, finding.message) for finding in of_lines(LINES)] == []
