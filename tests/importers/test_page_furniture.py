"""What belongs to the page is set apart, and nothing else is: a number that may be a figure stays in the report."""

import pytest
from msgspec.structs import replace

from importers.lines import SourceLine, source_line
from importers.page_furniture import set_apart
from models.text import Words

TEXT = "Trong kỳ, toàn huyện đã tiếp nhận và giải quyết 2.318 hồ sơ, đạt tỷ lệ 98,6% so với kế hoạch giao."
PAGE = (TEXT,) * 4


def lines(*texts: str, part: str = "body") -> tuple[SourceLine, ...]:
    return tuple(replace(line, part=part) for text in texts if (line := source_line([Words(text)])) is not None)


def kept(*texts: str) -> list[str]:
    """The short lines that stay in the report."""
    return [line.words for line in set_apart(lines(*texts)) if line.words != TEXT]


@pytest.mark.parametrize("number", ["- 2 -", "– 12 –", "Trang 3", "Trang 3/12", "Page 2 of 5", "-----", "* * *"])
def test_what_can_only_belong_to_a_page_is_set_apart(number: str) -> None:
    assert kept(TEXT, number, TEXT) == []


@pytest.mark.parametrize(
    ("texts", "stays"),
    [
        ((*PAGE, "1", *PAGE, "2", *PAGE), []),
        ((*PAGE, "2", *PAGE, "3"), []),
        ((TEXT, "2", TEXT), []),
        ((*PAGE, "45", "Chỉ tiêu", "120", "Số đơn", "121"), ["45", "Chỉ tiêu", "120", "Số đơn", "121"]),
        (("TT", "1", "Xã Ba Vì", "12", "2", "Xã Sơn Hà", "13"), ["TT", "1", "Xã Ba Vì", "12", "2", "Xã Sơn Hà", "13"]),
        (("- 2 -", "Số đơn", "45"), ["Số đơn", "45"]),
        (("Số xã", "22/22", "Số thôn"), ["Số xã", "22/22", "Số thôn"]),
        ((TEXT, "2021", TEXT), ["2021"]),
    ],
    ids=[
        *("pages from the first", "pages from the second", "one page", "figures cell by cell", "rows of a table"),
        *("a figure in a file with pages", "a share", "a year"),
    ],
)
def test_numbers_alone_are_pages_only_where_they_count_pages(texts: tuple[str, ...], stays: list[str]) -> None:
    assert kept(*texts) == stays


def test_a_table_of_contents_goes_with_its_title_and_its_pages() -> None:
    assert kept("MỤC LỤC", "I. KẾT QUẢ........2", "II. NHIỆM VỤ\t15", TEXT, "I. KẾT QUẢ") == ["I. KẾT QUẢ"]


def test_a_title_without_entries_below_it_is_no_table_of_contents() -> None:
    assert kept("MỤC LỤC", "Hồ sơ lưu trữ") == ["MỤC LỤC", "Hồ sơ lưu trữ"]


def test_a_letterhead_in_the_header_comes_first_and_is_still_the_file_s_own_line() -> None:
    header = lines("UBND HUYỆN SƠN HÀ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", part="header")
    found = set_apart((*lines("BÁO CÁO"), *header))
    assert [line.words for line in found] == ["UBND HUYỆN SƠN HÀ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "BÁO CÁO"]
    assert [line.parts for line in found] == [(header[0],), (header[1],), ()]


@pytest.mark.parametrize("part", ["header", "footer"])
def test_other_words_at_the_edge_of_a_page_belong_to_it(part: str) -> None:
    assert set_apart((*lines("Báo cáo quý III", part=part), *lines(TEXT))) == lines(TEXT)
