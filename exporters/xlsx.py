"""Tables as an Excel workbook: real numbers with number forms, a head that stays in sight, one sheet a table."""

import datetime
import io
import re
from collections.abc import Sequence
from decimal import Decimal

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from models.table import Cell, Column, Table, shown

_MADE = datetime.datetime(2020, 1, 1)
"""The day that every workbook says it was made: equal tables, equal bytes."""
_DIGITS = 15
"""Digits that Excel keeps of a number; longer ones are written as words, so that none is lost."""
_NAME_LENGTH = 31
_NO_NAME = re.compile(r"[\[\]:*?/\\']")
_OPTIONS = {"in_memory": True, "strings_to_numbers": False, "strings_to_formulas": False, "strings_to_urls": False}
_FONT = {"font_name": "Times New Roman", "font_size": 12, "valign": "top"}
_HEAD = {"bold": True, "text_wrap": True, "align": "center", "valign": "vcenter", "bottom": 1, "bg_color": "#E2F0F5"}
_LINE = 17
"""Points that a line of 12 points takes in a row."""
_TITLE_ROW, _HEAD_ROW, _FIRST_ROW = 0, 1, 2


def render_xlsx(tables: Sequence[Table]) -> bytes:
    """A workbook with a sheet for each table; the same tables give the same bytes."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, _OPTIONS) as workbook:
        workbook.set_properties({"created": _MADE})
        names: set[str] = set()
        for table in tables:
            name = _sheet_name(table.title, names)
            names.add(name.casefold())
            _write_sheet(workbook, workbook.add_worksheet(name), table)
    return content.getvalue()


def _sheet_name(title: str, taken: set[str]) -> str:
    """A name that Excel takes: 31 characters, none of []:*?/\\, no two the same."""
    plain = " ".join(_NO_NAME.sub(" ", title).split()) or "1"
    name, number = plain[:_NAME_LENGTH].strip(), 1
    while name.casefold() in taken:
        number += 1
        mark = f" {number}"
        name = plain[: _NAME_LENGTH - len(mark)].strip() + mark
    return name


def _write_sheet(workbook: Workbook, sheet: Worksheet, table: Table) -> None:
    sheet.write_string(_TITLE_ROW, 0, table.title, workbook.add_format({**_FONT, "bold": True, "font_size": 14}))
    head = workbook.add_format({**_FONT, **_HEAD})
    sheet.set_row(_TITLE_ROW, 24)
    sheet.set_row(_HEAD_ROW, max(_lines(column) for column in table.columns) * _LINE)
    for at, column in enumerate(table.columns):
        sheet.set_column(at, at, column.width)
        sheet.write_string(_HEAD_ROW, at, column.title, head)
        forms = [workbook.add_format(_form(column, bold)) for bold in (False, True)]
        for row, cells in enumerate(table.rows):
            _write_cell(sheet, _FIRST_ROW + row, at, cells[at], column, forms[row == table.marked])
    sheet.freeze_panes(_FIRST_ROW, 1)
    sheet.repeat_rows(_HEAD_ROW)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)


def _lines(column: Column) -> int:
    """Lines of a column's title; bold letters are wider than those that a column's width counts."""
    return -(-len(column.title) * 5 // (column.width * 4))


def _form(column: Column, bold: bool) -> dict[str, object]:
    """Excel's own marks: it shows "#,##0.0" with the reader's dots and commas."""
    if column.kind == "text":
        return {**_FONT, "bold": bold, "text_wrap": True, "indent": 1}
    number = "#,##0" + ("." + "0" * column.decimals if column.decimals else "") + (f'"{column.suffix}"' if column.suffix else "")
    return {**_FONT, "bold": bold, "num_format": f"+{number};-{number};{number}" if column.signed else number}


def _write_cell(sheet: Worksheet, row: int, at: int, cell: Cell, column: Column, form: Format) -> None:
    if isinstance(cell, Decimal) and len(cell.normalize().as_tuple().digits) <= _DIGITS:
        sheet.write_number(row, at, float(cell), form)
    elif cell is None:
        sheet.write_blank(row, at, None, form)
    else:
        sheet.write_string(row, at, shown(cell, column), form)
