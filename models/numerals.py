"""Numbers as Vietnamese state documents write them: dots between thousands, a comma before decimals."""

import re
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation, localcontext

LETTERS = "abcdđeghiklmnopqrstuvxy"
"""The order of points a), b), c) (NĐ 30/2020, Phụ lục I, II.6)."""

_PLAIN = re.compile(r"-?\d+(?:,\d+)?")
_GROUPED = re.compile(r"-?\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC")),
    *((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
_SPACED = re.compile(r"-?\d{1,3}(?: \d{3})+(?:,\d+)?")


def read_number(typed: str) -> Decimal | None:
    """The number that a clerk means, or nothing where it cannot be told.

    "4.733" is four thousand seven hundred and thirty-three, "8,54" has decimals (NĐ 86/2012, Phụ lục V);
    a percent sign behind the number is passed over.
    """
    text = re.sub(r"[\u00a0\u202f\s]+", " ", typed).strip().removesuffix("%").rstrip()
    text = text.replace("\u2212", "-")
    for form, mark in ((_PLAIN, ""), (_GROUPED, "."), (_SPACED, " ")):
        if form.fullmatch(text):
            return Decimal((text.replace(mark, "") if mark else text).replace(",", "."))
    return None


def write_number(value: Decimal, decimals: int | None = None) -> str:
    """Thousands with dots and decimals after a comma: 4733 -> "4.733", 8.54 -> "8,54".

    With `decimals`, shorter fractions are filled up with zeros; no digit of the value is ever rounded away.
    """
    with localcontext(Context(prec=room_for(value) + (decimals or 0))):
        exponent = value.as_tuple().exponent
        own = max(0, -exponent) if isinstance(exponent, int) else 0
        places = max(own if decimals is None else decimals, decimals_of(value))
        return f"{value:,.{places}f}".translate(_VIETNAMESE)


_VIETNAMESE = str.maketrans(",.", ".,")
"""Python groups thousands as the English do."""


def write_signed(value: Decimal, decimals: int | None = None) -> str:
    """A difference with its sign: 1328 -> "+1.328", -12 -> "−12", 0 -> "0"."""
    sign = "+" if value > 0 else "−" if value < 0 else ""
    return sign + write_number(value.copy_abs(), decimals)


def write_roman(value: int) -> str:
    """A number of 1 and more in Roman letters, as headings are counted: 4 -> "IV"."""
    written = ""
    for worth, letters in _ROMAN:
        written += letters * (value // worth)
        value %= worth
    return written


_ROMANS = {write_roman(value): value for value in range(1, 40)}


def read_roman(text: str) -> int | None:
    """What Roman letters count, as headings do from 1 to 39: "IV" -> 4; nothing where they are none."""
    return _ROMANS.get(text)


def rounded(value: Decimal, decimals: int) -> Decimal:
    """To so many decimals, a half away from zero; shorter fractions stay, and so does what has more digits than are reckoned with."""
    exponent = value.as_tuple().exponent
    if not isinstance(exponent, int) or -exponent <= decimals:
        return value
    try:
        return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    except InvalidOperation:
        return value


def decimals_of(value: Decimal) -> int:
    """How many decimals a number needs: 3845 -> 0, 97.50 -> 1."""
    exponent = value.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def room_for(value: Decimal) -> int:
    """Digits to reckon with so that none of a value is lost: the usual 28 are too few where somebody held a key down."""
    _sign, digits, exponent = value.as_tuple()
    return len(digits) + (abs(exponent) if isinstance(exponent, int) else 0) + 28
