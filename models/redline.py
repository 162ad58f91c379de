"""redline(old, new) -> Document: both reports on one paper, words only in the old one "gone", words only in the new one "new".

redline_sides.py reads a redline back as the one or the other, as a word processor does with tracked changes.
"""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from models.align import Pair, aligned, ended_together
from models.diff import word_diff
from models.page import (
    AnnexBlock,
    Block,
    Caption,
    DataRow,
    DataTable,
    Document,
    Heading,
    Line,
    Paragraph,
    Runs,
    SignatureBlock,
    block_lines,
)
from models.redline_sides import run_together
from models.text import Change, Words, nfc


def redline(old: Document, new: Document) -> Document:
    """What changed on paper, word by word; a change of nothing but bold or italic counts too. The page is the new one's.

    A text that has no like in the other report came or went as a whole.
    """
    head, head_before = new.letterhead, old.letterhead
    return replace(
        new,
        letterhead=replace(
            head,
            superior=_optional(head_before.superior, head.superior),
            issuer=_merged(head_before.issuer, head.issuer),
            number=_merged(head_before.number, head.number),
            nation=_merged(head_before.nation, head.nation),
            motto=_merged(head_before.motto, head.motto),
            place_and_date=_merged(head_before.place_and_date, head.place_and_date),
            urgency=_optional(head_before.urgency, head.urgency),
            circulation=_optional(head_before.circulation, head.circulation),
        ),
        type_name=_merged(old.type_name, new.type_name),
        subject=_merged(old.subject, new.subject),
        bases=_lines(old.bases, new.bases),
        addressees=_addressees(old.addressees, new.addressees),
        blocks=_blocks(old.blocks, new.blocks),
        recipients=_column(old.recipients, new.recipients),
        signature=_signature(old.signature, new.signature),
        cosignature=_cosignature(old.cosignature, new.cosignature),
        drafter=_optional(old.drafter, new.drafter),
        address=_lines(old.address, new.address),
        annexes=tuple(_annexes(old.annexes, new.annexes)),
    )


def _merged(old: Line, new: Line) -> Line:
    """One line with the words of both."""
    return Line(_merged_runs(old.runs, new.runs), new.place)


def _optional(old: Line | None, new: Line | None) -> Line | None:
    if old is not None and new is not None:
        return _merged(old, new)
    return _whole(new, "new") if new is not None else _whole(old, "gone") if old is not None else None


def _whole(line: Line, change: Change) -> Line:
    """A line that came or went."""
    return Line(tuple(replace(run, text=nfc(run.text), change=change) for run in line.runs), line.place, change)


def _lines(old: tuple[Line, ...], new: tuple[Line, ...]) -> tuple[Line, ...]:
    return _one_by_one(_paired(old, new))


def _column(old: tuple[Line, ...], new: tuple[Line, ...]) -> tuple[Line, ...]:
    """Lines at the end of a table cell, whose last paragraph can neither come nor go: the last ones are one, alike or not."""
    return _one_by_one(ended_together(_paired(old, new)))


def _paired(old: tuple[Line, ...], new: tuple[Line, ...]) -> Iterator[Pair[Line]]:
    pairs = aligned(old, new, lambda line: line.text, lambda _line: None)
    yield from pairs


def _one_by_one(pairs: Iterable[Pair[Line]]) -> tuple[Line, ...]:
    return tuple(line for pair in pairs if (line := _optional(*pair)) is not None)


def _signature(old: SignatureBlock, new: SignatureBlock) -> SignatureBlock:
    return SignatureBlock(_lines(old.titles, new.titles), _merged(old.name, new.name), _optional(old.post, new.post))


def _cosignature(old: SignatureBlock | None, new: SignatureBlock | None) -> SignatureBlock | None:
    if old is not None and new is not None:
        return _signature(old, new)
    if new is not None:
        return _whole_signature(new, "new")
    return None if old is None else _whole_signature(old, "gone")


