"""Sums that are written out: "650,88 + 736,80 = 1.387,68"."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from models.checks.finding import Finding
from models.checks.numbers.passage import Passage
from models.checks.spots import sentence as capital
from models.language import N_, _
from models.numerals import decimals_of, read_number, write_number

_ONE = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?"
_TERM = rf"(?:{_ONE})(?:\s+[^\W\d]+){{0,4}}"
_SUM = re.compile(
    rf"(?<![\w.,/+*x×-])(?P<terms>{_TERM}(?:\s*[+–-]\s*{_TERM}){{1,20}})\s*=\s*(?P<total>{_ONE})(?![\d/%]|[.,]\d|\s*[+*x×/=–-]\s*\d)",
    re.IGNORECASE,
)
_SIGNED = re.compile(rf"(?P<sign>[+–-]?)\s*(?P<number>{_ONE})")
_SCALES = re.compile(r"\b(nghìn tỷ|tỷ|tỉ|triệu|nghìn|ngàn)\b", re.IGNORECASE)
_WRONG = N_("{where} ghi {terms} = {stated} nhưng cộng lại được {right}; hãy xem lại.")


def equations(told: Sequence[Passage]) -> Iterator[Finding]:
    """Sums whose two sides differ, where all terms are told in one unit."""
    for passage in told:
        if "=" in passage.text:
            for match in _SUM.finditer(passage.text):
                scales = {scale.lower() for scale in _SCALES.findall(match["terms"])}
                right, stated = _worth(match["terms"]), read_number(match["total"])
                if right is not None and stated is not None and len(scales) < 2 and right != stated:
                    yield _finding(passage, match, right, decimals_of(stated))


def _worth(terms: str) -> Decimal | None:
    total = Decimal(0)
    for match in _SIGNED.finditer(terms):
        number = read_number(match["number"])
        if number is None:
            return None
        total += -number if match["sign"] in ("-", "–") else number
    return total


def _finding(passage: Passage, match: re.Match[str], right: Decimal, decimals: int) -> Finding:
    shown = write_number(right, decimals)
    values = {"terms": match["terms"].strip(), "stated": match["total"], "right": shown}
    message = _(_WRONG).format(where=capital(passage.spot.name), **values)
    certain = passage.is_typed(*match.span("total"))
    return Finding(
        "number-sum", "error" if certain else "warning", passage.spot.place, message, "", values, passage.fix(*match.span("total"), shown)
    )
