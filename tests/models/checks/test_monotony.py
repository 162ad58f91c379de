"""A figure that counts from the year's beginning does not fall inside the year."""

import pytest
from msgspec.structs import replace

from models.checks.run import check
from models.definition import FigureDefinition
from models.report import State
from tests.builders import cntt, report, sample, tiny_definition
from tests.models.past import context_with, history, past

DEFINITION = tiny_definition((FigureDefinition("a", "Văn bản đến", "mot", cumulative=True), FigureDefinition("b", "Biên chế", "mot")))


def found(
    period: str, value: int | str, others: dict[str, int | str], state: State = "issued", figure: str = "a"
) -> list[tuple[str, str, str]]:
    made = report(period=period, figures={figure: value})
    context = context_with(DEFINITION, history(others, state, figure))
    return [(finding.code, finding.severity, finding.message) for finding in check(made, context) if finding.where == f"figure.{figure}"]


@pytest.mark.parametrize(
    ("period", "other"),
    [
        ("2021-H1", "2021-Q1"),
        ("2021-9T", "2021-H1"),
        ("2021-9T", "2021-Q2"),
        ("2021-Y", "2021-9T"),
        ("2021-Y", "2021-M05"),
        ("2021-Q1", "2021-M02"),
        ("2021-H1", "2021-M03"),
    ],
)
def test_less_than_an_issued_part_is_an_error_in_both_reports(period: str, other: str) -> None:
    ((code, severity, message),) = found(period, 2400, {other: 2517})
    assert (code, severity) == ("figure-falls", "error")
    assert "2.400" in message and "2.517 đã đạt ở" in message and "(đã ban hành)" in message
    ((code, severity, message),) = found(other, 2517, {period: 2400})
    assert (code, severity) == ("figure-above-later", "error") and "lớn hơn 2.400 của" in message
    assert found(period, 2517, {other: 2517}) == [] and found(other, 2517, {period: 2517}) == []


def test_the_sentence_names_both_numbers_and_periods() -> None:
    assert found("2021-9T", 2400, {"2021-H1": 2517})[0][2] == (
        "“Văn bản đến” tính từ đầu năm đến hết 9 tháng đầu năm 2021 là 2.400, nhỏ hơn 2.517 đã đạt ở 6 tháng đầu năm 2021 (đã ban hành); "
        "hãy xem lại số này, hoặc sửa số của 6 tháng đầu năm 2021."
    )


@pytest.mark.parametrize("state", ["draft", "checked", "printed"])
def test_beside_a_report_that_can_still_be_mended_it_is_a_warning(state: State) -> None:
    ((_code, severity, message),) = found("2021-9T", 2400, {"2021-H1": 2517}, state)
    assert severity == "warning" and "(chưa ban hành)" in message


@pytest.mark.parametrize(("period", "other"), [("2021-Q3", "2021-H1"), ("2021-M05", "2021-M04"), ("2021-Q2", "2021-Q1")])
def test_a_quarter_or_month_after_another_may_have_been_stated_by_itself(period: str, other: str) -> None:
    ((code, severity, message),) = found(period, 1328, {other: 2517})
    assert (code, severity) == ("figure-falls", "warning") and "thì hãy ghi số cộng dồn" in message


@pytest.mark.parametrize(
    ("period", "others"),
    [
        ("2021-Q1", {"2020-Y": 5100}),
        ("2021-9T", {}),
        ("2021-H1", {"2021-Q2": 5000}),
        ("2021-9T", {"2021-H1": "chưa rõ"}),
    ],
    ids=["across the year's end", "no other report", "ended together", "no number"],
)
def test_nothing_to_compare_with(period: str, others: dict[str, int | str]) -> None:
    assert found(period, 900, others) == []


def test_a_stock_may_fall() -> None:
    assert found("2021-9T", 20, {"2021-H1": 30}, figure="b") == []


def test_the_gravest_of_several_is_told() -> None:
    past_ones = (past("2021-Q1", "issued", a=1203), past("2021-H1", "draft", a=2517), past("2021-Y", "draft", a=10))
    findings = check(report(period="2021-9T", figures={"a": 1000}), context_with(DEFINITION, past_ones))
    (finding,) = [finding for finding in findings if finding.where == "figure.a"]
    assert finding.severity == "error" and finding.values["other"] == "1.203"


def test_a_sum_is_told_of_at_its_part() -> None:
    made = replace(sample(), period="2021-9T").with_figure("van_ban_den", 384).with_figure("van_ban_tong", 384 + 888)
    half = past("2021-H1", "issued", van_ban_den=2517, van_ban_di=585, van_ban_tong=3102)
    wrong = [finding for finding in check(made, context_with(cntt(), (half,))) if finding.code == "figure-falls"]
    assert [finding.where for finding in wrong] == ["figure.van_ban_den"]


def test_a_sum_whose_parts_are_well_is_only_a_warning() -> None:
    half = past("2021-H1", "issued", van_ban_den=2517, van_ban_di=585, van_ban_tong=9999)
    (wrong,) = [finding for finding in check(sample(), context_with(cntt(), (half,))) if finding.code == "figure-falls"]
    assert (wrong.where, wrong.severity, wrong.involved) == ("figure.van_ban_tong", "warning", ("figure.van_ban_den", "figure.van_ban_di"))


def test_a_mend_that_would_fall_below_the_year_is_not_offered() -> None:
    typed = report(period="2021-9T", figures={"a": "1,234"})
    (alone,) = check(typed, context_with(DEFINITION, history({"2020-H1": 5}, "issued")))
    assert alone.fix is not None and alone.fix.text == "1.234"
    (beside,) = check(typed, context_with(DEFINITION, history({"2021-H1": 2517}, "issued")))
    assert beside.code == "figure-not-whole" and beside.fix is None
