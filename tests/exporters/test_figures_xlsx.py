"""The workbook of figures: what a consolidator's Excel, a program without arithmetic and LibreOffice find in it."""

import io
import random
import zipfile
from collections.abc import Mapping
from decimal import Decimal

import pytest
import xlsxwriter
from msgspec.structs import replace
from openpyxl.worksheet.worksheet import Worksheet

from exporters.excel_formula import excel_formula
from exporters.figures_xlsx import render_figures
from models.calculate import recalculated
from models.definition import FigureDefinition, ReportDefinition
from models.errors import BadExpression
from models.expression import evaluate
from models.figure_rows import shown_figures
from models.figure_table import FigureRow, figure_table
from models.prior import Earlier
from models.report import Report
from tests.builders import citation, cntt, report, sample, tiny_definition
from tests.exporters.spreadsheets import read_book, reckoned

HEAD, FIRST = 5, 6
NOW, PRIOR, LAST_YEAR, SINCE, SINCE_PERCENT, YEAR, YEAR_PERCENT = "EFGHIJK"

DEFINITION = tiny_definition(
    (
        FigureDefinition("tong", "Tổng số văn bản", "mot", unit="văn bản", cumulative=True, formula="den + di"),
        FigureDefinition("den", "Văn bản đến", "mot", unit="văn bản", cumulative=True, indent=1),
        FigureDefinition("di", "Văn bản đi", "mot", unit="văn bản", cumulative=True, indent=1),
        FigureDefinition("ty_le", "Tỷ lệ văn bản đi", "hai", kind="percent", unit="%", decimals=2, formula="di / tong * 100"),
        FigureDefinition("hon", "Đến nhiều hơn đi", "hai", formula="abs(den - di) - min(den, di) * (2 - -1)"),
    )
)


def made(period: str = "2021-9T", definition: ReportDefinition = DEFINITION, **figures: int | str) -> Report:
    stated = replace(report(period=period, figures=figures), citations=())
    return recalculated(recalculated(stated, definition), definition)


EARLIER = Earlier(made("2021-H1", den=2517, di=612), made("2020-9T", den=3590, di=0))
FULL = made(den=3845, di=888)


def sheet(now: Report = FULL, earlier: Earlier = EARLIER, definition: ReportDefinition = DEFINITION, values: bool = False) -> Worksheet:
    return read_book(render_figures(now, definition, earlier), values)["Số liệu"]


def cell(found: Worksheet, figure: str, column: str) -> object:
    """A cell by the code of its figure, the way a consolidator looks it up."""
    (row,) = [row for row in range(FIRST, found.max_row + 1) if found[f"C{row}"].value == figure]
    return found[f"{column}{row}"].value


# ---------------------------------------------------------------- what stands where


def test_the_sheet_says_whose_figures_of_which_period_it_holds() -> None:
    found = sheet()
    assert [found[f"A{row}"].value for row in range(1, 5)] == [
        "BẢNG TỔNG HỢP SỐ LIỆU 9 THÁNG ĐẦU NĂM 2021",
        "Cơ quan báo cáo: SỞ NỘI VỤ",
        "Báo cáo: Nhỏ",
        "Mã báo cáo: nho/2021-9T; mã kỳ: 2021-9T; đề cương: nho, phiên bản 1",
    ]
    assert [cell.value for cell in found[HEAD]] == [
        *("TT", "Chỉ tiêu", "Mã", "Đơn vị tính"),
        *("Kỳ này: 9 tháng đầu năm 2021", "Kỳ trước: 6 tháng đầu năm 2021", "Cùng kỳ năm trước: 9 tháng đầu năm 2020"),
        *("Tăng, giảm so với kỳ trước", "Tăng, giảm so với kỳ trước (%)"),
        *("Tăng, giảm so với cùng kỳ", "Tăng, giảm so với cùng kỳ (%)"),
    ]
    assert [found[f"A{row}"].value for row in range(FIRST, FIRST + 7)] == ["I", "1", "1.1", "1.2", "II", "2", "3"]
    assert [found[f"B{row}"].value for row in (FIRST, FIRST + 2)] == ["Kết quả", "Văn bản đến"]


def test_the_head_stays_in_sight_and_on_every_page() -> None:
    found = sheet()
    assert found.freeze_panes == "C6" and found.print_title_rows == "$5:$5"
    assert (found.page_setup.orientation, found.page_setup.paperSize) == ("landscape", 9)
    assert found.sheet_properties.pageSetUpPr.fitToPage and found.page_setup.fitToHeight == 0, "one page across, any number down"


