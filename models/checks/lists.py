"""End marks: of items in a list, of Nơi nhận, and the "./." that closes the body."""

from collections.abc import Iterator
from itertools import groupby

from models import place as places
from models.checks.finding import Context, Finding, Fix
from models.checks.reading import texts
from models.document import END_MARK, item_markup, list_mark
from models.language import _
from models.place import Place
from models.report import OPENING, Item, Report

_MARKS = ".;,"


def check_lists(report: Report, context: Context) -> Iterator[Finding]:
    """Lists in the body (usage, no article), then the end of the body (NĐ 30/2020, Phụ lục III, Mẫu 1.4)."""
    for section in (OPENING, *(section.id for section in report.sections)):
        yield from _section_lists(report, report.section_items(section))
    yield from _end_mark(report)


def _section_lists(report: Report, items: tuple[Item, ...]) -> Iterator[Finding]:
    at = 0
    for _level, run in groupby(items, key=lambda item: item.level):
        count = len(tuple(run))
        members = range(at, at + count)
        at += count
        ends = {index: _end(item_markup(report, items, index)) for index in members}
        before_last = [ends[index] for index in members[:-1]]
        if before_last.count(";") >= 2 and before_last.count(";") > before_last.count("."):
            for index in members:
                yield from _wrong_mark(items, index, ends[index])


def _end(text: str) -> str:
    stripped = text.rstrip().rstrip("*")
    return stripped[-1:]


def _wrong_mark(items: tuple[Item, ...], index: int, end: str) -> Iterator[Finding]:
    item, right = items[index], list_mark(items, index)
    if end == right or end == ":" or (right == "." and index + 1 < len(items) and end in ".:"):
        return
    goes_on = right == ";"
    message = (
        _("Danh sách còn tiếp mà ý này kết thúc bằng “{end}”; các ý khác dùng “;”.")
        if goes_on
        else _("Ý cuối danh sách kết thúc bằng “{end}”; nên là “.”.")
    ).format(end=end)
    place = places.item(item.id)
    yield Finding(
        "list-mark",
        "warning",
        place,
        message,
        values={"mark": end},
        fix=Fix(_("Đổi thành “{right}”").format(right=right), place, _marked(item.text, right)),
    )


def _marked(text: str, mark: str) -> str:
    stripped = text.rstrip()
    return (stripped[:-1] if stripped[-1:] in _MARKS else stripped) + mark


def _end_mark(report: Report) -> Iterator[Finding]:
    why = "NĐ 30/2020, Phụ lục III, Mẫu 1.4"
    closing = report.closing.rstrip()
    if closing and not closing.endswith(END_MARK):
        right = closing.rstrip("./;, ") + END_MARK
        fix = Fix(_("Thêm “./.”"), places.CLOSING, right)
        yield Finding("end-mark-missing", "warning", places.CLOSING, _("Câu kết chưa có dấu “./.” ở cuối."), why, fix=fix)
    elif closing.endswith(f" {END_MARK}"):
        fix = Fix(_("Bỏ dấu cách"), places.CLOSING, closing.removesuffix(END_MARK).rstrip() + END_MARK)
        yield Finding("end-mark-space", "warning", places.CLOSING, _("Dấu “./.” viết liền sau chữ cuối."), why, fix=fix)
    for place, text in texts(report):
        body = text.rstrip().removesuffix(END_MARK) if place == places.CLOSING else text
        if END_MARK in body:
            fix = Fix(_("Đổi thành “.”"), place, body.replace(END_MARK, ".") + (END_MARK if place == places.CLOSING else ""))
            yield Finding("end-mark-early", "warning", place, _("Dấu “./.” chỉ đặt một lần, ở cuối câu kết."), why, fix=fix)


def check_recipients(report: Report, context: Context) -> Iterator[Finding]:
    """Nơi nhận and Kính gửi (NĐ 30/2020, Phụ lục I, II.9)."""
    why = "NĐ 30/2020, Phụ lục I, II.9"
    yield from _line_marks(report.recipients, "recipient", why)
    yield from _line_marks(report.addressees, "addressee", why)
    lines = [line.strip().casefold() for line in report.recipients]
    if lines and not lines[-1].startswith("lưu"):
        place = places.recipient(len(lines) - 1)
        yield Finding("recipients-archive", "warning", place, _("Dòng cuối của Nơi nhận phải là “Lưu: VT, …”."), why)
    if report.addressees and lines and not lines[0].startswith("như trên"):
        yield Finding("recipients-as-above", "warning", places.recipient(0), _("Đã có Kính gửi thì dòng đầu Nơi nhận là “Như trên”."), why)
    superior = report.letterhead.superior.strip().casefold()
    for index, line in enumerate(lines):
        if superior and line.rstrip(_MARKS) == superior and not report.addressees:
            message = _("Báo cáo gửi cấp trên ({superior}) thì cần dòng Kính gửi ở đầu.").format(superior=report.letterhead.superior)
            yield Finding("addressee-missing", "warning", places.recipient(index), message, why)


def _line_marks(lines: tuple[str, ...], kind: str, why: str) -> Iterator[Finding]:
    for index, line in enumerate(lines):
        place, text = Place(f"{kind}.{index}"), line.strip()
        right = "." if index == len(lines) - 1 else ";"
        if not text:
            if len(lines) > 1:
                yield Finding("line-empty", "warning", place, _("Có một dòng để trống; hãy điền hoặc xóa dòng này."), why)
        elif text[-1] in _MARKS and text[-1] != right and (kind == "recipient" or len(lines) > 1):
            message = _("Dòng này kết thúc bằng “{end}”, đúng ra là “{right}”.").format(end=text[-1], right=right)
            fix = Fix(_("Đổi thành “{right}”").format(right=right), place, text[:-1] + right)
            yield Finding("line-mark", "warning", place, message, why, {"mark": text[-1]}, fix)
