"""Characters that should not stand in a report: invisible ones, odd blanks, look-alikes (TCVN 6909:2001)."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import chain

from models.checks.finding import Context, Finding, Fix
from models.checks.spots import Spot, plain_fields, prose, quoted, sentence
from models.language import _
from models.report import Report
from models.syllables import is_syllable
from models.text import CYRILLIC_LOOKS, clean_line, words

WHY = "TCVN 6909:2001"
_CONTROL = "\x00-\x08\x0e-\x1f\x7f"
_UNSEEN = re.compile(rf"[{_CONTROL}\t\r\n\v\f\u0085\u2028\u2029\u00a0\u2000-\u200a\u202f\u3000\u00ad\u200b\u200c\u200d\u2060\ufeff]")
_CONTROLS = re.compile(f"[{_CONTROL}]")
_ETH = str.maketrans("ÐƉðɖ", "ĐĐđđ")
_ETHS = re.compile("[ÐƉðɖ]")
_CYRILLIC_WORD = re.compile(r"\w*[\u0400-\u052f]\w*")
_BROKEN = re.compile("[\ufffd\ue000-\uf8ff]")
_OLD = "µ¸¶·¹¨»¾¼½Æ©ÇË®ÏÎÑªÖ×ØÜÞß«¬äåæçëîïñö÷ûüþøÿ¿§"
_OLD_WORD = re.compile(rf"\w*(?:[A-Za-zÀ-ỹ][{_OLD}]|[{_OLD}][A-Za-zÀ-ỹ])[\w{_OLD}]*")
_FOREIGN_NAME = re.compile(r"[A-Z](?:[a-zà-ìò-öñøüåäëïç]|-)*")
_OLD_LETTER = re.compile(f"[{_OLD}]")


def is_legacy(text: str) -> bool:
    """Whether a text is Vietnamese in an old encoding that is shown as if it were Unicode: "NghÞ ®Þnh" (TCVN3), "Nghò ñònh" (VNI).

    Several words, and a third of all: a foreign name with such a letter ("El Niño") is none.
    """
    return _first_of_old(text) is not None


def _first_of_old(text: str) -> str | None:
    if not _OLD_LETTER.search(text):
        return None
    odd = [word for match in _OLD_WORD.finditer(text) if not _FOREIGN_NAME.fullmatch(word := match[0])]
    strange = [word for word in words(text) if not word.isascii() and not is_syllable(word) and not _OLD_LETTER.search(word)]
    count = len(odd) + len(strange)
    return odd[0] if odd and count > 1 and count * 3 >= len(text.split()) else None


def odd_letters(report: Report, _context: Context) -> Iterator[Finding]:
    """One finding at most of each sort for each stretch of text."""
    for spot in chain(prose(report), plain_fields(report)):
        if spot.text.isascii() and spot.text.isprintable():
            continue
        yield from _unseen(spot)
        if typed := _first_of_old(spot.text):
            yield _old(spot, typed)
            continue
        yield from _look_alikes(spot)
        yield from _broken(spot)


def _unseen(spot: Spot) -> Iterator[Finding]:
    if not _UNSEEN.search(spot.text):
        return
    message = _("{where} có tab, xuống dòng hoặc ký tự ẩn lẫn vào khi sao chép; hãy bỏ đi.").format(where=sentence(spot.name))
    clean = clean_line(_CONTROLS.sub("", spot.text))
    fix = Fix(_("Bỏ ký tự ẩn"), spot.place, clean) if clean else None
    yield Finding("text-invisible", "warning", spot.place, message, WHY, {"where": spot.name}, fix)


def _old(spot: Spot, typed: str) -> Finding:
    values = {"where": spot.name, "typed": quoted(typed)}
    message = _(
        "{where} có chữ của bảng mã cũ (TCVN3, VNI), như “{typed}”; hãy gõ lại bằng Unicode, hoặc mở lại tệp gốc để được chuyển mã."
    )
    return Finding("text-old-encoding", "warning", spot.place, message.format(**{**values, "where": sentence(spot.name)}), WHY, values)


def _look_alikes(spot: Spot) -> Iterator[Finding]:
    right = _CYRILLIC_WORD.sub(_latin, _ETHS.sub(lambda match: match[0].translate(_ETH), spot.text))
    if right == spot.text:
        return
    at = next(index for index, (old, new) in enumerate(zip(spot.text, right, strict=True)) if old != new)
    values = {"where": spot.name, "wrong": spot.text[at], "right": right[at], "code": f"U+{ord(spot.text[at]):04X}"}
    message = _("{where} có chữ “{wrong}” ({code}) trông giống “{right}” nhưng là chữ khác; hãy thay bằng chữ tiếng Việt.")
    message = message.format(**{**values, "where": sentence(spot.name)})
    yield Finding("text-look-alike", "warning", spot.place, message, WHY, values, Fix(_("Thay chữ giống hình"), spot.place, right))


def _latin(match: re.Match[str]) -> str:
    """A word that mixes Cyrillic with Latin letters, in Latin; a Russian word stays."""
    word = match[0]
    if not any("LATIN" in unicodedata.name(letter, "") for letter in word):
        return word
    return word.translate(CYRILLIC_LOOKS)


def _broken(spot: Spot) -> Iterator[Finding]:
    match = _BROKEN.search(spot.text)
    if match:
        values = {
            "where": spot.name,
            "code": f"U+{ord(match[0]):04X}",
            "near": quoted(spot.text[max(0, match.start() - 15) : match.start()]),
        }
        message = _("{where} có ký tự hỏng ({code}) sau “{near}”; hãy xóa và gõ lại.").format(**{**values, "where": sentence(spot.name)})
        yield Finding("text-broken-letter", "warning", spot.place, message, WHY, values)
