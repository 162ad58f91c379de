"""Capitals by the rules that are certain (NĐ 30/2020, Phụ lục II): sentences, bodies of the state, places, weekdays."""

import re
from collections.abc import Callable, Iterator
from functools import cache

from msgspec import Struct

from models.checks.finding import Context, Finding, Fix
from models.checks.repeated import told_once
from models.checks.spots import Spot, prose, put_label, quoted
from models.language import _
from models.lexicon import names
from models.report import Report
from models.syllables import is_syllable

_WHY = "NĐ 30/2020, Phụ lục II, {part}"
_LOW = "a-zà-ỹđ"
_SENTENCE = re.compile(rf"\. (?P<first>[{_LOW}]{{2,}})(?![\w/.-])")
_LAST = re.compile(rf"(?:(?<![^\W_])(?P<word>[^\W\d_][{_LOW}]+)|[^\W_]{{2}}[)”]|(?<!\w)(?:19|20)\d\d)$")
_SHORTENED = frozenset(
    {"tp", "tx", "tt", "ths", "ts", "pgs", "gs", "bs", "ks", "cn", "st", "sđt", "đt", "đc", "tr", "vv", "vd", "tv", "tk", "ubnd"}
)

_BODIES = (
    "Ủy ban nhân dân",
    "Hội đồng nhân dân",
    "Thủ tướng Chính phủ",
    "Văn phòng Chính phủ",
    "Đảng Cộng sản Việt Nam",
    "Ngân hàng Nhà nước",
)
_GOVERNMENT = re.compile(r"(?<=\bcủa )(?:chính phủ)(?= về\b| quy định\b| ban hành\b|[,;.]|$)")
_PARTY = re.compile(r"\bđảng(?=(?:,| và) [Nn]hà nước\b)|(?<=\bĐảng và )nhà nước\b|(?<=\bĐảng, )nhà nước\b|(?<=\bđảng và )nhà nước\b")
_PARLIAMENT = re.compile(r"(?<=\bđại biểu )quốc hội\b|(?<=\bbầu cử )quốc hội\b|(?<=\bBầu cử )quốc hội\b|(?<=\bỦy ban Thường vụ )quốc hội\b")
_COUNTRY = re.compile(r"(?<![\w-])(?:việt [Nn]am|Việt nam)(?![\w-])")
_CAPITAL_CITY = re.compile(r"\bthủ đô(?= Hà Nội\b)|\bthành phố(?= Hồ Chí Minh\b)")
_WEEKDAY = re.compile(r"(?<=\b[Tt]hứ )(?:hai|ba|tư|năm|sáu|bảy)(?=,? (?:\()?ngày \d| \(\d|, \d{1,2}/\d)")
_QUARTER = re.compile(r"(?<=\b[Qq]uý )(?:i{1,3}|iv)(?=[\s,;./)]|$)")


def capitals(report: Report, _context: Context) -> Iterator[Finding]:
    """One finding for each sort and spot; its mend mends all of that sort there."""
    rules = (*_rules(), *_of_the_issuer(report.letterhead.issuer_in_text.strip()))
    spots = ((spot, spot.text.lower()) for spot in prose(report))
    yield from told_once(finding for spot, text in spots for rule in rules for finding in _said(spot, text, rule))


Cased = Callable[[re.Match[str]], str]
"""How a match should be written; the same where nothing is wrong with it."""


class _Rule(Struct, frozen=True):
    """A part of the decree's second annex. Without one of its signs a text in small letters cannot have it;
    to look for them first is ten times as quick."""

    part: str
    pattern: re.Pattern[str]
    right: Cased
    signs: tuple[str, ...]


