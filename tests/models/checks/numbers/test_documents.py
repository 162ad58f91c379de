"""Across a report: the same thing told twice, beside the figures, in another period, out of order, in several manners."""

import pytest
from msgspec.structs import replace

from models.checks.finding import Finding
from models.checks.run import check, context_for
from models.report import Item
from models.text_table import TableColumn, TextTable
from tests.builders import cntt, headings, item, report, sample
from tests.models.checks.numbers.saying import of_lines, only, told


def summary(finding: Finding) -> tuple[str, str, str]:
    return finding.code, finding.where, finding.fix.text if finding.fix else ""


def test_one_quantity_with_two_values() -> None:
    first = "Sở đã xử lý tổng cộng 4.733 văn bản điện tử trên môi trường mạng."
    second = "Tổng số văn bản điện tử đã xử lý trên môi trường mạng là 4.743 văn bản."
    (finding,) = of_lines([first, second])
    assert summary(finding) == ("number-retold", "item.i2", "")
    assert finding.involved == ("item.i1",)
    assert finding.message == "Ý 2 của mục I ghi 4.743 văn bản nhưng ý 1 của mục I ghi 4.733 văn bản cho cùng một số liệu; hãy xem lại."


def test_the_opening_and_the_body_tell_one_thing() -> None:
    opening = ("Trong {ky}, toàn ngành giải quyết 4.733 hồ sơ đăng ký kinh doanh trực tuyến:",)
    (finding,) = told(report("Toàn ngành giải quyết 4.743 hồ sơ đăng ký kinh doanh trực tuyến.", opening=opening))
    assert summary(finding) == ("number-retold", "item.i1", "")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Phòng A đã xử lý 120 hồ sơ cấp giấy phép xây dựng.", "Phòng B đã xử lý 90 hồ sơ cấp giấy phép xây dựng."),
        ("Tháng 8 xử lý 120 hồ sơ cấp giấy phép xây dựng.", "Tháng 9 xử lý 90 hồ sơ cấp giấy phép xây dựng."),
        ("Cấp tỉnh: đã xử lý 120 hồ sơ cấp giấy phép xây dựng.", "Cấp xã: đã xử lý 90 hồ sơ cấp giấy phép xây dựng."),
        ("Đã xử lý 120 hồ sơ.", "Đã xử lý 90 hồ sơ."),
        ("Đã xử lý 120 hồ sơ cấp giấy phép xây dựng.", "Kế hoạch là xử lý 90 hồ sơ cấp giấy phép xây dựng."),
    ],
)
def test_other_things_in_like_words_are_left_alone(first: str, second: str) -> None:
    assert of_lines([first, second]) == []


def test_two_sections_may_use_the_same_words_for_two_things() -> None:
    one, two = headings("I", "II")
    text = "Tổng số hồ sơ cấp giấy phép xây dựng đã giải quyết là {} hồ sơ."
    one = replace(one, title="Kết quả của huyện", items=(item(text.format(120), "i1"),))
    two = replace(two, title="Kết quả của xã", items=(item(text.format(90), "i2"),))
    assert told(report(sections=(one, two))) == []
    summed_up = replace(two, title="Đánh giá chung")
    assert [finding.code for finding in told(report(sections=(one, summed_up)))] == ["number-retold"]


def says_of_sample(text: str, section: str = "noi-bo") -> list[Finding]:
    whole = sample().with_section_items(section, (Item("x1", "dash", text),))
    return [found for found in check(whole, context_for(cntt())) if found.where == "item.x1"]


def test_a_number_where_the_definition_has_a_figure() -> None:
    right = "Trong {ky}, Sở đã xử lý tổng cộng 4.733 văn bản điện tử trên môi trường mạng, trong đó có 3.845 văn bản đến và 888 văn bản đi."
    assert says_of_sample(right) == []
    (finding,) = says_of_sample(right.replace("4.733", "4.743"))
    assert finding.message == "Ý 1 của mục 2.2 ghi 4.743 nhưng chỉ tiêu “Văn bản điện tử đã xử lý” là 4.733; hãy xem lại."
    assert finding.involved == ("figure.van_ban_tong",)
    assert finding.fix is not None and "{van_ban_tong} văn bản điện tử" in finding.fix.text


def test_a_number_behind_the_name_of_a_figure() -> None:
    (finding,) = says_of_sample("Văn bản đến: 3.854 văn bản.")
    assert summary(finding) == ("number-not-figure", "item.x1", "Văn bản đến: {van_ban_den} văn bản.")


