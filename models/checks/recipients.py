"""Kính gửi, Nơi nhận and the end mark of the body (NĐ 30/2020, Phụ lục I, II.9; Phụ lục III, Mẫu 1.4)."""

import re
from collections.abc import Callable, Iterator

from models import place as places
from models.checks.finding import Context, Finding, Fix
from models.checks.party import is_of_the_party
from models.checks.spots import put_label, quoted
from models.document import END_MARK
from models.language import _
from models.place import Place
from models.report import Report

WHY = "NĐ 30/2020, Phụ lục I, II.9"
_KEPT = re.compile(r"lưu\b", re.IGNORECASE)
_KEPT_BY_CLERK = re.compile(r"Lưu: (?:VT|Văn thư)\b")
_KEPT_LOOSELY = re.compile(r"lưu\s*:?\s*vt\b", re.IGNORECASE)
_AS_ABOVE = re.compile(r"như (?:trên|kính gửi)\b", re.IGNORECASE)
_DASH = re.compile(r"^\s*[-–+•*]+\s*(?=\S)")
_SALUTATION = re.compile(r"^\s*kính gửi\s*:?\s*(?=\S)", re.IGNORECASE)
_LONG_FORMS = (("ủy ban nhân dân", "ubnd"), ("uỷ ban nhân dân", "ubnd"), ("hội đồng nhân dân", "hđnd"))


def recipients(report: Report, _context: Context) -> Iterator[Finding]:
    """Wrong marks and dashes, Lưu: VT not at the end, Như trên without or beside Kính gửi."""
    lines = report.recipients
    if is_of_the_party(report):
        return
    yield from _line_marks(lines, places.recipient)
    yield from _kept_copy(lines)
    addressed = any(line.strip() for line in report.addressees)
    for index, line in enumerate(lines):
        if _AS_ABOVE.match(line.strip()) and not addressed:
            message = _("Nơi nhận ghi “Như trên” nhưng báo cáo không có Kính gửi; hãy ghi tên cơ quan nhận.")
            yield Finding("recipient-as-above", "warning", places.recipient(index), message, WHY)
    if addressed and lines and not any(_AS_ABOVE.match(line.strip()) for line in lines):
        yield _as_above(report)


def _line_marks(lines: tuple[str, ...], place: Callable[[int], Place]) -> Iterator[Finding]:
    for index, line in enumerate(lines):
        text = line.rstrip()
        bare = _DASH.sub("", text)
        right = "." if index == len(lines) - 1 else ";"
        if bare != text:
            message = _("Dòng “{line}” đã có gạch đầu dòng do chương trình đặt; hãy bỏ dấu gạch gõ tay.")
            yield _line_finding("line-dash", place(index), message, line, bare)
        elif text[-1:] in (";", ".", ",") and text[-1] != right and not text.endswith("..."):
            message = _("Dòng “{line}” phải kết bằng dấu “{mark}”.")
            yield _line_finding("line-mark", place(index), message, line, text.rstrip(";., ") + right, mark=right)


def _line_finding(code: str, place: Place, message: str, line: str, fix: str, **values: str) -> Finding:
    values = {"line": quoted(line), **values}
    return Finding(code, "warning", place, message.format(**values), WHY, values, Fix(put_label(fix), place, fix))


def _kept_copy(lines: tuple[str, ...]) -> Iterator[Finding]:
    kept = [index for index, line in enumerate(lines) if _KEPT.match(line.strip().lstrip("-– "))]
    if not lines or not any(line.strip() for line in lines):
        return
    if not kept:
        message = _("Nơi nhận chưa có dòng “Lưu: VT”; hãy thêm vào cuối.")
        yield Finding("recipient-no-copy", "warning", places.recipient(len(lines) - 1), message, WHY)
        return
    last = kept[-1]
    line = lines[last]
    if last != len(lines) - 1:
        message = _("Dòng “{line}” phải đứng cuối Nơi nhận; hãy chuyển xuống cuối.").format(line=quoted(line))
        yield Finding("recipient-copy-last", "warning", places.recipient(last), message, WHY)
    elif not _KEPT_BY_CLERK.match(line.strip().lstrip("-– ")):
        fix = _KEPT_LOOSELY.sub("Lưu: VT", line.strip(), count=1)
        if fix != line.strip():
            yield _line_finding("recipient-copy-form", places.recipient(last), _("Dòng “{line}” phải viết là “Lưu: VT, …”."), line, fix)
        else:
            message = _("Dòng “{line}” chưa ghi bản lưu ở văn thư; hãy viết “Lưu: VT, …”.").format(line=quoted(line))
            yield Finding("recipient-copy-form", "warning", places.recipient(last), message, WHY)


