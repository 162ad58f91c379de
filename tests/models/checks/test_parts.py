"""Căn cứ, annexes, tables, marks and two signers: what is said, where, and with which mend."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from models import interchange
from models.carry import carried_report
from models.checks.left_over import left_over
from models.checks.run import check, context_for
from models.definition import definition_for
from models.edit import put
from models.marks import Marks
from models.period import Period
from models.place import Place
from models.report import Annex, Item, Report, Signature
from models.text_table import TableColumn, TextTable
from tests.builders import SAMPLE, report, tiny_definition
from tests.models.checks.saying import codes, context, only, said, summary

PAGES = SAMPLE.parent / "pages"
ITEMS = (Item("a1", text="Nội dung."),)


def annexed(*lines: str, count: int = 1) -> Report:
    """A report with annexes that say something."""
    made = report(*lines)
    return replace(made, annexes=tuple(Annex(f"pl{at}", f"Biểu {at}", (Item(f"a{at}", text="Xong."),)) for at in range(1, count + 1)))


@pytest.mark.parametrize(
    ("line", "count", "unmentioned"),
    [
        ("Đã làm.", 1, ["annex.pl1"]),
        ("Đã làm (chi tiết tại Phụ lục kèm theo).", 1, []),
        ("Đã làm (phụ lục I).", 1, []),
        ("Đã làm theo Phụ lục ban hành kèm theo Nghị định số 30/2020/NĐ-CP.", 1, ["annex.pl1"]),
        ("Chi tiết tại Phụ lục I.", 2, ["annex.pl2"]),
        ("Chi tiết tại Phụ lục 1, 2.", 2, []),
        ("Chi tiết tại Phụ lục I và Phụ lục II.", 2, []),
        ("Chi tiết tại Phụ lục I đến IV.", 4, []),
        ("Chi tiết tại Phụ lục số 02 và 04.", 4, ["annex.pl1", "annex.pl3"]),
        ("Chi tiết tại các phụ lục kèm theo.", 3, []),
        ("Chi tiết tại phụ lục kèm theo.", 2, ["annex.pl1", "annex.pl2"]),
        ("Chi tiết tại **Phụ lục** *II*.", 2, ["annex.pl1"]),
    ],
)
def test_each_annex_is_mentioned_in_the_body(line: str, count: int, unmentioned: list[str]) -> None:
    findings = said(annexed(line, count=count))
    assert [finding.where for finding in findings if finding.code == "annex-unmentioned"] == unmentioned
    assert len(findings) == len(unmentioned)


def test_a_mention_inside_an_annex_is_none_in_the_body() -> None:
    made = annexed("Xong.")
    assert codes(put(made, Place("item.a1"), "Xem Phụ lục I.")) == ["annex-unmentioned"]


def test_an_annex_has_a_title_and_says_something() -> None:
    mentioned = report("Xem Phụ lục.")
    assert summary(replace(mentioned, annexes=(Annex("pl1", "", ITEMS),))) == ("annex-title-missing", "annex.pl1.title", "")
    assert summary(replace(mentioned, annexes=(Annex("pl1", "Biểu", (Item("a1"),)),))) == ("annex-empty", "annex.pl1", "")
    assert codes(replace(mentioned, annexes=(Annex("pl1", "", (), figures=True),))) == [], "the table of figures has a title of its own"


COLUMNS = (TableColumn("TT"), TableColumn("Đơn vị"), TableColumn("Số máy", "number"))


def tabled(*rows: tuple[str, ...], totals: tuple[int, ...] = (), columns: tuple[TableColumn, ...] = COLUMNS) -> Report:
    """A report with one table."""
    table = TextTable("b1", columns, rows, totals=totals)
    made = report().with_section_items("mot", (Item("i1", table="b1"),))
    return made.with_table(table)


def test_a_table_and_the_item_that_shows_it_belong_together() -> None:
    assert codes(tabled(("1", "Huế", "5"))) == []
    assert only(replace(tabled(("1", "Huế", "5")), tables=())).code == "table-missing"
    assert only(tabled(("1", "Huế", "5")).with_section_items("mot", (Item("i1", text="Xong."),))).code == "table-unshown"


@pytest.mark.parametrize(
    "cell",
    [
        "",
        "-",
        "–",
        "…",
        "...",
        "5",
        "1.234",
        "1.234,5",
        "99,5%",
        "{so_a}",
        "5 {a}",
        "07/09",
        "> 5",
        "(3)",
        "x",
        "Không",
        "-5",
        "2 - 3",
        "5 %",
    ],
)
def test_what_may_stand_in_a_column_of_numbers(cell: str) -> None:
    assert "cell-number" not in codes(tabled(("1", "Huế", cell)))


@pytest.mark.parametrize(("cell", "mend"), [("năm máy", ""), ("3.5", "3,5"), ("1,234.5", "1.234,5"), ("12 máy", ""), ("5..6a", "")])
def test_what_is_no_number_there(cell: str, mend: str) -> None:
    assert summary(tabled(("1", "Huế", cell))) == ("cell-number", "table.b1.r0c2", mend)


def test_words_in_a_column_of_words_are_fine() -> None:
    assert codes(tabled(("1", "3.5", "5"))) == []


ROWS = (("1", "Huế", "5"), ("2", "Đà Nẵng", "1.007"))
OTHER_ROWS = (("3", "Vinh", "1"), ("4", "Hà Tĩnh", "2"))


@pytest.mark.parametrize(
    ("rows", "totals", "mend"),
    [
        ((*ROWS, ("", "Tổng cộng", "1.012")), (2,), None),
        ((*ROWS, ("", "Tổng cộng", "1.013")), (), "1.012"),
        ((*ROWS, ("", "Cả hai nơi", "1.013")), (2,), "1.012"),
        ((*ROWS, ("", "Cả hai nơi", "1.013")), (), None),
        ((*ROWS, ("", "Cộng:", "")), (), None),
        ((*ROWS, ("", "Tổng cộng", "{so_a}")), (), None),
        ((("1", "Huế", "nhiều"), ("2", "Đà Nẵng", "7"), ("", "Tổng", "9")), (), None),
        ((("1", "Huế", "-"), ("2", "Đà Nẵng", "7"), ("", "Tổng", "7")), (), None),
        ((("I", "Miền Trung", "5"), ("1", "Huế", "2"), ("2", "Vinh", "3"), ("II", "Miền Nam", "4"), ("", "Tổng cộng", "9")), (), None),
        ((("1", "Đến", "5"), ("", "Trong đó: điện tử", "4"), ("2", "Đi", "3"), ("", "Tổng", "8")), (), None),
        ((("1", "Đến", "5"), ("1.1", "Điện tử", "4"), ("2", "Đi", "3"), ("", "Tổng", "8")), (), None),
        (
            (*ROWS, ("", "Cộng", "1.012"), ("3", "Vinh", "1"), ("4", "Hà Tĩnh", "2"), ("", "Cộng", "3"), ("", "Tổng cộng", "1.015")),
            (),
            None,
        ),
        ((*ROWS, ("", "Cộng", "1.012"), ("3", "Vinh", "1"), ("4", "Hà Tĩnh", "2"), ("", "Cộng", "4")), (), "3"),
    ],
)
def test_a_total_is_the_sum_of_the_rows_above(rows: tuple[tuple[str, ...], ...], totals: tuple[int, ...], mend: str | None) -> None:
    found = [finding for finding in said(tabled(*rows, totals=totals)) if finding.code == "table-total"]
    assert [finding.fix.text for finding in found if finding.fix] == ([] if mend is None else [mend])
    assert all(mend in finding.message for finding in found if mend)


def test_shares_and_prices_are_not_added_up() -> None:
    titles = (
        "Tỷ lệ (%)",
        "TỈ LỆ",
        "Đơn giá (đồng)",
        "Giá (đồng)",
        "Bình quân",
        "Mức hỗ trợ",
        "Điểm (thang 100)",
        "Số điểm",
        "Xếp hạng",
        "Năm",
    )
    for title in titles:
        columns = (*COLUMNS[:2], TableColumn(title, "number"))
        assert "table-total" not in codes(tabled(*ROWS, ("", "Tổng", "9"), columns=columns)), title


@pytest.mark.parametrize(
    "title",
    [
        *("Nguyên giá (đồng)", "Giá trị (đồng)", "Giá trị còn lại", "Số người tham gia (lượt)", "Số mục tiêu", "Mục tiêu", "Năm 2021"),
        *("Số điểm truy cập", "Số TTHC mức độ 4", "Trong tháng", "Kinh phí cả năm", "Số hộ gia đình"),
    ],
)
def test_money_and_counts_are_added_up(title: str) -> None:
    columns = (*COLUMNS[:2], TableColumn(title, "number"))
    assert codes(tabled(*ROWS, ("", "Tổng cộng", "1.012"), columns=columns)) == []
    assert codes(tabled(*ROWS, ("", "Tổng cộng", "1.013"), columns=columns)) == ["table-total"]


def test_a_table_without_content_and_a_column_without_a_heading_are_told_once() -> None:
    for rows in ((), (("1", "", ""), ("2", " ", ""))):
        empty = only(tabled(*rows))
        assert (empty.code, empty.where) == ("table-empty", "table.b1") and "TT, Đơn vị, Số máy" in empty.message
    columns = (COLUMNS[0], TableColumn(), TableColumn("", "number"), TableColumn())
    untitled = only(tabled(("1", "Huế", "5", ""), ("2", "Vinh", "", ""), columns=columns))
    assert (untitled.code, untitled.where) == ("column-untitled", "table.b1.h1") and "cột thứ 2, 3 " in untitled.message


@pytest.mark.parametrize(
    ("numbers", "mend"),
    [
        ("1 2 3", ""), ("1 3 4", "2"), ("1 1 2", "2"), ("2 3 4", "1"), ("1 1.1 2", ""),
        ("I 1 2 II 1 2", ""), ("I 1 2 II 3 4", ""), ("I 1 2 II 2 3", "3"),
    ],
)  # fmt: skip
def test_running_numbers_follow_each_other(numbers: str, mend: str) -> None:
    found = [finding for finding in said(tabled(*((number, "Huế", "5") for number in numbers.split()))) if finding.code == "row-number"]
    assert [finding.fix.text for finding in found if finding.fix] == ([mend] if mend else [])


def test_a_figure_alone_in_a_cell_counts_with_its_value() -> None:
    made = tabled(("1", "Huế", "{a}"), ("2", "Vinh", "3"), ("", "Tổng", "9")).with_figure("a", 5)
    assert [finding.fix.text for finding in said(made) if finding.fix] == ["8"]


def test_cells_are_read_like_any_text() -> None:
    assert summary(tabled(("1", "Huế  và Vinh", "5")))[:2] == ("space-double", "table.b1.r0c1")


@pytest.mark.parametrize(
    ("basis", "expected"),
    [
        ("Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 02 năm 2025", None),
        ("Thực hiện Công văn số 12/SNV-VP ngày 05 tháng 3 năm 2021 của Sở Nội vụ", None),
        ("Xét đề nghị của Chánh Văn phòng", None),
        ("Căn cứ chức năng, nhiệm vụ được giao", None),
        ("Luật Lưu trữ năm 2024", ("basis-form", "item.n1", "Căn cứ Luật Lưu trữ năm 2024")),
        ("Sở báo cáo", ("basis-form", "item.n1", "")),
        ("Căn cứ Luật Lưu trữ số 33/2024/QH15 ngày 21 tháng 6 năm 2024",
         ("basis-law-number", "item.n1", "Căn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2024")),
        ("Căn cứ Nghị định về công tác văn thư", ("basis-number", "item.n1", "")),
        ("Luật Lưu trữ năm 2024;", ("basis-form", "item.n1", "Căn cứ Luật Lưu trữ năm 2024")),
        ("Căn cứ Luật Lưu trữ số 33/2024/QH15;", ("basis-law-number", "item.n1", "Căn cứ Luật Lưu trữ")),
    ],
)  # fmt: skip
def test_a_basis_begins_as_one_and_names_its_document(basis: str, expected: tuple[str, str, str] | None) -> None:
    made = replace(report(), bases=(Item("n1", text=basis),))
    assert (summary(made) if expected else codes(made)) == (expected or [])


@pytest.mark.parametrize(
    ("drafter", "mend"), [("PL.(300)", None), ("NVA.(15)", None), ("PL (30)", None), ("pl.(30)", "PL.(30)"), ("Phòng Lan soạn", "")]
)
def test_the_drafters_mark_is_in_capitals_with_the_copies(drafter: str, mend: str | None) -> None:
    made = replace(report(), marks=Marks(drafter=drafter))
    assert (codes(made) if mend is None else summary(made)) == ([] if mend is None else ("drafter-form", "marks.drafter", mend))


def test_the_address_takes_three_lines_at_most() -> None:
    assert codes(replace(report(), marks=Marks(address=("a", "", "b", "c")))) == []
    assert only(replace(report(), marks=Marks(address=tuple("abcd")))).code == "address-long"


SECOND = Signature("", "GIÁM ĐỐC SỞ Y TẾ", "Trần Bình")


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        (SECOND, []),
        (replace(SECOND, title=""), [("second-title-missing", "cosignature.title")]),
        (replace(SECOND, name=" "), [("second-name-missing", "cosignature.name")]),
        (replace(SECOND, name="Nguyễn Văn An"), [("second-same", "cosignature.name")]),
        (replace(SECOND, title="PHÓ GIÁM ĐỐC"), [("authority-missing", "cosignature.authority")]),
        (replace(SECOND, title="KT. GIÁM ĐỐC"), [("authority-in-title", "cosignature.title")]),
        (replace(SECOND, name="ThS. Trần Bình"), [("name-degree", "cosignature.name")]),
    ],
)
def test_a_second_signer_is_whole_and_another_one(second: Signature, expected: list[tuple[str, str]]) -> None:
    findings = said(replace(report(), cosignature=second))
    assert [(finding.code, finding.where) for finding in findings] == expected
    assert all(finding.fix is None or finding.fix.place == finding.where for finding in findings)


@pytest.mark.parametrize(
    ("authority", "title", "post", "expected"),
    [
        ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "", []),
        ("TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "", []),
        ("TM. BAN CHỈ ĐẠO", "TRƯỞNG BAN", "PHÓ CHỦ TỊCH UBND TỈNH", []),
        ("TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG", "", []),
        ("TL. GIÁM ĐỐC", "GIÁM ĐỐC", "", ["authority-same"]),
        ("TUQ. GIÁM ĐỐC", "TRƯỞNG PHÒNG", "", []),
        ("TL. GIÁM ĐỐC KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG", "", ["authority-joined"]),
        ("", "GIÁM ĐỐC", "PHÓ TRƯỞNG BAN", ["post-without-body"]),
        ("TM. BAN CHỈ ĐẠO", "TRƯỞNG BAN", "Trưởng ban", ["post-twice"]),
        ("Q.", "GIÁM ĐỐC", "", []),
        ("TM. ỦY BAN NHÂN DÂN KT CHỦ TỊCH", "PHÓ CHỦ TỊCH", "", []),
    ],
)
def test_authority_title_and_other_post_fit_together(authority: str, title: str, post: str, expected: list[str]) -> None:
    signed = Signature(authority, title, "Nguyễn Văn An", post)
    assert codes(replace(report(), signature=signed)) == expected


def test_an_empty_item_is_told_of_where_it_stands() -> None:
    made = replace(report("Xem Phụ lục."), bases=(Item("n1"),), annexes=(Annex("pl1", "Biểu", (*ITEMS, Item("a2"))),))
    assert [finding.message.split(";")[0] for finding in said(made)] == ["Có một ý trống ở phần căn cứ", "Có một ý trống ở Phụ lục"]


def test_the_old_period_is_told_of_in_cells_and_annex_titles() -> None:
    old = replace(tabled(("1", "Số liệu 9 tháng đầu năm 2021", "5")), annexes=(Annex("pl1", "Số liệu 9 tháng đầu năm 2021", ITEMS),))
    new = carried_report(tiny_definition(), Period.parse("2022-Q1"), old)
    found = {finding.where: finding.fix.text for finding in left_over(new, context(tiny_definition())) if finding.fix}
    assert found == {"table.b1.r0c1": "Số liệu {ky}", "annex.pl1.title": "Số liệu {ky}"}


def test_the_title_of_an_annex_is_of_the_reports_period() -> None:
    made = replace(report("Xem Phụ lục."), annexes=(Annex("pl1", "Số liệu 6 tháng đầu năm 2021", ITEMS),))
    assert summary(made) == ("period-contradicts", "annex.pl1.title", "Số liệu {ky}")


@pytest.mark.parametrize("path", sorted(PAGES.glob("*.json")), ids=lambda path: path.stem)
def test_nothing_of_this_is_said_of_pages_that_are_right(path: Path) -> None:
    made = interchange.read_file(path)
    found = {finding.code for finding in check(made, context_for(definition_for(made)))}
    assert not {code for code in found if code.split("-")[0] in ("table", "cell", "annex", "basis", "second", "post", "drafter", "address")}
