"""What a word that is no syllable was meant to be, where that is certain; precision before recall."""

from functools import lru_cache

from msgspec import Struct
from rapidfuzz import process
from rapidfuzz.distance import OSA

from models.lexicon import by_skeleton, frequent, pairs
from models.syllables import is_syllable, with_tone, without_tone
from models.text import folded
from models.typing_keys import from_telex, from_vni

_ONSETS = (("ngh", "ng"), ("ng", "ngh"), ("gh", "g"), ("g", "gh"), ("k", "c"), ("c", "k"), ("q", "qu"))
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
    """One key alone may be the end of an English word ("cuar", "test"); two or more, or a key behind a marked letter, may not."""
    made = from_telex(word) or from_vni(word)
    if made not in frequent():
        return _Sort(())
    return _Sort((made,), made if not word.isascii() or len(word) - len(made) > 1 else "")


def _respelt(word: str) -> tuple[str, ...]:
    """Another onset of the same sound, a doubled letter once."""
    onsets = (right + word[len(wrong) :] for wrong, right in _ONSETS if word.startswith(wrong))
    doubled = (word[:at] + word[at + 1 :] for at in range(1, len(word)) if word[at] == word[at - 1])
    return tuple(dict.fromkeys(made for made in (*onsets, *doubled) if is_syllable(made) and not word.isascii()))


def _split(word: str) -> tuple[str, ...]:
    """Two syllables that make a known word, without the blank between them."""
    return tuple(f"{word[:at]} {word[at:]}" for at in range(1, len(word)) if (word[:at], word[at:]) in pairs())


def _by_marks(word: str) -> _Sort:
    """Frequent syllables of the same letters; alone stands the one that differs in the fewest marks."""
    alike = tuple(sorted(by_skeleton().get(folded(word), ())))
    far = [_marks_between(word, syllable) for syllable in alike]
    nearest = [syllable for syllable, marks in zip(alike, far, strict=True) if marks == min(far)]
    return _Sort(alike, nearest[0] if len(nearest) == 1 and not word.isascii() else "")


def _marks_between(one: str, other: str) -> int:
    (bare, tone), (right, seated) = without_tone(one), without_tone(other)
    return sum(typed != wanted for typed, wanted in zip(bare, right, strict=True)) + (tone != seated)


def _near(word: str) -> _Sort:
    if word.isascii() or len(word) < 3:
        return _Sort(())
    found = process.extract(word, sorted(frequent()), scorer=OSA.distance, score_cutoff=1, limit=None)
    near = tuple(syllable for syllable, _distance, _at in found)
    return _Sort(near, near[0] if len(near) == 1 and _is_finger_slip(word, near[0]) else "")


def _is_finger_slip(word: str, near: str) -> bool:
    """A letter too much, or two that changed places: the others may be a word that this list lacks."""
    return (len(word) > 3 and len(near) < len(word)) or sorted(near) == sorted(word)


def is_by_rule(word: str, right: str) -> bool:
    """Whether the rule of spelling alone leads from a word to what it was meant to be, whatever the word means."""
    return right in (*_tone_elsewhere(word), *_respelt(word))


def is_vietnamese_slip(word: str) -> bool:
    """Whether a small word that is no syllable can only be a slip, though nobody can say of what."""
    return not word.isascii() and bool(_HEAVY & set(without_tone(word)[1]) or any(sort.candidates for sort in _sorts(word)))
