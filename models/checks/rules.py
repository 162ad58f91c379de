"""The definition's rules: two sides over figures, shown with their numbers so that a person sees what is wrong."""

import operator
import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from msgspec import Struct

from models import place as places
from models.checks.figures import sound
from models.checks.finding import Context, Finding, Fix
from models.definition import ReportDefinition, Rule
from models.errors import BadExpression
from models.expression import evaluate, names_in
from models.language import N_, _
from models.numerals import rounded, write_number
from models.period import Period
from models.report import Report


class _Known(Struct, frozen=True):
    """The values of this report and, as "prior__x", of earlier ones; `periods` says by the same prefixes which reports those are."""

    definition: ReportDefinition
    values: dict[str, Decimal | None]
    periods: dict[str, Period | None]


_HOLDS: dict[str, tuple[Callable[[Decimal, Decimal], bool], str]] = {
    "==": (operator.eq, N_("khác")),
    "!=": (operator.ne, N_("bằng")),
    "<": (operator.lt, N_("không nhỏ hơn")),
    "<=": (operator.le, N_("lớn hơn")),
    ">": (operator.gt, N_("không lớn hơn")),
    ">=": (operator.ge, N_("nhỏ hơn")),
}
"""When a relation holds, and what to say between the sides when it does not."""

_PAST = re.compile(r"\b(prior|same_period_last_year)\(\s*([a-z][a-z0-9_]*)\s*\)")
_NAME = re.compile(r"\b[a-z][a-z0-9_]*\b(?!\s*\()")
_SHOWN_DECIMALS = 4
_REACHABLE = ("==", "<=", ">=")


def rules(report: Report, context: Context) -> Iterator[Finding]:
    """One finding for each rule that does not hold, at the one place where it is best mended."""
    known = _known(report, context)
    for rule in (*context.definition.rules, *_formulas_without_rule(context.definition)):
        try:
            finding = _broken(rule, report, known)
        except BadExpression:
            continue
        if finding:
            yield finding


def _known(report: Report, context: Context) -> _Known:
    values = {id: figure.value for id, figure in report.figures.items()}
    values |= {f"prior__{id}": value for id, value in context.prior.items() if _goes_on(id, report, context)}
    values |= {f"same_period_last_year__{id}": value for id, value in context.same_period_last_year.items()}
    return _Known(context.definition, values, {"prior": context.prior_period, "same_period_last_year": context.last_year_period})


def _goes_on(id: str, report: Report, context: Context) -> bool:
    """Whether the prior report's value counts in this one. A figure that counts from the year's beginning starts anew in January.

    So `prior(x)` of such a figure is empty across a year's end, as it is where there is no prior report: the rule's `missing` says
    whether it rests then, or takes it for the 0 that the year began with.
    """
    figure = context.definition.figure(id)
    return not (figure and figure.cumulative and context.prior_period and context.prior_period.year != report.when.year)


def _formulas_without_rule(definition: ReportDefinition) -> Iterator[Rule]:
    """A calculated figure that somebody typed must still follow its formula; mostly a rule of the definition says so."""
    ruled = {rule.left.strip() for rule in definition.rules if rule.op == "=="}
    for figure in definition.figures:
        if figure.formula and figure.id not in ruled:
            message = _("“{label}” phải đúng với công thức tính").format(label=figure.label)
            yield Rule(f"formula-{figure.id}", figure.id, "==", figure.formula, message, fix="left")


def _broken(rule: Rule, report: Report, known: _Known) -> Finding | None:
    if rule.op in ("both_or_neither", "not_both"):
        return _broken_pair(rule, report, known.definition)
    left, right = (evaluate(side, known.values, rule.missing) for side in (rule.left, rule.right))
    if left is None or right is None:
        return None
    left, right = _to_one_scale(rule, known.definition, left, right)
    holds, relation = _HOLDS[rule.op]
    if holds(left, right):
        return None
    return _comparison(rule, known, left, right, _(relation))


def _to_one_scale(rule: Rule, definition: ReportDefinition, left: Decimal, right: Decimal) -> tuple[Decimal, Decimal]:
    """A figure with two decimals equals a quotient when it equals the rounded quotient."""
    if figure := definition.figure(rule.left.strip()):
        return left, rounded(right, max(figure.decimals, _own_decimals(left)))
    if figure := definition.figure(rule.right.strip()):
        return rounded(left, max(figure.decimals, _own_decimals(right))), right
    return left, right


