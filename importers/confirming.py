"""What a clerk says of a file that was read: what is right, what is something else; and the report that comes of it.

Every step gives a new value; the file's lines stay the same throughout, so that an earlier state can always be gone back to.
"""

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from importers.guesses import Guess, guesses_of
from importers.trace import Traced
from models import place as places
from models.definition import ReportDefinition
from models.place import Place
from models.report import Item, Report

Change = Literal[
    "heading", "paragraph", "dash", "plus", "number", "letter", "citation", "basis", "opening", "closing", "addressee", "recipient",
    "signature", "deeper", "shallower", "section", "move", "join", "split", "left_out",
]  # fmt: skip
"""What lines can be made: another thing, one level deeper or less deep, the heading of a section that the definition knows ("section"),
an item of another section ("move"), a part of the line above, one thing each ("split"), or no part of the report."""


class Correction(Struct, frozen=True):
    """What the clerk wants of some lines, by their positions; `to` is the section's id for "section" and "move"."""

    lines: tuple[int, ...]
    change: Change
    to: str = ""


class Confirming(Struct, frozen=True):
    """A report, what became of each line of its file, and what the clerk has said of it.

    `accepted` are lines that were looked at, `left_out` those that shall be in no report, by their positions. `corrections` is all that was
    changed, in its order: made anew on another reading of the same file it leads to the same.
    """

    report: Report
    traced: tuple[Traced, ...]
    definition: ReportDefinition
    accepted: frozenset[int] = frozenset()
    left_out: frozenset[int] = frozenset()
    corrections: tuple[Correction, ...] = ()

    @property
    def guesses(self) -> tuple[Guess, ...]:
        """The doubtful ones first."""
        return guesses_of(self.report, self.traced, self.accepted, self.left_out)


def accept(state: Confirming, lines: Iterable[int]) -> Confirming:
    """What these lines became is right."""
    return replace(state, accepted=state.accepted | frozenset(lines))


def accept_all(state: Confirming) -> Confirming:
    """Everything is right."""
    return accept(state, range(len(state.traced)))


def confirmed(state: Confirming) -> Report:
    """The report to take in: what was doubtful and not looked at waits to be reviewed, everything else that was read does not."""
    waits = {item: False for guess in state.guesses for item in _items_of(state.report, guess.place)}
    waits |= {item: True for guess in state.guesses if guess.open for item in _items_of(state.report, guess.place)}

    def reviewed(_list: str, items: tuple[Item, ...]) -> tuple[Item, ...]:
        return tuple(replace(item, review=waits.get(item.id, item.review)) for item in items)

    return state.report.with_items(reviewed)


def _items_of(report: Report, place: Place) -> tuple[str, ...]:
    """The items by which a block waits to be looked at: a heading by the first one under it, since headings have no sign of their own."""
    kind, id, _part = places.parts(place)
    match kind:
        case "item":
            return (id,)
        case "table":
            return tuple(item.id for _list, item in report.items() if item.table == id)
        case "section":
            return tuple(section.items[0].id for section in report.sections if section.id == id and section.items)
    return ()


def shown_by(report: Report) -> dict[str, str]:
    """The item that shows each cited document."""
    return {item.citation: item.id for _list, item in report.items() if item.citation}