def test_numbers_are_numbers_and_what_follows_is_a_formula() -> None:
    found = sheet()
    assert [cell(found, id, NOW) for id in ("tong", "den", "di")] == ['=IF(COUNT(E8,E9)=2,E8 + E9,"")', 3845, 888]
    assert cell(found, "tong", PRIOR) == '=IF(COUNT(F8,F9)=2,F8 + F9,"")'
    assert cell(found, "ty_le", NOW) == '=IFERROR(IF(COUNT(E9,E7)=2,E9 / E7 * 100,""),"")'
    assert cell(found, "den", SINCE) == '=IF(COUNT(E8,F8)=2,E8-F8,"")'
    assert cell(found, "di", YEAR_PERCENT) == '=IF(COUNT(E9,G9)=2,IF(G9=0,"",ROUND((E9-G9)*100/ABS(G9),1)),"")'
    assert cell(found, "ty_le", SINCE_PERCENT) is None, "a share changes by points"
    assert found["E11"].number_format == "#,##0.00", "a share without end is shown to its decimals"
    assert [found[f"{column}8"].number_format for column in "EHI"] == ["#,##0", "+#,##0;-#,##0;#,##0", "+#,##0.0;-#,##0.0;#,##0.0"]


def test_a_reader_that_does_not_reckon_finds_the_values_too() -> None:
    found = sheet(values=True)
    assert [cell(found, "tong", column) for column in "EFGHI"] == [4733, 3129, 3590, 1604, 51.3]
    assert cell(found, "ty_le", NOW) == pytest.approx(100 * 888 / 4733)
    assert (cell(found, "di", YEAR), cell(found, "di", YEAR_PERCENT)) == (888, None)


def test_codes_and_cited_documents_have_sheets_of_their_own() -> None:
    cited = replace(FULL, citations=(citation("Kế hoạch 424/KH-SNgV", subject="về việc *thử*"),))
    book = read_book(render_figures(cited, DEFINITION, EARLIER))
    assert book.sheetnames == ["Số liệu", "Văn bản", "Thông tin"]
    assert [cell.value for cell in book["Văn bản"][3]] == ["1", "Kế hoạch", "424/KH-SNgV", "31/8/2021", None, "về việc thử"]
    codes = {row[0].value: row[1].value for row in book["Thông tin"].iter_rows(min_row=3)}
    assert codes["report"] == "nho/2021-9T" and codes["period"] == "2021-9T" and codes["definition_version"] == "1"
    assert (codes["prior"], codes["last_year"], codes["state"]) == ("nho/2021-H1", "nho/2020-9T", "draft")


def test_without_earlier_reports_their_columns_are_empty() -> None:
    found = sheet(earlier=Earlier())
    assert (found["F5"].value, found["G5"].value) == ("Kỳ trước", "Cùng kỳ năm trước")
    assert [cell(found, "den", column) for column in "FGHIJK"] == [None] * 6


def test_what_counts_from_the_years_beginning_is_not_taken_from_another_year() -> None:
    found = sheet(made("2022-Q1", den=900, di=100), Earlier(made("2021-Y", den=5000, di=1000), made("2021-Q1", den=800, di=90)))
    assert [cell(found, "den", column) for column in (PRIOR, SINCE, SINCE_PERCENT)] == [5000, None, None]
    assert cell(found, "den", YEAR) == '=IF(COUNT(E8,G8)=2,E8-G8,"")'


# ---------------------------------------------------------------- reckoned anew


CASES: Mapping[str, tuple[Report, Earlier]] = {
    "full": (FULL, EARLIER),
    "alone": (FULL, Earlier()),
    "a-part-missing": (made(den=3845), EARLIER),
    "nothing": (made(), EARLIER),
    "from-nothing": (FULL, Earlier(made("2021-H1", den=0, di=0), made("2020-9T"))),
    "words": (made(den="khoảng 3.800", di=888), Earlier(made("2021-H1", den="nhiều", di=612))),
    "typed-total": (made(tong=5000, den=3845, di=888), EARLIER),
    "decimals": (made(den="0,1", di="0,2"), Earlier(made("2021-H1", den="0,3", di="1,05"), made("2020-9T", den="97,55", di="0,01"))),
    "long": (made(den="123456789012345678", di=1), EARLIER),
    "long-sum": (made(den=999999999999999, di=999999999999998), EARLIER),
    "below-nothing": (made(den=-5, di=-20), Earlier(made("2021-H1", den=-7, di=20), None)),
    "halves": (made(den=2009, di=201), Earlier(made("2021-H1", den=2000, di=200), made("2020-9T", den=400, di=800))),
    "far-apart": (made(den=999999999999999, di=0), Earlier(made("2021-H1", den=-999999999999999, di=1))),
}


