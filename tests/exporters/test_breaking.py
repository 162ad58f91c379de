"""Where lines may end; every case was seen in LibreOffice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exporters import fonts
from exporters.breaking import break_lines
from exporters.fonts import Face
from exporters.opportunities import last_place, opportunities, unbroken
from models.text import Words

CASES = [
    ("kinh tế - xã hội", ["kinh ", "tế ", "- ", "xã ", "hội"]),
    ("số 424/KH-SNgV ngày", ["số ", "424/", "KH-", "SNgV ", "ngày"]),
    ("COVID-19", ["COVID-", "19"]),
    ("xxx-sngv@quangngai.gov.vn", ["xxx-", "sngv@quangngai.gov.vn"]),
    ("http://cbccvc.quangngai.gov.vn; cài", ["http://", "cbccvc.quangngai.gov.vn; ", "cài"]),
    ("https://a.vn/xyz?q=1&y=2", ["https://", "a.vn/", "xyz?", "q=1&y=2"]),
    ("C:\\Users\\bao-cao.docx", ["C:\\", "Users\\", "bao-", "cao.docx"]),
    ("1/2 5% 5)% +(7 10 °C", ["1/2 ", "5% ", "5)% ", "+(7 ", "10 ", "°C"]),
    ("a→b 5×4 x…y a—b a|b", ["a→b ", "5×4 ", "x…", "y ", "a", "—", "b ", "a|", "b"]),
    ("a% b%c } d {e} f", ["a", "% ", "b", "%c } ", "d ", "{e} ", "f"]),
    ("07/09 sở, 22/22 xã", ["07/09 ", "sở, ", "22/22 ", "xã"]),
    ("4.733 văn bản", ["4.733 ", "văn ", "bản"]),
    ("100 % của", ["100 ", "% ", "của"]),
    ("(iOffice) và", ["(iOffice) ", "và"]),
    ("lời ( trong ) ngoặc", ["lời ", "( trong ) ", "ngoặc"]),
    ("“Hệ thống”, “Tin”...", ["“Hệ ", "thống”, ", "“Tin”..."]),
    ("2021–2025", ["2021–", "2025"]),
    ("Điều\u00a017 Luật", ["Điều\u00a017 ", "Luật"]),
    ("", []),
]


@pytest.mark.parametrize(("text", "parts"), CASES)
def test_a_line_may_end_between_the_parts(text: str, parts: list[str]) -> None:
    assert unbroken(text) == parts


def lines(text: str, width: float, italic: bool = False) -> list[str]:
    runs = (Words(text, italic=italic),) if text else ()
    return ["".join(piece.text for piece in line.pieces) for line in break_lines(runs, Face(), 14, width, width)]


def test_no_text_is_one_empty_line() -> None:
    assert lines("", 100) == [""]


def test_a_word_wider_than_the_line_is_cut() -> None:
    found = lines("https://" + "a" * 200, 200)
    assert len(found) > 5
    assert all(fonts.width(line, Face(), 14) <= 200 for line in found)


def test_a_line_across_faces_keeps_them() -> None:
    (line,) = break_lines((Words("báo "), Words("cáo", italic=True), Words(";")), Face(), 14, 400, 400)
    assert [(piece.text, piece.face.italic) for piece in line.pieces] == [("báo ", False), ("cáo", True), (";", False)]


PATHS = [
    ("số 424/KH", "K", "số "),
    ("số 424/KH", "H", "số "),
    ("https://a.vn/xyz", "x", "https://"),
    ("https://a.vn/xyz", "y", "https://a.vn/"),
    ("xa " + "b" * 70 + "/cd", "d", "xa " + "b" * 70 + "/"),
]


@pytest.mark.parametrize(("text", "cut", "before"), PATHS)
def test_a_slash_ends_a_line_only_where_no_blank_is_near_and_one_letter_more_has_room(text: str, cut: str, before: str) -> None:
    at = text.rindex(cut)
    assert text[: last_place(text, opportunities(text), at)] == before


def test_a_blank_without_room_ends_the_line_whatever_follows() -> None:
    width = fonts.width("một hai", Face(), 14) + 1
    assert lines("một hai ) ba", width) == ["một hai", ") ba"]


def test_a_long_word_is_cut_where_it_is_no_longer_set_alike() -> None:
    word = (Words("a" * 20), Words("b" * 80, bold=True))
    found = break_lines(word, Face(), 14, 400, 400)
    assert "".join(piece.text for piece in found[0].pieces) == "a" * 19


LETTERS = st.text(st.sampled_from("aăâbcdđeêgổữịỳ0123456789 -/.,;:()“”…–%+@"), max_size=300)


@given(LETTERS, st.floats(30, 500), st.booleans())
def test_no_letter_is_lost_and_no_line_is_too_long(text: str, width: float, italic: bool) -> None:
    found = lines(text, width, italic)
    assert "".join(found).replace(" ", "") == text.replace(" ", "")
    assert all(fonts.width(line, Face(italic=italic), 14) <= width + 0.01 for line in found)