def _whole_signature(block: SignatureBlock, change: Change) -> SignatureBlock:
    titles = tuple(_whole(title, change) for title in block.titles)
    return SignatureBlock(titles, _whole(block.name, change), block.post and _whole(block.post, change))


def _annexes(old: tuple[AnnexBlock, ...], new: tuple[AnnexBlock, ...]) -> Iterator[AnnexBlock]:
    """Both reports' annexes, those of like titles merged."""
    for before, after in aligned(old, new, _annex_text, lambda _annex: None):
        if before is not None and after is not None:
            yield replace(
                after,
                word=_merged(before.word, after.word),
                title=_optional(before.title, after.title),
                reference=_merged(before.reference, after.reference),
                blocks=_blocks(before.blocks, after.blocks),
            )
        elif after is not None:
            yield _whole_annex(after, "new")
        elif before is not None:
            yield _whole_annex(before, "gone")


def _annex_text(annex: AnnexBlock) -> str:
    return annex.title.text if annex.title else ""


def _whole_annex(annex: AnnexBlock, change: Change) -> AnnexBlock:
    blocks = tuple(_whole_block(block, change) for block in annex.blocks)
    word, reference = _whole(annex.word, change), _whole(annex.reference, change)
    return replace(annex, word=word, title=annex.title and _whole(annex.title, change), reference=reference, blocks=blocks)


def _whole_block(block: Block, change: Change) -> Block:
    if isinstance(block, DataTable):
        return _whole_table(block, change)
    return replace(block, line=_whole(block.line, change))


def _merged_table(old: DataTable | None, new: DataTable | None) -> DataTable | None:
    """Both tables in one, row by row; one alone came or went as a whole."""
    if old is None or new is None:
        return _whole_table(new, "new") if new is not None else _whole_table(old, "gone") if old is not None else None
    titles = (_merged(before.title, after.title) for before, after in zip(old.columns, new.columns, strict=True))
    columns = tuple(replace(column, title=title) for column, title in zip(new.columns, titles, strict=True))
    return replace(new, columns=columns, rows=tuple(_rows(old.rows, new.rows)), unit=_optional(old.unit, new.unit))


def _rows(old: tuple[DataRow, ...], new: tuple[DataRow, ...]) -> Iterator[DataRow]:
    for before, after in aligned(old, new, _row_text, _row_kind):
        if before is not None and after is not None:
            cells = zip(before.cells, after.cells, strict=True)
            yield replace(after, cells=tuple(_merged(was, now) for was, now in cells))
        elif after is not None:
            yield _whole_row(after, "new")
        elif before is not None:
            yield _whole_row(before, "gone")


def _row_text(row: DataRow) -> str:
    return " ".join(cell.text for cell in row.cells)


def _row_kind(row: DataRow) -> bool:
    return row.bold


def _whole_row(row: DataRow, change: Change) -> DataRow:
    return replace(row, cells=tuple(_whole(cell, change) for cell in row.cells), change=change)


def _whole_table(table: DataTable, change: Change) -> DataTable:
    columns = tuple(replace(column, title=_whole(column.title, change)) for column in table.columns)
    rows = tuple(_whole_row(row, change) for row in table.rows)
    return replace(table, columns=columns, rows=rows, unit=table.unit and _whole(table.unit, change), change=change)


def _addressees(old: tuple[Line, ...], new: tuple[Line, ...]) -> tuple[Line, ...]:
    """One addressee and a list of them look different on paper: the whole of it is set anew."""
    if len(old) == len(new) == 1:
        return (_merged(old[0], new[0]),)
    if (len(old) > 1) == (len(new) > 1):
        return _lines(old, new)
    return (*(_whole(line, "gone") for line in old), *(_whole(line, "new") for line in new))


def _blocks(old: tuple[Block, ...], new: tuple[Block, ...]) -> tuple[Block, ...]:
    """Headings of one level become each other, and paragraphs. The last ones end the text before the signature's table, as in a cell."""
    found = aligned(old, new, _text, _kind)
    pairs = tuple(found)
    if old and new and _kind(old[-1]) == _kind(new[-1]):
        pairs = ended_together(pairs)
    return tuple(block for pair in pairs if (block := _block(*pair)) is not None)


