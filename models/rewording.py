"""What plain words that speak of an old period become for a new one: "6 tháng đầu năm 2021" -> "9 tháng đầu năm 2021".

The new words are the period's tokens wherever one says it, so that they follow by themselves from then on.
"""

import calendar
import re
from datetime import date

from msgspec import Struct

from models.cells import cells, characters, markup_of, spliced
from models.dates import month_number
from models.deadline import Times
from models.period import Period, PeriodKind, token_phrase
from models.text import Span as TextSpan
from models.text import Token, Words, parse
from models.timewords import Mention, Span, mentions, month_place, span_of

_COMPARED = re.compile(r"(?:so với|cùng kỳ)\s*$", re.IGNORECASE)
_SAME_PERIOD = re.compile(r"cùng kỳ\s*$", re.IGNORECASE)
_ROMAN = ("I", "II", "III", "IV")


class Rewording(Struct, frozen=True):
    """A mention of an old time in a text (`source`, as markup) and what is to be written instead, as words and as spans.

    `is_period` tells the old period's own name from other times around it; `compared` is what comes behind "so với" or "cùng kỳ".
    """

    source: str
    mention: Mention
    wording: str
    spans: tuple[TextSpan, ...]
    is_period: bool
    compared: bool

    @property
    def markup(self) -> str:
        """The whole text with the new words in place; made when it is asked for, as most are only counted."""
        return markup_of(spliced(cells(self.source), self.mention.start, self.mention.end, self.spans))


def rewordings(markup: str, old: Times, new: Times) -> tuple[Rewording, ...]:
    """Each mention of the old period in a text that would be wrong for the new one, in order; nothing where both are one period."""
    text = characters(parse(markup))
    return tuple(
        Rewording(
            markup,
            mention,
            _read(spans, new.period),
            tuple(spans),
            mention.span == span_of(old.period) and mention.day is None,
            bool(_COMPARED.search(text[: mention.start])),
        )
        for mention, spans in _changes(text, old, new)
    )


def reworded(markup: str, old: Times, new: Times) -> str:
    """A text with every mention of the old period reworded."""
    whole = cells(markup)
    for mention, spans in reversed(_changes(characters(whole), old, new)):
        whole = spliced(whole, mention.start, mention.end, spans)
    return markup_of(whole)


def _changes(text: str, old: Times, new: Times) -> list[tuple[Mention, list[TextSpan]]]:
    """The mentions that change, each with what is to stand in its place."""
    if old.period == new.period:
        return []
    pairs = [(mention, _replacement(mention, text[: mention.start], old, new)) for mention in mentions(text, old.period.year)]
    return [(mention, spans) for mention, spans in pairs if spans and _read(spans, new.period).casefold() != mention.text.casefold()]


def _read(spans: list[TextSpan], period: Period) -> str:
    return "".join(span.text if isinstance(span, Words) else token_phrase(span.name, period) or "" for span in spans)


def _replacement(mention: Mention, before: str, old: Times, new: Times) -> list[TextSpan]:
    """What stands in a mention's place; nothing where the mention may stay."""
    if mention.day is not None:
        is_named = mention.year is not None or "ngày" in mention.text.lower()
        day = _new_day(mention.day, old, new, is_named)
        return [Words(_day_like(mention, day))] if day else []
    is_year = mention.form == "year"
    if is_year and _SAME_PERIOD.search(before):
        return _new_year(mention, old.period, new.period)
    for token, span in _named_spans(old.period):
        if mention.span == span:
            return _named(mention, token, new.period)
    if is_year:
        return _new_year(mention, old.period, new.period)
    return _part(mention, old.period, new.period)


def _named_spans(old: Period) -> tuple[tuple[str, Span], ...]:
    """The times that the period's tokens name; the same period last year goes before the prior one, which for nine months it is."""
    return (("ky", span_of(old)), ("ky_sau", _after(old)), ("cung_ky", span_of(old).moved(-12)), ("ky_truoc", span_of(old.previous())))


def _named(mention: Mention, token: str, new: Period) -> list[TextSpan]:
    if _in_capitals(mention):
        return [Words((token_phrase(token, new) or "").upper())]
    return [Token(token)]


