"""The Word file, shown by LibreOffice, and the PDF are one paper: same lines, same pages, same places."""

import re
import subprocess

import pytest

from tests.exporters.reading import ReadPaper

Papers = dict[str, ReadPaper]


def lines(paper: ReadPaper) -> list[tuple[int, str]]:
    return [(line.page, line.text) for line in paper.lines]


def squeezes() -> bool:
    """LibreOffice 24.2 and later shrinks the spaces of justified lines a little, as Word does; earlier ones never."""
    version = subprocess.run(["soffice", "--version"], capture_output=True, text=True, check=True).stdout
    found = re.search(r"(\d+)\.(\d+)", version)
    return found is not None and (int(found[1]), int(found[2])) >= (24, 2)


def test_every_line_of_every_paper_is_the_same(pdf_papers: Papers, word_papers: Papers) -> None:
    total = sum(len(lines(paper)) for paper in pdf_papers.values())
    same = sum(len(set(lines(paper)) & set(lines(word_papers[name]))) for name, paper in pdf_papers.items())
    if squeezes():
        assert same > 0.9 * total, f"{same} of {total} lines are the same"
        return
    different = [name for name in pdf_papers if lines(pdf_papers[name]) != lines(word_papers[name])]
    assert not different, f"{same} of {total} lines are the same"


def test_lines_and_rules_of_the_sample_stand_at_the_same_place(pdf_papers: Papers, word_papers: Papers) -> None:
    if squeezes():
        pytest.skip("this LibreOffice squeezes lines")
    ours, office = pdf_papers["sample"], word_papers["sample"]
    for line, other in zip(ours.lines, office.lines, strict=True):
        assert other.baseline == pytest.approx(line.baseline, abs=0.5), line.text
        assert other.x0 == pytest.approx(line.x0, abs=0.5), line.text
        assert other.x1 == pytest.approx(line.x1, abs=2), line.text
    for rule, other_rule in zip(ours.rules, office.rules, strict=True):
        assert (other_rule.x0, other_rule.x1, other_rule.y) == pytest.approx((rule.x0, rule.x1, rule.y), abs=0.5)
