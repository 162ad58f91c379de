"""One sentence contradicts itself: the finding names the numbers and the right one, and mends it where one side is certain."""

import pytest

from tests.builders import report
from tests.models.checks.numbers.saying import of_lines, only, told

TOTALS = [
    (
        "Đã xử lý tổng cộng 4.734 văn bản, trong đó có 3.845 văn bản đến và 888 văn bản đi.",
        "error",
        "Đã xử lý tổng cộng 4.733 văn bản, trong đó có 3.845 văn bản đến và 888 văn bản đi.",
    ),
    ("Đã xử lý 4734 văn bản (đến 3845, đi 888).", "error", "Đã xử lý 4733 văn bản (đến 3845, đi 888)."),
    (
        "Tổng số hồ sơ: 121 hồ sơ; trong đó: trực tuyến 80 hồ sơ; trực tiếp 40 hồ sơ.",
        "warning",
        "Tổng số hồ sơ: 120 hồ sơ; trong đó: trực tuyến 80 hồ sơ; trực tiếp 40 hồ sơ.",
    ),
    ("Ban hành 16 văn bản, gồm 05 kế hoạch, 10 công văn.", "warning", "Ban hành 15 văn bản, gồm 05 kế hoạch, 10 công văn."),
    ("Sở có 45 biên chế, gồm 30 công chức và 16 viên chức.", "warning", "Sở có 46 biên chế, gồm 30 công chức và 16 viên chức."),
    ("Cử 18 người đi học (12 nam, 5 nữ).", "error", "Cử 17 người đi học (12 nam, 5 nữ)."),
    ("Tổng chi 1.389,69 triệu đồng (650,88 + 736,80).", "warning", "Tổng chi 1.387,68 triệu đồng (650,88 + 736,80)."),
    (
        "Tổng kinh phí 1,5 tỷ đồng, bao gồm: ngân sách tỉnh 900 triệu đồng, ngân sách xã 500 triệu đồng.",
        "warning",
        "Tổng kinh phí 1,4 tỷ đồng, bao gồm: ngân sách tỉnh 900 triệu đồng, ngân sách xã 500 triệu đồng.",
    ),
    (
        "Tiếp nhận 3.845 văn bản đến và 888 văn bản đi, tổng cộng 4.734 văn bản.",
        "error",
        "Tiếp nhận 3.845 văn bản đến và 888 văn bản đi, tổng cộng 4.733 văn bản.",
    ),
    (
        "Kiểm tra 120 cơ sở, trong đó 80 cơ sở chấp hành tốt, còn lại 41 cơ sở phải khắc phục.",
        "warning",
        "Kiểm tra 121 cơ sở, trong đó 80 cơ sở chấp hành tốt, còn lại 41 cơ sở phải khắc phục.",
    ),
    (
        "Sở tiếp nhận 120 hồ sơ. Trong đó, trực tuyến 80 hồ sơ, trực tiếp 41 hồ sơ.",
        "error",
        "Sở tiếp nhận 121 hồ sơ. Trong đó, trực tuyến 80 hồ sơ, trực tiếp 41 hồ sơ.",
    ),
    ("Có 120 hồ sơ (cấp tỉnh 50, cấp huyện 40, cấp xã 31).", "error", "Có 121 hồ sơ (cấp tỉnh 50, cấp huyện 40, cấp xã 31)."),
    (
        "Giải quyết 110 hồ sơ, trong đó trước hạn 30 hồ sơ, đúng hạn 75 hồ sơ, quá hạn 06 hồ sơ.",
        "error",
        "Giải quyết 111 hồ sơ, trong đó trước hạn 30 hồ sơ, đúng hạn 75 hồ sơ, quá hạn 06 hồ sơ.",
    ),
    (
        "Có 100 hồ sơ, trong đó lĩnh vực đất đai 60 hồ sơ, lĩnh vực hộ tịch 50 hồ sơ.",
        "warning",
        "Có 110 hồ sơ, trong đó lĩnh vực đất đai 60 hồ sơ, lĩnh vực hộ tịch 50 hồ sơ.",
    ),
    (
        "Kiểm tra, giám sát 25 “điểm nóng” trị giá 1,2 tỷ đồng (kiểm tra 14 nơi, giám sát 12 nơi).",
        "warning",
        "Kiểm tra, giám sát 26 “điểm nóng” trị giá 1,2 tỷ đồng (kiểm tra 14 nơi, giám sát 12 nơi).",
    ),
    (
        "Thụ lý 313 vụ việc cho 341 người (kỳ trước chuyển sang 76 vụ việc, thụ lý mới 247 vụ việc).",
        "warning",
        "Thụ lý 323 vụ việc cho 341 người (kỳ trước chuyển sang 76 vụ việc, thụ lý mới 247 vụ việc).",
    ),
    (
        "Sản lượng 46.417 tấn, đạt 77,2% kế hoạch (đánh bắt 24.210 tấn, nuôi 12.207 tấn).",
        "warning",
        "Sản lượng 36.417 tấn, đạt 77,2% kế hoạch (đánh bắt 24.210 tấn, nuôi 12.207 tấn).",
    ),
    (
        "Đã giải quyết 487 vụ/1.064 bị can (truy tố 418 vụ/1.041 bị can; đình chỉ 15 vụ/23 bị can; tạm đình chỉ 44 vụ).",
        "warning",
        "Đã giải quyết 477 vụ/1.064 bị can (truy tố 418 vụ/1.041 bị can; đình chỉ 15 vụ/23 bị can; tạm đình chỉ 44 vụ).",
    ),
    (
        "Thi hành kỷ luật 28 đồng chí (khiển trách 22, cảnh cáo 05, cách chức 01, khai trừ 01).",
        "warning",
        "Thi hành kỷ luật 29 đồng chí (khiển trách 22, cảnh cáo 05, cách chức 01, khai trừ 01).",
    ),
    (
        "Có 63 mỏ còn phép (đá vôi 29, cát, sỏi 12, đất 11, cao lanh 02).",
        "warning",
        "Có 54 mỏ còn phép (đá vôi 29, cát, sỏi 12, đất 11, cao lanh 02).",
    ),
    (
        "Hiện có 18 người, gồm 05 Thẩm phán, 07 Thư ký và 01 kế toán.",
        "warning",
        "Hiện có 13 người, gồm 05 Thẩm phán, 07 Thư ký và 01 kế toán.",
    ),
    (
        "Khối có 26 tổ chức cơ sở đảng với 5.418 đảng viên, gồm 41 đảng bộ cơ sở và 21 chi bộ cơ sở.",
        "warning",
        "Khối có 62 tổ chức cơ sở đảng với 5.418 đảng viên, gồm 41 đảng bộ cơ sở và 21 chi bộ cơ sở.",
    ),
]


