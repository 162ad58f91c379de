"""`licences`: the parts that the program brings and the terms of each, for administrators."""

import click

from models.errors import BookError
from models.language import _
from models.licences import licence_text, parts


@click.command()
@click.argument("name", required=False)
def licences(name: str | None) -> None:
    """Liệt kê giấy phép của các phần mềm dùng kèm; có tên thì in toàn văn giấy phép của phần mềm đó."""
    if name is None:
        for part in parts():
            click.echo(f"{part.title}\t{part.licence}\t{part.home}")
        return
    named = [part for part in parts() if part.name.casefold() == name.casefold()]
    if not named:
        raise BookError(_("Không có phần mềm dùng kèm nào tên “{name}”; hãy xem danh sách bằng lệnh licences.").format(name=name))
    click.echo(licence_text(named[0]), nl=False)


COMMANDS = (licences,)
