"""The command line: for administrators and tests; without a command it opens the window."""

import os
import subprocess
import sys
import traceback
from collections.abc import Mapping
from pathlib import Path

import click
import msgspec
from msgspec.structs import replace

from commands.lifecycle import COMMANDS as LIFECYCLE
from commands.saying import FINE, FOUND, WRONG, say_findings
from models.acceptance import reason_for, sorted_out
from models.carry import account_lines, account_of, carried_report
from models.checks.finding import Finding
from models.checks.left_over import left_over_words
from models.definition import FigureDefinition, ReportDefinition, definition_for, definition_of, definitions
from models.document import compose, page_lines
from models.errors import BookError, LockedReport
from models.errors import reason as system_reason
from models.interchange import read_file, unread_parts
from models.language import Language, _, use_language
from models.lifecycle import is_locked, lock_reason, second
from models.period import Period
from models.prior import Earlier, read_earlier
from models.register import likeness_words
from models.report import Report
from models.samples import sample_report
from models.search.found import as_lines
from models.search.passages import place_words
from models.search.query import from_shell
from models.store import Store
from models.table import text_lines
from models.trend import trend, trend_table

ALL = 1_000_000_000
"""More rows than any store has."""


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
@click.option("--second", "as_second", is_flag=True, help="Nếu kỳ này đã có báo cáo thì giữ cả hai: tệp thành bản nháp thứ hai.")
@click.pass_obj
def import_report(settings: Settings, file: Path, kind: str | None, period: str | None, target: Path | None, as_second: bool) -> None:
    """Nhận một báo cáo từ tệp JSON, Word (.docx) hoặc tệp chữ (.txt) vào sổ."""
    report = read_own_file(file, kind, period) if file.suffix.lower() not in (".docx", ".txt") else read_foreign_file(file, kind, period)
    if target is not None:
        export_to(report, target)
        click.echo(target)
        return
    with Store.open(settings.data) as store:
        if as_second and store.has(report.name):
            report = second(report, store.next_edition(report.definition, report.period))
        elif store.has(report.name):
            keep_present(store, report)
        store.keep_revision(report, "imported")
    click.echo(_("Đã nhận báo cáo {name} vào sổ.").format(name=report.name))


@cli.command("check")
@click.argument("report")
@click.option("--json", "as_json", is_flag=True, help="In ra JSON.")
@click.pass_obj
def check_report(settings: Settings, report: str, as_json: bool) -> None:
    """Kiểm tra một báo cáo; mã thoát 1 khi có lỗi."""
    case = the_case(settings, report)
    found, findings = case.report, findings_of(case.report, case.earlier)
    if as_json:
        say_json([as_data(finding) | {"accepted": reason_for(found, finding)} for finding in findings])
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
    case = the_case(settings, report)
    export_to(case.report, target, case.frozen)
    click.echo(target)


@cli.command("copy")
@click.argument("report")
@click.option("-p", "period", required=True, help="Kỳ của báo cáo mới, ví dụ 2021-Y.")
@click.option("-o", "target", type=click.Path(path_type=Path), help="Ghi ra tệp JSON này thay vì vào sổ.")
@click.option("--second", "as_second", is_flag=True, help="Nếu kỳ này đã có báo cáo thì giữ cả hai: bản mới thành bản nháp thứ hai.")
@click.pass_obj
def copy_report(settings: Settings, report: str, period: str, target: Path | None, as_second: bool) -> None:
    """Lập báo cáo của kỳ mới từ một báo cáo cũ; nói rõ cái gì mang sang, cái gì để lại."""
    earlier = the_report(settings, report)
    made = carried_report(definition_of(earlier.definition), Period.parse(period), earlier)
    if target is not None:
        export_to(made, target)
        say_account(made, earlier)
        click.echo(target)
        return
    with Store.open(settings.data) as store:
        made = replace(made, edition=store.next_edition(made.definition, made.period)) if as_second else made
        if store.has(made.name):
            raise BookError(already_there(made.name))
        store.keep_revision(made, "copied")
    say_account(made, earlier)
    click.echo(_("Đã lập báo cáo {name}.").format(name=made.name))


@cli.command("list")
@click.pass_obj
def list_reports(settings: Settings) -> None:
    """Liệt kê các báo cáo trong sổ."""
    with Store.open(settings.data) as store:
        for entry in store.reports():
            click.echo(f"{entry.name}\t{entry.state}\t{entry.updated[:16].replace('T', ' ')}\t{entry.subject}")