def _block(old: Block | None, new: Block | None) -> Block | None:
    if isinstance(old, DataTable) or isinstance(new, DataTable):
        return _merged_table(*_tables(old, new))
    if isinstance(old, Paragraph) and isinstance(new, Paragraph):
        return _merged_paragraph(old, new)
    if old is not None and new is not None:
        return replace(new, line=_merged(old.line, new.line))
    if new is not None:
        return replace(new, line=_whole(new.line, "new"))
    return None if old is None else replace(old, line=_whole(old.line, "gone"))


def _tables(old: Block | None, new: Block | None) -> tuple[DataTable | None, DataTable | None]:
    return old if isinstance(old, DataTable) else None, new if isinstance(new, DataTable) else None


def _kind(block: Block) -> tuple[str, int]:
    """What can become each other; a table only one with as many columns."""
    match block:
        case Heading(level=level, is_word=is_word):
            return "word" if is_word else "heading", level
        case DataTable(columns=columns):
            return "table", len(columns)
        case Caption():
            return "caption", 0
        case Paragraph():
            return "paragraph", 0


def _text(block: Block) -> str:
    if isinstance(block, DataTable):
        return "\n".join(block_lines(block))
    mark = block.mark if isinstance(block, Paragraph) else ""
    return f"{mark} {block.line.text}" if mark else block.line.text


def _merged_paragraph(old: Paragraph, new: Paragraph) -> Paragraph:
    """Where the mark before the words changed, it is part of the words."""
    line = _merged(old.line, new.line)
    if old.mark == new.mark:
        return replace(new, line=line)
    marks = (Words(f"{mark} ", change=change) for mark, change in _changes((old.mark, "gone"), (new.mark, "new")))
    return replace(new, line=replace(line, runs=run_together((*marks, *line.runs))), mark="")


def _changes(*pairs: tuple[str, Change]) -> Iterator[tuple[str, Change]]:
    return (pair for pair in pairs if pair[0])


def _merged_runs(old: Runs, new: Runs) -> Runs:
    if old == new:
        return new
    before, after = _Reader(old), _Reader(new)
    runs: list[Words] = []
    for piece in word_diff(before.text, after.text):
        match piece.kind:
            case "gone":
                runs += before.take(len(piece.text), "gone")
            case "new":
                runs += after.take(len(piece.text), "new")
            case "same":
                runs += _restyled(before.take(len(piece.text), "gone"), after.take(len(piece.text), "new"))
    return run_together(runs)


def _restyled(old: list[Words], new: list[Words]) -> Iterator[Words]:
    """The same letters in both: they are a change where their style is another."""
    before, after = _Reader(tuple(old)), _Reader(tuple(new))
    while before.ahead and after.ahead:
        length = min(len(before.ahead.text), len(after.ahead.text))
        (was,), (now,) = before.take(length, "gone"), after.take(length, "new")
        if (was.bold, was.italic) == (now.bold, now.italic):
            yield replace(now, change="")
        else:
            yield from (was, now)


class _Reader:
    """Reads runs letter by letter."""

    def __init__(self, runs: Runs) -> None:
        self._runs = [replace(run, text=nfc(run.text)) for run in runs if run.text]
        self._at = 0
        self.text = "".join(run.text for run in self._runs)

    @property
    def ahead(self) -> Words | None:
        """The rest of the run that comes next."""
        return self._runs[self._at] if self._at < len(self._runs) else None

    def take(self, count: int, change: Change) -> list[Words]:
        """The next letters with their styles, as a change."""
        taken: list[Words] = []
        while count and (run := self.ahead):
            part, rest = run.text[:count], run.text[count:]
            taken.append(replace(run, text=part, change=change))
            count -= len(part)
            if rest:
                self._runs[self._at] = replace(run, text=rest)
            else:
                self._at += 1
        return taken
