"""Reports copied from a site: a bar ends each cell, paragraphs begin with a short line, and the site's own words stand around them."""

from itertools import chain
from pathlib import Path

import pytest

from importers.reading import Imported, import_report
from models.report import Signature

HEAD = (
    *("UBND TỈNH HÀ LƯƠNG", "SỞ NỘI VỤ", "-------", "|", "CỘNG HÒA XÃ HỘI", "CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"),
    *("---------------", "|", "Số:", "86/BC-SNV", "|", "Hà Lương, ngày 25", "tháng 6 năm 2023", "|"),
    *("BÁO", "CÁO", "KẾT", "QUẢ CẢI CÁCH HÀNH CHÍNH 6 THÁNG ĐẦU NĂM 2023", "Kính gửi:", "- Bộ Nội", "vụ;", "- Ủy ban nhân dân", "tỉnh."),
)
BODY = (
    *("I. CÔNG TÁC", "CHỈ ĐẠO, ĐIỀU HÀNH", "1. Kế hoạch", "cải cách", "Ủy ban nhân dân"),
    *("tỉnh đã ban hành Kế hoạch với 42 nhiệm vụ, giao rõ cơ quan chủ trì và thời gian hoàn", "thành; đã xong 25 nhiệm vụ."),
    *("Trong sáu tháng, Sở", "Nội vụ đã tham mưu ban hành 17 văn bản, trong đó có 05 nghị quyết và 12 quyết định của"),
    *("tỉnh.", "- Số lớp tập huấn đã mở:", "02 lớp.", "- Đoàn kiểm tra của", "Sở đã đến 08 cơ quan.", "II. KẾT QUẢ", "THỰC HIỆN"),
    *("Hồ sơ nhận qua mạng", "tăng 12% so với cùng kỳ."),
)
TABLE = (("STT", "Cấp", "Tiếp nhận"), ("1", "Tỉnh", "12.456"), ("2", "Huyện", "8.900"), ("", "Cộng", "21.356"))
TAIL = (
    *("Trên đây là báo cáo", "của Sở Nội vụ./.", "Nơi nhận:", "- Bộ Nội vụ;", "- Lưu: VT.", "|"),
    *("TM. ỦY BAN", "NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lò Văn Sơn", "|"),
)


def imported(folder: Path, *lines: str) -> Imported:
    path = folder / "bao-cao.txt"
    path.write_text("\n".join(lines), "utf-8")
    return import_report(path)


