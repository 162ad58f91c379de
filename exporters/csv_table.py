"""Tables as CSV that a Vietnamese Excel opens by a double click: semicolons, decimal commas, UTF-8 with its mark."""

import csv
import io
from collections.abc import Sequence
from decimal import Decimal

from models.table import Cell, Table, plain_number

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula, whoever wrote it."""


def render_csv(tables: Sequence[Table]) -> bytes:
    """One table from its head on; several one below the other, each under its title."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    for at, table in enumerate(tables):
        if len(tables) > 1:
            writer.writerows([[]] * (at > 0) + [[_safe(table.title)]])
        writer.writerow([_safe(column.title) for column in table.columns])
        writer.writerows([_written(cell) for cell in row] for row in table.rows)
    return text.getvalue().encode("utf-8-sig")


def _written(cell: Cell) -> str:
    return plain_number(cell) if isinstance(cell, Decimal) else _safe(cell or "")


def _safe(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text
