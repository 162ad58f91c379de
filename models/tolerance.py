"""Tables and marks as people write them into a JSON file, brought into the form: plain titles, bare numbers, small letters."""

from decimal import Decimal
from typing import Any

from models.marks import CIRCULATIONS, URGENCIES
from models.numerals import write_number
from models.text import folded

_WIDEST = 1000
"""The greatest share of a column that is taken for one."""
_SMALLEST, _GREATEST = 1e-12, 1e15
"""Numbers of a cell that anybody could have meant."""


def tolerant_table(table: Any) -> Any:
    """Column titles may be bare strings, cells bare numbers, ids may be lacking."""
    if not isinstance(table, dict):
        return table
    table = {"id": "", **table}
    if isinstance(table.get("columns"), list):
        table["columns"] = [_column(column) for column in table["columns"]]
    if isinstance(table.get("rows"), list):
        table["rows"] = [[_cell(cell) for cell in row] if isinstance(row, list) else row for row in table["rows"]]
    totals = table.get("totals", [])
    table["totals"] = [at for at in totals if type(at) is int] if isinstance(totals, list) else []
    return table


def _column(column: Any) -> Any:
    if isinstance(column, str):
        return {"title": column}
    if isinstance(column, dict):
        share = column.get("share", 0)
        usable = isinstance(share, int | float) and not isinstance(share, bool) and 0 < share <= _WIDEST
        kind = "number" if column.get("kind") == "number" else "text"
        return {**column, "kind": kind, "share": float(share) if usable else 0.0}
    return column


def _cell(cell: Any) -> Any:
    """A cell that is null is empty; numbers are written as an office writes them."""
    if cell is None or isinstance(cell, bool):
        return ""
    if isinstance(cell, int):
        return write_number(Decimal(cell))
    if isinstance(cell, float):
        return write_number(Decimal(repr(cell))) if _SMALLEST < abs(cell) < _GREATEST else "0" if cell == 0 else ""
    return cell


def tolerant_marks(marks: Any) -> Any:
    """Stamps in any letters ("hoả tốc"); one that the decree does not know is not taken. The address may be one text of several lines."""
    if not isinstance(marks, dict):
        return {}
    known = {"urgency": URGENCIES, "circulation": CIRCULATIONS}
    stamps = {key: _stamp(marks.get(key), choices) for key, choices in known.items()}
    address, drafter = marks.get("address", []), marks.get("drafter", "")
    lines = address.splitlines() if isinstance(address, str) else address if isinstance(address, list) else []
    return {**marks, **stamps, "drafter": str(drafter), "address": [str(line) for line in lines]}


def _stamp(stated: Any, choices: tuple[str, ...]) -> str:
    wanted = folded(str(stated or "")).strip()
    return next((choice for choice in choices if folded(choice) == wanted), "")
