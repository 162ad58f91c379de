"""Typed values, ranges and the rules of a definition."""

from decimal import Decimal

import pytest

from models.checks.finding import Context
from models.checks.run import check
from models.definition import FigureDefinition, Rule
from tests.builders import report, tiny_definition
from tests.models.checks.saying import codes, only, said, summary

COUNT = tiny_definition((FigureDefinition("a", "Số A", "mot", unit="văn bản", min=Decimal(0), max=Decimal(9_000_000)),))
PERCENT = tiny_definition((FigureDefinition("a", "Tỷ lệ A", "mot", kind="percent", decimals=2),))
MONEY = tiny_definition((FigureDefinition("a", "Tiền A", "mot", kind="money", decimals=1),))


@pytest.mark.parametrize(
    ("typed", "code", "fix"),
    [
        ("abc", "figure-not-a-number", ""),
        ("4733 văn bản", "figure-not-a-number", "4.733"),
        ("1,234,567", "figure-not-a-number", "1.234.567"),
        ("12.34", "figure-not-a-number", ""),
        ("x" * 5000, "figure-not-a-number", ""),
        ("4,733", "figure-not-whole", "4.733"),
        ("1,234", "figure-not-whole", "1.234"),
        ("4.733,5", "figure-not-whole", ""),
        ("0,125", "figure-not-whole", ""),
        ("-5", "figure-below-min", ""),
        ("9.000.001", "figure-above-max", ""),
    ],
)
def test_a_count(typed: str, code: str, fix: str) -> None:
    assert summary(report(figures={"a": typed}), COUNT) == (code, "figure.a", fix)


@pytest.mark.parametrize("typed", ["4733", "4.733", "4 733", "0", "3845"])
def test_a_good_count_needs_no_word(typed: str) -> None:
    assert codes(report(figures={"a": typed}), COUNT) == []


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("100", []),
        ("12,5", []),
        ("8,54%", []),
        ("120", ["figure-odd-percent"]),
        ("-1", ["figure-odd-percent"]),
        ("8,543", ["figure-decimals"]),
    ],
)
def test_a_percentage(typed: str, expected: list[str]) -> None:
    assert codes(report(figures={"a": typed}), PERCENT) == expected


def test_more_decimals_than_usual_are_a_warning() -> None:
    assert only(report(figures={"a": "650,88"}), MONEY).severity == "warning"


def test_a_required_figure_is_asked_for() -> None:
    definition = tiny_definition((FigureDefinition("a", "Số A", "mot", required=True),))
    assert summary(report("Có {a} việc."), definition) == ("figure-missing", "figure.a", "")


def test_a_figure_that_the_text_shows_is_asked_for() -> None:
    finding = only(report("Có {a} việc."))
    assert (finding.code, finding.where, finding.involved) == ("token-empty", "figure.a", ("item.i1",))


@pytest.mark.parametrize(
    ("text", "fix"),
    [("Có {aa} việc.", ""), ("Trong {kyy}, có việc.", "Trong {ky}, có việc."), ("Xem {nam_sao}.", "Xem {nam_sau}.")],
)
def test_a_token_that_names_nothing(text: str, fix: str) -> None:
    assert summary(report(text)) == ("token-unknown", "item.i1", fix)


def _rule(left: str, op: str, right: str, **more: str) -> Rule:
    return Rule("r", left, op, right, "Hai số phải hợp nhau", **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("rule", "a", "b", "message"),
    [
        (_rule("a", "==", "b"), "5", "5", None),
        (_rule("a", "==", "b"), "5", "1.234", "Hai số phải hợp nhau: 5 khác 1.234 (chênh 1.229)."),
        (_rule("a", "!=", "b"), "5", "5", "Hai số phải hợp nhau: 5 bằng 5."),
        (_rule("a", "<", "b"), "5", "5", "Hai số phải hợp nhau: 5 không nhỏ hơn 5."),
        (_rule("a", "<=", "b"), "6", "5", "Hai số phải hợp nhau: 6 lớn hơn 5 (chênh 1)."),
        (_rule("a", ">", "b"), "4", "5", "Hai số phải hợp nhau: 4 không lớn hơn 5 (chênh 1)."),
        (_rule("a", ">=", "b * 2"), "4", "5", "Hai số phải hợp nhau: 4 nhỏ hơn 5 * 2 = 10 (chênh 6)."),
        (_rule("a", "==", "b / 3"), "2", "5", None),
        (_rule("a", "==", "b"), "5", "", None),
        (_rule("a", "==", "b", missing="never_skip"), "5", "", "Hai số phải hợp nhau: 5 khác 0 (chênh 5)."),
        (_rule("a", "==", "b", missing="skip_all"), "", "", None),
        (_rule("a", "both_or_neither", "b"), "0", "5", None),
        (_rule("a", "both_or_neither", "b"), "5", "", "Hai số phải hợp nhau."),
        (_rule("a", "both_or_neither", "b"), "", "", None),
        (_rule("a", "not_both", "b"), "5", "0", "Hai số phải hợp nhau."),
        (_rule("a", "not_both", "b"), "5", "", None),
        (_rule("a", "==", "b / 0"), "5", "5", None),
    ],
)
def test_a_rule(rule: Rule, a: str, b: str, message: str | None) -> None:
    findings = said(report(figures={"a": a, "b": b}), tiny_definition(rules=(rule,)))
    assert [finding.message for finding in findings] == ([message] if message else [])


def test_a_rule_over_earlier_reports() -> None:
    definition = tiny_definition(rules=(_rule("a", ">=", "prior(a)"),))
    context = Context(definition, prior={"a": Decimal(10)})
    (finding,) = check(report(figures={"a": 4}), context)
    assert finding.message == "Hai số phải hợp nhau: 4 nhỏ hơn 10 (chênh 6)."


def test_a_mend_that_would_break_the_figure_is_not_offered() -> None:
    rule = _rule("a", "==", "0 - b", fix="left")
    assert only(report(figures={"a": 5, "b": 5}), tiny_definition(rules=(rule,))).fix is None


def test_a_typed_figure_must_follow_its_formula_even_without_a_rule() -> None:
    figures = (FigureDefinition("a", "Số A", "mot", formula="b + 1"), FigureDefinition("b", "Số B", "mot"))
    finding = only(report(figures={"a": 5, "b": 5}), tiny_definition(figures))
    assert (finding.code, finding.fix and finding.fix.text) == ("rule-formula-a", "6")


def test_an_empty_half_of_a_required_pair_is_told_of_once() -> None:
    figures = (FigureDefinition("a", "Số A", "mot", required=True), FigureDefinition("b", "Số B", "mot", required=True))
    assert codes(report(figures={"a": 5}), tiny_definition(figures, (_rule("a", "both_or_neither", "b"),))) == ["figure-missing"]


def test_a_number_that_somebody_held_a_key_down_for_is_shown_whole() -> None:
    finding = only(report(figures={"a": "9" * 3000}), COUNT)
    assert finding.code == "figure-above-max"
    assert finding.values["value"].startswith("999.999")


def test_a_sum_is_not_asked_for_while_its_parts_are() -> None:
    figures = (FigureDefinition("a", "Số A", "mot", required=True, formula="b + 1"), FigureDefinition("b", "Số B", "mot", required=True))
    assert [finding.where for finding in said(report(), tiny_definition(figures))] == ["figure.b"]
