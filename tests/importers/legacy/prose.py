"""Vietnamese prose for the tests: the words of the real reports that come with the program, and made-up syllables."""

import random
import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from hypothesis import strategies as st
from msgspec import json

from tests.builders import SAMPLE

_MARKUP = re.compile("[{}_*]")
_ONSETS = ("", "b", "ch", "d", "đ", "h", "kh", "l", "m", "nh", "ph", "s", "t", "th", "tr", "v", "x")
_RHYMES = ("a", "ai", "ang", "ăm", "ăn", "ân", "ây", "ê", "ên", "iên", "iêu", "oai", "oan", "ô", "ơ", "ơi", "uôn", "ư", "ương", "ươn", "uy")
_TONES = ("", "\u0301", "\u0300", "\u0309", "\u0303", "\u0323")
_TONED = re.compile("ươ|uô|iê|[ăâêôơư]|a|o|u|i")


def _toned(rhyme: str, tone: str) -> str:
    place = next(_TONED.finditer(rhyme)).end()
    return unicodedata.normalize("NFC", rhyme[:place] + tone + rhyme[place:])


syllables = st.builds(lambda onset, rhyme, tone: onset + _toned(rhyme, tone), *map(st.sampled_from, (_ONSETS, _RHYMES, _TONES)))
"""Syllables that Vietnamese may have, most of which it has."""

_titles = syllables.filter(lambda syllable: len(syllable) > 1).map(str.title)
_OTHERS = ("2021", "4.733", "8,54%", "CNTT", "30/2020/NĐ-CP", "-", "(a)", "Windows")
sentences = st.lists(st.one_of(syllables, _titles, st.sampled_from(_OTHERS)), min_size=1, max_size=12).map(" ".join)


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for part in value.values() for text in _strings(part))
    elif isinstance(value, list):
        yield from (text for part in value for text in _strings(part))


@cache
def lines() -> tuple[str, ...]:
    """The sentences of the samples."""
    texts = (text for path in sorted(SAMPLE.parent.rglob("*.json")) for text in _strings(json.decode(path.read_bytes())))
    return tuple(dict.fromkeys(_MARKUP.sub(" ", text).strip() for text in texts if len(text.split()) > 3))


def paragraphs(count: int, seed: int = 1) -> tuple[str, ...]:
    """So many stretches of five to forty words of the samples."""
    words, choose = " ".join(lines()).split(), random.Random(seed)
    starts = [choose.randrange(len(words) - 40) for _paragraph in range(count)]
    return tuple(" ".join(words[start : start + choose.choice((5, 6, 7, 8, 12, 20, 40))]) for start in starts)
