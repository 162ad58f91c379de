"""The Word file, shown by LibreOffice, and the PDF are one paper: same lines, same pages, same places."""

import pytest

from tests.exporters.reading import ReadPaper

Papers = dict[str, ReadPaper]


def lines(paper: ReadPaper) -> list[tuple[int, str]]:
    return [(line.page, line.text) for line in paper.lines]


def test_every_line_of_every_paper_is_the_same(pdf_papers: Papers, word_papers: Papers) -> None:
    different = {name for name in pdf_papers if lines(pdf_papers[name]) != lines(word_papers[name])}
    assert not different, f"{len(different)} of {len(pdf_papers)} papers differ"


def test_lines_and_rules_of_the_sample_stand_at_the_same_place(pdf_papers: Papers, word_papers: Papers) -> None:
    ours, office = pdf_papers["sample"], word_papers["sample"]
    for line, other in zip(ours.lines, office.lines, strict=True):
        assert other.baseline == pytest.approx(line.baseline, abs=0.5), line.text
        assert other.x0 == pytest.approx(line.x0, abs=0.5), line.text
        assert other.x1 == pytest.approx(line.x1, abs=2), line.text
    for rule, other_rule in zip(ours.rules, office.rules, strict=True):
        assert (other_rule.x0, other_rule.x1, other_rule.y) == pytest.approx((rule.x0, rule.x1, rule.y), abs=0.5)
