"""What belongs to the page and not to the report: headers and footers, numbers of pages, drawn rules, a table of contents."""

import re
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from importers.lines import SourceLine, is_drawn, words_of
from models.document import NATION

_DECORATED = re.compile(
    r"(?:[-–—]\s*\d{1,4}\s*[-–—]|(?:Trang|Page)\s*:?\s*\d{1,4}(?:\s*(?:/|trên|of)\s*\d{1,4})?|\d{1,4}\s*/\s*\d{1,4})", re.IGNORECASE
)
_BARE = re.compile(r"\d{1,4}")
_CONTENTS = re.compile(r"MỤC LỤC")
_ENTRY = re.compile(r".*(?:\t|\.{3,}|…+)\s*\d{1,4}")
_BARE_ENTRIES = 2
"""So many numbers that stand alone and go up count the pages."""
_LONG = 40
_A_YEAR = 1900
"""From here a number alone may be the rest of a sentence: "… năm", "2021"."""


def set_apart(lines: Sequence[SourceLine]) -> tuple[SourceLine, ...]:
    """The lines of the report alone. A header that holds the letterhead belongs to the report, before all else."""
    letterhead = _letterhead_in_header(lines)
    numbers = _page_numbers(lines) | _contents(lines)
    kept: list[SourceLine] = [replace(line, part="body") for line in lines if line.part == "header"] if letterhead else []
    for at, line in enumerate(lines):
        if line.part == "header" and letterhead:
            continue
        of_page = line.part in ("header", "footer") or at in numbers or (is_drawn(line) and not line.table)
        if not of_page:
            kept.append(line)
    return tuple(kept)


def _letterhead_in_header(lines: Iterable[SourceLine]) -> bool:
    nation = words_of(NATION)
    found = {line.part for line in lines if " ".join(nation) in " ".join(words_of(line.words))}
    return found == {"header"}


def _page_numbers(lines: Sequence[SourceLine]) -> set[int]:
    """Lines that are the number of a page: such as "- 2 -", and numbers alone where three or more go up through the file."""
    own = [at for at, line in enumerate(lines) if line.part == "body" and not line.table]
    decorated = {at for at in own if _DECORATED.fullmatch(lines[at].words.strip())}
    bare = [at for at in own if _BARE.fullmatch(lines[at].words.strip())]
    rising: list[int] = []
    for at in bare:
        number = int(lines[at].words)
        if not rising or (number == int(lines[rising[-1]].words) + 1 and _apart(lines[rising[-1] : at])):
            rising.append(at)
    if len(rising) < _BARE_ENTRIES and not decorated:
        rising = [at for at in rising if _alone(lines, at)]
    return decorated | set(rising)


def _apart(between: Sequence[SourceLine]) -> bool:
    """Whether text stands between two numbers; between those of a table that was saved cell by cell there is none."""
    return any(len(line.words) > _LONG for line in between)


def _alone(lines: Sequence[SourceLine], at: int) -> bool:
    """Whether a number stands between lines of words; between short ones it may be a cell of a table that was saved cell by cell."""
    beside = [line for line in (*lines[max(at - 1, 0) : at], *lines[at + 1 : at + 2]) if line.part == "body"]
    return len(beside) == 2 and max(len(line.words) for line in beside) > _LONG and 2 <= int(lines[at].words) < _A_YEAR


def _contents(lines: Sequence[SourceLine]) -> set[int]:
    """A table of contents: its title, and the entries with their pages below it."""
    found: set[int] = set()
    for at, line in enumerate(lines):
        if line.table or not _CONTENTS.fullmatch(line.words.strip().upper()):
            continue
        end = at + 1
        while end < len(lines) and _ENTRY.fullmatch(f"{lines[end].list_mark} {lines[end].text}".strip()):
            end += 1
        if end > at + 1:
            found.update(range(at, end))
    return found
