"""Which line of a Word file is which line of the unchanged one: the head, the middle and the tail of the page each by themselves."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from msgspec import Struct

from importers.expected import HEAD, TAIL, Slot, body_text, one_line, unchanged, whole_text
from importers.lines import BULLETS, SourceLine
from models.align import Pair, aligned, likeness, words_of

Line = Slot | SourceLine
_NEARLY = 0.7
"""How alike lines must be one by one, measured by the best that can be found, to be called rewritten and not moved."""
LinePair = tuple[Slot | None, SourceLine | None]


class Pairs(Struct, frozen=True):
    """Every line of both files once, as the file has them: in the letterhead, between it and Nơi nhận, and from there on.

    `same` says whether the file says what it said.
    """

    head: tuple[LinePair, ...]
    middle: tuple[LinePair, ...]
    tail: tuple[LinePair, ...]
    same: bool


def paragraphs(lines: Iterable[SourceLine]) -> tuple[SourceLine, ...]:
    """The lines of a file, those of one paragraph as one: a line break inside changes no word."""
    return tuple(one_line(group) for _number, group in groupby(lines, key=lambda line: line.number))


def paired(slots: Sequence[Slot], lines: Sequence[SourceLine]) -> Pairs:
    """Finds the lines of the unchanged file among those of another one. Slots that show nothing are left out."""
    seen = [slot for slot in slots if slot.line is not None]
    head = [slot for slot in seen if slot.kind in HEAD]
    tail = [slot for slot in seen if slot.kind in TAIL]
    middle = seen[len(head) : len(seen) - len(tail)]
    start, end = _edges(head, tail, lines)
    parts = [tuple(_pairs(*part)) for part in ((head, lines[:start]), (middle, lines[start:end]), (tail, lines[end:]))]
    same = all(slot is not None and line is not None and unchanged(slot, line) for part in parts for slot, line in part)
    return Pairs(parts[0], _with_moves(parts[1]), parts[2], same)


def _edges(head: Sequence[Slot], tail: Sequence[Slot], lines: Sequence[SourceLine]) -> tuple[int, int]:
    """Where the letterhead ends and the tail begins: with their tables, or else with the lines that are known."""
    known_head, known_tail = {whole_text(one.line) for one in head if one.line}, {whole_text(one.line) for one in tail if one.line}
    tables = [line.table for line in lines if line.table]
    start = end = 0
    if tables:
        start = max((at + 1 for at, line in enumerate(lines) if line.table == tables[0]), default=0)
        end = min(at for at, line in enumerate(lines) if line.table == tables[-1])
    if not tables or not any(whole_text(line) in known_head for line in lines[:start]):
        start = max((at + 1 for at, line in enumerate(lines[: 2 * len(head) + 2]) if whole_text(line) in known_head), default=0)
    if end < start or not any(whole_text(line) in known_tail for line in lines[end:]):
        first = max(start, len(lines) - 2 * len(tail) - 2)
        end = min((at for at in range(first, len(lines)) if whole_text(lines[at]) in known_tail), default=len(lines))
    return start, end


def _pairs(slots: Sequence[Slot], lines: Sequence[SourceLine]) -> Iterator[LinePair]:
    """Equal ones together, then alike ones; where between two pairs as many went as came, each was written anew in its place."""
    found: Iterator[Pair[Line]] = aligned(list[Line](slots), list[Line](lines), _text, lambda _line: None)
    known = [(_as_slot(old), _as_line(new)) for old, new in found]
    for key in (_equal, _whole):
        known = [pair for whole, run in groupby(known, key=key) for pair in (run if whole else _in_place(list(run)))]
    yield from known


def _whole(pair: LinePair) -> bool:
    return None not in pair


def _equal(pair: LinePair) -> bool:
    return _whole(pair) and _text(pair[0]) == _text(pair[1])


def _in_place(run: list[LinePair]) -> list[LinePair]:
    """The lines of a stretch one by one, where as many came as went and they are hardly less alike so than in any other way."""
    gone, came = [old for old, _new in run if old is not None], [new for _old, new in run if new is not None]
    if len(gone) != len(came) or not all(map(_may_be, gone, came)):
        return run
    straight: list[LinePair] = list(zip(gone, came, strict=True))
    return straight if _likeness(straight) >= _NEARLY * _likeness(run) else run


def _likeness(pairs: list[LinePair]) -> float:
    return sum(likeness(words_of(_text(slot)), words_of(_text(line))) for slot, line in pairs if slot is not None and line is not None)


def _may_be(slot: Slot, line: SourceLine) -> bool:
    """Whether a line can be what a slot became: a heading never becomes an item of a list."""
    return slot.kind != "heading" or line.list_mark not in BULLETS


def _text(line: Line | None) -> str:
    source = line.line if isinstance(line, Slot) else line
    return body_text(source) if source is not None else ""


def _as_slot(line: Line | None) -> Slot | None:
    return line if isinstance(line, Slot) else None


def _as_line(line: Line | None) -> SourceLine | None:
    return line if isinstance(line, SourceLine) else None


def _with_moves(pairs: Iterable[LinePair]) -> tuple[LinePair, ...]:
    """The same, with lines that went here and came there, word by word, as what moved."""
    known = list(pairs)
    gone = {_text(slot): slot for slot, line in known if slot is not None and line is None and slot.kind in ("item", "heading")}
    moved: set[str] = set()
    result: list[LinePair] = []
    for slot, line in known:
        text = _text(line) if slot is None and line is not None else ""
        if text in gone and text not in moved:
            moved.add(text)
            result.append((gone[text], line))
        else:
            result.append((slot, line))
    back = {id(gone[text]) for text in moved}
    return tuple(pair for pair in result if pair[1] is not None or id(pair[0]) not in back)
