"""Our PDF and our Word file, shown by LibreOffice, are one paper for reports that nobody wrote: same lines, same pages, same places."""

import os
import shutil
from pathlib import Path

import pytest

from exporters.docx import render_docx
from exporters.pdf import render_pdf
from models.page import Document
from tests.exporters.generated import generated, generated_json
from tests.exporters.parity import Comparison, compare, seen
from tests.exporters.reading import convert
from tests.exporters.test_same_paper import squeezes
from tests.exporters.wording import FLAVOURS

REPORTS = {f"{flavour}-{pages}": (100 * at + pages, pages, flavour) for at, flavour in enumerate(FLAVOURS) for pages in (1, 3, 8)}
LEAST = 0.98
"""Of the reports and of the lines: what python -m tests.bench.parity shows of many more."""


@pytest.fixture(scope="module")
def papers(sample: Document) -> dict[str, Document]:
    wished = {name: seed for name, seed in REPORTS.items() if not name.startswith("lacking")}
    return {"sample": sample, **{name: generated(*seed) for name, seed in wished.items()}}


@pytest.fixture(scope="module")
def compared(papers: dict[str, Document], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Comparison]:
    if shutil.which("soffice") is None and "CI" not in os.environ:
        pytest.skip("LibreOffice is not installed")
    if squeezes():
        pytest.skip("this LibreOffice squeezes lines")
    office = convert({name: render_docx(paper) for name, paper in papers.items()}, tmp_path_factory.mktemp("parity"))
    return {name: compare(render_pdf(paper).content, office[name]) for name, paper in papers.items()}


def test_the_sample_is_wholly_the_same(compared: dict[str, Comparison]) -> None:
    assert compared["sample"].whole, compared["sample"].first


def test_nearly_every_report_is_wholly_the_same(compared: dict[str, Comparison]) -> None:
    other = {name: comparison.first for name, comparison in compared.items() if not comparison.whole}
    lines, same = sum(each.lines for each in compared.values()), sum(each.same for each in compared.values())
    assert len(other) <= (1 - LEAST) * len(compared), other
    assert same >= LEAST * lines


def test_lines_that_are_the_same_stand_at_the_same_place(compared: dict[str, Comparison]) -> None:
    for name, comparison in compared.items():
        assert comparison.across < 1 and comparison.down < 0.1, (name, comparison.across, comparison.down)


def test_letters_that_the_font_lacks_leave_both_papers_whole(tmp_path: Path) -> None:
    report = generated(*REPORTS["lacking-3"])
    ours = render_pdf(report)
    assert ours.pages and "□" in "".join(line.text for line in seen(ours.content))
    assert "越南".encode() not in ours.content
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice is not installed")
    office = convert({"lacking": render_docx(report)}, tmp_path)["lacking"]
    assert abs(compare(ours.content, office).pages[0] - compare(ours.content, office).pages[1]) <= 1


def test_equal_seeds_give_equal_reports() -> None:
    assert generated_json(7) == generated_json(7) != generated_json(8)
