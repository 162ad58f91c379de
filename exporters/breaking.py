"""Where a line may end, as word processors see it (after UAX #14): after spaces and hyphens; and the lines that follow.

Only what stands in Vietnamese office texts is covered; scripts without spaces are not.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from exporters import fonts
from exporters.fonts import Face
from models.text import Words

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

_OVERHANG = 1.1499 / 12
"""Room that LibreOffice leaves behind a slanted letter at the end of a line, as a share of the size (SwTextGuess::Guess)."""

_HAIR = 0.05
"""A line that is full to the last twip is too full for LibreOffice, which counts in whole twips (measured)."""


class Piece(Struct, frozen=True):
    """Letters of one face."""

    text: str
    face: Face


class SetLine(Struct, frozen=True):
    """One line as it is set: its letters without the spaces at its end, their natural width in points, and its spaces."""

    pieces: tuple[Piece, ...]
    width: float
    spaces: int


class _Chunk(Struct):
    """Letters between two places where a line may end."""

    pieces: list[Piece]
    width: float
    trailing: float
    spaces: int
    trailing_spaces: int
    overhang: float


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
    """The lines of a paragraph, at least one. `first_width` is the room of the first line, `width` that of the others, in points."""
    lines: list[list[_Chunk]] = [[]]
    room, used = first_width, 0.0
    for chunk in _fitting(_chunks(runs, face, size), size, min(width, first_width)):
        if lines[-1] and used + chunk.width + chunk.overhang > room - _HAIR:
            lines.append([])
            room, used = width, 0.0
        lines[-1].append(chunk)
        used += chunk.width + chunk.trailing
    return tuple(map(_set, lines))


def _chunks(runs: tuple[Words, ...], face: Face, size: float) -> Iterator[_Chunk]:
    """The chunks of a paragraph; one may cross from one face into another."""
    styled = [(run.text, Face(face.bold or run.bold, face.italic or run.italic)) for run in runs]
    if len(styled) == 1:
        text, only = styled[0]
        yield from (_chunk([Piece(fonts.shown(part, only), only)], size) for part in breakable(text))
        return
    index = offset = 0
    for part in breakable("".join(text for text, _face in styled)):
        pieces: list[Piece] = []
        while part:
            text, of = styled[index]
            taken = part[: len(text) - offset]
            if taken:
                pieces.append(Piece(fonts.shown(taken, of), of))
            part, offset = part[len(taken) :], offset + len(taken)
            if offset == len(text):
                index, offset = index + 1, 0
        yield _chunk(pieces, size)


def _chunk(pieces: list[Piece], size: float) -> _Chunk:
    whole = sum(fonts.width(piece.text, piece.face, size) for piece in pieces)
    spaces = sum(piece.text.count(" ") for piece in pieces)
    trailing, count = 0.0, 0
    for piece in reversed(pieces):
        bare = piece.text.rstrip(" ")
        blanks = len(piece.text) - len(bare)
        count += blanks
        trailing += fonts.width(" ", piece.face, size) * blanks
        if bare:
            break
    overhang = size * _OVERHANG if pieces and pieces[-1].face.italic else 0.0
    return _Chunk(pieces, whole - trailing, trailing, spaces, count, overhang)


def _fitting(chunks: Iterator[_Chunk], size: float, room: float) -> Iterator[_Chunk]:
    """The same chunks, those that are wider than a line cut anywhere."""
    for chunk in chunks:
        if chunk.width <= room:
            yield chunk
        else:
            yield from _cut(chunk, size, room)


def _cut(chunk: _Chunk, size: float, room: float) -> Iterator[_Chunk]:
    pieces: list[Piece] = []
    used = 0.0
    for letter, face in ((letter, piece.face) for piece in chunk.pieces for letter in piece.text):
        wide = fonts.width(letter, face, size)
        if pieces and used + wide > room and letter != " ":
            yield _chunk(pieces, size)
            pieces, used = [], 0.0
        pieces.append(Piece(letter, face))
        used += wide
    yield _chunk(pieces, size)


def _set(chunks: list[_Chunk]) -> SetLine:
    if not chunks:
        return SetLine((), 0.0, 0)
    last = chunks[-1]
    width = sum(chunk.width + chunk.trailing for chunk in chunks) - last.trailing
    spaces = sum(chunk.spaces for chunk in chunks) - last.trailing_spaces
    return SetLine(_joined([piece for chunk in chunks for piece in chunk.pieces]), width, spaces)


def _joined(pieces: list[Piece]) -> tuple[Piece, ...]:
    """Neighbours of one face as one piece, without the spaces at the end."""
    groups: list[tuple[list[str], Face]] = []
    for piece in pieces:
        if groups and groups[-1][1] == piece.face:
            groups[-1][0].append(piece.text)
        else:
            groups.append(([piece.text], piece.face))
    joined = [Piece("".join(texts), face) for texts, face in groups]
    while joined and not (bare := joined[-1].text.rstrip(" ")):
        joined.pop()
    return (*joined[:-1], Piece(bare, joined[-1].face)) if joined else ()
