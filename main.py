"""The command line: for administrators and tests; without a command it opens the window."""

import os
import subprocess
import sys
import traceback
from collections.abc import Iterable
from pathlib import Path

import click
import msgspec

from models.acceptance import reason_for
from models.checks.finding import Finding
from models.checks.run import check, context_for
from models.compare import compare_reports
from models.definition import ReportDefinition, definition_for, definition_of, definitions
from models.document import compose, page_lines
from models.errors import BookError
from models.errors import reason as system_reason
from models.history import change_lines, history
from models.interchange import read_file, unread_parts
from models.language import Language, _, use_language
from models.period import Period
from models.report import Report
from models.samples import sample_report
from models.store import Store

FINE, FOUND, WRONG = 0, 1, 2
"""Exit codes: all well; findings of severity error; wrong use or input."""


class Settings(msgspec.Struct, frozen=True):
    """What the options before the command say."""

    data: Path
    language: Language | None


def default_data() -> Path:
    """The user's own folder for this program."""
    return Path(os.environ.get("SOBAOCAO_DATA") or click.get_app_dir("SoBaoCao"))


@click.group(invoke_without_command=True)
@click.option("--data", type=click.Path(path_type=Path), default=None, help="Thư mục dữ liệu.")
@click.option("--lang", type=click.Choice(["vi", "en"]), default=None, help="Ngôn ngữ màn hình.")
@click.pass_context
def cli(context: click.Context, data: Path | None, lang: Language | None) -> None:
    """Sổ báo cáo: soạn, kiểm tra, lưu và in báo cáo định kỳ. Không có lệnh thì mở cửa sổ."""
    use_language(lang or "vi")
    context.obj = Settings(data or default_data(), lang)
    if context.invoked_subcommand is None:
        if not has_display() and not os.environ.get("QT_QPA_PLATFORM"):
            raise BookError(_("Máy này không có màn hình để mở cửa sổ; dùng “demo -o THƯ_MỤC” hoặc các lệnh khác (xem --help)."))
        from ui.app import run_window

        context.exit(run_window(context.obj.data, lang))


@cli.command()
@click.option("-o", "folder", type=click.Path(path_type=Path), required=True, help="Thư mục để các tệp.")
def demo(folder: Path) -> None:
    """Kiểm tra báo cáo mẫu, xuất mọi khuôn dạng, chụp màn hình; in ra đường dẫn các tệp."""
    make_folder(folder)
    report = sample_report()
    say_findings(report, findings_of(report))
    for path in [*export_all(report, folder), *screenshots(report, folder)]:
        click.echo(path)


@cli.command()
@click.option("-o", "folder", type=click.Path(path_type=Path), required=True, help="Thư mục để các ảnh.")
@click.option("--scaled", is_flag=True, hidden=True, help="Chỉ các ảnh ở mức phóng to của Qt.")
def screens(folder: Path, scaled: bool) -> None:
    """Chụp mọi màn hình, hộp thoại và trạng thái của cửa sổ thành ảnh PNG; in ra đường dẫn các ảnh."""
    make_folder(folder)
    prepare_drawing()
    from ui.scenes import take_all, take_scaled

    if scaled:
        for path in take_scaled(folder):
            click.echo(path)
        return
    for path in take_all(folder):
        click.echo(path)
    again = [sys.executable, *([] if getattr(sys, "frozen", False) else [__file__]), "screens", "-o", str(folder), "--scaled"]
    sys.stdout.flush()
    if subprocess.run(again, env={**os.environ, "QT_SCALE_FACTOR": "1.5"}, check=False).returncode:
        raise BookError(_("Chưa chụp được các ảnh ở mức phóng 150 %; các ảnh khác đã ở “{folder}”.").format(folder=folder))


@cli.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("-k", "kind", help="Loại báo cáo của tệp Word hoặc tệp chữ, ví dụ cntt.")
@click.option("-p", "period", help="Kỳ báo cáo của tệp Word hoặc tệp chữ, ví dụ 2021-9T; không có thì đọc từ tiêu đề.")
@click.option("-o", "target", type=click.Path(path_type=Path), help="Ghi ra tệp JSON này thay vì vào sổ.")
@click.pass_obj
def import_report(settings: Settings, file: Path, kind: str | None, period: str | None, target: Path | None) -> None:
    """Nhận một báo cáo từ tệp JSON, Word (.docx) hoặc tệp chữ (.txt) vào sổ."""
    report = read_own_file(file, kind, period) if file.suffix.lower() not in (".docx", ".txt") else read_foreign_file(file, kind, period)
    if target is not None:
        export_to(report, target)
        click.echo(target)
        return
    with Store.open(settings.data) as store:
        if report.name in store.names():
            store.keep_revision(store.load(report.name), "worked")
            click.echo(_("Bản đang có của {name} được giữ lại thành một phiên bản.").format(name=report.name))
        store.keep_revision(report, "imported")
    click.echo(_("Đã nhận báo cáo {name} vào sổ.").format(name=report.name))


