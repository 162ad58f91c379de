"""The table of figures in the words and numbers that an annex shows; what the law of the page says of it is the writers' business."""

from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from models import place as places
from models.figure_table import SIDES, FigureRow, FigureTable, Side
from models.numerals import decimals_of, write_number, write_signed
from models.period import Period
from models.place import Place
from models.report import FigureValue
from models.series import Change

_PERCENT_DECIMALS = 1


class ShownColumn(Struct, frozen=True):
    """`number` columns stand right; `width` is its share of the table, in characters."""

    title: str
    number: bool = False
    width: int = 11


class ShownRow(Struct, frozen=True):
    """A cell for each column. A `heading` has its number and title in the first two; `indent` moves the second one in."""

    cells: tuple[str, ...]
    place: Place
    heading: bool = False
    indent: int = 0


class ShownFigures(Struct, frozen=True):
    """The table of figures as it is read. `title` is what it is called, in small letters; `notes` stand below the table."""

    title: str
    columns: tuple[ShownColumn, ...]
    rows: tuple[ShownRow, ...]
    notes: tuple[str, ...] = ()


def shown_figures(table: FigureTable) -> ShownFigures:
    """The table for paper. Earlier periods without a report have no columns; where both are one period it stands once, as last year's."""
    before = tuple(side for side in _earlier(table) if not (side == "prior" and table.prior == table.last_year))
    rows = tuple(_rows(table, before))
    return ShownFigures(_called(table), tuple(_columns(table, before)), rows, notes(table))


def table_title(table: FigureTable) -> str:
    """What stands above the table, in capitals."""
    return _called(table).upper()


def _called(table: FigureTable) -> str:
    return f"Bảng tổng hợp số liệu {table.period.phrase if table.period else ''}".strip()


def side_title(table: FigureTable, side: Side) -> str:
    """The head of a column of values, with the period that it speaks of: "Kỳ trước: 6 tháng đầu năm 2021"."""
    match side:
        case "now":
            return _with_period("Kỳ này", table.period)
        case "prior":
            return _with_period("Kỳ trước", table.prior)
        case "last_year":
            return _with_period("Cùng kỳ năm trước", table.last_year)


def change_titles(side: Side) -> tuple[str, str]:
    """The heads of the two columns of changes against an earlier side: in units, in per cent."""
    before = "kỳ trước" if side == "prior" else "cùng kỳ"
    return f"Tăng, giảm so với {before}", f"Tăng, giảm so với {before} (%)"


def shown_value(value: FigureValue, decimals: int = 0) -> str:
    """A value without its unit, what could not be read as it was typed, or nothing."""
    return write_number(value.value, decimals) if value.value is not None else value.typed


def row_decimals(row: FigureRow) -> int:
    """As many decimals as any value of the row needs, so that its numbers compare at a glance."""
    numbers = [value for side in SIDES if (value := row.side(side).value) is not None]
    return max(map(decimals_of, numbers), default=0)


def notes(table: FigureTable) -> tuple[str, ...]:
    """What a reader must know to read the numbers right."""
    rows, found = tuple(table.rows()), []
    running = [row for row in rows if row.figure.cumulative]
    if running:
        which = "" if len(running) == len(rows) else f" {', '.join(row.number for row in running)}"
        found.append(f"Chỉ tiêu{which} tính lũy kế từ đầu năm đến hết kỳ.")
    if running and table.prior is not None and not table.compared(running[0].figure, "prior"):
        found.append("Chỉ tiêu lũy kế không so với kỳ trước, vì kỳ trước thuộc năm khác.")
    if any(row.figure.kind == "percent" for row in rows) and _earlier(table):
        found.append("Chỉ tiêu có đơn vị % tăng, giảm theo điểm phần trăm.")
    return tuple(found)


def _earlier(table: FigureTable) -> tuple[Side, ...]:
    known: dict[Side, Period | None] = {"prior": table.prior, "last_year": table.last_year}
    return tuple(side for side, period in known.items() if period is not None)


def _with_period(name: str, period: Period | None) -> str:
    return f"{name}: {period.phrase}" if period else name


def _columns(table: FigureTable, before: tuple[Side, ...]) -> Iterator[ShownColumn]:
    yield ShownColumn("TT", width=5)
    yield ShownColumn("Chỉ tiêu", width=34)
    yield ShownColumn("Đơn vị tính", width=10)
    for side in ("now", *before):
        yield ShownColumn(side_title(table, side), number=True)
    for side in before:
        absolute, percent = change_titles(side)
        yield ShownColumn(absolute, number=True)
        yield ShownColumn(percent, number=True, width=10)


def _rows(table: FigureTable, before: tuple[Side, ...]) -> Iterator[ShownRow]:
    blanks = ("",) * (2 + 3 * len(before))
    for group in table.groups:
        yield ShownRow((group.number, group.title, *blanks), places.section(group.section), heading=True)
        for row in group.rows:
            yield ShownRow(tuple(_cells(row, before)), places.figure(row.figure.id), indent=row.figure.indent)


def _cells(row: FigureRow, before: tuple[Side, ...]) -> Iterator[str]:
    decimals = row_decimals(row)
    yield from (row.number, row.figure.label, row.unit)
    for side in ("now", *before):
        yield shown_value(row.side(side), decimals)
    for side in before:
        found = row.against_prior if side == "prior" else row.against_last_year
        yield from shown_change(found, decimals)


def shown_change(found: Change | None, decimals: int = 0) -> tuple[str, str]:
    """A change in units and in per cent, with its sign; nothing where there is none."""
    absolute, percent = (found.absolute, found.percent) if found else (None, None)
    return _signed(absolute, decimals), _signed(percent, _PERCENT_DECIMALS)


def _signed(value: Decimal | None, decimals: int) -> str:
    return "" if value is None else write_signed(value, decimals)