@pytest.mark.parametrize(
    "text",
    [
        "Tháng 9, văn bản đến: 354 văn bản.",
        "Văn bản đến cùng kỳ: 3.420 văn bản.",
        "Riêng văn bản đến: 354 văn bản mật.",
        "Phòng A tiếp nhận 354 văn bản đến và 12 văn bản đi.",
        "Có 12 văn bản đến bị trả lại.",
    ],
)
def test_other_numbers_are_no_figures(text: str) -> None:
    assert says_of_sample(text) == []


def over_a_table(text: str, total: str = "662") -> list[Finding]:
    rows = (("1", "Tỉnh", "24", "118"), ("2", "Huyện", "240", "544"), ("", "Tổng cộng", "264", total))
    table = TextTable("b1", tuple(map(TableColumn, ("TT", "Cấp", "Số kỳ", "Số lượt"))), rows)
    whole = report(text)
    items = tuple(replace(item, table="b1") for item in whole.section("mot").items)
    return told(replace(whole.with_section_items("mot", items), tables=(table,)))


def test_a_number_over_a_table_is_its_total() -> None:
    (finding,) = over_a_table("Lãnh đạo tiếp 663 lượt, cụ thể theo bảng sau:")
    assert summary(finding) == ("number-not-table", "item.i1", "Lãnh đạo tiếp 662 lượt, cụ thể theo bảng sau:")
    assert finding.involved == ("table.b1.r2c3",)


@pytest.mark.parametrize(
    "text",
    [
        "Lãnh đạo tiếp 662 lượt, cụ thể theo bảng sau:",
        "Lãnh đạo tiếp 663 người, cụ thể theo bảng sau:",
        "Lãnh đạo tiếp hơn 600 lượt, cụ thể theo bảng sau:",
        "Trụ sở tiếp 663 lượt, lãnh đạo tiếp 662 lượt, cụ thể theo bảng sau:",
        "Lãnh đạo tiếp 663 lượt. Số lượt của từng cấp như sau:",
        "Bảng 1. Kết quả tiếp 663 lượt công dân tại trụ sở",
    ],
)
def test_other_numbers_over_a_table(text: str) -> None:
    assert over_a_table(text) == []


STALE = [
    ("2021-9T", "Trong 9 tháng đầu năm 2020, Sở đã xử lý 4.733 văn bản.", "Trong {ky}, Sở đã xử lý 4.733 văn bản."),
    ("2021-9T", "Tính đến ngày 30/9/2020, Sở có 45 công chức.", ""),
    ("2021-Q3", "Trong quý II, Sở đã xử lý 4.733 văn bản.", "Trong {ky}, Sở đã xử lý 4.733 văn bản."),
    ("2021-Q3", "Trong quý II năm 2021, không có đơn thư.", "Trong {ky}, không có đơn thư."),
    ("2021-Y", "Trong năm 2020, Sở đã xử lý 4.733 văn bản.", "Trong {ky}, Sở đã xử lý 4.733 văn bản."),
    ("2021-9T", "9 tháng đầu năm 2020, Sở đã xử lý 4.733 văn bản.", "{ky}, Sở đã xử lý 4.733 văn bản."),
    ("2021-9T", "Đến ngày 30/9/2020, Sở có 45 công chức.", ""),
    ("2021-M05", "Trong tháng 4 năm 2021, đã tổ chức 02 hội nghị.", "Trong {ky}, đã tổ chức 02 hội nghị."),
    (
        "2021-Y",
        "Trong năm 2020, đã tiếp 3.412 lượt, giảm 6,8% so với năm 2020.",
        "Trong {ky}, đã tiếp 3.412 lượt, giảm 6,8% so với năm 2020.",
    ),
    ("2021-H1", "Trong 6 tháng đầu năm 2020, đã tổ chức 02 hội nghị.", "Trong {ky}, đã tổ chức 02 hội nghị."),
    ("2021-Y", "Tính đến hết năm 2020, có 45 xã đạt chuẩn.", "Tính đến hết {ky}, có 45 xã đạt chuẩn."),
]


@pytest.mark.parametrize(("period", "text", "right"), STALE)
def test_a_period_that_is_over(period: str, text: str, right: str) -> None:
    assert summary(only(text, period)) == ("period-stale", "item.i1", right)


