"""Letterhead, lists, recipients, signature and headings: what is said, where, and with which mend."""

import pytest
from msgspec.structs import replace

from models.report import Item, Report, Signature
from tests.builders import citation, headings, report
from tests.models.checks.saying import codes, said, summary


def test_a_good_report_needs_no_word() -> None:
    assert said(report()) == []


def test_a_blank_number_and_date_are_normal_for_a_draft() -> None:
    assert codes(report(number="", date="")) == []
    assert codes(replace(report(number="", date=""), state="issued")) == ["number-missing", "date-missing"]


@pytest.mark.parametrize(
    ("made", "code"),
    [
        (report(issuer=" "), "issuer-missing"),
        (report(symbol=""), "symbol-missing"),
        (report(place=""), "place-missing"),
        (report(subject=""), "subject-missing"),
        (report(closing=""), "closing-missing"),
        (report(recipients=()), "recipients-missing"),
        (report(title=""), "title-missing"),
        (report(name=""), "name-missing"),
        (report(sections=()), "section-missing"),
        (replace(report(), sections=headings("I", "II")[1:]), "section-missing"),
        (report("Xong.", "- "), "item-empty"),
        (report(sections=(replace(headings("I")[0], title=""),)), "heading-empty"),
        (report(sections=(replace(headings("I")[0], items=()),)), "section-empty"),
        (report(sections=(replace(headings("I")[0], items=(Item("i1", "plus", "", "c9"),)),)), "citation-missing"),
    ],
)
def test_what_is_missing_is_named_once(made: Report, code: str) -> None:
    assert codes(made).count(code) == 1


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ({"symbol": "BC - SNgV"}, ("symbol-form", "letterhead.symbol", "BC-SNgV")),
        ({"symbol": "bc-SNgV"}, ("symbol-form", "letterhead.symbol", "BC-SNgV")),
        ({"symbol": "SNgV"}, ("symbol-form", "letterhead.symbol", "BC-SNgV")),
        ({"symbol": "/BC-SNgV"}, ("symbol-form", "letterhead.symbol", "BC-SNgV")),
        ({"symbol": "KH-SNgV"}, ("symbol-form", "letterhead.symbol", "")),
        ({"number": "5"}, ("number-zero", "letterhead.number", "05")),
        ({"number": "005"}, ("number-zero", "letterhead.number", "05")),
        ({"number": "17a"}, ("number-form", "letterhead.number", "")),
        ({"number": "0"}, ("number-form", "letterhead.number", "")),
        ({"date": "31/02/2021"}, ("date-invalid", "letterhead.date", "")),
        ({"date": "01/3/2021"}, ("date-early", "letterhead.date", "")),
        ({"superior": "Sở Nội vụ"}, ("superior-is-issuer", "letterhead.superior", "")),
        ({"place": "quảng Ngãi,"}, ("place-form", "letterhead.place", "Quảng Ngãi")),
    ],
)
def test_the_letterhead(parts: dict[str, str], expected: tuple[str, str, str]) -> None:
    assert summary(report(**parts)) == expected  # type: ignore[arg-type]


@pytest.mark.parametrize("blank", ["ngày tháng 10 năm 2021", "ngày … tháng … năm 2021", "Ngày .... tháng 10 năm 2021"])
def test_a_draft_leaves_the_day_blank_and_an_issued_report_does_not(blank: str) -> None:
    draft = report(date=blank)
    assert draft.letterhead.typed_date and "date-invalid" not in codes(draft)
    assert "date-invalid" in codes(replace(draft, state="issued"))


@pytest.mark.parametrize("symbol", ["BC-SNgV", "BC-UBND", "BC-BCĐ389", "BC-STTTT-VP", "BC-SVHTT&DL"])
def test_symbols_as_offices_set_them_are_fine(symbol: str) -> None:
    assert codes(report(symbol=symbol, number="05", date="20/9/2021")) == []


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("- A;", "- B.", "- C;", "- D."), ("list-goes-on", "item.i2", "B;")),
        (("- A;", "- B;", "- C.", "- D."), ("list-goes-on", "item.i3", "C;")),
        (("- A;", "- B;", "- *C.*", "- D."), ("list-goes-on", "item.i3", "*C;*")),
        (("- A;", "- B", "- C;", "- D."), ("list-unmarked", "item.i2", "B;")),
        (("- A;", "- B,", "- C;", "- D."), ("list-unmarked", "item.i2", "B;")),
        (("- A;", "- B;", "- C;"), ("list-end", "item.i3", "C.")),
        (("- A;", "- B;", "- C"), ("list-end", "item.i3", "C.")),
        (("- Gồm:", "+ A;", "+ B;", "+ C;", "- Xong."), ("list-end", "item.i4", "C.")),
    ],
)
def test_list_marks(lines: tuple[str, ...], expected: tuple[str, str, str]) -> None:
    assert summary(report(*lines)) == expected


