"""The number and the day under which a report is issued: one series a year and symbol, in the order of the days.

Source: NĐ 30/2020, Điều 15: documents are numbered in one series from 01 on, beginning on the first day of the year.
"""

import datetime
from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from models.checks.citations import mended_number
from models.dates import read_date, short_date
from models.editions import name_words
from models.errors import StepRefused
from models.language import _
from models.report import Report


class Issued(Struct, frozen=True):
    """A report of the store that bears a number: its name there, its number and its day."""

    report: str
    number: int
    symbol: str
    day: datetime.date


def numbered(report: Report, number: str, date: str, others: Iterable[Issued]) -> Report:
    """The report with the number and the day under which it is to be issued. Raises StepRefused with the first thing that is wrong."""
    problems = problems_of(report, number, date, others)
    if problems:
        raise StepRefused(problems[0])
    return replace(report, letterhead=replace(report.letterhead, number=mended_number(number), date=read_date(date), typed_date=""))


def problems_of(report: Report, number: str, date: str, others: Iterable[Issued]) -> tuple[str, ...]:
    """What is wrong with a number and a day as they were typed; a sentence each, nothing where all is well.

    `others` are the issued and replaced reports of the store; those of the same year and symbol are of the same series.
    """
    value, day = mended_number(number), read_date(date)
    problems = []
    if not value:
        problems.append(
            _("Hãy ghi số của báo cáo do văn thư cấp, là số lớn hơn 0.")
            if not number.strip()
            else _("Số “{number}” của báo cáo không phải là số lớn hơn 0; hãy ghi chữ số do văn thư cấp.").format(number=number.strip())
        )
    if day is None:
        problems.append(
            _("Hãy ghi ngày ban hành, như 30/9/2021.")
            if not date.strip()
            else _("Ngày “{date}” không có trong lịch; hãy ghi như 30/9/2021.").format(date=date.strip())
        )
    if not value or day is None:
        return tuple(problems)
    return tuple(_clashes(Issued(report.name, int(value), report.letterhead.symbol.strip(), day), others))


def _clashes(new: Issued, others: Iterable[Issued]) -> Iterable[str]:
    """Numbers used twice, and numbers whose order is not that of the days."""
    for other in others:
        if other.report == new.report or other.symbol != new.symbol or other.day.year != new.day.year:
            continue
        words = {
            "number": f"{new.number:02}/{new.symbol}",
            "other": name_words(other.report),
            "its": f"{other.number:02}",
            "day": short_date(other.day),
        }
        if other.number == new.number:
            sentence = _("Số {number} đã dùng cho báo cáo {other} ngày {day}; mỗi số chỉ dùng một lần trong năm, hãy xem lại số.")
            yield sentence.format(**words)
        elif other.number < new.number and new.day < other.day:
            sentence = _(
                "Số {number} lớn hơn số {its} của báo cáo {other} mà ngày lại trước ngày {day} của báo cáo đó; hãy xem lại số hoặc ngày."
            )
            yield sentence.format(**words)
        elif other.number > new.number and new.day > other.day:
            sentence = _(
                "Số {number} nhỏ hơn số {its} của báo cáo {other} mà ngày lại sau ngày {day} của báo cáo đó; hãy xem lại số hoặc ngày."
            )
            yield sentence.format(**words)
