"""Paragraphs that were torn: by the width of a text file's lines, by line breaks typed by hand, by the foot of a page."""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from statistics import median

from msgspec import Struct
from msgspec.structs import replace

from importers.lines import BULLETS, OPEN_END, SourceLine, is_upper, unfinished, words_of
from importers.tables import UNIT
from importers.tail import RECIPIENTS
from models.text import folded, plain

_LEAST_LINES = 12
_WIDEST, _NARROWEST = 120, 40
_FULL, _BRIM = 0.8, 0.92
"""A file is wrapped by hand where its usual long line is this much of its longest one, and none is longer than a screen;
a line is full where the next word would have reached that much."""
_THIN, _WIDE = 0.6, 1.6
"""What letters like "i" and like "m" take in a proportional font, an "n" being 1."""
_PROOFS = 2
_HANGING = 3
"""So many short lines in sentences that go on are no chance."""
_PAGE_END = 5
"""So many lines further the text goes on where a page ends: the number of the page and blank lines."""
_THIN_LETTERS, _WIDE_LETTERS = "iljtfr.,;:()'!/- ", "mw"
_CAPITALS = 8
_DIVISION = re.compile(r"(?:Phần|Chương|Mục)\s+(?:thứ\s|[IVX]+\b|[A-H]\b|\d+\b)", re.IGNORECASE)
Measure = Callable[[str], float]
_DASHES = ("-", "–")
_ENDS = (".", ";", ":", "!", "?", "./.")


class _Cut(Struct, frozen=True):
    """How lines were measured and how wide they may be, 0 where nobody wrapped them; `usual` that most lines of the file are full.

    Elsewhere a full line may end a paragraph, and only an open sentence goes on. `hanging` files have a short first line in each paragraph,
    as the source of a web page has behind its tags.
    """

    measure: Measure
    width: float = 0
    usual: bool = False
    hanging: bool = False


def rejoined(lines: Sequence[SourceLine], start: int, end: int) -> tuple[SourceLine, ...]:
    """The lines from `start` to `end` with torn paragraphs made whole; a joined line has its pieces as `parts`."""
    cut = _cut(lines[start:end])
    result: list[SourceLine] = []
    for line in lines[start:end]:
        last = result[-1] if result else None
        if last is not None and _goes_on(last, line, cut):
            result[-1] = _joined(last, line)
        else:
            result.append(line)
    return tuple(result)


def _measure_of(lines: Sequence[SourceLine]) -> Measure:
    """How the lines of a file were measured when they were broken: by letters, or by a font's; the one by which full lines are alike."""
    return max((len, _in_print), key=lambda measure: _evenness(lines, measure))


