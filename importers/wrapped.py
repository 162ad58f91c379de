"""Paragraphs that were torn: by the width of a text file's lines, by line breaks typed by hand, by the foot of a page."""

from collections.abc import Sequence
from statistics import median

from msgspec.structs import replace

from importers.lines import BULLETS, SourceLine, is_upper, unfinished, words_of
from importers.tables import UNIT
from importers.tail import RECIPIENTS
from models.text import plain

_LEAST_LINES = 12
_WIDEST, _NARROWEST = 120, 40
_FULL, _BRIM = 0.8, 0.92
"""A file is wrapped by hand where its usual long line is this much of its longest one, and none is longer than a screen;
a line is full where the next word would have reached that much."""
_PAGE_END = 5
"""So many lines further the text goes on where a page ends: the number of the page and blank lines."""
_CAPITALS = 8
_ENDS = (".", ";", ":", "!", "?", "./.")


def rejoined(lines: Sequence[SourceLine], start: int, end: int) -> tuple[SourceLine, ...]:
    """The lines from `start` to `end` with torn paragraphs made whole; a joined line has its pieces as `parts`."""
    width = _wrapped_at(lines[start:end])
    result: list[SourceLine] = []
    for line in lines[start:end]:
        last = result[-1] if result else None
        if last is not None and _goes_on(last, line, width):
            result[-1] = _joined(last, line)
        else:
            result.append(line)
    return tuple(result)


def _wrapped_at(lines: Sequence[SourceLine]) -> int:
    """The width at which a text file was wrapped by hand; 0 where it was not."""
    lengths = [len(line.words) for line in lines if not line.table]
    if len(lengths) < _LEAST_LINES:
        return 0
    widest = max(lengths)
    if not _NARROWEST <= widest <= _WIDEST:
        return 0
    long_ones = [length for length in lengths if length > widest / 2]
    return widest if len(long_ones) * 3 >= len(lengths) and median(long_ones) >= _FULL * widest else 0


def _goes_on(last: SourceLine, line: SourceLine, width: int) -> bool:
    if line.table or last.table or line.part != last.part or line.level or last.level or line.list_mark in BULLETS or "\t" in line.text:
        return False
    if line.bold != last.bold or _begins_anew(last, line):
        return False
    above = _last_piece(last)
    if width and _is_full(above, line, width):
        return not line.list_mark or not above.words.endswith(_ENDS)
    if line.list_mark or line.centred != last.centred:
        return False
    ends = plain(last.body).rstrip()
    if line.number and line.number == above.number:
        return not ends.endswith(_ENDS) and (line.words[:1].islower() or not is_upper(line.words))
    return line.words[:1].islower() and unfinished(ends) and not last.centred


def _begins_anew(last: SourceLine, line: SourceLine) -> bool:
    """Whether a line can be no rest of the one above, however full that is: Nơi nhận, the closing, a title in capitals."""
    closing = words_of(line.words)[:2] == ("tren", "day") and last.words.endswith(".")
    titled = is_upper(line.words) and not is_upper(last.words) and len(line.words) > _CAPITALS
    own = RECIPIENTS.match(line.words) or UNIT.fullmatch(line.words.strip())
    return bool(own) or closing or titled or last.words.endswith("/.")


def _is_full(above: SourceLine, line: SourceLine, width: int) -> bool:
    """Whether the first word of a line had no room behind the line above; a page may end between the two parts of a sentence."""
    needed = len(above.words) + 1 + len(line.words.split(" ", 1)[0])
    if above.words.endswith(_ENDS):
        return line.number == above.number + 1 and needed > width
    return line.number - above.number <= _PAGE_END and needed >= width * _BRIM


def _last_piece(line: SourceLine) -> SourceLine:
    return line.parts[-1] if line.parts else line


def _joined(last: SourceLine, line: SourceLine) -> SourceLine:
    return replace(last, text=f"{last.text} {line.markup}", parts=(*(last.parts or (last,)), line))
