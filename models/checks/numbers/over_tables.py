"""A number told right above a table whose total is another: "tiếp 662 lượt, cụ thể theo bảng sau:" over "Tổng cộng … 666"."""

import re
from collections.abc import Iterator, Mapping, Sequence

from models import place as places
from models.checks.finding import Finding
from models.checks.numbers.clauses import sentences
from models.checks.numbers.passage import Passage
from models.checks.spots import quoted
from models.checks.spots import sentence as capital
from models.language import N_, _
from models.numerals import read_number, write_number
from models.place import Place
from models.quantities import Quantity
from models.report import Item, Report
from models.table_shape import says_total
from models.text import folded_in_place, plain
from models.text_table import TextTable

_LEADS = re.compile(r"(?:\b(?:bảng|biểu)\b[^.;:]{0,30}|như sau|cụ thể|chi tiết)\s*:?\s*$", re.IGNORECASE)
_FARTHEST = 60
_DIFFERENT = N_("{where} ghi {stated} nhưng dòng tổng của bảng bên dưới, cột “{title}”, ghi {right}; hãy xem lại.")


def over_tables(report: Report, told: Mapping[Place, Passage]) -> Iterator[Finding]:
    """Numbers that a table right below sums up to something else: of the one unit that names a column of it."""
    if not report.tables:
        return
    tables = {table.id: table for table in report.tables}
    lists: list[Sequence[Item]] = [
        report.opening,
        *(section.items for section in report.sections),
        *(annex.items for annex in report.annexes),
    ]
    for items in lists:
        for at, item in enumerate(items):
            passage = told.get(places.item(item.id))
            table = _table_below(items, at, tables)
            if passage is not None and table is not None and _LEADS.search(passage.text):
                yield from _compared(passage, table)


def _table_below(items: Sequence[Item], at: int, tables: Mapping[str, TextTable]) -> TextTable | None:
    """The table that an item shows, or the next one does under a short name of its own."""
    if items[at].table:
        return tables.get(items[at].table or "")
    below = items[at + 1] if at + 1 < len(items) else None
    return tables.get(below.table or "") if below is not None and len(below.text) < _FARTHEST else None


def _compared(passage: Passage, table: TextTable) -> Iterator[Finding]:
    totals = [at for at, row in enumerate(table.rows) if says_total(row)]
    counted = [one for one in sentences(passage)[-1].quantities() if one.is_count and one.unit and not one.vague and one.scale == 1]
    if len(totals) != 1:
        return
    for one in counted:
        columns = [at for at, column in enumerate(table.columns) if _names(plain(column.title), one)]
        if len(columns) == 1 and [other.unit for other in counted].count(one.unit) == 1:
            yield from _against(passage, one, table, totals[0], columns[0])


def _names(title: str, one: Quantity) -> bool:
    """Whether a column is headed by nothing but what is counted: "Số lượt", "Văn bản"."""
    words = [word for word in folded_in_place(title).split() if word not in ("so", "tong", "luong")]
    return " ".join(words) == folded_in_place(one.unit)


def _against(passage: Passage, one: Quantity, table: TextTable, row: int, column: int) -> Iterator[Finding]:
    cell = plain(table.rows[row][column]).strip()
    total = read_number(cell)
    if total is not None and total != one.value and passage.is_typed(one.start, one.end):
        stated, right = passage.text[one.start : one.after], write_number(total)
        values = {"stated": stated, "title": quoted(plain(table.columns[column].title)), "right": right}
        message = _(_DIFFERENT).format(where=capital(passage.spot.name), **values)
        fix = passage.fix(one.start, one.end, right)
        involved = (places.cell(table.id, row, column),)
        yield Finding("number-not-table", "warning", passage.spot.place, message, "", values, fix, involved)