@pytest.mark.parametrize(
    "lines",
    [
        ("- A.", "- B.", "- C."),
        ("- A;", "- B;", "- C."),
        ("- Gồm:", "+ A;", "+ B.", "- Xong."),
        ("- Phần mềm", "+ A.", "+ B.", "- Xong."),
        ("- Gồm:", "+ A;", "+ B;", "- C;", "- D."),
        ("- A;", "- B;", "- Đã họp. Đã ra nghị quyết.", "- Lãnh đạo chỉ đạo. Việc đã xong."),
        ("- A;", "- gồm:", "+ một;", "+ hai;", "- C."),
        ("- A", "- B"),
        ("# A.", "# B.", "@ một;", "@ hai.", "# C."),
        ("Đoạn một.", "Đoạn hai;", "Đoạn ba."),
        ("- A;", "- v.v...", "- C."),
    ],
)
def test_lists_that_are_fine(lines: tuple[str, ...]) -> None:
    assert codes(report(*lines)) == []


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ({"recipients": ("Bộ Nội vụ.", "Lưu: VT")}, ("line-mark", "recipient.0", "Bộ Nội vụ;")),
        ({"recipients": ("Bộ Nội vụ", "Lưu: VT;")}, ("line-mark", "recipient.1", "Lưu: VT.")),
        ({"recipients": ("- Bộ Nội vụ", "Lưu: VT")}, ("line-dash", "recipient.0", "Bộ Nội vụ")),
        ({"recipients": ("Bộ Nội vụ",)}, ("recipient-no-copy", "recipient.0", "")),
        ({"recipients": ("Lưu: VT", "Bộ Nội vụ")}, ("recipient-copy-last", "recipient.0", "")),
        ({"recipients": ("Bộ Nội vụ", "Lưu VT, TCCB")}, ("recipient-copy-form", "recipient.1", "Lưu: VT, TCCB")),
        ({"recipients": ("Bộ Nội vụ", "Lưu: TCCB")}, ("recipient-copy-form", "recipient.1", "")),
        ({"recipients": ("Như trên", "Lưu: VT")}, ("recipient-as-above", "recipient.0", "")),
        ({"addressees": ("Bộ Nội vụ",)}, ("recipient-as-above-missing", "recipient.0", "Như trên")),
        ({"addressees": ("Bộ Nội vụ.",), "recipients": ("Như trên", "Lưu: VT")}, ("line-mark", "addressee.0", "Bộ Nội vụ")),
        ({"addressees": ("Kính gửi: Bộ Y tế",), "recipients": ("Như trên", "Lưu: VT")}, ("addressee-salutation", "addressee.0", "Bộ Y tế")),
        (
            {"superior": "Ủy ban nhân dân tỉnh Hà Nam", "recipients": ("UBND tỉnh Hà Nam", "Lưu: VT")},
            ("addressee-missing", "addressee.0", ""),
        ),
        ({"closing": "Trên đây là báo cáo."}, ("end-mark", "closing", "Trên đây là báo cáo./.")),
        ({"closing": "Trên đây là báo cáo ./."}, ("end-mark", "closing", "Trên đây là báo cáo./.")),
        ({"closing": "Trên đây là báo cáo/."}, ("end-mark", "closing", "Trên đây là báo cáo./.")),
    ],
)
def test_recipients_and_the_end(parts: dict[str, tuple[str, ...]], expected: tuple[str, str, str]) -> None:
    assert summary(report(**parts)) == expected  # type: ignore[arg-type]


def test_the_end_mark_stands_once() -> None:
    assert summary(report("Đã xong./.")) == ("end-mark-inside", "item.i1", "Đã xong.")


