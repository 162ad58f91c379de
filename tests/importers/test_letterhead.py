"""The letterhead in whatever order and form its lines stand; what is no part of it is given back."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from importers.letterhead import dated, letterhead_of, read_letterhead
from importers.lines import SourceLine, source_line
from models.marks import Marks
from models.report import Letterhead
from models.text import Words

OFFICES = ("UBND HUYỆN SƠN HÀ", "PHÒNG NỘI VỤ")
RIGHT = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
NUMBER, DAY = "Số: 45/BC-PNV", "Sơn Hà, ngày 14 tháng 9 năm 2022"


def lines(*texts: str) -> tuple[SourceLine, ...]:
    """Lines; "**" stands before bold ones."""
    return tuple(line for text in texts if (line := source_line([Words(text.lstrip("*"), text.startswith("**"))])) is not None)


def read(*texts: str) -> Letterhead:
    return letterhead_of(lines(*texts)).letterhead


@pytest.mark.parametrize("order", tuple(permutations(range(4))))
def test_the_order_of_its_parts_does_not_matter(order: tuple[int, ...]) -> None:
    parts = (OFFICES, RIGHT, (NUMBER,), (DAY,))
    found = read(*(text for at in order for text in parts[at]))
    assert (found.superior, found.issuer, found.number, found.symbol, found.place, str(found.date)) == (
        *OFFICES, "45", "BC-PNV", "Sơn Hà", "2022-09-14",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("offices", "superior", "issuer"),
    [
        (OFFICES, *OFFICES),
        (("UBND HUYỆN SƠN HÀ", "**PHÒNG NỘI VỤ"), *OFFICES),
        (("**UBND HUYỆN SƠN HÀ",), "", "UBND HUYỆN SƠN HÀ"),
        (("ỦY BAN NHÂN DÂN", "XÃ HÀNH THUẬN"), "", "ỦY BAN NHÂN DÂN XÃ HÀNH THUẬN"),
        (("SỞ TÀI NGUYÊN VÀ", "MÔI TRƯỜNG", "CHI CỤC BIỂN"), "SỞ TÀI NGUYÊN VÀ MÔI TRƯỜNG", "CHI CỤC BIỂN"),
    ],
)
def test_the_upper_office_stands_above_the_one_that_reports(offices: tuple[str, ...], superior: str, issuer: str) -> None:
    found = read(*offices, *RIGHT)
    assert (found.superior, found.issuer) == (superior, issuer)


@pytest.mark.parametrize(
    ("typed", "number", "symbol"),
    [
        ("Số: 45/BC-PNV", "45", "BC-PNV"),
        ("Số:     /BC-PNV", "", "BC-PNV"),
        ("Số: ……/BC-PNV", "", "BC-PNV"),
        ("SỐ 45 / BC - PNV", "45", "BC - PNV"),
        ("Số 12-BC/HU", "12", "BC/HU"),
    ],
)
def test_a_number_may_wait_to_be_filled_in(typed: str, number: str, symbol: str) -> None:
    found = read(*OFFICES, *RIGHT, typed)
    assert (found.number, found.symbol.replace(" ", "")) == (number, symbol.replace(" ", ""))


def test_stamps_are_known_and_a_draft_is_the_programs_own_word() -> None:
    found = letterhead_of(lines(*OFFICES, *RIGHT, "HỎA TỐC", "DỰ THẢO LẦN 2"))
    assert (found.marks, found.left) == (Marks(urgency="HỎA TỐC"), ())


def test_what_is_no_part_of_it_is_left() -> None:
    texts = (*OFFICES, "V/v nghỉ lễ", *RIGHT, NUMBER)
    assert letterhead_of(lines(*texts)).left == (2,)
    assert [line.words for line in read_letterhead(lines(*texts))[1]] == ["V/v nghỉ lễ"]


def test_a_day_over_the_signature_is_the_letterheads() -> None:
    assert str(dated(Letterhead(), DAY).date) == "2022-09-14"
    assert dated(Letterhead(), "Sơn Hà, hôm nay") == Letterhead()


@given(st.lists(st.sampled_from([*OFFICES, *RIGHT, NUMBER, DAY, "V/v nghỉ lễ", "HỎA TỐC", f"{OFFICES[0]}\t{RIGHT[0]}"]), max_size=8))
def test_every_line_is_told_of_or_left(texts: list[str]) -> None:
    found = letterhead_of(lines(*texts))
    assert {claim.at for claim in found.claims} | set(found.left) == set(range(len(texts)))
