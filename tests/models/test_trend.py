"""A figure over the periods as a table: what the window shows, the clipboard takes and files hold."""

from decimal import Decimal

from models.definition import FigureDefinition
from models.history import PastFigures
from models.period import Period
from models.table import Column, Table, shown, tab_separated, text_lines
from models.trend import trend, trend_table
from tests.builders import report
from tests.models.past import history, past, stated

DEN = FigureDefinition("a", "Văn bản đến", "mot", unit="văn bản", cumulative=True)
SHARE = FigureDefinition("a", "Tỷ lệ ký số", "mot", kind="percent", unit="%", decimals=2)
BEFORE = {"2020-H1": 2600, "2020-9T": 3590, "2021-H1": 2517, "2021-Y": 5100}


def as_shown(table: Table) -> list[list[str]]:
    return [[shown(cell, column) for cell, column in zip(row, table.columns, strict=True)] for row in table.rows]


def test_each_period_stands_beside_its_part_and_the_year_before() -> None:
    table = trend_table(trend(DEN, report(period="2021-9T", figures={"a": 3845}), history(BEFORE)))
    assert [column.title for column in table.columns] == [
        "Kỳ báo cáo",
        "Văn bản đến (văn bản)",
        "Riêng phần tăng thêm",
        "Cùng kỳ năm trước",
        "Tăng, giảm",
        "Tăng, giảm (%)",
        "Trạng thái",
    ]
    assert as_shown(table) == [
        ["6 tháng đầu 2020", "2.600", "2.600", "", "", "", "đang soạn thảo"],
        ["9 tháng 2020", "3.590", "990", "", "", "", "đang soạn thảo"],
        ["6 tháng đầu 2021", "2.517", "2.517", "2.600", "−83", "−3,2%", "đang soạn thảo"],
        ["9 tháng 2021", "3.845", "1.328", "3.590", "+255", "+7,1%", "đang soạn thảo"],
        ["Cả năm 2021", "5.100", "1.255", "", "", "", "đang soạn thảo"],
    ]
    assert table.marked == 3


def test_a_share_changes_by_points_and_has_no_parts() -> None:
    table = trend_table(trend(SHARE, report(period="2021-9T", figures={"a": "97,5"}), history({"2020-9T": 95})))
    assert [column.title for column in table.columns[1:5]] == ["Tỷ lệ ký số", "Cùng kỳ năm trước", "Tăng, giảm (điểm %)", "Trạng thái"]
    assert as_shown(table)[1][1:4] == ["97,5%", "95%", "+2,5"]
    assert as_shown(table)[0][1] == "95,0%", "one column, one number of decimals"


def test_the_reason_of_an_accepted_warning_is_told() -> None:
    half = PastFigures(Period.parse("2021-H1"), {"a": stated_with_reason(38450, "tiếp nhận ba đơn vị")}, "issued")
    table = trend_table(trend(DEN, report(period="2021-9T", figures={"a": 39000}), (half,)))
    assert table.columns[-1].title == "Lý do đã chấp nhận"
    assert [row[-2:] for row in as_shown(table)] == [["đã ban hành", "tiếp nhận ba đơn vị"], ["đang soạn thảo", ""]]


def stated_with_reason(value: int, reason: str):
    from msgspec.structs import replace  # noqa: PLC0415

    return replace(stated(value), reason=reason)


def test_a_report_without_the_figure_has_its_row_too() -> None:
    table = trend_table(trend(DEN, report(period="2021-9T"), (past("2021-H1", b=5),)))
    assert as_shown(table) == [["6 tháng đầu 2021", *[""] * 5, "đang soạn thảo"], ["9 tháng 2021", *[""] * 5, "đang soạn thảo"]]


def test_the_clipboard_gets_numbers_that_no_spreadsheet_mistakes() -> None:
    columns = (Column("Kỳ\tbáo cáo"), Column("Số", "number"))
    made = Table("x", columns, (("a\tb\nc", Decimal("3845.5")), ("d", Decimal(-12))))
    assert tab_separated(made).splitlines()[1:] == ["a b c\t3845,5", "d\t-12"]


def test_a_console_gets_columns_of_characters() -> None:
    made = Table("x", (Column("Kỳ"), Column("Số", "number")), (("Quý I", Decimal(3845)), ("Cả năm", None)))
    assert text_lines(made) == ("Kỳ         Số", "Quý I   3.845", "Cả năm")
