"""What stands below a report: how offices close, whom they send it to, and how those who sign are named."""

import pytest

from importers.lines import SourceLine, source_line
from importers.tail import Tail, read_tail
from models.report import Signature
from models.text import Words


def lines(*texts: str) -> tuple[SourceLine, ...]:
    return tuple(line for text in texts if (line := source_line([Words(text)])) is not None)


def tail(*texts: str) -> Tail:
    found = lines("Toàn huyện có 15 đơn vị.", *texts)
    return read_tail(found, 0, len(found))


@pytest.mark.parametrize(
    "closing",
    [
        "Trên đây là báo cáo công tác tháng 5 của Đảng ủy xã.",
        "Ban Quản lý dự án kính báo cáo UBND tỉnh xem xét, chỉ đạo.",
        "Kính báo cáo UBND thành phố theo dõi.",
        "Ban Chỉ đạo báo cáo để Hội nghị xem xét, thảo luận.",
        "Trân trọng báo cáo.",
        "Xin trân trọng cảm ơn.",
    ],
)
def test_the_last_words_before_those_that_it_is_sent_to_close_it(closing: str) -> None:
    found = tail(closing, "Nơi nhận:", "- Như trên;", "- Lưu: VT.").closing
    assert found is not None and found.words == closing


@pytest.mark.parametrize(
    "last",
    ["Đề nghị UBND tỉnh bố trí vốn cho các dự án chuyển tiếp.", "Đã báo cáo 12 vụ việc.", "- Kính báo cáo UBND xã xem xét."],
)
def test_a_sentence_of_the_text_closes_nothing(last: str) -> None:
    assert tail(last, "Nơi nhận:", "- Như trên;", "- Lưu: VT.").closing is None


@pytest.mark.parametrize("label", ["Nơi nhận:", "NƠI NHẬN", "Nơi gửi:", "NƠI GỬI:"])
def test_whom_it_is_sent_to_has_several_names(label: str) -> None:
    assert tail(label, "- Sở Nội vụ;", "- Lưu: VT.").recipients == ("Sở Nội vụ", "Lưu: VT")


@pytest.mark.parametrize(
    ("signed", "signature"),
    [
        (("CHÁNH ÁN", "Tống Văn Sửu"), Signature("", "CHÁNH ÁN", "Tống Văn Sửu")),
        (("TM. ĐOÀN GIÁM SÁT", "TRƯỞNG ĐOÀN", "Trương Thị Năm"), Signature("TM. ĐOÀN GIÁM SÁT", "TRƯỞNG ĐOÀN", "Trương Thị Năm")),
        (
            ("KT. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN THƯỜNG TRỰC", "GIÁM ĐỐC SỞ NỘI VỤ", "ThS. Đoàn Dụng"),
            Signature("KT. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN THƯỜNG TRỰC", "ThS. Đoàn Dụng", "GIÁM ĐỐC SỞ NỘI VỤ"),
        ),
        (
            ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "(Đã ký)", "Lê Văn Minh"),
            Signature("TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lê Văn Minh"),
        ),
        (
            ("GIÁM ĐỐC", "Người ký: Cảng hàng không Liên Khương", "Thời gian ký: 02/07/2018", "Nguyễn Bá Quân"),
            Signature("", "GIÁM ĐỐC", "Nguyễn Bá Quân"),
        ),
        (("PHÓ GIÁM ĐỐC", "PHỤ TRÁCH SỞ", "Đỗ Thị Hoa"), Signature("", "PHÓ GIÁM ĐỐC PHỤ TRÁCH SỞ", "Đỗ Thị Hoa")),
    ],
)
def test_who_signs_is_told_by_titles_posts_and_name(signed: tuple[str, ...], signature: Signature) -> None:
    assert tail("Trân trọng báo cáo.", "Nơi nhận:", "- Như trên;", "- Lưu: VT.", *signed).signature == signature


@pytest.mark.parametrize("signed", [("TỔ TRƯỞNG", "(Ký, ghi rõ họ tên)", "Võ Thị Kim Ngân"), ("Hiệu trưởng", "Võ Thị Kim Ngân")])
def test_a_title_and_a_name_at_the_end_sign_where_nothing_else_ends_it(signed: tuple[str, ...]) -> None:
    assert tail(*signed).signature == Signature("", signed[0], "Võ Thị Kim Ngân")


def test_the_day_over_the_signature_is_that_of_a_report_without_letterhead() -> None:
    found = lines("Tổ có 09 giáo viên.", "Cần Giuộc, ngày 12 tháng 01 năm 2024", "TỔ TRƯỞNG", "Võ Thị Kim Ngân")
    assert read_tail(found, 0, len(found), dated=False).day == found[1].words
    assert read_tail(found, 0, len(found)).left == (1,)


@pytest.mark.parametrize("last", [("PHÒNG HỌC BỘ MÔN", "Đã sửa chữa xong."), ("Trưởng thôn vận động các hộ.", "Bản Ngọc Chiến")])
def test_text_at_the_end_is_no_signature(last: tuple[str, ...]) -> None:
    assert tail(*last).signature == Signature()
