"""Whole reports of many offices, written without a look at the checks: clean ones are left in peace, errors planted into them are found."""

from random import Random

import pytest
from docx import Document

from importers.reading import import_report
from tests.clean_reports import CHARACTERS_OF_A_PAGE, FOLDER, clean_reports, false_findings, judged
from tests.planting import KINDS, plants

MOST = 60
FOUND = {
    "total changed": 0.95,
    "part changed": 0.95,
    "shares swapped": 0.95,
    "share off by a digit": 0.95,
    "growth off by a digit": 0.95,
    "share over a hundred": 0.95,
    "stale year": 0.95,
    "stale year compared with": 1.0,
    "another period": 1.0,
    "impossible date": 1.0,
    "wrong weekday": 1.0,
    "word doubled": 0.88,
    "letter slipped": 0.9,
    "tone styles mixed": 0.82,
    "space before mark": 1.0,
    "space doubled": 1.0,
    "symbol of another kind": 1.0,
    "number skipped": 0.95,
    "told twice": 0.25,
}
"""What is found of each kind at least; tests/bench/prose.py tells how much it is."""
OTHERS = {"told twice": 0.2}
"""Of how many plants something else is said too, where that is not nothing: what is told twice may be a part of a sum."""


def test_one_finding_at_most_in_ten_pages_of_clean_reports() -> None:
    told = [(name, one.code, one.message) for name, report in clean_reports().items() for one in false_findings(report)]
    pages = sum(sum(map(len, report.texts())) for report in clean_reports().values()) / CHARACTERS_OF_A_PAGE
    assert pages > 25
    assert len(told) <= pages / 10, told


def test_every_kind_of_error_is_held_to_something() -> None:
    assert FOUND.keys() == set(KINDS)


@pytest.mark.parametrize("kind", FOUND)
def test_planted_errors_are_found_and_nothing_else_is_said(kind: str) -> None:
    random = Random(7)
    made = [(name, plant) for name, report in clean_reports().items() for plant in plants(report, kind, random)]
    random.shuffle(made)
    verdicts = [judged(name, plant) for name, plant in made[:MOST]]
    assert verdicts, "there is nothing to be found"
    assert sum(verdict.found for verdict in verdicts) >= FOUND[kind] * len(verdicts), kind
    assert sum(len(verdict.extra) for verdict in verdicts) <= OTHERS.get(kind, 0) * len(verdicts), kind


@pytest.mark.parametrize("name", ["giao-duc", "nong-thon-moi", "thue", "cong-an"])
def test_a_word_file_of_the_same_words_is_left_in_peace_too(name: str, tmp_path: object) -> None:
    path = f"{tmp_path}/{name}.docx"
    _as_word((FOLDER / f"{name}.txt").read_text("utf-8").splitlines(), path)
    assert [(one.code, one.message) for one in false_findings(import_report(FOLDER.__class__(path)).report)] == []


def _as_word(lines: list[str], path: str) -> None:
    """The lines as paragraphs; the letterhead and the rows of tables as tables, as offices make them."""
    document = Document()
    table = None
    for line in lines:
        cells = line.split("\t")
        if len(cells) == 1:
            document.add_paragraph(line)
            table = None
            continue
        if table is None or len(table.columns) != len(cells):
            table = document.add_table(rows=0, cols=len(cells))
        for cell, text in zip(table.add_row().cells, cells, strict=True):
            cell.text = text
    document.save(path)
