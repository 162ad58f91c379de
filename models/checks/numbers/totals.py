"""Totals against the parts that the sentence itself names, or the bullets right under it."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import takewhile

from msgspec.structs import replace

from models.checks.finding import Finding
from models.checks.numbers.claims import DOCUMENTS, Claim, Part, fits
from models.checks.numbers.classes import Divided, divided
from models.checks.numbers.slips import is_slip
from models.checks.spots import sentence as capital
from models.language import N_, _
from models.place import Place
from models.quantities import Quantity, written, written_as
from models.text import folded_in_place

_STATEMENT = re.compile(
    r"(?:và\s+)?(?:đã|đang|giải quyết|xử lý|hoàn thành|trả|tiếp nhận|cấp(?! (?:tỉnh|huyện|xã|cơ sở|phòng|sở|bộ|quốc gia|trung ương))"
    r"|ban hành|thực hiện|tổ chức|số)\b",
    re.IGNORECASE,
)
"""How a member of a list begins that may well be a statement of its own."""
_FEW = 3
"""Digits of a number that is a slip away from few others."""
_QUALITY = re.compile(
    r"^(?:nữ|nam giới|đảng viên|dân tộc|dtts|người dân tộc|tôn giáo|lãnh đạo|chết|bị thương|tăng|giảm)|\btrong đó\b|\bnữ$", re.IGNORECASE
)
"""What a part may be beside what the others are."""
_DIFFERENT = N_("{where} ghi {whole} nhưng các phần nêu ra ({parts}) cộng lại được {sum}; hãy xem lại.")
_LARGER = N_("{where} ghi một phần là {part}, lớn hơn số chung là {whole}; hãy xem lại.")


def totals(claimed: Sequence[Claim]) -> Iterator[Finding]:
    """Sums that are wrong, and parts greater than their whole; one finding for a whole."""
    seen: set[tuple[Place, int]] = set()
    for claim in claimed:
        place = claim.sentence.passage.spot.place
        for finding in judged(claim, place) if (place, claim.whole.start) not in seen else ():
            seen.add((place, claim.whole.start))
            yield finding


def judged(claim: Claim, place: Place, involved: tuple[Place, ...] = ()) -> Iterator[Finding]:
    """What is wrong with a claim: at most one finding."""
    wholes = [value for one in (claim.whole, *claim.others) for value in (one.value, one.of) if value is not None]
    if claim.whole.vague or claim.whole.of is not None or _all_shown(claim):
        return
    if _holds(wholes, claim) or (claim.wording == "none" and len(claim.parts) == 1):
        return
    named = claim
    claim, how = _divided(claim)
    if claim.wording == "some" and not _is_all(claim, how):
        claim = replace(claim, parts=_up_to_statement(claim.parts))
    numbers = [part.quantity for part in claim.parts]
    total, whole = _sum(claim), claim.whole.value
    larger = next((one for one in numbers if one.unit and one.unit == claim.whole.unit and one.value > max(wholes)), None)
    if larger is not None and not (_is_all(claim, how) and len(numbers) > 1):
        yield _larger(claim, larger, place, involved)
    elif len(numbers) > 1 and (_is_all(claim, how) or (total > whole and total > max(wholes) and _apart(claim, how))):
        yield _different(claim, total, how, place, involved)
    elif _is_list(named) and _is_missed(named, _sum(named)):
        yield _different(named, _sum(named), Divided(), place, involved)


def _sum(claim: Claim) -> Decimal:
    return sum((part.quantity.value for part in claim.parts), Decimal(0))


def _is_list(claim: Claim) -> bool:
    """Whether the parts may well be all: numbers in brackets or behind a colon, none of which tells of a quality that others have too."""
    several = len(claim.parts) > 1 and not claim.open
    return several and (divided([part.label for part in claim.parts], "").disjoint or not any(map(_is_quality, claim.parts)))


def _is_quality(part: Part) -> bool:
    return bool(_QUALITY.search(part.label))


def _is_missed(claim: Claim, total: Decimal) -> bool:
    """Whether the whole is missed by a slip of the hand, in it or in one of the parts. Of small numbers many are a slip apart."""
    whole, text = claim.whole, claim.sentence.passage.text
    size = len(text[whole.start : whole.end].strip("0").replace(".", "").replace(",", ""))
    if (claim.wording == "some" or claim.loose) and size < _FEW and total < whole.value:
        return False
    if claim.wording == "none" and any(part.quantity.unit and part.quantity.value > whole.value for part in claim.parts):
        return True
    right = written(total, whole, text)
    if right and is_slip(text[whole.start : whole.end], right):
        return True
    if len(claim.parts) == 2 and size < _FEW + (claim.wording == "some") and not divided([part.label for part in claim.parts], "").disjoint:
        return False
    return any(_is_slipped(part, part.quantity.value + whole.value - total) for part in claim.parts)


def _is_slipped(part: Part, right: Decimal) -> bool:
    return right >= 0 and is_slip(part.digits, written_as(right, part.digits, part.quantity.scale))


def _up_to_statement(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """The parts before one that begins as a statement of its own: "phát hành 40 văn bản, trong đó ký số 38; tiếp nhận 97 văn bản"."""
    return parts[:1] + tuple(takewhile(lambda part: not _STATEMENT.match(part.label), parts[1:]))


def _divided(claim: Claim) -> tuple[Claim, Divided]:
    """How the parts divide the whole; with "trong đó", what follows parts that divide it tells of something else."""
    labels = [part.label for part in claim.parts]
    for count in range(len(labels), 1, -1) if claim.wording == "some" else ():
        how = divided(labels[:count], claim.about)
        if how.complete:
            return replace(claim, parts=claim.parts[:count]), how
    return claim, divided(labels, claim.about)


def _apart(claim: Claim, how: Divided) -> bool:
    """Whether nothing belongs to two of the parts, so that they cannot be more than the whole."""
    of_its_kind = all(fits(part.quantity.unit, claim.whole.unit) for part in claim.parts)
    return how.disjoint or (claim.wording == "all" and of_its_kind) or _alike(claim.parts) or _are_documents(claim.parts)


def _are_documents(parts: Sequence[Part]) -> bool:
    """ "02 kế hoạch, 11 công văn và 01 chỉ thị": no document is of two kinds."""
    kinds = [part.quantity.unit for part in parts]
    return set(kinds) <= DOCUMENTS and len(set(kinds)) == len(kinds)


def _is_all(claim: Claim, how: Divided) -> bool:
    return not claim.open and not claim.loose and (how.complete or claim.wording == "all" or claim.rest or claim.named)


def _all_shown(claim: Claim) -> bool:
    """Where every number is a figure's, the rules between figures tell of it."""
    return not (claim.sentence.passage.is_typed(claim.whole.start, claim.whole.end) or any(part.typed for part in claim.parts))


