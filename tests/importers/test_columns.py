"""Letterheads and signatures of texts that were copied from a web page or a PDF: columns apart by bars, cells broken in two."""

import pytest

from importers.lines import SourceLine, source_line
from importers.reading import report_of
from models.period import Period
from models.report import Letterhead, Signature
from models.text import Words

BODY = ("BÁO CÁO", "Kết quả công tác quý III năm 2022", "I. KẾT QUẢ", "Đã làm.", "Trên đây là báo cáo của phòng./.")
FORMS = {
    "bars in a row": (
        "UBND HUYỆN SƠN HÀ | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |",
        "PHÒNG NỘI VỤ | Độc lập - Tự do - Hạnh phúc |",
        "Số: 45/BC-PNV | Sơn Hà, ngày 14 tháng 9 năm 2022 |",
    ),
    "bars on lines of their own, cells broken": (
        *("UBND HUYỆN SƠN HÀ", "PHÒNG NỘI VỤ", "-------", "|", "CỘNG HÒA XÃ HỘI", "CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"),
        *("|", "Số:", "45/BC-PNV", "|", "Sơn Hà, ngày 14", "tháng 9 năm 2022", "|"),
    ),
    "one blank between columns": (
        "UBND HUYỆN SƠN HÀ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "PHÒNG NỘI VỤ Độc lập- Tự do- Hạnh phúc",
        "Số: 45/BC-PNV Sơn Hà, ngày 14 tháng 9 năm 2022",
    ),
}


def lines(*texts: str) -> tuple[SourceLine, ...]:
    return tuple(line for text in texts if (line := source_line([Words(text)])) is not None)


@pytest.mark.parametrize("form", FORMS)
def test_a_letterhead_copied_from_a_page(form: str) -> None:
    imported = report_of(lines(*FORMS[form], *BODY), None, Period.parse("2022-Q3"), "a.txt")
    wanted = Letterhead(superior="UBND HUYỆN SƠN HÀ", issuer="PHÒNG NỘI VỤ", number="45", symbol="BC-PNV", place="Sơn Hà")
    head = imported.report.letterhead
    assert (head.superior, head.issuer, head.number, head.symbol, head.place) == (
        wanted.superior, wanted.issuer, wanted.number, wanted.symbol, wanted.place,
    )  # fmt: skip
    assert str(head.date) == "2022-09-14" and imported.unplaced == ()


@pytest.mark.parametrize(
    "signed",
    [
        ("Nơi nhận: | TRƯỞNG PHÒNG |", "- Như trên; | |", "- Lưu: VT. | Phạm Thị Hoa |"),
        ("Nơi nhận:", "- Như trên;", "- Lưu: VT.", "|", "TRƯỞNG PHÒNG", "Phạm Thị Hoa", "|"),
        ("NƠI NHẬN: TRƯỞNG PHÒNG", "- Như trên;", "- Lưu: VT.", "Phạm Thị Hoa"),
    ],
)
def test_a_signature_copied_from_a_page(signed: tuple[str, ...]) -> None:
    imported = report_of(lines(*BODY, *signed), None, Period.parse("2022-Q3"), "a.txt")
    assert imported.report.signature == Signature(title="TRƯỞNG PHÒNG", name="Phạm Thị Hoa")
    assert imported.report.recipients == ("Như trên", "Lưu: VT") and imported.unplaced == ()


def test_an_authority_behind_a_gap_stays_whole_whatever_its_style() -> None:
    """ "KT. GIÁM ĐỐC" was torn behind its point, as if the point ended the line of Nơi nhận."""
    label = source_line([Words("Nơi nhận:", True, True), Words("\t"), Words("KT. GIÁM ĐỐC", True)])
    assert label is not None
    imported = report_of((*lines(*BODY), label, *lines("- Lưu: VT.\tNguyễn Văn An")), None, Period.parse("2022-Q3"), "a.txt")
    assert imported.report.signature == Signature("KT. GIÁM ĐỐC", "", "Nguyễn Văn An")


def test_bars_of_an_annex_below_who_signs_are_a_table() -> None:
    signed = ("Nơi nhận: | TRƯỞNG PHÒNG |", "- Lưu: VT. | Phạm Thị Hoa |", "PHỤ LỤC I", "BIỂU TỔNG HỢP")
    table = ("| TT | Đơn vị | Ghi chú |", "| 1 | Xã A | |", "| 2 | Xã B | |", "| 3 | Xã C | |")
    imported = report_of(lines(*BODY, *signed, *table), None, Period.parse("2022-Q3"), "a.txt")
    assert [(len(table.columns), len(table.rows)) for table in imported.report.tables] == [(3, 3)]
