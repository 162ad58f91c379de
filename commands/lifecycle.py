"""The commands of a report's way: mark, issue, amend, scan; and the name under which they are recorded."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from commands.exit_codes import FOUND
from commands.paths import PATH
from commands.saying import say_findings
from commands.settings import Settings
from models.errors import StepRefused
from models.language import _
from models.lifecycle import Holding, amended, document_words
from models.report import Report
from models.store import Store, replacement_in_work

if TYPE_CHECKING:
    from exporters.issuing import Mark

T = TypeVar("T")


_clerk = click.option("--clerk", default=None, help="Tên người làm, ghi vào lịch sử; không có thì lấy tên đã đặt (lệnh clerk).")


@click.command()
@click.argument("report")
@click.argument("state", type=click.Choice(["checked", "printed", "draft"]))
@_clerk
@click.pass_obj
def mark(settings: Settings, report: str, state: "Mark", clerk: str | None) -> None:
    """Ghi báo cáo đã kiểm tra (checked), đã in trình ký (printed), hoặc trả về soạn thảo (draft)."""
    from exporters import issuing

    with Store.open(settings.data) as store:
        _or_list(store, report, lambda: issuing.mark(store, report, state, clerk))
    done = {"checked": _("đã kiểm tra"), "printed": _("đã in trình ký"), "draft": _("đang soạn thảo")}
    click.echo(_("Báo cáo {name}: {state}.").format(name=report, state=done[state]))


@click.command()
@click.argument("report")
@click.option("--number", required=True, help="Số do văn thư cấp.")
@click.option("--date", required=True, help="Ngày ban hành, như 30/9/2021 hoặc 2021-09-30.")
@click.option("--scan", type=PATH, help="Bản quét trang đã ký: PDF, PNG hoặc JPEG.")
@_clerk
@click.pass_obj
def issue(settings: Settings, report: str, number: str, date: str, scan: Path | None, clerk: str | None) -> None:
    """Ban hành một báo cáo: ghi số và ngày, khóa báo cáo, giữ nguyên bản Word và PDF."""
    from exporters import issuing

    with Store.open(settings.data) as store:
        kept = _or_list(store, report, lambda: issuing.issue(store, report, number, date, scan, clerk))
    click.echo(_("Đã ban hành báo cáo {name} {document}.").format(name=report, document=document_words(kept.report)))
    if kept.report.amends:
        click.echo(_("Báo cáo này thay thế báo cáo {name}.").format(name=kept.report.amends.report))
    if kept.trouble:
        click.echo(kept.trouble, err=True)


@click.command()
@click.argument("report")
@click.option("--reason", required=True, help="Vì sao thay báo cáo đã ban hành.")
@_clerk
@click.pass_obj
def amend(settings: Settings, report: str, reason: str, clerk: str | None) -> None:
    """Lập báo cáo thay thế cho một báo cáo đã ban hành."""
    with Store.open(settings.data) as store:
        issued = store.load(report)
        if in_work := replacement_in_work(store, issued):
            raise StepRefused(_("Báo cáo thay thế đang được soạn là {name}; hãy sửa và ban hành báo cáo đó.").format(name=in_work))
        draft = amended(issued, reason, store.next_edition(issued.definition, issued.period))
        store.keep_revision(draft, "amended", clerk)
    click.echo(
        _("Đã lập báo cáo {name} để thay thế {old}; khi ban hành, báo cáo cũ thành “đã được thay thế”.").format(name=draft.name, old=report)
    )


@click.command()
@click.argument("report")
@click.argument("file", type=PATH)
@_clerk
@click.pass_obj
def scan(settings: Settings, report: str, file: Path, clerk: str | None) -> None:
    """Thêm bản quét trang đã ký (PDF, PNG, JPEG) vào một báo cáo đã ban hành."""
    from exporters import issuing

    with Store.open(settings.data) as store:
        kept = issuing.add_scan(store, report, file, clerk)
    click.echo(_("Đã thêm bản quét vào báo cáo {name}.").format(name=report))
    if kept.trouble:
        click.echo(kept.trouble, err=True)


@click.command()
@click.argument("name", required=False)
@click.pass_obj
def clerk(settings: Settings, name: str | None) -> None:
    """Xem hoặc đặt tên người làm báo cáo; tên này được ghi vào lịch sử."""
    with Store.open(settings.data) as store:
        if name is not None:
            store.put_setting("clerk", " ".join(name.split()))
        click.echo(store.clerk() or _("Chưa đặt tên người làm báo cáo."))


COMMANDS = (mark, issue, amend, scan, clerk)


def _or_list(store: Store, name: str, act: Callable[[], T]) -> T:
    """Takes a step; where findings hold it back they are listed first, and errors among them are exit code 1."""
    from exporters.issuing import HeldBack

    try:
        return act()
    except HeldBack as held:
        found = [one for one in held.holding if one.finding is not None]
        _list(store.load(name), found)
        if any(one.is_error for one in found):
            click.echo(str(held), err=True)
            raise click.exceptions.Exit(FOUND) from held
        raise


def _list(report: Report, holding: list[Holding]) -> None:
    if holding:
        say_findings(report, [one.finding for one in holding if one.finding is not None])
