"""Words that are no syllables of Vietnamese: slips of typing. Names, codes and foreign words are left alone."""

import re
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from models.checks.finding import Context, Finding, Fix
from models.checks.letters import is_legacy
from models.checks.repeated import MOST_IN_A_SPOT, told_once
from models.checks.spots import Spot, prose, put_label
from models.language import _
from models.lexicon import foreign
from models.report import Report
from models.spelling import fits, is_by_rule, is_vietnamese_slip, meant
from models.syllables import is_syllable

WHY = "Quy tắc ghép âm đầu, vần và thanh của chữ quốc ngữ"
_CHUNK = re.compile(r"\S+")
_AROUND = "\"'“”‘’([{<>}])*.,;:!?…-–+/%"
_KEYED = re.compile(r"[a-z]+[1-9][a-z1-9]*[1-9][a-z]*|d9[a-z1-9]+")
_VOWEL = re.compile(r"[aeiouyăâêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]")
_VOWELLESS = re.compile(r"(?:th|tr|ch|kh|ph|nh|ngh?|gi|qu|[bcdđghklmrstvx])(?:ng|nh|ch)")
"""A syllable whose one vowel was not typed: "thng", "trnh"."""
_MINORITY = re.compile(r"(?:[bđdghklmnpstv]r|[kpbhcm]l|hm|mn|kb|kp|kt|kn|bh(?=[nr])|dz|ds|s[lt]|đh|rch)(?!$)")
"""Onsets that only words of ethnic minorities have: krông, klông, hmông, mnông, kbang, slư."""

_ENDS = (".", "!", "?", ":", "…", "“", "”")
_LONGEST = 14
_LETTERS = re.compile(r"[a-zA-ZÀ-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ]+")
"""Those of Vietnamese; other ones are look-alikes (models/checks/letters.py) or foreign."""

_WINDOW = 80


class _Slip(Struct, frozen=True):
    """A word in a spot that is no syllable. `right` is empty where nobody can say what was meant."""

    spot: Spot
    start: int
    typed: str
    right: str


def misspelt(report: Report, _context: Context) -> Iterator[Finding]:
    """One finding for each such word of each spot."""
    yield from told_once(_finding(slip) for spot in prose(report) for slip in _slips(spot))


def _slips(spot: Spot) -> list[_Slip]:
    found: dict[str, _Slip] = {}
    for match in _CHUNK.finditer(spot.text):
        offset, word = _odd_word(match[0])
        if word and word not in found and (slip := _slip(spot, match.start() + offset, word)):
            found[word] = slip
            if len(found) == MOST_IN_A_SPOT:
                break
    return [] if found and is_legacy(spot.text) else list(found.values())


@lru_cache(maxsize=1 << 16)
def _odd_word(chunk: str) -> tuple[int, str]:
    """The word in a stretch without blanks, and where it begins; "" where it is a syllable or something that is no Vietnamese word."""
    word = chunk.strip(_AROUND)
    lower = word.lower()
    if not 1 < len(word) <= _LONGEST or lower in foreign() or is_syllable(word) or _is_of_a_minority(lower):
        return 0, ""
    if not (
        _LETTERS.fullmatch(word) and (word[1:].islower() or word.isupper()) and (_VOWEL.search(lower) or _is_without_vowel(word))
    ) and not _KEYED.fullmatch(word):
        return 0, ""
    return chunk.index(word), word


def _is_without_vowel(word: str) -> bool:
    return len(word) > 3 and word.islower() and bool(_VOWELLESS.fullmatch(word))


def _is_of_a_minority(word: str) -> bool:
    return bool(_MINORITY.match(word)) and not word.startswith("tr")


def _slip(spot: Spot, start: int, word: str) -> _Slip | None:
    end = start + len(word)
    before, after = spot.text[max(0, start - _WINDOW) : start].split(), spot.text[end : end + _WINDOW].split()
    follows = spot.text[end : end + 1] == " "
    beside = (_beside(before[-1:], -1), _beside(after[:1], 0) if follows else "")
    lower = word.lower()
    right = meant(lower, *beside)
    if word.islower():
        if not _is_among_vietnamese([*before[-4:], *after[:4]]) or not (right or is_vietnamese_slip(lower) or _is_without_vowel(word)):
            return None
        return _Slip(spot, start, word, right)
    begins = not before or before[-1].endswith(_ENDS)
    certain = right and (fits(right, *beside) or (begins and not word.isupper() and is_by_rule(lower, right)))
    return _Slip(spot, start, word, right.upper() if word.isupper() else right[:1].upper() + right[1:]) if certain else None


def _beside(chunks: list[str], edge: int) -> str:
    """The neighbour as a small word; "" where a mark stands between."""
    if not chunks or not chunks[0][edge].isalpha():
        return ""
    return chunks[0].strip(_AROUND).lower()


def _is_among_vietnamese(chunks: list[str]) -> bool:
    """Whether most words around are syllables and one at least has a mark: not so inside a foreign sentence or a list of names."""
    words = [word for chunk in chunks if (word := chunk.strip(_AROUND)).isalpha() and not word.isupper() and word.lower() not in foreign()]
    sure = [word for word in words if is_syllable(word)]
    return bool(sure) and len(sure) * 5 >= len(words) * 3 and any(not word.isascii() for word in sure)


def _finding(slip: _Slip) -> Finding:
    values = {"typed": slip.typed, "where": slip.spot.name, "right": slip.right}
    if not slip.right:
        message = _("“{typed}” ở {where} không phải là âm tiết tiếng Việt; hãy xem lại.").format(**values)
        return Finding("word-misspelt", "warning", slip.spot.place, message, WHY, values)
    message = _("“{typed}” ở {where} không phải là âm tiết tiếng Việt; có lẽ là “{right}”.").format(**values)
    return Finding("word-misspelt", "warning", slip.spot.place, message, WHY, values, _fix(slip))


def _fix(slip: _Slip) -> Fix:
    """All of that word in the spot, where it stands alone."""
    word = re.compile(rf"(?<![\w{{-]){re.escape(slip.typed)}(?![\w}}-])")
    text = word.sub(lambda _match: slip.right, slip.spot.text)
    return Fix(put_label(slip.right), slip.spot.place, text)
