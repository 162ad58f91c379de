"""Tables put behind items, taken away, copied into another report; what is in them is changed by models/text_table.py."""

from msgspec.structs import replace

from models.edit import insert_item
from models.items import index_of
from models.report import Item, Report
from models.text_table import TextTable, blank_table


def table_of(report: Report, item: Item) -> TextTable | None:
    """The table under an item; nothing where it shows none or one that the report does not have."""
    return next((table for table in report.tables if table.id == item.table), None) if item.table else None


def insert_table(report: Report, id: str) -> Report:
    """An empty table behind an item; an item that says nothing yet becomes the table's own, with room for what stands above it."""
    item, table = report.item(id), blank_table(report.fresh_table_id())
    report = report.with_table(table)
    if table_of(report, item) is None and item.citation is None and not item.text.strip():
        return report.with_item(replace(item, level="paragraph", table=table.id))
    return insert_item(report, report.section_of(id), index_of(report, id) + 1, Item(report.fresh_item_id(), table=table.id))


def append_table(report: Report, section: str) -> Report:
    """An empty table at the end of a list: in its last item where that says nothing yet, or else under a paragraph of its own."""
    last = report.section_items(section)[-1:]
    if last and not (last[0].text.strip() or last[0].citation or last[0].table):
        return insert_table(report, last[0].id)
    table = blank_table(report.fresh_table_id())
    item = Item(report.fresh_item_id(), table=table.id)
    return insert_item(report.with_table(table), section, len(report.section_items(section)), item)


def take_table(report: Report, id: str) -> Report:
    """An item without its table, which goes when no other item shows it."""
    item = report.item(id)
    report = report.with_item(replace(item, table=None))
    if any(other.table == item.table for _section, other in report.items()):
        return report
    return replace(report, tables=tuple(table for table in report.tables if table.id != item.table))
