"""Text that was cut into lines by a window or by a printout is one paragraph again; what stands alone stays alone."""

import pytest

from importers.lines import SourceLine, source_line
from importers.page_furniture import set_apart
from importers.wrapped import rejoined
from models.text import Words


def lines(*texts: str) -> tuple[SourceLine, ...]:
    found = [line for text in texts if (line := source_line([Words(text)])) is not None]
    return tuple(SourceLine(line.text, line.list_mark, number=at) for at, line in enumerate(found, 1))


PRINTED = (
    "Hội đồng an toàn, vệ sinh lao động gồm 07 thành viên; mạng lưới an toàn viên",
    "có 16 người.",
    "Tổ chức bộ máy",
    "Cơ quan bảo hiểm xã hội còn treo thanh toán 4,6 tỷ đồng vượt tổng mức của năm",
    "2021.",
    "Ban Giám đốc đã chỉ đạo các khoa, phòng rà soát lại toàn bộ quy trình và báo cáo",
    "kết quả trước ngày 10 hằng tháng.",
    *("Không có." for _line in range(6)),
)


@pytest.mark.parametrize(
    "whole",
    [
        f"{PRINTED[0]} {PRINTED[1]}",
        f"{PRINTED[3]} {PRINTED[4]}",
        f"{PRINTED[5]} {PRINTED[6]}",
        "Tổ chức bộ máy",
    ],
)
def test_lines_of_a_proportional_font_are_paragraphs_again(whole: str) -> None:
    found = lines(*PRINTED)
    assert whole in [line.words for line in rejoined(found, 0, len(found))]


def test_a_short_report_of_long_paragraphs_was_cut_by_nobody() -> None:
    texts = [f"Sản lượng nước của trạm bơm số {at} trong quý đạt kế hoạch đề ra từ đầu năm." for at in range(12)]
    found = lines(*texts)
    assert [line.words for line in rejoined(found, 0, len(found))] == texts


def test_a_part_begins_anew_behind_a_full_line() -> None:
    found = lines(*PRINTED, f"{PRINTED[5]} ngay.", "Phần C. KIẾN NGHỊ")
    assert rejoined(found, 0, len(found))[-1].words == "Phần C. KIẾN NGHỊ"


@pytest.mark.parametrize(("alone", "kept"), [("2021", True), ("2", False)])
def test_a_year_alone_is_the_rest_of_a_sentence_and_no_page(alone: str, kept: bool) -> None:
    found = lines(PRINTED[3], alone, PRINTED[5])
    assert (alone in [line.words for line in set_apart(found)]) is kept
