"""Headings of every way of numbering: which lines they are, and how deep they stand under one another."""

import pytest

from importers.lines import SourceLine, source_line
from importers.outline import outline
from models.text import Words


def line(text: str) -> SourceLine:
    """A line of notation: "**" stands before bold ones, "//" before those in italics."""
    words = Words(text.lstrip("*/"), bold=text.startswith("**"), italic=text.startswith("//"))
    found = source_line([words])
    assert found is not None
    return found


def headings(*texts: str) -> list[tuple[int, str, str]]:
    """Level, number and title of each heading."""
    return [(each.level, each.number, each.title) for _at, each in sorted(outline([line(text) for text in texts]).items())]


TEXT = "Trong kỳ, toàn huyện đã tiếp nhận và giải quyết 2.318 hồ sơ, đạt tỷ lệ 98,6% so với kế hoạch giao."


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (
            ("**A- KẾT QUẢ", "**I- Về kinh tế", "**1- Nông nghiệp", TEXT, "**B- NHIỆM VỤ", TEXT),
            [(1, "A", "KẾT QUẢ"), (2, "I", "Về kinh tế"), (3, "1", "Nông nghiệp"), (1, "B", "NHIỆM VỤ")],
        ),
        (
            ("**I: Các chỉ tiêu", "**1. Điện thương phẩm", TEXT, "**II: Đầu tư", TEXT),
            [(1, "I", "Các chỉ tiêu"), (2, "1", "Điện thương phẩm"), (1, "II", "Đầu tư")],
        ),
        (
            ("**Phần A. TÌNH HÌNH CHUNG", TEXT, "**Phần B. KIẾN NGHỊ", TEXT),
            [(1, "Phần A", "TÌNH HÌNH CHUNG"), (1, "Phần B", "KIẾN NGHỊ")],
        ),
        (
            ("**Đánh giá chung", "//Ưu điểm", TEXT, "//Tồn tại, hạn chế", TEXT, "**Nhiệm vụ", TEXT),
            [(2, "", "Đánh giá chung"), (3, "", "Ưu điểm"), (3, "", "Tồn tại, hạn chế"), (2, "", "Nhiệm vụ")],
        ),
        (
            ("//Nguồn vốn", TEXT, "//Hình thức cho vay", TEXT),
            [(2, "", "Nguồn vốn"), (2, "", "Hình thức cho vay")],
        ),
        (
            ("I. KẾT QUẢ", "1. Khảo sát để làm gì?", TEXT, "2. Khảo sát ai?", TEXT),
            [(1, "I", "KẾT QUẢ"), (2, "1", "Khảo sát để làm gì?"), (2, "2", "Khảo sát ai?")],
        ),
        (
            ("1. Tổ chức bộ máy", TEXT, "2. Huấn luyện", "1. Nhóm 1: 12 người.", "2. Nhóm 3: 58 người.", "3. Kiểm tra", TEXT),
            [(2, "1", "Tổ chức bộ máy"), (2, "2", "Huấn luyện"), (2, "3", "Kiểm tra")],
        ),
    ],
)
def test_headings_stand_under_one_another(texts: tuple[str, ...], found: list[tuple[int, str, str]]) -> None:
    assert headings(*texts) == found


@pytest.mark.parametrize(
    "text",
    [
        "//Nguồn: Phòng Khảo thí và Đảm bảo chất lượng",
        "//Hình 1. Mức độ hài lòng",
        "//Đơn vị tính: triệu đồng",
        "//Số liệu tính đến hết ngày 15 tháng 12.",
        "A Hùng vi phạm quy định về tham gia giao thông đường bộ.",
        "15 đơn vị đã nộp báo cáo đúng hạn.",
    ],
)
def test_what_only_looks_like_a_heading_is_none(text: str) -> None:
    assert headings("**I. KẾT QUẢ", TEXT, text, TEXT) == [(1, "I", "KẾT QUẢ")]


@pytest.mark.parametrize(
    ("texts", "wanted"),
    [
        (("I. TỔ CHỨC", "1. Tổ chức bộ máy", "- Sáp nhập hai phòng.", "2. Thi đua, khen thưởng", "II. KẾT QUẢ", "Tốt."), {0, 1, 3, 4}),
        (("I. CÁCH LÀM", "1. Bước một", "2. Bước hai", "Sau đó, các đơn vị gửi báo cáo về Sở.", "II. KẾT QUẢ", "Tốt."), {0, 4}),
    ],
    ids=["the last of headings has no text yet", "the last of a list stands above the rest of the text"],
)
def test_brothers_of_one_series_are_all_headings_or_none(texts: tuple[str, ...], wanted: set[int]) -> None:
    lines = [line for text in texts if (line := source_line([Words(text)])) is not None]
    assert set(outline(lines)) == wanted
