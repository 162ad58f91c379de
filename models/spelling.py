"""What a word that is no syllable was meant to be, where that is certain; precision before recall."""

import re
from functools import lru_cache

from msgspec import Struct
from rapidfuzz import process
from rapidfuzz.distance import OSA

from models.lexicon import by_skeleton, frequent, pairs
from models.syllables import is_syllable, with_tone, without_tone
from models.text import folded
from models.typing_keys import from_telex, from_vni

_ONSETS = (("ngh", "ng"), ("ng", "ngh"), ("gh", "g"), ("g", "gh"), ("k", "c"), ("c", "k"), ("c", "ch"), ("q", "qu"))
_CLEAR_KEY = re.compile(r"[fj]|[au]w|dd|[^aeiouy][rx]$")
"""Keys that English words do not have at such a place."""

_LOAN_ONSET = re.compile(r"[bcdđfghkpstvx][lr]|[sx][tcpkm]|[fjwz]")
_VOWELS = frozenset("aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ")
_HEAVY = frozenset("\u0300\u0309\u0303\u0323")
"""Tones that no loan word has: huyền, hỏi, ngã, nặng."""


class _Sort(Struct, frozen=True):
    """What a word may have been meant to be, by one sort of slip; `alone` is the candidate that needs no neighbour to confirm it."""

    candidates: tuple[str, ...]
    alone: str = ""


def meant(word: str, before: str = "", after: str = "") -> str:
    """The one syllable that a small word must be a slip of, its neighbours considered; nothing where none or several could be meant."""
    for sort in _sorts(word):
        if sort.candidates:
            fitting = [candidate for candidate in sort.candidates if fits(candidate, before, after)]
            return fitting[0] if len(fitting) == 1 else sort.alone
    return ""


def fits(syllable: str, before: str, after: str) -> bool:
    """Whether a syllable makes a known word with one of its neighbours, which may be slips themselves."""
    return _joined(before, syllable) or _joined(syllable, after)


def _joined(first: str, second: str) -> bool:
    return any((one, other) in pairs() for one in _readings(first) for other in _readings(second))


def _readings(word: str) -> tuple[str, ...]:
    """A word as it stands, or as the frequent syllables with its letters where it is none itself."""
    return (word,) if is_syllable(word) else tuple(by_skeleton().get(folded(word), ()))


@lru_cache(maxsize=1 << 12)
def _sorts(word: str) -> tuple[_Sort, ...]:
    """The most certain sort first: tone on another letter, keys, onset; a blank left out; marks; then one letter more, less or other."""
    return (_single(_tone_elsewhere(word)), _keys(word), _single(_respelt(word)), _single(_split(word)), _by_marks(word), _near(word))


def _single(candidates: tuple[str, ...]) -> _Sort:
    return _Sort(candidates, candidates[0] if len(candidates) == 1 else "")


def _tone_elsewhere(word: str) -> tuple[str, ...]:
    bare, tones = without_tone(word)
    moved = with_tone(bare, tones) if len(tones) == 1 else ""
    return (moved,) if moved else ()


def _keys(word: str) -> _Sort:
    """Keys still in the word. One of s, r, x may be the end of an English word ("cars"); behind a whole syllable any may be a slip."""
    made = from_telex(word) or from_vni(word)
    several, clear = len(word) - len(made) > 1, bool(_CLEAR_KEY.search(word))
    if not made or not (made in frequent() or (several and clear)):
        return _Sort(())
    if word[:-1] in frequent():
        return _Sort((made, word[:-1]))
    return _Sort((made,), made if several or clear or not word.isascii() else "")


def _respelt(word: str) -> tuple[str, ...]:
    """Another onset of the same sound, a doubled letter once."""
    onsets = (right + word[len(wrong) :] for wrong, right in _ONSETS if word.startswith(wrong))
    doubled = (word[:at] + word[at + 1 :] for at in range(1, len(word)) if word[at] == word[at - 1])
    return tuple(dict.fromkeys(made for made in (*onsets, *doubled) if is_syllable(made) and not word.isascii()))


def _split(word: str) -> tuple[str, ...]:
    """Two syllables that make a known word, without the blank between them."""
    return tuple(f"{word[:at]} {word[at:]}" for at in range(1, len(word)) if (word[:at], word[at:]) in pairs())


def _by_marks(word: str) -> _Sort:
    """Frequent syllables of the same letters with more marks; alone stands the one with the fewest more, and được before all."""
    found = [(more, syllable) for syllable in by_skeleton().get(folded(word), ()) if (more := _marks_missing(word, syllable)) is not None]
    alike = tuple(syllable for _more, syllable in sorted(found))
    nearest = [syllable for more, syllable in found if more == min(found)[0]]
    alone = "được" if "được" in alike else nearest[0] if len(nearest) == 1 else ""
    return _Sort(alike, "" if word.isascii() else alone)


def _marks_missing(word: str, right: str) -> int | None:
    """How many letters of a word lack a mark that the right one has, its tone counted too; nothing where the word has one too many."""
    (typed, tone), (wanted, seated) = without_tone(word), without_tone(right)
    if len(typed) != len(wanted):  # a mark that stands on no letter of its own
        return None
    lacking = [one != other for one, other in zip(typed, wanted, strict=True)]
    lost = any(one != other and one not in "aeoud" for one, other in zip(typed, wanted, strict=True))
    return None if lost else sum(lacking) + (tone != seated)


def _near(word: str) -> _Sort:
    if len(word) < 3:
        return _Sort(())
    if word.isascii():
        return _Sort(tuple(made for made in _fingers(word) if made in frequent()))
    found = process.extract(word, sorted(frequent()), scorer=OSA.distance, score_cutoff=1, limit=None)
    near = tuple(syllable for syllable, _distance, _at in found)
    return _Sort(near, near[0] if len(near) == 1 and _is_finger_slip(word, near[0]) else "")


def _fingers(word: str) -> set[str]:
    """What a word of plain letters is with two neighbours swapped, or a doubled letter once: it needs a word beside it."""
    swapped = {word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1)}
    return swapped | {word[:at] + word[at + 1 :] for at in range(1, len(word)) if word[at] == word[at - 1]}


def _is_finger_slip(word: str, near: str) -> bool:
    """A letter too much, or two that changed places: the others may be a word that this list lacks."""
    return (len(word) > 3 and len(near) < len(word)) or sorted(near) == sorted(word)


def is_by_rule(word: str, right: str) -> bool:
    """Whether the rule of spelling alone leads from a word to what it was meant to be, whatever the word means."""
    return right in (*_tone_elsewhere(word), *_respelt(word))


def is_vietnamese_slip(word: str) -> bool:
    """Whether a small word that is no syllable can only be a slip, though nobody can say of what."""
    if word.isascii():
        return False
    return bool(_HEAVY & set(without_tone(word)[1])) or any(sort.candidates for sort in _sorts(word)) or not _is_like_a_loan(word)


def _is_like_a_loan(word: str) -> bool:
    """ "crôm", "xtốp"; "nitơ", "côngtenơ": a group of consonants that loan words begin with, or syllables written as one word."""
    return bool(_LOAN_ONSET.match(word)) or _is_of_syllables(word)


def _is_of_syllables(word: str) -> bool:
    """Each but the first begins with a consonant, or is the ô of rađiô."""
    parts = ((word[:at], word[at:]) for at in range(1, len(word)) if word[at] not in _VOWELS or word[at:] == "ô")
    return any(is_syllable(first) and (is_syllable(rest) or _is_of_syllables(rest)) for first, rest in parts)
