"""The end of a report: recipients and drafter's mark on the left, who signs on the right; a second signer beside the first."""

from math import ceil

from msgspec import Struct
from msgspec.structs import replace

from exporters.boxes import cell_box
from exporters.elements import Cell, CellPart, Picture, Row, Table, Text
from exporters.layout import GAP, TAIL, TWIPS, FootLooks, Layout, Look, whole
from exporters.wording import balanced, text_of
from models import place as places
from models.language import _
from models.page import Document, Line, Pictures, SignatureBlock
from models.place import Place
from models.redline_sides import accepted, rejected
from models.text import Change, Words

RECIPIENTS_LABEL = "Nơi nhận:"


class _Signed(Struct, frozen=True):
    """The picture of signature and seal in a column that has `more` room on its left, so that its middle stays where it was."""

    picture: Picture
    more: float


def signature_block(document: Document, layout: Layout) -> Table:
    """One row, in one piece unless it is higher than a page; with two signers a second row for the recipients, held to the first.

    On an electronic copy the picture of signature and seal stands between the signer's title and name, and the recipients give way to it.
    """
    if document.cosignature is not None and document.cosignature.name.change:
        return _both_ways(document, layout)
    columns = layout.signature_columns
    signed = _signed(document.pictures, columns[1])
    if signed is not None:
        columns = whole(columns[0] - signed.more), whole(columns[1] + signed.more)
    recipients = _recipients(document.recipients, document.drafter, layout.foot)
    signer = _signer(document.signature, layout.foot, columns[1], signed)
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


def _signed(pictures: Pictures, width: float) -> _Signed | None:
    """Signature in the middle of the column, the seal on its left; nothing on the paper copy (NĐ 30/2020, Phụ lục I, II.7d and II.8)."""
    if not pictures.signature:
        return None
    from exporters.signing_picture import signing_picture  # noqa: PLC0415  # loads Pillow, which paper copies do not need

    made = signing_picture(pictures)
    more = max(ceil((made.middle - width / 2) * TWIPS) / TWIPS, 0.0)
    indent = whole(more + width / 2 - made.middle)
    return _Signed(Picture(made.content, made.width, made.height, indent, _("Chữ ký và dấu") if pictures.seal else _("Chữ ký")), more)


def _both_ways(document: Document, layout: Layout) -> Table:
    """In a redline in which a second signer came or went, the rows stand otherwise: the old ones go, the new ones come."""
    before, after = (signature_block(side(document), layout) for side in (rejected, accepted))
    return replace(after, rows=(*(_changed(row, "gone") for row in before.rows), *(_changed(row, "new") for row in after.rows)))


def _changed(row: Row, change: Change) -> Row:
    return Row(tuple(tuple(_changed_part(part, change) for part in cell) for cell in row.cells), row.torn, change)


def _changed_part(part: CellPart, change: Change) -> CellPart:
    if not isinstance(part, Text):
        return part
    return replace(part, change=change, runs=tuple(replace(run, change=change) for run in part.runs))


def _level(left: Cell, right: Cell, widths: tuple[float, float]) -> tuple[Cell, Cell]:
    """Two signers whose names stand at the same height, whatever their titles take."""
    heights = [cell_box(cell, 0.0, width).height for cell, width in zip((left, right), widths, strict=True)]
    lower = max(heights)
    left, right = (_lowered(cell, lower - height) for cell, height in zip((left, right), heights, strict=True))
    return left, right


def _lowered(cell: Cell, by: float) -> Cell:
    """The same with more room for the signature: above the name, or above the post that stands over it; half above and below a picture."""
    at = next(index for index, part in enumerate(cell) if isinstance(part, Picture) or (isinstance(part, Text) and part.look.before > GAP))
    part = cell[at]
    if isinstance(part, Text):
        return *cell[:at], _with_room(part, before=by), *cell[at + 1 :]
    above, below = cell[:at], cell[at + 1 :]
    if above and isinstance(title := above[-1], Text):
        above, by = (*above[:-1], _with_room(title, after=by / 2)), by / 2
    name = below[0]
    assert isinstance(name, Text)
    return *above, part, _with_room(name, before=by), *below[1:]


def _with_room(text: Text, before: float = 0.0, after: float = 0.0) -> Text:
    look = text.look
    return replace(text, look=replace(look, before=whole(look.before + before), after=whole(look.after + after)))


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


def _signer(block: SignatureBlock, looks: FootLooks, width: float, signed: _Signed | None = None) -> Cell:
    of_titles = (looks.first_signature_title, *[looks.signature_title] * len(block.titles))
    more = signed.more if signed else 0.0
    titles = tuple(balanced(text_of(line, look), width - more) for line, look in zip(block.titles, of_titles, strict=False))
    if block.post is None:
        names: tuple[Text, ...] = (text_of(block.name, looks.signature_name),)
    else:
        names = text_of(block.post, looks.signature_post), text_of(block.name, looks.signature_title)
    if signed is None:
        return *titles, *names
    first, *others = (_moved(text, more) for text in names)
    return *(_moved(text, more) for text in titles), signed.picture, replace(first, look=replace(first.look, before=0.0)), *others


def _moved(text: Text, by: float) -> Text:
    """The paragraph further to the right."""
    return replace(text, look=replace(text.look, indent=whole(text.look.indent + by)))
