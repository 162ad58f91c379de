"""Tables of a text that pandoc wrote: drawn as grids, or ruled by dashes above each column; a row is one line again, with bars.

What stands in the two columns of a letterhead or of a signature comes out line by line, the left column first.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from importers.letterhead import DAY, MOTTO, NATION
from importers.tail import RECIPIENTS

_GRID = re.compile(r"\s*\+(?:[-:=]+\+)+\s*")
_ROW = re.compile(r"\s*\|.*\|\s*")
_RULER = re.compile(r"\s*-{2,}(?: +-{2,})+\s*")
_DASHES = re.compile(r"\s*-{10,}\s*")
_BAR = re.compile(r"(?<!\\)\|")
_MOST_HEADER, _MOST_LINES, _MOST_EDGES = 8, 2000, 3

_Row = list[list[str]]
"""The lines of each column."""


def without_rules(lines: Sequence[str]) -> list[str]:
    """The lines, as many as before: one that stands for several holds them apart by "\\n", and those that it stands for are empty."""
    result = list(lines)
    at = 0
    while at < len(lines):
        found = _grid(lines, at) or _ruled(lines, at)
        if found is None:
            at += 1
            continue
        start, end, rows = found
        result[start:end] = [""] * (end - start)
        result[start] = "\n".join(_written(rows))
        at = end
    return result


def _written(rows: Sequence[_Row]) -> Iterator[str]:
    lines = [line.strip(" *") for row in rows for column in row for line in column]
    whole = " ".join(lines)
    said = NATION.search(whole) or MOTTO.search(whole) or any(RECIPIENTS.match(line) or DAY.fullmatch(line) for line in lines)
    edges = said or len(rows) == 1
    for row in rows:
        if edges and len(row) <= _MOST_EDGES:
            yield from (text for column in row for text in _paragraphs(column))
        else:
            cells = (" ".join(line.removesuffix("\\") for line in column if line) for column in row)
            yield f"| {' | '.join(cells)} |"


def _paragraphs(column: Sequence[str]) -> Iterator[str]:
    """What stands in a cell, torn lines whole; an empty line and a backslash end one."""
    own = ""
    for line in (*column, ""):
        own = f"{own} {line.removesuffix(chr(92))}".strip()
        if own and (not line or line.endswith("\\")):
            yield own
            own = ""


# ---------------------------------------------------------------- drawn as a grid


def _grid(lines: Sequence[str], start: int) -> tuple[int, int, list[_Row]] | None:
    if not _GRID.fullmatch(lines[start]):
        return None
    end = start + 1
    while end < len(lines) and (_GRID.fullmatch(lines[end]) or _ROW.fullmatch(lines[end])):
        end += 1
    rules = [at for at in range(start, end) if _GRID.fullmatch(lines[at])]
    groups = [[_pieces(line) for line in lines[above + 1 : below]] for above, below in pairwise(rules) if below > above + 1]
    if rules[-1] != end - 1 or not groups:
        return None
    return start, end, [row for group in groups for row in _rows(group)]


def _pieces(line: str) -> list[str]:
    return [piece.strip() for piece in _BAR.split(line.strip()[1:-1])]


def _rows(group: Sequence[Sequence[str]]) -> list[_Row]:
    """A row, or several where nothing divides them and each line has all its cells."""
    if len(group) > 1 and all(piece for line in group for piece in line):
        return [[[piece] for piece in line] for line in group]
    width = max(map(len, group))
    return [[[line[column] if column < len(line) else "" for line in group] for column in range(width)]]


# ---------------------------------------------------------------- ruled by dashes


def _ruled(lines: Sequence[str], start: int) -> tuple[int, int, list[_Row]] | None:
    """A table that begins at a line of dashes, or at the one above its ruler."""
    near = range(start, min(start + _MOST_HEADER, len(lines))) if _DASHES.fullmatch(lines[start]) else range(start, start + 1)
    ruler = next((at for at in near if _RULER.fullmatch(lines[at])), None)
    if ruler is None:
        return None
    last = range(ruler + 1, min(ruler + _MOST_LINES, len(lines)))
    end = next((at for at in last if _RULER.fullmatch(lines[at]) or _DASHES.fullmatch(lines[at]) or _leaves(lines[at])), None)
    if end is None or _leaves(lines[end]) or end == ruler + 1:
        return None
    starts = [0, *(match.start() for match in re.finditer(r"-+", lines[ruler]))][2:]
    header = lines[start + 1 : ruler]
    blocks = [*([header] if header else []), *_blocks(lines[ruler + 1 : end])]
    return start, end + 1, [_sliced(block, starts) for block in blocks]


def _leaves(line: str) -> bool:
    """Whether a line is no part of a table, which stands a little to the right."""
    return bool(line.strip()) and not line.startswith((" ", "\u00a0"))


def _blocks(body: Sequence[str]) -> Iterator[Sequence[str]]:
    """The lines of each row: blank lines divide them, or each line is one."""
    if all(line.strip() for line in body):
        yield from ([line] for line in body)
        return
    block: list[str] = []
    for line in (*body, ""):
        if line.strip():
            block.append(line)
        elif block:
            yield block
            block = []


def _sliced(block: Sequence[str], starts: Sequence[int]) -> _Row:
    bounds = [0, *starts]
    return [[line[left:right].strip() for line in block] for left, right in zip(bounds, (*starts, None), strict=True)]
