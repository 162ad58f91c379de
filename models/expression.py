"""Arithmetic over figures, on Decimals: the sides of rules and the formulas of definitions."""

import ast
import re
from collections.abc import Callable, Mapping
from decimal import Decimal, DecimalException
from typing import Literal

import simpleeval

from models.errors import BadExpression
from models.language import _

Missing = Literal["skip_any", "skip_all", "never_skip"]
"""What an empty figure does: the rule rests if any is empty, if all are empty, or never (empty counts as 0)."""

_LENGTH = 300
_DIGITS = 40
"""Digits that a number may have: no office counts so far (models/interchange.py keeps none that is longer)."""
_PAST = re.compile(r"\b(prior|same_period_last_year)\(\s*([a-z][a-z0-9_]*)\s*\)")
_FUNCTIONS = {"abs": abs, "min": min, "max": max}


class _Arithmetic(simpleeval.SimpleEval):  # type: ignore[misc]  # the library ships no types
    """Numbers, + - * / and parentheses, nothing else; every number is a Decimal."""

    def __init__(self, names: Mapping[str, Decimal]) -> None:
        operators = {
            kind: function
            for kind, function in simpleeval.DEFAULT_OPERATORS.items()
            if kind in (ast.Add, ast.Sub, ast.Mult, ast.Div, ast.USub, ast.UAdd)
        }
        super().__init__(operators=operators, functions=_FUNCTIONS, names=dict(names))
        nodes: dict[type[ast.AST], Callable[..., object]] = vars(self)["nodes"]
        for kind in nodes.keys() - {ast.Expr, ast.BinOp, ast.UnaryOp, ast.Name, ast.Call}:
            del nodes[kind]
        nodes[ast.Constant] = _decimal_constant


def _decimal_constant(node: ast.Constant) -> Decimal:
    if isinstance(node.value, bool) or not isinstance(node.value, int | float):
        raise simpleeval.FeatureNotAvailable
    value = Decimal(str(node.value))
    if not _is_countable(value):
        raise simpleeval.FeatureNotAvailable
    return value


def _is_countable(value: Decimal) -> bool:
    return value.is_finite() and abs(value.adjusted()) < _DIGITS


def names_in(expression: str) -> tuple[str, ...]:
    """The figures of an expression in their order; "prior(x)" is the name "prior__x". Raises BadExpression."""
    tree = tree_of(expression)
    called = {id(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    names = (node for node in ast.walk(tree) if isinstance(node, ast.Name) and id(node) not in called)
    return tuple(dict.fromkeys(node.id for node in sorted(names, key=lambda node: node.col_offset)))


def evaluate(expression: str, values: Mapping[str, Decimal | None], missing: Missing = "skip_any") -> Decimal | None:
    """The value of an expression, or nothing where empty figures (or a division by nothing, or a number beyond all counting) leave none.

    Raises BadExpression.
    """
    known = {name: values.get(name) for name in names_in(expression)}
    empty = [name for name, value in known.items() if value is None]
    if empty and (missing == "skip_any" or (missing == "skip_all" and len(empty) == len(known))):
        return None
    arithmetic = _Arithmetic({name: value or Decimal(0) for name, value in known.items()})
    try:
        result = arithmetic.eval(_flat(expression))
    except (DecimalException, ZeroDivisionError):
        return None
    except (simpleeval.InvalidExpression, SyntaxError, TypeError, KeyError, ValueError) as error:
        raise _bad(expression) from error
    if not isinstance(result, Decimal):
        raise _bad(expression)
    return result if _is_countable(result) else None


def _flat(expression: str) -> str:
    return _PAST.sub(r"\1__\2", expression).strip()


def tree_of(expression: str) -> ast.Expression:
    """An expression taken apart; prior(x) is the name prior__x. Raises BadExpression."""
    if len(expression) > _LENGTH:
        raise _bad(expression[:40] + "…")
    try:
        return ast.parse(_flat(expression), mode="eval")
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise _bad(expression) from error


def _bad(expression: str) -> BadExpression:
    return BadExpression(
        _("Biểu thức “{expression}” không tính được; chỉ dùng tên chỉ tiêu, số và + - * / ( ).").format(expression=expression)
    )
