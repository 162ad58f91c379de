"""The figures of a report as a workbook for those who consolidate: real numbers, formulas that go on reckoning, codes beside the words.

It is an office's paper like the report itself: its words are Vietnamese in every language of the screen.
"""

import io
from collections.abc import Iterable, Mapping
from decimal import Decimal

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from exporters.excel_formula import difference, difference_in_percent, excel_formula
from exporters.figures_codes import cited_documents, codes
from exporters.xlsx import FONT, HEAD, keeps_every_digit, lay_on_paper, new_workbook, number_form, set_height, write_table, write_words
from models.definition import ReportDefinition
from models.expression import names_in
from models.figure_rows import change_titles, notes, row_decimals, shown_change, shown_value, side_title, table_title
from models.figure_table import SIDES, FigureGroup, FigureRow, FigureTable, Side, figure_table
from models.numerals import rounded, write_number
from models.prior import Earlier
from models.report import Report
from models.series import Change

_TITLE_ROW, _OFFICE_ROW, _REPORT_ROW, _CODE_ROW, _HEAD_ROW, _FIRST_ROW = range(6)
_NUMBER, _LABEL, _CODE, _UNIT = range(4)
_COLUMNS: dict[Side, int] = {"now": 4, "prior": 5, "last_year": 6}
_CHANGES: dict[Side, int] = {"prior": 7, "last_year": 9}
_WIDTHS = (6, 42, 12, 11, 12, 12, 12, 12, 9, 12, 9)
"""In characters; the columns of codes and numbers grow with their longest."""
_WIDEST = 30
_MOST_DECIMALS = 10
_REPEATING = Decimal(10) ** 12
"""Below this a quotient without end is true to three decimals in a cell."""
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
        self._places = _places(table)
        self._widths = _widths(table)
        self._formulas = {side: _formulas(tuple(table.rows()), side) for side in SIDES}

    def write(self, head: Iterable[str]) -> None:
        self._write_head(head)
        at = _FIRST_ROW
        for group in self._table.groups:
            self._write_group(at, group)
            for row in group.rows:
                self._write_row(self._places[row.figure.id], row)
            at += 1 + len(group.rows)
        for offset, note in enumerate((*notes(self._table), *_unit_notes(self._table)), at + 1):
            write_words(self._sheet, offset, _NUMBER, note, self._form(italic=True))
        self._sheet.freeze_panes(_FIRST_ROW, _CODE)
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
        set_height(self._sheet, at, (group.title, group.section), self._widths[_LABEL:_UNIT])
        write_words(self._sheet, at, _NUMBER, group.number, self._form(bold=True, bg_color="#F3F4F6", align="center", **_GRID))
        for column in range(_LABEL, len(_WIDTHS)):
            words = {_LABEL: group.title, _CODE: group.section}.get(column, "")
            write_words(self._sheet, at, column, words, form)

    def _write_row(self, at: int, row: FigureRow) -> None:
        figure = row.figure
        typed = [row.side(side).typed for side in SIDES]
        set_height(self._sheet, at, (row.number, figure.label, figure.id, row.unit, *typed), self._widths[: _CHANGES["prior"]])
        write_words(self._sheet, at, _NUMBER, row.number, self._form(align="center", **_GRID))
        write_words(self._sheet, at, _LABEL, figure.label, self._form(indent=min(15, max(0, figure.indent)), **_GRID))
        write_words(self._sheet, at, _CODE, figure.id, self._form(font_color="#555555", font_size=10, **_GRID))
        write_words(self._sheet, at, _UNIT, row.unit, self._form(**_GRID))
        for side in SIDES:
            self._write_value(at, row, side)
        self._write_change(at, row, "prior", row.against_prior)
        self._write_change(at, row, "last_year", row.against_last_year)

    def _write_value(self, at: int, row: FigureRow, side: Side) -> None:
        column, stated = _COLUMNS[side], row.side(side)
        form = self._number_form(_decimals(row))
        if row.figure.id in self._formulas[side]:
            cells = {id: xl_rowcol_to_cell(place, column) for id, place in self._places.items()}
            self._write_formula(at, column, excel_formula(row.figure.formula, cells), form, stated.value)
        elif stated.value is not None and keeps_every_digit(stated.value):
            self._sheet.write_number(at, column, float(stated.value), form)
        else:
            write_words(self._sheet, at, column, shown_value(stated), form)

    def _write_change(self, at: int, row: FigureRow, side: Side, found: Change | None) -> None:
        """As formulas, where Excel can hold both values and what is between them; a share has no per cent of per cent."""
        absolute, percent = _CHANGES[side], _CHANGES[side] + 1
        forms = (self._number_form(_decimals(row), signed=True), self._number_form(1, signed=True))
        told = self._reckons(row, "now") and self._reckons(row, side) and (found is None or _is_told(found.absolute))
        if self._table.compared(row.figure, side) and told:
            now, before = (xl_rowcol_to_cell(at, _COLUMNS[one]) for one in ("now", side))
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


def _widths(table: FigureTable) -> tuple[int, ...]:
    """So wide that no number becomes "####", and a code mostly stands whole; words are broken."""
    longest = dict.fromkeys(range(len(_WIDTHS)), 0)
    for row in table.rows():
        numbers = {column: (row.side(side).value, _decimals(row)) for side, column in _COLUMNS.items()}
        for column, found in ((_CHANGES["prior"], row.against_prior), (_CHANGES["last_year"], row.against_last_year)):
            numbers[column] = (found.absolute if found else None, _decimals(row))
            numbers[column + 1] = (found.percent if found else None, 1)
        lengths = {column: _length(value, decimals) for column, (value, decimals) in numbers.items()}
        longest |= {at: max(longest[at], length) for at, length in {**lengths, _CODE: len(row.figure.id)}.items()}
    return tuple(max(width, min(_WIDEST, longest[at] + 2)) for at, width in enumerate(_WIDTHS))


def _length(value: Decimal | None, decimals: int) -> int:
    """Characters of a number as its cell shows it."""
    return 0 if value is None else len(write_number(rounded(value, decimals), decimals))


def _decimals(row: FigureRow) -> int:
    """As many as its numbers need; a quotient without end is shown to those of its definition, the cell keeps the rest."""
    needed = row_decimals(row)
    return needed if needed <= _MOST_DECIMALS else max(2, row.figure.decimals)


def _places(table: FigureTable) -> Mapping[str, int]:
    """The row of each figure."""
    places, at = {}, _FIRST_ROW
    for group in table.groups:
        for row in group.rows:
            at += 1
            places[row.figure.id] = at
        at += 1
    return places


def _is_told(value: Decimal) -> bool:
    """Whether what a formula gives stands in its cell well enough: whole, or with decimals that have no end anyway."""
    return keeps_every_digit(value) or abs(value) < _REPEATING


def _formulas(rows: Iterable[FigureRow], side: Side) -> frozenset[str]:
    """Figures that stand as formulas: what follows from cells that hold their numbers, so never from itself."""
    asked, placed = {}, set[str]()
    for row in rows:
        value = row.side(side).value
        if side in row.follows and (value is None or _is_told(value)):
            asked[row.figure.id] = set(names_in(row.figure.formula))
        elif value is None or keeps_every_digit(value):
            placed.add(row.figure.id)
    formulas = set[str]()
    while ready := {id for id, parts in asked.items() if id not in formulas and parts <= placed}:
        formulas |= ready
        placed |= ready
    return frozenset(formulas)
