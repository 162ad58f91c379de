"""`verify`, `rebuild`: whether all is still as it was kept, and the store anew from the archive of issued reports."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from sys import stderr

import click

from commands.cases import Settings
from commands.saying import FOUND
from models.language import _
from models.store import Store


@click.command()
@click.option("--mend-archive", "mend", is_flag=True, help="Ghi lại từ sổ các thư mục lưu trữ bị thiếu hoặc hỏng, rồi mới kiểm tra.")
@click.pass_obj
def verify(settings: Settings, mend: bool) -> None:
    """Kiểm tra tệp dữ liệu, chuỗi phiên bản, báo cáo đã ban hành và thư mục lưu trữ; mã thoát 1 khi có chỗ hỏng."""
    from models.store import mend_archive
    from models.store import verify as find_problems

    with Store.open(settings.data) as store, _progress() as progress:
        if mend:
            for name in mend_archive(store, progress):
                click.echo(_("Đã ghi lại thư mục lưu trữ của báo cáo {name}.").format(name=name))
        problems = find_problems(store, progress)
    _say(problems)
    click.echo(_("Dữ liệu nguyên vẹn, chuỗi phiên bản liền mạch, thư mục lưu trữ khớp với sổ."))


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--over-drafts", is_flag=True, help="Báo cáo trong sổ còn là bản nháp thì giữ thành một phiên bản và nhận bản đã ban hành.")
@click.pass_obj
def rebuild(settings: Settings, folder: Path, over_drafts: bool) -> None:
    """Dựng lại sổ từ thư mục lưu trữ các báo cáo đã ban hành: nhận báo cáo còn thiếu, không sửa báo cáo đang có.

    FOLDER là thư mục lưu trữ (archive), thư mục của một báo cáo trong đó, hoặc một thư mục dữ liệu. Mỗi tệp được đối chiếu với bản kê
    (manifest.json); tệp bị sửa, thiếu hoặc thừa được nêu tên, mã thoát 1.
    """
    from models.store import rebuild as take_in

    with Store.open(settings.data) as store, _progress() as progress:
        rebuilt = take_in(store, folder, progress, over_drafts=over_drafts)
    for name in rebuilt.taken:
        click.echo(_("Đã nhận báo cáo {name} vào sổ.").format(name=name))
    counts = {"taken": len(rebuilt.taken), "present": len(rebuilt.present), "problems": len(rebuilt.problems)}
    click.echo(_("Nhận {taken} báo cáo, {present} báo cáo đã có sẵn, {problems} chỗ cần xem lại.").format(**counts))
    _say(rebuilt.problems)


def _say(problems: tuple[str, ...]) -> None:
    for problem in problems:
        click.echo(problem)
    if problems:
        raise click.exceptions.Exit(FOUND)


@contextmanager
def _progress() -> Iterator[Callable[[int, int], None]]:
    """Tells a person at a terminal how far it is; a program that reads what is said gets nothing of it."""
    if not stderr.isatty():
        yield lambda _done, _of: None
        return
    shown = ""

    def tell(done: int, of: int) -> None:
        nonlocal shown
        now = f"{100 * done // max(of, 1)} %"
        if now != shown:
            click.echo(f"\r{now:>6}", nl=False, err=True)
            shown = now

    yield tell
    click.echo("\r       \r", nl=False, err=True)


COMMANDS = (verify, rebuild)