@cli.command("check")
@click.argument("report")
@click.option("--json", "as_json", is_flag=True, help="In ra JSON.")
@click.pass_obj
def check_report(settings: Settings, report: str, as_json: bool) -> None:
    """Kiểm tra một báo cáo; mã thoát 1 khi có lỗi."""
    found = the_report(settings, report)
    findings = findings_of(found)
    if as_json:
        data = [as_data(finding) | {"accepted": reason_for(found, finding)} for finding in findings]
        click.echo(msgspec.json.format(msgspec.json.encode(data), indent=2).decode())
    else:
        say_findings(found, findings)
    if any(finding.severity == "error" for finding in findings):
        raise click.exceptions.Exit(FOUND)


@cli.command("export")
@click.argument("report")
@click.option("-o", "target", type=click.Path(path_type=Path), required=True, help="Tệp .docx, .pdf hoặc .json.")
@click.pass_obj
def export_report(settings: Settings, report: str, target: Path) -> None:
    """Xuất một báo cáo ra Word, PDF hoặc JSON."""
    export_to(the_report(settings, report), target)
    click.echo(target)


@cli.command("list")
@click.pass_obj
def list_reports(settings: Settings) -> None:
    """Liệt kê các báo cáo trong sổ."""
    with Store.open(settings.data) as store:
        for entry in store.reports():
            click.echo(f"{entry.name}\t{entry.state}\t{entry.updated[:16].replace('T', ' ')}\t{entry.subject}")


@cli.command()
@click.argument("report")
@click.pass_obj
def show(settings: Settings, report: str) -> None:
    """In nội dung một báo cáo ra màn hình."""
    found = the_report(settings, report)
    for line in page_lines(compose(found, definition_for(found))):
        click.echo(line)


@cli.command("redline")
@click.argument("old")
@click.argument("new")
@click.option("-o", "target", type=click.Path(path_type=Path), required=True, help="Tệp .docx (có theo dõi thay đổi) hoặc .pdf.")
@click.pass_obj
def redline_reports(settings: Settings, old: str, new: str, target: Path) -> None:
    """So hai báo cáo trên giấy: chữ bỏ gạch ngang, chữ thêm gạch dưới."""
    from exporters.redlined import write_redline

    write_redline(the_report(settings, old), the_report(settings, new), target)
    click.echo(target)


@cli.command("history")
@click.argument("report")
@click.option("--diff", "compared", nargs=2, type=int, help="Số của hai phiên bản cần so.")
@click.option("--restore", "restored", type=int, help="Số của phiên bản cần khôi phục.")
@click.pass_obj
def show_history(settings: Settings, report: str, compared: tuple[int, int] | None, restored: int | None) -> None:
    """Liệt kê các phiên bản đã giữ của một báo cáo trong sổ, so hai phiên bản, hoặc khôi phục một phiên bản."""
    with Store.open(settings.data) as store:
        own = store.revisions(store.load(report).name)
        for id in (*(compared or ()), *([restored] if restored is not None else [])):
            if id not in {revision.id for revision in own}:
                raise BookError(_("Báo cáo {name} không có phiên bản số {id}; hãy xem danh sách bằng history.").format(name=report, id=id))
        if compared:
            old, new = map(store.revision_report, compared)
            for line in change_lines(compare_reports(old, new, definition_for(new))):
                click.echo(line)
        elif restored is not None:
            store.restore(restored)
            click.echo(_("Đã khôi phục phiên bản số {id} của {name}.").format(id=restored, name=report))
        else:
            for entry in history(own, store.revision_report):
                click.echo(f"{entry.revision.id}\t{entry.time}\t{entry.cause}\t{entry.revision.clerk}\t{entry.change}")


@cli.command()
@click.pass_obj
def verify(settings: Settings) -> None:
    """Kiểm tra tệp dữ liệu và chuỗi phiên bản; mã thoát 1 khi có chỗ hỏng."""
    with Store.open(settings.data) as store:
        problems = store.verify()
    for problem in problems:
        click.echo(problem)
    if problems:
        raise click.exceptions.Exit(FOUND)
    click.echo(_("Dữ liệu nguyên vẹn, chuỗi phiên bản liền mạch."))


# -------------------------------------------------------------------- what the commands share


def the_report(settings: Settings, name: str) -> Report:
    """A report of the store ("cntt/2021-9T") or of a JSON file. Raises BookError."""
    kind, slash, _period = name.partition("/")
    if slash and kind in definitions() and not Path(name).exists():
        with Store.open(settings.data) as store:
            return store.load(name)
    return read_report_file(Path(name))


def read_report_file(path: Path) -> Report:
    """Raises BookError; files of other kinds are told from broken ones."""
    if path.suffix.lower() in (".docx", ".txt"):
        raise BookError(_("Tệp “{file}” chưa phải báo cáo của sổ; hãy nhận tệp bằng lệnh import trước.").format(file=path))
    if path.suffix.lower() in (".doc", ".odt", ".pdf", ".rtf"):
        raise BookError(_("Tệp “{file}” không nhận được; hãy mở bằng Word hoặc LibreOffice và ghi lại thành .docx.").format(file=path))
    return read_file(path)


