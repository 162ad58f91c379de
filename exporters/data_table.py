"""A table of data on paper: its size of letters, the widths of its columns, its heading that stands again on every page."""

from collections.abc import Sequence

from msgspec.structs import replace

from exporters import fonts
from exporters.boxes import cell_box
from exporters.elements import Cell, Flow, Row, Table, Text
from exporters.fonts import Face
from exporters.layout import CELL_PADDING, GRID, TABLE_SIZES, CellLooks, Layout, Look, cell_looks, kept_columns, whole
from exporters.opportunities import unbroken
from exporters.wording import text_of
from models.page import DataColumn, DataTable, Line
from models.text import Change, folded

_MOST_SAMPLED = 200
"""Rows whose words are measured for the widths of the columns."""
_CENTRED = ("tt", "stt", "so tt", "don vi tinh", "dvt")
"""Headings of the columns that are centred: what counts the rows, what the numbers count (usage)."""
_HEADING_PART = 0.7
"""Of an even share of the table that a column gets at least where its heading needs it, to stand in two lines."""
_BESIDE = 2 * CELL_PADDING + 1.0
"""What a column needs besides its words."""
_SMALLEST_SHARE = 0.02
"""Of the width of the table, for any column."""


def data_table(table: DataTable, layout: Layout, size: float = 0.0) -> Flow:
    """The table, and above it at the right what its numbers count (usage; no article speaks of tables inside the text).

    Its letters are `size` points high, or as high as suits the number of its columns.
    """
    looks = cell_looks(size or size_for(len(table.columns)))
    widths = column_widths(table, layout.text_width, looks)
    titles = tuple((text_of(column.title, looks.title),) for column in table.columns)
    head = Row(titles, change=table.change)
    rows = [head, *(_row(row.cells, row.bold, row.change, table, looks) for row in table.rows)]
    room = layout.text_height - _height(head.cells, widths)
    torn = [replace(row, torn=_height(row.cells, widths) > (room if at else layout.text_height)) for at, row in enumerate(rows)]
    unit = (text_of(table.unit, layout.body.unit),) if table.unit is not None else ()
    repeated = 1 if room > layout.text_height / 2 else 0
    return *unit, Table(widths, tuple(torn), ruled=True, head=repeated, place=table.place)


def size_for(columns: int) -> float:
    """Letters of a table with so many columns, in points: smaller ones where many have to stand side by side (usage)."""
    return next(size for most, size in TABLE_SIZES if columns <= most)


def _row(cells: tuple[Line, ...], bold: bool, change: Change, table: DataTable, looks: CellLooks) -> Row:
    texts = (text_of(cell, _look(column, bold, looks)) for cell, column in zip(cells, table.columns, strict=True))
    return Row(tuple((text,) for text in texts), change=change)


def _look(column: DataColumn, bold: bool, looks: CellLooks) -> Look:
    if column.numeric:
        return looks.total_number if bold else looks.number
    if folded(column.title.text).strip(" .") in _CENTRED:
        return looks.total_counted if bold else looks.counted
    return looks.total if bold else looks.words


def _height(cells: tuple[Cell, ...], widths: tuple[float, ...]) -> float:
    return GRID + max(cell_box(cell, 0.0, width - 2 * CELL_PADDING).height for cell, width in zip(cells, widths, strict=True))


def column_widths(table: DataTable, room: float, looks: CellLooks) -> tuple[float, ...]:
    """Widths in points that fill the room: as the shares say, or as the words ask, so that as few lines as can be are broken."""
    shares = [column.share for column in table.columns]
    if all(shares):
        return _filled([share / sum(shares) * room for share in shares], room)
    rows = table.rows[:_MOST_SAMPLED]
    narrow, wide = [], []
    for at, column in enumerate(table.columns):
        title = text_of(column.title, looks.title)
        cells = [text_of(row.cells[at], looks.total if row.bold else looks.words) for row in rows]
        least = max(_longest_word(text) for text in (title, *cells))
        heading = _in_two_lines(title)
        narrow.append(max(least, min(heading, room / len(table.columns) * _HEADING_PART)) + _BESIDE)
        wide.append(max([least, heading, *map(_width, cells)]) + _BESIDE)
    return _filled(_shared_out(narrow, wide, room), room)


def _shared_out(narrow: Sequence[float], wide: Sequence[float], room: float) -> list[float]:
    """Every column its longest word; what is left goes to those whose words would like more."""
    least = sum(narrow)
    if least >= room:
        smallest = room * _SMALLEST_SHARE
        cut = [max(width * room / least, smallest) for width in narrow]
        return [width * room / sum(cut) for width in cut]
    wishes = [more - less for less, more in zip(narrow, wide, strict=True)]
    left, wanted = room - least, sum(wishes)
    if wanted <= left:
        whole_width = sum(wide)
        return [width * room / whole_width for width in wide]
    return [less + left * wish / wanted for less, wish in zip(narrow, wishes, strict=True)]


def _filled(widths: Sequence[float], room: float) -> tuple[float, ...]:
    """Widths that DOCX can write, which together are the room."""
    rounded = [whole(width) for width in widths]
    widest = rounded.index(max(rounded))
    rounded[widest] = whole(room - sum(rounded) + rounded[widest])
    return kept_columns(rounded)


def _in_two_lines(text: Text) -> float:
    """The narrowest column in which a heading stands in two lines, in points."""
    words = "".join(run.text for run in text.runs).split(" ")
    ways = ((" ".join(words[:at]), " ".join(words[at:])) for at in range(len(words)))
    return min(max(_measured(first, text.look), _measured(second, text.look)) for first, second in ways)


def _longest_word(text: Text) -> float:
    return max((_measured(part.rstrip(" "), text.look) for run in text.runs for part in unbroken(run.text)), default=0.0)


def _width(text: Text) -> float:
    return sum(_measured(run.text, text.look) for run in text.runs)


def _measured(words: str, look: Look) -> float:
    face = Face(look.bold, look.italic)
    return fonts.width(fonts.shown(words, face), face, look.size)
