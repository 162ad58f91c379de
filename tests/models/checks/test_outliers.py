"""What is far from usual, told by median and median deviation; and all the times when nothing is said."""

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from models.acceptance import accept, reason_for
from models.checks.finding import Finding
from models.checks.outliers import FEWEST, usual
from models.checks.run import check
from models.definition import FigureDefinition, ReportDefinition
from tests.builders import cntt, report, sample, tiny_definition
from tests.models.past import context_with, history, past

NINE_MONTHS = {f"{year}-9T": value for year, value in zip(range(2014, 2021), (3100, 3350, 3600, 4200, 3900, 3500, 3590), strict=True)}
FLOW = tiny_definition((FigureDefinition("a", "Văn bản đến", "mot", cumulative=True),))
COUNT = tiny_definition((FigureDefinition("a", "Cuộc họp", "mot"),))
STOCK = tiny_definition((FigureDefinition("a", "Biên chế", "mot", carry=True),))
SHARE = tiny_definition((FigureDefinition("a", "Tỷ lệ", "mot", kind="percent", decimals=2),))


def unusual(definition: ReportDefinition, value: int | str, others: dict[str, int], period: str = "2021-9T") -> list[Finding]:
    made = report(period=period, figures={"a": value})
    return [finding for finding in check(made, context_with(definition, history(others))) if finding.code == "figure-unusual"]


def test_a_digit_too_many_is_asked_about_in_plain_words() -> None:
    (finding,) = unusual(FLOW, 38450, NINE_MONTHS)
    assert (finding.severity, finding.where) == ("warning", "figure.a")
    assert finding.message == "“Văn bản đến” là 38.450, trong khi các kỳ trước thường từ 3.100 đến 4.200; hãy xem lại hoặc nêu lý do."
    assert unusual(FLOW, 384, NINE_MONTHS) and not unusual(FLOW, 3845, NINE_MONTHS)


def test_a_wrong_number_of_an_earlier_year_does_not_make_the_usual_wider_in_words() -> None:
    (finding,) = unusual(FLOW, 384_500, NINE_MONTHS | {"2013-9T": 35_000})
    assert "từ 3.100 đến 4.200" in finding.message


def test_a_reason_settles_it() -> None:
    made = report(period="2021-9T", figures={"a": 38450})
    (finding,) = unusual(FLOW, 38450, NINE_MONTHS)
    assert reason_for(accept(made, finding, "tiếp nhận thêm ba đơn vị"), finding) == "tiếp nhận thêm ba đơn vị"


def test_where_a_period_has_too_few_years_the_month_is_compared() -> None:
    chain = {f"{year}-{code}": months * 400 for year in (2020, 2021) for code, months in (("Q1", 3), ("H1", 6))}
    chain["2020-9T"] = 9 * 420
    (finding,) = unusual(FLOW, 36_000, chain)
    assert "là 36.000, trong khi theo bình quân tháng của các kỳ trước thì thường từ 3.600 đến 3.780;" in finding.message
    assert not unusual(FLOW, 3700, chain)
    assert not unusual(FLOW, 1200, chain, "2021-Q3"), "a quarter may have been stated by itself or from January on"


@pytest.mark.parametrize(
    ("definition", "value", "past_values"),
    [
        (COUNT, 900, [0, 0, 0, 0, 7, 0, 0]),
        (COUNT, 4, [1, 1, 1, 1, 1, 1]),
        (COUNT, 30, [25, 25, 25, 25, 25]),
        (SHARE, 97, [100, 100, 100, 100, 100, 100]),
        (STOCK, 110, [100, 101, 100, 100, 101, 100]),
    ],
    ids=["zero-heavy", "one or four", "constant", "constant share", "hardly moving"],
)
def test_what_does_not_cry_wolf(definition: ReportDefinition, value: int, past_values: list[int]) -> None:
    assert not unusual(definition, value, {f"{2020 - at}-9T": one for at, one in enumerate(past_values)})


