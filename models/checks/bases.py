"""Căn cứ: each begins as one, names its document as the decree asks, a law by its name alone (NĐ 30/2020, Phụ lục I, II.6a)."""

import re
from collections.abc import Iterator

from models import place as places
from models.checks.citations import is_numbered
from models.checks.finding import Context, Finding, Fix
from models.checks.spots import put_label, quoted
from models.citation import KIND_FORM, KINDS, LAWS
from models.document import without_end_mark
from models.language import _
from models.report import Report
from models.text import plain

WHY = "NĐ 30/2020, Phụ lục I, II.6a"
_BEGINNINGS = ("Căn cứ", "Theo", "Thực hiện", "Xét", "Trên cơ sở", "Tiếp theo", "Thi hành", "Để")
_BEGUN = re.compile(rf"(?:{'|'.join(_BEGINNINGS)})\b", re.IGNORECASE)
_NAMED = re.compile(rf"(?:{'|'.join(_BEGINNINGS)})\s+(?P<kind>{KIND_FORM})\b", re.IGNORECASE)
_LAW_NUMBER = re.compile(r"\s+số\s*:?\s*\d+/\d{4}/(?:UBTV)?QH\d+")


def bases(report: Report, _context: Context) -> Iterator[Finding]:
    """What is typed as căn cứ; of a cited document the program writes the beginning and other checks look at the parts."""
    for at, item in enumerate(report.bases, 1):
        text = plain(item.text).strip()
        if item.citation or not text:
            continue
        if not _BEGUN.match(text):
            yield from _unbegun(item.id, item.text, at)
            continue
        named = _NAMED.match(text)
        kind = named["kind"] if named else ""
        known = next((name for name in (*KINDS, *LAWS) if name.casefold() == kind.casefold()), "")
        if kind and (law := _LAW_NUMBER.search(item.text)) and not is_numbered(known):
            yield _numbered_law(item.id, item.text, law)
        elif known and is_numbered(known) and not re.search(r"\bsố\b", text):
            message = _("Căn cứ thứ {at} nhắc đến {kind} mà chưa có số, ký hiệu; hãy ghi số, ký hiệu, ngày và cơ quan ban hành.")
            values = {"at": str(at), "kind": known}
            yield Finding("basis-number", "warning", places.item(item.id), message.format(**values), WHY, values)


def _unbegun(id: str, markup: str, at: int) -> Iterator[Finding]:
    place, right = places.item(id), f"Căn cứ {without_end_mark(markup.lstrip())}"
    message = _("Căn cứ thứ {at} không bắt đầu bằng “Căn cứ” (hoặc “Theo”, “Thực hiện”, “Xét”); hãy viết thêm ở đầu dòng.")
    fits = plain(markup).strip().startswith((*KINDS, *LAWS))
    fix = Fix(put_label(plain(right)), place, right) if fits else None
    yield Finding("basis-form", "warning", place, message.format(at=at), WHY, {"at": str(at)}, fix)


def _numbered_law(id: str, markup: str, law: re.Match[str]) -> Finding:
    right = without_end_mark(markup[: law.start()] + markup[law.end() :])
    values = {"typed": quoted(law[0].strip())}
    message = _("Căn cứ là luật, pháp lệnh thì không ghi số, ký hiệu (“{typed}”); chỉ ghi tên, ngày.").format(**values)
    return Finding("basis-law-number", "warning", places.item(id), message, WHY, values, Fix(_("Bỏ số, ký hiệu"), places.item(id), right))