FRESH = [
    ("2021-9T", "Trong 6 tháng đầu năm 2021, đã tổ chức 02 hội nghị."),
    ("2021-9T", "So với 9 tháng đầu năm 2020, số văn bản tăng 12,4%."),
    ("2021-9T", "Trong 9 tháng đầu năm 2020 có 3.420 văn bản; 9 tháng đầu năm 2021 có 3.845 văn bản."),
    ("2021-9T", "Tính đến ngày 31/12/2020, còn 15 hồ sơ."),
    ("2021-Y", "Trong năm 2020 và năm 2021, đơn vị không có đơn thư."),
    ("2021-Y", "Trong giai đoạn 2016-2020, đã đầu tư 12 dự án."),
    ("2021-Y", "Năm 2020, Sở được tặng Bằng khen."),
    ("2021-9T", "Đến ngày 31/12/2020, còn 15 hồ sơ."),
    ("2021-9T", "9 tháng đầu năm 2020 là 3.420 văn bản."),
    ("2021-Q1", "Trong tháng 12 năm 2020, UBND tỉnh đã giao kế hoạch."),
    ("2021-Y", "Đến hết năm 2020, có 45 xã đạt chuẩn. Năm 2021, thêm 02 xã."),
    ("2021-Y", "Đến cuối năm 2020, còn 15 hồ sơ chuyển sang năm 2021."),
    ("2021-Y", "Đến cuối năm 2020, còn 15 hồ sơ tồn."),
    ("2021-Y", "Dự án bàn giao đến hết năm 2020, đưa vào sử dụng 12 công trình."),
    ("2021-9T", "Đến hết năm 2020, có 45 xã đạt chuẩn."),
]


@pytest.mark.parametrize(("period", "text"), FRESH)
def test_times_that_a_report_may_speak_of(period: str, text: str) -> None:
    assert of_lines([text], period) == []


@pytest.mark.parametrize(
    ("period", "title", "right"),
    [
        ("2021-Q3", "Phương hướng, nhiệm vụ quý III năm 2021", "Phương hướng, nhiệm vụ {ky_sau}"),
        ("2021-Y", "Phương hướng, nhiệm vụ năm 2021", "Phương hướng, nhiệm vụ {ky_sau}"),
        ("2021-Y", "Kết quả công tác năm 2020", "Kết quả công tác {ky}"),
    ],
)
def test_a_heading_of_another_period(period: str, title: str, right: str) -> None:
    first, second = headings("I", "II")
    (finding,) = told(report(period=period, sections=(first, replace(second, title=title))))
    assert summary(finding) == ("period-stale", "section.s1.title", right)


@pytest.mark.parametrize(
    ("period", "title"),
    [
        ("2021-Q3", "Phương hướng, nhiệm vụ quý IV năm 2021"),
        ("2021-Y", "Phương hướng, nhiệm vụ năm 2022"),
        ("2021-9T", "Nhiệm vụ trọng tâm 3 tháng cuối năm 2021"),
        ("2021-H1", "Phương hướng, nhiệm vụ năm 2021"),
        ("2021-Y", "Nhiệm vụ trọng tâm đã thực hiện năm 2021"),
        ("2021-Y", "So sánh với năm 2020, so với kế hoạch"),
        ("2021-Y", "Công tác năm 2021 và phương hướng, nhiệm vụ năm 2022"),
    ],
)
def test_headings_that_fit(period: str, title: str) -> None:
    first, second = headings("I", "II")
    assert told(report(period=period, sections=(first, replace(second, title=title)))) == []


def test_a_years_report_that_still_bears_the_year_before() -> None:
    whole = report(period="2021-Y", subject="Kết quả công tác năm 2020", opening=("Sở báo cáo kết quả công tác năm 2020 như sau:",))
    assert [summary(finding) for finding in told(whole)] == [
        ("period-stale", "subject", "Kết quả công tác {ky}"),
        ("period-stale", "item.o1", "Sở báo cáo kết quả công tác {ky} như sau:"),
    ]


def test_the_year_before_beside_the_plan_of_the_next() -> None:
    (finding,) = told(report(period="2021-Y", subject="Công tác năm 2020 và phương hướng, nhiệm vụ năm 2022"))
    assert summary(finding) == ("period-stale", "subject", "Công tác {ky} và phương hướng, nhiệm vụ năm 2022")


@pytest.mark.parametrize(
    "opening",
    [
        "Thực hiện Kế hoạch công tác năm 2020, Sở báo cáo như sau:",
        "Sở báo cáo kết quả thi hành Luật Tiếp cận thông tin năm 2020 như sau:",
        "So với năm 2020, kết quả như sau:",
        "Sở báo cáo kết quả công tác năm 2020 và năm 2021 như sau:",
        "Sở báo cáo kết quả năm 2020 và kế hoạch năm 2021 như sau:",
    ],
)
def test_openings_that_name_an_earlier_year(opening: str) -> None:
    assert told(report(period="2021-Y", opening=(opening,))) == []


