"""Pictures of what a report may have besides its sections: marks, căn cứ, tables, annexes, a second signer."""

from msgspec.structs import replace

from models import place as places
from models.citation import Citation
from models.marks import Marks
from models.report import Annex, Item, Report, Signature
from models.samples import sample_report
from models.text_table import TableColumn, TextTable
from ui.screens import Stage

_COLUMNS = (TableColumn("TT"), TableColumn("Đơn vị"), TableColumn("Nội dung hỗ trợ"), TableColumn("Số lượng", "number"))
_ROWS = (
    ("1", "Trung tâm Phục vụ hành chính công", "Máy quét, máy in cho bộ phận một cửa", "12"),
    ("2", "Văn phòng Sở", "Máy tính để bàn thay máy cũ", "năm máy"),
    ("3", "Thanh tra Sở", "Máy tính xách tay", "3"),
    ("", "Tổng cộng", "", "20"),
)
_WIDE = ("TT", "Hệ thống", "Đơn vị vận hành", "Năm đưa vào", "Tài khoản", "Lượt dùng", "Kinh phí", "Ghi chú")


def report_with_parts() -> Report:
    """The sample with everything that a report may have, and two slips in its table."""
    report = sample_report()
    first, *rest = report.section_items("ha-tang")
    table = TextTable("b1", _COLUMNS, _ROWS, "Đơn vị tính: chiếc", (3,))
    wide = TextTable("b2", tuple(TableColumn(title, "number" if 3 < at < 7 else "text") for at, title in enumerate(_WIDE)), _wide_rows())
    law = Citation(id="c90", kind="Nghị định", number="30", symbol="2020/NĐ-CP", subject="về công tác văn thư", issuer="Chính phủ")
    bases = (Item("n1", text="Căn cứ Luật Giao dịch điện tử ngày 22 tháng 6 năm 2023"), Item("n2", citation="c90"))
    shown = Item("i90", text="Kết quả hỗ trợ trang thiết bị", table="b1")
    report = replace(
        report,
        bases=bases,
        citations=(*report.citations, law),
        tables=(table, wide),
        annexes=(
            Annex("pl1", "Hiện trạng các hệ thống thông tin", (Item("i91", text="Số liệu đến {ky}.", table="b2"),), landscape=True),
            Annex("pl2", "Tổng hợp số liệu {ky}", figures=True),
        ),
        marks=Marks(
            "KHẨN", "", "VP.(15)", ("Số 56 Hùng Vương, tỉnh Quảng Ngãi", "Điện thoại: 0255 3822 xxx; trang tin: sngv.quangngai.gov.vn")
        ),
        cosignature=Signature("", "GIÁM ĐỐC SỞ NỘI VỤ", "Trần Thị Ba"),
    )
    return report.with_section_items("ha-tang", (replace(first, text=f"{first.text} Chi tiết tại Phụ lục I và II."), shown, *rest))


def _wide_rows() -> tuple[tuple[str, ...], ...]:
    names = ("iOffice", "Một cửa điện tử", "Cổng dịch vụ công", "Thư công vụ", "Hội nghị truyền hình", "Quản lý đoàn ra, đoàn vào")
    lines = enumerate(names * 4, 1)
    return tuple((str(at), name, "Văn phòng", str(2010 + at % 9), str(45 * at), f"{at}.120", f"{at * 7}.500.000", "") for at, name in lines)


def parts(on: Stage, suffix: str) -> None:
    """Page by page, the cursor where something is to be said."""
    on.open(report_with_parts(), "the-thuc")
    desk = on.window.desk
    if desk is None:
        return
    for name, place in (
        ("dau-chi", places.mark("drafter")),
        ("can-cu", places.item("n1")),
        ("bang", places.cell("b1", 1, 3)),
        ("bang-ten-cot", places.table_title("b1", 1)),
        ("phu-luc", places.cell("b2", 2, 1)),
        ("phu-luc-so-lieu", places.annex_title("pl2")),
        ("hai-nguoi-ky", places.cosignature("name")),
    ):
        desk.go_to(place)
        on.settle()
        on.take(f"phan-{name}{suffix}")
