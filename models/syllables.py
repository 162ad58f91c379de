"""Vietnamese syllables by rule: onset, rhyme and tone, in both styles of placing the tone (TCVN 6909 letters; QĐ 1989/QĐ-BGDĐT, Điều 8).

Not a dictionary: every syllable that the language could have is one, rare rhymes included; names and loan words are asked about elsewhere.
"""

import re
import unicodedata
from functools import cache, lru_cache
from typing import Literal

ToneStyle = Literal["", "old", "new"]


def _listed(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_RHYMES = frozenset(
    _listed("""
    a ai ao au ay am an ang anh ap at ac ach   ăm ăn ăng ăp ăt ăc   âm ân âng âp ât âc âu ây
    e em en eng ep et ec eo   ê êm ên ênh êp êt êch êu   i im in inh ip it ich iu y
    o om on ong op ot oc oi oong ooc   ô ôm ôn ông ôp ôt ôc ôi ôông ôôc   ơ ơm ơn ơp ơt ơi
    u um un ung up ut uc ui   ư ưm ưn ưng ưp ưt ưc ưi ưu
    ia iêm iên iêng iêp iêt iêc iêu   yêm yên yêng yêt yêu
    ua uôm uôn uông uôt uôc uôi   ưa ươm ươn ương ươp ươt ươc ươi ươu
    oa oai oao oay oam oan oang oanh oap oat oac oach   oăm oăn oăng oăp oăt oăc   oe oen oem oeng oet oeo
    uân uâng uât uây   uê uênh uêch uêu   uơ   uy uya uyn uynh uyt uych uyp uyu uyên uyêt
    """)
)
"""Rhymes as they stand behind an onset, without tone; what is rare (oao, oap, uêu, uyp, ưm, ôông) is no slip."""

_GLIDES = _listed("oa oă oe uâ uê uơ uy")
_AFTER_QU = frozenset(
    _listed("""
    a ai ao au ay am an ang anh ap at ac ach   ăm ăn ăng ăp ăt ăc   âm ân âng âp ât âc âu ây
    e em en eng ep et ec eo   ê êm ên ênh êp êt êch êu   i in inh ip it ich iu   y yn ynh yt ych yp yu yên yêt   ơ ơi ơn ơt   ôc
    """)
)
_Y_AFTER = frozenset(_listed("h k l m s t th v d n"))
"""Onsets behind which a lone y is written: hy, kỷ, lý, mỹ, sỹ, tỷ, vy; thy, dy, ny in names."""

_FRONT = ("e", "ê", "i")
_ONSETS = _listed("b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x")

_LEVEL, _ACUTE, _DOT = "", "\u0301", "\u0323"
_TONES = (_LEVEL, "\u0300", _ACUTE, "\u0309", "\u0303", _DOT)
_STOPS = re.compile(r"(?:c|ch|p|t)$")
_HATTED = "ăâêôơư"
_VOWELS = "aeiouy" + _HATTED
_EITHER = ("oa", "oe", "uy")
"""The open rhymes whose tone stands on the first letter in the old style and on the second in the new one."""


@cache
def _rhymes_after(onset: str) -> frozenset[str]:
    match onset:
        case "qu":
            return _AFTER_QU
        case "k":
            return frozenset(rhyme for rhyme in _RHYMES if rhyme.startswith(_FRONT) or rhyme == "y")
        case "gh" | "ngh":
            return frozenset(rhyme for rhyme in _RHYMES if rhyme.startswith(_FRONT))
        case "g":
            back = frozenset(rhyme for rhyme in _RHYMES if not rhyme.startswith((*_FRONT, "y")))
            return back | {"i", "in", "iêng", "iêt", "iêc"}  # gì, gìn, giếng, giết: gi and an i behind it merge
        case "ng":
            return frozenset(rhyme for rhyme in _RHYMES if not rhyme.startswith((*_FRONT, "y")))
        case "c":
            return frozenset(rhyme for rhyme in _RHYMES if not rhyme.startswith((*_FRONT, "y", *_GLIDES)))
        case "gi":
            return frozenset(rhyme for rhyme in _RHYMES if not rhyme.startswith(("i", "y", "oa", "oe", "uâ", "uê", "uơ", "uy")))
        case "":
            return frozenset(rhyme for rhyme in _RHYMES if not rhyme.startswith("iê"))
        case _:
            return frozenset(rhyme for rhyme in _RHYMES if not rhyme.startswith("y") or (rhyme == "y" and onset in _Y_AFTER))


def _seats(rhyme: str) -> tuple[int, ...]:
    """The letters of a rhyme that may carry its tone: one, or of oa, oe, uy the old style's first and the new one's second."""
    hatted = [at for at, letter in enumerate(rhyme) if letter in _HATTED]
    if hatted:
        return (hatted[-1],)
    vowels = [at for at, letter in enumerate(rhyme) if letter in _VOWELS]
    if len(vowels) == 1 or len(vowels) < len(rhyme):
        return (vowels[-1],)
    if rhyme in _EITHER:
        return (0, 1)
    return (1,) if len(vowels) == 3 else (0,)


def _toned(rhyme: str) -> frozenset[str]:
    """All spellings of a rhyme with a tone; before a final c, ch, p, t only sắc and nặng are possible."""
    tones = (_ACUTE, _DOT) if _STOPS.search(rhyme) else _TONES
    return frozenset(unicodedata.normalize("NFC", rhyme[: seat + 1] + tone + rhyme[seat + 1 :]) for tone in tones for seat in _seats(rhyme))


@cache
def _spellings() -> dict[str, frozenset[str]]:
    """What may follow each onset; made when the first word is looked at, as it takes longer than loading all else here."""
    return {onset: frozenset(spelling for rhyme in _rhymes_after(onset) for spelling in _toned(rhyme)) for onset in ("", *_ONSETS)}


_BASE = {
    unicodedata.normalize("NFC", vowel + tone): (vowel, tone) for vowel in _VOWELS for tone in _TONES if tone
}  # the letter without its tone, and the tone


@lru_cache(maxsize=1 << 15)
def is_syllable(word: str) -> bool:
    """Whether Vietnamese could have this syllable, in any case and in either style of placing the tone: "ngành", "HÒA", "khoẻ"."""
    lower = unicodedata.normalize("NFC", word).lower()
    return any(lower[size:] in _spellings().get(lower[:size], ()) for size in range(min(4, len(lower))))


def syllables() -> frozenset[str]:
    """Every syllable that the rule makes, in small letters: some eighteen thousand."""
    return frozenset(onset + spelling for onset, spellings in _spellings().items() for spelling in spellings)


def without_tone(word: str) -> tuple[str, str]:
    """A word without its tones, and those it had as combining marks in their order: "được" -> ("đươc", nặng)."""
    tones = "".join(_BASE[letter][1] for letter in word if letter in _BASE)
    return "".join(_BASE[letter][0] if letter in _BASE else letter for letter in word), tones


def with_tone(bare: str, tone: str) -> str:
    """A small syllable without tone, with the tone where it belongs, in the old style; nothing where that makes no syllable."""
    for size in range(min(4, len(bare))):
        onset, rhyme = bare[:size], bare[size:]
        if onset not in ("", *_ONSETS) or rhyme not in _rhymes_after(onset):
            continue
        seat = size + _seats(rhyme)[0]
        made = unicodedata.normalize("NFC", bare[: seat + 1] + tone + bare[seat + 1 :])
        if is_syllable(made):
            return made
    return ""


_STYLED = re.compile(r"(?i)(?<![^\W_])(?:(?!qu)[bcdđghklmnprstvx]{0,3})(?:([òóỏõọ][ae]|[ùúủũụ]y)|(o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ]))(?![^\W_])")


def tone_style(word: str) -> ToneStyle:
    """How a syllable that ends in oa, oe or uy places its tone: "hòa" is old, "hoà" is new; "" where both are the same."""
    match = _STYLED.fullmatch(word)
    if match is None:
        return ""
    return "old" if match[1] else "new"


def in_style(word: str, style: ToneStyle) -> str:
    """A syllable that ends in oa, oe or uy with its tone placed in a style: "THUỶ" in the old one is "THỦY"."""
    if tone_style(word) in ("", style):
        return word
    first, second = (unicodedata.normalize("NFD", letter) for letter in word[-2:])
    tone = (first + second).translate({ord(letter): None for letter in "oaeuyOAEUY"})
    vowels = first[0] + tone + second[0] if style == "old" else first[0] + second[0] + tone
    return word[:-2] + unicodedata.normalize("NFC", vowels)
