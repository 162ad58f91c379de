"""Errors as clerks make them, put by machine into the texts of a true report: each knows its kind and the codes that would name it.

What is a total, a share or a growth is found out by reckoning alone, not by the words that the checks look for.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from itertools import accumulate, pairwise
from random import Random

from msgspec import Struct

from models import edit
from models.checks.spots import Spot, prose
from models.lexicon import foreign
from models.place import Place
from models.quantities import TIMES, Quantity, quantities
from models.report import Report
from models.syllables import is_syllable

SUMS = frozenset(
    {"number-total", "number-part-larger", "number-sum", "number-share", "number-growth", "number-retold", "number-over-hundred"}
)
SHARES = frozenset({"number-share", "number-growth", "number-over-hundred", "number-part-larger"})
STALE = frozenset({"period-stale", "period-contradicts", "period-left-over", "period-reversed"})
SPELT = frozenset({"word-misspelt", "tone-style-mixed", "word-doubled"})
_MOST_PARTS = 14
_LEAST = 10


class Plant(Struct, frozen=True):
    """One error at one place."""

    kind: str
    place: Place
    before: str
    after: str
    codes: frozenset[str]

    def put(self, report: Report) -> Report:
        """The report with it."""
        return edit.put(report, self.place, self.after, looked_at=False)


Made = Iterator[tuple[str, frozenset[str]]]
Planter = Callable[[Spot, Report, Random], Made]


def plants(report: Report, kind: str, random: Random) -> Iterator[Plant]:
    """Every error of a kind that the texts of a report give room for."""
    for spot in prose(report):
        for after, codes in KINDS[kind](spot, report, random):
            if after != spot.text:
                yield Plant(kind, spot.place, spot.text, after, codes)


# ---------------------------------------------------------------- numbers


def _with(text: str, one: Quantity, digits: str) -> str:
    return text[: one.start] + digits + text[one.end :]


def _slipped(digits: str, random: Random) -> str:
    """A digit changed, or two beside each other swapped, the first not made 0."""
    places = [at for at, letter in enumerate(digits) if letter.isdigit()]
    pairs = [(one, two) for one, two in pairwise(places) if digits[one] != digits[two] and digits[two] != "0"]
    if pairs and random.random() < 0.5:
        one, two = random.choice(pairs)
        return digits[:one] + digits[two] + digits[one + 1 : two] + digits[one] + digits[two + 1 :]
    at = random.choice(places)
    return digits[:at] + random.choice([digit for digit in "123456789" if digit != digits[at]]) + digits[at + 1 :]


_NAMED = re.compile(r"\(|:|gồm|[Tt]rong đó|[Cc]ụ thể|[Cc]hia ")
"""Words and marks between a whole and the parts that the sentence names of it."""


def _sums(text: str) -> Iterator[tuple[Quantity, list[Quantity]]]:
    """Wholes that the numbers right behind them, or behind the next one, make to the last digit."""
    told = [one for one in quantities(text) if not one.is_percent and one.of is None]
    for at, whole in enumerate(told):
        for first in (at + 1, at + 2):
            made = accumulate((one.value for one in told[first : first + _MOST_PARTS]), initial=Decimal(0))
            count = next((count for count, value in enumerate(made) if count > 1 and value == whole.value), 0)
            named = _NAMED.search(text, whole.end, told[first].start) if count else None
            if count and named and named[0] == "(":
                count = count if text.find(")", named.end()) > told[first + count - 1].start else 0
            if count and named and whole.value >= _LEAST and whole.unit not in TIMES:
                yield whole, told[first : first + count]
                break


def _total(spot: Spot, _report: Report, random: Random) -> Made:
    for whole, _parts in _sums(spot.text):
        yield _with(spot.text, whole, _slipped(spot.text[whole.start : whole.end], random)), SUMS


def _part(spot: Spot, _report: Report, random: Random) -> Made:
    for _whole, parts in _sums(spot.text):
        part = random.choice(parts)
        yield _with(spot.text, part, _slipped(spot.text[part.start : part.end], random)), SUMS


def _is_of(percent: Quantity, part: Decimal, whole: Decimal) -> bool:
    return bool(whole) and abs(part / whole * 100 - percent.value) <= percent.step / 2


def _shares(text: str) -> Iterator[Quantity]:
    """Percentages that are those of one number before them to another near by; a round one may be so by chance."""
    told = list(quantities(text))
    for at, one in enumerate(told):
        if not one.is_percent or one.step == 1:
            continue
        near = [value for other in told[max(0, at - 6) : at + 2] if not other.is_percent for value in (other.value, other.of) if value]
        parts = [value for other in told[max(0, at - 2) : at] if not other.is_percent for value in (other.value,)]
        if any(_is_of(one, part, whole) for part in parts for whole in near if whole != part and min(part, whole) >= _LEAST):
            yield one


def _digit(spot: Spot, _report: Report, random: Random) -> Made:
    for one in _shares(spot.text):
        yield _with(spot.text, one, _slipped(spot.text[one.start : one.end], random)), SHARES


def _swapped(spot: Spot, _report: Report, _random: Random) -> Made:
    """Two shares of one text in each other's place."""
    told = list(_shares(spot.text))
    for one, two in pairwise(told):
        if abs(one.value - two.value) > 1:
            first, second = spot.text[one.start : one.end], spot.text[two.start : two.end]
            yield _with(_with(spot.text, two, first), one, second), SHARES


