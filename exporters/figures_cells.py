"""Where each figure stands in the workbook of figures, which cells are formulas and how wide the columns are."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from exporters.xlsx import keeps_every_digit
from models.expression import names_in
from models.figure_rows import row_decimals
from models.figure_table import FigureRow, FigureTable, Side
from models.numerals import rounded, write_number

FIRST_ROW = 5
NUMBER, LABEL, CODE, UNIT = range(4)
COLUMNS: dict[Side, int] = {"now": 4, "prior": 5, "last_year": 6}
CHANGES: dict[Side, int] = {"prior": 7, "last_year": 9}
"""Changes in units; the column behind each is in per cent."""
WIDTHS = (6, 42, 12, 11, 12, 12, 12, 12, 9, 12, 9)
"""In characters; the columns of codes and numbers grow with their longest."""
_WIDEST = 30
_MOST_DECIMALS = 10
_REPEATING = Decimal(10) ** 12
"""Below this a quotient without end is true to three decimals in a cell."""


def widths_of(table: FigureTable) -> tuple[int, ...]:
    """So wide that no number becomes "####", and a code mostly stands whole; words are broken."""
    longest = dict.fromkeys(range(len(WIDTHS)), 0)
    for row in table.rows():
        numbers = {column: (row.side(side).value, decimals_shown(row)) for side, column in COLUMNS.items()}
        for column, found in ((CHANGES["prior"], row.against_prior), (CHANGES["last_year"], row.against_last_year)):
            numbers[column] = (found.absolute if found else None, decimals_shown(row))
            numbers[column + 1] = (found.percent if found else None, 1)
        lengths = {column: _length(value, decimals) for column, (value, decimals) in numbers.items()}
        longest |= {at: max(longest[at], length) for at, length in {**lengths, CODE: len(row.figure.id)}.items()}
    return tuple(max(width, min(_WIDEST, longest[at] + 2)) for at, width in enumerate(WIDTHS))


def _length(value: Decimal | None, decimals: int) -> int:
    """Characters of a number as its cell shows it."""
    return 0 if value is None else len(write_number(rounded(value, decimals), decimals))


def decimals_shown(row: FigureRow) -> int:
    """As many as its numbers need; a quotient without end is shown to those of its definition, the cell keeps the rest."""
    needed = row_decimals(row)
    return needed if needed <= _MOST_DECIMALS else max(2, row.figure.decimals)


def rows_of(table: FigureTable) -> Mapping[str, int]:
    """The row of each figure."""
    places, at = {}, FIRST_ROW
    for group in table.groups:
        for row in group.rows:
            at += 1
            places[row.figure.id] = at
        at += 1
    return places


def is_told(value: Decimal) -> bool:
    """Whether what a formula gives stands in its cell well enough: whole, or with decimals that have no end anyway."""
    return keeps_every_digit(value) or abs(value) < _REPEATING


def formulas_on(rows: Iterable[FigureRow], side: Side) -> frozenset[str]:
    """Figures that stand as formulas: what follows from cells that hold their numbers, so never from itself."""
    asked, placed = {}, set[str]()
    for row in rows:
        value = row.side(side).value
        if side in row.follows and (value is None or is_told(value)):
            asked[row.figure.id] = set(names_in(row.figure.formula))
        elif value is None or keeps_every_digit(value):
            placed.add(row.figure.id)
    formulas = set[str]()
    while ready := {id for id, parts in asked.items() if id not in formulas and parts <= placed}:
        formulas |= ready
        placed |= ready
    return frozenset(formulas)
