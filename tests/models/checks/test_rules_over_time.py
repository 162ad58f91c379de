"""Rules with prior() and same_period_last_year(), from reports in a store to the sentence."""

from pathlib import Path

import pytest

from models.checks.run import check, context_for
from models.definition import FigureDefinition, ReportDefinition, Rule
from models.prior import read_earlier
from models.store import Store
from tests.builders import report, tiny_definition

FLOW = FigureDefinition("a", "Văn bản đến", "mot", cumulative=True)
STOCK = FigureDefinition("b", "Biên chế", "mot", was=("nhan_su",))


def told(folder: Path, rule: Rule, period: str, value: int, others: dict[str, int], figure: str = "a") -> list[str]:
    """What a rule says of a report beside those in the store; monotony and the like are left aside."""
    definition: ReportDefinition = tiny_definition((FLOW, STOCK), (rule,))
    with Store.open(folder) as store:
        for code, other in others.items():
            store.save_draft(report(period=code, figures={figure: other}))
        made = report(period=period, figures={figure if figure != "nhan_su" else "b": value})
        earlier = read_earlier(made, store.names(), store.load, store.past_figures)
    return [finding.message for finding in check(made, context_for(definition, earlier)) if finding.code == "rule-r"]


def rule(left: str, op: str, right: str, **more: str) -> Rule:
    return Rule("r", left, op, right, "Số không hợp lẽ", **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("period", "value", "others", "sentence"),
    [
        ("2021-9T", 2400, {"2021-H1": 2517}, "Số không hợp lẽ: 2.400 nhỏ hơn 2.517 của 6 tháng đầu năm 2021 (chênh 117)."),
        ("2021-Q3", 2400, {"2021-H1": 2517}, "Số không hợp lẽ: 2.400 nhỏ hơn 2.517 của 6 tháng đầu năm 2021 (chênh 117)."),
        ("2021-9T", 2600, {"2021-H1": 2517}, None),
        ("2021-9T", 2400, {}, None),
        ("2021-Q1", 900, {"2020-Y": 5100}, None),
        ("2021-Q1", 900, {"2020-Q4": 5100, "2020-9T": 4000}, None),
    ],
    ids=["fallen", "another unit of time", "risen", "no prior report", "a new year begins at nothing", "after the fourth quarter too"],
)
def test_a_cumulative_figure_against_the_prior_report(
    tmp_path: Path, period: str, value: int, others: dict[str, int], sentence: str | None
) -> None:
    assert told(tmp_path, rule("a", ">=", "prior(a)"), period, value, others) == ([sentence] if sentence else [])


def test_where_a_rule_never_rests_the_year_began_at_nothing(tmp_path: Path) -> None:
    part = rule("a - prior(a)", "<=", "1000", missing="never_skip")
    assert told(tmp_path, part, "2021-Q1", 1203, {"2020-Y": 5100}) == ["Số không hợp lẽ: 1.203 - 0 = 1.203 lớn hơn 1.000 (chênh 203)."]


@pytest.mark.parametrize("period", ["2021-Q1", "2021-M01"])
def test_a_stock_goes_on_across_the_years_end(tmp_path: Path, period: str) -> None:
    steady = rule("b", "<=", "prior(b) * 2")
    sentence = "Số không hợp lẽ: 50 lớn hơn (20 của năm 2020) * 2 = 40 (chênh 10)."
    assert told(tmp_path, steady, period, 50, {"2020-Y": 20}, "b") == [sentence]


def test_a_figure_that_had_another_name_then(tmp_path: Path) -> None:
    steady = rule("b", "==", "prior(b)")
    assert told(tmp_path, steady, "2021-Q1", 50, {"2020-Y": 20}, "nhan_su") == ["Số không hợp lẽ: 50 khác 20 của năm 2020 (chênh 30)."]


def test_the_same_period_last_year_is_of_the_same_kind(tmp_path: Path) -> None:
    grown = rule("a", ">=", "same_period_last_year(a)", severity="warning")
    others = {"2020-9T": 3590, "2020-Q3": 9000, "2021-H1": 1}
    assert told(tmp_path, grown, "2021-9T", 3500, others) == ["Số không hợp lẽ: 3.500 nhỏ hơn 3.590 của 9 tháng đầu năm 2020 (chênh 90)."]
    assert told(tmp_path, grown, "2021-9T", 3700, others) == []
    assert told(tmp_path, grown, "2019-9T", 3700, {}) == []
