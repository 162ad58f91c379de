"""Where the annexes of a file begin, and what their first lines are."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from importers.lines import SourceLine, ends_a_sentence, is_upper, words_of
from importers.tables import UNIT
from importers.tail import RECIPIENTS, label_at

_NAME = re.compile(
    r"(?:PHỤ\s+LỤC|BIỂU\s+(?:SỐ|MẪU)|BIỂU|MẪU\s+SỐ)\b(?:\s*(?:SỐ\s*)?:?\s*(?:[IVX]+|\d+[A-Z]?|[A-E]))?\s*[.:–-]?\s*(?P<title>.*)",
    re.IGNORECASE,
)
_ATTACHED = re.compile(r"\(?\s*(?:Kèm theo|Ban hành kèm theo|Đính kèm)\b.*", re.IGNORECASE)
_TITLE_LINES = 5
_LONGEST = 40


class AnnexLines(Struct, frozen=True):
    """The lines of an annex: of its name with the reference below it, of its title, and of what is in it from `start` to `end`."""

    name: tuple[int, ...]
    title: tuple[int, ...]
    start: int
    end: int


def annexes_at(lines: Sequence[SourceLine], start: int) -> int:
    """Where the first annex begins: below Nơi nhận a line that names one, a new page, or a table with columns of its own."""
    label = _last_label(lines, start)
    if label is None:
        return len(lines)
    for at in range(label + 1, len(lines)):
        line = lines[at]
        if _names_one(line) or (line.new_page and line.table != lines[label].table):
            return at
        if line.table not in (0, lines[label].table, lines[at - 1].table) and _columns(lines, at) > 2:
            return _above(lines, at, label)
    return len(lines)


def _last_label(lines: Sequence[SourceLine], start: int) -> int | None:
    """The last Nơi nhận above the first line below one that names an annex: an annex may have its own."""
    first = next((at for at in range(start, len(lines)) if RECIPIENTS.match(lines[at].words)), len(lines))
    named = next((at for at in range(first, len(lines)) if _names_one(lines[at])), len(lines))
    return label_at(lines, start, named)


def annexes_of(lines: Sequence[SourceLine], start: int) -> Iterator[AnnexLines]:
    """The annexes from `start` on."""
    starts = [at for at in range(start, len(lines)) if at == start or (_names_one(lines[at]) and not lines[at].table)]
    for at, end in pairwise((*starts, len(lines))):
        if at < end:
            yield _parts(lines, at, end)


def _parts(lines: Sequence[SourceLine], start: int, end: int) -> AnnexLines:
    name: list[int] = []
    title: list[int] = []
    at = start
    if _names_one(lines[at]):
        match = _NAME.match(lines[at].words)
        (title if match and match["title"] else name).append(at)
        at += 1
    while at < end and at - start <= _TITLE_LINES:
        line = lines[at]
        if _ATTACHED.fullmatch(line.words.strip()):
            name.append(at)
        elif (_is_title(line) or (name and not title and _may_be_title(line))) and not UNIT.fullmatch(line.words.strip()):
            title.append(at)
        else:
            break
        at += 1
    return AnnexLines(tuple(name), tuple(title), at, end)


def _names_one(line: SourceLine) -> bool:
    match = _NAME.fullmatch(line.words.strip()) if not line.list_mark else None
    if match is None or len(words_of(line.words)) > _LONGEST:
        return False
    return is_upper(line.words) or line.centred or line.right or line.bold or bool(line.level) or line.new_page or not match["title"]


def _is_title(line: SourceLine) -> bool:
    return not line.table and not line.list_mark and (line.centred or is_upper(line.words) or line.bold) and not line.words.endswith(";")


def _may_be_title(line: SourceLine) -> bool:
    """A plain line right below the name of an annex, short and without an end."""
    return not line.table and not line.list_mark and len(words_of(line.words)) <= _LONGEST and not ends_a_sentence(line.words)


def _columns(lines: Sequence[SourceLine], at: int) -> int:
    table = lines[at].table
    columns = set()
    while at < len(lines) and lines[at].table == table:
        columns.add(lines[at].column)
        at += 1
    return len(columns)


def _above(lines: Sequence[SourceLine], at: int, label: int) -> int:
    """The title lines right above a table, as far as they stand behind a page break or are in capitals."""
    first = at
    while first - 1 > label and not lines[first - 1].table and _is_title(lines[first - 1]) and len(words_of(lines[first - 1].words)) > 4:
        first -= 1
    return first
