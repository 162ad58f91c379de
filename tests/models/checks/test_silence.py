"""Clean office prose gives no finding: ten pages and more of many fields, and lines in which everything looks like a slip and none is."""

from pathlib import Path

import pytest

from tests.builders import report
from tests.models.checks.saying import codes
from tests.models.checks.silent import LINES

PAGES = sorted((Path(__file__).parents[2] / "clean_pages").glob("*.txt"))
WORDS_A_PAGE = 450


@pytest.mark.parametrize("line", LINES)
def test_a_line_as_offices_write_it_is_left_in_peace(line: str) -> None:
    assert codes(report(line)) == []


@pytest.mark.parametrize("page", PAGES, ids=[page.stem for page in PAGES])
def test_a_clean_report_gives_no_finding(page: Path) -> None:
    assert codes(report(*page.read_text("utf-8").splitlines())) == []


def test_there_are_more_than_ten_clean_pages() -> None:
    assert sum(len(page.read_text("utf-8").split()) for page in PAGES) > 10 * WORDS_A_PAGE
