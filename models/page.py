"""Document: the tree of what stands on paper, which the writers and the preview read; and the same as plain lines."""

from collections.abc import Iterator

from msgspec import Struct

from models.paper import Paper
from models.place import Place
from models.report import ItemLevel
from models.text import Change, Words

Runs = tuple[Words, ...]


class Line(Struct, frozen=True):
    """One line or paragraph of text and the place in the report that it shows.

    In a redline a whole paragraph that came or went has a `change`, and so has each of its runs.
    """

    runs: Runs
    place: Place
    change: Change = ""

    @property
    def text(self) -> str:
        """The characters without their style."""
        return "".join(run.text for run in self.runs)


class LetterheadBlock(Struct, frozen=True):
    """The two columns at the top: ô 2, 3 and 10b on the left, ô 1, 4 and 11 on the right (NĐ 30/2020, Phụ lục I, IV)."""

    superior: Line | None
    issuer: Line
    number: Line
    nation: Line
    motto: Line
    place_and_date: Line
    urgency: Line | None = None
    circulation: Line | None = None


class Heading(Struct, frozen=True):
    """A heading with its number; level 1 is in capitals. Level 0 is a part: its word "Phần I" (`is_word`) and its title, a line each."""

    line: Line
    level: int
    is_word: bool = False


class Paragraph(Struct, frozen=True):
    """A body paragraph; `mark` is what stands before its words: nothing, "-", "+", "1." or "a)"."""

    line: Line
    level: ItemLevel
    mark: str = ""


class Caption(Struct, frozen=True):
    """What stands above a table."""

    line: Line


class DataColumn(Struct, frozen=True):
    """A column's heading; `numeric` ones are set to the right; `share` of the width, 0 where the words decide."""

    title: Line
    numeric: bool = False
    share: float = 0.0


class DataRow(Struct, frozen=True):
    """A cell for each column. In a redline a row that came or went has a `change`, and so have the runs of its cells."""

    cells: tuple[Line, ...]
    bold: bool = False
    change: Change = ""


class DataTable(Struct, frozen=True):
    """A table with borders; in a redline one that came or went has a `change`, and so has each of its rows."""

    place: Place
    columns: tuple[DataColumn, ...]
    rows: tuple[DataRow, ...]
    unit: Line | None = None
    landscape: bool = False
    change: Change = ""


Block = Heading | Paragraph | Caption | DataTable


class SignatureBlock(Struct, frozen=True):
    """Lines of authority and title in capitals, room for the signature, another post of the signer, the name."""

    titles: tuple[Line, ...]
    name: Line
    post: Line | None = None


class AnnexBlock(Struct, frozen=True):
    """A phụ lục: its word, its title in capitals, the line that says which report it belongs to, and what is in it."""

    word: Line
    title: Line | None
    reference: Line
    blocks: tuple[Block, ...]
    landscape: bool = False


class Pictures(Struct, frozen=True):
    """Images of the signature and the seal for the electronic copy, as PNG (NĐ 30/2020, Phụ lục I, II.7d and II.8)."""

    signature: bytes = b""
    seal: bytes = b""


class Document(Struct, frozen=True):
    """A report as it stands on paper. `revision` names the content that it was made of, in a redline that of the new report."""

    title: str
    letterhead: LetterheadBlock
    type_name: Line
    subject: Line
    addressees: tuple[Line, ...]
    blocks: tuple[Block, ...]
    recipients: tuple[Line, ...]
    signature: SignatureBlock
    paper: Paper = Paper()
    bases: tuple[Line, ...] = ()
    annexes: tuple[AnnexBlock, ...] = ()
    cosignature: SignatureBlock | None = None
    drafter: Line | None = None
    address: tuple[Line, ...] = ()
    pictures: Pictures = Pictures()
    revision: str = ""


def page_lines(document: Document) -> Iterator[str]:
    """The document as plain lines, for a terminal."""
    head = document.letterhead
    for line in (head.superior, head.issuer, head.number, head.urgency, head.circulation, head.nation, head.motto, head.place_and_date):
        if line is not None:
            yield line.text
    yield from ("", document.type_name.text, document.subject.text, "")
    if document.addressees:
        yield "Kính gửi: " + " ".join(line.text for line in document.addressees)
    yield from (line.text for line in document.bases)
    for block in document.blocks:
        yield from block_lines(block)
    yield from ("", "Nơi nhận:", *(f"- {line.text}" for line in document.recipients), "")
    for signature in (document.cosignature, document.signature):
        if signature is not None:
            yield from (line.text for line in (*signature.titles, signature.post, signature.name) if line is not None)
    yield from (line.text for line in (document.drafter, *document.address) if line is not None)
    for annex in document.annexes:
        yield ""
        yield from (line.text for line in (annex.word, annex.title, annex.reference) if line is not None)
        for block in annex.blocks:
            yield from block_lines(block)


def block_lines(block: Block) -> Iterator[str]:
    """A block as plain lines; a table row by row, its cells apart by a bar."""
    if isinstance(block, DataTable):
        if block.unit is not None:
            yield block.unit.text
        yield " | ".join(column.title.text for column in block.columns)
        yield from (" | ".join(cell.text for cell in row.cells) for row in block.rows)
        return
    mark = f"{block.mark} " if isinstance(block, Paragraph) and block.mark else ""
    yield mark + block.line.text


def table_lines(table: DataTable) -> Iterator[Line]:
    """Every line of a table: what stands above it, the headings of its columns, its cells row by row."""
    if table.unit is not None:
        yield table.unit
    yield from (column.title for column in table.columns)
    yield from (cell for row in table.rows for cell in row.cells)
