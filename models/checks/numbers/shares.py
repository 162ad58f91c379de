"""Shares against what they are shares of: "07/09 sở (77,78%)", "3.845 văn bản đến (81,24%)", "giải quyết 110 hồ sơ, đạt tỷ lệ 91,67%"."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from models.checks.numbers.claims import Claim, Part, fits
from models.checks.numbers.clauses import Sentence
from models.checks.numbers.reckoned import HUNDRED, Reckoned, is_share
from models.language import N_, _
from models.numerals import write_number
from models.quantities import Quantity

_WORDS = r"(?:\s+[^\W\d]+)"
_TO_SHARE = (
    r"(?:\s*\((?:\s*(?:đạt|chiếm|bằng|tương ứng|tương đương|tức|=))?|,?\s+(?:đạt|chiếm|bằng|tương ứng|tương đương|tức)|,?\s+(?=t[ỷỉ] lệ)"
    r"|\s*=)"
    r"(?:\s*(?:với\s+)?t[ỷỉ] lệ)?(?:\s+(?:là|đạt|chiếm|bằng)|\s*:)?\s*"
)
_BEHIND = re.compile(rf"(?:\s+\w+){{0,12}}?{_TO_SHARE}", re.IGNORECASE)
_BEFORE = re.compile(
    rf"{_WORDS}{{0,8}}\s*(?:\(\s*(?:tương ứng|tương đương|gồm|với|đạt|tức)?|,?\s+(?:tương ứng|tương đương)(?: với)?|,?\s+với)\s*",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"\s*(?:$|[.;:)\n]|,(?!\d)|(?:trên|trong|so với|của)?\s*tổng\b|và\s|(?:so với\s+)?(?:kế hoạch|KH)\s*(?:$|[.;,)])|còn\b|trong đó)",
    re.IGNORECASE,
)
"""What may stand behind a percentage that is told of what stood before it, not of what follows."""
_OF_PLAN = re.compile(r"\s*(?:so với\s+)?(?:kế hoạch|KH)\b", re.IGNORECASE)
_OF_TOTAL = re.compile(r"[^,;.()\d]{0,40}\s(?:trên|trong)\s+(?:tổng(?:\s+(?:số|cộng))?|số)\s+", re.IGNORECASE)
_DONE = re.compile(
    r"[^,;.()\d]{0,60}[,;]\s+(?:(?:cơ quan|đơn vị|sở|đến nay)\s+)?(?:đã\s+)?(?:giải quyết|xử lý|hoàn thành|trả kết quả|thực hiện|kiểm tra"
    r"|số hóa)\b[^,;.()\d]{0,30}",
    re.IGNORECASE,
)
_NEAR = re.compile(r"[^.()\d]{0,80}[,;]\s[^.()\d]{0,60}")
_CHIEM = re.compile(r"(?:\s+\w+){0,6}?,?\s+chiếm\s+(?:t[ỷỉ] lệ\s+)?", re.IGNORECASE)
_REACHED = re.compile(r"\b(?:đạt|bằng)\b", re.IGNORECASE)
_MEASURED = frozenset({"đồng", "usd", "ha", "km", "tấn", "tạ", "kg", "m²", "m³", "m", "lít"})
"""What is planned more often than divided."""
_ALL = re.compile(r"tổng|tiếp nhận|thụ lý|phải|toàn", re.IGNORECASE)
"""Words before what is certainly a whole."""
_WRONG = N_("{where} ghi {stated} nhưng {part} trên {whole} là {right}; hãy xem lại.")


def shares(sentence: Sentence, claimed: Sequence[Claim]) -> Iterator[Reckoned]:
    """The percentages of a sentence that are not what part and whole make."""
    told = sentence.passage.between(sentence.start, sentence.end)
    if not any(one.is_percent for one in told):
        return
    for at, one in enumerate(told):
        if one.of is not None:
            yield from _ratio(sentence, told, at)
        elif one.is_count and not one.vague:
            yield from _of_total(sentence, told, at)
            yield from _done(sentence, told, at)
    for claim in claimed:
        yield from _parts(claim)


def _ratio(sentence: Sentence, told: Sequence[Quantity], at: int) -> Iterator[Reckoned]:
    """ "7/9 sở (77,78%)" and "đạt 77,8% (7/9)"."""
    text, one = sentence.passage.text, told[at]
    behind, before = told[at + 1] if at + 1 < len(told) else None, told[at - 1] if at else None
    percent = None
    if behind is not None and behind.is_percent and _BEHIND.fullmatch(text, one.after, behind.start) and _ENDS.match(text, behind.after):
        percent = behind
    elif before is not None and before.is_percent and _BEFORE.fullmatch(text, before.after, one.start):
        percent = before
    planned = percent is behind and percent is not None and bool(_OF_PLAN.match(text, percent.after))
    if percent is not None and one.of is not None and not percent.vague and not (planned and percent.value == HUNDRED):
        yield from _unless_right(sentence, percent, one, [(one.of, Decimal(1))], certain=not planned)


def _of_total(sentence: Sentence, told: Sequence[Quantity], at: int) -> Iterator[Reckoned]:
    """ "3.845 văn bản đến trên tổng số 4.733 văn bản, chiếm 81,24%"."""
    if at + 2 >= len(told):
        return
    part, whole, percent = told[at : at + 3]
    text = sentence.passage.text
    of_total = whole.is_count and percent.is_percent and _OF_TOTAL.fullmatch(text, part.after, whole.start)
    if of_total and _follows(text, whole, percent) and fits(part.unit, whole.unit):
        yield from _unless_right(sentence, percent, part, [(whole.value, whole.step)])


def _done(sentence: Sentence, told: Sequence[Quantity], at: int) -> Iterator[Reckoned]:
    """ "tiếp nhận 120 hồ sơ, đã giải quyết 110 hồ sơ, đạt tỷ lệ 91,67%"; 100 may be told of what is due."""
    if at + 2 >= len(told):
        return
    whole, part, percent = told[at : at + 3]
    text = sentence.passage.text
    same = part.is_count and part.unit == whole.unit != "" and part.value <= whole.value and not part.vague
    if not same or not percent.is_percent or percent.value == HUNDRED or not _follows(text, part, percent):
        return
    alike = [one for one in told if one.unit == whole.unit]
    if _DONE.fullmatch(text, whole.after, part.start) or (len(alike) == 2 and _takes_up(sentence, whole, part, percent)):
        wholes = [(one.value, one.step) for one in told[at::-1] if one.unit == whole.unit]
        wholes += [(one.value, one.step) for one in sentence.passage.quantities if one.unit == whole.unit and one.value and one is not part]
        yield from _unless_right(sentence, percent, part, [*wholes, (whole.value + part.value, whole.step)])


def _takes_up(sentence: Sentence, whole: Quantity, part: Quantity, percent: Quantity) -> bool:
    """ "Tổng số đơn: 4.733 đơn; số đơn đủ điều kiện 4.310 đơn, chiếm 91,1%"."""
    text = sentence.passage.text
    near = _NEAR.fullmatch(text, whole.after, part.start) and _CHIEM.fullmatch(text, part.after, percent.start)
    return bool(near) and bool(_ALL.search(text, max(sentence.start, whole.start - 60), whole.start))


def _parts(claim: Claim) -> Iterator[Reckoned]:
    """The shares behind the parts of a whole: "gồm 3.845 văn bản đến (81,24%) và 888 văn bản đi, chiếm 18,76%"."""
    sentence, text = claim.sentence, claim.sentence.passage.text
    if claim.whole.vague:
        return
    ends = [part.quantity.start for part in claim.parts[1:]] + [sentence.end]
    wholes = [(value, one.step) for one in (claim.whole, *claim.others) for value in (one.value, one.of) if value is not None]
    for part, end in zip(claim.parts, ends, strict=True):
        behind = sentence.passage.between(part.quantity.after, end)
        if behind and behind[0].is_percent and _follows(text, part.quantity, behind[0]) and not _is_of_a_plan(text, part, behind[0]):
            yield from _unless_right(sentence, behind[0], part.quantity, [*wholes, *_others(claim, part)])


def _is_of_a_plan(text: str, part: Part, percent: Quantity) -> bool:
    """ "trong đó vốn đầu tư 341 triệu đồng, đạt 78%", "lúa 6.512 ha, đạt 101% kế hoạch": of what was planned for that part, wherever
    that is told. Of things that are counted "đạt" may well tell a share.
    """
    reached = bool(_REACHED.search(text, part.quantity.after, percent.start))
    planned = part.quantity.unit in _MEASURED or percent.value > HUNDRED or bool(_OF_PLAN.match(text, percent.after))
    return reached and planned


def _others(claim: Claim, part: Part) -> list[tuple[Decimal, Decimal]]:
    """What else a part's share may be told of: another part, or their sum; where that is not the whole, models/checks/numbers/totals.py
    tells of it.
    """
    total = sum((one.quantity.value for one in claim.parts), Decimal(0))
    return [(total, part.quantity.step), *((one.quantity.value, one.quantity.step) for one in claim.parts if one is not part)]


def _follows(text: str, part: Quantity, percent: Quantity) -> bool:
    return bool(_BEHIND.fullmatch(text, part.after, percent.start)) and bool(_ENDS.match(text, percent.after)) and not percent.vague


def _unless_right(
    sentence: Sentence, percent: Quantity, part: Quantity, wholes: list[tuple[Decimal, Decimal]], certain: bool = False
) -> Iterator[Reckoned]:
    """Nothing where the percentage fits one of the numbers that may be the whole; the likeliest of them stands first."""
    passage = sentence.passage
    typed = any(passage.is_typed(one.start, one.end) for one in (percent, part))
    if not typed or not all(whole for whole, _step in wholes) or any(is_share(percent, part, whole, step) for whole, step in wholes):
        return
    whole = wholes[0][0]
    digits = passage.text[part.start : part.end].partition("/")[0].strip()
    values = {"part": digits, "whole": write_number((whole / part.scale).normalize())}
    yield Reckoned(percent, part.value / whole * HUNDRED, "number-share", _(_WRONG), values, certain)
