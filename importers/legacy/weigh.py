"""How much better the words of a text look in another encoding than as they are."""

import re
from collections.abc import Iterable
from functools import lru_cache

from msgspec import Struct

from importers.legacy.convert import read_as
from importers.legacy.encoding import Encoding
from importers.legacy.plausible import is_common, is_syllable
from importers.legacy.seen import BYTES

OLD = (Encoding.TCVN3, Encoding.VNI, Encoding.VISCII, Encoding.CP1258, Encoding.TCVN5712, Encoding.TWICE)
"""The readings that are weighed against the text as it is; of equal ones the first counts."""

TOKEN = re.compile(r"[^\x09-\x0d\x20-\x40\x5b-\x60\x7b-\x7f]+")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x80-\x9f]")
_PIECE = re.compile(r"[^\W\d_]+")
_OPENING, _CLOSING = "“‘„‚‹«([•–—·", "”’›»…®™©°–—"
_LONGEST = 24
"""No word of a report is longer; what is so long is data, and says nothing."""

_UNIT = re.compile("[µ°][A-Za-z]{1,2}|[A-Z][a-z]{3,}[®©™]|[A-Za-z]{1,3}[²³]")
"""Micrometres, degrees, trade marks: they would be syllables by accident."""

_SYLLABLE, _COMMON, _FOREIGN, _BROKEN, _TORN = 1.0, 0.5, -0.5, -2.0, -1.0
_AGAINST = -1.0


def tokens_of(text: str) -> set[str]:
    """The words of a text that may be read in more than one way: those with a character beyond ASCII, or a control character."""
    if text.isascii() and text.isprintable():
        return set()
    return {token for token in set(TOKEN.findall(text)) if not token.isascii() or _CONTROL.search(token)}


class Weight(Struct, frozen=True):
    """What one or more words say for an encoding: how much better they look in it than as they are, and how strong a proof of it they are.

    A word that would become no syllable proves the contrary, but may still look better than it does now ("§¨k" -> "Đăk").
    `for_it` and `against` count the words that prove something, `same` those that are Vietnamese as they are and stay so.
    """

    gain: float = 0.0
    proof: float = 0.0
    for_it: int = 0
    against: int = 0
    same: int = 0

    @property
    def enough(self) -> bool:
        """Whether so many different words look so much better that it is no accident; one is enough among words that fit."""
        words = self.for_it > 1 or (self.for_it == 1 and self.same > 1)
        return words and self.proof + self.same * _FITTING >= _ENOUGH and self.for_it >= 2 * self.against


_ENOUGH, _FITTING = 2.5, 0.65
_NOTHING = Weight()
_SAME = Weight(same=1)
_NEVER = Weight(-3.0, -3.0, 0, 1)


@lru_cache(maxsize=100_000)
def weight_of(token: str, encoding: Encoding) -> Weight:
    """What a word says for an encoding. One character is no evidence."""
    if len(token) < 2 or len(token) > _LONGEST or _UNIT.fullmatch(token):
        return _NOTHING
    if is_unicode(token):
        return _NEVER if is_vietnamese(token) else _NOTHING
    read = read_as(token, encoding)
    if read == token:
        return _SAME if is_syllable(token) else _NOTHING
    return _weight(_looks(token, 0.5), _looks(read, 1.0))


def _weight(here: float, there: float) -> Weight:
    gain = there - here
    if there > 0:
        return Weight(gain, max(0.0, gain), int(gain > 0), int(gain < 0))
    return Weight(gain, min(_AGAINST, gain), 0, 1) if there < 0 else Weight(gain)


def is_unicode(text: str) -> bool:
    """Whether a text has a letter that no byte stands for, so that it was not written in an old encoding, or not all of it."""
    return bool(_BEYOND_BYTES.search(text))


def is_vietnamese(text: str) -> bool:
    """Whether a text has a letter that only Vietnamese has in Unicode, or one whose marks stand apart."""
    return bool(_VIETNAMESE.search(text))


_BEYOND_BYTES = re.compile(f"[^{re.escape(''.join(BYTES))}]")
_VIETNAMESE = re.compile("[ĂăĐđĨĩŨũƠơƯưẠ-ỹ\u0300-\u0323]")


def weigh(tokens: Iterable[str], encoding: Encoding) -> Weight:
    """What all words together say for an encoding."""
    gain = proof = 0.0
    for_it = against = same = 0
    for token in tokens:
        weight = weight_of(token, encoding)
        if weight is not _NOTHING:
            gain, proof = gain + weight.gain, proof + weight.proof
            for_it, against, same = for_it + weight.for_it, against + weight.against, same + weight.same
    return Weight(gain, proof, for_it, against, same)


def looks_written(token: str) -> bool:
    """Whether somebody may have written a word as it stands, in Vietnamese or another language."""
    return bool(_UNIT.fullmatch(token)) or (len(token) <= _LONGEST and _looks(token, 0.5) >= _FOREIGN)


def _looks(token: str, foreign: float) -> float:
    """How likely a word is to have been written as it stands here; `foreign` is how much speaks against words of another language."""
    core = token.lstrip(_OPENING).rstrip(_CLOSING)
    pieces = list(_PIECE.finditer(core))
    if not pieces:
        return 0.0
    looks = sum(_piece_looks(piece[0], foreign) for piece in pieces)
    torn = sum(1 for char in core[pieces[0].start() : pieces[-1].end()] if not char.isalpha() and char not in "’'·–")
    edges = pieces[0].start() + len(core) - pieces[-1].end()
    return looks + _TORN * torn + _TORN * edges + _BROKEN * len(_CONTROL.findall(token))


def _piece_looks(piece: str, foreign: float) -> float:
    if piece.isascii() or (piece.isupper() and all(char.isascii() or char == "Đ" for char in piece) and not _VOWEL.search(piece)):
        return 0.0
    if is_syllable(piece):
        return _SYLLABLE + _COMMON * is_common(piece)
    return _FOREIGN * foreign if len(piece) > 1 and (piece.islower() or piece.istitle() or piece.isupper()) else _BROKEN


_VOWEL = re.compile("[AEIOUY]")
