"""Reading and writing one place of a report as the clerk types it; and moving items about.

What cannot be read (a date that no calendar has, a number with letters) is kept as typed.
"""

from typing import TypeVar

from msgspec.structs import replace

from models import place as places
from models.citation import Citation
from models.dates import read_date, short_date
from models.errors import NoSuchPlace
from models.language import _
from models.marks import CIRCULATIONS, URGENCIES, Marks
from models.numerals import write_number
from models.place import Place
from models.report import Item, ItemLevel, Letterhead, Report, Signature
from models.text import nfc
from models.text_table import TextTable, with_cell, with_title


def read(report: Report, place: Place) -> str:
    """The text at a place, as a field shows it. Raises NoSuchPlace."""
    kind, id, part = places.parts(place)
    match kind:
        case "letterhead":
            return _date_or_part(report.letterhead, id)
        case "subject":
            return report.subject
        case "closing":
            return report.closing
        case "signature" if id in report.signature.__struct_fields__:
            return str(getattr(report.signature, id))
        case "cosignature" if id in Signature.__struct_fields__:
            return str(getattr(report.cosignature or Signature(), id))
        case "marks":
            return _mark(report.marks, id)
        case "annex" if part in ("", "title"):
            return report.annex(id).title
        case "table":
            return _read_table(report.table(id), part)
        case "item":
            return report.item(id).note if part == "note" else report.item(id).text
        case "citation" if part:
            return _date_or_part(report.citation(id), part)
        case "figure":
            figure = report.figure(id)
            if part == "note":
                return figure.note
            return figure.typed if figure.value is None else write_number(figure.value)
        case "section" if part in ("number", "title"):
            return str(getattr(report.section(id), part))
        case "recipient" if id.isdecimal() and int(id) < len(report.recipients):
            return report.recipients[int(id)]
        case "addressee" if id.isdecimal() and int(id) < len(report.addressees):
            return report.addressees[int(id)]
    raise _no_such(place)


def put(report: Report, place: Place, text: str, looked_at: bool = True) -> Report:
    """The report with a text at a place. Raises NoSuchPlace.

    Who types into an item has looked at it; what changes many places at once (`looked_at` false) leaves it to be reviewed.
    """
    text = nfc(text)
    kind, id, part = places.parts(place)
    match kind:
        case "letterhead":
            return replace(report, letterhead=_with_part(report.letterhead, id, text))
        case "subject":
            return replace(report, subject=text)
        case "closing":
            return replace(report, closing=text)
        case "signature" if id in report.signature.__struct_fields__:
            return replace(report, signature=replace(report.signature, **{id: text}))
        case "cosignature" if id in Signature.__struct_fields__:
            return replace(report, cosignature=replace(report.cosignature or Signature(), **{id: text}))
        case "marks":
            return replace(report, marks=_with_mark(report.marks, id, text))
        case "annex" if part in ("", "title"):
            return report.with_annex(replace(report.annex(id), title=text))
        case "table":
            changed_table = report.with_table(_with_table_part(report.table(id), part, text))
            return _reviewed_table(changed_table, id) if looked_at else changed_table
        case "item" if part == "note":
            return report.with_item(replace(report.item(id), note=text))
        case "item":
            item = report.item(id)
            waits = item.review and not looked_at
            return report.with_item(replace(item, text=text, origin=item.origin if waits else "typed", review=waits))
        case "citation" if part:
            changed = report.with_citation(_with_part(report.citation(id), part, text))
            return _reviewed_citation(changed, id) if looked_at else changed
        case "figure" if part == "note":
            return report.with_figure_value(id, replace(report.figure(id), note=text))
        case "figure":
            return report.with_figure(id, text)
        case "section" if part in ("number", "title"):
            report.section(id)
            return report.with_sections(lambda old: replace(old, **{part: text}) if old.id == id else old)
        case "recipient":
            return replace(report, recipients=_with_line(report.recipients, place, text))
        case "addressee":
            return replace(report, addressees=_with_line(report.addressees, place, text))
    raise _no_such(place)


def reviewed(report: Report, id: str) -> Report:
    """An item that the clerk has looked at and keeps as it is."""
    return report.with_item(replace(report.item(id), review=False))


def reviewed_figure(report: Report, id: str) -> Report:
    """A figure that the clerk has looked at and keeps as it is."""
    return report.with_figure_value(id, replace(report.figure(id), review=False))


def _mark(marks: Marks, part: str) -> str:
    """A stamp or the drafter's mark; the address as lines."""
    if part not in marks.__struct_fields__:
        raise _no_such(places.mark(part))
    return "\n".join(marks.address) if part == "address" else str(getattr(marks, part))


