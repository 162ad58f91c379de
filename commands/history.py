"""`history`, `redline`: what was kept, and what changed."""

from pathlib import Path

import click

from commands.cases import the_case
from commands.paths import PATH
from commands.settings import Settings
from models.compare import compare_reports
from models.definition import definition_for
from models.errors import BookError
from models.frozen_figures import with_frozen_figures
from models.language import _
from models.report import Report
from models.revisions import change_lines, history, printed_words
from models.store import Revision, Store


@click.command("redline")
@click.argument("old")
@click.argument("new")
@click.option("-o", "target", type=PATH, required=True, help="Tệp .docx (có theo dõi thay đổi) hoặc .pdf.")
@click.pass_obj
def redline_reports(settings: Settings, old: str, new: str, target: Path) -> None:
    """So hai báo cáo trên giấy: chữ bỏ gạch ngang, chữ thêm gạch dưới."""
    from exporters.redlined import write_redline

    write_redline(_beside_earlier(settings, old), _beside_earlier(settings, new), target)
    click.echo(target)


def _beside_earlier(settings: Settings, name: str) -> Report:
    """A report whose annexes hold their table of figures as it is beside the earlier reports. Raises BookError."""
    case = the_case(settings, name)
    return with_frozen_figures(case.report, definition_for(case.report), case.earlier)


def _own_revisions(store: Store, name: str) -> tuple[Revision, ...]:
    """Those of a report whose draft may be damaged, too. Raises StoreError."""
    if not store.has(name):
        store.load(name)  # says which reports there are
    return store.revisions(name)


@click.command("history")
@click.argument("report")
@click.option("--diff", "compared", nargs=2, type=int, help="Số của hai phiên bản cần so.")
@click.option("--restore", "restored", type=int, help="Số của phiên bản cần khôi phục.")
@click.pass_obj
def show_history(settings: Settings, report: str, compared: tuple[int, int] | None, restored: int | None) -> None:
    """Liệt kê các phiên bản đã giữ của một báo cáo trong sổ, so hai phiên bản, hoặc khôi phục một phiên bản."""
    with Store.open(settings.data) as store:
        own = _own_revisions(store, report)
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
            if printed := printed_words(own):
                click.echo(printed)


COMMANDS = (redline_reports, show_history)
