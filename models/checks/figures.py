"""Figures: can they be read, are they possible, do they agree with each other."""

import operator
from collections.abc import Iterator
from decimal import Decimal

from models import place as places
from models.calculate import values
from models.checks.finding import Context, Finding, Fix
from models.definition import FigureDefinition, Rule
from models.errors import BadExpression
from models.expression import evaluate, names_in
from models.language import _
from models.numerals import write_number
from models.report import Report

_COMPARE = {"==": operator.eq, "!=": operator.ne, "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}


def relation_words() -> dict[str, str]:
    """What is wrong between two sides when a relation does not hold."""
    return {
        "==": _("{left} khác {right}"),
        "!=": _("{left} bằng {right}"),
        "<": _("{left} không nhỏ hơn {right}"),
        "<=": _("{left} lớn hơn {right}"),
        ">": _("{left} không lớn hơn {right}"),
        ">=": _("{left} nhỏ hơn {right}"),
    }


def check_figures(report: Report, context: Context) -> Iterator[Finding]:
    """Each figure by itself."""
    for figure in context.definition.figures:
        stated = report.figure(figure.id)
        if stated.typed and stated.value is None:
            yield _unreadable(figure, stated.typed)
        elif stated.value is not None:
            yield from _impossible(figure, stated.value)


def _unreadable(figure: FigureDefinition, typed: str) -> Finding:
    example = "8,54" if figure.decimals else "4.733"
    message = _("“{typed}” ở “{label}” không phải là số; hãy gõ như {example}.").format(typed=typed, label=figure.label, example=example)
    return Finding("figure-not-a-number", "error", places.figure(figure.id), message, values={"typed": typed})


def _impossible(figure: FigureDefinition, value: Decimal) -> Iterator[Finding]:
    place, shown = places.figure(figure.id), write_number(value)
    stated = {"value": str(value)}
    if figure.min is not None and value < figure.min:
        message = _("“{label}” là {value}, không thể nhỏ hơn {limit}.").format(
            label=figure.label, value=shown, limit=write_number(figure.min)
        )
        yield Finding("figure-too-small", "error", place, message, values=stated | {"min": str(figure.min)})
    if figure.max is not None and value > figure.max:
        message = _("“{label}” là {value}, không thể lớn hơn {limit}.").format(
            label=figure.label, value=shown, limit=write_number(figure.max)
        )
        yield Finding("figure-too-large", "error", place, message, values=stated | {"max": str(figure.max)})
    if figure.kind == "count" and value != value.to_integral_value():
        message = _("“{label}” là {value}, nhưng phải là số nguyên; hàng nghìn viết bằng dấu chấm.").format(label=figure.label, value=shown)
        yield Finding("figure-not-whole", "error", place, message, "NĐ 86/2012, Phụ lục V", stated, _as_thousands(figure, value))
    elif figure.kind != "count" and _decimals(value) > figure.decimals:
        message = _("“{label}” là {value}, nhiều hơn {decimals} chữ số sau dấu phẩy.").format(
            label=figure.label, value=shown, decimals=figure.decimals
        )
        yield Finding("figure-too-fine", "warning", place, message, values=stated)


def _as_thousands(figure: FigureDefinition, value: Decimal) -> Fix | None:
    """ "4,733" with three digits behind the comma can only have meant 4.733."""
    if _decimals(value) != 3 or abs(value) < 1:
        return None
    text = write_number(value * 1000)
    return Fix(_("Sửa thành {value}").format(value=text), places.figure(figure.id), text)


def _decimals(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def check_rules(report: Report, context: Context) -> Iterator[Finding]:
    """The relations that the definition sets between figures."""
    known = dict(values(report))
    known |= {f"prior__{id}": value for id, value in context.prior.items()}
    known |= {f"same_period_last_year__{id}": value for id, value in context.same_period_last_year.items()}
    for rule in context.definition.rules:
        try:
            finding = _paired(rule, known) if rule.op in ("both_or_neither", "not_both") else _compared(rule, known, context)
        except BadExpression:
            continue
        if finding is not None:
            yield finding


def _place_of(rule: Rule) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in (*names_in(rule.left), *names_in(rule.right)) if "__" not in name))


def _finding(rule: Rule, message: str, stated: dict[str, str], fix: Fix | None = None) -> Finding:
    names = _place_of(rule)
    first = places.figure(names[0]) if names else places.SUBJECT
    return Finding(f"rule-{rule.id}", rule.severity, first, message, "", stated, fix, tuple(places.figure(name) for name in names[1:]))


def _paired(rule: Rule, known: dict[str, Decimal | None]) -> Finding | None:
    left, right = (any(known.get(name) is not None for name in names_in(side)) for side in (rule.left, rule.right))
    wrong = left != right if rule.op == "both_or_neither" else left and right
    if not wrong:
        return None
    finding = _finding(rule, f"{rule.message}.", {})
    empty = rule.left if right else rule.right
    return Finding(finding.code, finding.severity, places.figure(names_in(empty)[0]), finding.message, involved=finding.involved)


def _compared(rule: Rule, known: dict[str, Decimal | None], context: Context) -> Finding | None:
    left, right = (evaluate(side, known, rule.missing) for side in (rule.left, rule.right))
    if left is None or right is None or _COMPARE[rule.op](left, right):
        return None
    sides = [_side(text, value, known) for text, value in ((rule.left, left), (rule.right, right))]
    said = relation_words()[rule.op].format(left=sides[0], right=sides[1])
    gap = _(" (chênh {gap})").format(gap=write_number(abs(left - right))) if rule.op == "==" else ""
    stated = {"left": str(left), "right": str(right), "difference": str(left - right)}
    return _finding(rule, f"{rule.message}: {said}{gap}.", stated, _fix(rule, left, right, context))


def _side(expression: str, value: Decimal, known: dict[str, Decimal | None]) -> str:
    """A side as the clerk would write it down: "3.845 + 889 = 4.734"."""
    names = names_in(expression)
    if len(names) < 2:
        return write_number(value)
    written = expression
    for name in sorted(names, key=len, reverse=True):
        written = written.replace(name, write_number(known.get(name) or Decimal(0)))
    return f"{written} = {write_number(value)}"


def _fix(rule: Rule, left: Decimal, right: Decimal, context: Context) -> Fix | None:
    target, value = (rule.left, right) if rule.fix == "left" else (rule.right, left)
    figure = context.definition.figure(target)
    if not rule.fix or figure is None:
        return None
    text = write_number(value)
    return Fix(_("Sửa “{label}” thành {value}").format(label=figure.label, value=text), places.figure(figure.id), text)