def _holds(wholes: list[Decimal], claim: Claim) -> bool:
    """Whether the parts make one of the numbers that may be the whole, or the first of them do where another statement may follow. In
    brackets another follows only where it says so, or tells of a quality.
    """
    rough = sum((one.step for one in (claim.whole, *(part.quantity for part in claim.parts)) if one.step != 1), Decimal(0)) / 2
    total = Decimal(0)
    for at, part in enumerate(claim.parts):
        total += part.quantity.value
        is_end = at + 1 == len(claim.parts) or claim.wording == "some" or _goes_on(claim, claim.parts[at + 1])
        if at and is_end and any(abs(total - value) <= rough for value in wholes):
            return True
    return False


def _goes_on(claim: Claim, part: Part) -> bool:
    """Whether a part may tell of something else than those before it."""
    return bool(_STATEMENT.match(part.label)) or (claim.wording == "none" and (_is_quality(part) or bool(part.quantity.unit)))


def _alike(parts: Sequence[Part]) -> bool:
    """Parts that all begin with the same word, "cấp tỉnh", "cấp xã", divide by one thing: none belongs to another."""
    firsts = {folded_in_place(part.label).split(" ")[0] for part in parts}
    labels = {folded_in_place(part.label) for part in parts}
    return len(firsts) == 1 and len(labels) == len(parts) and firsts <= _DIVIDERS


_DIVIDERS = frozenset(["cap", "linh", "khoi", "loai", "nhom", "phong", "huyen", "xa", "phuong", "thang", "quy", "nganh"])


def _shown(claim: Claim, one: Quantity) -> str:
    """A number as it stands, with what it counts."""
    text = claim.sentence.passage.text
    return text[one.start : one.after].strip()


def _different(claim: Claim, total: Decimal, how: Divided, place: Place, involved: tuple[Place, ...]) -> Finding:
    passage = claim.sentence.passage
    digits = " + ".join(part.digits for part in claim.parts)
    right = written(total, claim.whole, passage.text)
    values = {"whole": _shown(claim, claim.whole), "parts": digits, "sum": right}
    message = _(_DIFFERENT).format(where=capital(passage.spot.name), **values)
    fix = passage.fix(claim.whole.start, claim.whole.end, right) if right else None
    certain = how.complete and claim.whole.is_exact and (how.strict or claim.wording == "all" or total > claim.whole.value)
    return Finding("number-total", "error" if certain else "warning", place, message, "", values, fix, involved)


def _larger(claim: Claim, part: Quantity, place: Place, involved: tuple[Place, ...]) -> Finding:
    digits = next(own.digits for own in claim.parts if own.quantity is part)
    values = {"part": digits, "whole": _shown(claim, claim.whole)}
    message = _(_LARGER).format(where=capital(claim.sentence.passage.spot.name), **values)
    return Finding("number-part-larger", "warning", place, message, "", values, None, involved)