def _own_decimals(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _comparison(rule: Rule, known: _Known, left: Decimal, right: Decimal, relation: str) -> Finding:
    shown = {
        "message": _(rule.message).rstrip("."),
        "left": _side(rule.left, left, known),
        "relation": relation,
        "right": _side(rule.right, right, known),
        "difference": write_number(rounded(abs(left - right), _SHOWN_DECIMALS)),
    }
    words = _("{message}: {left} {relation} {right} (chênh {difference}).") if left != right else _("{message}: {left} {relation} {right}.")
    involved = _figures_of(rule, known.definition)
    mended = (rule.left if rule.fix == "left" else rule.right).strip()
    place = mended if rule.fix and mended in involved else next(iter(involved), mended)
    target = right if rule.fix == "left" else left
    return Finding(
        _code(rule),
        rule.severity,
        places.figure(place),
        words.format(**shown),
        values=shown,
        fix=_fix(rule, known.definition, mended, target),
        involved=tuple(places.figure(id) for id in involved if id != place),
    )


def _code(rule: Rule) -> str:
    return f"rule-{rule.id}"


def _fix(rule: Rule, definition: ReportDefinition, id: str, target: Decimal) -> Fix | None:
    """Setting the rule's figure to the other side, where that is a value it may have."""
    figure = definition.figure(id)
    if not rule.fix or figure is None or rule.op not in _REACHABLE or not sound(figure, target):
        return None
    text = write_number(target)
    return Fix(_("Sửa {label} thành {value}").format(label=figure.label, value=text), places.figure(id), text)


def _side(expression: str, value: Decimal, known: _Known) -> str:
    """A side with numbers for its names: "3.845 + 889 = 4.734"; a side that is one figure is just its number.

    A number of an earlier report bears its period: "2.517 của 6 tháng đầu năm 2021".
    """
    flat = _PAST.sub(r"\1__\2", expression.strip())
    if not _NAME.search(flat):
        return write_number(value)
    alone = _NAME.fullmatch(flat) is not None

    def number(match: re.Match[str]) -> str:
        prefix = next((past for past in known.periods if match[0].startswith(f"{past}__")), "")
        figure = known.definition.figure(match[0].removeprefix(f"{prefix}__"))
        stated = known.values.get(match[0]) or Decimal(0)
        text = figure.show(stated) if figure else write_number(stated)
        period = known.periods.get(prefix) if known.values.get(match[0]) is not None else None
        if period is None:
            return text
        text = _("{value} của {period}").format(value=text, period=period.phrase)
        return text if alone else f"({text})"

    text = _NAME.sub(number, flat)
    return text if alone else f"{text} = {write_number(rounded(value, _SHOWN_DECIMALS))}"


def _figures_of(rule: Rule, definition: ReportDefinition) -> tuple[str, ...]:
    names = (*names_in(rule.left), *names_in(rule.right))
    plain = (name.removeprefix("prior__").removeprefix("same_period_last_year__") for name in names)
    return tuple(dict.fromkeys(name for name in plain if definition.figure(name)))


def _broken_pair(rule: Rule, report: Report, definition: ReportDefinition) -> Finding | None:
    """Compulsory and exclusive pairs look at what is stated, not at its value; 0 is stated too."""

    def stated(id: str) -> bool:
        figure = report.figure(id)
        return figure.value is not None or bool(figure.typed.strip())

    left, right = ([name for name in names_in(side) if definition.figure(name)] for side in (rule.left, rule.right))
    involved = (*left, *right)
    full = [all(map(stated, side)) and bool(side) for side in (left, right)]
    if rule.op == "not_both":
        wrong = all(full)
        place = next(iter(right or left), "")
    else:
        empty = [name for name in involved if not stated(name)]
        wrong = full[0] != full[1] and any(stated(name) for name in involved)
        place = next(iter(empty), "")
        required = any(figure.required for name in empty if (figure := definition.figure(name)))
        wrong = wrong and not required  # an empty required figure is told of by itself
    if not wrong or not place:
        return None
    others = tuple(places.figure(name) for name in dict.fromkeys(involved) if name != place)
    message = _(rule.message).rstrip(".") + "."
    return Finding(_code(rule), rule.severity, places.figure(place), message, values={"message": message}, involved=others)
