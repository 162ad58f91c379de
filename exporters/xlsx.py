"""Tables as an Excel workbook: real numbers with number forms, a head that stays in sight, one sheet a table."""

import datetime
import io
import re
from collections.abc import Iterable, Sequence
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
_GREATEST = 300
"""Zeros that a number of Excel may have before or behind its digits, and some are left."""
_NAME_LENGTH = 31
_LONGEST = 32767
"""Characters that a cell of Excel takes."""
_NO_NAME = re.compile(r"[\[\]:*?/\\']")
_OPTIONS = {"in_memory": True, "strings_to_numbers": False, "strings_to_formulas": False, "strings_to_urls": False}
FONT = {"font_name": "Times New Roman", "font_size": 12, "valign": "vcenter"}
HEAD = {"bold": True, "text_wrap": True, "align": "center", "bottom": 1, "bg_color": "#E2F0F5"}
LINE = 18
"""Points that a line of 12 points takes in a row."""
_HIGHEST = 409
"""Points that a row of Excel may be high."""
_TITLE_ROW, _HEAD_ROW, _FIRST_ROW = 0, 1, 2


def render_xlsx(tables: Sequence[Table]) -> bytes:
    """A workbook with a sheet for each table; the same tables give the same bytes."""
    content = io.BytesIO()
    with new_workbook(content) as workbook:
        names: set[str] = set()
        for table in tables:
            name = _sheet_name(table.title, names)
            names.add(name.casefold())
            write_table(workbook, workbook.add_worksheet(name), table)
    return content.getvalue()


def new_workbook(content: io.BytesIO, title: str = "") -> Workbook:
    """A workbook that takes words for words whatever they begin with; made at no time, so that the same cells give the same bytes."""
    workbook = xlsxwriter.Workbook(content, _OPTIONS)
    workbook.set_properties({"created": _MADE, "title": title})
    return workbook


def _sheet_name(title: str, taken: set[str]) -> str:
    """A name that Excel takes: 31 characters, none of []:*?/\\, no two the same."""
    plain = " ".join(_NO_NAME.sub(" ", title).split()) or "1"
    name, number = plain[:_NAME_LENGTH].strip(), 1
    while name.casefold() in taken:
        number += 1
        mark = f" {number}"
        name = plain[: _NAME_LENGTH - len(mark)].strip() + mark
    return name


def write_table(workbook: Workbook, sheet: Worksheet, table: Table) -> None:
    """A table under its title, with its head."""
    sheet.write_string(_TITLE_ROW, 0, table.title, workbook.add_format({**FONT, "bold": True, "font_size": 14}))
    head = workbook.add_format({**FONT, **HEAD})
    sheet.set_row(_TITLE_ROW, 24)
    widths = [column.width for column in table.columns]
    set_height(sheet, _HEAD_ROW, [column.title for column in table.columns], widths, bold=True)
    for row, cells in enumerate(table.rows, _FIRST_ROW):
        set_height(sheet, row, [shown(cell, column) for cell, column in zip(cells, table.columns, strict=True)], widths)
    for at, column in enumerate(table.columns):
        sheet.set_column(at, at, column.width)
        sheet.write_string(_HEAD_ROW, at, column.title, head)
        forms = [workbook.add_format(_form(column, bold)) for bold in (False, True)]
        for row, cells in enumerate(table.rows):
            _write_cell(sheet, _FIRST_ROW + row, at, cells[at], column, forms[row == table.marked])
    sheet.freeze_panes(_FIRST_ROW, 1)
    sheet.repeat_rows(_HEAD_ROW)
    lay_on_paper(sheet)


def lay_on_paper(sheet: Worksheet) -> None:
    """A4 across, as many pages down as it takes."""
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)


def lines(text: str, width: int, bold: bool = False) -> int:
    """Lines that words take in a column so many characters wide; those are counted in zeros, and bold letters are wider than plain ones."""
    letters = max(1, width * (8 if bold else 11) // 10)
    return sum(max(1, -(-len(line) // letters)) for line in text.split("\n"))


def set_height(sheet: Worksheet, row: int, texts: Iterable[str], widths: Iterable[int], bold: bool = False) -> None:
    """A row as high as its words need: not every program finds that out by itself."""
    most = max((lines(text, width, bold) for text, width in zip(texts, widths, strict=True)), default=1)
    sheet.set_row(row, min(most * LINE, _HIGHEST))


def _form(column: Column, bold: bool) -> dict[str, object]:
    if column.kind == "text":
        return {**FONT, "bold": bold, "text_wrap": True, "indent": 1}
    return {**FONT, "bold": bold, "num_format": number_form(column.decimals, column.suffix, column.signed)}


def number_form(decimals: int, suffix: str = "", signed: bool = False) -> str:
    """Excel's own marks: it shows "#,##0.0" with the reader's dots and commas."""
    number = "#,##0" + ("." + "0" * decimals if decimals else "") + (f'"{suffix}"' if suffix else "")
    return f"+{number};-{number};{number}" if signed else number


def keeps_every_digit(number: Decimal) -> bool:
    """Whether Excel can hold a number as one."""
    digits = "".join(map(str, number.as_tuple().digits)).strip("0")
    return number.is_finite() and len(digits) <= _DIGITS and abs(number.adjusted()) < _GREATEST


def write_words(sheet: Worksheet, row: int, at: int, words: str, form: Format) -> None:
    """Words as they are, whatever they begin with; what is longer than a cell takes ends in "…"; no words leave the cell blank."""
    if words:
        sheet.write_string(row, at, words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…", form)
    else:
        sheet.write_blank(row, at, None, form)


def _write_cell(sheet: Worksheet, row: int, at: int, cell: Cell, column: Column, form: Format) -> None:
    if isinstance(cell, Decimal) and keeps_every_digit(cell):
        sheet.write_number(row, at, float(cell), form)
    else:
        write_words(sheet, row, at, shown(cell, column), form)