def _evenness(lines: Sequence[SourceLine], measure: Measure) -> float:
    lengths = [measure(line.words) for line in lines if not line.table]
    widest = max(lengths, default=0)
    longest = sorted(length for length in lengths if length > widest / 2)
    return longest[len(longest) // 2] / longest[-1] if longest else 0.0


def _in_print(text: str) -> float:
    """The width of a text in a proportional font, an "n" being 1."""
    return sum(_THIN if letter in _THIN_LETTERS else _WIDE if letter in _WIDE_LETTERS or letter.isupper() else 1 for letter in folded(text))


def _cut(lines: Sequence[SourceLine]) -> _Cut:
    """How a text file was wrapped by hand."""
    measure = _measure_of(lines)
    lengths = [measure(line.words) for line in lines if not line.table]
    widest = max(lengths, default=0)
    if len(lengths) < _LEAST_LINES or not _NARROWEST <= widest <= _WIDEST:
        return _Cut(measure)
    long_ones = [length for length in lengths if length > widest / 2]
    usual = len(long_ones) * 3 >= len(lengths) and median(long_ones) >= _FULL * widest
    wrapped = _torn(lines, widest * _BRIM, measure) >= _PROOFS
    hanging = _hanging(lines, widest / 2, measure) >= _HANGING
    return _Cut(measure, widest if wrapped or hanging else 0, usual, hanging)


def _torn(lines: Sequence[SourceLine], brim: float, measure: Measure) -> int:
    """How often a full line ends in the middle of a sentence that the next one goes on with."""
    pairs = pairwise(lines)
    return sum(
        unfinished(above.words) and not line.list_mark and line.words[:1].islower() and measure(f"{above.words} {line.words}") > brim
        for above, line in pairs
        if not (above.table or line.table) and measure(above.words) > brim * _FULL
    )


def _hanging(lines: Sequence[SourceLine], half: float, measure: Measure) -> int:
    """How often a line breaks off before its middle, in a sentence that the next one goes on with."""
    return sum(
        unfinished(above.words) and line.words[:1].islower() and not line.list_mark and measure(above.words) < half
        for above, line in pairwise(lines)
        if not (above.table or line.table)
    )


def _hangs_on(above: SourceLine, last: SourceLine, line: SourceLine, cut: _Cut) -> bool:
    """Whether a line goes on with the short first one of a paragraph, or a heading in capitals with its first words."""
    open_end = unfinished(above.words) or (last.list_mark in BULLETS and above.words.endswith(":"))
    if not cut.hanging or line.list_mark or line.number != above.number + 1 or not open_end:
        return False
    if is_upper(line.words):
        return (bool(last.list_mark) and is_upper(last.body)) or _DIVISION.match(last.words) is not None
    if last.parts or is_upper(last.body):
        return False
    long = cut.measure(above.words) < cut.width / 2 < cut.measure(line.words)
    if line.words[:1].isdigit() or last.list_mark in BULLETS:
        return long or unfinished(above.words) or line.words[:1].isdigit()
    return not last.list_mark and long


def _goes_on(last: SourceLine, line: SourceLine, cut: _Cut) -> bool:
    if line.table or last.table or line.part != last.part or line.level or last.level or "\t" in line.text:
        return False
    if line.list_mark in BULLETS:
        return bool(cut.width) and _is_dash_in_sentence(last, line, cut)
    if line.bold != last.bold or _begins_anew(last, line):
        return False
    above = _last_piece(last)
    if cut.width and _is_full(above, line, cut):
        return not line.list_mark or not above.words.endswith(_ENDS)
    if _hangs_on(above, last, line, cut):
        return True
    if line.list_mark or line.centred != last.centred:
        return False
    ends = plain(last.body).rstrip()
    if line.number and line.number == above.number:
        return not ends.endswith(_ENDS) and (line.words[:1].islower() or not is_upper(line.words))
    if OPEN_END.search(ends) and not last.centred:
        return True
    return line.words[:1].islower() and unfinished(ends) and not last.centred


def _is_dash_in_sentence(last: SourceLine, line: SourceLine, cut: _Cut) -> bool:
    """Whether a line was cut before the dash of "hỏi - đáp", "2023 - 2024": no part of a list stands open above it."""
    above = _last_piece(last)
    rest = line.list_mark in _DASHES and (line.text[:1].islower() or line.text[:1].isdigit())
    listed = last.list_mark in BULLETS
    return rest and not listed and above.words[-1:].isalnum() and _is_full(above, line, cut)


def _begins_anew(last: SourceLine, line: SourceLine) -> bool:
    """Whether a line can be no rest of the one above, however full that is: Nơi nhận, the closing, a title in capitals, a part."""
    closing = words_of(line.words)[:2] == ("tren", "day") and last.words.endswith(".")
    capitals = is_upper(line.words) and not is_upper(last.words) and len(line.words) > _CAPITALS
    titled = capitals and not _DIVISION.match(last.words)
    own = RECIPIENTS.match(line.words) or UNIT.fullmatch(line.words.strip())
    divides = _DIVISION.match(line.words) and last.words.endswith(_ENDS)
    return bool(own or divides) or closing or titled or last.words.endswith("/.")


def _is_full(above: SourceLine, line: SourceLine, cut: _Cut) -> bool:
    """Whether the first word of a line had no room behind the line above; a page may end between the two parts of a sentence."""
    needed = cut.measure(f"{above.words} {line.words.split(' ', 1)[0]}")
    if above.words.endswith(_ENDS):
        return cut.usual and line.number == above.number + 1 and needed > cut.width
    return line.number - above.number <= _PAGE_END and needed >= cut.width * _BRIM


def _last_piece(line: SourceLine) -> SourceLine:
    return line.parts[-1] if line.parts else line


def _joined(last: SourceLine, line: SourceLine) -> SourceLine:
    return replace(last, text=f"{last.text} {line.markup}", parts=(*(last.parts or (last,)), *(line.parts or (line,))))
