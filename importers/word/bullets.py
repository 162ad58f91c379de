"""Bullets as reports are typed with them: what other signs mean the same."""

import re

from importers.lines import BULLETS
from models.text import Words

BULLET = "•"
_SAME = {"−": "-", "‐": "-", "‑": "-", "―": "—", "o": "+", "○": "+"}
_OTHERS = frozenset("➢➤►▶▸❖✓✔■◼◆◇★☆⇒→➔➜➲‣⁃∙⚫❑❒❏☞✦✧✱✲➣➥⮚\uf0d8\uf0b7\uf0a7\uf076\uf0fc")
"""Signs of symbol fonts that stand before lines. Boxes to tick are not among them: they say something."""
_LETTERED = re.compile(r"(?:[§Øü\uf021-\uf0ff]|[ovq](?=\s+[^\W\d_a-zà-ỹ]))(?=\s)")
"""Signs of symbol fonts as the letters that are left of them where the font is gone: no Vietnamese word is written so."""


def bullet_of(sign: str) -> str:
    """What stands before a line of an automatic list, whose sign may be anything."""
    sign = _SAME.get(sign, sign)
    return sign if sign in BULLETS else BULLET


def with_known_bullet(words: list[Words]) -> list[Words]:
    """The words of a line; a sign that somebody set before it by hand is one of the known bullets."""
    first = words[0].text[:1] if words else ""
    if first and _LETTERED.match("".join(span.text for span in words)):
        return [Words(bullet_of(first) + words[0].text[1:], words[0].bold, words[0].italic), *words[1:]]
    if first and (first in _OTHERS or first in "−‐‑―"):
        rest = "".join(span.text for span in words)[1:2]
        if rest.isspace():
            words[0] = Words(bullet_of(first) + words[0].text[1:], words[0].bold, words[0].italic)
    return words
