"""The figures of a report as a workbook for those who consolidate: real numbers, formulas that go on reckoning, codes beside the words.

It is an office's paper like the report itself: its words are Vietnamese in every language of the screen.
"""

import io
from collections.abc import Iterable
from decimal import Decimal

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from exporters.excel_formula import difference, difference_in_percent, excel_formula
from exporters.figures_cells import (
    CHANGES,
    CODE,
    COLUMNS,
    FIRST_ROW,
    LABEL,
    NUMBER,
    UNIT,
    WIDTHS,
    decimals_shown,
    formulas_on,
    is_told,
    rows_of,
    widths_of,
)
from exporters.figures_codes import cited_documents, codes
from exporters.xlsx import FONT, HEAD, keeps_every_digit, lay_on_paper, new_workbook, number_form, set_height, write_table, write_words
from models.definition import ReportDefinition
from models.figure_rows import change_titles, notes, row_decimals, shown_change, shown_value, side_title, table_title
from models.figure_table import SIDES, FigureGroup, FigureRow, FigureTable, Side, figure_table
from models.prior import Earlier
from models.report import Report
from models.series import Change

_TITLE_ROW, _OFFICE_ROW, _REPORT_ROW, _CODE_ROW, _HEAD_ROW = range(FIRST_ROW)
_GRID = {"border": 1, "text_wrap": True}


def render_figures(report: Report, definition: ReportDefinition, earlier: Earlier = Earlier()) -> bytes:
    """The workbook: "Số liệu", "Văn bản" where documents are cited, "Thông tin" with the codes; equal reports give equal bytes.

    A figure whose value its formula gives is a formula over its parts; changes are formulas. A share stands in its unit, 97.5 for 97,5 %,
    so that formulas reckon as the definition does. A number of more than 15 digits, which Excel would cut, is written as words.
    """
    table, content = figure_table(report, definition, earlier), io.BytesIO()
    with new_workbook(content, table_title(table)) as workbook:
        _Sheet(workbook, workbook.add_worksheet("Số liệu"), table).write(head_lines(report, definition))
        if report.citations:
            write_table(workbook, workbook.add_worksheet("Văn bản"), cited_documents(report, definition))
        write_table(workbook, workbook.add_worksheet("Thông tin"), codes(report, earlier))
    return content.getvalue()


def head_lines(report: Report, definition: ReportDefinition) -> tuple[str, str, str]:
    """Who reports, what, and by which codes a program finds it."""
    head = report.letterhead
    superior = f" ({head.superior})" if head.superior.strip() else ""
    number = f", số {head.number}/{head.symbol}" if head.number.strip() else ""
    return (
        f"Cơ quan báo cáo: {head.issuer}{superior}",
        f"Báo cáo: {definition.name}{number}",
        f"Mã báo cáo: {report.name}; mã kỳ: {report.period}; đề cương: {report.definition}, phiên bản {report.definition_version}",
    )


