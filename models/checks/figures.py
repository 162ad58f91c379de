"""Is each figure a number of its kind? Nothing typed is refused; what is wrong is explained here."""

from collections.abc import Iterator
from decimal import Decimal

from models import place as places
from models.checks.finding import Context, Finding, Fix
from models.checks.spots import put_label, quoted
from models.definition import FigureDefinition, Severity
from models.language import _
from models.numerals import decimals_of, read_number, write_number
from models.report import Report

DECIMAL_SIGN = "NĐ 86/2012, Phụ lục V"
_THOUSAND = 1000


def figures(report: Report, context: Context) -> Iterator[Finding]:
    """One finding at most for each figure of the definition: the gravest."""
    for figure in context.definition.figures:
        stated = report.figure(figure.id)
        if stated.value is not None:
            yield from list(_value_problems(figure, stated.value))[:1]
        elif stated.typed.strip():
            yield _not_a_number(figure, stated.typed)


def sound(figure: FigureDefinition, value: Decimal) -> bool:
    """Whether a value may stand for a figure without a word of this check."""
    return value.is_finite() and not any(True for _finding in _value_problems(figure, value))


def _finding(
    code: str, severity: Severity, figure: FigureDefinition, message: str, values: dict[str, str], why: str = "", fix: str = ""
) -> Finding:
    values = {"label": figure.label, **values}
    place = places.figure(figure.id)
    return Finding(code, severity, place, message.format(**values), why, values, Fix(put_label(fix), place, fix) if fix else None)


def _not_a_number(figure: FigureDefinition, typed: str) -> Finding:
    message = _("“{typed}” ở chỉ tiêu “{label}” không phải là số; hãy nhập như 4.733 hoặc 12,5.")
    meant = _number_meant(figure, typed)
    fix = write_number(meant) if meant is not None and sound(figure, meant) else ""
    return _finding("figure-not-a-number", "error", figure, message, {"typed": quoted(typed)}, DECIMAL_SIGN, fix)


def _number_meant(figure: FigureDefinition, typed: str) -> Decimal | None:
    """A number with its unit behind it, or with commas between thousands, can only mean one thing."""
    if len(typed) > _THOUSAND:
        return None
    text = typed.strip()
    if figure.unit and text.casefold().endswith(figure.unit.casefold()):
        return read_number(text[: -len(figure.unit)])
    if text.count(",") > 1 and "." not in text:
        return read_number(text.replace(",", "."))
    return None


def _value_problems(figure: FigureDefinition, value: Decimal) -> Iterator[Finding]:
    whole = value == value.to_integral_value()
    if figure.kind == "count" and not whole:
        yield _not_whole(figure, value)
    yield from _range_problems(figure, value)
    if figure.kind != "count" and decimals_of(value) > figure.decimals:
        message = _("“{label}” có {given} chữ số sau dấu phẩy, thường chỉ ghi {allowed}; hãy xem lại số {value}.")
        values = {"given": str(decimals_of(value)), "allowed": str(figure.decimals), "value": write_number(value)}
        yield _finding("figure-decimals", "warning", figure, message, values)


def _not_whole(figure: FigureDefinition, value: Decimal) -> Finding:
    """4,733 in a count was meant as 4.733: a comma typed between the thousands."""
    typed = write_number(value)
    thousands = (value * _THOUSAND).to_integral_value()
    grouped = decimals_of(value) == 3 and 1 <= abs(value) < _THOUSAND and thousands >= 0
    message = _("“{label}” phải là số nguyên nhưng đang ghi {typed}; dấu chấm ngăn hàng nghìn, dấu phẩy đứng trước phần thập phân.")
    return _finding(
        "figure-not-whole", "error", figure, message, {"typed": typed}, DECIMAL_SIGN, write_number(thousands) if grouped else ""
    )


def _range_problems(figure: FigureDefinition, value: Decimal) -> Iterator[Finding]:
    least = figure.min if figure.min is not None else Decimal(0) if figure.kind == "count" else None
    shown = figure.show(value)
    if least is not None and value < least:
        message = _("“{label}” là {value}, nhỏ hơn mức thấp nhất {limit}; hãy xem lại số đã nhập.")
        yield _finding("figure-below-min", "error", figure, message, {"value": shown, "limit": figure.show(least)})
    if figure.max is not None and value > figure.max:
        message = _("“{label}” là {value}, lớn hơn mức cao nhất {limit}; hãy xem lại số đã nhập.")
        yield _finding("figure-above-max", "error", figure, message, {"value": shown, "limit": figure.show(figure.max)})
    unbounded = (figure.min is None and value < 0) or (figure.max is None and value > 100)
    if figure.kind == "percent" and unbounded:
        message = _("Tỷ lệ “{label}” là {value}, ngoài khoảng 0% đến 100%; hãy xem lại số đã nhập.")
        yield _finding("figure-odd-percent", "warning", figure, message, {"value": shown})