def _growth(spot: Spot, _report: Report, random: Random) -> Made:
    told = list(quantities(spot.text))
    for at, one in enumerate(told):
        near = [other.value for other in told[max(0, at - 4) : at + 4] if not other.is_percent and other.of is None and other.value]
        risen = one.is_percent and re.search(r"(?:tăng|giảm)\s$", spot.text[: one.start])
        if risen and any(_is_of(one, abs(now - before), before) for now in near for before in near if now != before):
            yield _with(spot.text, one, _slipped(spot.text[one.start : one.end], random)), SHARES


def _over(spot: Spot, _report: Report, _random: Random) -> Made:
    """A share of a whole that is more than all of it."""
    for one in _shares(spot.text):
        if 10 <= one.value < 100 and re.search(r"(?:chiếm|tỷ lệ|\()\s*$", spot.text[: one.start]):
            yield _with(spot.text, one, "1" + spot.text[one.start : one.end]), SHARES


def _retold(spot: Spot, report: Report, random: Random) -> Made:
    """The first clause of an item told again at the end of the report, with another number."""
    texts = [item.text for _part, item in report.items()] if spot.ground == "closing" else []
    for head in (re.split(r"[;,.:(]\s", text)[0] for text in texts):
        told = [one for one in quantities(head) if one.value >= 100 and one.is_count and not one.vague]
        if len(told) == 1 and len(head.split()) > 7 and not head.startswith("{"):
            wrong = _slipped(head[told[0].start : told[0].end], random)
            yield f"{_with(head, told[0], wrong)}. {spot.text}", frozenset({"number-retold"})


# ---------------------------------------------------------------- times


def _year(spot: Spot, report: Report, _random: Random) -> Made:
    """The report's own year as the report before it had it: in headings, title and closing, and where a sentence begins."""
    own = report.when.year
    heads = spot.ground in ("subject", "title", "opening", "closing")
    pattern = (
        rf"(?:năm|tháng \d+/|quý I{{1,3}}V? năm) {own}\b" if heads else rf"(?:^|[.;:] )(?:Trong|[Tt]ính đến|Đến|Năm|Quý)\b[^.;:,]*?{own}\b"
    )
    for match in re.finditer(pattern, spot.text):
        if not re.search(r"giai đoạn|nhiệm kỳ|số \d+/|Luật", spot.text[max(0, match.start() - 200) : match.end()]):
            yield spot.text[: match.end() - 4] + str(own - 1) + spot.text[match.end() :], STALE


def _compared(spot: Spot, report: Report, _random: Random) -> Made:
    """The year of the comparison, left over from the report of last year."""
    own = report.when.year
    for match in re.finditer(rf"cùng kỳ năm {own - 1}\b", spot.text):
        yield spot.text[: match.end() - 4] + str(own - 2) + spot.text[match.end() :], STALE


def _phrase(spot: Spot, report: Report, _random: Random) -> Made:
    """Another period of the same year in title, heading or closing."""
    phrases = ("6 tháng đầu năm", "9 tháng đầu năm", "quý I", "quý II", "quý III")
    if spot.ground in ("subject", "closing", "opening"):
        for phrase in phrases:
            match = re.search(rf"{phrase}(?= |,|$)", spot.text)
            if match:
                other = next(each for each in phrases if each not in spot.text)
                yield spot.text[: match.start()] + other + spot.text[match.end() :], STALE
                return


_DATE = re.compile(r"(?<![\d/.])(\d{1,2})/(\d{1,2})/((?:19|20)\d\d)\b")
_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


def _impossible(spot: Spot, _report: Report, random: Random) -> Made:
    for match in _DATE.finditer(spot.text):
        wrong = random.choice([f"{match[1]}/13/{match[3]}", f"32/{match[2]}/{match[3]}", f"31/6/{match[3]}", f"30/02/{match[3]}"])
        yield spot.text[: match.start()] + wrong + spot.text[match.end() :], frozenset({"date-impossible"})


