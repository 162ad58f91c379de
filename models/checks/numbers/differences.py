"""Shares of what two numbers differ by: "giá gói thầu 4.017,82 tỷ đồng, giá trúng thầu 3.846,59 tỷ đồng, tiết kiệm 171,23 tỷ đồng (4,26%)".

models/checks/numbers/growth.py reads the wording; here the difference itself, right to the last digit, tells which two numbers are meant.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from models.checks.numbers.clauses import Sentence
from models.checks.numbers.growth import WRONG
from models.checks.numbers.reckoned import HUNDRED, Reckoned, is_share
from models.checks.numbers.slips import is_slip
from models.language import _
from models.quantities import Quantity, written

_VERB = re.compile(r"\b(?P<verb>tăng|giảm|tiết kiệm|cắt giảm|vượt|hụt|cao hơn|thấp hơn)(?:\s+(?:thêm|được|là))?\s+$", re.IGNORECASE)
_UP = frozenset({"tăng", "vượt", "cao hơn"})
_LINK = re.compile(
    r"(?:/[^\W\d]+)*\s*[(,]?\s*(?:(?:t[ỷỉ] lệ|tăng|giảm|tiết kiệm|tương ứng|tương đương|đạt|bằng|với|là)\s+)*", re.IGNORECASE
)
_BEFORE, _BEHIND = 5, 2
"""How many numbers before a difference, and behind its percentage, may be those that differ."""


def differences(sentence: Sentence) -> Iterator[Reckoned]:
    """Percentages behind a difference that are a slip away from its share of the number it was taken from, or that stand elsewhere."""
    text, told = sentence.passage.text, sentence.passage.between(sentence.start, sentence.end)
    for at, percent in enumerate(told[1:], 1):
        part = told[at - 1]
        if not percent.is_percent or percent.vague or percent.step == 1 or not part.is_count or part.vague:
            continue
        verb = _VERB.search(text, max(sentence.start, part.start - 20), part.start)
        if verb and _LINK.fullmatch(text, part.after, percent.start):
            near = [*told[max(0, at - 1 - _BEFORE) : at - 1], *told[at + 1 : at + 1 + _BEHIND]]
            yield from _missed(sentence, part, percent, verb["verb"].lower(), near)


def _missed(sentence: Sentence, part: Quantity, percent: Quantity, verb: str, near: Sequence[Quantity]) -> Iterator[Reckoned]:
    alike = [one for one in near if one.is_count and not one.vague and one.unit == part.unit]
    pairs = [sorted(pair, key=_value) for pair in combinations(alike, 2) if abs(pair[0].value - pair[1].value) == part.value != 0]
    if len(pairs) != 1:
        return
    less, more = pairs[0]
    before, now = (less, more) if verb in _UP else (more, less)
    passage = sentence.passage
    if any(is_share(percent, part, one.value, one.step) for one in (less, more) if one.value) or not before.value:
        return
    text = passage.text
    right = part.value / before.value * HUNDRED
    shown, typed = written(right, percent, text), text[percent.start : percent.end]
    elsewhere = [one for one in passage.quantities if one.is_percent and one is not percent and one.step != 1]
    swapped = any(written(right, one, text) == text[one.start : one.end] for one in elsewhere)
    if (is_slip(typed, shown) or swapped) and passage.is_typed(percent.start, percent.end):
        values = {"verb": verb, "before": text[before.start : before.end], "now": text[now.start : now.end]}
        yield Reckoned(percent, right, "number-growth", _(WRONG), values)


def _value(one: Quantity) -> Decimal:
    return one.value