@pytest.mark.parametrize(("text", "severity", "right"), TOTALS)
def test_a_total_that_its_parts_do_not_make(text: str, severity: str, right: str) -> None:
    finding = only(text)
    assert (finding.code, finding.severity, finding.where) == ("number-total", severity, "item.i1")
    assert finding.fix is not None and finding.fix.text == right


def test_the_message_names_all_numbers() -> None:
    finding = only("Đã xử lý 4.734 văn bản, gồm 3.845 văn bản đến và 888 văn bản đi.")
    assert finding.message == "Ý 1 của mục I ghi 4.734 văn bản nhưng các phần nêu ra (3.845 + 888) cộng lại được 4.733; hãy xem lại."
    assert finding.values == {"whole": "4.734 văn bản", "parts": "3.845 + 888", "sum": "4.733"}


def test_a_part_is_not_larger_than_its_whole() -> None:
    finding = only("Tiếp nhận 120 hồ sơ, trong đó có 130 hồ sơ trực tuyến.")
    assert (finding.code, finding.severity, finding.fix) == ("number-part-larger", "warning", None)
    assert finding.message == "Ý 1 của mục I ghi một phần là 130, lớn hơn số chung là 120 hồ sơ; hãy xem lại."


SHARES = [
    ("Đến nay, 7/9 sở (75,78%) đã kết nối.", "error", "Đến nay, 7/9 sở (77,78%) đã kết nối."),
    ("Có 22/22 xã hoàn thành, đạt 99%.", "error", "Có 22/22 xã hoàn thành, đạt 100%."),
    ("Tỷ lệ kết nối đạt 79,8% (7/9).", "error", "Tỷ lệ kết nối đạt 77,8% (7/9)."),
    ("Tỷ lệ đúng hạn đạt 98,5% (190/200 hồ sơ).", "error", "Tỷ lệ đúng hạn đạt 95,0% (190/200 hồ sơ)."),
    (
        "Ký số 3.845 văn bản trên tổng số 4.733 văn bản, chiếm 88,24%.",
        "warning",
        "Ký số 3.845 văn bản trên tổng số 4.733 văn bản, chiếm 81,24%.",
    ),
    (
        "Có 4.733 văn bản, gồm 3.845 văn bản đến (81,24%) và 888 văn bản đi (19,76%).",
        "warning",
        "Có 4.733 văn bản, gồm 3.845 văn bản đến (81,24%) và 888 văn bản đi (18,76%).",
    ),
    (
        "Tiếp nhận 120 hồ sơ, đã giải quyết 110 hồ sơ, đạt tỷ lệ 95,67%.",
        "warning",
        "Tiếp nhận 120 hồ sơ, đã giải quyết 110 hồ sơ, đạt tỷ lệ 91,67%.",
    ),
    (
        "Giải ngân 3.845 triệu đồng, đạt 86,1% kế hoạch (4.000 triệu đồng).",
        "warning",
        "Giải ngân 3.845 triệu đồng, đạt 96,1% kế hoạch (4.000 triệu đồng).",
    ),
    (
        "Thụ lý 614 vụ, việc; giải quyết 541 vụ, việc; đạt tỷ lệ 81,8%.",
        "warning",
        "Thụ lý 614 vụ, việc; giải quyết 541 vụ, việc; đạt tỷ lệ 88,1%.",
    ),
    (
        "Kiểm tra 2.215 lượt xe, phát hiện 57 xe vi phạm (6,2%).",
        "warning",
        "Kiểm tra 2.215 lượt xe, phát hiện 57 xe vi phạm (2,6%).",
    ),
    (
        "Đảng bộ có 9.614 đảng viên, đảng viên nữ 3.218 đồng chí (133,5%).",
        "warning",
        "Đảng bộ có 9.614 đảng viên, đảng viên nữ 3.218 đồng chí (33,5%).",
    ),
    (
        "Giao vốn đầu tư 438.215 triệu đồng, vốn sự nghiệp 374.245 triệu đồng. Đã giải ngân vốn sự nghiệp 122.109 triệu đồng, đạt 36,2%.",
        "warning",
        "Giao vốn đầu tư 438.215 triệu đồng, vốn sự nghiệp 374.245 triệu đồng. Đã giải ngân vốn sự nghiệp 122.109 triệu đồng, đạt 32,6%.",
    ),
    (
        "Đàn bò 112.400 con; tiêm phòng cho đàn bò 64.810 liều (75,7% tổng đàn).",
        "warning",
        "Đàn bò 112.400 con; tiêm phòng cho đàn bò 64.810 liều (57,7% tổng đàn).",
    ),
]


