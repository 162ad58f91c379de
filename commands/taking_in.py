"""`import`: a report of this program's own JSON, of a Word or a text file, into the store or out again as JSON; or a folder of them."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from commands.cases import export_to
from commands.folder import take_in_folder
from commands.passwords import password_in
from commands.paths import PATH
from commands.settings import Settings
from models.alike import placed
from models.arrival import source_file
from models.definition import ReportDefinition, definition_for, definition_of
from models.errors import BookError, LockedReport
from models.interchange import file_content, read_content, unread_parts, with_part
from models.language import _
from models.lifecycle import is_locked, lock_reason, second
from models.locked_file import looks_locked
from models.period import Period
from models.report import Report
from models.revisions import change_lines
from models.store import Arrivals, Store

if TYPE_CHECKING:
    from importers.trace import Traced


@click.command("import")
@click.argument("file", type=PATH)
@click.option("-k", "kind", help="Loại báo cáo của tệp Word hoặc tệp chữ, ví dụ cntt.")
@click.option("-p", "period", help="Kỳ báo cáo của tệp Word hoặc tệp chữ, ví dụ 2021-9T; không có thì đọc từ tiêu đề.")
@click.option("-o", "target", type=PATH, help="Ghi ra tệp JSON này thay vì vào sổ; với một thư mục: ghi các tệp JSON vào thư mục này.")
@click.option("--second", "as_second", is_flag=True, help="Nếu kỳ này đã có báo cáo thì giữ cả hai: tệp thành bản nháp thứ hai.")
@click.option("--password-file", type=PATH, help="Tệp có mật khẩu (dòng đầu) mở tệp JSON đã khóa.")
@click.option("--report", "told", type=PATH, help="Với một thư mục: ghi bản kê từng tệp ra .csv hoặc .xlsx.")
@click.pass_obj
def import_reports(
    settings: Settings,
    file: Path,
    kind: str | None,
    period: str | None,
    target: Path | None,
    as_second: bool,
    password_file: Path | None,
    told: Path | None,
) -> None:
    """Nhận một báo cáo từ tệp JSON, Word hoặc tệp chữ vào sổ; hoặc mọi tệp của một thư mục, kể cả thư mục con.

    Với một thư mục: mỗi tệp một dòng (kết quả, tệp, báo cáo, chỗ cần xem). Nhận lại lần nữa không đổi gì; kỳ đã có báo cáo thì tệp thành
    một bản nữa, không ghi đè. Mã thoát 2 khi có tệp không đọc được, các tệp khác vẫn được nhận.
    """
    if file.is_dir():
        if as_second:
            raise BookError(_("--second chỉ dùng khi nhận một tệp; nhận cả thư mục thì bản thứ hai luôn được giữ."))
        if password_file is not None:
            raise BookError(_("--password-file chỉ dùng khi nhận một tệp; hãy nhận riêng từng tệp khóa bằng mật khẩu."))
        chosen = the_kind(kind)  # a wrong one is told before the first file is read
        take_in_folder(settings, file, lambda: chosen, Period.parse(period) if period else None, target, told)
    elif told is not None:
        raise BookError(_("--report chỉ dùng khi nhận cả một thư mục; “{file}” không phải thư mục.").format(file=file))
    else:
        take_in_file(settings, file, kind, period, target, as_second, password_file)


def take_in_file(
    settings: Settings,
    file: Path,
    kind: str | None,
    period: str | None,
    target: Path | None,
    as_second: bool,
    password_file: Path | None = None,
) -> None:
    """Takes in one file, in the place of the report that is there, which is kept. Raises BookError."""
    from exporters.issuing import take_in

    locked = file.is_file() and looks_locked(file)
    if password_file is not None and not locked:
        raise BookError(_("Tệp “{file}” không khóa bằng mật khẩu; hãy bỏ --password-file.").format(file=file))
    own = locked or file.suffix.lower() == ".json"
    password = password_in(password_file)
    report, traced = (read_own_file(file, kind, period, password), ()) if own else read_foreign_file(file, kind, period)
    if target is not None:
        write_out(report, traced, target)
        click.echo(target)
        return
    source = source_file(file)
    with Store.open(settings.data) as store:
        report = placed(report, {entry.name: entry.subject for entry in store.reports(definition=report.definition)})
        if as_second and store.has(report.name):
            report = second(report, store.next_edition(report.definition, report.period))
        elif store.has(report.name):
            keep_present(store, report)
        kept = take_in(store, report)
        Arrivals(store).remember(source, kept)
    if is_locked(report) and not is_locked(kept):
        click.echo(_("Tệp ghi là đã ban hành; trong sổ này báo cáo vào thành bản nháp, hãy ban hành lại để khóa."), err=True)
    click.echo(_("Đã nhận báo cáo {name} vào sổ.").format(name=report.name))


def read_own_file(path: Path, kind: str | None, period: str | None, password: str = "") -> Report:
    """A report from the JSON that this program writes, locked or not. Raises BookError."""
    content = file_content(path, password)
    report = read_content(content, path)
    definition_for(report)
    refuse_other(path, report, kind, period)
    unread = unread_parts(content)
    if unread:
        click.echo(_("Bản này chưa biết các phần {parts} của tệp nên không giữ chúng.").format(parts=", ".join(unread)), err=True)
    return report


def refuse_other(path: Path, report: Report, kind: str | None, period: str | None) -> None:
    """Raises BookError where a file holds a report of another kind or period than was said."""
    if kind not in (None, report.definition) or period not in (None, report.period):
        raise BookError(_("Tệp “{file}” là báo cáo {name}; hãy bỏ -k và -p.").format(file=path, name=report.name))


def write_out(report: Report, traced: "tuple[Traced, ...]", target: Path) -> None:
    """Writes a report; into JSON of a file of somebody else also what became of each of its lines. Raises BookError."""
    from exporters.writing import write_whole
    from importers.trace import trace_json

    if traced and target.suffix.lower() == ".json":
        write_whole(target, with_part(report, "trace", trace_json(traced)))
    else:
        export_to(report, target)


def read_foreign_file(path: Path, kind: str | None, period: str | None) -> "tuple[Report, tuple[Traced, ...]]":
    """A report from a Word or text file, with a line that says what was understood, or what was changed. Raises BookError."""
    from importers.reading import counts
    from importers.returned import Returned, read_file

    imported = read_file(path, lambda: the_kind(kind), Period.parse(period) if period else None)
    if not isinstance(imported, Returned):
        click.echo(imported.summary)
        return imported.report, imported.traced
    refuse_other(path, imported.report, kind, period)
    for line in change_lines(imported.changes):
        click.echo(line)
    click.echo(imported.summary)
    click.echo(counts(imported.report, len(imported.report.sections), len(imported.unplaced)))
    return imported.report, ()


def keep_present(store: Store, report: Report) -> None:
    """Keeps the report that another of its name is to replace as a revision. Raises LockedReport where it is issued."""
    present = store.load(report.name)
    if is_locked(present) and present != report:
        words = _("Muốn giữ nội dung của tệp thành bản nháp thứ hai thì thêm --second.")
        raise LockedReport(f"{lock_reason(present)} {words}")
    store.keep_revision(present, "worked")
    click.echo(_("Bản đang có của {name} được giữ lại thành một phiên bản.").format(name=report.name))


def the_kind(id: str | None) -> ReportDefinition | None:
    """The kind of report of that id; without one, a file says itself what it is. Raises BookError."""
    return definition_of(id) if id is not None else None


COMMANDS = (import_reports,)
