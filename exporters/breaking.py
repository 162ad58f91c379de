"""The lines of a paragraph, as LibreOffice sets them: what goes onto a line, and where it ends when something has no room.

Every rule here was read from Writer's own way through a line (SwTextGuess::Guess, SwTextPortion::Format) and seen with LibreOffice 7.4.
"""

import re
from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate

from msgspec import Struct

from exporters import fonts
from exporters.fonts import DOTS, UNBREAKABLE_HYPHEN, Face
from exporters.layout import TWIPS, leading, twips
from exporters.opportunities import last_place, opportunities
from models.text import Change, Words

_WORD = re.compile(r"[^ ]+ *| +")
_BLANKS = frozenset(" \u3000")
"""What may stand outside the line at its end."""
_FIXED = "\u00a0"
"""Behind a blank it ends the line, as one more blank without room does."""
_APART = re.compile(f"([\u00a0{UNBREAKABLE_HYPHEN}])")
"""What LibreOffice measures for itself, letter by letter."""
_OVERHANG = 12
"""This part of the letters' height stays free behind a slanted letter at the end of a line."""
_TWIP = DOTS // TWIPS
"""Dots in a twip."""


class Piece(Struct, frozen=True):
    """Letters of one face, and of one change in a redline."""

    text: str
    face: Face
    change: Change = ""


class SetLine(Struct, frozen=True):
    """One line as it is set: its letters without the spaces at its end, their natural width in points, and its spaces.

    `spaced` says that spaces stood at its end, so that its last word and the next line's first one are two words.
    """

    pieces: tuple[Piece, ...]
    width: float
    spaces: int
    spaced: bool = False


class _Stretch(Struct, frozen=True):
    """Letters that are measured as one: `start` in the paragraph, what is shown, and its words with the dots up to each one's end."""

    start: int
    shown: str
    face: Face
    change: Change
    size: float
    words: tuple[int, ...]
    dots: tuple[int, ...]
    apart: bool = False

    @property
    def end(self) -> int:
        """Behind its last letter."""
        return self.start + len(self.shown)

    def before(self, at: int) -> int:
        """The dots before a letter."""
        word = bisect_right(self.words, at) - 1
        done = self.dots[word - 1] if word else 0
        return done + fonts.dots(self.shown[self.words[word] : at], self.face, self.size)

    def cut(self, limit: int) -> int:
        """The first letter that ends behind so many dots; the last one where none does."""
        word = bisect_right(self.dots, limit)
        if word == len(self.dots):
            return len(self.shown) - 1
        done = self.dots[word - 1] if word else 0
        for at in range(self.words[word], len(self.shown)):
            done += fonts.dots(self.shown[at], self.face, self.size)
            if done > limit:
                return at
        return len(self.shown) - 1


@lru_cache(maxsize=4096)
def break_lines(
    runs: tuple[Words, ...], face: Face, size: float, width: float, first_width: float, ragged: bool = False
) -> tuple[SetLine, ...]:
    """The lines of a paragraph, at least one. `first_width` is the room of the first line, `width` that of the others, in points.

    `ragged` is a paragraph that is set to the left: only there a line may hold nothing but blanks.
    """
    text = "".join(run.text for run in runs)
    stretches = _stretches(runs, face, size)
    places = opportunities(text)
    lines: list[SetLine] = []
    start, room = 0, twips(first_width) * _TWIP
    while start < len(text):
        cut = _cut(stretches, start, room, twips(leading(size)))
        end, following = (len(text), len(text)) if cut is None else _ends(text, places, stretches, start, cut, ragged)
        lines.append(_set(stretches, start, end, end < len(text) and (following > end or text[end - 1] == " ")))
        start, room = following, twips(width) * _TWIP
    return tuple(lines) or (SetLine((), 0.0, 0),)


def _stretches(runs: tuple[Words, ...], face: Face, size: float) -> tuple[_Stretch, ...]:
    stretches: list[_Stretch] = []
    start = 0
    for text, of, change in _styled(runs, face):
        for part in _APART.split(text):
            if part:
                stretches.append(_stretch(start, part, of, change, size))
                start += len(part)
    return tuple(stretches)


