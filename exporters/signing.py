"""The end of a report: recipients and drafter's mark on the left, who signs on the right; a second signer beside the first."""

from msgspec.structs import replace

from exporters.boxes import cell_box
from exporters.elements import Cell, Row, Table, Text
from exporters.layout import GAP, TAIL, FootLooks, Layout, Look, whole
from exporters.wording import balanced, text_of
from models import place as places
from models.document import Document, Line, SignatureBlock
from models.place import Place
from models.text import Change, Words

RECIPIENTS_LABEL = "Nơi nhận:"


def signature_block(document: Document, layout: Layout) -> Table:
    """One row, in one piece unless it is higher than a page; with two signers a second row for the recipients, held to the first."""
    columns = layout.signature_columns
    recipients = _recipients(document.recipients, document.drafter, layout.foot)
    signer = _signer(document.signature, layout.foot, columns[1])
    if document.cosignature is None:
        cells: tuple[Cell, ...] = recipients, signer
        return Table(columns, (_row(cells, _height(cells, columns), True, layout),))
    signers = _level(_signer(document.cosignature, layout.foot, columns[0]), signer, columns)
    below: tuple[Cell, ...] = (recipients, ())
    heights = [_height(cells, columns) for cells in (signers, below)]
    together = sum(heights) + TAIL <= layout.text_height
    return Table(columns, (_row(signers, heights[0], together, layout), _row(below, heights[1], True, layout)))


def _row(cells: tuple[Cell, ...], height: float, held: bool, layout: Layout) -> Row:
    """A row in one piece unless it is higher than a page, held to what follows it."""
    torn = height + TAIL > layout.text_height
    return Row(tuple(map(_held, cells)) if held and not torn else cells, torn)


def _level(left: Cell, right: Cell, widths: tuple[float, float]) -> tuple[Cell, Cell]:
    """Two signers whose names stand at the same height, whatever their titles take."""
    heights = [cell_box(cell[:-1], 0.0, width).height for cell, width in zip((left, right), widths, strict=True)]
    lower = max(heights)
    left, right = (_lowered(cell, lower - height) for cell, height in zip((left, right), heights, strict=True))
    return left, right


def _lowered(cell: Cell, by: float) -> Cell:
    """The same with more room for the signature: above the name, or above the post that stands over it."""
    at = next(index for index, part in enumerate(cell) if isinstance(part, Text) and part.look.before > GAP)
    text = cell[at]
    assert isinstance(text, Text)
    return *cell[:at], replace(text, look=replace(text.look, before=whole(text.look.before + by))), *cell[at + 1 :]


def _held(cell: Cell) -> Cell:
    """The same held to what follows the row, were it only the empty paragraph behind the table, which would make an empty page."""
    return tuple(replace(part, look=replace(part.look, keep_next=True)) if isinstance(part, Text) else part for part in cell)


def _height(cells: tuple[Cell, ...], widths: tuple[float, ...]) -> float:
    return max(cell_box(cell, 0.0, width).height for cell, width in zip(cells, widths, strict=True))


def labelled(words: str, lines: tuple[Line, ...], place: Place, look: Look) -> Text:
    """What stands above a list; where every line of it came or went, so did the label."""
    change: Change = lines[0].change if all(line.change == lines[0].change for line in lines) else ""
    return text_of(Line((Words(words, change=change),), place, change), look)


def _recipients(lines: tuple[Line, ...], drafter: Line | None, looks: FootLooks) -> Cell:
    mark = (text_of(drafter, looks.drafter),) if drafter is not None else ()
    if not lines:
        return mark
    label = labelled(RECIPIENTS_LABEL, lines, places.recipient(0), looks.recipients_label)
    return label, *(text_of(line, looks.recipient, "- ") for line in lines), *mark


def _signer(block: SignatureBlock, looks: FootLooks, width: float) -> Cell:
    of_titles = (looks.first_signature_title, *[looks.signature_title] * len(block.titles))
    titles = tuple(balanced(text_of(line, look), width) for line, look in zip(block.titles, of_titles, strict=False))
    if block.post is None:
        return *titles, text_of(block.name, looks.signature_name)
    return *titles, text_of(block.post, looks.signature_post), text_of(block.name, looks.signature_title)
