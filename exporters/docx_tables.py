"""Tables of the Word file as XML: columns of exact widths, rows that stay in one piece, a heading that stands again on every page."""

from exporters.docx_paragraphs import TAIL, Pen, looks_xml, paragraph, paragraph_xml, runs_xml, unmarked
from exporters.docx_template import CELL_MARGINS
from exporters.elements import Cell, Row, Table, Text
from exporters.layout import CELL_PADDING, GRID, twips
from models.text import Change

_EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")
_BORDERS = "".join(f'<w:{edge} w:val="single" w:sz="{round(GRID * 8)}" w:space="0" w:color="000000"/>' for edge in _EDGES)
_RULED_MARGINS = (
    '<w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
    f'<w:left w:w="{twips(CELL_PADDING)}" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    f'<w:right w:w="{twips(CELL_PADDING)}" w:type="dxa"/></w:tblCellMar>'
)


def table_xml(table: Table, pen: Pen) -> str:
    """A whole table."""
    columns = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in table.widths)
    rows = "".join(_row(table, row, at, pen) for at, row in enumerate(table.rows))
    borders = f"<w:tblBorders>{_BORDERS}</w:tblBorders>" if table.ruled else ""
    margins = _RULED_MARGINS if table.ruled else CELL_MARGINS
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{twips(sum(table.widths))}" w:type="dxa"/><w:tblInd w:w="0" w:type="dxa"/>{borders}'
        f'<w:tblLayout w:type="fixed"/>{margins}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>'
    )


def _row(table: Table, row: Row, at: int, pen: Pen) -> str:
    head = at < table.head
    properties = ("" if row.torn else "<w:cantSplit/>") + ("<w:tblHeader/>" if head else "") + pen.marks.row_mark(row.change)
    middle = head and table.ruled
    content = "".join(_cell(cell, width, row, middle, pen) for cell, width in zip(row.cells, table.widths, strict=True))
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{content}</w:tr>"


def _cell(cell: Cell, width: float, row: Row, middle: bool, pen: Pen) -> str:
    if row.change:
        cell = tuple(unmarked(part) if isinstance(part, Text) else part for part in cell)
    *others, last = cell or (None,)
    content = "".join(paragraph_xml(part, width, pen) for part in others if part is not None)
    change: Change = _only_change(cell)
    if last is None:
        content += paragraph(TAIL)
    elif change and isinstance(last, Text):
        content += _last_of_cell(last, change, pen)
    else:
        content += paragraph_xml(last, width, pen)
    place = '<w:vAlign w:val="center"/>' if middle else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{twips(width)}" w:type="dxa"/>{place}</w:tcPr>{content}</w:tc>'


def _only_change(cell: Cell) -> Change:
    """The change by which the whole content of a cell came or went."""
    found = {part.change if isinstance(part, Text) else "" for part in cell}
    return found.pop() if len(found) == 1 else ""


def _last_of_cell(text: Text, change: Change, pen: Pen) -> str:
    """A cell always keeps one paragraph: its last one is not inserted or deleted, but changes into the empty one of an empty cell."""
    look = looks_xml(text.look, pen.known)
    now, before = (look, TAIL) if change == "new" else (TAIL, look)
    return paragraph(now, pen.marks.was(now, before), runs_xml(text, pen))
