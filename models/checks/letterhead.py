"""The head of the paper: issuer, number and symbol, place and date (NĐ 30/2020, Phụ lục I, II.2 to II.4)."""

import datetime
import re
from collections.abc import Iterator

from models import place as places
from models.checks.citations import NUMBER_FORM, mended_number
from models.checks.finding import Context, Finding, Fix
from models.checks.party import is_of_the_party
from models.checks.spots import put_label, quoted
from models.citation import KINDS
from models.dates import short_date
from models.definition import Severity
from models.language import _
from models.period import Period
from models.report import Report
from models.timewords import mentions, month_place

PLACE_FORM = "NĐ 30/2020, Phụ lục I, II.4"
_SYMBOL = re.compile(r"BC(?:-[A-Za-zÀ-ỹĐđ&0-9.]+)+")
_CODE = re.compile(r"[A-ZĐ][A-Za-zÀ-ỹĐđ&0-9]+")
_OTHER_TYPE = re.compile("|".join(sorted(filter(None, KINDS.values()), key=len, reverse=True)))
_BLANK_DAY = re.compile(r"ngày[\s.…_]*tháng[\s\d.…_]*năm[\s\d.…_]*", re.IGNORECASE)
"""A date whose day waits for the clerk of the registry, as drafts leave it."""
_SCHOOL_YEAR = re.compile(r"\b(?:năm học|niên học|học kỳ|học kì|vụ (?:đông|xuân|hè|mùa))\b", re.IGNORECASE)
_EARLY = datetime.timedelta(days=45)
"""Annual reports may be due in November; a report dated earlier before its period's end speaks of what has not been."""


def _finding(code: str, severity: Severity, part: str, message: str, why: str, fix: str = "", **values: str) -> Finding:
    place = places.letterhead(part)
    return Finding(code, severity, place, message.format(**values), why, values, Fix(put_label(fix), place, fix) if fix else None)


BARE_SYMBOL = "BC-"
"""What a blank report starts with: the office's code is only not there yet."""


def symbol(report: Report, _context: Context) -> Iterator[Finding]:
    """The symbol of a report is BC and the office's own code, without spaces."""
    typed = report.letterhead.symbol
    if not typed.strip() or typed.strip() == BARE_SYMBOL or _SYMBOL.fullmatch(typed) or is_of_the_party(report):
        return
    joined = re.sub(r"\s+", "", typed).lstrip("/").replace("–", "-")
    fix = ""
    if _SYMBOL.fullmatch(joined):
        fix = joined
    elif joined.casefold().startswith("bc-") and _SYMBOL.fullmatch("BC" + joined[2:]):
        fix = "BC" + joined[2:]
    elif _CODE.fullmatch(joined) and not _OTHER_TYPE.match(joined):
        fix = f"BC-{joined}"
    message = _("Ký hiệu “{symbol}” chưa đúng thể thức; ký hiệu của báo cáo viết như BC-SNgV, không có dấu cách.")
    yield _finding("symbol-form", "error", "symbol", message, NUMBER_FORM, fix, symbol=quoted(typed))


def number(report: Report, _context: Context) -> Iterator[Finding]:
    """Blank until the report is issued; then Arabic digits, with a 0 before a number below 10."""
    typed = report.letterhead.number
    if not typed.strip():
        return
    right = mended_number(typed)
    if not right:
        message = _("Số “{number}” của báo cáo không phải là số; hãy ghi chữ số do văn thư cấp, hoặc để trống.")
        yield _finding("number-form", "error", "number", message, NUMBER_FORM, number=quoted(typed))
    elif right != typed:
        message = _("Số của báo cáo phải viết là {right}: số dưới 10 thêm một số 0 ở trước, không có dấu cách.")
        yield _finding("number-zero", "error", "number", message, NUMBER_FORM, right, right=right)


def date(report: Report, _context: Context) -> Iterator[Finding]:
    """A date that no calendar has, or that lies long before the end of the time reported on; a draft may leave the day blank."""
    head, period = report.letterhead, report.when
    if report.state != "issued" and _BLANK_DAY.fullmatch(head.typed_date.strip()):
        return
    if head.date is None and head.typed_date.strip():
        message = _("Ngày “{date}” của báo cáo không có trong lịch; hãy ghi như 30/9/2021.")
        yield _finding("date-invalid", "error", "date", message, PLACE_FORM, date=quoted(head.typed_date))
    elif head.date is not None and _is_early(head.date, period) and not _is_of_less(report, head.date):
        message = _("Báo cáo ghi ngày {date}, quá sớm so với ngày kết thúc kỳ báo cáo ({end}); hãy xem lại ngày hoặc kỳ.")
        values = {"date": short_date(head.date), "end": short_date(period.end)}
        yield _finding("date-early", "warning", "date", message, PLACE_FORM, **values)


def _is_early(day: datetime.date, period: Period) -> bool:
    return day.toordinal() < max(period.start.toordinal(), period.end.toordinal() - _EARLY.days)


def _is_of_less(report: Report, day: datetime.date) -> bool:
    """Whether the title names a time that no period is, and that was over, or nearly so, by a day: "10 tháng năm 2024", a school year."""
    if _SCHOOL_YEAR.search(report.subject):
        return True
    named = mentions(report.subject, report.when.year)
    return any(one.form == "months" and one.year and one.span.last <= month_place(day + _EARLY) for one in named)


def offices(report: Report, _context: Context) -> Iterator[Finding]:
    """The office that issues is not its own superior."""
    head = report.letterhead
    superior, issuer = (" ".join(name.casefold().split()) for name in (head.superior, head.issuer))
    if superior and superior == issuer:
        message = _("Cơ quan chủ quản và cơ quan ban hành đang cùng là “{name}”; hãy sửa lại một trong hai.")
        yield _finding("superior-is-issuer", "error", "superior", message, "NĐ 30/2020, Phụ lục I, II.2", name=quoted(head.issuer))


def place(report: Report, _context: Context) -> Iterator[Finding]:
    """The place stands alone: its comma and its date are set by the program; its name begins with a capital."""
    typed = report.letterhead.place
    text = typed.strip().rstrip(",. ")
    right = text[:1].upper() + text[1:]
    if right and right != typed.strip():
        message = _("Địa danh “{place}” chỉ ghi tên nơi, viết hoa chữ đầu, không có dấu ở cuối.")
        yield _finding("place-form", "warning", "place", message, PLACE_FORM, right, place=quoted(typed))
