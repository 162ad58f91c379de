"""Who signs: authority and title that fit together, a name without degrees (NĐ 30/2020, Điều 13; Phụ lục I, II.7)."""

import re
from collections.abc import Iterator

from models import place as places
from models.checks.finding import Context, Finding, Fix
from models.checks.spots import put_label, quoted
from models.definition import Severity
from models.language import _
from models.report import Report
from models.text import clean_line

WHY = "NĐ 30/2020, Điều 13 và Phụ lục I, II.7"
_PREFIX = re.compile(r"(KT|TL|TUQ|TM|Q)\b\.?\s*(.*)", re.DOTALL)
_DEGREE = re.compile(
    r"(?:(?:(?:GS|PGS|TSKH|TS|[Tt]h\.?[Ss]|CN|KS|BSCKII|BSCKI|BSCK|BS|DS|LS|NSND|NSƯT|NGND|NGƯT|TTND|TTƯT)(?:\.\s*|\s+)"
    r"|(?:Phó [Gg]iáo sư|Giáo sư|Tiến sĩ|Tiến sỹ|Thạc sĩ|Thạc sỹ|Bác sĩ|Bác sỹ|Kỹ sư|Cử nhân|Luật sư|Dược sĩ)[.,]?\s+)[,.]?\s*)+"
)
_DEPUTIES = ("PHÓ ", "THỨ TRƯỞNG")


def _finding(code: str, severity: Severity, part: str, message: str, fix: str = "", **values: str) -> Finding:
    place = places.signature(part)
    return Finding(code, severity, place, message.format(**values), WHY, values, Fix(put_label(fix), place, fix) if fix else None)


def authority(report: Report, _context: Context) -> Iterator[Finding]:
    """KT. with a deputy's title and the other way round; TL., TUQ. and TM. with the one they stand for."""
    typed, title = clean_line(report.signature.authority), clean_line(report.signature.title).upper()
    match = _PREFIX.fullmatch(typed.upper())
    if match is None:
        yield from _without_prefix(typed, title)
        return
    prefix, head = match[1], match[2].strip()
    right = f"{prefix}. {head}".strip()
    if right != typed.upper():
        message = _("Quyền hạn “{typed}” phải viết là “{right}”: có dấu chấm và một dấu cách sau {prefix}.")
        yield _finding("authority-form", "warning", "authority", message, right, typed=quoted(typed), right=quoted(right), prefix=prefix)
    if prefix in ("TL", "TUQ", "TM") and not head:
        message = _("Sau “{prefix}.” phải ghi chức vụ của người đứng đầu hoặc tên tập thể, như “TL. GIÁM ĐỐC”.")
        yield _finding("authority-incomplete", "error", "authority", message, prefix=prefix)
    elif prefix == "KT":
        yield from _for_the_head(head, title)
    elif prefix == "Q" and head and title == head:
        message = _("“Q. {title}” đã gồm chức vụ; ô quyền hạn chỉ ghi “Q.”.")
        yield _finding("authority-twice", "warning", "authority", message, "Q.", title=quoted(title))


def _without_prefix(typed: str, title: str) -> Iterator[Finding]:
    if typed:
        message = _("Quyền hạn “{typed}” không bắt đầu bằng TM., KT., TL., TUQ. hoặc Q.; người đứng đầu tự ký thì để trống.")
        yield _finding("authority-unknown", "warning", "authority", message, typed=quoted(typed))
    elif title.startswith("PHÓ "):
        right = f"KT. {title.removeprefix('PHÓ ').removesuffix(' PHỤ TRÁCH')}"
        message = _("Cấp phó ký thì phải ghi “{right}” ở dòng quyền hạn.")
        yield _finding("authority-missing", "error", "authority", message, right, right=quoted(right))


def _for_the_head(head: str, title: str) -> Iterator[Finding]:
    if not title:
        return
    if not title.startswith(_DEPUTIES):
        message = _("“KT.” là cấp phó ký thay nhưng chức vụ đang ghi “{title}”; hãy ghi như “PHÓ GIÁM ĐỐC”, hoặc bỏ “KT.”.")
        yield _finding("authority-not-deputy", "error", "title", message, title=quoted(title))
    elif head and title.startswith("PHÓ ") and not title.removeprefix("PHÓ ").startswith(head):
        message = _("“KT. {head}” không khớp với chức vụ “{title}”; hãy xem lại hai dòng này.")
        yield _finding("authority-mismatch", "warning", "authority", message, head=quoted(head), title=quoted(title))


def name(report: Report, _context: Context) -> Iterator[Finding]:
    """No degree before the name; each of its words with a capital (Phụ lục II, II.1)."""
    typed = clean_line(report.signature.name)
    if not typed:
        return
    degree = _DEGREE.match(typed)
    if degree and degree.end() < len(typed):
        message = _(
            "Trước họ tên người ký không ghi học hàm, học vị (“{degree}”), trừ ngành giáo dục, y tế, khoa học và lực lượng vũ trang."
        )
        yield _finding("name-degree", "warning", "name", message, typed[degree.end() :], degree=degree[0].strip())
        return
    right = " ".join(_capitalised(word) for word in typed.split())
    if right != typed:
        message = _("Họ tên “{name}” phải viết hoa chữ đầu mỗi tiếng: {right}.")
        yield _finding("name-capitals", "warning", "name", message, right, name=quoted(typed), right=quoted(right))


def _capitalised(word: str) -> str:
    """Names of other peoples ("H'Hen", "Y-Ban") keep their own capitals."""
    if not word.isalpha() or not (word.islower() or (word.isupper() and len(word) > 1)):
        return word
    return word[0].upper() + word[1:].lower()
