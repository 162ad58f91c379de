"""Ordinary office Vietnamese is left in peace: no check speaks where nothing is wrong."""

from datetime import date
from random import Random

import pytest

from models.checks.run import check, context_for
from models.citation import Citation
from models.edit import put
from models.place import Place
from models.report import Signature
from tests.clean_report import citation, cntt, items, report
from tests.true_sentences import PATTERNS, sentences

PROSE = [
    "Tổng kinh phí thực hiện là 1.234.567 đồng (một triệu hai trăm ba mươi bốn nghìn năm trăm sáu mươi bảy đồng), đạt 98,5% kế hoạch.",
    "Đến nay, 07/09 sở, ngành và 22/22 xã đã kết nối; tỷ lệ 100%.",
    "Trang thông tin điện tử tại địa chỉ https://sngv.quangngai.gov.vn/tin-tuc,su-kien;id=5?x=1,234 được cập nhật hàng ngày.",
    "Mọi ý kiến gửi về vp.sngv@quangngai.gov.vn hoặc số điện thoại 0255.3822.345, 0255 3822 345 trước 9h30, ngày 07/5/2021.",
    "Trang bị máy tính, máy in, máy quét, v.v. cho các phòng chuyên môn...",
    "Các nội dung như: “Thông tin cần biết”, “Cải cách hành chính”... được đăng tải kịp thời; số còn lại (04 thủ tục) đang rà soát.",
    "Thực hiện điểm a khoản 2 Điều 103 Luật Tổ chức chính quyền địa phương và các điểm b, c khoản 1, 2 Điều 5 Nghị định số 30/2020/NĐ-CP.",
    "Trong Quý I/2021, số hồ sơ tiếp nhận là 1.205 hồ sơ, tăng 12,5% so với cùng kỳ; quý II năm 2021 là 980 hồ sơ.",
    "Danh sách cán bộ được cử đi học (kèm theo Phụ lục I) gồm 03 đồng chí, trong đó có 01 nữ; 02 đồng chí đã hoàn thành.",
    "Nhiệt độ phòng máy chủ được giữ ở mức 22 °C; tốc độ đường truyền 4,125 Gbps; tỷ giá 23.150 đồng/USD.",
    "Diện tích xây dựng 1,250 ha; hệ số 0,125; khối lượng 2,345 tấn.",
    "Điểm mới trong năm là triển khai chữ ký số. Điểm a được thực hiện trước, điểm b thực hiện sau.",
    "Khoản kinh phí này được cấp từ ngân sách tỉnh. Điều kiện làm việc của công chức được cải thiện; nhiều điều 2 năm trước chưa làm được.",
    "Phương hướng: kinh tế - xã hội, quốc phòng - an ninh; chuyển đổi số giai đoạn 2021-2025, định hướng đến năm 2030.",
    "Hệ thống hoạt động 24/7, từ 7h00 - 11h30; thời gian xử lý trung bình 2,5 ngày/hồ sơ; tỷ lệ đúng hạn 99,87%.",
    "Đã ban hành 05 kế hoạch; 12 công văn; 01 quyết định!",
    "Có nên tiếp tục không? Có; vì hiệu quả: giảm 30% chi phí (khoảng 1,5 tỷ đồng).",
    "Phối hợp với Bộ Ngoại giao, Đại sứ quán Hàn Quốc... tổ chức đoàn ra, đoàn vào; tiếp 12 đoàn/96 lượt khách quốc tế.",
    "Tỷ lệ hồ sơ trực tuyến đạt 8,540% (giai đoạn trước: 7,125%).",
    "Dùng phiên bản 5.0.1, Windows 10, Office 365, iOffice, Zalo OA.",
    "Kết quả: + 100 điểm; - 5 điểm.",
    "Sở hiện có 04 phòng: Văn phòng; Thanh tra; Lãnh sự, kiều bào và biên giới; Hợp tác quốc tế.",
    "Ông Nguyễn Văn A (Giám đốc), bà Trần Thị B - Phó Giám đốc; tổng cộng: 45 người, bình quân 1,5 máy/người.",
    "Báo cáo số liệu theo biểu mẫu số 01/BC; thời hạn gửi: ngày 20 hằng tháng.",
    "Thực hiện “Ngày thứ Bảy tình nguyện”; tuyên truyền trên Fanpage, Zalo.",
]


@pytest.mark.parametrize("sentence", PROSE)
def test_a_plain_sentence_is_left_in_peace(sentence: str) -> None:
    assert check(report().with_section_items("ha-tang", items(sentence)), context_for(cntt())) == ()


@pytest.mark.parametrize("seed", range(5))
def test_true_numbers_are_left_in_peace(seed: int) -> None:
    """But for what would tell of the report's own figures."""
    true = [one for one in sentences(Random(seed), len(PATTERNS)) if one.pattern not in ("documents", "summed_up")]
    lines = [line.removeprefix("- ").removeprefix("+ ") for one in true for line in one.lines]
    told = check(report().with_section_items("ha-tang", items(*lines, level="paragraph")), context_for(cntt()))
    assert [(finding.code, finding.message) for finding in told] == []


