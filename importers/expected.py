"""What the Word file of a report says line by line while nobody has changed it, and what each line stands for."""

import re
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from importers.lines import SourceLine, source_line
from models import place as places
from models.page import AnnexBlock, Block, Caption, DataTable, Document, Heading, Line, Paragraph, SignatureBlock
from models.place import Place
from models.report import Report
from models.text import Words

ADDRESSEE_LABEL = "Kính gửi:"
RECIPIENTS_LABEL = "Nơi nhận:"
"""As exporters/flow.py and exporters/signing.py print them."""

Kind = Literal[
    "superior", "issuer", "nation", "motto", "number", "day", "stamp", "type", "subject", "basis", "addressee",
    "part", "heading", "item", "caption", "unit", "table", "closing", "recipient", "drafter", "title", "post", "name",
    "annex", "annex-title", "reference", "figures", "printed",
]  # fmt: skip

_FORBIDDEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
"""What the paper shows as U+FFFD (exporters/wording.py)."""

Cells = tuple[tuple[SourceLine | None, ...], ...]
"""A table row by row, its heading first; nothing where a cell is empty."""


class Slot(Struct, frozen=True):
    """A line of the unchanged file; nothing where the report shows nothing there. `mark` is what the program sets before an item.

    A table is one line, all its `cells` in a row; `shown` are their words, heading first, `rows` the places of the rows below that.
    """

    kind: Kind
    place: Place
    line: SourceLine | None
    text: str
    mark: str = ""
    cells: Cells = ()
    shown: tuple[tuple[str, ...], ...] = ()
    rows: tuple[Place, ...] = ()


class Page(Struct, frozen=True):
    """Every line in the order in which a reader finds them: in the letterhead, below it, at the end, in the annexes."""

    head: tuple[Slot, ...]
    middle: tuple[Slot, ...]
    tail: tuple[Slot, ...]
    annexes: tuple[Slot, ...]


def expected(document: Document, report: Report) -> Page:
    """The page of a report. The table of figures holds what the report itself says; earlier periods are not known here."""
    drawn = {annex.id for annex in report.annexes if annex.figures}
    annexes = zip(document.annexes, report.annexes, strict=True)
    return Page(
        tuple(_head(document)),
        tuple(_middle(document)),
        tuple(_tail(document)),
        tuple(slot for block, annex in annexes for slot in _annex(block, annex.id in drawn)),
    )


def _head(document: Document) -> Iterator[Slot]:
    head = document.letterhead
    if head.superior is not None:
        yield _slot("superior", head.superior)
    yield _slot("issuer", head.issuer)
    yield _slot("nation", head.nation)
    yield _slot("motto", head.motto)
    yield _slot("number", head.number)
    yield _slot("day", head.place_and_date)
    yield from (_slot("stamp", line) for line in (head.urgency, head.circulation) if line is not None)


def _middle(document: Document) -> Iterator[Slot]:
    yield _slot("type", document.type_name)
    yield _slot("subject", document.subject)
    yield from _addressees(document.addressees)
    yield from (_slot("basis", line) for line in document.bases)
    yield from (slot for block in document.blocks for slot in _block(block))


def _addressees(lines: tuple[Line, ...]) -> Iterator[Slot]:
    if len(lines) == 1:
        yield _labelled("addressee", lines[0], f"{ADDRESSEE_LABEL} ")
    elif lines:
        yield _labelled("addressee", Line((), places.addressee(0)), ADDRESSEE_LABEL)
        yield from (_labelled("addressee", line, "- ") for line in lines)


def _block(block: Block) -> Iterator[Slot]:
    match block:
        case Heading(line=line):
            yield _slot("part" if block.is_word else "heading", line)
        case Paragraph(line=line, mark=mark):
            yield _slot("closing" if line.place == places.CLOSING else "item", line, mark)
        case Caption(line=line):
            yield _slot("caption", line)
        case DataTable():
            if block.unit is not None:
                yield _slot("unit", block.unit)
            yield _table("table", block)


def _table(kind: Kind, table: DataTable) -> Slot:
    lines = (tuple(column.title for column in table.columns), *(row.cells for row in table.rows))
    cells = tuple(tuple(_source(line) for line in row) for row in lines)
    shown = tuple(tuple(line.text for line in row) for row in lines)
    return Slot(kind, table.place, as_one(cells), "", "", cells, shown, tuple(row.cells[0].place for row in table.rows))


def as_one(cells: Cells) -> SourceLine | None:
    """A table as one line, for finding out which is which; nothing where it is empty."""
    written = [line for row in cells for line in row if line is not None]
    if not written:
        return None
    first = written[0]
    return SourceLine(
        " | ".join(line.markup for line in written),
        number=first.number,
        table=first.table,
        row=first.row,
        cell=first.cell,
        column=first.column,
    )


def _tail(document: Document) -> Iterator[Slot]:
    if document.cosignature is not None:
        yield from _signer(document.cosignature)
        yield from _signer(document.signature)
        yield from _recipients(document)
    else:
        yield from _recipients(document)
        yield from _signer(document.signature)


def _recipients(document: Document) -> Iterator[Slot]:
    if document.recipients:
        yield _labelled("recipient", Line((), places.recipient(0)), RECIPIENTS_LABEL)
        yield from (_labelled("recipient", line, "- ") for line in document.recipients)
    if document.drafter is not None:
        yield _slot("drafter", document.drafter)


def _signer(block: SignatureBlock) -> Iterator[Slot]:
    yield from (_slot("title", title) for title in block.titles)
    if block.post is not None:
        yield _slot("post", block.post)
    if block.name is not None:
        yield _slot("name", block.name)


def _annex(annex: AnnexBlock, drawn: bool) -> Iterator[Slot]:
    yield _slot("annex", annex.word)
    if annex.title is not None:
        yield _slot("annex-title", annex.title)
    yield _slot("reference", annex.reference)
    for block in annex.blocks:
        own = drawn and (block.place if isinstance(block, DataTable) else block.line.place) == annex.word.place
        if own and isinstance(block, DataTable):
            yield _table("figures", block)
        elif own and isinstance(block, Paragraph):
            yield _slot("printed", block.line)
        else:
            yield from _block(block)


def _labelled(kind: Kind, line: Line, label: str) -> Slot:
    return _slot(kind, Line((Words(label), *line.runs), line.place))


def _slot(kind: Kind, line: Line, mark: str = "") -> Slot:
    return Slot(kind, line.place, _source(line, mark), line.text, mark)


def _source(line: Line, mark: str = "") -> SourceLine | None:
    runs = [Words(_FORBIDDEN.sub("\ufffd", run.text), run.bold, run.italic) for run in line.runs]
    return source_line([*([Words(f"{mark} ")] if mark else []), *runs])
