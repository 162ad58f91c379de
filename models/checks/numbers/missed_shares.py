"""Shares that are missed by a slip of the hand: "1.253 tin, đạt 84,8%" of 1.418, which makes 88,4 %.

models/checks/numbers/shares.py tells of shares whose whole the wording names for certain; here the whole is only the likely one, and what
convicts is that another digit, or two in their right order, would make the share of it.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from models.checks.numbers.passage import Passage
from models.checks.numbers.reckoned import HUNDRED, Reckoned, is_growth, is_share
from models.checks.numbers.slips import is_slip
from models.language import N_, _
from models.quantities import Quantity, written

_LINK = re.compile(
    r"(?:[^\d;.]|(?<=năm )\d{4}){0,90}?(?:; (?=đạt|chiếm|t[ỷỉ] lệ))?(?P<link>\(|\bchiếm|\bđạt|\bbằng|\bt[ỷỉ] lệ|\btương ứng|\btương đương)"
    r"(?: (?:t[ỷỉ] lệ|là|đạt|chiếm|với|bằng))*\s*",
    re.IGNORECASE,
)
_OVER = re.compile(_LINK.pattern.replace(r"(?:[^\d;.]|(?<=năm )\d{4})", "[^;.]", 1), re.IGNORECASE)
_CLOSED = re.compile(r"\([^()]*\)(?=[^()]*$)")
_GROWN = re.compile(r"tăng|giảm|vượt|hụt|so với|cùng kỳ|tiết kiệm|cao hơn|thấp hơn|năm \d{4}", re.IGNORECASE)
"""Where nothing is compared, what is missing to the whole is no growth: of two shares in each other's place it would look like one."""
_RISEN = re.compile(r"(?:tăng|giảm|vượt)[^\d;.]{0,20}$", re.IGNORECASE)
_PLANNED = re.compile(
    r"kế hoạch|dự toán|bố trí|được giao|\bgiao\b|phải|tổng|nhu cầu|kiểm sát|thụ lý|tiếp nhận|có\b|chỉ tiêu", re.IGNORECASE
)
_DONE = re.compile(
    r"giải quyết|xử lý|hoàn thành|giải ngân|(?:đúng|trước|trễ|quá) hạn|chấp nhận|khám phá|làm rõ|thành\b|trả|kết nạp|ký số|trực tuyến"
    r"|thi hành|thu hồi|thực hiện|\bnộp\b",
    re.IGNORECASE,
)
_AHEAD = re.compile(r"[^\d.;]{0,50}\([^\d()]{0,20}")
_OF_PLAN = re.compile(r"\s*(?:so với\s+)?(?:kế hoạch|KH|dự toán|chỉ tiêu|nghị quyết|mục tiêu)\b", re.IGNORECASE)
_OF_TOTAL = re.compile(r"\s*(?:trên |trong |so với )?tổng\b", re.IGNORECASE)
_CLAUSE = re.compile(r"[,;.:()]\s*|\b(?:trong đó|gồm)\b(?: có)?\s*")
_PERSONS = frozenset({
    "người", "đồng chí", "đảng viên", "cán bộ", "công chức", "viên chức", "giáo viên", "em", "học sinh", "hội", "hoà", "hòa", "chị", "phụ",
    "lao động", "trẻ", "biên chế", "đoàn", "học viên", "đại biểu", "nam", "nữ",
})  # fmt: skip
_FAR, _NEAR, _AROUND = 300, 50, 500
_WRONG = N_("{where} ghi {stated} nhưng {part} trên {whole} là {right}; hãy xem lại.")


def missed_shares(passage: Passage) -> Iterator[Reckoned]:
    """Each at most once; nothing where any number of the passage makes the share as it stands. Of whole percents many are a slip apart."""
    told, text = passage.quantities, passage.text
    for at, percent in enumerate(told):
        if not percent.is_percent or percent.vague or percent.step == 1 or _RISEN.search(text, max(0, percent.start - 30), percent.start):
            continue
        for part, end in _before(passage, told, at):
            link = (_OVER if part.of else _LINK).fullmatch(text, end, percent.start)
            if link and part.value and not part.vague and not _RISEN.search(text, max(0, part.start - 30), part.start):
                behind = told[at + 1 : at + 2]
                found = list(
                    _missed(passage, part, percent, behind, "" if _is_percent_between(told, at, part, end) else link["link"].lower())
                )
                yield from found
                if found:
                    break


def _is_percent_between(told: Sequence[Quantity], at: int, part: Quantity, end: int) -> bool:
    return end != part.after and told[at - 1].is_percent


def _before(passage: Passage, told: Sequence[Quantity], at: int) -> Iterator[tuple[Quantity, int]]:
    """What a percentage may be told of, and where the words that tell it begin: the number before it, brackets between them passed over, a
    ratio a little farther, or the number before another percentage.
    """
    closed = _CLOSED.search(passage.text, max(0, told[at].start - _FAR), told[at].start)
    outside = [one for one in told[max(0, at - 8) : at] if closed is None or not closed.start() < one.start < closed.end()]
    for place, one in enumerate(outside[::-1][:2]):
        between = outside[-1]
        if one.is_percent:
            continue
        if place == 0:
            yield (
                one,
                max(one.after, closed.end() if closed and closed.start() > one.start else 0) if one is not told[at - 1] else one.after,
            )
        elif one.of:
            yield one, one.after
        elif between.is_percent:
            yield one, between.after


