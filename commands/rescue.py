"""`rescue`: what can be read of a damaged store, saved out into a folder."""

from pathlib import Path

import click

from commands.exit_codes import FOUND
from commands.paths import PATH
from commands.settings import Settings


@click.command("rescue")
@click.argument("file", type=PATH, required=False)
@click.option("-o", "target", type=PATH, required=True, help="Thư mục mới hoặc trống để các tệp cứu được.")
@click.pass_obj
def rescue_store(settings: Settings, file: Path | None, target: Path) -> None:
    """Cứu những gì còn đọc được của tệp dữ liệu bị hỏng; tệp đó được giữ nguyên. Mã thoát 1 khi có phần mất hoặc cần xem lại."""
    from models.store.salvage import rescue

    found = rescue(file or settings.data, target)
    click.echo(found.account.read_text("utf-8-sig").rstrip())
    click.echo(found.folder)
    if not found.complete:
        raise click.exceptions.Exit(FOUND)


COMMANDS = (rescue_store,)