@pytest.mark.parametrize(("text", "severity", "right"), SHARES)
def test_a_share_that_its_numbers_do_not_make(text: str, severity: str, right: str) -> None:
    finding = only(text)
    assert (finding.code, finding.severity) == ("number-share", severity)
    assert finding.fix is not None and finding.fix.text == right


def test_shares_in_each_others_place_are_no_growth() -> None:
    findings = of_lines(["Kiểm tra 4.216 cơ sở; đạt 3.789 cơ sở, chiếm 10,1%; vi phạm 427 cơ sở, chiếm 89,9%."])
    assert {finding.code for finding in findings} == {"number-share"}
    assert {(finding.values["stated"], finding.values["right"]) for finding in findings} >= {("89,9%", "10,1%")}


@pytest.mark.parametrize("share", ["77,78%", "77,77%", "77,8%", "77,7%", "78%", "77%"])
def test_a_share_may_be_rounded_or_cut_off(share: str) -> None:
    assert of_lines([f"Đến nay, 07/09 sở ({share}) đã kết nối."]) == []


GROWTH = [
    ("Số văn bản tăng từ 3.420 lên 3.845, tăng 15,43%.", "Số văn bản tăng từ 3.420 lên 3.845, tăng 12,43%."),
    ("Có 3.845 văn bản, tăng 425 văn bản (15,43%) so với cùng kỳ.", "Có 3.845 văn bản, tăng 425 văn bản (12,43%) so với cùng kỳ."),
    (
        "Có 3.845 văn bản, tăng 435 văn bản so với cùng kỳ năm 2020 (3.420 văn bản).",
        "Có 3.845 văn bản, tăng 425 văn bản so với cùng kỳ năm 2020 (3.420 văn bản).",
    ),
    (
        "Có 3.420 văn bản, giảm 21,1% so với cùng kỳ năm trước (3.845 văn bản).",
        "Có 3.420 văn bản, giảm 11,1% so với cùng kỳ năm trước (3.845 văn bản).",
    ),
    (
        "Giá gói thầu 4.017,82 triệu đồng, giá trúng thầu 3.846,59 triệu đồng, tiết kiệm 171,23 triệu đồng (tỷ lệ 2,46%).",
        "Giá gói thầu 4.017,82 triệu đồng, giá trúng thầu 3.846,59 triệu đồng, tiết kiệm 171,23 triệu đồng (tỷ lệ 4,26%).",
    ),
    (
        "Đề nghị 64.812 triệu đồng, phê duyệt 64.107 triệu đồng, giảm 705 triệu đồng (1,90%).",
        "Đề nghị 64.812 triệu đồng, phê duyệt 64.107 triệu đồng, giảm 705 triệu đồng (1,09%).",
    ),
]


