"""Where a line may end, as word processors see it (after UAX #14): after spaces and hyphens; and the lines that follow.

Only what stands in Vietnamese office texts is covered; scripts without spaces are not.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from exporters import fonts
from exporters.fonts import DOTS, Face
from exporters.layout import TWIPS, leading, twips
from models.text import Change, Words

_WORD = re.compile(r"[^ ]* *")
_NO_START = r")\]}!?;:,.…”’»%/"
"""Signs that never begin a line, not even behind a space (LB 13, LB 25)."""
_OPENING = frozenset("([{")
_CLOSING = frozenset(")]}!?;:,./")
_INSIDE = re.compile(
    rf"(?<=-)(?![-{_NO_START}\"'“‘])"
    rf"|(?<=[\u2010\u2013|])(?![-{_NO_START}\"'“‘])"
    rf"|(?<=[—])(?![-—{_NO_START}\"'“‘])"
    r"|(?<=…)(?=\w)"
    r"|(?<=\))(?=\()"
)
"""Places inside a word where a line may end: behind hyphens and dashes, as LB 21 says, and before a digit too ("COVID-" "19").

Not behind a slash, although LB 13 allows it: neither Word nor LibreOffice tears "424/KH-SNgV" there (probed with LibreOffice 7.4).
"""

_OVERHANG = 12
"""LibreOffice leaves this part of a line's height free behind a slanted letter at the end of a line (SwTextGuess::Guess)."""

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


class _Chunk(Struct, frozen=True):
    """Letters between two places where a line may end: points for setting them, `dots` of each piece for breaking the line.

    `free` are the dots of its end that may stand outside the line: its spaces, less what a slanted letter needs.
    """

    pieces: tuple[Piece, ...]
    width: float
    trailing: float
    spaces: int
    trailing_spaces: int
    dots: tuple[int, ...]
    free: int


class _Filled(Struct, frozen=True):
    """How far a line is filled, in dots: stretches of a face that are over, in whole twips, and the stretch that goes on."""

    over: int = 0
    going_on: int = 0
    face: Face | None = None

    def with_(self, chunk: _Chunk) -> "_Filled":
        """The line with a chunk at its end."""
        over, going_on, face = self.over, self.going_on, self.face
        for piece, dots in zip(chunk.pieces, chunk.dots, strict=True):
            if piece.face != face:
                over, going_on, face = over + _in_twips(going_on), 0, piece.face
            going_on += dots
        return _Filled(over, going_on, face)

    def fits(self, chunk: _Chunk, room: int) -> bool:
        """Whether the chunk at its end still stands inside the line."""
        return self.over + self.going_on - chunk.free <= room


