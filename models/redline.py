"""redline(old, new) -> Document: both reports on one paper, words only in the old one "gone", words only in the new one "new".

`accepted` and `rejected` read a redline back as the one or the other, as a word processor does with tracked changes.
"""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from models.align import Pair, aligned, ended_together
from models.diff import word_diff
from models.document import (
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
    table_lines,
)
from models.text import Change, Words, joined, nfc


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


def accepted(document: Document) -> Document:
    """What stands there when every change is accepted: the new report."""
    return _without(document, "gone")


def rejected(document: Document) -> Document:
    """What stands there when every change is rejected: the old report, on the new one's page."""
    return _without(document, "new")


def changed(document: Document) -> bool:
    """Whether a document is a redline in which anything came or went."""
    return any(line.change or any(run.change for run in line.runs) for line in document_lines(document)) or any(
        block.change or any(row.change for row in block.rows)
        for blocks in (document.blocks, *(annex.blocks for annex in document.annexes))
        for block in blocks
        if isinstance(block, DataTable)
    )


def document_lines(document: Document) -> Iterator[Line]:
    """Every line of a document from top to bottom."""
    head, end = document.letterhead, document.signature
    top = (head.superior, head.issuer, head.nation, head.motto, head.number, head.place_and_date, head.urgency, head.circulation)
    yield from (line for line in top if line is not None)
    yield from (document.type_name, document.subject, *document.bases, *document.addressees)
    yield from _block_lines(document.blocks)
    if document.cosignature is not None:
        yield from _signature_lines(document.cosignature)
    yield from (*document.recipients, *_signature_lines(end))
    yield from (line for line in (document.drafter, *document.address) if line is not None)
    for annex in document.annexes:
        yield from (annex.word, annex.title, annex.reference)
        yield from _block_lines(annex.blocks)


def _block_lines(blocks: tuple[Block, ...]) -> Iterator[Line]:
    for block in blocks:
        yield from table_lines(block) if isinstance(block, DataTable) else (block.line,)


def _signature_lines(block: SignatureBlock) -> Iterator[Line]:
    yield from (line for line in (*block.titles, block.post, block.name) if line is not None)


# -------------------------------------------------------------------- both together


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
                title=_merged(before.title, after.title),
                reference=_merged(before.reference, after.reference),
                blocks=_blocks(before.blocks, after.blocks),
            )
        elif after is not None:
            yield _whole_annex(after, "new")
        elif before is not None:
            yield _whole_annex(before, "gone")


def _annex_text(annex: AnnexBlock) -> str:
    return annex.title.text


def _whole_annex(annex: AnnexBlock, change: Change) -> AnnexBlock:
    blocks = tuple(_whole_block(block, change) for block in annex.blocks)
    word, title, reference = (_whole(line, change) for line in (annex.word, annex.title, annex.reference))
    return replace(annex, word=word, title=title, reference=reference, blocks=blocks)


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
    return replace(new, line=replace(line, runs=_run_together((*marks, *line.runs))), mark="")


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
    return _run_together(runs)


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


def _run_together(runs: Iterable[Words]) -> Runs:
    return tuple(run for run in joined(runs) if isinstance(run, Words))


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


# -------------------------------------------------------------------- one of both


def _without(document: Document, change: Change) -> Document:
    head, end = document.letterhead, document.signature
    return replace(
        document,
        letterhead=replace(
            head,
            superior=head.superior and _kept(head.superior, change),
            urgency=head.urgency and _kept(head.urgency, change),
            circulation=head.circulation and _kept(head.circulation, change),
            **{part: _bare(getattr(head, part), change) for part in ("issuer", "number", "nation", "motto", "place_and_date")},
        ),
        type_name=_bare(document.type_name, change),
        subject=_bare(document.subject, change),
        bases=_kept_lines(document.bases, change),
        addressees=_kept_lines(document.addressees, change),
        blocks=_kept_blocks(document.blocks, change),
        recipients=_kept_lines(document.recipients, change),
        signature=_kept_signature(end, change),
        cosignature=document.cosignature and _kept_cosignature(document.cosignature, change),
        drafter=document.drafter and _kept(document.drafter, change),
        address=_kept_lines(document.address, change),
        annexes=tuple(_kept_annex(annex, change) for annex in document.annexes if annex.title.change != change),
    )


def _kept_blocks(blocks: tuple[Block, ...], change: Change) -> tuple[Block, ...]:
    return tuple(kept for block in blocks if (kept := _kept_block(block, change)) is not None)


def _kept_block(block: Block, change: Change) -> Block | None:
    if not isinstance(block, DataTable):
        return None if block.line.change == change else replace(block, line=_bare(block.line, change))
    if block.change == change:
        return None
    return replace(
        block,
        change="",
        unit=block.unit and _kept(block.unit, change),
        columns=tuple(replace(column, title=_bare(column.title, change)) for column in block.columns),
        rows=tuple(
            replace(row, change="", cells=tuple(_bare(cell, change) for cell in row.cells)) for row in block.rows if row.change != change
        ),
    )


def _kept_signature(block: SignatureBlock, change: Change) -> SignatureBlock:
    return SignatureBlock(_kept_lines(block.titles, change), _bare(block.name, change), block.post and _kept(block.post, change))


def _kept_cosignature(block: SignatureBlock, change: Change) -> SignatureBlock | None:
    return None if block.name.change == change else _kept_signature(block, change)


def _kept_annex(annex: AnnexBlock, change: Change) -> AnnexBlock:
    word, title, reference = (_bare(line, change) for line in (annex.word, annex.title, annex.reference))
    return replace(annex, word=word, title=title, reference=reference, blocks=_kept_blocks(annex.blocks, change))


def _bare(line: Line, change: Change) -> Line:
    """The line without the words of a change, the others unmarked."""
    return Line(_run_together(replace(run, change="") for run in line.runs if run.change != change), line.place)


def _kept(line: Line, change: Change) -> Line | None:
    return None if line.change == change else _bare(line, change)


def _kept_lines(lines: tuple[Line, ...], change: Change) -> tuple[Line, ...]:
    return tuple(kept for line in lines if (kept := _kept(line, change)) is not None)
