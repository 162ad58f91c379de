"""Dates as offices type and print them (NĐ 30/2020, Phụ lục I, II.4)."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.dates import long_date, read_date, short_date

DAYS = st.dates(date(1900, 1, 1), date(2200, 12, 31))


@given(DAYS)
def test_both_forms_are_read_back(day: date) -> None:
    assert read_date(short_date(day)) == read_date(long_date(day)) == read_date(day.isoformat()) == day


@pytest.mark.parametrize(
    ("day", "short", "long"),
    [
        (date(2021, 5, 7), "07/5/2021", "ngày 07 tháng 5 năm 2021"),
        (date(2021, 2, 10), "10/02/2021", "ngày 10 tháng 02 năm 2021"),
        (date(2020, 8, 31), "31/8/2020", "ngày 31 tháng 8 năm 2020"),
        (date(2020, 1, 5), "05/01/2020", "ngày 05 tháng 01 năm 2020"),
    ],
)
def test_a_zero_before_days_below_ten_and_months_one_and_two(day: date, short: str, long: str) -> None:
    assert (short_date(day), long_date(day)) == (short, long)


@pytest.mark.parametrize("typed", ["31/02/2021", "0/5/2021", "5/13/2021", "5/2021", "", "hôm nay", "2021-02-30", "31-2-2021"])
def test_no_calendar_has_that_day(typed: str) -> None:
    assert read_date(typed) is None