@cli.command()
@click.argument("report")
@click.option("--notes", is_flag=True, help="In thêm các cảnh báo đã chấp nhận với lý do, và báo cáo này thay thế báo cáo nào.")
@click.pass_obj
def show(settings: Settings, report: str, notes: bool) -> None:
    """In nội dung một báo cáo ra màn hình."""
    case = the_case(settings, report)
    for line in page_lines(compose(case.report, definition_for(case.report))):
        click.echo(line)
    if notes:
        for line in note_lines(case):
            click.echo(line)


for command in LIFECYCLE:
    cli.add_command(command)


@cli.command("trend")
@click.argument("report")
@click.argument("figure", required=False)
@click.option("-o", "target", type=click.Path(path_type=Path), help="Tệp .csv hoặc .xlsx; không có thì in ra màn hình.")
@click.pass_obj
def show_trend(settings: Settings, report: str, figure: str | None, target: Path | None) -> None:
    """Diễn biến của một chỉ tiêu (không nêu thì mọi chỉ tiêu) qua các kỳ trong sổ."""
    case = the_case(settings, report)
    tables = [trend_table(trend(one, case.report, case.earlier.history)) for one in the_figures(case.report, figure)]
    if target is None:
        for table in tables:
            click.echo("\n".join((table.title, *text_lines(table), "")))
        return
    from exporters.tables import export_tables

    export_tables(tables, target)
    click.echo(target)


@cli.command()
@click.argument("words", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="In ra JSON.")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="Số báo cáo nhiều nhất.")
@click.pass_obj
def search(settings: Settings, words: tuple[str, ...], as_json: bool, limit: int) -> None:
    """Tìm xem các báo cáo đã nói gì; không cần dấu, “cụm từ” trong ngoặc kép phải đứng liền nhau."""
    with Store.open(settings.data) as store:
        read_changed(store)
        found = store.search(from_shell(words), limit)
    if as_json:
        say_json([line for hit in found.hits for line in as_lines(hit)])
        return
    for hit in found.hits:
        title = f"{hit.title}, " + _("đã thay thế") if hit.state == "replaced" else hit.title
        for excerpt in hit.excerpts:
            click.echo(f"{hit.report}\t{title}\t{place_words(excerpt.place, excerpt.heading)}\t{excerpt.pointed}")
    if not found.hits:
        click.echo(_("Không báo cáo nào có “{words}”.").format(words=from_shell(words)))
    elif found.more:
        click.echo(_("Còn báo cáo khác nữa; thêm chữ để thu hẹp, hoặc tăng --limit."))


@cli.command()
@click.argument("words", nargs=-1)
@click.option("--doubles", is_flag=True, help="Chỉ các văn bản trùng hoặc gần trùng nhau.")
@click.option("--json", "as_json", is_flag=True, help="In ra JSON.")
@click.pass_obj
def register(settings: Settings, words: tuple[str, ...], doubles: bool, as_json: bool) -> None:
    """Sổ văn bản viện dẫn: tìm theo số, ký hiệu, ngày (31/8/2020 hoặc 8/2020) hoặc chữ; văn bản mới trước."""
    with Store.open(settings.data) as store:
        read_changed(store)
        found = store.register(from_shell(words), doubles, ALL)
    if as_json:
        say_json([msgspec.to_builtins(entry) for entry in found.entries])
        return
    for entry in found.entries:
        like = "; ".join(dict.fromkeys(likeness_words(twin.likeness) for twin in entry.twins))
        used = _("{count} báo cáo").format(count=entry.reports)
        click.echo(f"{entry.document.text}\t{used}" + (f"\t⚠ {like}" if like else ""))
    if not found.entries:
        click.echo(_("Không có văn bản nào trùng nhau.") if doubles and not words else _("Không có văn bản nào phù hợp trong sổ."))


# -------------------------------------------------------------------- what the commands share


class Case(msgspec.Struct, frozen=True):
    """A report with what the store has beside it: the earlier reports, and the frozen papers of an issued one by their suffix."""

    report: Report
    earlier: Earlier = Earlier()
    frozen: Mapping[str, bytes] = {}


def the_case(settings: Settings, name: str) -> Case:
    """A report of the store ("cntt/2021-9T", a second edition "cntt/2021-9T/2") or of a JSON file, which stands alone. Raises BookError."""
    if not is_in_store(name):
        return Case(read_report_file(Path(name)))
    with Store.open(settings.data) as store:
        report = store.load(name)
        return Case(report, read_earlier(report, store.states(), store.load, store.past_figures), store.papers.frozen(name))