def _with_mark(marks: Marks, part: str, text: str) -> Marks:
    """A stamp that the decree does not know is none."""
    known = {"urgency": URGENCIES, "circulation": CIRCULATIONS}
    if part not in marks.__struct_fields__:
        raise _no_such(places.mark(part))
    if part == "address":
        return replace(marks, address=tuple(text.splitlines()))
    return replace(marks, **{part: text if part not in known or text in known[part] else ""})


def _read_table(table: TextTable, part: str) -> str:
    if part in ("", "unit"):
        return table.unit
    row, column = _cell_of(table, part)
    return table.columns[column].title if row < 0 else table.rows[row][column]


def _with_table_part(table: TextTable, part: str, text: str) -> TextTable:
    if part in ("", "unit"):
        return replace(table, unit=text)
    row, column = _cell_of(table, part)
    return with_title(table, column, text) if row < 0 else with_cell(table, row, column, text)


def _cell_of(table: TextTable, part: str) -> tuple[int, int]:
    found = places.cell_parts(part)
    if found is None or found[0] >= len(table.rows) or found[1] >= len(table.columns):
        raise _no_such(Place(f"table.{table.id}.{part}"))
    return found


def _reviewed_table(report: Report, table: str) -> Report:
    for _section, item in report.items():
        if item.table == table and item.review:
            report = reviewed(report, item.id)
    return report


def _reviewed_citation(report: Report, citation: str) -> Report:
    for _section, item in report.items():
        if item.citation == citation and item.review:
            report = reviewed(report, item.id)
    return report


def _date_or_part(struct: Letterhead | Citation, part: str) -> str:
    if part not in struct.__struct_fields__:
        raise _no_such(Place(part))
    if part == "date":
        return short_date(struct.date) if struct.date else struct.typed_date
    return str(getattr(struct, part))


Parted = TypeVar("Parted", Letterhead, Citation)


def _with_part(struct: Parted, part: str, text: str) -> Parted:
    if part not in struct.__struct_fields__ or part == "id":
        raise _no_such(Place(part))
    if part == "date":
        day = read_date(text)
        return replace(struct, date=day, typed_date="" if day else text.strip())
    return replace(struct, **{part: text})


def _with_line(lines: tuple[str, ...], place: Place, text: str) -> tuple[str, ...]:
    _kind, index, _part = places.parts(place)
    if not index.isdecimal() or int(index) >= len(lines):
        raise _no_such(place)
    return (*lines[: int(index)], text, *lines[int(index) + 1 :])


def insert_item(report: Report, section: str, index: int, item: Item) -> Report:
    """Puts an item before the `index`-th of a section."""
    items = report.section_items(section)
    return report.with_section_items(section, (*items[:index], item, *items[index:]))


def remove_item(report: Report, id: str) -> Report:
    """Takes an item out, and its cited document and its table with it when nothing else shows them."""
    section = report.section_of(id)
    gone, table = report.item(id).citation, report.item(id).table
    report = report.with_section_items(section, tuple(item for item in report.section_items(section) if item.id != id))
    if gone and all(item.citation != gone for _section, item in report.items()):
        report = replace(report, citations=tuple(citation for citation in report.citations if citation.id != gone))
    if table and all(item.table != table for _section, item in report.items()):
        report = replace(report, tables=tuple(one for one in report.tables if one.id != table))
    return report


def move_item(report: Report, id: str, by: int) -> Report:
    """Moves an item up (negative) or down inside its section; it stops at the ends."""
    section = report.section_of(id)
    items = list(report.section_items(section))
    at = next(index for index, item in enumerate(items) if item.id == id)
    items.insert(min(max(at + by, 0), len(items) - 1), items.pop(at))
    return report.with_section_items(section, tuple(items))


_DEEPER: dict[ItemLevel, ItemLevel] = {"paragraph": "dash", "dash": "plus", "number": "letter", "letter": "dash"}
_SHALLOWER: dict[ItemLevel, ItemLevel] = {"plus": "dash", "dash": "paragraph", "letter": "number", "number": "paragraph"}


def indent_item(report: Report, id: str, deeper: bool) -> Report:
    """One level deeper or less deep: paragraph, "-", "+"; or number, letter."""
    item = report.item(id)
    levels = _DEEPER if deeper else _SHALLOWER
    return report.with_item(replace(item, level=levels.get(item.level, item.level)))


def _no_such(place: Place) -> NoSuchPlace:
    return NoSuchPlace(_("Báo cáo không có phần “{id}”.").format(id=place))
