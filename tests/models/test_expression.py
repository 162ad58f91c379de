"""The sides of rules: plain arithmetic on Decimals, and nothing else."""

from decimal import Decimal

import pytest

from models.errors import BadExpression
from models.expression import Missing, evaluate, names_in

VALUES = {"a": Decimal(10), "b": Decimal("0.1"), "zero": Decimal(0), "empty": None, "prior__a": Decimal(7)}


@pytest.mark.parametrize(
    ("expression", "value"),
    [("a + b * 2", "10.2"), ("-(a - 4) / 3", "-2"), ("0.1 + 0.2", "0.3"), ("max(a, 3)", "10"), ("a - prior(a)", "3"), ("7", "7")],
)
def test_arithmetic(expression: str, value: str) -> None:
    assert evaluate(expression, VALUES) == Decimal(value)


@pytest.mark.parametrize("expression", ["a / zero", "a / (b - b)"])
def test_a_division_by_nothing_has_no_value(expression: str) -> None:
    assert evaluate(expression, VALUES) is None


@pytest.mark.parametrize(
    ("missing", "one_empty", "all_empty"),
    [("skip_any", None, None), ("skip_all", Decimal(10), None), ("never_skip", Decimal(10), Decimal(0))],
)
def test_what_empty_figures_do(missing: Missing, one_empty: Decimal | None, all_empty: Decimal | None) -> None:
    assert evaluate("a + empty", VALUES, missing) == one_empty
    assert evaluate("empty", VALUES, missing) == all_empty


@pytest.mark.parametrize(
    "expression",
    [
        "",
        "a +",
        "__import__('os')",
        "a.real",
        "[1][0]",
        "9 ** 9 ** 9",
        "'x' * 9",
        "(lambda: 1)()",
        "a if a else b",
        "True",
        "a" * 400,
        "open('x')",
    ],
)
def test_anything_else_is_refused(expression: str) -> None:
    with pytest.raises(BadExpression):
        evaluate(expression, VALUES)


def test_names_in_their_order() -> None:
    assert names_in("max(b, a) + prior(a) - b") == ("b", "a", "prior__a")
