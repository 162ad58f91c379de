"""Whether a line of a Word file says what it said, as far as a reader would notice."""

import re
from collections.abc import Iterable

from msgspec.structs import replace

from importers.expected import Cells, Slot
from importers.lines import DASHES, PLUSES, SourceLine
from models.numerals import read_number
from models.report import ItemLevel
from models.text import Words, parse

_COUNTED = re.compile(r"\d{1,3}[.)]")
_LETTERED = re.compile(r"[a-zđ]\)")
KNOWN_COLUMNS = 4
"""Of the table of figures: number, label, unit, this period. The others are of earlier reports, which a file does not carry."""


def unchanged(slot: Slot, line: SourceLine, cells: Cells = ()) -> bool:
    """Whether a line of the file says what stood there; the number of a counted item is the program's own and may be any."""
    if slot.line is None:
        return False
    if slot.kind == "table":
        return _texts(slot.cells) == _texts(cells)
    if slot.kind == "figures":
        return _numbers(slot.cells) == _numbers(cells)
    if whole_text(slot.line) == whole_text(line):
        return True
    if slot.kind == "basis":
        return without_end(whole_text(slot.line)) == without_end(whole_text(line))
    level = mark_level(slot.mark)
    return level is not None and mark_level(line.list_mark) == level and body_text(slot.line) == body_text(line)


def _texts(cells: Cells) -> dict[tuple[int, int], str]:
    """The words of every cell that has any; empty rows and columns at the end are no change."""
    return {(row, column): whole_text(line) for row, lines in enumerate(cells) for column, line in enumerate(lines) if line is not None}


def _numbers(cells: Cells) -> dict[tuple[int, int], object]:
    """The same of what a report itself says in the table of figures; a number may have more decimals beside others."""
    shown = {place: text for place, text in _texts(cells).items() if place[0] and place[1] < KNOWN_COLUMNS}
    return {place: (read_number(text) or text) if place[1] == KNOWN_COLUMNS - 1 else text for place, text in shown.items()}


def mark_level(mark: str) -> ItemLevel | None:
    """The level that a mark before a line means: any dash is a dash; nothing where it means none."""
    if mark and mark in DASHES:
        return "dash"
    if mark and mark in PLUSES:
        return "plus"
    return "number" if _COUNTED.fullmatch(mark) else "letter" if _LETTERED.fullmatch(mark) else None


def line_words(line: SourceLine) -> tuple[Words, ...]:
    """What stands behind the mark, with its style."""
    return tuple(span for span in parse(line.body) if isinstance(span, Words))


def all_words(line: SourceLine | None) -> tuple[Words, ...]:
    """Mark and words of a line, with their style; nothing where there is no line."""
    if line is None:
        return ()
    return (Words(f"{line.list_mark} "), *line_words(line)) if line.list_mark else line_words(line)


def body_text(line: SourceLine) -> str:
    """The words of a line without its mark, as two lines are compared by them."""
    return _even("".join(span.text for span in line_words(line)))


def whole_text(line: SourceLine) -> str:
    """The words of mark and line, as two lines are compared by them."""
    return _even(line.words)


def _even(text: str) -> str:
    return " ".join(text.replace("\ufffd", "").split())


def without_end(text: str) -> str:
    """A text without the mark that a list sets behind it."""
    return text[:-1].rstrip() if text.endswith((";", ".")) else text


def one_line(lines: Iterable[SourceLine]) -> SourceLine:
    """Lines that somebody broke in two, as one."""
    first, *others = lines
    return replace(first, text=" ".join([first.text, *(line.markup for line in others)]))