def _as_above(report: Report) -> Finding:
    """Where the first recipient is the addressee, "Như trên" stands for it."""
    first = report.recipients[0]
    same = len(report.addressees) == 1 and _same_office(first, report.addressees[0])
    fix = Fix(put_label("Như trên"), places.recipient(0), "Như trên") if same else None
    message = _("Báo cáo có Kính gửi thì dòng đầu của Nơi nhận là “Như trên”; hãy sửa lại.")
    return Finding("recipient-as-above-missing", "warning", places.recipient(0), message, WHY, fix=fix)


def addressees(report: Report, _context: Context) -> Iterator[Finding]:
    """The lines of Kính gửi, and a superior that is not addressed though the report goes to it."""
    lines = report.addressees
    for index, line in enumerate(lines):
        if (bare := _SALUTATION.sub("", line)) != line:
            message = _("Dòng “{line}” không cần chữ “Kính gửi” vì chương trình đã ghi; hãy bỏ đi.")
            yield _line_finding("addressee-salutation", places.addressee(index), message, line, bare)
            return
    if len(lines) > 1:
        yield from _line_marks(lines, places.addressee)
    elif lines and lines[0].rstrip().endswith((".", ";", ",")):
        message = _("Kính gửi một nơi thì không có dấu ở cuối; hãy bỏ dấu sau “{line}”.")
        yield _line_finding("line-mark", places.addressee(0), message, lines[0], lines[0].rstrip().rstrip(".;, "))
    superior = report.letterhead.superior
    if not lines and superior.strip() and any(_same_office(line, superior) for line in report.recipients):
        message = _("Báo cáo gửi cấp trên {superior} thì phải có Kính gửi; hãy thêm Kính gửi và ghi “Như trên” ở Nơi nhận.")
        values = {"superior": quoted(superior)}
        yield Finding("addressee-missing", "warning", places.addressee(0), message.format(**values), WHY, values)


def _same_office(one: str, other: str) -> bool:
    return _folded(one) == _folded(other)


def _folded(office: str) -> str:
    text = " ".join(office.casefold().strip(" ;.,-–").split())
    for long, short in _LONG_FORMS:
        text = text.replace(long, short)
    return text


def end_mark(report: Report, _context: Context) -> Iterator[Finding]:
    """ "./." once, at the very end of the body, without a space before it."""
    why = "NĐ 30/2020, Phụ lục III, Mẫu 1.4"
    closing = report.closing.rstrip()
    right = closing.rstrip(" .;,/:").replace(" ./.", ".").replace(END_MARK, ".") + END_MARK
    if closing.strip() and closing != right:
        message = _("Lời kết phải kết thúc bằng “./.” một lần, viết liền; hãy sửa lại.")
        yield Finding("end-mark", "warning", places.CLOSING, message, why, fix=Fix(put_label("… ./."), places.CLOSING, right))
    held = [item for _section, item in report.items() if END_MARK in item.text]
    last = [item for _section, item in report.items()][-1:]
    for item in held:
        if not closing and item in last and item.text.rstrip().endswith(END_MARK):
            continue
        message = _("“./.” chỉ đặt một lần ở cuối lời kết; hãy bỏ ở ý này.")
        mend = Fix(_("Bỏ “./.”"), places.item(item.id), re.sub(r" *\./\.", ".", item.text))
        yield Finding("end-mark-inside", "warning", places.item(item.id), message, why, fix=mend)