class _Sheet:
    """The sheet of figures while it is written."""

    def __init__(self, workbook: Workbook, sheet: Worksheet, table: FigureTable) -> None:
        self._workbook = workbook
        self._sheet = sheet
        self._table = table
        self._forms: dict[tuple[tuple[str, object], ...], Format] = {}
        self._places = rows_of(table)
        self._widths = widths_of(table)
        self._formulas = {side: formulas_on(tuple(table.rows()), side) for side in SIDES}

    def write(self, head: Iterable[str]) -> None:
        self._write_head(head)
        at = FIRST_ROW
        for group in self._table.groups:
            self._write_group(at, group)
            for row in group.rows:
                self._write_row(self._places[row.figure.id], row)
            at += 1 + len(group.rows)
        for offset, note in enumerate((*notes(self._table), *_unit_notes(self._table)), at + 1):
            write_words(self._sheet, offset, NUMBER, note, self._form(italic=True))
        self._sheet.freeze_panes(FIRST_ROW, CODE)
        self._sheet.repeat_rows(_HEAD_ROW)
        lay_on_paper(self._sheet)
        self._sheet.set_margins(left=0.5, right=0.5)
        self._sheet.set_footer("&R&P/&N")

    def _form(self, **look: object) -> Format:
        """One format for each look, however many cells have it."""
        key = tuple(sorted(look.items()))
        if key not in self._forms:
            self._forms[key] = self._workbook.add_format({**FONT, **look})
        return self._forms[key]

    def _write_head(self, head: Iterable[str]) -> None:
        self._sheet.set_row(_TITLE_ROW, 24)
        write_words(self._sheet, _TITLE_ROW, 0, table_title(self._table), self._form(bold=True, font_size=14))
        for row, line in enumerate(head, _OFFICE_ROW):
            write_words(self._sheet, row, 0, line, self._form(italic=row == _CODE_ROW))
        titles = ("TT", "Chỉ tiêu", "Mã", "Đơn vị tính", *(side_title(self._table, side) for side in SIDES))
        titles += (*change_titles("prior"), *change_titles("last_year"))
        set_height(self._sheet, _HEAD_ROW, titles, self._widths, bold=True)
        for at, (title, width) in enumerate(zip(titles, self._widths, strict=True)):
            self._sheet.set_column(at, at, width)
            write_words(self._sheet, _HEAD_ROW, at, title, self._form(**HEAD | {"border": 1}))

    def _write_group(self, at: int, group: FigureGroup) -> None:
        form = self._form(bold=True, bg_color="#F3F4F6", **_GRID)
        set_height(self._sheet, at, (group.title, group.section), self._widths[LABEL:UNIT])
        write_words(self._sheet, at, NUMBER, group.number, self._form(bold=True, bg_color="#F3F4F6", align="center", **_GRID))
        for column in range(LABEL, len(WIDTHS)):
            words = {LABEL: group.title, CODE: group.section}.get(column, "")
            write_words(self._sheet, at, column, words, form)

    def _write_row(self, at: int, row: FigureRow) -> None:
        figure = row.figure
        typed = [row.side(side).typed for side in SIDES]
        set_height(self._sheet, at, (row.number, figure.label, figure.id, row.unit, *typed), self._widths[: CHANGES["prior"]])
        write_words(self._sheet, at, NUMBER, row.number, self._form(align="center", **_GRID))
        write_words(self._sheet, at, LABEL, figure.label, self._form(indent=min(15, max(0, figure.indent)), **_GRID))
        write_words(self._sheet, at, CODE, figure.id, self._form(font_color="#555555", font_size=10, **_GRID))
        write_words(self._sheet, at, UNIT, row.unit, self._form(**_GRID))
        for side in SIDES:
            self._write_value(at, row, side)
        self._write_change(at, row, "prior", row.against_prior)
        self._write_change(at, row, "last_year", row.against_last_year)

    def _write_value(self, at: int, row: FigureRow, side: Side) -> None:
        column, stated = COLUMNS[side], row.side(side)
        form = self._number_form(decimals_shown(row))
        if row.figure.id in self._formulas[side]:
            cells = {id: xl_rowcol_to_cell(place, column) for id, place in self._places.items()}
            self._write_formula(at, column, excel_formula(row.figure.formula, cells), form, stated.value)
        elif stated.value is not None and keeps_every_digit(stated.value):
            self._sheet.write_number(at, column, float(stated.value), form)
        else:
            write_words(self._sheet, at, column, shown_value(stated), form)

    def _write_change(self, at: int, row: FigureRow, side: Side, found: Change | None) -> None:
        """As formulas, where Excel can hold both values and what is between them; a share has no per cent of per cent."""
        absolute, percent = CHANGES[side], CHANGES[side] + 1
        forms = (self._number_form(decimals_shown(row), signed=True), self._number_form(1, signed=True))
        told = self._reckons(row, "now") and self._reckons(row, side) and (found is None or is_told(found.absolute))
        if self._table.compared(row.figure, side) and told:
            now, before = (xl_rowcol_to_cell(at, COLUMNS[one]) for one in ("now", side))
            self._write_formula(at, absolute, difference(now, before), forms[0], found.absolute if found else None)
            if row.figure.kind == "percent":
                self._sheet.write_blank(at, percent, None, forms[1])
            else:
                self._write_formula(at, percent, difference_in_percent(now, before), forms[1], found.percent if found else None)
            return
        for column, words, form in zip((absolute, percent), shown_change(found, row_decimals(row)), forms, strict=True):
            write_words(self._sheet, at, column, words, form)

    def _number_form(self, decimals: int, signed: bool = False) -> Format:
        """What stands there in words stands right too."""
        return self._form(num_format=number_form(decimals, signed=signed), align="right", **_GRID)

    def _reckons(self, row: FigureRow, side: Side) -> bool:
        """Whether a cell holds its value as a number; one without a value may get it yet."""
        value = row.side(side).value
        return value is None or row.figure.id in self._formulas[side] or keeps_every_digit(value)

    def _write_formula(self, row: int, column: int, formula: str, form: Format, value: Decimal | None) -> None:
        """With its value, for readers that do not reckon."""
        self._sheet.write_formula(row, column, formula, form, "" if value is None else float(value))


def _unit_notes(table: FigureTable) -> tuple[str, ...]:
    """What a formula over a share must know."""
    shares = any(row.figure.kind == "percent" for row in table.rows())
    return ("Chỉ tiêu có đơn vị % ghi theo đơn vị ấy: ô ghi 97,5 là 97,5%.",) if shares else ()
