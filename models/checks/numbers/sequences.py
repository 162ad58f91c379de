"""Numbers that count: "1.", "2.", "4." before items, "(1) …; (2) …; (4) …" in a sentence, "Bảng 1", "Bảng 3" above tables."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

from models import place as places
from models.checks.finding import Finding
from models.checks.numbers.passage import Passage
from models.checks.spots import sentence as capital
from models.language import N_, _
from models.numerals import LETTERS, read_roman, write_roman
from models.place import Place
from models.report import Item, Report

_TYPED = re.compile(r"(?P<open>\()?(?P<prefix>(?:\d{1,2}\.){0,3})(?P<number>\d{1,2}|[a-zđ]|[IVX]{1,5})(?P<close>[.)]|\.\))\s+(?=\D)")
_INLINE = (
    re.compile(r"(?:^|(?<=[\s;:,.]))\((?P<number>\d{1,2})\)(?=\s*[^\W\d_])"),
    re.compile(r"(?:^|(?<=[\s;:,.]))(?<!điểm )(?<!Điểm )(?<!mục )(?P<number>[a-zđ])\)(?=\s+[^\W\d_])"),
    re.compile(r"(?:^|(?<=[\s;:,.]))\((?P<number>[ivx]{1,4})\)(?=\s*[^\W\d_])"),
)
_CAPTION = re.compile(r"(?P<kind>Bảng|Biểu(?: số| đồ)?|Hình|Phụ lục)\s+(?P<number>\d{1,2}|[IVX]{1,5})\s*[.:]\s*(?=[^\W\d_])")
_COLUMNS = re.compile(r"\bcột\b|[=+]\s*\(\d", re.IGNORECASE)
_ITEMS = N_("{where} đánh số {number} mà theo thứ tự là {right}; hãy đánh số lại.")


class _Mark(Struct, frozen=True):
    """A number at a place of a passage, with the manner that it is written in."""

    passage: Passage
    start: int
    end: int
    scheme: str
    value: int

    def written(self, value: int) -> str:
        """Another number in this manner; nothing where it has none."""
        match self.scheme[0]:
            case "1":
                return str(value)
            case "a":
                return LETTERS[value - 1] if value <= len(LETTERS) else ""
            case "i":
                return write_roman(value).lower()
            case _:
                return write_roman(value)


def sequences(report: Report, told: Mapping[Place, Passage]) -> Iterator[Finding]:
    """Each number that does not follow the one before it; the next is measured by what is typed."""
    for whole in told.values():
        yield from _inside(whole)
    captions: dict[str, list[_Mark]] = {}
    for _part, item in report.items():
        if (passage := told.get(places.item(item.id))) and (match := _CAPTION.match(passage.text)):
            mark = _mark(passage, match, match["kind"])
            captions.setdefault(f"{match['kind']} {mark.scheme}", []).append(mark)
    for marks in captions.values():
        yield from _gaps(marks)
    lists = (report.opening, *(section.items for section in report.sections), *(annex.items for annex in report.annexes))
    for items in lists:
        yield from _before_items(items, told)


def _mark(passage: Passage, match: re.Match[str], around: str) -> _Mark:
    typed = match["number"]
    value, scheme = _worth(typed)
    return _Mark(passage, *match.span("number"), f"{scheme}{around}", value)


def _worth(typed: str) -> tuple[int, str]:
    if typed.isdecimal():
        return int(typed), "1"
    if roman := read_roman(typed):
        return roman, "I"
    return (LETTERS.index(typed) + 1 if typed in LETTERS else 0), "a"


def _before_items(items: Sequence[Item], told: Mapping[Place, Passage]) -> Iterator[Finding]:
    """The numbers that items begin with, each manner for itself; a list that begins anew at 1 is another one."""
    open_lists: dict[str, list[_Mark]] = {}
    for item in items:
        passage = told.get(places.item(item.id))
        match = _TYPED.match(passage.text) if passage is not None and item.level not in ("number", "letter") else None
        if passage is None or match is None or bool(match["open"]) != (")" in match["close"] and match["open"] is not None):
            continue
        mark = _mark(passage, match, f"{match['open'] or ''}{match['prefix']}{match['close']} {item.level}")
        if mark.value:
            open_lists.setdefault(mark.scheme, []).append(mark)
    for marks in open_lists.values():
        if len(marks) > 1 and marks[0].value == 1:
            yield from _gaps(marks)


def _inside(passage: Passage) -> Iterator[Finding]:
    """ "(1) …; (2) …; (4) …" in one passage; names of columns are no enumeration."""
    if ")" not in passage.text:
        return
    for at, pattern in enumerate(_INLINE):
        found = list(pattern.finditer(passage.text))
        if len(found) < 2 or _COLUMNS.search(passage.text):
            continue
        if at == 2:
            marks = [_Mark(passage, *match.span("number"), "i", read_roman(match["number"].upper()) or 0) for match in found]
        else:
            marks = [_mark(passage, match, "") for match in found]
        if marks[0].value == 1 and marks[1].value in (2, 3) and all(mark.value for mark in marks):
            yield from _gaps(marks)


def _gaps(marks: list[_Mark]) -> Iterator[Finding]:
    """Each number that does not follow the one before it; what begins anew at 1 is another list, or an annex with tables of its own."""
    for before, mark in pairwise(marks):
        right = mark.written(before.value + 1)
        if mark.value == before.value + 1 or mark.value == 1 or not right:
            continue
        passage = mark.passage
        values = {"number": passage.text[mark.start : mark.end], "right": right}
        message = _(_ITEMS).format(where=capital(passage.spot.name), **values)
        fix = passage.fix(mark.start, mark.end, right)
        yield Finding("number-sequence", "warning", passage.spot.place, message, "", values, fix, (before.passage.spot.place,))
