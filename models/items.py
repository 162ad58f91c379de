"""New items and cited documents: added, split, pasted. Moving and removing them is in models/edit.py."""

from msgspec.structs import replace

from models.citation import Citation, read_citation
from models.edit import insert_item
from models.report import Item, ItemLevel, Report
from models.text import escape


def add_item(report: Report, section: str, index: int, level: ItemLevel, text: str = "") -> Report:
    """A new item before the `index`-th of a section."""
    return insert_item(report, section, index, Item(report.fresh_item_id(), level, text))


def split_item(report: Report, id: str, before: str, after: str) -> Report:
    """Cuts an item in two of the same level."""
    section, item = report.section_of(id), report.item(id)
    report = report.with_item(replace(item, text=before, origin="typed"))
    return add_item(report, section, index_of(report, id) + 1, item.level, after)


def add_lines(report: Report, id: str, lines: tuple[str, ...]) -> Report:
    """Pasted plain lines as items behind an item, of its level; a bullet typed before a line is taken off."""
    section, level = report.section_of(id), report.item(id).level
    at = index_of(report, id) + 1
    for offset, line in enumerate(lines):
        report = add_item(report, section, at + offset, level, escape(line.lstrip("-+•*").strip() or line))
    return report


def merge_item(report: Report, id: str) -> Report:
    """Joins an item to the one above it, with a space between; a cited document is never joined to anything."""
    section, index = report.section_of(id), index_of(report, id)
    items = report.section_items(section)
    if index == 0 or items[index].citation or items[index - 1].citation:
        return report
    above, item = items[index - 1], items[index]
    text = " ".join(part for part in (above.text.rstrip(), item.text.lstrip()) if part)
    note = "; ".join(part for part in (above.note, item.note) if part)
    joined = replace(above, text=text, note=note, origin="typed", review=False)
    return report.with_section_items(section, (*items[: index - 1], joined, *items[index + 1 :]))


def add_citation(report: Report, section: str, index: int, text: str = "") -> Report:
    """A new cited document before the `index`-th item; its parts are read from `text` where it is a citation."""
    id = report.fresh_citation_id()
    citation = read_citation(text, id) or Citation(id=id, subject=text)
    report = report.with_citation(citation)
    return insert_item(report, section, index, Item(report.fresh_item_id(), "plus", "", id))


def fill_citation(report: Report, id: str, text: str) -> Report:
    """A whole citation pasted into one field is spread over all of them; other text changes nothing."""
    citation = read_citation(text, id)
    return report.with_citation(citation) if citation else report


def index_of(report: Report, id: str) -> int:
    """An item's place in its section, from 0. Raises NoSuchPlace."""
    items = report.section_items(report.section_of(id))
    return next(index for index, item in enumerate(items) if item.id == id)
