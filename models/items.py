"""New items and cited documents: added, split, merged, pasted. Moving and removing them is in models/edit.py."""

from msgspec.structs import replace

from models.citation import Citation, read_citation
from models.edit import insert_item, remove_item, reviewed
from models.paste import PastedLine
from models.register import as_cited
from models.report import BASES, Item, ItemLevel, Report
from models.text import escape


def add_item(report: Report, section: str, index: int, level: ItemLevel, text: str = "") -> Report:
    """A new item before the `index`-th of a section."""
    return insert_item(report, section, index, Item(report.fresh_item_id(), level, text))


def split_item(report: Report, id: str, before: str, after: str) -> Report:
    """Cuts an item in two of the same level."""
    section, item = report.section_of(id), report.item(id)
    report = report.with_item(replace(item, text=before, origin="typed"))
    return add_item(report, section, index_of(report, id) + 1, item.level, after)


def paste_lines(report: Report, id: str, before: str, after: str, lines: tuple[PastedLine, ...]) -> Report:
    """Pasted lines at the cursor of an item, between its markup `before` and `after`.

    The first line goes on where the cursor was, the others are items behind it; what stood behind the cursor follows the last one. An empty
    item gives its place to the first line, and a cited document always is an item of its own.
    """
    if not lines:
        return report
    item, (first, *rest) = report.item(id), lines
    if first.citation is not None:
        rest, before, after = list(lines), before + after, ""
    elif not (before + after).strip():
        item = replace(item, level=first.level)
    text = before if first.citation else before + escape(first.text) + ("" if rest else after)
    report = report.with_item(replace(item, text=text, origin="typed", review=False))
    report = insert_lines(report, id, tuple(rest))
    if rest and after.strip():
        last = report.section_items(report.section_of(id))[index_of(report, id) + len(rest)]
        report = add_item(report, report.section_of(id), index_of(report, last.id) + 1, item.level, after.lstrip())
    return report if text.strip() or not first.citation else remove_item(report, id)


def insert_lines(report: Report, id: str, lines: tuple[PastedLine, ...]) -> Report:
    """Pasted lines as items behind an item."""
    section, at = report.section_of(id), index_of(report, id) + 1
    for offset, line in enumerate(lines):
        if line.citation is None:
            report = add_item(report, section, at + offset, line.level, escape(line.text))
        else:
            cited = replace(line.citation, id=report.fresh_citation_id())
            report = report.with_citation(cited)
            report = insert_item(report, section, at + offset, Item(report.fresh_item_id(), line.level, "", cited.id))
    return report


def paste_citations(report: Report, id: str, lines: tuple[PastedLine, ...]) -> Report:
    """Pasted lines at the row of a cited document: the first one fills an empty row, the others are items behind it."""
    first, old = lines[0].citation if lines else None, report.citation(report.item(id).citation or "")
    if first is None or old.number or old.symbol or old.subject:
        return insert_lines(report, id, lines)
    return insert_lines(report.with_citation(replace(first, id=old.id)), id, lines[1:])


def bring_back(report: Report, section: str, item: Item, earlier: Report) -> Report:
    """An item of an earlier report at the end of a section, with its cited document and its table, to be looked at."""
    id = report.fresh_item_id()
    if item.citation is not None:
        cited = replace(earlier.citation(item.citation), id=report.fresh_citation_id())
        report, item = report.with_citation(cited), replace(item, citation=cited.id)
    table = next((table for table in earlier.tables if table.id == item.table), None) if item.table else None
    if table is not None:
        table = replace(table, id=report.fresh_table_id())
        report, item = report.with_table(table), replace(item, table=table.id)
    new = replace(item, id=id, origin="carried", review=True, note="")
    return insert_item(report, section, len(report.section_items(section)), new)


def merge_item(report: Report, id: str) -> Report:
    """Joins an item to the one above it, with a space between.

    A cited document and what stands above a table are never joined to anything.
    """
    section, index = report.section_of(id), index_of(report, id)
    items = report.section_items(section)
    if index == 0 or any(one.citation or one.table for one in items[index - 1 : index + 1]):
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
    return insert_item(report, section, index, Item(report.fresh_item_id(), "paragraph" if section == BASES else "plus", "", id))


def fill_citation(report: Report, id: str, text: str) -> Report:
    """A whole citation pasted into one field is spread over all of them; other text changes nothing."""
    citation = read_citation(text, id)
    return report.with_citation(citation) if citation else report


def put_document(report: Report, id: str, document: Citation) -> Report:
    """A document of the register in the place of a cited one; who chooses it has looked at it."""
    report = report.with_citation(as_cited(document, id))
    waiting = [item for _section, item in report.items() if item.citation == id and item.review]
    for item in waiting:
        report = reviewed(report, item.id)
    return report


def index_of(report: Report, id: str) -> int:
    """An item's place in its section, from 0. Raises NoSuchPlace."""
    items = report.section_items(report.section_of(id))
    return next(index for index, item in enumerate(items) if item.id == id)
