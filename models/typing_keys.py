"""What the keys of a Vietnamese typing method would have become, had it been on: "dduwowcj" (Telex), "d9uo7c5" (VNI) -> "được"."""

import re

from models.syllables import with_tone, without_tone

_TELEX_TONES = {"s": "\u0301", "f": "\u0300", "r": "\u0309", "x": "\u0303", "j": "\u0323"}
_VNI_TONES = {"1": "\u0301", "2": "\u0300", "3": "\u0309", "4": "\u0303", "5": "\u0323"}
_HATS = {"a": "â", "e": "ê", "o": "ô"}
_HORNS = {"a": "ă", "o": "ơ", "u": "ư"}
_VNI_MARKS = {"6": _HATS, "7": {"o": "ơ", "u": "ư"}, "8": {"a": "ă"}, "9": {"d": "đ"}}
_VOWELS = "aăâeêioôơuưy"
_VNI = re.compile(r"[a-zA-Z]+[1-9][a-zA-Z1-9]*")


def from_telex(word: str) -> str:
    """The syllable that Telex would make of a small word whose keys are still in it; nothing where none are, or it makes no syllable."""
    bare, tones = without_tone(word)
    letters: list[str] = []
    for before, key in zip(" " + bare, bare, strict=False):
        if key in _TELEX_TONES and any(letter in _VOWELS for letter in letters):
            tones += _TELEX_TONES[key]
        elif not _changed(letters, before, key):
            letters.append(key)
    made = "".join(letters)
    return with_tone(made, tones) if len(tones) < 2 and len(made) < len(bare) else ""


def _changed(letters: list[str], before: str, key: str) -> bool:
    """Whether a key marks a letter before it, which is then done; a letter is doubled right behind itself."""
    if letters and key == before == letters[-1] and (key in _HATS or key == "d"):
        letters[-1] = "đ" if key == "d" else _HATS[key]
        return True
    return key == "w" and _horned(letters, _HORNS)


def _horned(letters: list[str], marks: dict[str, str]) -> bool:
    """Puts a horn or a bow on the last letter that takes one; on both of "uo"."""
    at = next((at for at in range(len(letters) - 1, -1, -1) if letters[at] in marks), None)
    if at is None:
        return False
    letters[at] = marks[letters[at]]
    if letters[at] == "ơ" and at and letters[at - 1] == "u":
        letters[at - 1] = "ư"
    return True


def from_vni(word: str) -> str:
    """The syllable that VNI would make of a word with its figures still in it; nothing where it makes none."""
    if not _VNI.fullmatch(word):
        return ""
    letters: list[str] = []
    tones = ""
    for key in word.lower():
        if key in _VNI_TONES:
            tones += _VNI_TONES[key]
        elif key in _VNI_MARKS:
            if not _horned(letters, _VNI_MARKS[key]):
                return ""
        else:
            letters.append(key)
    return with_tone("".join(letters), tones) if len(tones) < 2 else ""