def read_own_file(path: Path, kind: str | None, period: str | None) -> Report:
    """A report from the JSON that this program writes. Raises BookError."""
    report = read_report_file(path)
    definition_for(report)
    if kind not in (None, report.definition) or period not in (None, report.period):
        raise BookError(_("Tệp “{file}” là báo cáo {name}; hãy bỏ -k và -p.").format(file=path, name=report.name))
    unread = unread_parts(path)
    if unread:
        click.echo(_("Bản này chưa biết các phần {parts} của tệp nên không giữ chúng.").format(parts=", ".join(unread)), err=True)
    return report


def read_foreign_file(path: Path, kind: str | None, period: str | None) -> Report:
    """A report from a Word or text file, with a line that says what was understood. Raises BookError."""
    from importers.reading import import_report

    imported = import_report(path, the_kind(kind), Period.parse(period) if period else None)
    click.echo(imported.summary)
    return imported.report


def the_kind(id: str | None) -> ReportDefinition:
    """The kind of report of that id; without one, the only kind there is. Raises BookError."""
    known = definitions()
    if id is None and len(known) > 1:
        raise BookError(_("Hãy cho biết loại báo cáo bằng -k; chương trình này có: {known}.").format(known=", ".join(known)))
    return definition_of(id or next(iter(known)))


def findings_of(report: Report) -> tuple[Finding, ...]:
    """Raises BookError."""
    from exporters.characters import check_characters

    definition = definition_for(report)
    return (*check(report, context_for(definition)), *check_characters(compose(report, definition)))


def say_findings(report: Report, findings: Iterable[Finding]) -> None:
    """One line each, with the reason where it was accepted, and a line that counts them."""
    errors = warnings = 0
    for finding in findings:
        errors += finding.severity == "error"
        warnings += finding.severity == "warning"
        name = _("lỗi") if finding.severity == "error" else _("cảnh báo")
        reason = reason_for(report, finding)
        why = f" ({finding.why})" if finding.why else ""
        why += " [" + _("đã chấp nhận: {reason}").format(reason=reason) + "]" if reason else ""
        click.echo(f"{name} · {finding.where} · {finding.message}{why}")
    click.echo(_("{errors} lỗi, {warnings} cảnh báo").format(errors=errors, warnings=warnings))


def as_data(finding: Finding) -> dict[str, object]:
    """The agreed keys of `check --json` first."""
    data: dict[str, object] = msgspec.to_builtins(finding)
    first = ("code", "severity", "where", "message", "values", "fix")
    return {key: data[key] for key in first} | data


def make_folder(folder: Path) -> None:
    """Raises BookError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BookError(_("Không tạo được thư mục “{folder}” ({why}).").format(folder=folder, why=system_reason(error))) from error


def export_to(report: Report, path: Path) -> None:
    """Raises BookError."""
    from exporters.export import export

    export(report, definition_for(report), path)


def export_all(report: Report, folder: Path) -> list[Path]:
    """Every format, named after the report."""
    from exporters.export import paper_name

    paths = [folder / f"{paper_name(report)}.{suffix}" for suffix in ("docx", "pdf", "json")]
    for path in paths:
        export_to(report, path)
    return paths


def has_display() -> bool:
    """Whether a window can be shown; Windows and macOS always have a desktop."""
    return not sys.platform.startswith("linux") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def screenshots(report: Report, folder: Path) -> list[Path]:
    """Pictures of the window; drawn in memory where there is no display."""
    prepare_drawing()
    from ui.screens import take_screenshots

    return take_screenshots(folder, report)


def prepare_drawing() -> None:
    """Lets Qt draw in memory where there is no display. Raises BookError where a library of the system is missing."""
    if not has_display():
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    try:
        import PySide6.QtWidgets  # noqa: F401
    except ImportError as error:
        raise BookError(_("Chưa chụp được màn hình vì máy thiếu thư viện của Qt ({why}).").format(why=error)) from error


def log(data: Path) -> Path | None:
    """Writes the present traceback beside the data, for whoever mends the program."""
    path = data / "loi.log"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as file:
            traceback.print_exc(file=file)
    except OSError:
        return None
    return path


def main() -> int:
    """Runs a command; every failure is one sentence on stderr."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    try:
        code = cli.main(standalone_mode=False)
        return code if isinstance(code, int) else FINE
    except BookError as error:
        problem = str(error)
    except click.exceptions.Exit as error:
        return error.exit_code
    except click.UsageError as error:
        problem = _("Cách gọi không đúng: {problem} Gõ --help để xem cách dùng.").format(problem=error.format_message())
    except (click.Abort, KeyboardInterrupt):
        problem = _("Đã dừng theo yêu cầu.")
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FINE
    except Exception as error:  # the last door: a fault of the program must still be a sentence
        problem = _("Chương trình gặp lỗi ngoài dự kiến ({why}); chi tiết ghi ở {file}.").format(why=error, file=log(default_data()))
    print(" ".join(problem.split()), file=sys.stderr)
    return WRONG


if __name__ == "__main__":
    sys.exit(main())
