"""The address of anything in a report that can be shown, edited, checked or printed.

A place is a short dotted name such as "letterhead.symbol", "item.i7", "citation.c1.date", "figure.van_ban_den",
"section.chi-dao.title" or "recipient.0". Form, findings and paper speak of the same places, so that each finds the others.
"""

import re
from typing import NewType

Place = NewType("Place", str)

SUBJECT = Place("subject")
CLOSING = Place("closing")
TITLE = Place("title")


def letterhead(part: str) -> Place:
    """A part of the letterhead: superior, issuer, number, symbol, place, date."""
    return Place(f"letterhead.{part}")


def signature(part: str) -> Place:
    """A part of the signature block: authority, title, name."""
    return Place(f"signature.{part}")


def section(id: str) -> Place:
    """A section as a whole; its heading on the paper."""
    return Place(f"section.{id}")


def section_part(id: str, part: str) -> Place:
    """The number or the title of a section."""
    return Place(f"section.{id}.{part}")


def item(id: str) -> Place:
    """An item's text."""
    return Place(f"item.{id}")


def citation(id: str, part: str = "") -> Place:
    """A cited document, or one part of it: kind, number, symbol, date, subject, issuer."""
    return Place(f"citation.{id}.{part}" if part else f"citation.{id}")


def table(id: str) -> Place:
    """A table as a whole."""
    return Place(f"table.{id}")


def table_unit(id: str) -> Place:
    """What stands above a table at the right."""
    return Place(f"table.{id}.unit")


def table_title(id: str, column: int) -> Place:
    """The heading of a table's column, counted from 0."""
    return Place(f"table.{id}.h{column}")


def cell(id: str, row: int, column: int) -> Place:
    """A cell of a table; row and column counted from 0."""
    return Place(f"table.{id}.r{row}c{column}")


def cell_parts(part: str) -> tuple[int, int] | None:
    """Row and column of the last part of a cell's place; -1 for the row of a heading, nothing for another part."""
    found = re.fullmatch(r"h(\d{1,6})|r(\d{1,6})c(\d{1,6})", part, re.ASCII)
    if found is None:
        return None
    return (-1, int(found[1])) if found[1] else (int(found[2]), int(found[3]))


def annex(id: str) -> Place:
    """An annex as a whole; its title on the paper."""
    return Place(f"annex.{id}")


def annex_title(id: str) -> Place:
    """The title of an annex."""
    return Place(f"annex.{id}.title")


def mark(part: str) -> Place:
    """A mark of the document: urgency, circulation, drafter, address."""
    return Place(f"marks.{part}")


def cosignature(part: str) -> Place:
    """A part of the second signature block: authority, title, name, post."""
    return Place(f"cosignature.{part}")


def figure(id: str) -> Place:
    """A figure's value."""
    return Place(f"figure.{id}")


def note(of: Place) -> Place:
    """The clerk's own note on an item or a figure."""
    return Place(f"{of}.note")


def recipient(index: int) -> Place:
    """A line under Nơi nhận, counted from 0."""
    return Place(f"recipient.{index}")


def addressee(index: int) -> Place:
    """A line of Kính gửi, counted from 0."""
    return Place(f"addressee.{index}")


def task(id: str) -> Place:
    """A task of the prior period's plan."""
    return Place(f"task.{id}")


def parts(place: Place) -> tuple[str, str, str]:
    """Kind, id and part of a place; empty where it has none."""
    kind, _, rest = place.partition(".")
    id, _, part = rest.partition(".")
    return kind, id, part
