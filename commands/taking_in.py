"""`import`: a report of this program's own JSON, of a Word or a text file, into the store or out again as JSON."""

from pathlib import Path

import click

from commands.cases import Settings, export_to, read_report_file
from models.alike import placed
from models.definition import ReportDefinition, definition_for, definition_of
from models.errors import BookError, LockedReport
from models.interchange import unread_parts
from models.kinds import offered_kinds
from models.language import _
from models.lifecycle import is_locked, lock_reason, second
from models.period import Period
from models.report import Report
from models.revisions import change_lines
from models.store import Store


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("-k", "kind", help="Loại báo cáo của tệp Word hoặc tệp chữ, ví dụ cntt.")
@click.option("-p", "period", help="Kỳ báo cáo của tệp Word hoặc tệp chữ, ví dụ 2021-9T; không có thì đọc từ tiêu đề.")
@click.option("-o", "target", type=click.Path(path_type=Path), help="Ghi ra tệp JSON này thay vì vào sổ.")
@click.option("--second", "as_second", is_flag=True, help="Nếu kỳ này đã có báo cáo thì giữ cả hai: tệp thành bản nháp thứ hai.")
@click.pass_obj
def import_report(settings: Settings, file: Path, kind: str | None, period: str | None, target: Path | None, as_second: bool) -> None:
    """Nhận một báo cáo từ tệp JSON, Word (.docx) hoặc tệp chữ (.txt) vào sổ."""
    from exporters.issuing import take_in

    report = read_own_file(file, kind, period) if file.suffix.lower() not in (".docx", ".txt") else read_foreign_file(file, kind, period)
    if target is not None:
        export_to(report, target)
        click.echo(target)
        return
    with Store.open(settings.data) as store:
        report = placed(report, {entry.name: entry.subject for entry in store.reports(definition=report.definition)})
        if as_second and store.has(report.name):
            report = second(report, store.next_edition(report.definition, report.period))
        elif store.has(report.name):
            keep_present(store, report)
        kept = take_in(store, report)
    if is_locked(report) and not is_locked(kept):
        click.echo(_("Tệp ghi là đã ban hành; trong sổ này báo cáo vào thành bản nháp, hãy ban hành lại để khóa."), err=True)
    click.echo(_("Đã nhận báo cáo {name} vào sổ.").format(name=report.name))


def read_own_file(path: Path, kind: str | None, period: str | None) -> Report:
    """A report from the JSON that this program writes. Raises BookError."""
    report = read_report_file(path)
    definition_for(report)
    refuse_other(path, report, kind, period)
    unread = unread_parts(path)
    if unread:
        click.echo(_("Bản này chưa biết các phần {parts} của tệp nên không giữ chúng.").format(parts=", ".join(unread)), err=True)
    return report


def refuse_other(path: Path, report: Report, kind: str | None, period: str | None) -> None:
    """Raises BookError where a file holds a report of another kind or period than was said."""
    if kind not in (None, report.definition) or period not in (None, report.period):
        raise BookError(_("Tệp “{file}” là báo cáo {name}; hãy bỏ -k và -p.").format(file=path, name=report.name))


def read_foreign_file(path: Path, kind: str | None, period: str | None) -> Report:
    """A report from a Word or text file, with a line that says what was understood, or what was changed. Raises BookError."""
    from importers.returned import Returned, read_file

    imported = read_file(path, lambda: the_kind(kind), Period.parse(period) if period else None)
    if isinstance(imported, Returned):
        refuse_other(path, imported.report, kind, period)
        for line in change_lines(imported.changes):
            click.echo(line)
    click.echo(imported.summary)
    return imported.report


def keep_present(store: Store, report: Report) -> None:
    """Keeps the report that another of its name is to replace as a revision. Raises LockedReport where it is issued."""
    present = store.load(report.name)
    if is_locked(present) and present != report:
        words = _("Muốn giữ nội dung của tệp thành bản nháp thứ hai thì thêm --second.")
        raise LockedReport(f"{lock_reason(present)} {words}")
    store.keep_revision(present, "worked")
    click.echo(_("Bản đang có của {name} được giữ lại thành một phiên bản.").format(name=report.name))


def the_kind(id: str | None) -> ReportDefinition:
    """The kind of report of that id; without one, the first that has an outline of its own. Raises BookError."""
    return definition_of(id) if id else offered_kinds()[0]


COMMANDS = (import_report,)
