"""A Word file of this program on its way back: the report that it carries, with what was changed in the file."""

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from importers.carried import carried_report
from importers.docx import lines_of
from importers.edited import edited
from importers.package import may_carry, open_docx
from importers.period import period_in
from importers.reading import Imported, import_report
from importers.source import never
from models.calculate import recalculated
from models.change import Change, size_of
from models.compare import compare_reports
from models.definition import ReportDefinition, definition_for
from models.document import shown
from models.errors import BadReport, BookError, ImportProblem
from models.language import _
from models.period import Period
from models.report import Report


class Returned(Struct, frozen=True):
    """The report that came back, its calculated figures brought up to date. `carried` is what the file took along.

    `changes` is what was changed in its text since, `recalculated` what follows from that by formulas.
    `unread` are changed lines that stayed as they were, `unplaced` new ones that fitted nowhere and are items at the nearest end.
    """

    report: Report
    carried: Report
    changes: tuple[Change, ...] = ()
    unread: tuple[str, ...] = ()
    unplaced: tuple[str, ...] = ()
    recalculated: tuple[Change, ...] = ()

    @property
    def follow_up(self) -> str:
        """The figures that follow from those changed in the file, in a sentence; nothing where there are none."""
        if not self.recalculated:
            return ""
        told = "; ".join(f"{change.name}: {change.old or '…'} → {change.new or '…'}" for change in self.recalculated)
        return _("Đã tính lại theo số liệu mới: {figures}.").format(figures=told)

    @property
    def summary(self) -> str:
        """One line for the clerk."""
        if not self.changes:
            said = _("Tệp mang theo báo cáo {name}; chữ trong tệp không đổi.").format(name=self.carried.name)
        else:
            said = _("Tệp mang theo báo cáo {name}; đã sửa {places} chỗ ({size}), các ý và số liệu đã sửa chờ rà lại.").format(
                name=self.carried.name, places=len(self.changes), size=size_of(self.changes).text
            )
        if self.recalculated:
            said += " " + self.follow_up
        if self.unread:
            said += " " + _("Không nhận thay đổi ở phần chữ in sẵn: {lines}.").format(lines="; ".join(self.unread))
        if self.unplaced:
            said += " " + _("{count} dòng chưa rõ chỗ, để ở mục gần nhất.").format(count=len(self.unplaced))
        return said


def read_file(
    path: Path, kind: Callable[[], ReportDefinition | None], period: Period | None = None, cancelled: Callable[[], bool] = never
) -> Imported | Returned:
    """A Word or text file: the report that it carries, or else what it says as a file of anybody; then `kind` is asked what it is.
    `cancelled` is asked while another program works.

    Raises ImportProblem.
    """
    try:
        returned = returned_report(path)
    except (BadReport, ImportProblem) as error:  # python-docx refuses files that our own reader reads
        sentence = _("Không dùng được báo cáo đi kèm trong tệp ({why}); đã đọc như một tệp Word thường.")
        return replace(import_report(path, kind(), period, cancelled), notice=sentence.format(why=str(error).rstrip(".")))
    return returned or import_report(path, kind(), period, cancelled)


def returned_report(path: Path) -> Returned | None:
    """The report that a Word file carries; nothing where it carries none.

    Raises ImportProblem where the file cannot be read, and BadReport where what it carries cannot be used.
    """
    if not may_carry(path):
        return None
    document = open_docx(path)
    report = carried_report(document)
    if report is None:
        return None
    try:
        definition = definition_for(report)
    except BookError as error:
        raise BadReport(str(error).rstrip(".")) from error
    found = edited(report, definition, lines_of(document, path))
    before, after = _period_of(report, definition), _period_of(found.report, definition)
    if after is not None and after != before:  # the file served as the pattern of another report
        raise BadReport(_("tiêu đề của tệp nay ghi {period}").format(period=after.phrase))
    now = report if found.report == report else recalculated(found.report, definition)
    changes, follow = compare_reports(report, found.report, definition), compare_reports(found.report, now, definition)
    return Returned(now, report, changes, found.unread, found.unplaced, follow)


def _period_of(report: Report, definition: ReportDefinition) -> Period | None:
    return period_in(shown(report, definition, report.subject))