def expressions(seed: int, count: int) -> tuple[str, ...]:
    """Formulas over a, b and c of every shape that a definition may have."""
    chance = random.Random(seed)

    def some(depth: int) -> str:
        if depth == 0 or chance.random() < 0.2:
            return chance.choice(("a", "b", "c", "2", "0.5"))
        one, two = some(depth - 1), some(depth - 1)
        shapes = ("({} + {})", "{} - {}", "{} * ({})", "({}) / ({})", "-{} + {}", "min({}, {})", "max({}, {})", "abs({} - {})")
        return chance.choice(shapes).format(one, two)

    return tuple(f"{some(4)} + 0 * a" for _ in range(count))


PARTS = ("a", "b", "c")
GENERATED = tiny_definition(
    (
        *(FigureDefinition(part, part, "mot") for part in PARTS),
        *(FigureDefinition(f"f{at}", "F", "mot", formula=one) for at, one in enumerate(expressions(5, 300))),
    )
)


@pytest.fixture(scope="module")
def anew(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Worksheet]:
    books = {name: render_figures(now, DEFINITION, earlier) for name, (now, earlier) in CASES.items()}
    books["generated"] = render_figures(made(definition=GENERATED, a=7, b="-2,5", c=0), GENERATED, Earlier())
    wrong = io.BytesIO()
    with xlsxwriter.Workbook(wrong) as book:
        book.add_worksheet("Số liệu").write_formula("A1", "=1+1", None, 3)
    found = reckoned(books | {"control": wrong.getvalue()}, tmp_path_factory.mktemp("reckoned"))
    return {name: book["Số liệu"] for name, book in found.items()}


def test_the_office_suite_really_reckons(anew: dict[str, Worksheet]) -> None:
    assert anew["control"]["A1"].value == 2, "the file itself says 3"


@pytest.mark.parametrize("name", CASES)
def test_reckoned_anew_every_cell_is_what_the_report_says(anew: dict[str, Worksheet], name: str) -> None:
    now, earlier = CASES[name]
    for row in figure_table(now, DEFINITION, earlier).rows():
        expected: dict[str, Decimal | None] = {NOW: row.now.value, PRIOR: row.prior.value, LAST_YEAR: row.last_year.value}
        for columns, change in (((SINCE, SINCE_PERCENT), row.against_prior), ((YEAR, YEAR_PERCENT), row.against_last_year)):
            expected |= dict(zip(columns, (change.absolute, change.percent) if change else (None, None), strict=True))
        for column, value in expected.items():
            found = cell(anew[name], row.figure.id, column)
            if isinstance(found, int | float):
                assert value is not None and found == pytest.approx(float(value), rel=1e-12, abs=1e-9), (row.figure.id, column)
            elif value is None:
                assert found in (None, "", row.now.typed, row.prior.typed), (row.figure.id, column)
            else:
                assert is_long(row) and as_number(str(found)) == value, (row.figure.id, column)


def test_generated_formulas_give_what_the_program_reckons(anew: dict[str, Worksheet]) -> None:
    now = made(definition=GENERATED, a=7, b="-2,5", c=0)
    values = {id: value.value for id, value in now.figures.items()}
    empty = 0
    for figure in GENERATED.figures[len(PARTS) :]:
        value, found = evaluate(figure.formula, values), cell(anew["generated"], figure.id, NOW)
        empty += value is None
        assert found in (None, "") if value is None else found == pytest.approx(float(value), rel=1e-9, abs=1e-9), figure.formula
    assert 10 < empty < 200, "some are divided by nothing"


def is_long(row: FigureRow) -> bool:
    """Whether a number of the row has more digits than Excel keeps."""
    numbers = [row.now.value, row.prior.value, row.last_year.value, row.against_prior.absolute if row.against_prior else None]
    return any(number is not None and len(number.as_tuple().digits) > 15 for number in numbers)


def as_number(shown: str) -> Decimal:
    return Decimal(shown.replace(".", "").replace(",", ".").replace("−", "-"))


def test_a_part_that_is_filled_in_later_completes_the_total(anew: dict[str, Worksheet]) -> None:
    assert cell(anew["a-part-missing"], "tong", NOW) in (None, "")
    assert cell(sheet(made(den=3845)), "tong", NOW) == '=IF(COUNT(E8,E9)=2,E8 + E9,"")'


def test_what_somebody_typed_stays_although_the_formula_gives_another_value() -> None:
    now, earlier = CASES["typed-total"]
    assert cell(sheet(now, earlier), "tong", NOW) == 5000


# ---------------------------------------------------------------- formulas


@pytest.mark.parametrize(
    ("expression", "formula"),
    [
        ("a", '=IF(COUNT(E1)=1,E1,"")'),
        ("a + b * a", '=IF(COUNT(E1,E2)=2,E1 + E2 * E1,"")'),
        ("(a + b) * 2", '=IF(COUNT(E1,E2)=2,(E1 + E2) * 2,"")'),
        ("a - (b - 0.5)", '=IF(COUNT(E1,E2)=2,E1 - (E2 - 0.5),"")'),
        ("-a / b", '=IFERROR(IF(COUNT(E1,E2)=2,-E1 / E2,""),"")'),
        ("max(abs(a), b)", '=IF(COUNT(E1,E2)=2,MAX(ABS(E1), E2),"")'),
        ("1 + 2", "=1 + 2"),
    ],
)
def test_an_expression_becomes_a_formula_of_excel(expression: str, formula: str) -> None:
    assert excel_formula(expression, {"a": "E1", "b": "E2"}) == formula


