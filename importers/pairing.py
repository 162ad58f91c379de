"""Which line of a Word file is which line of the unchanged one: letterhead, body, end and annexes each by themselves."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from msgspec import Struct

from importers.expected import Cells, Page, Slot, as_one
from importers.lines import BULLETS, SourceLine
from importers.sameness import body_text, one_line, unchanged, whole_text
from models.align import Pair, aligned, likeness, words_of

Line = Slot | SourceLine
LinePair = tuple[Slot | None, SourceLine | None]

_NEARLY = 0.7
"""How alike lines must be one by one, measured by the best that can be found, to be called rewritten and not moved."""
_MOVABLE = ("item", "heading", "basis")


class FileLines(Struct, frozen=True):
    """The lines of a file; each table below the letterhead is one, and `tables` has its cells by its number."""

    head: tuple[SourceLine, ...]
    middle: tuple[SourceLine, ...]
    tail: tuple[SourceLine, ...]
    annexes: tuple[SourceLine, ...]
    tables: dict[int, Cells]


class Pairs(Struct, frozen=True):
    """Every line of both files once, as the file has them. `same` says whether the file says what it said."""

    head: tuple[LinePair, ...]
    middle: tuple[LinePair, ...]
    tail: tuple[LinePair, ...]
    annexes: tuple[LinePair, ...]
    tables: dict[int, Cells]
    same: bool

    def unchanged(self, slot: Slot | None, line: SourceLine | None) -> bool:
        """Whether a pair is of two lines that say the same."""
        return slot is not None and line is not None and unchanged(slot, line, self.tables.get(line.table, ()))


def paired(page: Page, lines: Iterable[SourceLine]) -> Pairs:
    """Finds the lines of the unchanged file among those of another one. Slots that show nothing are left out."""
    file = _in_regions(page, _paragraphs(lines))
    regions = ((page.head, file.head), (page.middle, file.middle), (page.tail, file.tail), (page.annexes, file.annexes))
    kinds = (_any, _is_table, _any, _is_table)
    found = [
        tuple(_pairs([slot for slot in slots if slot.line is not None], given, kind))
        for (slots, given), kind in zip(regions, kinds, strict=True)
    ]
    pairs = Pairs(found[0], _with_moves(found[1]), found[2], _with_moves(found[3]), file.tables, False)
    same = all(pairs.unchanged(slot, line) for part in found for slot, line in part)
    return Pairs(pairs.head, pairs.middle, pairs.tail, pairs.annexes, file.tables, same)


# ------------------------------------------------------------------ regions


def _paragraphs(lines: Iterable[SourceLine]) -> tuple[SourceLine, ...]:
    """The lines of a file, those of one paragraph as one: a line break inside changes no word."""
    return tuple(one_line(group) for _number, group in groupby(lines, key=lambda line: line.number))


def _in_regions(page: Page, lines: tuple[SourceLine, ...]) -> FileLines:
    start = _end_of_head(page.head, lines)
    first, last = _tail(page, lines, start)
    tables = {number: _cells(run) for number, run in _tables((*lines[start:first], *lines[last:]))}
    middle, annexes = (tuple(_with_whole_tables(part, tables)) for part in (lines[start:first], lines[last:]))
    return FileLines(lines[:start], middle, lines[first:last], annexes, tables)


def _end_of_head(head: Sequence[Slot], lines: Sequence[SourceLine]) -> int:
    """Where the letterhead ends: with its table, or else with the last line of the first few that is known."""
    known = {whole_text(slot.line) for slot in head if slot.line}
    found = [line for line in lines[: 2 * len(head) + 2] if whole_text(line) in known]
    tables = [line.table for line in found if line.table]
    if tables:
        return max(at + 1 for at, line in enumerate(lines) if line.table == tables[0])
    return max((at + 1 for at, line in enumerate(lines[: 2 * len(head) + 2]) if whole_text(line) in known), default=0)


def _tail(page: Page, lines: Sequence[SourceLine], start: int) -> tuple[int, int]:
    """Where Nơi nhận and the signature begin and end: their table, or else what stands from the first known line to the annexes."""
    known = {whole_text(slot.line) for slot in page.tail if slot.line}
    found = [at for at in range(start, len(lines)) if whole_text(lines[at]) in known]
    tables = [lines[at].table for at in found if lines[at].table]
    if tables:
        number = max(dict.fromkeys(tables), key=tables.count)
        found = [at for at in range(start, len(lines)) if lines[at].table == number]
        return found[0], found[-1] + 1
    first_annex = {whole_text(slot.line) for slot in page.annexes[:1] if slot.line}
    begin = found[0] if found else start
    end = next((at for at in range(begin, len(lines)) if whole_text(lines[at]) in first_annex), len(lines))
    return (begin, end) if found else (end, end)


def _tables(lines: Iterable[SourceLine]) -> Iterator[tuple[int, list[SourceLine]]]:
    for number, run in groupby(lines, key=lambda line: line.table):
        if number:
            yield number, list(run)


def _cells(lines: list[SourceLine]) -> Cells:
    """The cells of a table row by row; a cell of several paragraphs is one line."""
    width = max(line.column for line in lines)
    found = {place: one_line(run) for place, run in groupby(lines, key=lambda line: (line.row, line.column))}
    return tuple(tuple(found.get((row, column)) for column in range(1, width + 1)) for row in range(1, lines[-1].row + 1))


def _with_whole_tables(lines: Iterable[SourceLine], tables: dict[int, Cells]) -> Iterator[SourceLine]:
    for number, run in groupby(lines, key=lambda line: line.table):
        whole = as_one(tables[number]) if number else None
        if whole is not None:
            yield whole
        else:
            yield from run


# ------------------------------------------------------------------ pairs


def _any(_line: Line | None) -> bool:
    return False


def _is_table(line: Line | None) -> bool:
    """Below the letterhead, and outside of the end, a line of a table is a whole one."""
    return line.kind in ("table", "figures") if isinstance(line, Slot) else line is not None and bool(line.table)


def _pairs(slots: Sequence[Slot], lines: Sequence[SourceLine], kind: Callable[[Line | None], bool]) -> Iterator[LinePair]:
    """Equal ones together, then alike ones; where between two pairs as many went as came, each was written anew in its place."""
    found: Iterator[Pair[Line]] = aligned(list[Line](slots), list[Line](lines), _text, kind)
    known = [(_as_slot(old), _as_line(new)) for old, new in found]
    for key in (_equal, _whole):
        known = [pair for whole, run in groupby(known, key=key) for pair in (run if whole else _in_place(list(run), kind))]
    yield from known


def _whole(pair: LinePair) -> bool:
    return None not in pair


def _equal(pair: LinePair) -> bool:
    return _whole(pair) and _text(pair[0]) == _text(pair[1])


def _in_place(run: list[LinePair], kind: Callable[[Line | None], bool]) -> list[LinePair]:
    """The lines of a stretch one by one, where as many came as went and they are hardly less alike so than in any other way."""
    gone, came = [old for old, _new in run if old is not None], [new for _old, new in run if new is not None]
    if len(gone) != len(came) or not all(kind(old) == kind(new) and _may_be(old, new) for old, new in zip(gone, came, strict=True)):
        return run
    straight: list[LinePair] = list(zip(gone, came, strict=True))
    return straight if _likeness(straight) >= _NEARLY * _likeness(run) else run


def _may_be(slot: Slot, line: SourceLine) -> bool:
    """Whether a line can be what a slot became: a heading never becomes an item of a list."""
    return slot.kind not in ("heading", "part") or line.list_mark not in BULLETS


def _likeness(pairs: list[LinePair]) -> float:
    return sum(likeness(words_of(_text(slot)), words_of(_text(line))) for slot, line in pairs if slot is not None and line is not None)


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
    gone = {_text(slot): slot for slot, line in known if slot is not None and line is None and slot.kind in _MOVABLE}
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