@cache
def _rules() -> tuple[_Rule, ...]:
    bodies = {_plain(name): name for name in _BODIES}
    fields = {_plain(name): name for name in names("field")}
    provinces = {_plain(name): name for name in names("province")}
    body = re.compile(rf"(?<!\w)(?:{_alternatives(bodies)})(?![\w-])", re.IGNORECASE)
    department = re.compile(rf"(?<!\w)(?:Sở|Bộ) (?P<name>(?i:{_alternatives(fields)}))(?!\w)")
    place = re.compile(rf"(?<!\w)(?:tỉnh|[Tt]hành phố|TP\.?) (?P<name>(?i:{_alternatives(provinces)}))(?!\w)")
    unit = re.compile(rf"(?<=[{_LOW},] )Tỉnh(?= (?:{'|'.join(map(re.escape, names('province')))})(?!\w))")
    return (
        _Rule("I", _SENTENCE, _sentence, (". ",)),
        _Rule(
            "IV.1",
            body,
            lambda match: _restyled(match[0], bodies),
            ("ban nhân dân", "đồng nhân dân", "thủ tướng", "phòng chính phủ", "đảng cộng", "ngân hàng nhà"),
        ),
        _Rule("IV.1", department, lambda match: match[0][: -len(match["name"])] + _restyled(match["name"], fields), ("sở ", "bộ ")),
        _Rule("III.1", place, lambda match: match[0][: -len(match["name"])] + _restyled(match["name"], provinces), ("tỉnh ", "phố ", "tp")),
        _Rule("III.1", unit, lambda match: match[0].lower(), ("tỉnh ",)),
        _Rule("III.1", _COUNTRY, lambda match: "Việt Nam", ("việt nam",)),
        _Rule("III.1", _CAPITAL_CITY, lambda match: match[0].capitalize(), ("thủ đô hà", "thành phố hồ")),
        _Rule("IV.1", _GOVERNMENT, lambda match: match[0].capitalize(), ("của chính phủ",)),
        _Rule("IV.1", _PARLIAMENT, lambda match: match[0].capitalize(), ("quốc hội",)),
        _Rule("V.1", _PARTY, lambda match: match[0].capitalize(), ("nhà nước", "đảng")),
        _Rule("V.8", _WEEKDAY, lambda match: match[0].capitalize(), ("hứ ",)),
        _Rule("V.8", _QUARTER, lambda match: match[0].upper(), ("uý i",)),
    )


def _of_the_issuer(name: str) -> tuple[_Rule, ...]:
    """The office that reports, where it says how its name is written in a sentence; its kind alone in small letters may be any office."""
    if not name[:1].isupper() or " " not in name:
        return ()
    pattern = re.compile(rf"(?<!\w){re.escape(name[0])}(?i:{re.escape(name[1:])})(?!\w)")
    return (_Rule("IV.1", pattern, lambda match: match[0] if match[0].isupper() else name, (name.lower(),)),)


_STYLES = str.maketrans({"ỷ": "y", "ủ": "u", "ò": "o", "à": "a", "ó": "o", "á": "a"})


def _plain(name: str) -> str:
    """A name in small letters, without the tones that stand in one style or the other."""
    return name.lower().translate(_STYLES)


def _alternatives(names_by_plain: dict[str, str]) -> str:
    """Each name with its tone in either style, the longest first."""
    either = {"ủy": "(?:ủy|uỷ)", "hòa": "(?:hòa|hoà)", "hóa": "(?:hóa|hoá)"}
    found = []
    for name in sorted(names_by_plain.values(), key=len, reverse=True):
        pattern = re.escape(name.lower())
        for old, both in either.items():
            pattern = re.sub(rf"{old}(?!\w)", both, pattern)
        found.append(pattern)
    return "|".join(found)


def _restyled(typed: str, by_plain: dict[str, str]) -> str:
    """The name in its right capitals, with the tones where they were typed; ALL CAPITALS stay."""
    right = by_plain.get(_plain(typed), typed)
    if typed.isupper() or len(right) != len(typed):
        return typed
    return "".join(letter.upper() if wanted.isupper() else letter.lower() for letter, wanted in zip(typed, right, strict=True))


def _sentence(match: re.Match[str]) -> str:
    """The first letter of a sentence; not behind a shortened word, nor where one side is no Vietnamese."""
    last = _LAST.search(match.string[max(0, match.start() - 12) : match.start()])
    word = last["word"] if last else "."
    if (word and (word.lower() in _SHORTENED or not is_syllable(word))) or not is_syllable(match["first"]):
        return match[0]
    return ". " + match["first"][0].upper() + match["first"][1:]


def _said(spot: Spot, text: str, rule: _Rule) -> Iterator[Finding]:
    if not any(sign in text for sign in rule.signs):
        return
    wrong = next((match for match in rule.pattern.finditer(spot.text) if rule.right(match) != match[0]), None)
    if wrong is None:
        return
    right = rule.right(wrong)
    values = {"typed": quoted(wrong[0]), "right": quoted(right), "where": spot.name}
    message = _("“{typed}” ở {where} viết hoa chưa đúng; hãy viết “{right}”.").format(**values)
    fix = Fix(put_label(right), spot.place, rule.pattern.sub(rule.right, spot.text))
    yield Finding("capitals", "warning", spot.place, message, _WHY.format(part=rule.part), values, fix)