@pytest.mark.parametrize(("text", "right"), GROWTH)
def test_growth_that_its_numbers_do_not_make(text: str, right: str) -> None:
    finding = only(text)
    assert (finding.code, finding.severity) == ("number-growth", "warning")
    assert finding.fix is not None and finding.fix.text == right


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Chi 650,88 + 736,80 = 1.387,78 triệu đồng.", "Chi 650,88 + 736,80 = 1.387,68 triệu đồng."),
        ("Có 12 hồ sơ + 5 hồ sơ - 2 hồ sơ = 16 hồ sơ.", "Có 12 hồ sơ + 5 hồ sơ - 2 hồ sơ = 15 hồ sơ."),
    ],
)
def test_a_written_sum_is_reckoned(text: str, right: str) -> None:
    finding = only(text)
    assert (finding.code, finding.severity) == ("number-sum", "error")
    assert finding.fix is not None and finding.fix.text == right


def test_a_written_sum_is_reckoned_where_its_unit_is_glued_to_it() -> None:
    assert {finding.code for finding in of_lines(["Tuyến dài 12 + 5 = 18km."])} == {"unit-form", "number-sum"}


@pytest.mark.parametrize(
    "text", ["Hồ sơ đúng hạn chiếm 120%.", "Có 105% hồ sơ được giải quyết đúng hạn.", "Tỷ lệ hài lòng của người dân đạt 105,2%."]
)
def test_a_share_over_a_hundred_cannot_be(text: str) -> None:
    finding = only(text)
    assert (finding.code, finding.severity, finding.fix) == ("number-over-hundred", "warning", None)


def test_a_comma_between_thousands_is_told_of_once() -> None:
    text = "Có 4,733 văn bản, gồm 3.845 văn bản đến và 888 văn bản đi."
    assert of_lines([text]) == [], "the comma is another check's"


def test_a_mend_keeps_the_style_around_it() -> None:
    finding = only("Có **4.734** văn bản (*gồm 3.845 văn bản đến, 888 văn bản đi*).")
    assert finding.fix is not None
    assert finding.fix.text == "Có **4.733** văn bản (*gồm 3.845 văn bản đến, 888 văn bản đi*)."


def test_a_total_over_its_bullets() -> None:
    lines = ["- Tiếp nhận 121 hồ sơ, trong đó:", "+ Trực tuyến: 80 hồ sơ;", "+ Trực tiếp: 40 hồ sơ.", "- Việc khác."]
    (finding,) = of_lines(lines)
    assert (finding.code, finding.where, finding.involved) == ("number-total", "item.i1", ("item.i2", "item.i3"))
    assert finding.fix is not None and finding.fix.text == "Tiếp nhận 120 hồ sơ, trong đó:"


def test_a_slip_in_a_bullet_that_is_longer_than_the_line_above() -> None:
    beginning = "+ Số người ở các huyện miền núi tham gia bảo hiểm"
    lines = ["- Có 1.094.682 người, trong đó:", f"{beginning} xã hội: 89.215 người;", f"{beginning} y tế: 1.005.476 người."]
    (finding,) = of_lines(lines)
    assert (finding.code, finding.where, finding.values["sum"]) == ("number-total", "item.i1", "1.094.691")