def _styled(runs: tuple[Words, ...], face: Face) -> list[tuple[str, Face, Change]]:
    """The words of a paragraph by what is set alike."""
    styled: list[tuple[str, Face, Change]] = []
    for run in runs:
        look = Face(face.bold or run.bold, face.italic or run.italic), run.change
        if styled and styled[-1][1:] == look:
            styled[-1] = styled[-1][0] + run.text, *look
        else:
            styled.append((run.text, *look))
    return styled


def _stretch(start: int, text: str, face: Face, change: Change, size: float) -> _Stretch:
    shown = fonts.shown(text, face)
    words = _WORD.findall(shown)
    ends = accumulate(map(len, words))
    dots = tuple(accumulate(fonts.dots(word, face, size) for word in words))
    return _Stretch(start, shown, face, change, size, (0, *ends)[:-1], dots, bool(_APART.fullmatch(text)))


def _cut(stretches: tuple[_Stretch, ...], start: int, room: int, height: int) -> int | None:
    """The first letter from `start` on that has no room; nothing where all have. `room` in dots, `height` of the letters in twips.

    Each stretch counts in whole twips, and has to fit with its overhang where it is slanted, whatever follows it; what is measured for
    itself keeps that overhang.
    """
    for stretch in stretches:
        first, length = max(start - stretch.start, 0), len(stretch.shown)
        if first >= length:
            continue
        slanted = stretch.face.italic and stretch.shown[first:] != " "
        overhang = slanted * (height // _OVERHANG * _TWIP)
        free = max(room - overhang, 0)
        done = stretch.before(first)
        dots = stretch.dots[-1] - done
        in_twips = (dots + _TWIP // 2) // _TWIP * _TWIP
        near = 2 * free > (length - first) * height * _TWIP
        if in_twips > free or (dots > free and not near):
            return stretch.start + stretch.cut(done + free)
        room -= in_twips + overhang * stretch.apart
    return None


def _ends(text: str, places: tuple[int, ...], stretches: tuple[_Stretch, ...], start: int, cut: int, ragged: bool) -> tuple[int, int]:
    """Where a line ends and where the next one starts, given the first letter without room.

    A blank without room ends the line, whatever follows it; otherwise the last place before that letter does. A word that has to be cut is
    cut at that letter. Where the place is not among the letters that are set alike, the ones before them are told that their last one has
    no room, and so on (SwTextFormatter::Underflow).
    """
    if text[cut] in _BLANKS:
        following = cut
        while following < len(text) and text[following] in _BLANKS:
            following += 1
        return cut, following
    place = last_place(text, places, cut)
    first = next(stretch.start for stretch in stretches if stretch.end > cut)
    if start < first and start <= place < first:
        if _APART.match(text[first - 1]) and (text[first] == " " or " " not in text[start + 1 : first - 1]):
            return cut, cut
        return _ends(text, places, stretches, start, first - 1, ragged) if first - 1 > start else (first, first)
    if place <= start or (not ragged and not text[start:place].strip(" ")):
        place = max(cut, start + 1)
    return place, place + (text[place : place + 1] == _FIXED and text[place - 1] == " ")


def _set(stretches: tuple[_Stretch, ...], start: int, end: int, spaced: bool) -> SetLine:
    """The letters from one place to another as a line; `spaced` where a space divides them from what follows."""
    pieces: list[Piece] = []
    for stretch in stretches:
        text = stretch.shown[max(start - stretch.start, 0) : max(end - stretch.start, 0)]
        if not text:
            continue
        if pieces and (pieces[-1].face, pieces[-1].change) == (stretch.face, stretch.change):
            pieces[-1] = Piece(pieces[-1].text + text, stretch.face, stretch.change)
        else:
            pieces.append(Piece(text, stretch.face, stretch.change))
    while pieces and not (bare := pieces[-1].text.rstrip(" ")):
        pieces.pop()
    if not pieces:
        return SetLine((), 0.0, 0)
    pieces[-1] = Piece(bare, pieces[-1].face, pieces[-1].change)
    width = sum(fonts.width(piece.text, piece.face, stretches[0].size) for piece in pieces)
    return SetLine(tuple(pieces), width, sum(piece.text.count(" ") for piece in pieces), spaced)
