"""The commands for one report: check, export, copy, show, trend; and the list of all."""

from pathlib import Path

import click
import msgspec
from msgspec.structs import replace

from commands.cases import Case, export_to, shown_beside, the_case, the_report
from commands.electronic import export_electronic
from commands.exit_codes import FOUND
from commands.passwords import password_in
from commands.paths import PATH
from commands.saying import say_findings, say_json
from commands.settings import Settings
from models.acceptance import reason_for, sorted_out
from models.alike import placed
from models.carried import has_private_words, private_words_sentence
from models.carry import account_lines, account_of, carried_report
from models.checks.finding import Finding
from models.checks.left_over import left_over_words
from models.dates import local_time
from models.definition import FigureDefinition, definition_for, definition_of
from models.document import compose
from models.errors import BookError
from models.language import _
from models.lifecycle import is_locked, lock_reason
from models.page import page_lines
from models.period import Period
from models.prior import Earlier
from models.report import Report
from models.store import Store
from models.table import text_lines
from models.trend import trend, trend_table


@click.command("check")
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


@click.command("export")
@click.argument("report")
@click.option("-o", "target", type=PATH, required=True, help="Tệp .docx, .pdf, .xlsx hoặc .json.")
@click.option("--password-file", type=PATH, help="Tệp có mật khẩu (dòng đầu): khóa tệp .json bằng mật khẩu này.")
@click.option("--signature", type=PATH, help="Ảnh chữ ký (PNG nền trong suốt): làm bản điện tử của báo cáo đã ban hành.")
@click.option("--seal", type=PATH, help="Ảnh dấu (PNG nền trong suốt), trùm lên một phần ba chữ ký.")
@click.pass_obj
def export_report(
    settings: Settings, report: str, target: Path, password_file: Path | None, signature: Path | None, seal: Path | None
) -> None:
    """Xuất một báo cáo ra Word, PDF hoặc JSON, hay bảng số liệu của báo cáo ra Excel; số kỳ trước lấy trong sổ."""
    if password_file is not None and target.suffix.lower() != ".json":
        raise BookError(_("--password-file chỉ khóa tệp .json; “{file}” không phải tệp .json.").format(file=target))
    if signature is not None or seal is not None:
        export_electronic(settings, report, target, signature, seal)
        click.echo(target)
        return
    case = the_case(settings, report)
    password = password_in(password_file)
    export_to(case.report, target, case.frozen, shown_beside(settings, report, case, target), password)
    if target.suffix.lower() == ".docx" and has_private_words(case.report):
        click.echo(private_words_sentence(), err=True)
    click.echo(target)


@click.command("copy")
@click.argument("report")
@click.option("-p", "period", required=True, help="Kỳ của báo cáo mới, ví dụ 2021-Y.")
@click.option("-o", "target", type=PATH, help="Ghi ra tệp JSON này thay vì vào sổ.")
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
        subjects = {entry.name: entry.subject for entry in store.reports(definition=made.definition)}
        made = replace(made, edition=store.next_edition(made.definition, made.period)) if as_second else placed(made, subjects)
        if store.has(made.name):
            raise BookError(already_there(made.name))
        store.keep_revision(made, "copied")
    say_account(made, earlier)
    click.echo(_("Đã lập báo cáo {name}.").format(name=made.name))


@click.command("list")
@click.pass_obj
def list_reports(settings: Settings) -> None:
    """Liệt kê các báo cáo trong sổ: tên, trạng thái như trong tệp JSON, lúc sửa, trích yếu."""
    with Store.open(settings.data) as store:
        for entry in store.reports():
            at = local_time(entry.updated)
            when = f"{at:%Y-%m-%d %H:%M}" if at else "?"
            click.echo(f"{entry.name}\t{entry.state}\t{when}\t{entry.subject}")


@click.command()
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


@click.command("trend")
@click.argument("report")
@click.argument("figure", required=False)
@click.option("-o", "target", type=PATH, help="Tệp .csv hoặc .xlsx; không có thì in ra màn hình.")
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


def the_figures(report: Report, id: str | None) -> tuple[FigureDefinition, ...]:
    """The figure of that id, or all of the report's kind. Raises BookError."""
    figures = definition_for(report).figures
    if not figures:
        raise BookError(_("Loại báo cáo này không có chỉ tiêu nào nên không có diễn biến số liệu."))
    chosen = tuple(figure for figure in figures if id in (None, figure.id))
    if not chosen:
        known = ", ".join(figure.id for figure in figures)
        raise BookError(_("Loại báo cáo này không có chỉ tiêu “{id}”; có: {known}.").format(id=id, known=known))
    return chosen


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


COMMANDS = (check_report, export_report, copy_report, list_reports, show, show_trend)
