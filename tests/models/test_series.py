"""A figure over time: order, the part of a period, the same period of earlier years, changes."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.definition import FigureDefinition
from models.history import PastFigures
from models.period import Period
from models.series import change, part_of_period, same_period_of, series
from tests.models.past import history, stated

DEN = FigureDefinition("a", "Văn bản đến", "mot", cumulative=True)
STAFF = FigureDefinition("a", "Biên chế", "mot")
YEAR = {"2020-9T": 3590, "2021-Q1": 1203, "2021-H1": 2517, "2021-Y": 5100}


def test_values_stand_in_the_order_of_time_with_their_periods() -> None:
    points = series(DEN, reversed(history(YEAR)))
    assert [(point.when.code, point.value) for point in points] == [
        ("2020-9T", 3590),
        ("2021-Q1", 1203),
        ("2021-H1", 2517),
        ("2021-Y", 5100),
    ]


def test_a_figure_that_was_renamed_is_found_under_its_old_id() -> None:
    renamed = FigureDefinition("van_ban_den", "Văn bản đến", "mot", was=("a",))
    assert [point.value for point in series(renamed, history({"2021-H1": 7}))] == [7]
    both = PastFigures(Period.parse("2021-H1"), {"a": stated(1), "van_ban_den": stated(2)})
    assert [point.value for point in series(renamed, [both])] == [2], "its own id counts first"


@pytest.mark.parametrize(
    ("period", "value", "part"),
    [
        ("2021-9T", 3845, ("2021-H1", 2517, 1328)),
        ("2021-H1", 2517, ("2021-Q1", 1203, 1314)),
        ("2021-Q1", 1203, None),
        ("2021-9T", None, ("2021-H1", 2517, None)),
        ("2021-9T", 2000, ("2021-H1", 2517, None)),
        ("2021-9T", 2517, ("2021-H1", 2517, 0)),
        ("2022-Q1", 900, None),
    ],
    ids=["nine months", "half-year", "first of the year", "not typed yet", "fallen", "nothing new", "a new year begins at nothing"],
)
def test_what_was_reached_and_the_part_of_the_period(period: str, value: int | None, part: tuple[str, int, int | None] | None) -> None:
    found = part_of_period(DEN, Period.parse(period), None if value is None else Decimal(value), series(DEN, history(YEAR)))
    assert (found and (found.before.code, found.reached, found.own)) == part


def test_only_what_counts_from_the_years_beginning_has_parts() -> None:
    assert part_of_period(STAFF, Period.parse("2021-9T"), Decimal(5), series(STAFF, history(YEAR))) is None


def test_of_reports_that_end_together_the_longest_has_been_reached() -> None:
    points = series(DEN, history({"2021-M06": 2400, "2021-Q2": 2450, "2021-H1": 2517}))
    found = part_of_period(DEN, Period.parse("2021-9T"), Decimal(3845), points)
    assert found is not None and found.before.code == "2021-H1"


@given(st.lists(st.integers(0, 10**6), min_size=4, max_size=4).map(sorted))
def test_the_parts_of_a_year_make_the_whole(reached: list[int]) -> None:
    codes = ("2021-Q1", "2021-H1", "2021-9T", "2021-Y")
    points = series(DEN, history(dict(zip(codes, reached, strict=True)) | {"2020-Y": 5}))
    total = Decimal(0)
    for code, value in zip(codes, reached, strict=True):
        found = part_of_period(DEN, Period.parse(code), Decimal(value), points)
        total += found.own if found and found.own is not None else value
    assert total == reached[-1]


def test_the_same_period_of_earlier_years() -> None:
    points = series(DEN, history({"2018-9T": 1, "2019-9T": 2, "2020-H1": 3}))
    when = Period.parse("2020-9T")
    one, two = (same_period_of(when, years, points) for years in (1, 2))
    assert one and one.value == 2 and two and two.value == 1
    assert same_period_of(when, 3, points) is None


@pytest.mark.parametrize(
    ("now", "before", "found"),
    [
        ("3845", "3590", ("255", "7.1")),
        ("3590", "3845", ("-255", "-6.6")),
        ("5", "5", ("0", "0")),
        ("5", "0", ("5", None)),
        ("-5", "-10", ("5", "50")),
        (None, "5", None),
        ("5", None, None),
    ],
)
def test_a_change_in_numbers_and_per_cent(now: str | None, before: str | None, found: tuple[str, str | None] | None) -> None:
    told = change(Decimal(now) if now else None, Decimal(before) if before else None)
    if found is None:
        assert told is None
    else:
        assert told is not None and told.absolute == Decimal(found[0])
        assert told.percent == (Decimal(found[1]) if found[1] else None)


def test_a_change_of_a_number_that_somebody_held_a_key_down_for() -> None:
    assert change(Decimal("9" * 60), Decimal(1)) is not None
