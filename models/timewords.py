"""Where a text speaks of a time: months, quarters, years and days, as Vietnamese office prose writes them (NĐ 30/2020 fixes no form).

Time inside a cited document (its date, its subject, the year in a law's name) belongs to that document and is not told.
"""

import re
from datetime import date
from typing import Literal

from msgspec import Struct

from models.citation import DATE_FORM, KIND_FORM
from models.period import Period
from models.text import CAPITALS

Form = Literal["months", "quarter", "month", "year", "day"]

_WORDS = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10, "mười hai": 12}
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_COUNT = r"0?[1-9]|1[0-2]|ba|sáu|chín|mười hai"
_MENTION = re.compile(
    r"(?<![\w/.,-])(?:"
    r"(?P<day>ngày\s+(?P<d1>\d{1,2})\s+tháng\s+(?P<m1>\d{1,2})(?:\s+năm\s+(?P<y1>\d{4}))?"
    r"|(?:ngày\s+)?(?P<d2>\d{1,2})(?P<mark>[/.-])(?P<m2>\d{1,2})(?P=mark)(?P<y2>\d{4})"
    r"|ngày\s+(?P<d3>\d{1,2})/(?P<m3>\d{1,2}))"
    rf"|(?P<roman>(?P<nth2>IV|I{{1,3}})/(?P<y9>\d{{4}}))"
    r"|(?P<until>(?<=đến )(?:hết\s+)?(?P<d4>\d{1,2})/(?P<m4>\d{1,2}))"
    rf"|(?P<months>(?P<count>{_COUNT})\s+tháng(?:\s+(?P<side>đầu|cuối))?(?:\s+(?:của\s+)?năm(?:\s+(?P<y4>\d{{4}}))?|\s*/\s*(?P<y5>\d{{4}})))"
    r"|(?P<quarter>quý\s+(?P<nth>IV|I{1,3}|[1-4]|một|hai|ba|tư|bốn)(?:\s*[/,.-]?\s*(?:năm\s+)?(?P<y6>\d{4}))?)"
    r"|(?P<month>tháng\s+(?P<m7>0?[1-9]|1[0-2])(?:(?:\s*[/.-]\s*|,?\s+năm\s+)(?P<y7>\d{4}))?)"
    r"|(?P<year>năm\s+(?P<y8>\d{4})(?!\s*[-–]\s*\d{4}))"
    r")(?![\w/]|[.,]\d)",
    re.IGNORECASE,
)
_GOES_ON = r"trong|từ|đến|tính|tại|theo|kết quả|cơ quan|đơn vị|phòng|sở|quý|năm|tháng|\d"
_CITED = re.compile(
    rf"\b(?:{KIND_FORM})\s+(?:số\s*:?\s*)?\d+\s*/\s*[^\s,;]+(?:,?\s+ngày\s+(?:{DATE_FORM}))?"
    rf"(?:(?!\s*,).*?(?=;|\.\s+[{CAPITALS}]|,\s+(?:[{CAPITALS}]|(?:{_GOES_ON})\b)|$))?",
    re.DOTALL,
)
"""A cited document up to the end of its subject: a comma right behind its date ends it, and so does one before a word that goes on with the
sentence it stands in."""
_LAW = re.compile(r"\b(?:(?:Luật|Bộ luật|Pháp lệnh)(?:\s+(?!trong\b|từ\b|đến\b|được\b)[\w-]+){1,12}?|Hiến pháp)\s+năm\s+\d{4}")


class Span(Struct, frozen=True, order=True):
    """Whole months, both counted in: a month is its year times twelve, and from 0 its place in the year."""

    first: int
    last: int

    @property
    def months(self) -> int:
        """How many there are."""
        return self.last - self.first + 1

    def inside(self, other: "Span") -> bool:
        """Whether all of it lies in another span."""
        return other.first <= self.first and self.last <= other.last

    def moved(self, months: int) -> "Span":
        """The same so many months later."""
        return Span(self.first + months, self.last + months)


class Mention(Struct, frozen=True):
    """A stretch of a text that names a time. `span` are its months, `day` is set for a day; `year` only where the text states one."""

    start: int
    end: int
    text: str
    form: Form
    span: Span
    year: int | None = None
    day: date | None = None


def span_of(period: Period) -> Span:
    """The months of a period."""
    return Span(month_place(period.start), month_place(period.end))


def month_place(day: date) -> int:
    """A day's month, counted as spans count them."""
    return day.year * 12 + day.month - 1


def mentions(text: str, year: int) -> tuple[Mention, ...]:
    """The times that a text names outside of cited documents, in order. Where it states no year, `year` is meant."""
    if "năm" not in (lower := text.lower()) and "quý" not in lower and "tháng" not in lower and not any(map(str.isdigit, text)):
        return ()
    foreign = [*_CITED.finditer(text), *_LAW.finditer(text)]
    found = (_mention(match, year) for match in _MENTION.finditer(text))
    return tuple(mention for mention in found if mention and not any(other.start() <= mention.start < other.end() for other in foreign))


def _mention(match: re.Match[str], year: int) -> Mention | None:
    """Nothing where no calendar has such a time."""
    form, stated = _form(match), next((int(match[group]) for group in _YEARS if match[group]), None)
    own = year if stated is None else stated
    if not 1 <= own <= 9998:
        return None
    if form == "day":
        return _day(match, own, stated)
    span = _span(match, form, own)
    return None if span is None else Mention(match.start(), match.end(), match[0], form, span, stated)


_YEARS = ("y1", "y2", "y4", "y5", "y6", "y7", "y8", "y9")


def _form(match: re.Match[str]) -> Form:
    return next(form for group, form in _FORMS if match[group])


_FORMS: tuple[tuple[str, Form], ...] = (
    ("day", "day"),
    ("until", "day"),
    ("months", "months"),
    ("quarter", "quarter"),
    ("roman", "quarter"),
    ("month", "month"),
    ("year", "year"),
)


def _day(match: re.Match[str], year: int, stated: int | None) -> Mention | None:
    day, month = (next(int(match[f"{part}{at}"]) for at in (1, 2, 3, 4) if match[f"{part}{at}"]) for part in "dm")
    try:
        named = date(year, month, day)
    except ValueError:
        return None
    place = month_place(named)
    return Mention(match.start(), match.end(), match[0], "day", Span(place, place), stated, named)


def _span(match: re.Match[str], form: Form, year: int) -> Span | None:
    start = year * 12
    match form:
        case "months":
            count = _number(match["count"])
            return Span(start + 12 - count, start + 11) if (match["side"] or "").lower() == "cuối" else Span(start, start + count - 1)
        case "quarter":
            nth = _number(match["nth"] or match["nth2"])
            return Span(start + nth * 3 - 3, start + nth * 3 - 1)
        case "month":
            month = start + int(match["m7"]) - 1
            return Span(month, month)
        case _:
            return Span(start, start + 11)


def _number(word: str) -> int:
    word = re.sub(r"\s+", " ", word.lower())
    return _WORDS.get(word) or _ROMAN.get(word) or int(word)
