"""The sides of rules: plain arithmetic on Decimals, and nothing else."""

import builtins
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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
        "1e999",
        "max(*(1, 2))",
        "min(a, key=b)",
        "1j",
    ],
)
def test_anything_else_is_refused(expression: str) -> None:
    with pytest.raises(BadExpression):
        evaluate(expression, VALUES)


def test_names_in_their_order() -> None:
    assert names_in("max(b, a) + prior(a) - b") == ("b", "a", "prior__a")


def test_a_number_beyond_all_counting_has_no_value() -> None:
    assert evaluate("1e30 * 1e30", VALUES) is None
    assert evaluate("0.00001 / 1e38", VALUES) is None


@pytest.mark.parametrize(
    "form",
    ["{}", "{}()", "{}(a)", "{}.__class__", "{}.__self__", "{}['a']", "(lambda: {})()", "[{} for a in a]", "a.{}", "max({})", "{} + a"],
)
def test_no_name_of_python_is_within_reach(form: str) -> None:
    """A name that is no figure counts as an empty one; nothing else of Python answers to an expression."""
    for name in dir(builtins):
        try:
            result = evaluate(form.format(name), VALUES, "never_skip")
        except BadExpression:
            continue
        assert result is None or type(result) is Decimal, f"{form.format(name)} gave {result!r}"


NAMES = st.sampled_from(["a", "b", "empty", "max", "min", "abs", "prior(a)", "__import__", "1", "0,5", "2.5", "1e39", "'os'", "None"])
EXPRESSIONS = st.recursive(
    NAMES,
    lambda inner: st.one_of(
        st.builds(
            "({} {} {})".format, inner, st.sampled_from(["+", "-", "*", "/", "**", "//", "%", "<<", "and", "if", "@", ":=", "in"]), inner
        ),
        st.builds("{}({})".format, inner, inner),
        st.builds("{}.{}".format, inner, st.sampled_from(["real", "__class__", "as_tuple", "__globals__", "mro"])),
        st.builds("{}[{}]".format, inner, inner),
        st.builds("-{}".format, inner),
    ),
    max_leaves=9,
)


@given(EXPRESSIONS | st.text(max_size=40))
@settings(max_examples=400, deadline=None)
def test_whatever_is_written_gives_a_number_or_a_sentence(expression: str) -> None:
    try:
        result = evaluate(expression, VALUES, "never_skip")
    except BadExpression as problem:
        assert str(problem)
    else:
        assert result is None or (type(result) is Decimal and result.is_finite())
