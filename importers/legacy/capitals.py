"""Capitals of TCVN3, whose fonts have none with a tone: a word is typed "B¸O C¸O" and another font, or nothing, makes it "BÁO CÁO"."""

import re
from functools import lru_cache

from importers.legacy.plausible import is_syllable

_WORD = re.compile(r"[^\W\d_]+")


_LOUD = re.compile("[A-Z]{2}|[A-ZĐ][^\x00-\x7f][A-ZĐ]|[à-ỹ][A-Z]")


def with_capitals(line: str) -> str:
    """A line in which a word whose plain letters are capitals has its accented letters in capitals too: "BáO CáO" -> "BÁO CÁO".

    A word with one plain capital or none ("Tổ", "ý") follows the words around it, and stays where they do not agree.
    """
    if line.isascii() or not _LOUD.search(line):
        return line
    words = list(_WORD.finditer(line))
    shouted = [_shouted(word[0]) for word in words]
    parts, end = [], 0
    for word, loud in zip(words, _with_neighbours(shouted), strict=True):
        parts += [line[end : word.start()], word[0].upper() if loud else word[0]]
        end = word.end()
    return "".join((*parts, line[end:]))


@lru_cache(maxsize=10_000)
def _shouted(word: str) -> bool | None:
    """Whether a word is in capitals; None where one or no plain letter, or an abbreviation, does not tell."""
    plain = [letter for letter in word if letter.isascii()]
    if any(letter.islower() for letter in plain):
        return False
    if plain and word[0].islower():
        return True
    return True if len(plain) > 1 and is_syllable(word.upper()) else None


def _with_neighbours(shouted: list[bool | None]) -> list[bool]:
    """The same with an answer for each word: that of the words with an answer on both sides, or of the only one, if no word is soft."""
    told = [answer for answer in shouted if answer is not None]
    edge = bool(told) and all(told)
    before, after, last = [], [], edge
    for answer in shouted:
        last = last if answer is None else answer
        before.append(last)
    last = edge
    for answer in reversed(shouted):
        last = last if answer is None else answer
        after.append(last)
    return [left and right for left, right in zip(before, reversed(after), strict=True)]