def _missed(passage: Passage, part: Quantity, percent: Quantity, behind: Sequence[Quantity], link: str) -> Iterator[Reckoned]:
    text = passage.text
    around = passage.between(part.start - _AROUND, percent.end + _AROUND)
    values = {value for one in around for value in (one.value, one.of) if value}
    if not passage.is_typed(percent.start, percent.end) or any(is_share(percent, part, value, part.step) for value in values):
        return
    counted = {one.value: one for one in around if one.is_count and one.value}.values()
    compared = bool(_GROWN.search(text, max(0, part.start - _FAR), percent.end + _NEAR))
    if any(is_share(percent, one, part.value, one.step) or (compared and is_growth(percent, part, one)) for one in counted):
        return
    others = [one for one in around if one.is_percent and one is not percent]
    wholes = list(_wholes(passage, part, percent, behind, link))
    swapped = [one.value for one in around if one.unit == part.unit != "" and one.value > part.value] if link else []
    for whole in filter(None, (*wholes, *swapped)):
        right = written(part.value / whole * HUNDRED, percent, text)
        typed = text[percent.start : percent.end]
        if right and ((whole in wholes and (is_slip(typed, right) or typed == f"1{right}")) or _stands(part.value / whole, others, text)):
            shown = written(whole, part, text) if part.scale == 1 else f"{(whole / part.scale).normalize():f}".replace(".", ",")
            values_ = {"part": text[part.start : part.end].partition("/")[0].strip(), "whole": shown}
            yield Reckoned(percent, part.value / whole * HUNDRED, "number-share", _(_WRONG), values_)
            return


def _stands(share: Decimal, others: Sequence[Quantity], text: str) -> bool:
    """Whether one of other percentages is a share, each as exactly as it is written."""
    return any(one.step != 1 and written(share * HUNDRED, one, text) == text[one.start : one.end] for one in others)


def _wholes(passage: Passage, part: Quantity, percent: Quantity, behind: Sequence[Quantity], link: str) -> Iterator[Decimal]:
    """The likeliest wholes: what stands behind a stroke, in brackets behind, or the last greater number of the same before it."""
    text = passage.text
    if part.of:
        yield part.of
        return
    for one in behind:
        if one.is_count and (not one.unit or _same(one.unit, part.unit)) and _AHEAD.fullmatch(text, percent.after, one.start):
            yield one.value
    if _OF_PLAN.match(text, percent.after) or not link:
        return
    before = [one for one in passage.between(max(0, part.start - _FAR), part.start) if one.value > part.value or one.of]
    if (namesake := _namesake(text, part, percent, before)) is not None:
        yield namesake.value
        return
    last = next((one for one in reversed(before) if _same(one.unit, part.unit) and (one.is_count or one.of)), None)
    if last is None or last.vague:
        return
    if (link in ("đạt", "bằng") or (link == "(" and part.scale > 1)) and not _is_due(text, last, part):
        return
    yield last.of or last.value


def _namesake(text: str, part: Quantity, percent: Quantity, before: Sequence[Quantity]) -> Quantity | None:
    """What bears the part's own name, "vốn đầu tư 438 tỷ đồng … vốn đầu tư 341 tỷ đồng, đạt 78,0%", in the same unit or where the
    percentage is told of a total: "gia cầm 4,86 triệu con … gia cầm 2,96 triệu liều (60,9% tổng đàn)".
    """
    words, of_total = _words(text, part), bool(_OF_TOTAL.match(text, percent.after))
    own = words[-2:] if of_total else words[:3]
    counted = [one for one in before if one.is_count and not one.vague and (of_total or one.unit == part.unit)]
    alike = [one for one in counted if own and own == (_words(text, one)[-2:] if of_total else _words(text, one)[:3])]
    return alike[0] if len(alike) == 1 and len(own) > 1 else None


def _words(text: str, one: Quantity) -> list[str]:
    """Those between the mark before a number and the number."""
    return _CLAUSE.split(text[max(0, one.start - _NEAR) : one.start].lower())[-1].split()


def _same(whole: str, part: str) -> bool:
    counted = whole if part.startswith("lượt") else whole.removeprefix("lượt ")
    return not part or part.partition(" ")[0] == counted.partition(" ")[0] or (whole in _PERSONS and part in _PERSONS)


def _is_due(text: str, whole: Quantity, part: Quantity) -> bool:
    """Whether a part may be told as done of a whole; what is "đạt" is else told of a plan, which may stand anywhere."""
    return bool(_DONE.search(text, whole.after, part.after + _NEAR)) or bool(
        _PLANNED.search(text, max(0, whole.start - _NEAR), whole.start)
    )
