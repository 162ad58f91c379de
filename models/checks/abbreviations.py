"""Abbreviations that are used and never, or too late, or in two ways introduced (usage). Those that everybody knows are left alone."""

import re
from collections.abc import Iterator

from msgspec import Struct

from models.checks.finding import Context, Finding
from models.checks.spots import Spot, prose
from models.language import _
from models.lexicon import abbreviations
from models.report import Report
from models.text import folded

_SHORT = re.compile(r"(?<![\w/.&-])[A-ZĐ]{3,10}(?![\w&]|[-/]\w)")
_INTRODUCED = re.compile(
    r"(?:viết tắt là|gọi tắt là|viết tắt|gọi là|sau đây là)[\s:*“\"]*(?P<named>[A-ZĐ]{2,10})\b|\(\s*\**(?P<bracketed>[A-ZĐ]{3,10})\**\s*\)"
)
_BEFORE = re.compile(r"((?:[^\W\d_]+,?\s+(?:-\s+)?){2,14})\(?\**\s*(?:sau đây\s+)?$")
_LONGEST = 160
_LEAST_USES = 2
_RUNNING = ("opening", "item", "annexed", "closing")
"""Where an abbreviation counts; headings may be short, though they may introduce one, and what a cited document is called is not ours."""


class _Use(Struct, frozen=True):
    """Where an abbreviation stands; `order` counts through the report."""

    spot: Spot
    order: tuple[int, int]


def unknown_abbreviations(report: Report, _context: Context) -> Iterator[Finding]:
    """One finding for an abbreviation that stands twice at least in running text; soft, for its reader may know it."""
    uses: dict[str, list[_Use]] = {}
    introduced: dict[str, list[tuple[_Use, str]]] = {}
    for at, spot in enumerate(prose(report)):
        if spot.ground not in (*_RUNNING, "title") or (spot.text.isupper() and spot.ground != "title"):
            continue
        own = _introductions(spot, at)
        for short, use, long in own:
            introduced.setdefault(short, []).append((use, long))
        if spot.ground == "title":
            continue
        seen = {use.order for _short, use, _long in own}
        for match in _SHORT.finditer(spot.text):
            if match[0] in abbreviations() and (at, match.start()) not in seen:
                uses.setdefault(match[0], []).append(_Use(spot, (at, match.start())))
    for short, found in uses.items():
        if short not in introduced and len(found) >= _LEAST_USES:
            yield _never(short, found)
        elif short in introduced and found[0].order < introduced[short][0][0].order:
            yield _late(short, found[0], introduced[short][0][0])
    for short, told in introduced.items():
        yield from _in_two_ways(short, told)


def _introductions(spot: Spot, at: int) -> list[tuple[str, _Use, str]]:
    """The abbreviations that a spot introduces, each with the words that it stands for as far as their first letters tell them."""
    found = []
    for match in _INTRODUCED.finditer(spot.text) if "(" in spot.text or "tắt" in spot.text or "gọi là" in spot.text else ():
        group = "named" if match["named"] else "bracketed"
        long = _long(spot.text[max(0, match.start() - _LONGEST) : match.start()], match[group])
        if group == "named" or long or match[group] in abbreviations():
            found.append((match[group], _Use(spot, (at, match.start(group))), long))
    return found


def _long(before: str, short: str) -> str:
    """The words before that the letters of an abbreviation begin, "và" and marks passed over; nothing where they do not fit."""
    match = _BEFORE.search(before)
    words = [word.strip(",") for word in match[1].split() if word not in ("-", "và")] if match else []
    last = words[-len(short) :]
    fits = len(last) == len(short) and all(folded(word)[:1] == folded(letter) for word, letter in zip(last, short, strict=True))
    return " ".join(last) if fits else ""


def _never(short: str, found: list[_Use]) -> Finding:
    spot, long = found[0].spot, abbreviations()[short]
    values = {"typed": short, "where": spot.name, "long": long, "count": str(len(found))}
    message = _("“{typed}” dùng {count} chỗ, trước hết ở {where}, mà chưa được giải thích; lần đầu hãy viết “{long} ({typed})”.")
    involved = tuple(dict.fromkeys(use.spot.place for use in found[1:] if use.spot.place != spot.place))
    return Finding("abbreviation-unknown", "warning", spot.place, message.format(**values), values=values, involved=involved)


def _late(short: str, first: _Use, told: _Use) -> Finding:
    values = {"typed": short, "where": first.spot.name, "told": told.spot.name}
    message = _("“{typed}” được giải thích ở {told} nhưng đã dùng từ {where}; hãy giải thích ở lần dùng đầu tiên.").format(**values)
    return Finding("abbreviation-late", "warning", first.spot.place, message, values=values, involved=(told.spot.place,))


def _in_two_ways(short: str, told: list[tuple[_Use, str]]) -> Iterator[Finding]:
    named = [(use, long) for use, long in told if long]
    other = next(((use, long) for use, long in named if long.lower() != named[0][1].lower()), None)
    if other is not None:
        values = {"typed": short, "where": other[0].spot.name, "first": named[0][1], "other": other[1]}
        message = _("“{typed}” được giải thích hai cách: “{first}” và “{other}” ở {where}; hãy chỉ để một cách.").format(**values)
        yield Finding("abbreviation-two-ways", "warning", other[0].spot.place, message, values=values, involved=(named[0][0].spot.place,))
