"""A cited document: how its parts are read from running text and written back (NĐ 30/2020, Phụ lục I, II.6b)."""

import datetime
import re

from msgspec import Struct

from models.dates import read_date, short_date

KINDS = {
    "Nghị quyết": "NQ", "Quyết định": "QĐ", "Chỉ thị": "CT", "Quy chế": "QC", "Quy định": "QyĐ", "Thông cáo": "TC",
    "Thông báo": "TB", "Hướng dẫn": "HD", "Chương trình": "CTr", "Kế hoạch": "KH", "Phương án": "PA", "Đề án": "ĐA",
    "Dự án": "DA", "Báo cáo": "BC", "Biên bản": "BB", "Tờ trình": "TTr", "Hợp đồng": "HĐ", "Công văn": "",
    "Công điện": "CĐ", "Bản ghi nhớ": "BGN", "Bản thỏa thuận": "BTT", "Giấy ủy quyền": "GUQ", "Giấy mời": "GM",
    "Giấy giới thiệu": "GGT", "Giấy nghỉ phép": "GNP", "Phiếu gửi": "PG", "Phiếu chuyển": "PC", "Phiếu báo": "PB",
    "Thư công": "",
}  # fmt: skip
"""The 29 types and their abbreviations (NĐ 30/2020, Phụ lục III)."""

LAWS = {"Luật": "", "Bộ luật": "", "Pháp lệnh": "", "Nghị định": "NĐ", "Thông tư": "TT", "Hiến pháp": ""}
"""Legal documents that a report cites too; laws and ordinances are cited without number and issuer."""

_BY_NAME = ("Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp")
"""What is cited by its name, without number and issuer."""

KIND_FORM = "|".join(sorted((*KINDS, *LAWS), key=len, reverse=True))
"""Any kind of document, as part of a pattern."""
DATE_FORM = r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}"
"""The day of a document, as part of a pattern."""
_VERBS = (
    "về|V/v|ban hành|phê duyệt|quy định|hướng dẫn|công bố|triển khai|thực hiện|sửa đổi|bổ sung|giao|kiện toàn|thành lập|tăng cường|"
    "đẩy mạnh|báo cáo|đề nghị|tổ chức|thông qua|chấn chỉnh|điều chỉnh|bãi bỏ|quyết định"
)
"""How subjects begin: behind them the issuer's name ends."""
_CITED = re.compile(
    rf"(?P<kind>{KIND_FORM})\s+số(?::|\s)\s*(?P<number>\d+)\s*/\s*(?P<symbol>[^\s,;]+)"
    rf"(?:,?\s+ngày\s+(?P<date>{DATE_FORM}))?"
    rf"(?:\s+của\s+(?P<issuer>[A-ZĐÀ-Ỹ][^,;]*?)(?=\s+(?:{_VERBS})\b))?"
    r"[\s,]*(?P<subject>.*)",
    re.DOTALL,
)


class Citation(Struct, frozen=True, kw_only=True):
    """A document that the report refers to. `typed_date` keeps a date that names no day until it is mended."""

    id: str
    kind: str = ""
    number: str = ""
    symbol: str = ""
    date: datetime.date | None = None
    subject: str = ""
    issuer: str = ""
    typed_date: str = ""

    @property
    def name(self) -> str:
        """The short form: "Kế hoạch số 424/KH-SNgV"; a law has neither number nor symbol."""
        code = "/".join(part for part in (self.number, self.symbol) if part)
        return f"{self.kind} số {code}" if code else self.kind

    @property
    def text(self) -> str:
        """The full form of a first mention, as running text writes it, without a mark at its end."""
        day = short_date(self.date) if self.date else self.typed_date
        parts = (self.name, f"ngày {day}" if day else "", f"của {self.issuer}" if self.issuer else "", self.subject)
        return " ".join(part for part in parts if part)

    @property
    def short(self) -> str:
        """The form of a later mention: type, number and symbol; a law by type and name (NĐ 30/2020, Phụ lục I, II.6b)."""
        if self.kind.strip() in _BY_NAME:
            return " ".join(part for part in (self.kind, self.subject) if part)
        return self.name if self.number or self.symbol else self.text

    @property
    def identity(self) -> tuple[str, ...]:
        """Equal for two mentions of one document: type, number, symbol and day, of a law its name too. Empty where nothing names it."""
        is_law = self.kind.strip() in _BY_NAME
        if not (self.number or self.symbol or (is_law and self.subject)):
            return ()
        day = self.date.isoformat() if self.date else self.typed_date
        return (self.kind, self.number, self.symbol, day, self.subject if is_law else "")


def read_citation(text: str, id: str) -> Citation | None:
    """The document that a text cites from its first word on, or nothing. A mark at the end is not part of it."""
    match = _CITED.fullmatch(text.strip().rstrip(";.,").strip())
    if match is None:
        return None
    typed = match["date"] or ""
    day = read_date(typed) if typed else None
    return Citation(
        id=id,
        kind=match["kind"],
        number=match["number"],
        symbol=match["symbol"],
        date=day,
        typed_date="" if day else typed,
        subject=match["subject"],
        issuer=match["issuer"] or "",
    )
