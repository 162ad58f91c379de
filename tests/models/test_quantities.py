"""Quantities are read out of prose; what only looks like one is passed over."""

from decimal import Decimal

import pytest

from models.quantities import quantities, written


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Xử lý 4.733 văn bản", "4733", "văn bản"),
        ("Xử lý 4733 văn bản", "4733", "văn bản"),
        ("Xử lý 4,733 văn bản", "4733", "văn bản"),
        ("Dài 4,733 km", "4.733", "km"),
        ("Có 1.234,5 ha lúa", "1234.5", "ha"),
        ("Đạt 12,5%", "12.5", "%"),
        ("Đạt 12,5 %", "12.5", "%"),
        ("Công bố 02 TTHC", "2", "thủ tục"),
        ("Công bố 02 thủ tục hành chính", "2", "thủ tục"),
        ("Chi 162.056.800 đồng/năm", "162056800", "đồng"),
        ("Chi 162.056.800 VNĐ", "162056800", "đồng"),
        ("Chi 1,2 tỷ đồng", "1200000000", "đồng"),
        ("Chi 1.200 triệu đồng", "1200000000", "đồng"),
        ("Chi 1,5 nghìn tỷ đồng", "1500000000000", "đồng"),
        ("Tổng số 120 hồ sơ", "120", "hồ sơ"),
        ("Số lượng: 120", "120", ""),
        ("Nam: 12.", "12", ""),
        ("Tiếp 96 lượt khách", "96", "lượt khách"),
        ("Trồng 25 héc-ta", "25", "héc"),
        ("Số 1: ba kế hoạch", "3", "kế hoạch"),
        ("Số 1: hai mươi lăm hồ sơ", "25", "hồ sơ"),
        ("Số 1: ba trăm lượt", "300", "lượt"),
    ],
)
def test_a_number_is_read_with_its_unit(text: str, value: str, unit: str) -> None:
    (one,) = quantities(text)
    assert (one.value, one.unit, one.of, one.vague) == (Decimal(value), unit, None, False)


@pytest.mark.parametrize(
    ("text", "value", "of", "unit"),
    [
        ("Đến nay, 07/09 sở đã kết nối", 7, 9, "sở"),
        ("Có 22/22 xã", 22, 22, "xã"),
        ("Đạt (7/9)", 7, 9, ""),
        ("Ký số 3.845/4.733 văn bản", 3845, 4733, "văn bản"),
        ("Giải ngân 8,5/10 tỷ đồng", Decimal("8.5") * 10**9, 10**10, "đồng"),
    ],
)
def test_two_numbers_with_a_stroke_are_a_ratio(text: str, value: Decimal, of: Decimal, unit: str) -> None:
    (one,) = quantities(text)
    assert (one.value, one.of, one.unit) == (value, of, unit)


@pytest.mark.parametrize(
    "text",
    [
        "Năm 2021",
        "giai đoạn 2021-2025 và 2026 - 2030",
        "ngày 05/9/2021, ngày 07/9, đến 30/9",
        "ngày 05 tháng 9 năm 2021",
        "Kế hoạch số 424/KH-SNgV",
        "Công văn số 4512/UBND-KGVX",
        "Nghị định số 30/2020/NĐ-CP",
        "điểm a khoản 2 Điều 103",
        "số điện thoại 0255.3822.345",
        "0255 3822 345",
        "0912345678",
        "địa chỉ 192.168.1.10",
        "phiên bản 5.0.1",
        "lúc 7h30, 9:30",
        "mức độ 4, cấp độ 2, lớp 9, quý 3",
        "Windows 10 và Office 365",
        "https://sngv.gov.vn/tin/2021/1234",
        "vp2@quangngai.gov.vn",
        "COVID-19, A4, 4G, 110kV",
        "ISO 9001:2015",
        "nghỉ dịp 30/4",
        "Chương trình giáo dục phổ thông 2018 theo lộ trình",
        "Điều 5: bộ phận một cửa, ba công khai, hai bên, một số hồ sơ, năm kế hoạch",
    ],
)
def test_what_only_looks_like_a_quantity_is_passed_over(text: str) -> None:
    assert quantities(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "hơn 100 hồ sơ",
        "khoảng 100 hồ sơ",
        "gần 100 hồ sơ",
        "từ 10 đến 15 người",
        "10 - 15 người",
        "ít nhất 3 lần",
        "mỗi 5 hộ",
        "bình quân 3 hồ sơ",
    ],
)
def test_what_is_told_roughly_is_vague(text: str) -> None:
    assert all(one.vague for one in quantities(text))


@pytest.mark.parametrize(
    ("text", "value", "right"),
    [
        ("4.733 văn bản", 4734, "4.734"),
        ("4733 văn bản", 4734, "4734"),
        ("02 hồ sơ", 3, "03"),
        ("02 hồ sơ", 12, "12"),
        ("1,25 tỷ đồng", 1_300_000_000, "1,30"),
        ("12,5%", Decimal("77.777"), "77,8"),
        ("888 văn bản", 1888, "1.888"),
    ],
)
def test_a_value_is_written_in_the_manner_of_another(text: str, value: Decimal, right: str) -> None:
    assert written(Decimal(value), quantities(text)[0], text) == right