@pytest.mark.parametrize(
    ("authority", "title", "name", "expected"),
    [
        ("", "PHÓ GIÁM ĐỐC", "Lê An", ("authority-missing", "signature.authority", "KT. GIÁM ĐỐC")),
        ("", "KT. GIÁM ĐỐC", "Lê An", ("authority-in-title", "signature.title", "")),
        ("", "tl. Giám đốc", "Lê An", ("authority-in-title", "signature.title", "")),
        ("KT. GIÁM ĐỐC", "GIÁM ĐỐC", "Lê An", ("authority-not-deputy", "signature.title", "")),
        ("KT. CHỦ TỊCH", "PHÓ GIÁM ĐỐC", "Lê An", ("authority-mismatch", "signature.authority", "")),
        ("KT GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Lê An", ("authority-form", "signature.authority", "KT. GIÁM ĐỐC")),
        ("TL.GIÁM ĐỐC", "CHÁNH VĂN PHÒNG", "Lê An", ("authority-form", "signature.authority", "TL. GIÁM ĐỐC")),
        ("TL.", "CHÁNH VĂN PHÒNG", "Lê An", ("authority-incomplete", "signature.authority", "")),
        ("Thay mặt", "CHỦ TỊCH", "Lê An", ("authority-unknown", "signature.authority", "")),
        ("Q. GIÁM ĐỐC", "GIÁM ĐỐC", "Lê An", ("authority-twice", "signature.authority", "Q.")),
        ("", "GIÁM ĐỐC", "TS. Lê An", ("name-degree", "signature.name", "Lê An")),
        ("", "GIÁM ĐỐC", "PGS.TS. Lê An", ("name-degree", "signature.name", "Lê An")),
        ("", "GIÁM ĐỐC", "ThS Lê An", ("name-degree", "signature.name", "Lê An")),
        ("", "GIÁM ĐỐC", "LÊ VĂN AN", ("name-capitals", "signature.name", "Lê Văn An")),
        ("", "GIÁM ĐỐC", "Lê văn An", ("name-capitals", "signature.name", "Lê Văn An")),
    ],
)
def test_the_signature(authority: str, title: str, name: str, expected: tuple[str, str, str]) -> None:
    assert summary(report(authority=authority, title=title, name=name)) == expected


@pytest.mark.parametrize(
    ("issuer", "name"),
    [
        ("SỞ Y TẾ", "BSCKII. Lê An"),
        ("TRƯỜNG ĐẠI HỌC THẠCH SƠN", "PGS.TS. Lê An"),
        ("CÔNG AN HUYỆN THẠCH SƠN", "Thượng tá Lê An"),
        ("BỘ CHỈ HUY QUÂN SỰ TỈNH", "Đại tá, TS. Lê An"),
    ],
)
def test_rank_and_degree_stand_where_the_decree_allows_them(issuer: str, name: str) -> None:
    assert not {"name-degree", "name-capitals"} & set(codes(report(issuer=issuer, name=name)))


@pytest.mark.parametrize(
    "signature",
    [
        Signature("KT.", "PHÓ GIÁM ĐỐC", "Thạch Sơn"),
        Signature("KT. BỘ TRƯỞNG", "THỨ TRƯỞNG", "Tô Lâm"),
        Signature("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "H'Hen Niê"),
        Signature("Q.", "GIÁM ĐỐC", "A Lăng"),
        Signature("TUQ. GIÁM ĐỐC", "TRƯỞNG PHÒNG", "Y Thông"),
    ],
)
def test_signatures_that_are_fine(signature: Signature) -> None:
    assert codes(replace(report(), signature=signature)) == []


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        (("I", "III"), ("heading-number", "section.s1.number", "II")),
        (("I", "I"), ("heading-number", "section.s1.number", "II")),
        (("I", " 1", " 3"), ("heading-number", "section.s2.number", "2")),
        (("I", " 2"), ("heading-number", "section.s1.number", "1")),
        (("I", " 1", "  1.1", "  1.3."), ("heading-number", "section.s3.number", "1.2.")),
        (("I", " 1", " 2", "  1.1"), ("heading-number", "section.s3.number", "2.1")),
        (("I", " 1", "  a)", "  b)", "  c)", "  d)", "  e)"), ("heading-number", "section.s6.number", "đ)")),
    ],
)
def test_heading_numbers(numbers: tuple[str, ...], expected: tuple[str, str, str]) -> None:
    assert summary(report(sections=headings(*numbers))) == expected


@pytest.mark.parametrize(
    "numbers",
    [
        ("I", " 1", " 2", "II", " 1", " 2"),
        ("I", " 1", " 2", "II", " 3", " 4"),
        ("A", " I", " II", "B", " I"),
        ("I.", " 1.", "  1.1.", "  1.2.", "II.", "III."),
        ("Phần thứ nhất", "Phần thứ hai"),
        ("", "", ""),
        ("I", " -", " -"),
    ],
)
def test_numbering_that_is_fine(numbers: tuple[str, ...]) -> None:
    assert codes(report(sections=headings(*numbers))) == []


def test_a_cited_document_brings_its_own_mark() -> None:
    cited = tuple(citation(f"Công văn 1{at}/SNgV-VP", f"0{at}/3/2021", f"c{at}") for at in range(1, 5))
    assert codes(report("- Đã ban hành, gồm:", citations=cited)) == []
