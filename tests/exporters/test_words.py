"""Every word of the original report stands on the paper, in order."""

import re
from pathlib import Path

import pytest

from tests.exporters.reading import ReadPaper

ORIGINAL = Path(__file__).parent / "bao-cao-cntt-9-thang-2021.txt"


def words(text: str) -> list[str]:
    return text.split()


def mended(text: str) -> str:
    """The original without the three marks that its conversion to text left: asterisks, angle brackets, one cut sentence."""
    text = re.sub(r"<(http[^>]*)>", r"\1", text.replace("*", ""))
    return re.sub(r"4\.733\s+văn bản", "4.733 văn bản", text)


@pytest.fixture
def paper(papers: dict[str, ReadPaper]) -> ReadPaper:
    return papers["sample"]


def flowing(paper: ReadPaper) -> str:
    """The paper's text from the title to the end mark, words joined again that a line cut behind a hyphen."""
    text = " ".join(line.text for line in paper.lines if line.baseline > 57)
    start, end = text.index("BÁO CÁO"), text.index("./.") + 3
    return re.sub(r"(?<=\w)- (?=\w)", "-", text[start:end])


def test_words_of_the_body_in_order(paper: ReadPaper) -> None:
    original = mended(ORIGINAL.read_text("utf-8"))
    body = original[: original.index("./.") + 3]
    assert words(flowing(paper)) == words(re.sub(r"(?<=\w)- (?=\w)", "-", body))


def test_recipients_and_signature(paper: ReadPaper) -> None:
    lines = [line.text for line in paper.lines]
    recipients = ["Nơi nhận:", "- Sở Thông tin và Truyền thông;", "- SNgV: GD, PGD, VP;", "- Lưu: VT, Tổ CNTT."]
    assert [line for line in lines[-6:] if line in recipients] == recipients
    assert [line for line in lines[-6:] if line not in recipients] == ["GIÁM ĐỐC", "Nguyễn Viết Vy"]
