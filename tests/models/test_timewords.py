"""Which words of a sentence name a time, and which belong to a cited document."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.period import Period
from models.timewords import mentions, span_of
from tests.periods import periods


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Tình hình 9 tháng đầu năm 2021", ["9 tháng đầu năm 2021"]),
        ("nhiệm vụ 3 tháng cuối năm", ["3 tháng cuối năm"]),
        ("Quý I năm 2021, quý 2/2021 và Quý IV", ["Quý I năm 2021", "quý 2/2021", "Quý IV"]),
        ("trong 09 tháng năm 2021 và tháng 9/2021", ["09 tháng năm 2021", "tháng 9/2021"]),
        ("đến ngày 30/9/2021; ngày 30 tháng 9 năm 2021", ["ngày 30/9/2021", "ngày 30 tháng 9 năm 2021"]),
        ("chín tháng đầu năm 2021", ["chín tháng đầu năm 2021"]),
        ("so với năm 2020", ["năm 2020"]),
        ("tính đến 30/9, quý III.2021, III/2021", ["30/9", "quý III.2021", "III/2021"]),
    ],
)
def test_times_are_found_as_offices_write_them(text: str, named: list[str]) -> None:
    assert [mention.text for mention in mentions(text, 2021)] == named


@pytest.mark.parametrize(
    "text",
    [
        "Kế hoạch số 424/KH-SNgV ngày 31/8/2020 ứng dụng CNTT năm 2021 của Sở",
        "Báo cáo số 177/BC-SNgV ngày 24/3/2021 tình hình ứng dụng CNTT Quý I năm 2021 của Sở;",
        "theo Điều 17 Luật Tiếp cận thông tin năm 2016",
        "Hiến pháp năm 2013",
        "giai đoạn 2021-2025, năm 2021 - 2025",
        "22/22 xã, 07/09 sở, 650,88 + 736,80, 4.733 văn bản",
        "ngày 31/02/2021",
        "quý khách, năm tháng, tháng trước",
    ],
)
def test_a_document_s_own_times_and_other_numbers_are_left_alone(text: str) -> None:
    assert mentions(text, 2021) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Thực hiện Công văn số 12/UBND-VX ngày 03/3/2021 về việc báo cáo, Sở báo cáo kết quả 9 tháng đầu năm 2021 như sau:",
        "Thực hiện Kế hoạch số 424/KH-SNgV ngày 31/8/2020, trong 9 tháng đầu năm 2021 Sở đã ban hành",
        "Theo Kế hoạch số 424/KH-SNgV, 9 tháng đầu năm 2021 đã làm xong",
        "Thực hiện Kế hoạch số 424/KH-SNgV ngày 31/8/2020 ứng dụng CNTT năm 2021, đơn vị đã làm trong 9 tháng đầu năm 2021",
        "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 về công tác văn thư. Đến 9 tháng đầu năm 2021 đã xong",
    ],
)
def test_a_sentence_goes_on_behind_a_cited_document(text: str) -> None:
    assert [mention.text for mention in mentions(text, 2021)] == ["9 tháng đầu năm 2021"]


@given(periods())
def test_every_period_is_found_by_its_own_phrase(period: Period) -> None:
    (mention,) = mentions(f"Kết quả {period.phrase}.", 1999)
    assert mention.text == period.phrase and mention.span == span_of(period)


@given(st.text(), st.integers(1, 9999))
def test_no_text_is_too_odd(text: str, year: int) -> None:
    for mention in mentions(text, year):
        assert text[mention.start : mention.end] == mention.text
