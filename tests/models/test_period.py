"""Reporting periods: codes, the words a report uses for them, and the time they cover."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import BadPeriod
from models.period import Period, PeriodKind, token_phrase

COUNT = {PeriodKind.MONTH: 12, PeriodKind.QUARTER: 4, PeriodKind.HALF: 2, PeriodKind.NINE_MONTHS: 1, PeriodKind.YEAR: 1}


@st.composite
def periods(draw: st.DrawFn) -> Period:
    kind = draw(st.sampled_from(PeriodKind))
    return Period(draw(st.integers(1900, 2200)), kind, draw(st.integers(1, COUNT[kind])))


@given(periods())
def test_a_code_is_read_back_as_the_period(period: Period) -> None:
    assert Period.parse(period.code) == period


@given(periods())
def test_the_next_after_the_previous_is_the_same(period: Period) -> None:
    assert period.previous().next() == period == period.next().previous()


@given(periods())
def test_the_next_period_begins_when_this_one_is_over(period: Period) -> None:
    gap = timedelta(days=1) if period.kind is not PeriodKind.NINE_MONTHS else date(period.year + 1, 1, 1) - period.end
    assert period.next().start - period.end == gap


@pytest.mark.parametrize(
    ("code", "phrase", "following", "start", "end"),
    [
        ("2021-M01", "tháng 01 năm 2021", "tháng 02 năm 2021", date(2021, 1, 1), date(2021, 1, 31)),
        ("2024-M02", "tháng 02 năm 2024", "tháng 3 năm 2024", date(2024, 2, 1), date(2024, 2, 29)),
        ("2021-M12", "tháng 12 năm 2021", "tháng 01 năm 2022", date(2021, 12, 1), date(2021, 12, 31)),
        ("2021-Q1", "Quý I năm 2021", "Quý II năm 2021", date(2021, 1, 1), date(2021, 3, 31)),
        ("2021-Q4", "Quý IV năm 2021", "Quý I năm 2022", date(2021, 10, 1), date(2021, 12, 31)),
        ("2021-H1", "6 tháng đầu năm 2021", "6 tháng cuối năm 2021", date(2021, 1, 1), date(2021, 6, 30)),
        ("2021-9T", "9 tháng đầu năm 2021", "3 tháng cuối năm 2021", date(2021, 1, 1), date(2021, 9, 30)),
        ("2021-Y", "năm 2021", "năm 2022", date(2021, 1, 1), date(2021, 12, 31)),
    ],
)
def test_words_and_days_of_a_period(code: str, phrase: str, following: str, start: date, end: date) -> None:
    period = Period.parse(code)
    assert (period.phrase, period.next_phrase, period.start, period.end) == (phrase, following, start, end)


@pytest.mark.parametrize("code", ["", "2021", "2021-Q5", "2021-M13", "2021-M5", "21-Q1", "2021-q1", "0000-Y", "2021-9T ~", "2021-H3"])
def test_a_code_that_names_no_period_is_refused_with_examples(code: str) -> None:
    with pytest.raises(BadPeriod, match="2021-9T"):
        Period.parse(code)


def test_tokens_of_the_period() -> None:
    period = Period.parse("2021-9T")
    shown = {name: token_phrase(name, period) for name in ("ky", "ky_sau", "ky_truoc", "nam", "nam_sau", "van_ban_den")}
    assert shown == {
        "ky": "9 tháng đầu năm 2021",
        "ky_sau": "3 tháng cuối năm 2021",
        "ky_truoc": "9 tháng đầu năm 2020",
        "nam": "2021",
        "nam_sau": "2022",
        "van_ban_den": None,
    }
