"""The letterhead and the signature block (NĐ 30/2020, Điều 13; Phụ lục I, II.2-II.4 and II.7)."""

import re
from collections.abc import Iterator

from models import place as places
from models.checks.citations import two_digits
from models.checks.finding import Context, Finding, Fix
from models.citation import KINDS
from models.dates import short_date
from models.language import _
from models.report import Report, Signature

_SYMBOL = re.compile(r"BC(?:-[A-ZĐÔÂÊƠƯa-zđôâêơư&0-9]+)+")
_DEGREE = re.compile(
    r"(?:(?:PGS|GS|TS|ThS|Th\.S|KS|CN|BS|Tiến sĩ|Tiến sỹ|Thạc sĩ|Thạc sỹ|Giáo sư|Phó Giáo sư|Kỹ sư|Cử nhân|Bác sĩ)\.?[\s.]+)+",
    re.IGNORECASE,
)
_PREFIXES = ("TM.", "KT.", "TL.", "TUQ.", "Q.")
_NUMBER = "NĐ 30/2020, Phụ lục I, II.3"
_SIGNING = "NĐ 30/2020, Phụ lục I, II.7"


def check_letterhead(report: Report, context: Context) -> Iterator[Finding]:
    """Number, symbol, date, names. A blank number and date are normal before the report is issued."""
    head = report.letterhead
    yield from _number(head.number)
    yield from _symbol(head.symbol)
    yield from _date(report)
    if head.issuer.strip() and head.issuer.strip().casefold() == head.superior.strip().casefold():
        message = _("Cơ quan chủ quản và cơ quan ban hành ghi giống nhau; hãy xem lại.")
        yield Finding("superior-same", "warning", places.letterhead("superior"), message, "NĐ 30/2020, Phụ lục I, II.2")


def _number(number: str) -> Iterator[Finding]:
    place, text = places.letterhead("number"), number.strip()
    if not text:
        return
    if not re.fullmatch(r"\d{1,6}", text):
        message = _("Số của báo cáo “{number}” chỉ gồm chữ số, như 05 hoặc 177; ký hiệu ghi ở ô bên cạnh.").format(number=number)
        yield Finding("number-form", "error", place, message, _NUMBER, {"number": number})
    elif two_digits(text) != number:
        right = two_digits(text)
        message = _("Số của báo cáo viết là “{right}”: số dưới 10 thêm một số 0 ở trước.").format(right=right)
        yield Finding(
            "number-zero",
            "warning",
            place,
            message,
            _NUMBER,
            {"number": number},
            Fix(_("Sửa thành {right}").format(right=right), place, right),
        )


def _symbol(symbol: str) -> Iterator[Finding]:
    place, packed = places.letterhead("symbol"), re.sub(r"\s+", "", symbol)
    if not packed.removeprefix("BC").strip("-"):
        return
    right = packed if packed.startswith("BC-") or packed.split("-")[0] in KINDS.values() else f"BC-{packed.lstrip('-')}"
    fits = bool(_SYMBOL.fullmatch(right))
    if symbol == right and fits:
        return
    message = _("Ký hiệu “{symbol}” của báo cáo phải như “BC-SNgV”: BC, gạch nối, chữ viết tắt tên cơ quan, không dấu cách.").format(
        symbol=symbol
    )
    fix = Fix(_("Sửa thành {right}").format(right=right), place, right) if fits else None
    yield Finding("symbol-form", "error", place, message, _NUMBER, {"symbol": symbol}, fix)


def _date(report: Report) -> Iterator[Finding]:
    head, place = report.letterhead, places.letterhead("date")
    why = "NĐ 30/2020, Phụ lục I, II.4"
    if head.typed_date:
        message = _("Không có ngày “{typed}”; hãy gõ như 05/10/2021, hoặc để trống khi chưa ban hành.").format(typed=head.typed_date)
        yield Finding("date-does-not-exist", "error", place, message, why, {"typed": head.typed_date})
    elif head.date and head.date < report.when.start:
        message = _("Ngày của báo cáo ({day}) ở trước kỳ báo cáo (từ {start}); hãy xem lại ngày hoặc kỳ.")
        words = message.format(day=short_date(head.date), start=short_date(report.when.start))
        yield Finding("date-before-period", "warning", place, words, why, {"date": head.date.isoformat()})
    elif head.number.strip() and not head.date:
        yield Finding("date-missing", "warning", place, _("Đã có số mà chưa có ngày ban hành."), "NĐ 30/2020, Điều 15")
    elif head.date and not head.number.strip():
        yield Finding(
            "number-missing", "warning", places.letterhead("number"), _("Đã có ngày ban hành mà chưa có số."), "NĐ 30/2020, Điều 15"
        )


def check_signature(report: Report, context: Context) -> Iterator[Finding]:
    """Who signs for whom, and how the name is written."""
    yield from _authority(report.signature)
    yield from _name(report.signature.name)


def _authority(signature: Signature) -> Iterator[Finding]:
    authority, title = signature.authority.strip(), signature.title.strip().upper()
    place = places.signature("authority")
    prefix = next((prefix for prefix in _PREFIXES if authority.upper().startswith(prefix)), "")
    if authority and not prefix:
        message = _("Quyền hạn “{authority}” phải bắt đầu bằng TM., KT., TL., TUQ. hoặc Q.").format(authority=authority)
        yield Finding("authority-form", "error", place, message, _SIGNING, {"authority": authority})
    elif prefix in ("TM.", "TL.", "TUQ.") and authority.upper() == prefix:
        message = _("Sau {prefix} phải ghi ký thay cho ai, như “{prefix} GIÁM ĐỐC”.").format(prefix=prefix)
        yield Finding("authority-incomplete", "error", place, message, _SIGNING, {"authority": authority})
    elif prefix == "KT." and title and not title.startswith("PHÓ "):
        message = _("KT. là cấp phó ký thay, nên chức vụ người ký thường là “PHÓ …”.")
        yield Finding("authority-title", "warning", places.signature("title"), message, "NĐ 30/2020, Điều 13", involved=(place,))
    elif not authority and title.startswith("PHÓ "):
        right = f"KT. {title.removeprefix('PHÓ ')}"
        fix = Fix(_("Thêm “{right}”").format(right=right), place, right)
        yield Finding(
            "authority-missing",
            "warning",
            place,
            _("Cấp phó ký thì phải ghi KT. và chức vụ người đứng đầu."),
            "NĐ 30/2020, Điều 13",
            fix=fix,
        )


def _name(name: str) -> Iterator[Finding]:
    place, text = places.signature("name"), name.strip()
    degree = _DEGREE.match(text)
    if degree:
        rest = text[degree.end() :]
        message = _("Trước họ tên người ký không ghi học hàm, học vị.")
        yield Finding(
            "name-degree", "warning", place, message, _SIGNING, {"name": name}, Fix(_("Sửa thành {right}").format(right=rest), place, rest)
        )
    elif text and any(word[:1].islower() for word in text.split()):
        right = " ".join(word[:1].upper() + word[1:] for word in text.split())
        message = _("Họ tên người ký viết hoa chữ cái đầu mỗi tiếng.")
        yield Finding(
            "name-capitals",
            "warning",
            place,
            message,
            "NĐ 30/2020, Phụ lục II, II.1",
            {"name": name},
            Fix(_("Sửa thành {right}").format(right=right), place, right),
        )
