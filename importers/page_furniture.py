"""What belongs to the page and not to the report: headers and footers, numbers of pages, drawn rules, a table of contents."""

import re
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from importers.lines import SourceLine, is_drawn, words_of
from importers.page_numbers import bare_number, says_a_page
from models.document import NATION

_CONTENTS = re.compile(r"MỤC LỤC")
_ENTRY = re.compile(r".*(?:\t|\.{3}|…)\s*\d{1,4}")
_A_PAGE = 300
"""So many letters at least stand between the numbers of two pages; in a table that was saved cell by cell there are fewer."""
_LONG = 40
_A_YEAR = 1900
"""From here a number alone may be the rest of a sentence: "… năm", "2021"."""


def set_apart(lines: Sequence[SourceLine]) -> tuple[SourceLine, ...]:
    """The lines of the report alone. A header that holds the letterhead belongs to the report, before all else."""
    letterhead = _letterhead_in_header(lines)
    numbers = _page_numbers(lines) | _contents(lines)
    headers = [line for line in lines if line.part == "header"] if letterhead else []
    kept: list[SourceLine] = [replace(line, part="body", parts=line.parts or (line,)) for line in headers]
    for at, line in enumerate(lines):
        of_page = line.part in ("header", "footer") or at in numbers or (is_drawn(line) and not line.table)
        if not of_page:
            kept.append(line)
    return tuple(kept)


def _letterhead_in_header(lines: Iterable[SourceLine]) -> bool:
    nation = words_of(NATION)
    found = {line.part for line in lines if " ".join(nation) in " ".join(words_of(line.words))}
    return found == {"header"}


def _page_numbers(lines: Sequence[SourceLine]) -> set[int]:
    """Lines that are the number of a page: such as "- 2 -", and numbers alone that go up from 1 or 2 page by page, or stand in a text."""
    own = [at for at, line in enumerate(lines) if line.part == "body" and not line.table]
    said = {at for at in own if says_a_page(lines[at].words)}
    rising = _rising(lines, own)
    return said | set(rising if len(rising) > 1 else (at for at in own if _alone(lines, at)))


def _rising(lines: Sequence[SourceLine], own: Sequence[int]) -> list[int]:
    """Numbers alone that begin with 1 or 2 and go up by one, with the text of a page between each two."""
    rising: list[int] = []
    last = letters = 0
    for at in own:
        number = bare_number(lines[at].words)
        letters += len(lines[at].words)
        follows = number == last + 1 and letters >= _A_PAGE if rising else number in (1, 2)
        if number is not None and follows:
            rising.append(at)
            last, letters = number, 0
    return rising


def _alone(lines: Sequence[SourceLine], at: int) -> bool:
    """Whether a line is a number between lines of words; between short ones it may be a cell of a table that was saved cell by cell."""
    number = bare_number(lines[at].words)
    if number is None or not 2 <= number < _A_YEAR:
        return False
    beside = [line for line in (*lines[max(at - 1, 0) : at], *lines[at + 1 : at + 2]) if line.part == "body"]
    return len(beside) == 2 and min(len(line.words) for line in beside) > _LONG


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