def _new_year(mention: Mention, old: Period, new: Period) -> list[TextSpan]:
    """The year before, of and behind the period move with it; others are history."""
    token = {-1: "nam_truoc", 0: "nam", 1: "nam_sau"}.get(mention.span.first // 12 - old.year)
    if token is None or old.year == new.year:
        return []
    return [Words(mention.text[:-4]), Token(token)]


def _part(mention: Mention, old: Period, new: Period) -> list[TextSpan]:
    """A part of the old period or of the time behind it: the same part of the new one; nothing where the new one holds it anyway."""
    span = mention.span
    if span.inside(span_of(new)) or span.inside(_after(new)):
        return []
    for mine, others, token in ((span_of(old), span_of(new), "ky"), (_after(old), _after(new), "ky_sau")):
        if span.inside(mine):
            moved = span.moved(others.last - mine.last)
            phrase = _phrase_of(moved) if moved.inside(others) else ""
            return [Words(_phrase_like(mention, phrase, new))] if phrase else _named(mention, token, new)
    return []


def _after(period: Period) -> Span:
    """The months that a plan speaks of: the rest of the year behind nine months, or else the next period."""
    own = span_of(period)
    return Span(own.last + 1, own.last + 3) if period.kind is PeriodKind.NINE_MONTHS else span_of(period.next())


def _phrase_of(span: Span) -> str:
    """A month or a quarter in words; nothing for any other stretch."""
    year, month = span.first // 12, span.first % 12
    if span.months == 1:
        return f"tháng {month_number(month + 1)} năm {year}"
    return f"Quý {_ROMAN[month // 3]} năm {year}" if span.months == 3 and month % 3 == 0 else ""


def _phrase_like(mention: Mention, phrase: str, new: Period) -> str:
    """Words in the manner of the old ones: without a year where they had none and none is needed, with a slash, small or in capitals."""
    if mention.year is None and phrase.startswith(("Quý", "tháng")):
        phrase = phrase.removesuffix(f" năm {new.year}")
    elif "/" in mention.text and phrase.startswith(("Quý", "tháng")):
        phrase = phrase.replace(" năm ", "/")
    if _in_capitals(mention):
        return phrase.upper()
    first = mention.text[:1]
    if not first.isalpha():
        return phrase
    return (phrase[:1].lower() if first.islower() else phrase[:1].upper()) + phrase[1:]


def _in_capitals(mention: Mention) -> bool:
    return mention.text.isupper()


def _new_day(day: date, old: Times, new: Times, is_named: bool) -> date | None:
    """The day that the new period has in the place of an old one's; nothing where the old day may stay.

    What is not named a day and has no year ("đến 30/9") may be a ratio; it counts only where it is the first or last day of the window.
    """
    edges = {old.window[0]: new.window[0], old.window[1]: new.window[1], old.period.start: new.period.start, old.period.end: new.period.end}
    if day in edges:
        return edges[day]
    if not is_named:
        return None
    held = min(new.window[0], new.period.start) <= day <= max(new.window[1], new.period.end)
    month = _month(day)
    if held or month.inside(_after(new.period)):
        return None
    is_old = min(old.window[0], old.period.start) <= day <= max(old.window[1], old.period.end)
    if not is_old and not month.inside(_after(old.period)):
        return None
    moved = _moved(day, span_of(new.period).last - span_of(old.period).last)
    fits = moved is not None and (new.window[0] <= moved <= new.window[1] if is_old else _month(moved).inside(_after(new.period)))
    return moved if fits else new.window[1] if is_old else new.period.next().end


def _month(day: date) -> Span:
    return Span(month_place(day), month_place(day))


def _moved(day: date, months: int) -> date | None:
    """The same day so many months later, or the month's last one; a last one stays a last one. Nothing where no calendar goes."""
    place = month_place(day) + months
    year, month = place // 12, place % 12 + 1
    if not date.min.year <= year <= date.max.year:
        return None
    last = calendar.monthrange(year, month)[1]
    is_last = day.day == calendar.monthrange(day.year, day.month)[1]
    return date(year, month, last if is_last else min(day.day, last))


def _day_like(mention: Mention, day: date) -> str:
    """A day in the manner of the old one, with the zeros of the decree."""
    before = re.match(r"ngày\s+", mention.text, re.IGNORECASE)
    head = before[0] if before else ""
    if "tháng" in mention.text.lower():
        words = f"{day.day:02} tháng {month_number(day.month)}" + (f" năm {day.year}" if mention.year is not None else "")
    else:
        mark = next(letter for letter in mention.text if letter in "/.-")
        words = mark.join([f"{day.day:02}", month_number(day.month), *([str(day.year)] if mention.year is not None else [])])
    return head + (words.upper() if _in_capitals(mention) else words)
