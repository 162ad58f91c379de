"""A plain table of words and numbers: what the window shows of it, and what the writers of tables read."""

from decimal import Decimal
from typing import Literal

from msgspec import Struct

from models.numerals import write_number, write_signed

Cell = str | Decimal | None


class Column(Struct, frozen=True):
    """`decimals` are filled up with zeros, `suffix` stands behind each number ("%"), `signed` ones bear a plus. `width` in characters."""

    title: str
    kind: Literal["text", "number"] = "text"
    decimals: int = 0
    suffix: str = ""
    signed: bool = False
    width: int = 14


class Table(Struct, frozen=True):
    """Every row has a cell for each column; `marked` is the row that is spoken of."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    marked: int | None = None


def shown(cell: Cell, column: Column) -> str:
    """A cell as Vietnamese prose writes it: "3.845", "+7,1%"; nothing for an empty one."""
    if cell is None or isinstance(cell, str):
        return cell or ""
    number = write_signed(cell, column.decimals) if column.signed else write_number(cell, column.decimals)
    return number + column.suffix


def plain_number(value: Decimal) -> str:
    """Digits and a decimal comma alone, as a Vietnamese spreadsheet takes them for a number: "3845", "-12,5"."""
    return format(value, "f").replace(".", ",")


def tab_separated(table: Table) -> str:
    """The table for the clipboard; numbers without dots, so that no spreadsheet takes 3.845 for 3,845."""
    lines = [[column.title for column in table.columns], *([_plain(cell) for cell in row] for row in table.rows)]
    return "\n".join("\t".join(line) for line in lines) + "\n"


def text_lines(table: Table) -> tuple[str, ...]:
    """The table in columns of characters, for a console; numbers stand right."""
    cells = [[column.title for column in table.columns]]
    cells += [[shown(cell, column) for cell, column in zip(row, table.columns, strict=True)] for row in table.rows]
    widths = [max(len(line[at]) for line in cells) for at in range(len(table.columns))]
    return tuple("  ".join(map(_padded, line, widths, table.columns)).rstrip() for line in cells)


def _padded(text: str, width: int, column: Column) -> str:
    return text.rjust(width) if column.kind == "number" else text.ljust(width)


def _plain(cell: Cell) -> str:
    return plain_number(cell) if isinstance(cell, Decimal) else " ".join((cell or "").split())