def cells(*rows: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(chain.from_iterable((*((cell,) if cell else ()), "|") for row in rows for cell in row))


def roles(read: Imported, text: str) -> list[str]:
    return [each.role for each in read.traced if each.line.words == text]


def test_a_report_in_short_lines_and_barred_cells(tmp_path: Path) -> None:
    read = imported(tmp_path, *HEAD, *BODY, *cells(*TABLE), *TAIL)
    report = read.report
    head = report.letterhead
    assert (head.superior, head.issuer, head.number, head.symbol, str(head.date)) == (
        "UBND TỈNH HÀ LƯƠNG", "SỞ NỘI VỤ", "86", "BC-SNV", "2023-06-25",
    )  # fmt: skip
    assert report.addressees == ("Bộ Nội vụ", "Ủy ban nhân dân tỉnh") and report.period == "2023-H1"
    assert [section.title for section in report.sections] == ["CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH", "Kế hoạch cải cách", "KẾT QUẢ THỰC HIỆN"]
    assert [len(section.items) for section in report.sections] == [0, 4, 2]
    (table,) = report.tables
    assert [column.title for column in table.columns] == list(TABLE[0])
    assert report.signature == Signature("TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lò Văn Sơn")
    assert read.unplaced == ()


@pytest.mark.parametrize(
    "rows",
    [
        (("STT", "Nội dung"), ("Mục", "Không đánh số")),
        (("STT", "Nội dung", "Số"), ("1", "Chưa hết hàng")),
    ],
)
def test_cells_whose_rows_cannot_be_told_are_no_table(tmp_path: Path, rows: tuple[tuple[str, ...], ...]) -> None:
    read = imported(tmp_path, *HEAD, "I. KẾT QUẢ", "Đã làm xong.", *cells(*rows), *TAIL)
    words = " ".join(text for _place, text in ((item.id, item.text) for _list, item in read.report.items()))
    assert read.report.tables == () and all(cell in words for row in rows for cell in row)


def test_cells_without_numbers_of_rows_are_a_table_by_what_stands_in_its_columns(tmp_path: Path) -> None:
    rows = (("Cấp học", "Số lớp", "Tỷ lệ"), ("Mầm non", "120", "98,5%"), ("Tiểu học", "", "100%"))
    read = imported(tmp_path, *HEAD, "I. KẾT QUẢ", "Số lớp như sau:", *cells(*rows), "Đã làm xong.", *TAIL)
    (table,) = read.report.tables
    assert [column.title for column in table.columns] == list(rows[0]) and table.rows == rows[1:]


def test_counted_rows_of_cells_without_bars_are_a_table_and_no_pages(tmp_path: Path) -> None:
    rows = (("STT", "Nội dung", "Số"), ("1", "Khen thưởng", "85"), ("2", "Kỷ luật", "3"))
    read = imported(tmp_path, *HEAD, "I. KẾT QUẢ", "Số liệu như sau:", *chain.from_iterable(rows), "Đã làm xong.", *TAIL)
    (table,) = read.report.tables
    assert table.rows == rows[1:] and read.unplaced == ()


def test_numbers_in_cells_that_no_row_holds_are_kept(tmp_path: Path) -> None:
    said = ("Lớp", "Số em", "1", "85", "2", "90", "3", "75")
    read = imported(tmp_path, *HEAD, "I. KẾT QUẢ", "Số liệu như sau:", *said, "Đã làm xong.", *TAIL)
    assert all(role != "page" for text in said for role in roles(read, text))


@pytest.mark.parametrize(("roman", "number", "step"), [("I/.", "1/.", "1.1/"), ("I/", "1/", "1.1/."), ("I.", "1.", "1.1.")])
def test_numbers_with_a_stroke_count_headings(tmp_path: Path, roman: str, number: str, step: str) -> None:
    body = (
        f"{roman} KẾT QUẢ",
        f"{number} Quy mô trường lớp",
        f"{step} Học sinh",
        "Trường có 412 em.",
        f"{number.replace('1', '2')} Đội ngũ",
        "Đủ.",
    )
    read = imported(tmp_path, *HEAD, *body, *TAIL)
    assert [section.level for section in read.report.sections] == [1, 2, 3, 2]


def test_what_a_report_is_based_on_is_nobody_it_is_sent_to(tmp_path: Path) -> None:
    read = imported(
        tmp_path, *HEAD[:-5], "Kính gửi", ": Bộ Nội vụ", "Căn cứ Công văn số 812/BNV-CCHC ngày 15/12/2021 của Bộ Nội vụ;", *BODY, *TAIL
    )
    assert len(read.report.addressees) == 1 and len(read.report.bases) == 1


def test_the_name_that_a_site_gives_a_report_is_not_its_title(tmp_path: Path) -> None:
    named = "BÁO CÁO SƠ KẾT 6 THÁNG ĐẦU NĂM XÃ HÀNH SƠN"
    said = ("Tải bản đầy đủ (.doc) (24 trang)", "Ngày cập nhật 06/12/2021", "Lượt xem: 120")
    letterhead = ("UBND XÃ HÀNH SƠN", "…………o0o…………", "Số: 12/BC-UBND", "Hành Sơn, ngày 20 tháng 6 năm 2023")
    read = imported(tmp_path, said[0], named, *said[1:], *letterhead, "BÁO CÁO", "Kết quả công tác năm 2022", *BODY, *TAIL, "Các tin khác")
    assert read.report.subject.startswith("Kết quả công tác") and read.report.letterhead.issuer == "UBND XÃ HÀNH SƠN"
    assert roles(read, named) == ["unplaced"] and roles(read, letterhead[1]) == ["page"]
    assert all(each.role == "page" and each.doubtful for each in read.traced if each.line.words in (*said, "Các tin khác"))


@pytest.mark.parametrize("sign", ["§", "Ø", "ü", "\uf0b7", "\uf0a7", "v", "q"])
def test_signs_of_a_font_that_is_gone_are_bullets(tmp_path: Path, sign: str) -> None:
    read = imported(tmp_path, *HEAD, "I. KẾT QUẢ", f"{sign} Mở 02 lớp tập huấn;", f"{sign}   Kiểm tra 08 cơ quan.", *TAIL)
    assert [item.level for item in read.report.sections[-1].items] == ["dash", "dash"]


def test_a_circle_of_letters_is_a_bullet_below(tmp_path: Path) -> None:
    read = imported(tmp_path, *HEAD, "I. KẾT QUẢ", "- Tập huấn:", "o Cấp tỉnh 02 lớp;", "o Cấp huyện 08 lớp.", *TAIL)
    assert [item.level for item in read.report.sections[-1].items] == ["dash", "plus", "plus"]


def test_stars_above_dashes_stay_above_them(tmp_path: Path) -> None:
    read = imported(tmp_path, *HEAD, "I. KẾT QUẢ", "* Ưu điểm:", "- Đúng hạn.", "* Nhược điểm:", "- Còn thiếu người.", *TAIL)
    first, _dash, second, _last = read.report.sections[-1].items
    assert first.level == second.level


PAGES = ("Các phòng đã hoàn thành nhiệm vụ được giao trong kỳ, không có việc nào quá thời hạn, được lãnh đạo khen.",) * 12


@pytest.mark.parametrize("numbers", [(2,), (2, 3), (2, 3, 4)])
def test_numbers_and_heads_of_pages_in_a_text_out_of_a_pdf(tmp_path: Path, numbers: tuple[int, ...]) -> None:
    breaks = [("", str(number), "Báo cáo của Sở Nội vụ", "", *PAGES) for number in numbers]
    read = imported(tmp_path, *HEAD, "I. KẾT QUẢ", *PAGES, *chain.from_iterable(breaks), *TAIL)
    assert all(roles(read, str(number)) == ["page"] for number in numbers)
    if len(numbers) > 1:
        assert set(roles(read, "Báo cáo của Sở Nội vụ")) == {"page"}


@pytest.mark.parametrize("name", ["Hoàng Minh Đức", "ThS. Vàng A Sử", "Trung tá Võ Thành Long"])
def test_the_name_of_who_signs_on_the_line_of_the_last_recipient(tmp_path: Path, name: str) -> None:
    read = imported(tmp_path, *HEAD, *BODY, "Nơi nhận: GIÁM ĐỐC", "- Bộ Nội vụ;", f"- Lưu: VT. {name}")
    assert read.report.signature == Signature(title="GIÁM ĐỐC", name=name)
    assert read.report.recipients == ("Bộ Nội vụ", "Lưu: VT")
