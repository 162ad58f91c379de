"""Windows and deadlines of reports."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from models.dates import short_date
from models.deadline import coming, due_day, is_working_day, periods_of, window
from models.definition import CutOff, definition_of
from models.editions import issued_periods
from models.period import Period, PeriodKind
from models.report import State

CNTT = definition_of("cntt")
DECREE = replace(CNTT, cut_off="decree", working_days=2)


@pytest.mark.parametrize(
    ("code", "start", "end"),
    [
        ("2021-M03", date(2021, 2, 15), date(2021, 3, 14)),
        ("2021-Q1", date(2020, 12, 15), date(2021, 3, 14)),
        ("2021-H2", date(2021, 6, 15), date(2021, 12, 14)),
        ("2021-9T", date(2020, 12, 15), date(2021, 9, 14)),
        ("2021-Y", date(2020, 12, 15), date(2021, 12, 14)),
    ],
)
def test_the_decrees_window_runs_from_the_15th_to_the_14th(code: str, start: date, end: date) -> None:
    assert window(DECREE, Period.parse(code)) == (start, end)


def test_the_deadline_counts_working_days_only() -> None:
    assert due_day(replace(CNTT, working_days=2), Period.parse("2021-Q1")) == date(2021, 4, 2)
    assert due_day(replace(CNTT, working_days=3), Period.parse("2021-Q1")) == date(2021, 4, 5)
    assert due_day(replace(CNTT, working_days=1), Period.parse("2021-Y")) == date(2022, 1, 3)  # new year is a Saturday


@given(st.integers(2000, 2100), st.integers(1, 10))
def test_a_deadline_is_a_working_day_after_the_window(year: int, days: int) -> None:
    definition = replace(CNTT, working_days=days)
    for period in periods_of(definition, year):
        day = due_day(definition, period)
        assert day > window(definition, period)[1] and is_working_day(day)


def test_an_office_is_reminded_of_the_kinds_of_period_that_it_reports() -> None:
    today = date(2021, 10, 4)
    assert {due.period.code for due in coming([CNTT], frozenset(), frozenset(), today)} == {
        "2021-Q3",
        "2021-9T",
        "2021-Q4",
        "2021-H2",
        "2021-Y",
    }
    quarterly = coming([CNTT], frozenset(), frozenset({"cntt/2021-Q1", "cntt/2021-Q2"}), today)
    assert [due.period.code for due in quarterly] == ["2021-Q3", "2021-Q4"]
    assert coming([CNTT], frozenset({"cntt/2021-Q3"}), frozenset({"cntt/2021-Q3"}), today)[0].period.code == "2021-Q4"


def test_a_second_edition_tells_of_its_kind_of_period_and_settles_it() -> None:
    states: dict[str, State] = {"cntt/2021-Q2/2": "issued", "cntt/2021-Q2": "replaced", "cntt/2021-Q3": "issued", "cntt/2021-Q3/2": "draft"}
    due = coming([CNTT], issued_periods(states), frozenset(states), date(2021, 10, 4))
    assert [one.period.code for one in due] == ["2021-Q4"]


def test_a_definition_may_set_its_own_days_for_all_or_for_one_kind_of_period() -> None:
    to_twentieth = CutOff(from_day=21, from_month=-1, to_day=20)
    own = replace(CNTT, cut_off=to_twentieth, cut_offs={PeriodKind.YEAR: CutOff(to_day=25, to_month=-1)})
    assert tuple(map(short_date, window(own, Period.parse("2021-Q1")))) == ("21/12/2020", "20/3/2021")
    assert tuple(map(short_date, window(own, Period.parse("2021-Y")))) == ("01/01/2021", "25/11/2021")
    assert short_date(window(replace(CNTT, cut_off=CutOff()), Period.parse("2024-M02"))[1]) == "29/02/2024", "the month's last day"
