"""Blanks around punctuation (usage): only cases that cannot be an address, a number, a time or a symbol."""

import re
from collections.abc import Iterator

from models.checks.finding import Context, Finding, Fix
from models.checks.spots import Spot, prose, quoted, sentence
from models.language import N_, _
from models.report import Report

_BEFORE = re.compile(r"(?<=[^\s.,;:!?]) +(?=[,;:!?.](?:[\s”\")*]|$))")
_INSIDE = re.compile(r"(?<=[(“]) +(?=\S)|(?<=\S) +(?=[)”])")
_DOUBLE = re.compile(r"(?<=\S) {2,}(?=\S)")
_AFTER = re.compile(r"([,;])(?=[^\W\d_])(?<=[^\W\d_][,;])")
_AFTER_DOT = re.compile(r"\.(?=[A-ZĐÀ-ỸƠƯ][^\W\d_])(?<=[^\W\d_A-ZĐ]{2}\.)")
_AFTER_COLON = re.compile(r"(?<=[^\W\d_A-ZĐ]{2}):(?=[^\W\d_]{2})")
_OPENING = re.compile(r"([(“])(?<=[^\W\d_A-ZĐ]{2}.)(?=[^\W\d_]{2})")
_CLOSING = re.compile(r"([)”])(?<=[^\W\d_]{2}.)(?=[^\W\d_A-ZĐ]{2})")
_DASH = re.compile(r"( -|- )(?<=[^\W\d_A-ZĐ]..)(?=[^\W\d_A-ZĐ]{2})")
_ADDRESS = re.compile(r"\S*(?:://|@|www\.|\.(?:vn|com|net|org|gov|edu|html?|docx?|pdf|xlsx?)\b)\S*", re.IGNORECASE)

_SIGNS = {_BEFORE: (" ,", " ;", " :", " !", " ?", " ."), _INSIDE: ("( ", "“ ", " )", " ”"), _DOUBLE: ("  ",)}
"""Without one of these a pattern cannot match; looking for them first is ten times as quick."""

_OF_ADDRESSES = ("space-after-mark", "space-around-brackets", "space-around-dash")

_MENDS: tuple[tuple[str, re.Pattern[str], str, str], ...] = (
    ("space-double", _DOUBLE, " ", N_("{where} có hai dấu cách liền nhau sau “{near}”; chỉ để một dấu cách.")),
    ("space-before-mark", _BEFORE, "", N_("{where} có dấu cách trước dấu câu sau “{near}”; hãy viết liền.")),
    ("space-inside-brackets", _INSIDE, "", N_("{where} có dấu cách thừa ở trong dấu ngoặc, sau “{near}”; hãy viết liền.")),
    ("space-after-mark", _AFTER, r"\1 ", N_("{where} thiếu dấu cách sau dấu câu, sau “{near}”; hãy thêm một dấu cách.")),
    ("space-after-mark", _AFTER_DOT, ". ", N_("{where} thiếu dấu cách sau dấu chấm, sau “{near}”; hãy thêm một dấu cách.")),
    ("space-after-mark", _AFTER_COLON, ": ", N_("{where} thiếu dấu cách sau dấu hai chấm, sau “{near}”; hãy thêm một dấu cách.")),
    ("space-around-brackets", _OPENING, r" \1", N_("{where} thiếu dấu cách ở dấu ngoặc, sau “{near}”; hãy thêm một dấu cách.")),
    ("space-around-brackets", _CLOSING, r"\1 ", N_("{where} thiếu dấu cách ở dấu ngoặc, sau “{near}”; hãy thêm một dấu cách.")),
    ("space-around-dash", _DASH, " - ", N_("{where} chỉ có dấu cách ở một bên gạch nối, sau “{near}”; hãy cách cả hai bên.")),
)


def spacing(report: Report, _context: Context) -> Iterator[Finding]:
    """One finding of each sort for each stretch of text; its mend mends all of that sort there."""
    for spot in prose(report):
        seen: set[str] = set()
        for code, pattern, right, message in _MENDS:
            if code not in seen and (finding := _finding(spot, code, pattern, right, message)):
                seen.add(code)
                yield finding


def _finding(spot: Spot, code: str, pattern: re.Pattern[str], right: str, message: str) -> Finding | None:
    if pattern in _SIGNS and not any(sign in spot.text for sign in _SIGNS[pattern]):
        return None
    if pattern.search(spot.text) is None:
        return None
    addresses = [match.span() for match in _ADDRESS.finditer(spot.text)] if code in _OF_ADDRESSES else []

    def outside(match: re.Match[str]) -> bool:
        return not any(start <= match.start() < end for start, end in addresses)

    first = next(filter(outside, pattern.finditer(spot.text)), None)
    if first is None:
        return None
    text = pattern.sub(lambda match: match.expand(right) if outside(match) else match[0], spot.text)
    values = {"where": spot.name, "near": quoted(spot.text[max(0, first.start() - 20) : first.start()])}
    sentences = _(message).format(**{**values, "where": sentence(spot.name)})
    return Finding(code, "warning", spot.place, sentences, values=values, fix=Fix(_("Sửa dấu cách"), spot.place, text))