def read_changed(store: Store) -> None:
    """Reads what has changed into the index; somebody at a terminal sees how far a big book has come. Raises BookError."""
    while left := store.index_some():
        if sys.stderr.isatty():
            click.echo("\r" + _("Đang đọc các báo cáo, còn {left}   ").format(left=left), err=True, nl=False)


def say_json(data: object) -> None:
    """Prints a value as JSON, indented for people."""
    click.echo(msgspec.json.format(msgspec.json.encode(data), indent=2).decode())


def the_report(settings: Settings, name: str) -> Report:
    """The report of a name alone. Raises BookError."""
    return the_case(settings, name).report


def note_lines(case: Case) -> list[str]:
    """What stands behind a report and not on its paper: what it replaces and why, accepted warnings with their reasons."""
    report, lines = case.report, []
    if is_locked(report):
        lines.append(lock_reason(report))
    if report.amends:
        lines.append(_("Thay thế báo cáo {name}; lý do: {reason}").format(name=report.amends.report, reason=report.amends.reason))
    _standing, accepted = sorted_out(report, findings_of(report, case.earlier))
    lines += [f"{finding.where} · {finding.message} [" + _("đã chấp nhận: {reason}").format(reason=why) + "]" for finding, why in accepted]
    return ["", *lines] if lines else []


def is_in_store(name: str) -> bool:
    """Whether a name is meant for a report of the store: "cntt/2021-9T", and no file of that name is there."""
    kind, slash, _period = name.partition("/")
    return bool(slash) and kind in definitions() and not Path(name).exists()


def the_figures(report: Report, id: str | None) -> tuple[FigureDefinition, ...]:
    """The figure of that id, or all of the report's kind. Raises BookError."""
    figures = definition_for(report).figures
    chosen = tuple(figure for figure in figures if id in (None, figure.id))
    if not chosen:
        known = ", ".join(figure.id for figure in figures)
        raise BookError(_("Loại báo cáo này không có chỉ tiêu “{id}”; có: {known}.").format(id=id, known=known))
    return chosen


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


def keep_present(store: Store, report: Report) -> None:
    """Keeps the report that another of its name is to replace as a revision. Raises LockedReport where it is issued."""
    present = store.load(report.name)
    if is_locked(present) and present != report:
        words = _("Muốn giữ nội dung của tệp thành bản nháp thứ hai thì thêm --second.")
        raise LockedReport(f"{lock_reason(present)} {words}")
    store.keep_revision(present, "worked")
    click.echo(_("Bản đang có của {name} được giữ lại thành một phiên bản.").format(name=report.name))


def the_kind(id: str | None) -> ReportDefinition:
    """The kind of report of that id; without one, the only kind there is. Raises BookError."""
    known = definitions()
    if id is None and len(known) > 1:
        raise BookError(_("Hãy cho biết loại báo cáo bằng -k; chương trình này có: {known}.").format(known=", ".join(known)))
    return definition_of(id or next(iter(known)))


def findings_of(report: Report, earlier: Earlier = Earlier()) -> tuple[Finding, ...]:
    """What is to be said of a report, beside the earlier ones. Raises BookError."""
    from exporters.issuing import findings_of

    return findings_of(report, earlier)


def as_data(finding: Finding) -> dict[str, object]:
    """The agreed keys of `check --json` first."""
    data: dict[str, object] = msgspec.to_builtins(finding)
    first = ("code", "severity", "where", "message", "values", "fix")
    return {key: data[key] for key in first} | data


def say_account(report: Report, earlier: Report) -> None:
    """What came along, what stayed behind, what is to be looked at."""
    definition = definition_for(report)
    left = sum(True for _word in left_over_words(report, definition))
    for line in account_lines(account_of(report, definition, earlier, left)):
        click.echo(line)


def already_there(name: str) -> str:
    """Why a report is not made a second time, and what can be done."""
    return _("Trong sổ đã có báo cáo {name}; hãy mở báo cáo đó, hoặc thêm --second để giữ thành một bản nữa.").format(name=name)


def make_folder(folder: Path) -> None:
    """Raises BookError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BookError(_("Không tạo được thư mục “{folder}” ({why}).").format(folder=folder, why=system_reason(error))) from error


def export_to(report: Report, path: Path, frozen: Mapping[str, bytes] = {}) -> None:
    """Raises BookError."""
    from exporters.export import export

    export(report, definition_for(report), path, frozen=frozen)


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
