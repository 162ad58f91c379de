"""Letters of other alphabets that stand in Vietnamese words because they look the same there."""

import re

from importers.legacy.plausible import is_syllable
from models.text import CYRILLIC_LOOKS

_STROKED = str.maketrans("ÐƉðƒ", "ĐĐđđ")
_WORD = re.compile(r"(?<![^\W\d_])[^\W\d_]*[ÐƉðƒ\u0400-\u052f](?:[^\W\d_]|[\u0300-\u036f])*")
_VIETNAMESE = re.compile("[A-Za-zÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ]+")


def with_own_letters(text: str) -> str:
    """A composed text in which Vietnamese words have Vietnamese letters: "Ðồng" with an Icelandic Ð, "bаn" with a Russian а, "ƒịnh".

    Words of those other languages stay, and so does ƒ by itself, which is a function or a guilder.
    """
    return text if text.isascii() else _WORD.sub(_own, text)


def _own(match: re.Match[str]) -> str:
    word = match[0]
    latin = word.translate(CYRILLIC_LOOKS)
    if latin != word and not (_VIETNAMESE.search(word) and _VIETNAMESE.fullmatch(latin.translate(_STROKED))):
        return word
    stroked = latin.translate(_STROKED)
    if stroked == latin or (is_syllable(stroked) and not ("ƒ" in latin and latin.replace("ƒ", "f").isascii())):
        return stroked
    if "ƒ" in latin:
        plain = latin.replace("ƒ", "f")
        return plain if len(latin) > 2 and plain.isascii() else latin
    abbreviated = stroked.isupper() and bool(_VIETNAMESE.fullmatch(stroked))
    return stroked if abbreviated or latin == "ð" else latin
