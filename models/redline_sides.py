"""The two sides of a redline: accepted, rejected, and what in a document changed; as a word processor reads tracked changes."""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from models.page import AnnexBlock, Block, DataTable, Document, Line, Runs, SignatureBlock, table_lines
from models.text import Change, Words, joined


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
    yield from (document.type_name, document.subject, *document.addressees, *document.bases)
    yield from _block_lines(document.blocks)
    if document.cosignature is not None:
        yield from _signature_lines(document.cosignature)
    yield from (*document.recipients, *_signature_lines(end))
    yield from (line for line in (document.drafter, *document.address) if line is not None)
    for annex in document.annexes:
        yield from (line for line in (annex.word, annex.title, annex.reference) if line is not None)
        yield from _block_lines(annex.blocks)


def _block_lines(blocks: tuple[Block, ...]) -> Iterator[Line]:
    for block in blocks:
        yield from table_lines(block) if isinstance(block, DataTable) else (block.line,)


def _signature_lines(block: SignatureBlock) -> Iterator[Line]:
    yield from (line for line in (*block.titles, block.post, block.name) if line is not None)


def run_together(runs: Iterable[Words]) -> Runs:
    """Neighbouring words of one style and change made one."""
    return tuple(run for run in joined(runs) if isinstance(run, Words))


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
        annexes=tuple(_kept_annex(annex, change) for annex in document.annexes if annex.word.change != change),
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
    word, reference = _bare(annex.word, change), _bare(annex.reference, change)
    title = annex.title and _kept(annex.title, change)
    return replace(annex, word=word, title=title, reference=reference, blocks=_kept_blocks(annex.blocks, change))


def _bare(line: Line, change: Change) -> Line:
    """The line without the words of a change, the others unmarked."""
    return Line(run_together(replace(run, change="") for run in line.runs if run.change != change), line.place)


def _kept(line: Line, change: Change) -> Line | None:
    return None if line.change == change else _bare(line, change)


def _kept_lines(lines: tuple[Line, ...], change: Change) -> tuple[Line, ...]:
    return tuple(kept for line in lines if (kept := _kept(line, change)) is not None)