def test_what_has_no_cell_or_is_no_arithmetic_is_no_formula() -> None:
    with pytest.raises(KeyError):
        excel_formula("prior(a)", {"a": "E1"})
    with pytest.raises(BadExpression):
        excel_formula("a +", {"a": "E1"})


def test_figures_that_follow_from_each_other_never_make_a_circle() -> None:
    circle = tiny_definition((FigureDefinition("a", "A", "mot", formula="b"), FigureDefinition("b", "B", "mot", formula="a")))
    found = sheet(made(definition=circle, a=5, b=5), Earlier(), circle)
    assert (cell(found, "a", NOW), cell(found, "b", NOW)) == (5, 5)


def test_a_formula_over_the_prior_report_stands_as_its_value() -> None:
    grown = tiny_definition((FigureDefinition("a", "A", "mot", formula="prior(b) + 1"), FigureDefinition("b", "B", "mot")))
    assert evaluate("prior(b) + 1", {"b": Decimal(1)}) is None
    assert cell(sheet(report(figures={"a": 7}), Earlier(), grown), "a", NOW) == 7
    assert cell(sheet(report(), Earlier(), grown), "a", NOW) is None


# ---------------------------------------------------------------- bad input


def test_a_report_without_figures_has_its_workbook() -> None:
    none = replace(DEFINITION, figures=())
    assert sheet(report(), Earlier(), none)[f"A{HEAD}"].value == "TT"


def test_three_hundred_figures() -> None:
    parts = tuple(FigureDefinition(f"f{at}", f"Số {at}", "mot") for at in range(299))
    many = tiny_definition((*parts, FigureDefinition("tong", "Tổng", "hai", formula="f0 + f150 + f298")))
    now = made(definition=many, **{f"f{at}": at for at in range(299)})
    found = sheet(now, Earlier(), many)
    assert cell(found, "tong", NOW) == '=IF(COUNT(E7,E157,E305)=3,E7 + E157 + E305,"")'
    assert (found["E157"].value, found["E305"].value) == (150, 298)


@pytest.mark.parametrize("words", ['=HYPERLINK("http://x")', "+1", "-1", "@SUM(A1)", 'Số "hai" <b> & ’’', "http://a.vn", "x" * 40000])
def test_words_are_words_whatever_they_begin_with(words: str) -> None:
    odd = tiny_definition((FigureDefinition("a", words, "mot", unit=words), FigureDefinition("b", "B", "mot")))
    stated = replace(report(issuer=words).with_figure("b", f"={words}"), citations=(citation(subject=words),))
    book = read_book(render_figures(stated, odd, Earlier()))
    found, kept = book["Số liệu"], words if len(words) < 32767 else words[:32766] + "…"
    assert (cell(found, "a", "B"), cell(found, "a", "D")) == (kept, kept)
    assert cell(found, "b", NOW) == f"={words}"[:32766] + ("" if kept == words else "…")
    assert all(each.data_type != "f" for each in (found["B7"], found["E8"])) and found["B7"].hyperlink is None


def test_no_digit_of_a_long_number_is_lost() -> None:
    found = sheet(*CASES["long"])
    assert cell(found, "den", NOW) == "123.456.789.012.345.678"
    assert cell(found, "tong", NOW) == "123.456.789.012.345.679"
    assert cell(found, "den", SINCE) == "+123.456.789.012.343.161"
    million = "1" + "0" * 29 + "1"
    assert cell(sheet(made(den=million)), "den", NOW) == "1.000.000.000.000.000.000.000.000.000.001"


def test_equal_reports_give_equal_bytes_whenever_they_are_written(monkeypatch: pytest.MonkeyPatch) -> None:
    first = render_figures(FULL, DEFINITION, EARLIER)
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    assert render_figures(FULL, DEFINITION, EARLIER) == first
    with zipfile.ZipFile(io.BytesIO(first)) as book:
        assert {entry.date_time[0] for entry in book.infolist()} == {1980}


def test_the_sample_has_what_its_annex_has() -> None:
    now, definition = sample(), cntt()
    shown = shown_figures(figure_table(now, definition, Earlier()))
    found = sheet(now, Earlier(), definition)
    assert [found.cell(row, 2).value for row in range(FIRST, FIRST + len(shown.rows))] == [row.cells[1] for row in shown.rows]