def test_shares_and_stocks_are_compared_over_all_kinds_of_periods_but_sums_are_not() -> None:
    mixed = {"2019-Y": 95, "2020-Q1": 96, "2020-H1": 97, "2020-9T": 95, "2020-Y": 96}
    assert unusual(SHARE, 9, mixed) and unusual(STOCK, 960, mixed)
    assert not unusual(COUNT, 960, mixed)


def test_what_falls_inside_the_year_is_told_of_once() -> None:
    findings = check(report(period="2021-9T", figures={"a": 38}), context_with(FLOW, history(NINE_MONTHS | {"2021-H1": 2517})))
    assert [finding.code for finding in findings] == ["figure-falls"]


def test_a_sum_is_told_of_at_its_part() -> None:
    made = sample().with_figure("van_ban_den", 38_450).with_figure("van_ban_tong", 38_450 + 888)
    years = tuple(past(f"{year}-9T", van_ban_den=3500, van_ban_di=800, van_ban_tong=4300) for year in range(2012, 2021))
    far = [finding.where for finding in check(made, context_with(cntt(), years)) if finding.code == "figure-unusual"]
    assert far == ["figure.van_ban_den"]


# ---------------------------------------------------------------- laws

values = st.integers(-(10**6), 10**6).map(Decimal)
series = st.lists(values, min_size=FEWEST, max_size=30)


@given(st.lists(values, max_size=FEWEST - 1))
def test_below_five_values_nothing_is_usual(past_values: list[Decimal]) -> None:
    assert usual(past_values) is None


@given(series, st.data(), st.booleans())
def test_nothing_between_the_least_and_the_most_that_ever_were_is_far(
    past_values: list[Decimal], data: st.DataObject, counts: bool
) -> None:
    value = Decimal(data.draw(st.integers(int(min(past_values)), int(max(past_values)))))
    known = usual(past_values, counts)
    assert known is None or not known.is_far(value)
    assert known is None or min(past_values) <= known.least <= known.most <= max(past_values)


@given(series, values, st.integers(1, 1000))
def test_another_unit_changes_nothing(past_values: list[Decimal], value: Decimal, factor: int) -> None:
    one, other = usual(past_values), usual([old * factor for old in past_values])
    assert (one is None) == (other is None)
    assert one is None or other is None or one.is_far(value) == other.is_far(value * factor)


@given(st.lists(st.integers(0, 10**4).map(Decimal), min_size=FEWEST, max_size=30), st.integers(0, 10**5), st.integers(0, 10**5))
def test_the_same_distance_from_greater_numbers_is_never_farther(past_values: list[Decimal], value: int, shift: int) -> None:
    one, other = usual(past_values), usual([old + shift for old in past_values])
    assume(one is not None)
    assert one is not None and other is not None
    assert one.is_far(Decimal(value)) or not other.is_far(Decimal(value + shift))


@given(st.lists(st.integers(-100, 100), min_size=7, max_size=31), st.integers(-(10**5), 10**5), st.integers(-1000, 1000))
def test_where_values_scatter_of_themselves_only_the_distance_counts(jitter: list[int], value: int, shift: int) -> None:
    """Far more scatter than a twentieth of the median: moving everything by the same changes nothing."""
    past_values = [Decimal(1000 * (at - len(jitter) // 2) + by) for at, by in enumerate(jitter)]
    one, other = usual(past_values), usual([old + shift for old in past_values])
    assert one is not None and other is not None
    assert one.is_far(Decimal(value)) == other.is_far(Decimal(value + shift))


@given(st.integers(1, 10**6), st.lists(st.integers(80, 120), min_size=FEWEST, max_size=30), st.integers(80, 120), st.booleans())
def test_an_extra_digit_in_a_steady_series_is_found(base: int, past_shares: list[int], share: int, counts: bool) -> None:
    past_values = [Decimal(base * one) / 100 for one in past_shares]
    known = usual(past_values, counts)
    assert known is not None and known.is_far(Decimal(base * share) / 100 * 10)


def test_the_longest_numbers_are_compared_too() -> None:
    long = FigureDefinition("a", "Số A", "mot", kind="money")
    assert unusual(tiny_definition((long,)), "9" * 3000, {f"{2020 - at}-9T": 5 for at in range(6)})