@pytest.mark.parametrize(
    "lines",
    [
        ["- Tiếp nhận 120 hồ sơ, trong đó:", "+ Trực tuyến: 80 hồ sơ;", "+ Trực tiếp: 40 hồ sơ."],
        ["- Tiếp nhận 120 hồ sơ, trong đó:", "+ Đất đai: 80 hồ sơ;", "+ Hộ tịch: 20 hồ sơ."],
        ["- Tiếp nhận 120 hồ sơ, cụ thể:", "+ Đã công khai kết quả;", "+ Trực tiếp: 40 hồ sơ."],
        ["- Tiếp nhận 120 hồ sơ, gồm:", "- Trực tuyến: 80 hồ sơ;", "- Trực tiếp: 41 hồ sơ."],
    ],
)
def test_bullets_that_may_be_right(lines: list[str]) -> None:
    assert of_lines(lines) == []


def test_figures_in_a_sentence_are_reckoned_with_what_is_typed() -> None:
    figures = {"a": 4733, "b": 888}
    typed = report("Có {a} văn bản, trong đó có 3.844 văn bản đến và {b} văn bản đi.", figures=figures)
    (finding,) = told(typed)
    assert finding.code == "number-total"
    assert finding.fix is None, "the total is a figure: which of the numbers is wrong cannot be told"
    shown = report("Có {a} văn bản, trong đó có {a} văn bản đến và {b} văn bản đi.", figures=figures)
    assert told(shown) == [], "rules between figures tell of figures"


MISSED = [
    ("Tỉnh có 89 tổ chức hành nghề (03 phòng công chứng, 16 văn phòng công chứng).", "number-total"),
    ("Chủ trì giám sát 311 cuộc (cấp tỉnh 02 cuộc, cấp huyện 14 cuộc, cấp cơ sở 115 cuộc).", "number-total"),
    ("Đi làm việc ở nước ngoài 217 lao động (Nhật Bản 94, Đài Loan 25, Hàn Quốc 08).", "number-total"),
    ("Tổng số là 2.816 người: cán bộ quản lý 124 người, giáo viên 1.872 người, nhân viên 220 người.", "number-total"),
    ("Quản lý 718 đối tượng, trong đó 274 đối tượng ở cộng đồng, 44 đối tượng đang cai nghiện.", "number-total"),
    ("Thụ lý 1.418 tin (cũ 176 tin, mới 1.242 tin). Đã giải quyết 1.253 tin, đạt 84,8%.", "number-share"),
    ("Thu 71,38 tỷ đồng, đạt 108,9% dự toán (65 tỷ đồng).", "number-share"),
    ("Có 98.715/134.206 hộ đạt 8 tiêu chí, chiếm 76,3%.", "number-share"),
]


@pytest.mark.parametrize(("line", "code"), MISSED)
def test_a_number_that_a_slip_of_the_hand_made_wrong(line: str, code: str) -> None:
    assert {finding.code for finding in of_lines([line])} == {code}


@pytest.mark.parametrize(
    "text",
    [
        "Từ 100 hồ sơ lên 130 hồ sơ, tăng 30 hồ sơ; trong đó trực tuyến tăng 12 hồ sơ.",
        "Hồ sơ tăng từ 100 lên 130 hồ sơ, tăng 30%; văn bản đi tăng 12,5%.",
        "Tuyến dài 5 km + 300 m = 5,3 km.",
        "Tổng vốn là 10 tỷ đồng + 500.000.000 đồng = 10,5 tỷ đồng.",
        "Chi 3 triệu + 2 triệu = 5.000.000 đồng.",
        "Tổng là 1,2 tỷ đồng + 0,3 tỷ đồng = 1.500 triệu đồng.",
        "Tỷ lệ là 33,33 + 33,33 + 33,33 = 100.",
        "Có 12 345 hồ sơ, gồm 12 000 hồ sơ trực tuyến và 345 hồ sơ trực tiếp.",
    ],
)
def test_a_true_sentence_is_never_mended_into_a_false_one(text: str) -> None:
    assert not [finding for finding in of_lines([text]) if finding.code.startswith("number-") and finding.code != "number-mixed"]


def test_a_power_without_a_blank_is_mended_once() -> None:
    (finding,) = of_lines(["Diện tích 3km2 và 4km2, trong đó rừng là 2 m²."])
    assert finding.fix is not None and finding.fix.text == "Diện tích 3 km² và 4 km², trong đó rừng là 2 m²."
