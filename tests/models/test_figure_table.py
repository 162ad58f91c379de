"""The table of figures: which values stand side by side, under which section, and what the annex shows of it."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from models.calculate import recalculated
from models.definition import FigureDefinition, ReportDefinition, SectionDefinition
from models.figure_rows import ShownFigures, row_decimals, shown_figures, shown_value
from models.figure_table import FigureTable, figure_table
from models.numerals import read_number
from models.period import Period
from models.prior import Earlier
from models.report import Report
from models.series import Change
from tests.builders import cntt, report, sample, tiny_definition

DEN = FigureDefinition("den", "Văn bản đến", "mot", unit="văn bản", cumulative=True, indent=1)
DI = FigureDefinition("di", "Văn bản đi", "mot", unit="văn bản", cumulative=True, indent=1)
TONG = FigureDefinition("tong", "Tổng số văn bản", "mot", unit="văn bản", cumulative=True, formula="den + di")
SHARE = FigureDefinition("share", "Tỷ lệ ký số", "hai", kind="percent", decimals=2)
DEFINITION = tiny_definition((TONG, DEN, DI, SHARE))


def made(period: str = "2021-9T", **figures: int | str) -> Report:
    return recalculated(report(period=period, figures=figures), DEFINITION)


NOW = made(den=3845, di=888, share="97,5")
HALF = made("2021-H1", den=2517, di=612, share="100")
LAST_YEAR = made("2020-9T", den=3590, di=700, share="95")


def table(now: Report = NOW, earlier: Earlier = Earlier(HALF, LAST_YEAR), definition: ReportDefinition = DEFINITION) -> FigureTable:
    return figure_table(now, definition, earlier)


def as_read(shown: ShownFigures) -> list[tuple[str, ...]]:
    return [row.cells for row in shown.rows]


# ---------------------------------------------------------------- the paper


def test_the_annex_reads_like_the_table_of_an_office() -> None:
    shown = shown_figures(table())
    assert shown.title == "Bảng tổng hợp số liệu 9 tháng đầu năm 2021"
    assert [column.title for column in shown.columns] == [
        *("TT", "Chỉ tiêu", "Đơn vị tính"),
        *("Kỳ này: 9 tháng đầu năm 2021", "Kỳ trước: 6 tháng đầu năm 2021", "Cùng kỳ năm trước: 9 tháng đầu năm 2020"),
        *("Tăng, giảm so với kỳ trước", "Tăng, giảm so với kỳ trước (%)"),
        *("Tăng, giảm so với cùng kỳ", "Tăng, giảm so với cùng kỳ (%)"),
    ]
    assert as_read(shown) == [
        ("I", "Kết quả", *[""] * 8),
        ("1", "Tổng số văn bản", "văn bản", "4.733", "3.129", "4.290", "+1.604", "+51,3", "+443", "+10,3"),
        ("1.1", "Văn bản đến", "văn bản", "3.845", "2.517", "3.590", "+1.328", "+52,8", "+255", "+7,1"),
        ("1.2", "Văn bản đi", "văn bản", "888", "612", "700", "+276", "+45,1", "+188", "+26,9"),
        ("II", "Kế hoạch", *[""] * 8),
        ("2", "Tỷ lệ ký số", "%", "97,5", "100,0", "95,0", "−2,5", "", "+2,5", ""),
    ]
    assert [row.heading for row in shown.rows] == [True, False, False, False, True, False]
    assert [row.place for row in shown.rows][:2] == ["section.mot", "figure.tong"] and shown.rows[2].indent == 1
    assert shown.notes == (
        "Chỉ tiêu 1, 1.1, 1.2 tính lũy kế từ đầu năm đến hết kỳ.",
        "Chỉ tiêu có đơn vị % tăng, giảm theo điểm phần trăm.",
    )


def test_without_earlier_reports_there_are_no_columns_for_them() -> None:
    shown = shown_figures(table(earlier=Earlier()))
    assert [column.title for column in shown.columns][3:] == ["Kỳ này: 9 tháng đầu năm 2021"]
    assert as_read(shown)[1] == ("1", "Tổng số văn bản", "văn bản", "4.733")


def test_one_period_that_is_both_prior_and_last_years_stands_once() -> None:
    year = made("2020-Y", den=4000, di=900)
    shown = shown_figures(table(made("2021-Y", den=5100, di=1200), Earlier(year, year)))
    assert [column.title for column in shown.columns][3:] == [
        "Kỳ này: năm 2021",
        "Cùng kỳ năm trước: năm 2020",
        "Tăng, giảm so với cùng kỳ",
        "Tăng, giảm so với cùng kỳ (%)",
    ]


def test_what_cannot_be_read_stands_as_it_was_typed_and_a_gap_stays_empty() -> None:
    shown = shown_figures(table(report(figures={"den": "khoảng 3.800"}), Earlier(None, made("2020-9T", den="nhiều"))))
    assert as_read(shown)[2] == ("1.1", "Văn bản đến", "văn bản", "khoảng 3.800", "nhiều", "", "")
    assert as_read(shown)[3] == ("1.2", "Văn bản đi", "văn bản", "", "", "", "")


def test_a_report_whose_period_cannot_be_read_still_has_its_table() -> None:
    shown = shown_figures(table(replace(NOW, period="quý ba"), Earlier()))
    assert shown.title == "Bảng tổng hợp số liệu" and shown.columns[3].title == "Kỳ này"


# ---------------------------------------------------------------- the comparison


def test_what_counts_from_the_years_beginning_is_not_compared_with_another_year() -> None:
    found = table(made("2022-Q1", den=1200, di=300, share="96"), Earlier(made("2021-Y", den=5100, di=1200, share="95"), None))
    den, share = (next(row for row in found.rows() if row.figure.id == id) for id in ("den", "share"))
    assert den.prior.value == 5100 and den.against_prior is None
    assert share.against_prior == Change(Decimal(1), None)
    assert "Chỉ tiêu lũy kế không so với kỳ trước, vì kỳ trước thuộc năm khác." in shown_figures(found).notes


def test_a_figure_is_found_under_the_id_that_it_had_before() -> None:
    renamed = tiny_definition((replace(DEN, id="vb_den", was=("den",)),))
    row = next(table(report(figures={"vb_den": 3845}), definition=renamed).rows())
    assert (row.prior.value, row.last_year.value) == (2517, 3590)


def test_only_a_value_that_its_formula_gives_follows_from_its_parts() -> None:
    def follows(now: Report, earlier: Earlier = Earlier()) -> tuple[str, ...]:
        return next(table(now, earlier).rows()).follows

    assert follows(NOW, Earlier(HALF, LAST_YEAR)) == ("now", "prior", "last_year")
    assert follows(made(den=3845, di=888, tong=4733)) == ("now",), "typed, and right"
    assert follows(made(den=3845, di=888, tong=4734)) == (), "typed, and another"
    assert follows(made(den=3845, di=888, tong="hơn 4.700")) == ()
    assert follows(made(den=3845)) == ("now",), "nothing, as a part is missing"


# ---------------------------------------------------------------- numbers and groups


def sections(*numbers: str) -> ReportDefinition:
    made = tuple(SectionDefinition(f"m{at}", number, f"Mục {number} {{ky}}") for at, number in enumerate(numbers))
    return replace(tiny_definition(tuple(FigureDefinition(f"f{at}", f"Số {at}", f"m{at}") for at in range(len(made)))), sections=made)


@pytest.mark.parametrize(
    ("numbers", "shown"),
    [
        (("II", "III"), ["II", "III"]),
        (("II.", "IV"), ["II", "IV"]),
        (("1", "2.1"), ["I", "II"]),
        (("I", "I"), ["I", "II"]),
        (("A",), ["I"]),
    ],
)
def test_sections_keep_their_numbers_where_these_are_roman(numbers: tuple[str, ...], shown: list[str]) -> None:
    found = table(report(sections=()), Earlier(), sections(*numbers))
    assert [group.number for group in found.groups] == shown
    assert found.groups[0].title == f"Mục {numbers[0]} 9 tháng đầu năm 2021"


def test_a_section_bears_the_title_that_the_report_gives_it() -> None:
    assert "Phát triển ứng dụng CNTT trong nội bộ Sở" in [group.title for group in figure_table(sample(), cntt()).groups]


indents = st.lists(st.integers(0, 3), min_size=1, max_size=30)


@given(indents)
def test_numbers_are_in_order_and_none_is_used_twice(indents: list[int]) -> None:
    figures = tuple(FigureDefinition(f"f{at}", "Số", "mot" if at < 9 else "hai", indent=indent) for at, indent in enumerate(indents))
    numbers = [row.number for row in figure_table(report(), tiny_definition(figures)).rows()]
    counted = [tuple(map(int, number.split("."))) for number in numbers]
    assert counted == sorted(set(counted)) and counted[0] == (1,)


values = st.one_of(st.none(), st.integers(-(10**40), 10**40).map(Decimal), st.decimals(-(10**6), 10**6, places=2))
periods = st.sampled_from([None, "2020-Y", "2021-H1", "2020-9T", "2021-Q2"])


@given(st.lists(st.tuples(values, values, values), min_size=4, max_size=4), periods, periods)
def test_every_change_leads_from_the_earlier_value_to_this_one(
    rows: list[tuple[Decimal | None, ...]], prior: str | None, last_year: str | None
) -> None:
    def stating(period: str, side: int) -> Report:
        made = report(period=period)
        for figure, row in zip(DEFINITION.figures, rows, strict=True):
            made = made.with_figure(figure.id, row[side])
        return made

    earlier = Earlier(stating(prior, 1) if prior else None, stating(last_year, 2) if last_year else None)
    found = table(stating("2021-9T", 0), earlier)
    assert [row.figure for row in found.rows()] == list(DEFINITION.figures)
    assert found.prior == (Period.parse(prior) if prior else None)
    for row in found.rows():
        for before, against in ((row.prior, row.against_prior), (row.last_year, row.against_last_year)):
            if against is not None:
                assert before.value is not None and row.now.value is not None
                assert Fraction(row.now.value) - Fraction(before.value) == Fraction(against.absolute)
                assert (against.percent is None) == (row.figure.kind == "percent" or before.value == 0)


@given(st.lists(values, min_size=3, max_size=3))
def test_what_is_shown_reads_back_as_the_value(found: list[Decimal | None]) -> None:
    stating = zip(("2021-9T", "2021-H1", "2020-9T"), found, strict=True)
    now, prior, last_year = (report(period=code).with_figure("a", value) for code, value in stating)
    row = next(table(now, Earlier(prior, last_year), tiny_definition()).rows())
    for value in (row.now, row.prior, row.last_year):
        assert read_number(shown_value(value, row_decimals(row))) == value.value
