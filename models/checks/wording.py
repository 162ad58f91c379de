"""How words and numbers are written: look-alike letters, invisible characters, spaces, number forms, points and articles."""

import re
from collections.abc import Callable, Iterator

from msgspec import Struct

from models.checks.finding import Context, Finding, Fix
from models.checks.reading import all_texts, texts
from models.language import N_, _
from models.report import Report

Mend = Callable[[re.Match[str]], str]

_LOOK_ALIKES = {"\u00d0": "Đ", "\u0189": "Đ", "\u00f0": "đ", "\u0256": "đ"}


class _Habit(Struct, frozen=True):
    """A way of writing that is wrong wherever it occurs, and what stands there once it is mended."""

    code: str
    pattern: re.Pattern[str]
    mend: Mend
    message: str
    why: str = ""


def _nothing(_match: re.Match[str]) -> str:
    return ""


def _space(_match: re.Match[str]) -> str:
    return " "


_EVERYWHERE = (
    _Habit(
        "letter-look-alike",
        re.compile("[\u00d0\u0189\u00f0\u0256]"),
        lambda match: _LOOK_ALIKES[match[0]],
        N_("“{found}” là chữ trông giống chữ Việt nhưng không phải; tìm kiếm và máy khác sẽ không nhận ra."),
        "TCVN 6909:2001",
    ),
    _Habit(
        "invisible-character",
        re.compile(r"[\u00ad\u200b-\u200d\u2060\ufeff]"),
        _nothing,
        N_("Có ký tự ẩn dán từ nơi khác; nên bỏ."),
    ),
    _Habit(
        "odd-space",
        re.compile(r"[\t\u00a0\u2000-\u200a\u202f\u3000]+"),
        _space,
        N_("Có dấu tab hoặc dấu cách đặc biệt; nên thay bằng dấu cách thường."),
    ),
    _Habit("double-space", re.compile(r"(?<=\S) {2,}(?=\S)"), _space, N_("Có hai dấu cách liền nhau.")),
)

_IN_PROSE = (
    _Habit(
        "space-before-mark", re.compile(r"(?<=[\w)”]) +(?=[,;:!?](?:\s|$)|\.(?:\s|$))"), _nothing, N_("Không có dấu cách trước dấu câu.")
    ),
    _Habit("space-after-mark", re.compile(r"(?<=[a-zà-ỹđ][,;])(?=[a-zà-ỹđĐ])"), _space, N_("Thiếu dấu cách sau dấu phẩy hoặc chấm phẩy.")),
    _Habit(
        "clause-capital",
        re.compile(r"(?<=[\wà-ỹ,;] )(?:Khoản|Điểm)(?= (?:\d|[a-yđ]\b))"),
        lambda match: match[0].lower(),
        N_("“{found}” khi viện dẫn viết thường: khoản 2, điểm a."),
        "NĐ 30/2020, Phụ lục II, V.7",
    ),
    _Habit(
        "article-capital",
        re.compile(r"\bđiều(?= \d)"),
        lambda match: "Điều",
        N_("“điều” khi viện dẫn viết hoa: Điều 17."),
        "NĐ 30/2020, Phụ lục II, V.7",
    ),
    _Habit(
        "number-comma-thousands",
        re.compile(r"(?<![\w.,/])[1-9]\d{0,2}(?:,\d{3})+(?![\w,%/]|\.\d| ?%)"),
        lambda match: match[0].replace(",", "."),
        N_("“{found}” đọc là số thập phân; hàng nghìn viết bằng dấu chấm."),
        "NĐ 86/2012, Phụ lục V",
    ),
)

_CYRILLIC = re.compile(r"[\u0400-\u04ff]+")
_TIGHT_PERCENT = re.compile(r"(?:\d|\})%")
_WIDE_PERCENT = re.compile(r"(?<=\d) +(?=%)")


def check_wording(report: Report, context: Context) -> Iterator[Finding]:
    """Habits of writing, in the order of the paper; one finding a place and habit."""
    prose = {place for place, _text in texts(report)}
    for place, text in all_texts(report):
        for habit in (*_EVERYWHERE, *(_IN_PROSE if place in prose else ())):
            found = habit.pattern.search(text)
            if found:
                fix = Fix(_("Sửa chỗ này"), place, habit.pattern.sub(habit.mend, text))
                message = _(habit.message).format(found=found[0])
                yield Finding(habit.code, "warning", place, message, habit.why, {"found": found[0]}, fix)
        cyrillic = _CYRILLIC.search(text)
        if cyrillic:
            message = _("“{found}” là chữ Nga, không phải chữ Việt; hãy gõ lại.").format(found=cyrillic[0])
            yield Finding("letter-cyrillic", "warning", place, message, "TCVN 6909:2001", {"found": cyrillic[0]})
    yield from _mixed_percent(report)


def _mixed_percent(report: Report) -> Iterator[Finding]:
    """ "12,5%" or "12,5 %", but one of them; figures in chips are always written without a space."""
    if not any(_TIGHT_PERCENT.search(text) for _place, text in texts(report)):
        return
    for place, text in texts(report):
        if _WIDE_PERCENT.search(text):
            fix = Fix(_("Bỏ dấu cách"), place, _WIDE_PERCENT.sub("", text))
            yield Finding("percent-space", "warning", place, _("Chỗ này viết cách trước %, chỗ khác viết liền; nên thống nhất."), fix=fix)
