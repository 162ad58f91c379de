"""The tone of open oa, oe, uy in two styles in one report (hòa, hoà); each is right, a mixture is not (usage)."""

import re
from collections.abc import Iterator

from models.checks.finding import Context, Finding, Fix
from models.checks.spots import Spot, prose
from models.language import _
from models.lexicon import compounds
from models.report import Report
from models.syllables import ToneStyle, in_style, tone_style

_OPEN = "(?:[òóỏõọ][ae]|o[àáảãạèéẻẽẹ]|[ùúủũụ]y|u[ỳýỷỹỵ])"
_STYLED = re.compile(
    rf"(?<![^\W_])(?:[bcdđghklmnprstvx]{{0,3}}{_OPEN}|(?:Ủy|Uỷ)(?= ban\b| viên\b| quyền\b)"
    rf"|(?:^|(?<=[.:!?] ))(?P<first>[BCDĐGHKLMNPRSTVX][hgr]?{_OPEN})(?= (?:(?P<next>[a-zà-ỹ]+)|\d)))(?![^\W_])"
)
"""Small words, "Ủy ban", and the first word of a sentence: names of people and places keep what is written."""

_NO_NAMES = frozenset({"xóa", "hủy"})


def tone_styles(report: Report, _context: Context) -> Iterator[Finding]:
    """One finding for the report, at the first spot of the rarer style; of two as frequent ones the old one stays, as laws write it."""
    found = [(spot, match[0], style) for spot in prose(report) if spot.ground != "citation" for match, style in _styled(spot)]
    old = sum(style == "old" for _spot, _word, style in found)
    new = len(found) - old
    if not old or not new:
        return
    kept: ToneStyle = "old" if old >= new else "new"
    rare = [(spot, word) for spot, word, style in found if style != kept]
    spot, word = rare[0]
    values = {"typed": word, "where": spot.name, "right": in_style(word, kept), "count": str(len(rare)), "others": str(max(old, new))}
    message = _("Báo cáo đặt dấu thanh theo hai kiểu: {count} chỗ như “{typed}” ở {where}, {others} chỗ như “{right}”; hãy viết một kiểu.")
    involved = tuple(dict.fromkeys(other.place for other, _word in rare if other.place != spot.place))
    fix = Fix(_("Viết một kiểu dấu thanh"), spot.place, _STYLED.sub(lambda match: _put(match, kept), spot.text))
    yield Finding("tone-style-mixed", "warning", spot.place, message.format(**values), "QĐ 1989/QĐ-BGDĐT, Điều 8", values, fix, involved)


def _styled(spot: Spot) -> Iterator[tuple[re.Match[str], ToneStyle]]:
    if spot.text.isascii():
        return
    for match in _STYLED.finditer(spot.text):
        if (style := tone_style(match[0])) and _is_no_name(match):
            yield match, style


def _is_no_name(match: re.Match[str]) -> bool:
    """Whether a word with a capital begins a word of the language: "Thuỷ lợi", not "Hoà báo cáo"."""
    word = in_style((match["first"] or "").lower(), "old")
    return not word or word in _NO_NAMES or (word, match["next"]) in compounds()


def _put(match: re.Match[str], style: ToneStyle) -> str:
    return in_style(match[0], style) if _is_no_name(match) else match[0]
