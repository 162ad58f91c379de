"""Cited documents: their form, their dates, their order (NĐ 30/2020, Phụ lục I, II.3 and II.6b)."""

import re
from collections.abc import Iterator

from models import place as places
from models.checks.finding import Context, Finding, Fix
from models.citation import KINDS, LAWS, Citation
from models.dates import short_date
from models.language import _
from models.period import Period
from models.report import Report

_YEAR = re.compile(r"^\d{4}/")
_SYMBOL = re.compile(r"(?:\d{4}/)?[A-ZĐa-zđƠƯơư]+\d*(?:-[A-ZĐÔÂÊƠƯa-zđôâêơư&.0-9]+)*")
_STANDING = {
    "Kế hoạch", "Quyết định", "Nghị quyết", "Chỉ thị", "Chương trình", "Đề án", "Dự án", "Quy chế", "Quy định", "Hướng dẫn", "Phương án",
    "Hợp đồng", "Bản thỏa thuận", "Bản ghi nhớ",
}  # fmt: skip
"""Kinds that stay in force beyond the period in which they were issued."""

_FORM = "NĐ 30/2020, Phụ lục I, II.3"
_FULL = "NĐ 30/2020, Phụ lục I, II.6b"


def check_citations(report: Report, context: Context) -> Iterator[Finding]:
    """Each cited document, and all of them together."""
    period = report.when
    for citation in report.citations:
        yield from _form(citation)
        yield from _date(citation, report, period)
    yield from _doubles(report)
    yield from _order(report)


def _form(citation: Citation) -> Iterator[Finding]:
    name = citation.name or _("Văn bản viện dẫn")
    if not citation.kind.strip():
        yield Finding(
            "citation-kind", "error", places.citation(citation.id, "kind"), _("{name}: chưa có loại văn bản.").format(name=name), _FULL
        )
    if citation.kind in LAWS and not citation.number and not citation.symbol:
        return
    yield from _number(citation)
    yield from _symbol(citation, name)
    if not citation.subject.strip():
        message = _("{name}: chưa có trích yếu; lần nhắc đầu phải ghi đủ.").format(name=name)
        yield Finding("citation-subject", "warning", places.citation(citation.id, "subject"), message, _FULL)


def _number(citation: Citation) -> Iterator[Finding]:
    place, number = places.citation(citation.id, "number"), citation.number.strip()
    if not re.fullmatch(r"\d+[a-zđ]?", number):
        message = _("Số văn bản “{number}” không đúng; chỉ ghi chữ số, như 163.").format(number=citation.number)
        yield Finding("citation-number", "error", place, message, _FORM, {"number": citation.number})
        return
    right = two_digits(number)
    if right != citation.number:
        message = _("Số văn bản “{number}” viết là “{right}”: số dưới 10 thêm một số 0 ở trước.").format(
            number=citation.number, right=right
        )
        yield Finding(
            "citation-number-form",
            "warning",
            place,
            message,
            _FORM,
            {"number": number},
            Fix(_("Sửa thành {right}").format(right=right), place, right),
        )


def two_digits(number: str) -> str:
    """A zero before numbers below 10, none before others: "5" -> "05", "005" -> "05" (NĐ 30/2020, Phụ lục I, II.3)."""
    digits, letter = (number[:-1], number[-1]) if not number[-1:].isdecimal() else (number, "")
    return f"{int(digits):02}{letter}" if digits.isdecimal() and len(digits) < 10 else number


def _symbol(citation: Citation, name: str) -> Iterator[Finding]:
    place, symbol = places.citation(citation.id, "symbol"), citation.symbol
    packed = re.sub(r"\s+", "", symbol)
    if not packed:
        yield Finding("citation-symbol", "error", place, _("{name}: chưa có ký hiệu.").format(name=name), _FORM)
    elif not _SYMBOL.fullmatch(packed):
        message = _("Ký hiệu “{symbol}” không đúng dạng, như KH-SNgV hoặc SNgV-VP.").format(symbol=symbol)
        yield Finding("citation-symbol-form", "error", place, message, _FORM, {"symbol": symbol})
    elif packed != symbol:
        message = _("Ký hiệu “{symbol}” không viết cách.").format(symbol=symbol)
        yield Finding(
            "citation-symbol-space",
            "warning",
            place,
            message,
            _FORM,
            {"symbol": symbol},
            Fix(_("Sửa thành {right}").format(right=packed), place, packed),
        )
    else:
        yield from _kind_against_symbol(citation, name)


