"""Headings: their numbers follow each other, and they speak of the period of the report."""

import re
from collections.abc import Iterator

from models import place as places
from models.checks.finding import Context, Finding, Fix
from models.language import _
from models.place import Place
from models.report import Report, Section

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")
_PERIOD = re.compile(r"(?:\d+ tháng (?:đầu|cuối) năm|quý (?:I{1,3}|IV)(?: năm|/)|năm) ?\d{4}", re.IGNORECASE)
_ARABIC_QUARTER = re.compile(r"\bquý [1-4]\b", re.IGNORECASE)


def check_heading_numbers(report: Report, context: Context) -> Iterator[Finding]:
    """I. / 1. / 1.1. without gaps or repeats (NĐ 30/2020, Phụ lục I, II.6đ and V, scheme b). Other schemes are left alone."""
    counts = [0, 0, 0]
    for section in report.sections:
        if not 1 <= section.level <= 3:
            continue
        counts = [*counts[: section.level - 1], counts[section.level - 1] + 1, *([0] * (3 - section.level))]
        expected = _number(section.level, counts)
        if _of_scheme(section) and section.number.strip(". ") != expected:
            message = _("Đề mục này mang số “{number}”, theo thứ tự phải là “{expected}”.").format(number=section.number, expected=expected)
            place = places.section_part(section.id, "number")
            fix = Fix(_("Sửa thành {right}").format(right=expected), place, expected)
            yield Finding("heading-number", "warning", place, message, "NĐ 30/2020, Phụ lục I, II.6", {"number": section.number}, fix)


def _number(level: int, counts: list[int]) -> str:
    match level:
        case 1:
            return _ROMAN[counts[0] - 1] if counts[0] <= len(_ROMAN) else str(counts[0])
        case 2:
            return str(counts[1])
        case _:
            return f"{counts[1]}.{counts[2]}"


def _of_scheme(section: Section) -> bool:
    pattern = {1: r"[IVX]+\.?", 2: r"\d+\.?", 3: r"\d+\.\d+\.?"}[section.level]
    return bool(re.fullmatch(pattern, section.number.strip()))


def check_period_words(report: Report, context: Context) -> Iterator[Finding]:
    """The title, the headings and the outlook speak of the same period (NĐ 30/2020 usage; NĐ 09/2019, Điều 8)."""
    own, following = report.when.phrase, report.when.next_phrase
    wordings: list[tuple[Place, str, str]] = [(places.SUBJECT, report.subject, "{ky}")]
    for section in report.sections:
        known = context.definition.section(section.id)
        token = "{ky_sau}" if known and known.role == "plan" else ""
        wordings.append((places.section_part(section.id, "title"), section.title, token))
    for place, text, token in wordings:
        found = _PERIOD.search(text)
        if found and found[0].casefold() not in (own.casefold(), following.casefold(), f"năm {report.when.year}"):
            message = _("Chỗ này nói “{found}”, còn báo cáo là của {own}.").format(found=found[0], own=own)
            fix = Fix(_("Thay bằng tên kỳ của báo cáo"), place, text.replace(found[0], token)) if token else None
            yield Finding("period-words", "warning", place, message, "", {"found": found[0], "period": own}, fix)
        quarter = _ARABIC_QUARTER.search(text)
        if quarter:
            roman = f"{quarter[0][:-1]}{_ROMAN[int(quarter[0][-1]) - 1]}"
            fix = Fix(_("Sửa thành {right}").format(right=roman), place, text.replace(quarter[0], roman))
            yield Finding("quarter-arabic", "warning", place, _("Quý viết bằng số La Mã."), "", {"found": quarter[0]}, fix)
