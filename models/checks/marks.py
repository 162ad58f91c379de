"""The drafter's mark and the address at the foot of page 1 (NĐ 30/2020, Phụ lục I, III.4 and III.5)."""

import re
from collections.abc import Iterator

from models import place as places
from models.checks.finding import Context, Finding, Fix
from models.checks.spots import put_label, quoted
from models.language import _
from models.office import ADDRESS_LINES
from models.report import Report

WHY = "NĐ 30/2020, Phụ lục I, III"
_FORM = re.compile(r"[A-ZĐÀ-Ỹ]+(?:[.-][A-ZĐÀ-Ỹ0-9]+)*\.?\s?\(\d+\)")
_LOOSE = re.compile(r"(?P<drafter>[^\W\d_]+(?:[.-][^\W_]+)*)\.?\s*[(\[]?\s*(?P<count>\d+)\s*[)\]]?")


def drafter(report: Report, _context: Context) -> Iterator[Finding]:
    """Capitals and the number of copies in Arabic digits: "PL.(300)"."""
    typed = report.marks.drafter.strip()
    if not typed or _FORM.fullmatch(typed):
        return
    loose = _LOOSE.fullmatch(typed)
    right = f"{loose['drafter'].upper()}.({loose['count']})" if loose else ""
    message = _("Ký hiệu người soạn thảo “{typed}” chưa đúng thể thức; ghi chữ in hoa và số bản phát hành, như PL.(300).")
    place, values = places.mark("drafter"), {"typed": quoted(typed)}
    yield Finding(
        "drafter-form", "warning", place, message.format(**values), WHY, values, Fix(put_label(right), place, right) if right else None
    )


def address(report: Report, _context: Context) -> Iterator[Finding]:
    """The address takes little room: more lines would push the text up."""
    lines = [line for line in report.marks.address if line.strip()]
    if len(lines) > ADDRESS_LINES:
        message = _("Địa chỉ ở chân trang có {count} dòng; hãy gộp lại không quá {most} dòng.")
        values = {"count": str(len(lines)), "most": str(ADDRESS_LINES)}
        yield Finding("address-long", "warning", places.mark("address"), message.format(**values), WHY, values)
