"""Several manners of writing in one report: 4733 beside 4.733, 3 đoàn beside 03 đoàn, 05-9-2021 beside 05/9/2021. The rarer one is told of.

A decimal point ("12.5%") is wrong by itself (NĐ 86/2012, Phụ lục V).
"""

import re
from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from models.checks.figures import DECIMAL_SIGN
from models.checks.finding import Finding, Fix
from models.checks.numbers.passage import Passage
from models.checks.spots import sentence as capital
from models.language import N_, _
from models.quantities import TIMES

_THOUSAND = 1000
_CLEARLY = 3
"""How many times as often the usual manner of a small count must be: offices mix them freely."""
_POINT = re.compile(
    r"(?<![\w.,/:-])\d{1,3}\.\d{1,2}(?=\s?%|\s(?:nghìn tỷ|tỷ|tỉ|triệu|nghìn|ngàn) (?:đồng|USD|lượt|người)"
    r"|\s(?:ha|km|tấn|tạ|kg|m²|m2|m3)\b)(?![\d.,]\d)"
)
_DATE = re.compile(r"(?<![\w./,-])(?P<day>\d{1,2})(?P<first>[/.-])(?P<month>\d{1,2})(?P=first)(?P<year>(?:19|20)\d{2})(?![\w/-]|[.]\d)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_POINTED = N_("“{typed}” ở {where} dùng dấu chấm trước phần thập phân; hãy viết {right}.")
_GROUPED = N_("{where} viết {typed}, chỗ khác trong báo cáo viết có dấu chấm ngăn hàng nghìn; hãy viết {right}.")
_UNGROUPED = N_("{where} viết {typed}, chỗ khác trong báo cáo viết không có dấu chấm ngăn hàng nghìn; hãy viết {right}.")
_ZEROED = N_("{where} viết {typed}, chỗ khác trong báo cáo viết số nhỏ hơn 10 có số 0 ở trước; hãy viết {right}.")
_DATED = N_("{where} viết ngày {typed} khác cách viết ngày ở chỗ khác trong báo cáo; hãy viết {right}.")


class _Written(Struct, frozen=True):
    """A stretch of a passage, and how it reads in the other manner."""

    passage: Passage
    start: int
    end: int
    other: str


def manners(told: Sequence[Passage]) -> Iterator[Finding]:
    """One finding for a passage and a manner."""
    yield from _points(told)
    yield from _groups(told)
    yield from _zeros(told)
    yield from _separators(told)
    yield from _padded(told)


def _points(told: Sequence[Passage]) -> Iterator[Finding]:
    found = [
        _Written(passage, *match.span(), match[0].replace(".", ","))
        for passage in told
        if "." in passage.text
        for match in _POINT.finditer(passage.text)
        if passage.is_typed(*match.span())
    ]
    yield from _findings("number-decimal-point", found, _POINTED, DECIMAL_SIGN)


def _groups(told: Sequence[Passage]) -> Iterator[Finding]:
    """Whole counts of a thousand and more with and without dots; where both are as many, the dots are right."""
    dotted: list[_Written] = []
    bare: list[_Written] = []
    for passage in told:
        for one in passage.quantities:
            if one.value < _THOUSAND or one.of is not None or not one.unit or one.is_percent or one.unit in TIMES:
                continue
            digits = passage.text[one.start : one.end]
            whole = digits.partition(",")[0]
            if "." in whole:
                dotted.append(_Written(passage, one.start, one.end, digits.replace(".", "")))
            elif len(whole) > 3 and not _YEAR.fullmatch(whole):
                bare.append(_Written(passage, one.start, one.end, f"{int(whole):,}".replace(",", ".") + digits[len(whole) :]))
    if dotted and bare:
        rarer, wording = (bare, _GROUPED) if len(bare) <= len(dotted) else (dotted, _UNGROUPED)
        if rarer is dotted and any(len(one.other) > 4 for one in dotted):
            return
        yield from _findings("number-mixed", rarer, wording)


def _zeros(told: Sequence[Passage]) -> Iterator[Finding]:
    """ "3 đoàn" where the report writes "03 đoàn" and "05 đoàn": of one and the same thing, mostly with the zero."""
    with_zero: dict[str, int] = {}
    without: dict[str, list[_Written]] = {}
    for passage in told:
        for one in passage.quantities:
            if one.unit and one.is_count and one.is_exact and 0 < one.value < 10 and not one.vague:
                if passage.text[one.start] == "0":
                    with_zero[one.unit] = with_zero.get(one.unit, 0) + 1
                elif one.end == one.start + 1:
                    without.setdefault(one.unit, []).append(_Written(passage, one.start, one.end, f"0{passage.text[one.start]}"))
    for unit, found in without.items():
        if with_zero.get(unit, 0) >= _CLEARLY * len(found):
            yield from _findings("number-zero-mixed", found, _ZEROED)


class _Date(Struct, frozen=True):
    passage: Passage
    match: re.Match[str]

    def written(self, right: str) -> _Written:
        return _Written(self.passage, *self.match.span(), right)


def _dates(told: Sequence[Passage]) -> list[_Date]:
    return [
        _Date(passage, match)
        for passage in told
        for match in (_DATE.finditer(passage.text) if "20" in passage.text or "19" in passage.text else ())
        if passage.is_typed(*match.span()) and 1 <= int(match["month"]) <= 12 and 1 <= int(match["day"]) <= 31
    ]


def _separators(told: Sequence[Passage]) -> Iterator[Finding]:
    """Strokes, dots and hyphens between day, month and year."""
    found = _dates(told)
    signs = [one.match["first"] for one in found]
    usual = max("/-.", key=signs.count)
    rarer = [one.written(re.sub(r"[/.-]", usual, one.match[0])) for one in found if one.match["first"] != usual]
    if rarer and len(rarer) * 2 <= len(found):
        yield from _findings("date-mixed", rarer, _DATED)


def _padded(told: Sequence[Passage]) -> Iterator[Finding]:
    """Days below 10 have a zero, months from 3 on have one or none: the rarer way, where it is clearly rarer. No zero of a day is
    ever taken away, as the decree asks for it (NĐ 30/2020, Phụ lục I, II.4).
    """
    found = [one for one in _dates(told) if one.match["first"] == "/"]
    for part, judged in (("day", lambda value: value < 10), ("month", lambda value: 3 <= value < 10)):
        yield from _padding(part, judged, found)


def _padding(part: str, judged: Callable[[int], bool], found: list[_Date]) -> Iterator[Finding]:
    padded = [one for one in found if judged(int(one.match[part])) and one.match[part][0] == "0"]
    bare = [one for one in found if judged(int(one.match[part])) and one.match[part][0] != "0"]
    rarer, usual = (padded, bare) if len(padded) < len(bare) and part != "day" else (bare, padded)
    if rarer and len(rarer) * 2 <= len(usual):
        yield from _findings("date-mixed", [one.written(_other(one.match, part)) for one in rarer], _DATED)


def _other(match: re.Match[str], part: str) -> str:
    """The date with the other form of its day or month."""
    typed = match[part]
    changed = typed[1:] if typed[0] == "0" else f"0{typed}"
    start = match.start(part) - match.start()
    return match[0][:start] + changed + match[0][start + len(typed) :]


def _findings(code: str, found: Sequence[_Written], wording: str, why: str = "") -> Iterator[Finding]:
    """One finding for each passage; its mend writes all of them in the other manner."""
    by_place: dict[str, list[_Written]] = {}
    for one in found:
        by_place.setdefault(one.passage.spot.place, []).append(one)
    for together in by_place.values():
        first = together[0]
        passage = first.passage
        typed = passage.text[first.start : first.end]
        values = {"typed": typed, "right": first.other, "where": passage.spot.name}
        message = _(wording).format(**{**values, "where": values["where"] if wording.startswith("“") else capital(passage.spot.name)})
        yield Finding(code, "warning", passage.spot.place, message, why, values, _all(passage, together))


def _all(passage: Passage, together: Sequence[_Written]) -> Fix | None:
    return passage.fix_all([(one.start, one.end, one.other) for one in together], together[0].other)