def _weekday(spot: Spot, _report: Report, random: Random) -> Made:
    for match in _DATE.finditer(spot.text):
        right = date(int(match[3]), int(match[2]), int(match[1])).weekday()
        wrong = _WEEKDAYS[random.choice([day for day in range(7) if day != right])]
        yield f"{spot.text[: match.end()]} ({wrong}){spot.text[match.end() :]}", frozenset({"date-weekday"})


# ---------------------------------------------------------------- words and marks


def _words(text: str) -> list[re.Match[str]]:
    found = re.finditer(r"(?<=[a-zà-ỹ] )[a-zà-ỹđ]{3,7}(?= [a-zà-ỹđ])", text)
    return [match for match in found if is_syllable(match[0]) and match[0] not in foreign()]


def _some(text: str, random: Random, count: int = 2) -> list[re.Match[str]]:
    words = _words(text)
    return random.sample(words, min(count, len(words)))


def _put(text: str, match: re.Match[str], word: str) -> str:
    return text[: match.start()] + word + text[match.end() :]


def _doubled(spot: Spot, _report: Report, random: Random) -> Made:
    for match in _some(spot.text, random):
        yield _put(spot.text, match, f"{match[0]} {match[0]}"), frozenset({"word-doubled"})


def _misspelt(spot: Spot, _report: Report, random: Random) -> Made:
    """A letter dropped, doubled or beside another, where that leaves no syllable."""
    for match in _some(spot.text, random, 3):
        word, at = match[0], random.randrange(len(match[0]))
        wrong = random.choice(
            [word[:at] + word[at + 1 :], word[:at] + word[at] + word[at:], word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :]]
        )
        if len(wrong) > 2 and wrong != word and not is_syllable(wrong) and wrong not in foreign():
            yield _put(spot.text, match, wrong), SPELT


_OLD_TONES = {"òa": "oà", "óa": "oá", "ỏa": "oả", "ọa": "oạ", "ủy": "uỷ", "úy": "uý", "ùy": "uỳ", "ụy": "uỵ", "òe": "oè", "ỏe": "oẻ"}


def _tone(spot: Spot, _report: Report, _random: Random) -> Made:
    for new, old in _OLD_TONES.items():
        for one, other in ((new, old), (old, new)):
            match = re.search(rf"(?<![qgQ]){one}(?!\w)", spot.text)
            if match and not (one == old and spot.text[match.start() - 1 : match.start()] in "qQ"):
                yield spot.text[: match.start()] + other + spot.text[match.end() :], frozenset({"tone-style-mixed"})


def _comma(spot: Spot, _report: Report, random: Random) -> Made:
    places = [match.start() for match in re.finditer(r"(?<=[a-zà-ỹ])[,;](?= )", spot.text)]
    for at in random.sample(places, min(2, len(places))):
        yield spot.text[:at] + " " + spot.text[at:], frozenset({"space-before-mark"})


def _blank(spot: Spot, _report: Report, random: Random) -> Made:
    for match in _some(spot.text, random, 1):
        yield _put(spot.text, match, f" {match[0]}"), frozenset({"space-double"})


def _symbol(spot: Spot, _report: Report, _random: Random) -> Made:
    """The symbol of another kind of document."""
    pairs = (("Quyết định số", "QĐ", "KH"), ("Nghị định số", "NĐ", "QĐ"), ("Thông tư số", "TT", "NQ"), ("Nghị quyết số", "NQ", "QĐ"),
             ("Kế hoạch số", "KH", "BC"), ("Chỉ thị số", "CT", "QĐ"))  # fmt: skip
    for kind, right, wrong in pairs:
        for match in re.finditer(rf"{kind} \d+/(?:\d{{4}}/)?{right}-", spot.text):
            yield spot.text[: match.end() - len(right) - 1] + wrong + "-" + spot.text[match.end() :], frozenset({"citation-symbol-kind"})


def _ordered(spot: Spot, _report: Report, _random: Random) -> Made:
    """A number of a list or a heading skipped: "2.3." after "2.1."."""
    match = re.match(r"(\d\.)([2-9])(?=\. )", spot.text)
    if match and spot.ground == "item":
        yield f"{match[1]}{int(match[2]) + 1}{spot.text[match.end() :]}", frozenset({"number-sequence"})


KINDS: dict[str, Planter] = {
    "total changed": _total,
    "part changed": _part,
    "shares swapped": _swapped,
    "share off by a digit": _digit,
    "growth off by a digit": _growth,
    "share over a hundred": _over,
    "told twice": _retold,
    "stale year": _year,
    "stale year compared with": _compared,
    "another period": _phrase,
    "impossible date": _impossible,
    "wrong weekday": _weekday,
    "word doubled": _doubled,
    "letter slipped": _misspelt,
    "tone styles mixed": _tone,
    "space before mark": _comma,
    "space doubled": _blank,
    "symbol of another kind": _symbol,
    "number skipped": _ordered,
}
