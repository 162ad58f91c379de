"""The figures of a report that changed, those first that a signer has to look at."""

from collections.abc import Collection
from decimal import Decimal

from msgspec import Struct

from models.checks.finding import Finding
from models.figure_table import FigureRow, FigureTable
from models.place import Place, parts

_SMALL = Decimal(5)
"""Added to what a count is measured by: one thing more beside one is no doubling worth a line."""
_CAME = Decimal("0.5")
"""How much it weighs that a figure was stated in one of both reports only."""


class FigureChange(Struct, frozen=True):
    """A figure that changed; `unusual` where it stands far from its usual values. `weight` is 0 to 1, for the order."""

    row: FigureRow
    unusual: bool
    weight: Decimal


class FigureChanges(Struct, frozen=True):
    """What is unusual first, then by the size of the change; and how many figures stayed as they were."""

    changed: tuple[FigureChange, ...] = ()
    unchanged: int = 0


def figure_changes(table: FigureTable, findings: Collection[Finding]) -> FigureChanges:
    """Figures beside those of the prior report; what cannot be compared with that one beside those of the same period last year."""
    far = {finding.where for finding in findings if finding.code == "figure-unusual"}
    changes = [found for row in table.rows() if (found := _change(row, table, far)) is not None]
    ordered = sorted((one for one in changes if one.weight or one.unusual), key=lambda one: (not one.unusual, -one.weight))
    return FigureChanges(tuple(ordered), len(changes) - len(ordered))


def _change(row: FigureRow, table: FigureTable, far: Collection[Place]) -> FigureChange | None:
    """Nothing where there is nothing to compare with."""
    unusual = any(parts(place)[1] == row.figure.id for place in far)
    if table.compared(row.figure, "prior"):
        change, before = row.against_prior, row.prior.value
    elif table.compared(row.figure, "last_year"):
        change, before = row.against_last_year, row.last_year.value
    else:
        return FigureChange(row, unusual, Decimal(0)) if unusual else None
    if change is None or before is None or row.now.value is None:
        return FigureChange(row, unusual, Decimal(0) if row.now.value == before else _CAME)
    return FigureChange(row, unusual, _weight(row, change.absolute.copy_abs(), max(abs(row.now.value), abs(before))))


def _weight(row: FigureRow, by: Decimal, greatest: Decimal) -> Decimal:
    """A share weighs by its points, anything else by its part of the greater one of both values."""
    if row.figure.kind == "percent":
        return min(by / 100, Decimal(1))
    return by / (greatest + (_SMALL if row.figure.kind == "count" else 0)) if by else Decimal(0)