def _kind_against_symbol(citation: Citation, name: str) -> Iterator[Finding]:
    """The first group of the symbol is the type's abbreviation; a công văn has none (NĐ 30/2020, Phụ lục III)."""
    first = _YEAR.sub("", citation.symbol).split("-")[0]
    wanted = KINDS.get(citation.kind)
    if wanted and first != wanted:
        message = _("{name}: ký hiệu của {kind} bắt đầu bằng {wanted}-.").format(name=name, kind=citation.kind, wanted=wanted)
    elif wanted == "" and first in set(KINDS.values()) - {""}:
        message = _("{name}: ký hiệu {first}- không phải của {kind}.").format(name=name, first=first, kind=citation.kind)
    else:
        return
    place = places.citation(citation.id, "symbol")
    yield Finding(
        "citation-kind-symbol", "warning", place, message, "NĐ 30/2020, Phụ lục III", involved=(places.citation(citation.id, "kind"),)
    )


def _date(citation: Citation, report: Report, period: Period) -> Iterator[Finding]:
    place, name, day = places.citation(citation.id, "date"), citation.name, citation.date
    if citation.typed_date:
        message = _("{name}: không có ngày “{typed}”; hãy gõ như 18/3/2021.").format(name=name, typed=citation.typed_date)
        yield Finding("date-does-not-exist", "error", place, message, values={"typed": citation.typed_date})
    if day is None:
        if not citation.typed_date and citation.number:
            yield Finding("citation-date", "warning", place, _("{name}: chưa có ngày ban hành.").format(name=name), _FULL)
        return
    stated = {"date": day.isoformat(), "start": period.start.isoformat(), "end": period.end.isoformat()}
    if report.letterhead.date and day > report.letterhead.date:
        message = _("{name} ngày {day} ra sau ngày của chính báo cáo này ({own}).")
        words = message.format(name=name, day=short_date(day), own=short_date(report.letterhead.date))
        yield Finding("citation-after-report", "error", place, words, values=stated)
    elif day > period.end:
        message = _("{name} ngày {day} ra sau khi kỳ báo cáo kết thúc ({end}); hãy để dành cho kỳ sau hoặc xem lại ngày.")
        words = message.format(name=name, day=short_date(day), end=short_date(period.end))
        yield Finding("citation-after-period", "warning", place, words, _("thời gian chốt số liệu, NĐ 09/2019, Điều 8"), stated)
    elif day < period.start and not _still_stands(citation, period):
        message = _("{name} ngày {day} ra trước kỳ báo cáo (từ {start}); hãy xem lại ngày hoặc bỏ khỏi kỳ này.")
        words = message.format(name=name, day=short_date(day), start=short_date(period.start))
        yield Finding("citation-before-period", "warning", place, words, _("thời gian chốt số liệu, NĐ 09/2019, Điều 8"), stated)


def _still_stands(citation: Citation, period: Period) -> bool:
    return citation.kind in LAWS or citation.kind not in KINDS or citation.kind in _STANDING or citation.date is None


def _doubles(report: Report) -> Iterator[Finding]:
    seen: dict[tuple[str, str], Citation] = {}
    for citation in report.citations:
        key = (citation.number.strip().lstrip("0"), citation.symbol.strip().casefold())
        if all(key) and key in seen:
            message = _("{name} được nêu hai lần trong danh sách văn bản.").format(name=citation.name)
            yield Finding(
                "citation-double",
                "warning",
                places.citation(citation.id, "number"),
                message,
                involved=(places.citation(seen[key].id, "number"),),
            )
        seen.setdefault(key, citation)


def _order(report: Report) -> Iterator[Finding]:
    """Within one list, the older document stands first."""
    known = {citation.id: citation for citation in report.citations}
    last: Citation | None = None
    for _section, item in report.items():
        citation = known.get(item.citation or "")
        if citation is None:
            last = None
        elif citation.date is not None:
            if last is not None and last.date is not None and citation.date < last.date:
                message = _("{name} ngày {day} đứng sau {last} ngày {later}; danh sách nên theo thứ tự ngày.")
                words = message.format(name=citation.name, day=short_date(citation.date), last=last.name, later=short_date(last.date))
                yield Finding(
                    "citation-order", "warning", places.citation(citation.id, "date"), words, involved=(places.citation(last.id, "date"),)
                )
            else:
                last = citation