def _in_twips(dots: int) -> int:
    """The nearest whole twip, in dots."""
    return (dots + _TWIP // 2) // _TWIP * _TWIP


@lru_cache(maxsize=65536)
def _parts(word: str) -> tuple[str, ...]:
    """A word, with the spaces behind it, cut where a line may end inside it."""
    bare = word.rstrip(" ")
    cuts = [match.start() for match in _INSIDE.finditer(bare) if 0 < match.start() < len(bare)]
    return tuple(word[start:end] for start, end in zip([0, *cuts], [*cuts, len(word)], strict=True))


def breakable(text: str) -> list[str]:
    """The text cut at every place where a line may end; the spaces stay with what stands before them."""
    parts: list[str] = []
    for word in _WORD.findall(text):
        if not word:
            continue
        if parts and _glued(parts[-1], word):
            first, *rest = _parts(word)
            parts[-1] += first
            parts.extend(rest)
        else:
            parts.extend(_parts(word))
    return parts


def _glued(before: str, after: str) -> bool:
    """Whether a line may not end between two words, although a space stands there."""
    bare = before.rstrip(" ")
    return after[0] in _CLOSING or not bare or bare[-1] in _OPENING


def break_lines(runs: tuple[Words, ...], face: Face, size: float, width: float, first_width: float) -> tuple[SetLine, ...]:
    """The lines of a paragraph, at least one. `first_width` is the room of the first line, `width` that of the others, in points.

    Counts as LibreOffice does, to the dot (probed with LibreOffice 7.4 on lines that fit or fail by a single one).
    """
    lines: list[list[_Chunk]] = [[]]
    others, room = twips(width) * _TWIP, twips(first_width) * _TWIP
    filled = _Filled()
    for chunk in _fitting(_chunks(runs, face, size), size, min(others, room)):
        fuller = filled.with_(chunk)
        if lines[-1] and not fuller.fits(chunk, room):
            lines.append([])
            room, fuller = others, _Filled().with_(chunk)
        lines[-1].append(chunk)
        filled = fuller
    return tuple(map(_set, lines))


def _chunks(runs: tuple[Words, ...], face: Face, size: float) -> Iterator[_Chunk]:
    """The chunks of a paragraph; one may cross from one face into another."""
    styled = [(run.text, Face(face.bold or run.bold, face.italic or run.italic), run.change) for run in runs]
    if len(styled) == 1 and not runs[0].change:
        text, only, _change = styled[0]
        yield from (_plain_chunk(part, only, size) for part in breakable(text))
        return
    index = offset = 0
    for part in breakable("".join(run.text for run in runs)):
        pieces: list[Piece] = []
        while part:
            text, of, change = styled[index]
            taken = part[: len(text) - offset]
            if taken:
                pieces.append(Piece(fonts.shown(taken, of), of, change))
            part, offset = part[len(taken) :], offset + len(taken)
            if offset == len(text):
                index, offset = index + 1, 0
        yield _chunk(tuple(pieces), size)


@lru_cache(maxsize=65536)
def _plain_chunk(part: str, face: Face, size: float) -> _Chunk:
    """A chunk of one face, measured once for all papers."""
    return _chunk((Piece(fonts.shown(part, face), face),), size)


def _chunk(pieces: tuple[Piece, ...], size: float) -> _Chunk:
    whole = sum(fonts.width(piece.text, piece.face, size) for piece in pieces)
    spaces = sum(piece.text.count(" ") for piece in pieces)
    dots = tuple(fonts.dots(piece.text, piece.face, size) for piece in pieces)
    trailing, free, count = 0.0, 0, 0
    for piece in reversed(pieces):
        bare = piece.text.rstrip(" ")
        blanks = len(piece.text) - len(bare)
        count += blanks
        trailing += fonts.width(" ", piece.face, size) * blanks
        free += fonts.dots(" ", piece.face, size) * blanks
        if bare:
            break
    if pieces and pieces[-1].face.italic:
        free -= twips(leading(size)) // _OVERHANG * _TWIP
    return _Chunk(pieces, whole - trailing, trailing, spaces, count, dots, free)


def _fitting(chunks: Iterator[_Chunk], size: float, room: int) -> Iterator[_Chunk]:
    """The same chunks, those that are wider than a line cut anywhere."""
    for chunk in chunks:
        if sum(chunk.dots) - max(chunk.free, 0) <= room:
            yield chunk
        else:
            yield from _cut(chunk, size, room)


def _cut(chunk: _Chunk, size: float, room: int) -> Iterator[_Chunk]:
    pieces: list[Piece] = []
    used = 0
    for letter, of in ((letter, piece) for piece in chunk.pieces for letter in piece.text):
        wide = fonts.dots(letter, of.face, size)
        if pieces and used + wide > room and letter != " ":
            yield _chunk(tuple(pieces), size)
            pieces, used = [], 0
        pieces.append(Piece(letter, of.face, of.change))
        used += wide
    yield _chunk(tuple(pieces), size)


def _set(chunks: list[_Chunk]) -> SetLine:
    if not chunks:
        return SetLine((), 0.0, 0)
    last = chunks[-1]
    width = sum(chunk.width + chunk.trailing for chunk in chunks) - last.trailing
    spaces = sum(chunk.spaces for chunk in chunks) - last.trailing_spaces
    return SetLine(_joined([piece for chunk in chunks for piece in chunk.pieces]), width, spaces, last.trailing_spaces > 0)


def _joined(pieces: list[Piece]) -> tuple[Piece, ...]:
    """Neighbours of one face and change as one piece, without the spaces at the end."""
    groups: list[tuple[list[str], Face, Change]] = []
    for piece in pieces:
        if groups and groups[-1][1:] == (piece.face, piece.change):
            groups[-1][0].append(piece.text)
        else:
            groups.append(([piece.text], piece.face, piece.change))
    joined = [Piece("".join(texts), face, change) for texts, face, change in groups]
    while joined and not (bare := joined[-1].text.rstrip(" ")):
        joined.pop()
    return (*joined[:-1], Piece(bare, joined[-1].face, joined[-1].change)) if joined else ()
