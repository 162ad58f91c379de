"""`verify`, `rebuild`: whether all is still as it was kept, and the store anew from the archive of issued reports."""

from collections.abc import Callable, Iterator
from pathlib import Path

import click

from commands.paths import PATH
from commands.progress import shown_progress
from commands.safekeeping import opened_alone
from commands.saying import say_problems
from commands.settings import Settings
from models.errors import BookError
from models.language import _
from models.store import Store


@click.command()
@click.option("--mend-archive", "mend", is_flag=True, help="Ghi lại từ sổ các thư mục lưu trữ bị thiếu hoặc hỏng, rồi mới kiểm tra.")
@click.option("--backups", is_flag=True, help="Kiểm tra cả các bản sao lưu, kể cả ở nơi sao lưu thứ hai.")
@click.pass_obj
def verify(settings: Settings, mend: bool, backups: bool) -> None:
    """Kiểm tra tệp dữ liệu, chuỗi phiên bản, báo cáo đã ban hành và thư mục lưu trữ; mã thoát 1 khi có chỗ hỏng."""
    from models.store import mend_archive
    from models.store import verify as find_problems
    from models.store.clock import clock_problem

    with opened_alone(settings.data) as store, shown_progress() as progress:
        if mend:
            for name in mend_archive(store, progress):
                click.echo(_("Đã ghi lại thư mục lưu trữ của báo cáo {name}.").format(name=name))
        problems, clock = find_problems(store, progress), clock_problem(store)
        if backups:
            problems += tuple(_backup_problems(settings.data, progress))
    if clock:
        click.echo(clock)
    say_problems(problems)
    click.echo(_("Dữ liệu nguyên vẹn, chuỗi phiên bản liền mạch, thư mục lưu trữ khớp với sổ."))


def _backup_problems(data: Path, progress: Callable[[int, int], None]) -> Iterator[str]:
    """What is wrong with each backup, those at the second place too; how many were looked at is told."""
    from models.store.backups import backups_in, backups_of, check_backup, second_place_of

    place = second_place_of(data)
    found = [(backup, "") for backup in backups_of(data)]
    found += [(backup, place.password if backup.locked else "") for backup in (backups_in(place.folder) if place.folder else ())]
    for backup, password in found:
        try:
            problems = check_backup(backup.path, password, progress)
        except BookError as error:
            problems = (str(error),)
        yield from (_("Bản sao lưu “{path}”: {problem}").format(path=backup.path, problem=problem) for problem in problems)
    click.echo(_("Đã kiểm tra {count} bản sao lưu.").format(count=len(found)))


@click.command()
@click.argument("folder", type=PATH)
@click.option("--over-drafts", is_flag=True, help="Báo cáo trong sổ còn là bản nháp thì giữ thành một phiên bản và nhận bản đã ban hành.")
@click.pass_obj
def rebuild(settings: Settings, folder: Path, over_drafts: bool) -> None:
    """Dựng lại sổ từ thư mục lưu trữ các báo cáo đã ban hành: nhận báo cáo còn thiếu, không sửa báo cáo đang có.

    FOLDER là thư mục lưu trữ (archive), thư mục của một báo cáo trong đó, hoặc một thư mục dữ liệu. Mỗi tệp được đối chiếu với bản kê
    (manifest.json); tệp bị sửa, thiếu hoặc thừa được nêu tên, mã thoát 1.
    """
    from models.store import rebuild as take_in

    with Store.open(settings.data) as store, shown_progress() as progress:
        rebuilt = take_in(store, folder, progress, over_drafts=over_drafts)
    for name in rebuilt.taken:
        click.echo(_("Đã nhận báo cáo {name} vào sổ.").format(name=name))
    counts = {"taken": len(rebuilt.taken), "present": len(rebuilt.present), "problems": len(rebuilt.problems)}
    click.echo(_("Nhận {taken} báo cáo, {present} báo cáo đã có sẵn, {problems} chỗ cần xem lại.").format(**counts))
    if rebuilt.drafts:
        click.echo(_("Muốn nhận bản đã ban hành thay cho bản nháp trong sổ thì thêm --over-drafts; bản nháp được giữ thành một phiên bản."))
    say_problems(rebuilt.problems)


COMMANDS = (verify, rebuild)
