"""Small reports for the tests: `report(closing="…")` is a tiny one without any fault, changed in one respect."""

from datetime import date
from decimal import Decimal
from typing import Any

from msgspec.structs import replace

from models.citation import Citation
from models.definition import ReportDefinition, definition_of
from models.report import FigureValue, Item, Letterhead, Report, Section, Signature
from models.samples import sample_report

PERCENTS = (
    "ty_le_van_ban_dien_tu",
    "ty_le_may_tinh_noi_mang",
    "ty_le_cong_chuc_ioffice",
    "ty_le_lanh_dao_ky_so",
    "ty_le_cap_thu_cong_vu",
    "ty_le_su_dung_thu_cong_vu",
    "ty_le_tthc_muc_4",
    "ty_le_tthc_cong_khai",
)


def cntt() -> ReportDefinition:
    """The kind of report that the tests write."""
    return definition_of("cntt")


def citation(**changes: Any) -> Citation:
    """Công văn số 163/SNgV-VP ngày 18/3/2021, changed."""
    subject = "về việc rà soát số liệu"
    cited = Citation(id="c1", kind="Công văn", number="163", symbol="SNgV-VP", date=date(2021, 3, 18), subject=subject)
    return replace(cited, **changes)


def items(*texts: str, level: Any = "dash", first: int = 100) -> tuple[Item, ...]:
    """Items i100, i101, … of one level."""
    return tuple(Item(f"i{first + index}", level, text) for index, text in enumerate(texts))


def report(**changes: Any) -> Report:
    """A tiny report for nine months of 2021 in which no check finds anything; `figures` are added to its own."""
    figures = {**dict.fromkeys(PERCENTS, Decimal(100)), "van_ban_den": Decimal(3845), "van_ban_di": Decimal(888)}
    stated = {id: FigureValue(value) for id, value in figures.items()} | {"van_ban_tong": FigureValue(Decimal(4733), "calculated")}
    own: dict[str, Any] = {
        "definition": "cntt",
        "period": "2021-9T",
        "letterhead": Letterhead("UBND TỈNH QUẢNG NGÃI", "SỞ NGOẠI VỤ", symbol="BC-SNgV", place="Quảng Ngãi"),
        "subject": "Tình hình ứng dụng công nghệ thông tin {ky}",
        "opening": (Item("i1", "paragraph", "Sở Ngoại vụ báo cáo như sau:"),),
        "sections": (
            Section("ket-qua", "I", "Kết quả triển khai thực hiện", 1),
            Section("chi-dao", "1", "Công tác chỉ đạo, điều hành", 2, (Item("i2", "dash", "Các văn bản:"), Item("i3", "plus", "", "c1"))),
            Section("ung-dung", "2", "Kết quả ứng dụng CNTT tại cơ quan", 2),
            Section("ha-tang", "2.1", "Hạ tầng kỹ thuật", 3, (Item("i4", "dash", "Mạng nội bộ hoạt động ổn định."),)),
            Section("noi-bo", "2.2", "Ứng dụng trong nội bộ", 3, (Item("i5", "dash", "Đã xử lý {van_ban_tong} văn bản."),)),
            Section("nguoi-dan", "2.3", "Phục vụ người dân", 3, (Item("i6", "dash", "Đạt {ty_le_tthc_muc_4} thủ tục."),)),
            Section("phuong-huong", "II", "Phương hướng, nhiệm vụ {ky_sau}", 1, (Item("i7", "number", "Nâng cấp phần mềm."),)),
        ),
        "figures": stated,
        "citations": (citation(),),
        "closing": "Trên đây là báo cáo của Sở Ngoại vụ./.",
        "recipients": ("Sở Thông tin và Truyền thông", "Lưu: VT"),
        "signature": Signature("", "GIÁM ĐỐC", "Nguyễn Viết Vy"),
    }
    if "figures" in changes:
        changes["figures"] = stated | changes["figures"]
    return Report(**{**own, **changes})


def sample() -> Report:
    """The real report of nine months 2021 that comes with the program."""
    return sample_report()
