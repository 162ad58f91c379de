"""Who signs: authority and title that fit together, a name without degrees (NĐ 30/2020, Điều 13; Phụ lục I, II.7)."""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from models import place as places
from models.checks.finding import Context, Finding, Fix
from models.checks.party import is_of_the_party
from models.checks.spots import put_label, quoted
from models.definition import Severity
from models.language import _
from models.report import Report, Signature
from models.text import clean_line

WHY = "NĐ 30/2020, Điều 13 và Phụ lục I, II.7"
_NEXT_PREFIX = re.compile(r"\s+(?=(?:TM|KT|TL|TUQ|Q)\.(?:\s|$))")
_PREFIX = re.compile(r"(KT|TL|TUQ|TM|Q)\b\.?\s*(.*)", re.DOTALL)
_IN_TITLE = re.compile(r"(KT|TL|TUQ|TM)(?:\.|\s|$)")
_DEGREE = re.compile(
    r"(?:(?:(?:GS|PGS|TSKH|TS|[Tt]h\.?[Ss]|CN|KS|BSCKII|BSCKI|BSCK|BS|DS|LS|NSND|NSƯT|NGND|NGƯT|TTND|TTƯT)(?:\.\s*|\s+)"
    r"|(?:Phó [Gg]iáo sư|Giáo sư|Tiến sĩ|Tiến sỹ|Thạc sĩ|Thạc sỹ|Bác sĩ|Bác sỹ|Kỹ sư|Cử nhân|Luật sư|Dược sĩ)[.,]?\s+)[,.]?\s*)+"
)
_EXCEPTED = re.compile(
    r"\b(?:y tế|bệnh viện|giáo dục|trường|đại học|học viện|đào tạo|khoa học|viện nghiên cứu|công an|cảnh sát|quân sự|quân đội|quân khu"
    r"|biên phòng|bộ tư lệnh|bộ chỉ huy|quốc phòng|trung đoàn|sư đoàn|lữ đoàn|hải quân|tiểu đoàn)\b",
    re.IGNORECASE,
)
"""Offices of education, health, science and the armed forces, whose signers may put rank and degree before the name (II.7b)."""
_RANK = re.compile(r"(?:(?:Thiếu|Trung|Thượng|Đại)\s+(?:úy|uý|tá|tướng)|Chuẩn\s+(?:úy|uý|đô đốc)),?\s+", re.IGNORECASE)
_DEPUTIES = ("PHÓ ", "THỨ TRƯỞNG")


def _finding(code: str, severity: Severity, part: str, message: str, fix: str = "", **values: str) -> Finding:
    """A finding at the first signer's block; `_second` moves it to the other."""
    place = places.signature(part)
    return Finding(code, severity, place, message.format(**values), WHY, values, Fix(put_label(fix), place, fix) if fix else None)


def _second(finding: Finding) -> Finding:
    place = places.cosignature(places.parts(finding.where)[1])
    return replace(finding, where=place, fix=replace(finding.fix, place=place) if finding.fix else None)


def authority(report: Report, _context: Context) -> Iterator[Finding]:
    """KT. with a deputy's title and the other way round; TL., TUQ. and TM. with the one they stand for."""
    if is_of_the_party(report):
        return
    yield from _authority(report.signature)
    if report.cosignature is not None:
        yield from map(_second, _authority(report.cosignature))


def _authority(signature: Signature) -> Iterator[Finding]:
    typed, title = clean_line(signature.authority), clean_line(signature.title).upper()
    *before, last = [line for line in _NEXT_PREFIX.split(typed) if line] or [""]
    match = _PREFIX.fullmatch(last.upper())
    yield from _post(signature, {_prefix(line) for line in (*before, last)})
    if match is None:
        yield from _without_prefix(typed, title)
        return
    if before and not (len(before) == 1 and _prefix(before[0]) == "TM" and match[1] in ("KT", "Q")):
        message = _("Quyền hạn “{typed}” ghép không đúng; chỉ ghép TM. với KT. hoặc Q., như “TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH”.")
        yield _finding("authority-joined", "warning", "authority", message, typed=quoted(typed))
        return
    yield from _one_prefix(match, last, title, " ".join(before))


