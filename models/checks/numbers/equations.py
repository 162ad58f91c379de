"""Sums that are written out: "650,88 + 736,80 = 1.387,68"."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from models.checks.finding import Finding
from models.checks.numbers.passage import Passage
from models.checks.spots import sentence as capital
from models.language import N_, _
from models.numerals import decimals_of, read_number, write_number
from models.quantities import Quantity

_ONE = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?"
_TERM = rf"(?:{_ONE})(?:\s+[^\W\d]+){{0,4}}"
_SUM = re.compile(
    rf"(?<![\w.,/+*x×-])(?P<terms>{_TERM}(?:\s*[+–-]\s*{_TERM}){{1,20}})\s*=\s*(?P<total>{_ONE})(?![\d/%]|[.,]\d|\s*[+*x×/=–-]\s*\d)",
    re.IGNORECASE,
)
_SIGNED = re.compile(rf"(?P<sign>[+–-]?)\s*(?P<number>{_ONE})")
_WRONG = N_("{where} ghi {terms} = {stated} nhưng cộng lại được {right}; hãy xem lại.")


def equations(passages: Sequence[Passage]) -> Iterator[Finding]:
    """Sums whose two sides differ, where all terms are told in one unit."""
    for passage in passages:
        if "=" in passage.text:
            for match in _SUM.finditer(passage.text):
                right = _right(passage, match)
                if right is not None:
                    yield _finding(passage, match, right)


def _right(passage: Passage, match: re.Match[str]) -> str | None:
    """What a sum makes, as it would be written; nothing where it is right, or its numbers are not told alike."""
    terms, signs = passage.between(*match.span("terms")), [one["sign"] in ("-", "–") for one in _SIGNED.finditer(match["terms"])]
    stated = read_number(match["total"])
    if stated is None or len(terms) != len(signs) or not _alike((*terms, *passage.between(*match.span("total")))):
        return None
    scale = terms[0].scale
    total = sum((-one.value if minus else one.value for one, minus in zip(terms, signs, strict=True)), Decimal(0)) / scale
    decimals = decimals_of(stated)
    rough = min(one.step for one in terms) / scale < Decimal(1).scaleb(-decimals)
    differs = abs(total - stated) > Decimal(5).scaleb(-decimals - 1) if rough else total != stated
    return write_number(total, decimals) if differs else None


def _alike(told: Sequence[Quantity]) -> bool:
    """Whether all are told in one unit and one scale; both may stand behind the last one alone."""
    *terms, _last = told
    scales = {one.scale for one in (told if any(one.unit or one.scale > 1 for one in terms) else terms)}
    return len({one.unit for one in told if one.unit}) < 2 and len(scales) < 2 and not any(one.of for one in told)


def _finding(passage: Passage, match: re.Match[str], shown: str) -> Finding:
    values = {"terms": match["terms"].strip(), "stated": match["total"], "right": shown}
    message = _(_WRONG).format(where=capital(passage.spot.name), **values)
    certain = passage.is_typed(*match.span("total"))
    return Finding(
        "number-sum", "error" if certain else "warning", passage.spot.place, message, "", values, passage.fix(*match.span("total"), shown)
    )
