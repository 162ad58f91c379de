"""One file of many as a report, with all that somebody should look at; whatever kind of file it is."""

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from importers.period_of_name import period_of_name
from importers.reading import Imported
from importers.returned import Returned, read_file
from importers.source import never
from importers.trace import DOUBTFUL
from models import interchange
from models.definition import ReportDefinition, definition_for
from models.errors import NoPeriod
from models.language import _
from models.period import Period
from models.report import Report

Read = Callable[[Path, Period | None], Imported | Returned]
"""Reads a Word or text file; the period is taken where one is given. Raises ImportProblem."""


class Reading(Struct, frozen=True):
    """A report as it was read. `remarks` say what to look at."""

    report: Report
    summary: str = ""
    remarks: tuple[str, ...] = ()


def reader(kind: Callable[[], ReportDefinition | None], period: Period | None = None, cancelled: Callable[[], bool] = never) -> Read:
    """Reads files as reports of a kind, and of one period where one is given; a file that carries its report keeps its own."""
    return lambda path, guessed: read_file(path, kind, period or guessed, cancelled)


def read_one(path: Path, folder: Path, read: Read) -> Reading:
    """Reads a file of a folder. Raises BookError.

    Where the title names no period, the name of the file and those of the folders down from `folder` are asked: they say it more surely
    than what else stands in the text.
    """
    if path.suffix.lower() == ".json":
        return _own(path)
    named = period_of_name(path.relative_to(folder))
    try:
        found = read(path, None)
    except NoPeriod:
        if named is None:
            raise
        return _reading(read(path, named), _named_words(named))
    if named is None or isinstance(found, Returned) or not found.period_why:
        return _reading(found)
    if named == found.report.when:
        return _reading(replace(found, period_why=""))
    return _reading(read(path, named), _named_words(named))


def _named_words(period: Period) -> str:
    return _("kỳ báo cáo ({period}) lấy từ tên tệp, tên thư mục").format(period=period.phrase)


def _own(path: Path) -> Reading:
    content = interchange.file_content(path)
    report, unread = interchange.read_content(content, path), interchange.unread_parts(content)
    remark = _("bản này chưa biết các phần {parts} của tệp nên không giữ chúng").format(parts=", ".join(unread))
    return Reading(report, _("Báo cáo do sổ xuất ra."), (remark,) if unread else ())


def _reading(read: Imported | Returned, *remarks: str) -> Reading:
    if isinstance(read, Returned):
        return Reading(read.report, read.summary, (*remarks, *_returned_remarks(read)))
    told = (*remarks, *_doubts(read), *_counted(len(read.unplaced), read.doubtful))
    summary = replace(read, notice="", period_why="").summary
    return Reading(read.report, summary, told)


def _doubts(read: Imported) -> tuple[str, ...]:
    """What is doubtful of the report as a whole: what was left aside, which kind it is, which period."""
    kind = definition_for(read.report).name if read.kind_confidence < DOUBTFUL else ""
    unsure = _("loại báo cáo ({kind}) đoán chưa chắc").format(kind=kind) if kind else ""
    return tuple(remark.rstrip(".") for remark in (read.notice, unsure, read.period_why) if remark)


def _returned_remarks(read: Returned) -> tuple[str, ...]:
    """What was changed in a file since it went out of this program."""
    remarks = [_("đã sửa {places} chỗ so với báo cáo mà tệp mang theo").format(places=len(read.changes))] if read.changes else []
    if read.unread:
        remarks.append(_("{count} chỗ sửa ở phần chữ in sẵn không được nhận").format(count=len(read.unread)))
    return (*remarks, *_counted(len(read.unplaced), 0))


def _counted(unplaced: int, doubtful: int) -> tuple[str, ...]:
    remarks = [_("{count} dòng chưa rõ chỗ, để ở mục gần nhất").format(count=unplaced)] if unplaced else []
    if doubtful:
        remarks.append(_("{count} dòng đoán chưa chắc").format(count=doubtful))
    return tuple(remarks)
