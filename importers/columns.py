"""Letterhead and signature of a text that was copied from a page: columns apart by bars, lines of one cell broken in two."""

from collections.abc import Sequence

from msgspec.structs import replace

from importers.letterhead import FORMS
from importers.lines import SourceLine, source_line
from models.text import Words, parse, write

_MOST_PIECES = 3
_LONGEST = 160


def with_columns(lines: Sequence[SourceLine]) -> tuple[SourceLine, ...]:
    """Lines of a letterhead whose bars are gaps between columns, and whose torn parts are whole again."""
    return _mended([without_bars(line) for line in lines])


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
