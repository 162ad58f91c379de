"""Tables for a spreadsheet: CSV for a Vietnamese Excel, and a workbook with real numbers, read back from its XML."""

import csv
import io
import re
import xml.etree.ElementTree as ET
import zipfile
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exporters.csv_table import render_csv
from exporters.tables import export_tables
from exporters.xlsx import render_xlsx
from models.errors import ExportError
from models.table import Cell, Column, Table

_NS = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


def table(*rows: tuple[Cell, ...], title: str = "Văn bản đến", marked: int | None = None) -> Table:
    columns = (
        Column("Kỳ báo cáo", width=20),
        Column("Văn bản đến (văn bản)", "number", width=18),
        Column("Tăng, giảm (%)", "number", 1, "%", signed=True),
    )
    return Table(title, columns, rows, marked)


HALF, NINE = ("6 tháng đầu 2021", Decimal(2517), None), ("9 tháng 2021", Decimal(3845), Decimal("-7.1"))


# ---------------------------------------------------------------- CSV


def test_a_vietnamese_excel_opens_the_csv_by_a_double_click() -> None:
    content = render_csv([table(HALF, NINE)])
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.decode("utf-8-sig").split("\r\n") == [
        "Kỳ báo cáo;Văn bản đến (văn bản);Tăng, giảm (%)",
        "6 tháng đầu 2021;2517;",
        "9 tháng 2021;3845;-7,1",
        "",
    ]


def test_several_tables_stand_below_each_other_under_their_titles() -> None:
    lines = render_csv([table(HALF), table(NINE, title="Văn bản đi")]).decode("utf-8-sig").split("\r\n")
    assert (lines[0], lines[3], lines[4]) == ("Văn bản đến", "", "Văn bản đi")


@pytest.mark.parametrize("typed", ["=1+1", "+5", "-5", "@SUM(A1)", "\tx"])
def test_what_somebody_typed_never_becomes_a_formula(typed: str) -> None:
    assert f"'{typed}" in render_csv([table((typed, None, None))]).decode("utf-8-sig")
    assert "<f>" not in sheet([table((typed, None, None))])


@given(st.lists(st.tuples(st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc"))), st.decimals(-1000, 1000, places=2))))
def test_words_and_numbers_come_back_from_the_csv(rows: list[tuple[str, Decimal]]) -> None:
    content = render_csv([table(*((text, number, None) for text, number in rows))]).decode("utf-8-sig")
    _head, *found = csv.reader(io.StringIO(content, newline=""), delimiter=";")
    assert [(text.removeprefix("'"), Decimal(number.replace(",", "."))) for text, number, _empty in found] == [
        (text.removeprefix("'"), number) for text, number in rows
    ]


# ---------------------------------------------------------------- XLSX


def sheet(tables: list[Table], number: int = 1) -> str:
    with zipfile.ZipFile(io.BytesIO(render_xlsx(tables))) as book:
        return book.read(f"xl/worksheets/sheet{number}.xml").decode()


def part(tables: list[Table], name: str) -> ET.Element:
    with zipfile.ZipFile(io.BytesIO(render_xlsx(tables))) as book:
        return ET.fromstring(book.read(name))


def cells(tables: list[Table]) -> dict[str, tuple[str, str]]:
    """Every filled cell: whether it is words or a number, and what stands in it."""
    words = ["".join(node.itertext()) for node in part(tables, "xl/sharedStrings.xml").findall("m:si", _NS)]
    found = {}
    for cell in part(tables, "xl/worksheets/sheet1.xml").iterfind(".//m:c", _NS):
        value = cell.findtext("m:v", None, _NS)
        if value is not None:
            is_words = cell.get("t") == "s"
            found[cell.get("r", "")] = ("words", words[int(value)]) if is_words else ("number", value)
    return found


def form_of(tables: list[Table], cell: str) -> str:
    """The number form of a cell, as Excel keeps it."""
    styles = part(tables, "xl/styles.xml")
    codes = {node.get("numFmtId"): node.get("formatCode", "") for node in styles.iterfind(".//m:numFmt", _NS)} | {"3": "#,##0"}
    (style,) = re.findall(rf'<c r="{cell}" s="(\d+)"', sheet(tables))
    return codes[styles.findall("m:cellXfs/m:xf", _NS)[int(style)].get("numFmtId")]


def test_numbers_are_numbers_with_their_forms_and_the_head_stays_in_sight() -> None:
    tables = [table(HALF, NINE, marked=1)]
    found = cells(tables)
    assert found["A1"] == ("words", "Văn bản đến") and found["B2"] == ("words", "Văn bản đến (văn bản)")
    assert found["B3"] == ("number", "2517") and found["B4"] == ("number", "3845") and found["C4"] == ("number", "-7.1")
    assert "C3" not in found
    assert (form_of(tables, "B4"), form_of(tables, "C4")) == ("#,##0", '+#,##0.0"%";-#,##0.0"%";#,##0.0"%"')
    assert 'ySplit="2" topLeftCell="B3"' in sheet(tables) and 'state="frozen"' in sheet(tables)


def test_equal_tables_give_equal_bytes_whenever_they_are_written(monkeypatch: pytest.MonkeyPatch) -> None:
    first = render_xlsx([table(HALF)])
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    assert render_xlsx([table(HALF)]) == first
    with zipfile.ZipFile(io.BytesIO(first)) as book:
        assert {entry.date_time[0] for entry in book.infolist()} == {1980}
        assert b"2020-01-01T00:00:00Z" in book.read("docProps/core.xml")


def test_sheets_bear_names_that_excel_takes() -> None:
    long = "Lãnh đạo Sở, phòng và tương đương dùng chữ ký số"
    book = part([table(title=title) for title in (long, long, "a/b:c*?[d]\\", "''", "VĂN BẢN", "văn bản")], "xl/workbook.xml")
    names = [node.get("name", "") for node in book.iterfind(".//m:sheet", _NS)]
    assert names[:3] == ["Lãnh đạo Sở, phòng và tương đươ", "Lãnh đạo Sở, phòng và tương đ 2", "a b c d"]
    assert all(0 < len(name) <= 31 for name in names) and len({name.casefold() for name in names}) == len(names)


def test_no_digit_of_a_long_number_is_lost() -> None:
    assert cells([table(("x", Decimal("1234567890123456789"), None))])["B3"] == ("words", "1.234.567.890.123.456.789")


# ---------------------------------------------------------------- the file


@pytest.mark.parametrize("name", ["Diễn biến.csv", "Diễn biến.XLSX"])
def test_the_suffix_says_what_is_written(tmp_path: Path, name: str) -> None:
    export_tables([table(HALF)], tmp_path / name)
    assert (tmp_path / name).read_bytes()[:2] in (b"PK", b"\xef\xbb")
    assert [path.name for path in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize(("name", "said"), [("x.ods", ".csv, .xlsx"), ("chưa có/x.csv", "chưa có thư mục"), (".", "đuôi")])
def test_what_cannot_be_written_is_a_sentence(tmp_path: Path, name: str, said: str) -> None:
    with pytest.raises(ExportError, match=re.escape(said)):
        export_tables([table(HALF)], tmp_path / name)