SUBJECTS = [
    ("2021-9T", "Tình hình ứng dụng công nghệ thông tin 9 tháng đầu năm 2021 và nhiệm vụ 3 tháng cuối năm 2021"),
    ("2021-9T", "Công tác năm 2021"),
    ("2021-Q1", "Tình hình ứng dụng công nghệ thông tin Quý I/2021"),
    ("2021-Q1", "Công tác quý I năm 2021 và phương hướng, nhiệm vụ quý II năm 2021"),
    ("2021-H1", "Công tác 6 tháng đầu năm 2021"),
    ("2021-Y", "Công tác năm 2021 và phương hướng, nhiệm vụ năm 2022"),
    ("2021-Y", "Kết quả thi hành Luật Tiếp cận thông tin năm 2016"),
    ("2021-Y", "Kết quả so với năm 2020"),
]


@pytest.mark.parametrize(("period", "subject"), SUBJECTS)
def test_a_subject_that_speaks_of_its_period_is_left_in_peace(period: str, subject: str) -> None:
    whole = report(period=period, subject=subject, citations=(citation(date=date(2021, 1, 18)),))
    assert check(whole, context_for(cntt())) == ()


LETTERHEADS = [("177", "BC-SNgV", "5/10/2021"), ("05", "BC-UBND", "31/12/2021"), ("06", "BC-STT&TT", "5/10/2021"), ("", "BC-VP-TH", "")]


@pytest.mark.parametrize(("number", "symbol", "day"), LETTERHEADS)
def test_a_letterhead_as_offices_write_it_is_left_in_peace(number: str, symbol: str, day: str) -> None:
    whole = put(put(put(report(), Place("letterhead.number"), number), Place("letterhead.symbol"), symbol), Place("letterhead.date"), day)
    assert check(whole, context_for(cntt())) == ()


SIGNATURES = [
    ("", "GIÁM ĐỐC", "Nguyễn Viết Vy"),
    ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Trần Thị Nghĩa"),
    ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Đặng Văn Minh"),
    ("TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG", "Y Vinh Tơr"),
    ("TUQ. CHỦ TỊCH", "GIÁM ĐỐC SỞ NỘI VỤ", "Lê Thị Cẩm Nhung"),
    ("Q.", "GIÁM ĐỐC", "Tạ Thị Bích"),
    ("KT.", "PHÓ CHỦ TỊCH", "Thạch Sĩ"),
    ("", "Giám đốc", "Bsđăng Y"),
]


@pytest.mark.parametrize(("authority", "title", "name"), SIGNATURES)
def test_a_signature_as_offices_write_it_is_left_in_peace(authority: str, title: str, name: str) -> None:
    assert check(report(signature=Signature(authority, title, name)), context_for(cntt())) == ()


CITED = [
    citation(kind="Nghị định", number="30", symbol="2020/NĐ-CP", date=date(2020, 3, 5), issuer="Chính phủ", subject="về công tác văn thư"),
    citation(kind="Nghị quyết", number="12", symbol="NQ-HĐND", date=date(2019, 3, 5)),
    citation(kind="Thông tư", number="01", symbol="2021/TT-BTTTT", date=date(2021, 3, 5)),
    citation(kind="Luật", number="104", symbol="2016/QH13", date=date(2016, 4, 6), subject="Tiếp cận thông tin"),
    citation(kind="Luật", number="", symbol="", date=None, subject="Tiếp cận thông tin năm 2016"),
    citation(kind="Quyết định", number="749", symbol="QĐ-TTg", date=date(2020, 6, 3), issuer="Thủ tướng Chính phủ"),
    citation(kind="Công văn", number="1234", symbol="BTTTT-THH"),
    citation(kind="Công văn", number="05", symbol="UBND-KGVX"),
    citation(kind="Công văn", number="12", symbol="STTTT-CNTT&BCVT"),
    citation(kind="Chỉ thị", number="02", symbol="CT-UBND"),
    citation(kind="Thông báo", number="09", symbol="TB-SNgV"),
    citation(kind="Tờ trình", number="15", symbol="TTr-SNgV"),
    citation(kind="Nghị quyết", number="76", symbol="NQ-CP", date=date(2021, 7, 15)),
    citation(kind="Thông tư liên tịch", number="01", symbol="2015/TTLT-BNV", date=date(2015, 3, 1)),
    citation(kind="Quyết định", number="12a", symbol="QĐ-SNgV"),
]


@pytest.mark.parametrize("cited", CITED, ids=[cited.name for cited in CITED])
def test_a_document_as_offices_cite_it_is_left_in_peace(cited: Citation) -> None:
    assert check(report(citations=(cited,)), context_for(cntt())) == ()


RECIPIENTS = [
    ("Sở Thông tin và Truyền thông;", "Lưu: VT."),
    ("UBND tỉnh (b/c)", "Sở TT&TT", "GĐ, các PGĐ", "Lưu: VT, TH"),
    ("Lưu: VT, Tổ CNTT.",),
]


@pytest.mark.parametrize("recipients", RECIPIENTS)
def test_recipients_as_offices_list_them_are_left_in_peace(recipients: tuple[str, ...]) -> None:
    assert check(report(recipients=recipients), context_for(cntt())) == ()


def test_a_report_to_the_superior_with_an_addressee_is_left_in_peace() -> None:
    whole = report(addressees=("UBND tỉnh Quảng Ngãi",), recipients=("Như trên", "Lưu: VT"))
    assert check(whole, context_for(cntt())) == ()
