"""Letterhead and signature of a text that was copied from a page: columns apart by bars, lines of one cell broken in two."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from importers.letterhead import FORMS
from importers.lines import SourceLine, source_line
from models.text import Words, parse, write

_MOST_PIECES = 3
_LONGEST = 160
_TITLE_WITHIN = 60
_TITLE_REST = re.compile(r"CÁO\b")


def with_columns(lines: Sequence[SourceLine]) -> tuple[SourceLine, ...]:
    """Lines of a letterhead whose bars are gaps between columns, and whose torn parts are whole again."""
    return _mended([without_bars(line) for line in lines])


def with_whole_title(lines: Sequence[SourceLine]) -> tuple[SourceLine, ...]:
    """The lines with BÁO CÁO on one, where its two words stand on two."""
    result = list(lines[:_TITLE_WITHIN])
    for at in range(len(result) - 2, -1, -1):
        above, below = result[at : at + 2]
        torn = above.words.strip() == "BÁO" and _TITLE_REST.match(below.words) is not None
        if torn and not (above.table or below.table or above.list_mark or below.list_mark):
            result[at : at + 2] = [_joined((above, below))]
    return (*result, *lines[_TITLE_WITHIN:])


def without_bars(line: SourceLine) -> SourceLine:
    """A row "UBND HUYỆN SƠN HÀ | CỘNG HÒA … |" as columns; a joined or changed line has its pieces as `parts`."""
    if "|" not in line.text or line.table:
        return line
    pieces = [piece.strip() for piece in write(parse(line.text)).split("|")]
    made = source_line([Words("\t".join(pieces).rstrip("\t"))], line.list_mark)
    if made is None:
        return line
    return replace(line, text=made.text, parts=line.parts or (line,))


def _mended(lines: Sequence[SourceLine]) -> tuple[SourceLine, ...]:
    result: list[SourceLine] = []
    at = 0
    while at < len(lines):
        count = next((count for count in range(2, _MOST_PIECES + 1) if _is_torn(lines[at : at + count], count)), 1)
        result.append(_joined(lines[at : at + count]) if count > 1 else lines[at])
        at += count
    return tuple(result)


def _is_torn(pieces: Sequence[SourceLine], count: int) -> bool:
    """Whether lines together say what only a letterhead says, and none of them alone does."""
    if len(pieces) < count or any(piece.table or piece.list_mark for piece in pieces):
        return False
    whole = " ".join(piece.words for piece in pieces)
    said = [form for _name, form in FORMS if form.search(whole)]
    alone = [form for _name, form in FORMS if any(form.search(piece.words) for piece in pieces)]
    return len(whole) <= _LONGEST and bool(said) and not alone and said[0].match(whole) is not None


def _joined(pieces: Sequence[SourceLine]) -> SourceLine:
    parts = tuple(part for piece in pieces for part in piece.parts or (piece,))
    return replace(pieces[0], text=" ".join(piece.text for piece in pieces), parts=parts)
