"""What changed between two texts, word by word, and which item of an earlier report an item comes from."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from typing import Literal

from msgspec import Struct

from models.report import Item

Kind = Literal["same", "gone", "new"]

_WORD = re.compile(r"\s+|\d+(?:[.,/]\d+)*%?|\w+|[^\w\s]")
_ALIKE = 0.5
"""Share of words two items must have in common to be called the same item."""


_MOST = 400_000
"""Pairs of equal words between two texts that are looked at; a paragraph of several thousand words is called new as a whole."""


class Piece(Struct, frozen=True):
    """A stretch of text that both have, or only the old one, or only the new one."""

    kind: Kind
    text: str


def word_diff(old: str, new: str) -> tuple[Piece, ...]:
    """The pieces of two texts in order. The "same" and "gone" ones make the old text, the "same" and "new" ones the new text."""
    before, after = _WORD.findall(old), _WORD.findall(new)
    return tuple(_joined(_pieces(before, after)))


def _pieces(before: list[str], after: list[str]) -> Iterator[Piece]:
    start, end = _common(before, after)
    yield Piece("same", "".join(before[:start]))
    yield from _between(before[start : len(before) - end], after[start : len(after) - end])
    yield Piece("same", "".join(before[len(before) - end :]))


def _common(before: list[str], after: list[str]) -> tuple[int, int]:
    """How many words both have at their beginning, and at their end behind that."""
    shorter = min(len(before), len(after))
    start = next((at for at in range(shorter) if before[at] != after[at]), shorter)
    end = next((at for at in range(shorter - start) if before[-1 - at] != after[-1 - at]), shorter - start)
    return start, end


def _meetings(before: list[str], after: list[str]) -> int:
    """How many pairs of equal words two texts have."""
    counts = Counter(word for word in before if not word.isspace())
    return sum(counts[word] for word in after)


def _between(before: list[str], after: list[str]) -> Iterator[Piece]:
    if _meetings(before, after) > _MOST:
        yield from (Piece("gone", "".join(before)), Piece("new", "".join(after)))
        return
    matcher = SequenceMatcher(lambda word: word.isspace(), before, after, autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            yield Piece("same", "".join(before[i1:i2]))
            continue
        if i2 > i1:
            yield Piece("gone", "".join(before[i1:i2]))
        if j2 > j1:
            yield Piece("new", "".join(after[j1:j2]))


def _joined(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Changes with nothing but a space between them are one change: "3 tháng" -> "6 tháng" reads better so."""
    held: list[Piece] = []
    for piece in pieces:
        if not piece.text:
            continue
        if held and piece.kind == "same" and piece.text.isspace():
            held += [Piece("gone", piece.text), Piece("new", piece.text)]
            continue
        if piece.kind == "same":
            yield from _changes(held)
            held = []
            yield piece
        else:
            held.append(piece)
    yield from _changes(held)


def _changes(held: list[Piece]) -> Iterator[Piece]:
    gone = "".join(piece.text for piece in held if piece.kind == "gone")
    new = "".join(piece.text for piece in held if piece.kind == "new")
    if gone:
        yield Piece("gone", gone)
    if new:
        yield Piece("new", new)


def matched_items(items: tuple[Item, ...], earlier: tuple[Item, ...]) -> dict[str, Item]:
    """For each item by its id the earlier one it comes from: the one of its id if they are alike, or else the most alike."""
    left = {item.id: item for item in earlier if item.text.strip()}
    words = {item.id: Counter(item.text.split()) for item in items}
    old_words = {id: Counter(item.text.split()) for id, item in left.items()}
    found: dict[str, Item] = {}
    for item in items:
        if item.id in left and (item.origin == "carried" or _likeness(words[item.id], old_words[item.id]) >= _ALIKE):
            found[item.id] = left.pop(item.id)
    for item in items:
        if item.id in found or not item.text.strip():
            continue
        best = max(left, key=lambda id: _likeness(words[item.id], old_words[id]), default="")
        if best and _likeness(words[item.id], old_words[best]) >= _ALIKE:
            found[item.id] = left.pop(best)
    return found


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    """The share of words that two texts have in common, in any order."""
    return 2 * (one & other).total() / max(one.total() + other.total(), 1)


def merged(base: str, versions: Iterable[str]) -> str:
    """A text with the changes of several versions of it, each of one stretch; where two touch the same stretch, the first one's.

    `merged(base, [version]) == version`.
    """
    changes: list[tuple[int, int, str]] = []
    for version in versions:
        start, end, words = _changed_stretch(base, version)
        if all(end <= other[0] or other[1] <= start for other in changes) and (start, end) not in [other[:2] for other in changes]:
            changes.append((start, end, words))
    for start, end, words in sorted(changes, reverse=True):
        base = base[:start] + words + base[end:]
    return base


def _changed_stretch(base: str, version: str) -> tuple[int, int, str]:
    """From where to where a text was changed, and what stands there now."""
    start = _same_letters(base, version)
    rest, new = base[start:], version[start:]
    same = _same_letters(rest[::-1], new[::-1])
    return start, len(base) - same, new[: len(new) - same]


def _same_letters(one: str, other: str) -> int:
    """How many letters two texts begin with alike."""
    return next((at for at, (left, right) in enumerate(zip(one, other, strict=False)) if left != right), min(len(one), len(other)))
