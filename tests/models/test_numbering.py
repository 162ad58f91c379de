"""The number and day of issuing: one series a year and symbol, in the order of the days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.dates import short_date
from models.errors import StepRefused
from models.numbering import Issued, numbered, problems_of
from tests.builders import report

OTHER = Issued("nho/2021-H1", 100, "BC-SNV", date(2021, 7, 5))


@pytest.mark.parametrize(
    ("number", "day", "said"),
    [
        ("", "24/3/2021", "Hãy ghi số"),
        ("0", "24/3/2021", "“0”"),
        ("-5", "24/3/2021", "“-5”"),
        ("12a", "24/3/2021", "“12a”"),
        ("177", "", "Hãy ghi ngày"),
        ("177", "31/2/2021", "“31/2/2021”"),
        ("177", "hôm nay", "“hôm nay”"),
    ],
)
def test_a_number_or_a_day_that_cannot_be_is_a_sentence(number: str, day: str, said: str) -> None:
    (problem,) = problems_of(report(), number, day, ())
    assert said in problem
    with pytest.raises(StepRefused):
        numbered(report(), number, day, ())


def test_number_and_day_are_written_as_the_decree_does() -> None:
    head = numbered(report(date="31/2/2021"), "5", "2021-10-05", ()).letterhead
    assert (head.number, head.date, head.typed_date) == ("05", date(2021, 10, 5), "")


@pytest.mark.parametrize(
    ("number", "day", "said"),
    [
        ("100", "6/10/2021", "đã dùng cho báo cáo 6 tháng đầu năm 2021 (nho/2021-H1)"),
        ("100", "5/7/2021", "đã dùng"),
        ("101", "4/7/2021", "lớn hơn số 100 của báo cáo 6 tháng đầu năm 2021"),
        ("99", "6/7/2021", "nhỏ hơn số 100 của báo cáo 6 tháng đầu năm 2021"),
        ("101", "5/7/2021", ""),
        ("99", "5/7/2021", ""),
        ("101", "6/7/2021", ""),
        ("99", "4/7/2021", ""),
        ("100", "6/1/2022", ""),
        ("7", "6/1/2022", ""),
    ],
)
def test_numbers_are_used_once_and_follow_the_days(number: str, day: str, said: str) -> None:
    problems = problems_of(report(period="2021-9T"), number, day, (OTHER,))
    assert (said in problems[0]) if said else problems == ()


def test_another_symbol_is_another_series_and_a_report_does_not_clash_with_itself() -> None:
    assert problems_of(report(symbol="BC-VP"), "100", "6/10/2021", (OTHER,)) == ()
    assert problems_of(report(period="2021-H1"), "100", "6/10/2021", (OTHER,)) == ()


@given(st.lists(st.tuples(st.integers(1, 40), st.integers(0, 60)), min_size=1, max_size=8, unique_by=lambda pair: pair[0]))
def test_reports_that_were_let_through_one_by_one_stand_in_order(pairs: list[tuple[int, int]]) -> None:
    kept: list[Issued] = []
    for at, (number, after) in enumerate(pairs):
        day = date(2021, 3, 1) + timedelta(days=after)
        one = report(period=f"20{at:02}-Y")
        if not problems_of(one, str(number), short_date(day), kept):
            kept.append(Issued(one.name, number, one.letterhead.symbol, day))
    days = [one.day for one in sorted(kept, key=lambda one: one.number)]
    assert days == sorted(days)
    assert len({one.number for one in kept}) == len(kept)