def _one_prefix(match: re.Match[str], typed: str, title: str, before: str) -> Iterator[Finding]:
    prefix, head = match[1], match[2].strip()
    right = f"{prefix}. {head}".strip()
    if right != typed.upper():
        message = _("Quyền hạn “{typed}” phải viết là “{right}”: có dấu chấm và một dấu cách sau {prefix}.")
        whole = f"{before} {right}".strip()
        yield _finding("authority-form", "warning", "authority", message, whole, typed=quoted(typed), right=quoted(right), prefix=prefix)
    if prefix in ("TL", "TUQ", "TM") and not head:
        message = _("Sau “{prefix}.” phải ghi chức vụ của người đứng đầu hoặc tên tập thể, như “TL. GIÁM ĐỐC”.")
        yield _finding("authority-incomplete", "error", "authority", message, prefix=prefix)
    elif prefix == "KT":
        yield from _for_the_head(head, title)
    elif prefix == "Q" and head and title == head:
        message = _("“Q. {title}” đã gồm chức vụ; ô quyền hạn chỉ ghi “Q.”.")
        yield _finding("authority-twice", "warning", "authority", message, f"{before} Q.".strip(), title=quoted(title))
    if prefix in ("TL", "TUQ") and head and title == head:
        message = _("“{prefix}. {head}” là ký thay cho {head}, nên chức vụ phải là của người ký, như “CHÁNH VĂN PHÒNG”.")
        yield _finding("authority-same", "error", "title", message, prefix=prefix, head=quoted(head))


def _prefix(line: str) -> str:
    found = _PREFIX.fullmatch(line.upper())
    return found[1] if found else ""


def _post(signature: Signature, prefixes: set[str]) -> Iterator[Finding]:
    """Who signs for a council names the post in the office too; elsewhere the title says everything."""
    post, title = clean_line(signature.post), clean_line(signature.title)
    if post and post.upper() == title.upper():
        message = _("Chức vụ khác “{post}” trùng với chức vụ ký; hãy bỏ một trong hai.")
        yield _finding("post-twice", "warning", "post", message, post=quoted(post))
    elif post and "TM" not in prefixes:
        message = _("Chức vụ khác (“{post}”) chỉ ghi khi ký thay mặt hội đồng, ban chỉ đạo (TM.); hãy xem lại.")
        yield _finding("post-without-body", "warning", "post", message, post=quoted(post))


def second_signer(report: Report, _context: Context) -> Iterator[Finding]:
    """A second block has a title and a name, and is not the first one again."""
    second = report.cosignature
    if second is None:
        return
    for part, message in (("title", _("Chưa có chức vụ của người ký thứ hai.")), ("name", _("Chưa có họ và tên của người ký thứ hai."))):
        if not getattr(second, part).strip():
            yield Finding(f"second-{part}-missing", "error", places.cosignature(part), message, WHY)
    if second.name.strip() and clean_line(second.name).casefold() == clean_line(report.signature.name).casefold():
        message = _("Người ký thứ hai trùng với người ký thứ nhất; hãy sửa tên hoặc bỏ người ký thứ hai.")
        yield Finding("second-same", "error", places.cosignature("name"), message, WHY)


def _without_prefix(typed: str, title: str) -> Iterator[Finding]:
    if typed:
        message = _("Quyền hạn “{typed}” không bắt đầu bằng TM., KT., TL., TUQ. hoặc Q.; người đứng đầu tự ký thì để trống.")
        yield _finding("authority-unknown", "warning", "authority", message, typed=quoted(typed))
    elif found := _IN_TITLE.match(title):
        message = _("Ô chức vụ ghi “{title}” mà {prefix}. là quyền hạn ký; hãy chuyển sang ô quyền hạn và ghi chức vụ của người ký.")
        yield _finding("authority-in-title", "warning", "title", message, title=quoted(title), prefix=found[1])
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
    excepted = any(_EXCEPTED.search(office) for office in (report.letterhead.issuer, report.letterhead.superior))
    yield from _name(report.signature, excepted)
    if report.cosignature is not None:
        yield from map(_second, _name(report.cosignature, excepted))


def _name(signature: Signature, excepted: bool) -> Iterator[Finding]:
    typed = clean_line(signature.name)
    before = _degrees(typed) if excepted else ""
    typed = typed.removeprefix(before)
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
        yield _finding("name-capitals", "warning", "name", message, before + right, name=quoted(typed), right=quoted(right))


def _degrees(name: str) -> str:
    """Rank and degrees before a name, with the blank behind them."""
    rank = _RANK.match(name)
    start = rank.end() if rank else 0
    degree = _DEGREE.match(name, start)
    return name[: degree.end() if degree else start]


def _capitalised(word: str) -> str:
    """Names of other peoples ("H'Hen", "Y-Ban") keep their own capitals."""
    if not word.isalpha() or not (word.islower() or (word.isupper() and len(word) > 1)):
        return word
    return word[0].upper() + word[1:].lower()
