"""Which earlier report stands beside one."""

import pytest
from msgspec.structs import replace

from models.errors import StoreError
from models.period import Period
from models.prior import earlier_periods, figures_of, prior_period, read_earlier, same_period_last_year
from models.report import State
from tests.builders import report


@pytest.mark.parametrize(
    ("period", "others", "prior"),
    [
        ("2021-9T", ("2021-H1", "2021-Q2", "2020-9T"), "2021-H1"),
        ("2021-Q3", ("2021-H1", "2021-Q2", "2020-Q3"), "2021-Q2"),
        ("2021-Y", ("2021-9T", "2021-Q3", "2020-Y"), "2021-9T"),
        ("2021-H1", ("2021-Q1", "2020-Y", "2020-H1"), "2021-Q1"),
        ("2021-Q1", ("2020-Q4", "2020-Y"), "2020-Q4"),
        ("2021-Q1", ("2021-Y", "2021-Q2", "lạ"), None),
    ],
)
def test_the_period_that_ended_last_is_the_prior_one(period: str, others: tuple[str, ...], prior: str | None) -> None:
    names = [f"nho/{code}" for code in others] + ["khac/2020-Q1"]
    found = prior_period(Period.parse(period), earlier_periods(report(period=period), names))
    assert (found.code if found else None) == prior


def test_a_report_that_cannot_be_read_is_passed_over() -> None:
    def load(name: str):
        if name.endswith("H1"):
            raise StoreError("hỏng")
        return report(period=name[-7:], figures={"a": 5})

    earlier = read_earlier(report(period="2021-9T"), ["nho/2021-H1", "nho/2020-9T"], load)
    assert earlier.prior is None
    assert figures_of(earlier.last_year) == {"a": 5}
    assert [found.period for found in earlier.reports] == ["2020-9T"]
    assert same_period_last_year(Period.parse("2021-Q2")).code == "2020-Q2"


def test_of_several_editions_the_one_that_counts_stands_beside_a_report() -> None:
    def load(name: str):
        return replace(report(period=name.split("/")[1]), subject=name)

    states: dict[str, State] = {"nho/2021-H1": "replaced", "nho/2021-H1/2": "issued", "nho/2021-H1/3": "draft", "nho/2020-9T/2": "draft"}
    earlier = read_earlier(report(period="2021-9T"), states, load)
    assert earlier.prior is not None and earlier.prior.subject == "nho/2021-H1/2"
    assert earlier.last_year is not None and earlier.last_year.subject == "nho/2020-9T/2"
    assert [one.subject for one in earlier.reports] == ["nho/2020-9T/2", "nho/2021-H1/2"]
