"""A number that a text states beside the numbers that it follows from."""

from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from models.checks.finding import Finding
from models.checks.numbers.passage import Passage
from models.checks.spots import sentence as capital
from models.quantities import Quantity, written

HUNDRED = Decimal(100)


class Reckoned(Struct, frozen=True):
    """What is stated, and what the other numbers make. `message` has the fields where, stated, right and those of `values`."""

    stated: Quantity
    right: Decimal
    code: str
    message: str
    values: dict[str, str]
    certain: bool = False


def wrong_number(reckoned: Reckoned, passage: Passage) -> Iterator[Finding]:
    """The finding, with a mend that puts the right number in the manner of the stated one."""
    stated, text = reckoned.stated, passage.text
    right = written(reckoned.right, stated, text)
    values = {**reckoned.values, "stated": text[stated.start : stated.after].strip()}
    values["right"] = right + text[stated.end : stated.after]
    message = reckoned.message.format(where=capital(passage.spot.name), **values)
    fix = passage.fix(stated.start, stated.end, right)
    yield Finding(reckoned.code, "error" if reckoned.certain else "warning", passage.spot.place, message, "", values, fix)


def is_share(percent: Quantity, part: Quantity, whole: Decimal, whole_step: Decimal = Decimal(1)) -> bool:
    """Whether a percentage may be told for a part of a whole: rounded or cut off, from numbers that may be rounded themselves."""
    return _within(percent, *_bounds(part.value, part.step, whole, whole_step))


def _bounds(part: Decimal, step: Decimal, whole: Decimal, whole_step: Decimal) -> tuple[Decimal, Decimal]:
    about, whole_about = (Decimal(0) if one == 1 else one / 2 for one in (step, whole_step))
    low = (part - about) / (whole + whole_about) * HUNDRED
    high = (part + about) / (whole - whole_about) * HUNDRED if whole > whole_about else low
    return low, high


def _within(percent: Quantity, low: Decimal, high: Decimal) -> bool:
    return low - percent.step < percent.value < high + percent.step or low == percent.value


def is_growth(percent: Quantity, now: Quantity, before: Quantity) -> bool:
    """Whether a percentage may be told for the change from one number to another, up or down."""
    low, high = _bounds(now.value, now.step, before.value, before.step)
    up = _within(percent, low - HUNDRED, high - HUNDRED)
    return up or _within(percent, HUNDRED - high, HUNDRED - low)
