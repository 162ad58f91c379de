"""One quantity told twice with two values: the same words around both numbers, in any order, and the same time and names beside them."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import Struct

from models import place as places
from models.cells import cells
from models.checks.finding import Finding
from models.checks.lists import DEPTHS
from models.checks.numbers.clauses import Sentence, sentences
from models.checks.numbers.passage import Passage
from models.checks.spots import sentence as capital
from models.language import N_, _
from models.place import Place
from models.quantities import Quantity
from models.report import Item, Report
from models.text import Token, folded_in_place
from models.timewords import span_of

_CLAUSE = re.compile(r"[,;:.()]\s|\n|\s(?:trong đó|gồm|bao gồm|và|tăng|giảm|so với|đạt|chiếm|bằng)\s", re.IGNORECASE)
_EMPTY = frozenset({
    "da", "duoc", "co", "la", "tong", "cong", "so", "cua", "trong", "tai", "ky", "bao", "cao", "nay", "nam", "thang", "ngay", "quy", "cac",
    "nhung", "va", "voi", "cho", "tinh", "den", "het", "toan", "o", "tren", "ve", "luong",
})  # fmt: skip
"""Words of a label that do not say what is counted."""
_COMPARED = re.compile(
    r"cùng kỳ|so với|năm trước|kỳ trước|kế hoạch|dự kiến|phấn đấu|chỉ tiêu|trung bình|bình quân|mỗi|riêng|trong đó",
    re.IGNORECASE,
)
_NAMES = re.compile(r"(?<=[\w,;)] )[^\W\d_]+")
_SUMMARY = re.compile(r"đánh giá|kết luận|nhận xét|khái quát|tóm tắt|nổi bật|tổng|chung\b", re.IGNORECASE)
"""Headings of what sums up other sections."""
_LONGEST_CLAUSE = 200
_LEAST_WORDS = 4
"""Content words beside the unit that make a label tell one thing only."""
_GROUNDS = ("opening", "item", "closing", "annexed")
_TWICE = N_("{where} ghi {stated} nhưng {other} ghi {first} cho cùng một số liệu; hãy xem lại.")


class _Home(Struct, frozen=True):
    """Where an item stands: its list, whether that is an opening, a closing or a summing-up, and the item above it that it belongs to."""

    section: str
    is_summary: bool
    above: str = ""

    def may_repeat(self, other: "_Home") -> bool:
        """Whether one place may tell again what the other tells. Two sections mostly tell of two things in the same words."""
        if self.is_summary or other.is_summary:
            return True
        return self.section == other.section and (self.above == other.above or not (self.above and other.above))


class _Told(Struct, frozen=True):
    """A number of a passage, and where that stands."""

    passage: Passage
    quantity: Quantity
    home: _Home


def retold(report: Report, told: Sequence[Passage]) -> Iterator[Finding]:
    """Pairs with two values. Labels that stand in several places with other values each time are rows of a list, not one quantity."""
    period = report.when
    own, homes = span_of(period), _homes(report)
    by_label: dict[tuple[object, ...], list[_Told]] = {}
    for passage in told:
        if passage.spot.ground in _GROUNDS:
            home = homes.get(passage.spot.place, _Home(passage.spot.ground, True))
            for sentence in sentences(passage):
                for key, one in _labelled(sentence, period.year, (own.first, own.last)):
                    by_label.setdefault(key, []).append(_Told(passage, one, home))
    pairs = [pair for group in by_label.values() if (pair := _differing(group)) is not None]
    between = [frozenset((first.home.section, second.home.section)) for first, second in pairs]
    for (first, second), where in zip(pairs, between, strict=True):
        if between.count(where) == 1:
            yield _finding(first, second)


def _homes(report: Report) -> dict[Place, _Home]:
    lists = [("opening", True, report.opening)]
    lists += [(section.id, bool(_SUMMARY.search(section.title)), section.items) for section in report.sections]
    lists += [(annex.id, False, annex.items) for annex in report.annexes]
    homes: dict[Place, _Home] = {}
    for section, is_summary, items in lists:
        above: list[Item] = []
        for item in items:
            while above and DEPTHS[above[-1].level] >= DEPTHS[item.level]:
                above.pop()
            homes[places.item(item.id)] = _Home(section, is_summary, above[-1].id if above else "")
            above.append(item)
    return homes


def _labelled(sentence: Sentence, year: int, own: tuple[int, int]) -> Iterator[tuple[tuple[object, ...], Quantity]]:
    passage, numbers = sentence.passage, sentence.quantities()
    if not numbers or _COMPARED.search(passage.text, sentence.start, sentence.end):
        return
    named = [one for one in passage.times(year) if sentence.start <= one.start < sentence.end]
    if any((one.span.first, one.span.last) != own for one in named):
        return
    scope = sentence.flat[sentence.start : sentence.end].partition(": ")[0] if ": " in passage.text else ""
    names = frozenset(word for word in _NAMES.findall(passage.text, sentence.start, sentence.end) if word[0].isupper())
    text = _without_times(sentence, [(time.start, time.end) for time in named])
    for one in numbers:
        if one.is_count and one.unit and not one.vague and one.value > 1:
            words = _words(text, one.start - sentence.start, one.end - sentence.start, one.after - sentence.start)
            if len(words - set(folded_in_place(one.unit).split())) >= _LEAST_WORDS:
                yield (words, one.unit, names, scope), one


def _without_times(sentence: Sentence, times: Sequence[tuple[int, int]]) -> str:
    """A sentence with blanks for brackets and times."""
    pieces, at = [], sentence.start
    for start, end in times:
        pieces += [sentence.flat[at:start], " " * (end - start)]
        at = end
    return "".join([*pieces, sentence.flat[at : sentence.end]])


def _words(text: str, start: int, end: int, after: int) -> frozenset[str]:
    """The content words of the clause that a number stands in; nothing where it tells two numbers, or is too long for a clause."""
    first = max(0, start - _LONGEST_CLAUSE)
    begun = max((match.end() for match in _CLAUSE.finditer(text, first, start)), default=first)
    behind = _CLAUSE.search(text, after, after + _LONGEST_CLAUSE)
    clause = f"{text[begun:start]} {text[end : behind.start() if behind else after + _LONGEST_CLAUSE]}"
    if any(letter.isdigit() for letter in clause):
        return frozenset()
    return frozenset(re.findall(r"[^\W\d_]+", folded_in_place(clause))) - _EMPTY


def _differing(group: Sequence[_Told]) -> tuple[_Told, _Told] | None:
    values = {one.quantity.value for one in group}
    if len(values) != 2 or len({one.passage.spot.place for one in group}) < 2:
        return None
    first = group[0]
    second = next(one for one in group if one.quantity.value != first.quantity.value)
    rough = sum((one.quantity.step for one in (first, second) if one.quantity.step != 1), Decimal(0))
    apart = abs(first.quantity.value - second.quantity.value)
    apart_enough = first.passage is not second.passage and apart > rough
    return (first, second) if apart_enough and first.home.may_repeat(second.home) else None


def _finding(first: _Told, second: _Told) -> Finding:
    one, other = (first, second) if second.passage.is_typed(second.quantity.start, second.quantity.end) else (second, first)
    stated, earlier = (told.passage.text[told.quantity.start : told.quantity.after].strip() for told in (other, one))
    values = {"stated": stated, "first": earlier, "other": one.passage.spot.name}
    message = _(_TWICE).format(where=capital(other.passage.spot.name), **values)
    fix = None
    if not one.passage.is_typed(one.quantity.start, one.quantity.end):
        token = _token_at(one)
        fix = other.passage.fix(other.quantity.start, other.quantity.end, token, earlier) if token else None
    return Finding("number-retold", "warning", other.passage.spot.place, message, "", values, fix, (one.passage.spot.place,))


def _token_at(told: _Told) -> str:
    """The token that fills a number, as markup."""
    passage, at = told.passage, told.quantity.start
    if not passage.origins:
        return ""
    cell = cells(passage.spot.text)[passage.origins[at]]
    return f"{{{cell.name}}}" if isinstance(cell, Token) else ""
