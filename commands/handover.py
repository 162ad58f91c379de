"""`handover`: the sheet that goes with a report to who signs it."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from commands.cases import beside_in_store, is_in_store, the_case
from commands.paths import PATH
from commands.settings import Settings
from models.definition import definition_for
from models.store import Store

if TYPE_CHECKING:
    from models.handover import Handling
    from models.report import Report


@click.command("handover")
@click.argument("report")
@click.option("-o", "target", type=PATH, required=True, help="Tệp .pdf hoặc .docx.")
@click.pass_obj
def hand_over(settings: Settings, report: str, target: Path) -> None:
    """Lập phiếu trình một trang cho người ký: số liệu và nội dung thay đổi so với kỳ trước, cảnh báo đã chấp nhận kèm lý do."""
    from exporters.handover import write_handover

    case = the_case(settings, report)
    stored = is_in_store(report)
    earlier = case.earlier if stored else beside_in_store(settings, case.report)
    write_handover(case.report, definition_for(case.report), target, earlier, _handling(settings, case.report, stored))
    click.echo(target)


def _handling(settings: Settings, report: "Report", stored: bool) -> "Handling":
    """What the store knows about the making of one of its reports; of a file it knows nothing."""
    from exporters.handover import handling_in
    from models.handover import Handling

    if not stored:
        return Handling()
    with Store.open(settings.data) as store:
        return handling_in(store, report)


COMMANDS = (hand_over,)