def test_one_check_tells_of_an_old_period() -> None:
    first, second = headings("I", "II")
    whole = report(sections=(first, replace(second, title="Nhiệm vụ 6 tháng cuối năm 2020")))
    codes = [finding.code for finding in check(whole, context_for(cntt())) if finding.where == "section.s1.title"]
    assert codes == ["period-contradicts"]


@pytest.mark.parametrize(
    ("lines", "where", "right"),
    [
        (["1. Rà soát.", "2. Công bố.", "4. Niêm yết."], "item.i3", "3. Niêm yết."),
        (["a) Rà soát.", "b) Công bố.", "d) Niêm yết."], "item.i3", "c) Niêm yết."),
        (["(1) Rà soát.", "(2) Công bố.", "(2) Niêm yết."], "item.i3", "(3) Niêm yết."),
        (["2.1. Rà soát.", "2.3. Công bố."], "item.i2", "2.2. Công bố."),
        (["Gồm: (1) rà soát; (2) công bố; (4) niêm yết."], "item.i1", "Gồm: (1) rà soát; (2) công bố; (3) niêm yết."),
        (["Gồm: a) rà soát; b) in; c) gửi; d) lưu; e) hủy."], "item.i1", "Gồm: a) rà soát; b) in; c) gửi; d) lưu; đ) hủy."),
        (["Bảng 1. Văn bản", "Lời.", "Bảng 3. Hồ sơ"], "item.i3", "Bảng 2. Hồ sơ"),
    ],
)
def test_numbers_out_of_order(lines: list[str], where: str, right: str) -> None:
    (finding,) = of_lines(lines)
    assert summary(finding) == ("number-sequence", where, right)


@pytest.mark.parametrize(
    "lines",
    [
        ["1. Rà soát.", "a) Một;", "b) Hai.", "2. Công bố.", "a) Ba;", "b) Bốn."],
        ["1. Rà soát.", "2. Công bố.", "1. Danh mục khác.", "2. Tiếp theo."],
        ["3. Chỉ có mục này.", "5. Và mục này."],
        ["Cột (5) = (1) + (3)."],
        ["Các điểm a) khoản 1, điểm c) khoản 2."],
        ["Bảng 1. Văn bản", "Bảng 2. Hồ sơ", "Hình 1. Sơ đồ"],
    ],
)
def test_numbers_that_may_stand_so(lines: list[str]) -> None:
    assert of_lines(lines) == []


@pytest.mark.parametrize(
    ("lines", "code", "right"),
    [
        (["Có 4.733 văn bản.", "Có 1.205 hồ sơ.", "Có 4733 lượt người."], "number-mixed", "Có 4.733 lượt người."),
        (["Có 4.733 văn bản.", "Có 1205 hồ sơ.", "Có 4733 lượt người."], "number-mixed", "Có 4733 văn bản."),
        (["Có 03 đoàn ra.", "Có 05 đoàn vào.", "Có 07 đoàn lẻ.", "Có 4 đoàn khác."], "number-zero-mixed", "Có 04 đoàn khác."),
        (["Đạt 12.5% số hồ sơ."], "number-decimal-point", "Đạt 12,5% số hồ sơ."),
        (["Chi 1.5 tỷ đồng và 2.25 tỷ đồng."], "number-decimal-point", "Chi 1,5 tỷ đồng và 2,25 tỷ đồng."),
        (["Ngày 05/9/2021, 06/9/2021.", "Ngày 05-9-2021."], "date-mixed", "Ngày 05/9/2021."),
        (["Ngày 05/9/2021, 06/9/2021.", "Ngày 7/9/2021."], "date-mixed", "Ngày 07/9/2021."),
        (["Ngày 15/9/2021, 16/8/2021.", "Ngày 17/09/2021."], "date-mixed", "Ngày 17/9/2021."),
        (["Dài 5km, rộng 12m²."], "unit-form", "Dài 5 km, rộng 12 m²."),
        (["Nhiệt độ 22oC."], "unit-form", "Nhiệt độ 22 °C."),
        (["Chi 200.000 VNĐ."], "unit-form", "Chi 200.000 đồng."),
        (["Rộng 120 m².", "Rộng 130 m2."], "unit-form", "Rộng 130 m²."),
    ],
)
def test_the_rarer_manner_is_told_of(lines: list[str], code: str, right: str) -> None:
    (finding,) = of_lines(lines)
    assert finding.code == code
    assert finding.fix is not None and finding.fix.text == right
