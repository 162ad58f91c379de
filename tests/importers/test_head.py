"""What stands above a report: titles of every kind and form, letterheads of party and other offices, căn cứ."""

import pytest

from importers.bases import bases_end
from importers.head import read_head
from importers.lines import SourceLine, source_line
from models.text import Words

TOP = (
    "UBND TỈNH AN GIANG",
    "SỞ NỘI VỤ",
    "Số: 12/BC-SNV",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "An Giang, ngày 6 tháng 10 năm 2023",
)
REST = ("Kính gửi: Bộ Nội vụ", "Sở Nội vụ báo cáo như sau:")


def lines(*texts: str) -> tuple[SourceLine, ...]:
    """Lines; "**" stands before bold ones."""
    return tuple(line for text in texts if (line := source_line([Words(text.lstrip("*"), bold=text.startswith("**"))])) is not None)


@pytest.mark.parametrize(
    ("title", "subject"),
    [
        (("BÁO CÁO NHANH", "Tình hình an ninh tuần 15 năm 2023"), "NHANH Tình hình an ninh tuần 15 năm 2023"),
        (("BÁO CÁO TÓM TẮT", "Kết quả cải cách hành chính"), "TÓM TẮT Kết quả cải cách hành chính"),
        (("BÁO CÁO", "Công tác bảo vệ rừng", "Quý III - 2020"), "Công tác bảo vệ rừng Quý III - 2020"),
        (("BÁO CÁO", "Tình hình vận tải", "(từ ngày 07/4 đến ngày 13/4)"), "Tình hình vận tải (từ ngày 07/4 đến ngày 13/4)"),
        (
            ("**BÁO CÁO", "**Sơ kết 06 tháng đầu năm 2022;", "**phương hướng 06 tháng cuối năm"),
            "Sơ kết 06 tháng đầu năm 2022; phương hướng 06 tháng cuối năm",
        ),
        (("BÁO CÁO", "Kết quả phong trào", "“Toàn dân đoàn kết” năm 2022"), "Kết quả phong trào “Toàn dân đoàn kết” năm 2022"),
        (("BÁO CÁO", "Sơ kết 6 tháng đầu năm;", "phương hướng 6 tháng cuối năm"), "Sơ kết 6 tháng đầu năm; phương hướng 6 tháng cuối năm"),
        (("Báo cáo tình hình kinh doanh Quý 3-2023", "và kế hoạch Quý 4-2023"), "tình hình kinh doanh Quý 3-2023 và kế hoạch Quý 4-2023"),
    ],
)
def test_a_title_says_what_it_is_about(title: tuple[str, ...], subject: str) -> None:
    head = read_head(lines(*TOP, *title, *REST))
    assert (head.subject, head.addressees) == (subject, ("Bộ Nội vụ",))


def test_a_name_that_it_is_sent_to_may_be_cut_in_two() -> None:
    head = read_head(
        lines(*TOP, "BÁO CÁO", "Tình hình mưa lũ", "Kính gửi: Văn phòng Ban Chỉ đạo Trung", "ương về Phòng, chống thiên tai", "I. MƯA")
    )
    assert head.addressees == ("Văn phòng Ban Chỉ đạo Trung ương về Phòng, chống thiên tai",)


@pytest.mark.parametrize("opening", ["Báo cáo UBND tỉnh như sau:", "Báo cáo năm 2022 đã được gửi đúng hạn."])
def test_a_sentence_of_the_text_is_no_title(opening: str) -> None:
    assert read_head(lines(*TOP, opening)).subject == ""


@pytest.mark.parametrize(
    ("offices", "superior", "issuer"),
    [
        (("TỔNG CÔNG TY CẢNG HÀNG KHÔNG", "CẢNG HÀNG KHÔNG LIÊN KHƯƠNG"), "TỔNG CÔNG TY CẢNG HÀNG KHÔNG", "CẢNG HÀNG KHÔNG LIÊN KHƯƠNG"),
        (("LIÊN ĐOÀN LAO ĐỘNG TỈNH", "CÔNG ĐOÀN CÁC KHU CÔNG NGHIỆP"), "LIÊN ĐOÀN LAO ĐỘNG TỈNH", "CÔNG ĐOÀN CÁC KHU CÔNG NGHIỆP"),
        (("UBND HUYỆN MƯỜNG LA", "ỦY BAN NHÂN DÂN", "XÃ NGỌC CHIẾN"), "UBND HUYỆN MƯỜNG LA", "ỦY BAN NHÂN DÂN XÃ NGỌC CHIẾN"),
    ],
)
def test_the_superior_stands_over_the_issuer(offices: tuple[str, ...], superior: str, issuer: str) -> None:
    letterhead = read_head(lines(*offices, *TOP[2:], "BÁO CÁO", *REST)).letterhead
    assert (letterhead.superior, letterhead.issuer) == (superior, issuer)


def test_the_name_of_the_party_is_no_office() -> None:
    found = lines("ĐẢNG BỘ HUYỆN HƯƠNG KHÊ", "ĐẢNG ỦY XÃ PHÚC ĐỒNG", "Số 47-BC/ĐU", "ĐẢNG CỘNG SẢN VIỆT NAM", "BÁO CÁO", "công tác tháng 5")
    head = read_head(found)
    assert (head.letterhead.superior, head.letterhead.issuer) == ("ĐẢNG BỘ HUYỆN HƯƠNG KHÊ", "ĐẢNG ỦY XÃ PHÚC ĐỒNG")
    assert [claim.role for claim in head.claims if claim.at == 3] == ["page"] and head.left == ()


@pytest.mark.parametrize(
    ("texts", "count"),
    [
        (("Căn cứ Luật Đầu tư công;", "Theo đề nghị của Trưởng phòng Kế hoạch.", "Tổng vốn là 12 tỷ đồng."), 2),
        (("Căn cứ Luật Đầu tư công.", "Thực hiện tốt công tác giám sát."), 1),
        (("Căn cứ Luật Đầu tư công;", "Thực hiện Công văn số 12/UBND, Ban báo cáo như sau:"), 1),
    ],
)
def test_bases_go_on_to_the_last_one(texts: tuple[str, ...], count: int) -> None:
    assert bases_end(lines(*texts), 0) == count
