"""What stands beside the figures in their workbook: the codes by which a program finds its way, and the cited documents."""

from models.dates import short_date
from models.definition import ReportDefinition
from models.document import shown
from models.prior import Earlier
from models.report import Report
from models.table import Column, Table

FORMAT = "sobaocao-so-lieu/1"
"""Of the workbook: its sheets, columns and codes."""
_STATES = "draft: soạn thảo; checked: đã kiểm tra; printed: đã trình ký; issued: đã ban hành; replaced: đã được thay thế"


def codes(report: Report, earlier: Earlier) -> Table:
    """One code a row, with what it means. The codes are those of the report as JSON; what is not there is empty."""
    head, prior, last_year = report.letterhead, earlier.prior, earlier.last_year
    rows = (
        ("format", FORMAT, "Khuôn dạng của bảng tính này"),
        ("report", report.name, "Báo cáo, theo tên trong sổ"),
        ("definition", report.definition, "Mã đề cương"),
        ("definition_version", str(report.definition_version), "Phiên bản đề cương"),
        ("period", report.period, "Mã kỳ báo cáo"),
        ("prior", prior.name if prior else "", "Báo cáo ở cột kỳ trước"),
        ("last_year", last_year.name if last_year else "", "Báo cáo ở cột cùng kỳ năm trước"),
        (
            "state",
            report.state,
            _STATES,
        ),
        ("superior", head.superior, "Cơ quan chủ quản"),
        ("issuer", head.issuer, "Cơ quan ban hành"),
        ("number", head.number, "Số của báo cáo"),
        ("symbol", head.symbol, "Ký hiệu của báo cáo"),
        ("date", head.date.isoformat() if head.date else head.typed_date, "Ngày của báo cáo: năm-tháng-ngày"),
    )
    return Table("Thông tin cho máy đọc", (Column("Mã", width=22), Column("Nội dung", width=44), Column("Ý nghĩa", width=56)), rows)


def cited_documents(report: Report, definition: ReportDefinition) -> Table:
    """The documents that the report refers to, in the order of its list."""
    columns = (
        *(Column("TT", width=6), Column("Loại văn bản", width=18), Column("Số, ký hiệu", width=22), Column("Ngày", width=14)),
        *(Column("Cơ quan ban hành", width=24), Column("Trích yếu", width=70)),
    )
    rows = tuple(
        (
            str(at),
            cited.kind,
            "/".join(part for part in (cited.number, cited.symbol) if part),
            short_date(cited.date) if cited.date else cited.typed_date,
            cited.issuer,
            shown(report, definition, cited.subject),
        )
        for at, cited in enumerate(report.citations, 1)
    )
    return Table("Văn bản viện dẫn", columns, rows)
