"""Growth against the numbers that it follows from: "tăng 12,43% so với cùng kỳ (3.420 văn bản)", "từ 3.420 lên 3.845, tăng 425"."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from models.checks.numbers.clauses import Sentence
from models.checks.numbers.reckoned import HUNDRED, Reckoned, is_growth, is_share
from models.language import N_, _
from models.quantities import Quantity, written

_RISE = re.compile(r"\b(?P<verb>tăng|giảm)\s+(?:thêm\s+|được\s+)?", re.IGNORECASE)
_FROM = re.compile(r"\btừ\s+$", re.IGNORECASE)
_TO = re.compile(r"(?:\s+[^\W\d]+){0,5}?\s+(?:lên(?: thành| đến| tới)?|xuống(?: còn)?|còn|thành|đến)\s+", re.IGNORECASE)
_CLOSE = re.compile(r"[^;.\d]{0,70}")
_COMPARED = re.compile(
    r"[^;.\d]{0,70}\b(?:cùng kỳ|so với|năm trước|kỳ trước|năm ngoái)[^;.()\d]{0,50}(?:năm\s+\d{4})?[^;.()\d]{0,20}"
    r"\([^()\d]{0,40}(?:năm\s+\d{4})?[^()\d]{0,20}",
    re.IGNORECASE,
)
_ALSO = re.compile(
    r"(?:\s+[^\W\d]+){0,4}?\s*(?:\(\s*(?:tăng|giảm|tương ứng|tương đương|bằng)?|,?\s+(?:tương ứng|tương đương)(?: với)?)"
    r"\s*(?:tăng|giảm)?\s*",
    re.IGNORECASE,
)
_PLAN = re.compile(
    r"\s*(?:so với\s+)?(?:kế hoạch|dự toán|chỉ tiêu|KH)[^;.()\d]{0,40}(?:năm\s+\d{4})?[^;.()\d]{0,20}\([^()\d]{0,30}", re.IGNORECASE
)
_ALONE = re.compile(r"[^,;()\d]*\)")
"""Behind a plan told in brackets; where more follows, brackets hold the parts of what was reached."""
_REACHED = re.compile(r"(?:\s+[^\W\d]+){0,6}?,?\s+(?:đạt|bằng)\s+", re.IGNORECASE)
WRONG = N_("{where} ghi {verb} {stated} nhưng từ {before} đến {now} là {verb} {right}; hãy xem lại.")
_PLANNED = N_("{where} ghi {stated} nhưng {part} trên {whole} là {right}; hãy xem lại.")


def growths(sentence: Sentence) -> Iterator[Reckoned]:
    """What a sentence tells of a change, where the numbers beside it make another."""
    text, told = sentence.passage.text, sentence.passage.between(sentence.start, sentence.end)
    if len(told) < 2:
        return
    pair = _from_to(text, told)
    places = {one.start: at for at, one in enumerate(told)}
    for rise in _RISE.finditer(text, sentence.start, sentence.end):
        at = places.get(rise.end())
        if at is not None and not told[at].vague and told[at].of is None:
            yield from _risen(
                sentence, told, at, rise["verb"].lower(), pair if pair and _joined(text, pair, rise.start(), told[at]) else None
            )
    yield from _planned(sentence, told)


def _risen(sentence: Sentence, told: Sequence[Quantity], at: int, verb: str, pair: tuple[Quantity, Quantity] | None) -> Iterator[Reckoned]:
    text, stated = sentence.passage.text, told[at]
    pair = pair or _compared(text, told, at)
    if pair is not None:
        before, now = pair
        if not before.is_percent and not now.is_percent and before.value and (now.value >= before.value) == (verb == "tăng"):
            yield from _unless_right(sentence, stated, before, now, verb)
            second = told[at + 1] if at + 1 < len(told) else None
            if second is not None and second.is_percent and not stated.is_percent and _ALSO.fullmatch(text, stated.after, second.start):
                yield from _unless_right(sentence, second, before, now, verb)
    elif not stated.is_percent:
        yield from _both(sentence, told, at, verb)


def _from_to(text: str, told: Sequence[Quantity]) -> tuple[Quantity, Quantity] | None:
    """ "từ 3.420 văn bản lên 3.845 văn bản", where a sentence has one such pair."""
    pairs = [
        (one, two)
        for one, two in pairwise(told)
        if _FROM.search(text, max(0, one.start - 5), one.start) and _TO.fullmatch(text, one.after, two.start) and not two.is_percent
    ]
    return pairs[0] if len(pairs) == 1 and pairs[0][0].of is None else None


def _joined(text: str, pair: tuple[Quantity, Quantity], rise: int, stated: Quantity) -> bool:
    """Whether a change is that of the pair beside it: no other number stands between them."""
    before, now = pair
    return bool(_CLOSE.fullmatch(text, now.after, rise) if now.after <= rise else _CLOSE.fullmatch(text, stated.after, before.start))


def _compared(text: str, told: Sequence[Quantity], at: int) -> tuple[Quantity, Quantity] | None:
    """ "3.845 văn bản, tăng 12,43% so với cùng kỳ năm trước (3.420 văn bản)"."""
    now = _reached(text, told, at) or (told[at - 1] if at else None)
    if now is None or not now.is_count or now.vague or not (_CLOSE.fullmatch(text, now.after, told[at].start) or now is not told[at - 1]):
        return None
    for before in told[at + 1 : at + 4]:
        if before.is_count and before.unit in ("", now.unit) and _COMPARED.fullmatch(text, told[at].after, before.start):
            return (before, now) if before.scale == now.scale or before.unit else None
    return None


def _reached(text: str, told: Sequence[Quantity], at: int) -> Quantity | None:
    """The number before what it is of a plan: "3.845 tấn, đạt 96,1% kế hoạch (4.000 tấn), tăng 12,43%"."""
    for part, percent, last in ((at - 3, at - 2, at - 1), (at - 2, at - 1, at - 1)):
        if part < 0 or not told[percent].is_percent or not _REACHED.fullmatch(text, told[part].after, told[percent].start):
            continue
        if last == percent or _PLAN.fullmatch(text, told[percent].after, told[last].start):
            return told[part] if _CLOSE.fullmatch(text, told[last].after, told[at].start) else None
    return None


def _both(sentence: Sentence, told: Sequence[Quantity], at: int, verb: str) -> Iterator[Reckoned]:
    """ "3.845 văn bản, tăng 425 văn bản (12,43%) so với cùng kỳ": what it was before follows from both."""
    now, stated, percent = told[at - 1] if at else None, told[at], told[at + 1] if at + 1 < len(told) else None
    text = sentence.passage.text
    if (
        now is None
        or percent is None
        or not percent.is_percent
        or percent.vague
        or not now.is_count
        or now.vague
        or now.unit != stated.unit
    ):
        return
    if not _CLOSE.fullmatch(text, now.after, stated.start) or not _ALSO.fullmatch(text, stated.after, percent.start):
        return
    earlier = now.value - stated.value if verb == "tăng" else now.value + stated.value
    if earlier > 0 and now.is_exact and stated.is_exact and not is_share(percent, stated, earlier):
        values = {"verb": verb, "before": written(earlier, now, text), "now": text[now.start : now.end]}
        yield Reckoned(percent, stated.value / earlier * HUNDRED, "number-growth", _(WRONG), values)


def _planned(sentence: Sentence, told: Sequence[Quantity]) -> Iterator[Reckoned]:
    """ "thu 3.845 triệu đồng, bằng 96,1% dự toán (4.000 triệu đồng)"."""
    text = sentence.passage.text
    for part, percent, whole in zip(told, told[1:], told[2:], strict=False):
        if not (part.is_count and percent.is_percent and whole.is_count and whole.unit in ("", part.unit) and whole.value):
            continue
        if _REACHED.fullmatch(text, part.after, percent.start) and _PLAN.fullmatch(text, percent.after, whole.start):
            alone = _ALONE.match(text, whole.after) is not None
            vague = not alone or part.vague or percent.vague or whole.vague or (not whole.unit and whole.scale != part.scale)
            if not vague and not is_share(percent, part, whole.value, whole.step):
                values = {"part": text[part.start : part.after].strip(), "whole": text[whole.start : whole.after].strip()}
                yield Reckoned(percent, part.value / whole.value * HUNDRED, "number-share", _(_PLANNED), values)


def _unless_right(sentence: Sentence, stated: Quantity, before: Quantity, now: Quantity, verb: str) -> Iterator[Reckoned]:
    passage = sentence.passage
    change = abs(now.value - before.value)
    if stated.is_percent:
        right = change / before.value * HUNDRED
        holds = is_growth(stated, now, before) and right >= 0
    else:
        right = change
        rough = sum((one.step for one in (stated, now, before) if one.step != 1), stated.step * 0) / 2
        holds = abs(stated.value - change) <= rough or not (stated.unit in ("", now.unit) and stated.is_count)
    if holds or not any(passage.is_typed(one.start, one.end) for one in (stated, before, now)):
        return
    values = {"verb": verb, "before": passage.text[before.start : before.end], "now": passage.text[now.start : now.end]}
    yield Reckoned(stated, right, "number-growth", _(WRONG), values)
