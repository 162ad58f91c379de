"""`backup`, `backups`, `restore`: a copy of everything in one file, those that there are, and back to one of them."""

from pathlib import Path

import click

from commands.passwords import password_in
from commands.paths import PATH
from commands.progress import shown_progress
from commands.saying import say_problems
from commands.settings import Settings
from models.editions import name_words
from models.errors import BadBackup, DamagedStore, StoreError, StoreInUse
from models.language import N_, _
from models.store import Store
from models.store.backups import (
    Backup,
    Preview,
    PreviewEntry,
    Why,
    back_up_to,
    backups_in,
    backups_of,
    preview,
    restore,
    restore_closed,
    second_place_of,
)

WHY: dict[Why, str] = {
    "start": N_("khi mở chương trình"),
    "daily": N_("hằng ngày"),
    "asked": N_("theo yêu cầu"),
    "before-migration": N_("trước khi nâng cấp dữ liệu"),
    "before-restore": N_("trước khi khôi phục"),
}

_password = click.option("--password-file", "word", type=PATH, default=None, help="Tệp có mật khẩu ở dòng đầu.")


@click.command("backup")
@click.argument("target", metavar="FILE", type=PATH)
@_password
@click.pass_obj
def back_up(settings: Settings, target: Path, word: Path | None) -> None:
    """Sao lưu toàn bộ dữ liệu vào một tệp, có kiểm tra lại; với --password-file thì tệp được khóa bằng mật khẩu.

    Mã thoát 1 khi sao lưu được mà trong dữ liệu có chỗ không còn nguyên vẹn.
    """
    password = password_in(word)
    if not Store.is_in(settings.data):
        raise StoreError(_("Thư mục dữ liệu “{folder}” chưa có sổ nào để sao lưu.").format(folder=settings.data))
    with opened_alone(settings.data) as store, shown_progress() as progress:
        problems = back_up_to(store, target, progress, password=password)
    click.echo(target)
    say_problems(problems)


def opened_alone(data: Path) -> Store:
    """The store of a data folder; where the window has it open, it is said how it is backed up meanwhile. Raises StoreError."""
    try:
        return Store.open(data)
    except StoreInUse as error:
        sentence = _(
            "Khi đang mở, cửa sổ tự sao lưu hằng ngày; muốn có bản sao lưu ở một tệp thì trong cửa sổ đó chọn "
            "Tệp › Sao lưu và khôi phục › Sao lưu ra tệp."
        )
        raise StoreInUse(f"{error} {sentence}") from error


@click.command("backups")
@click.pass_obj
def list_backups(settings: Settings) -> None:
    """Liệt kê các bản sao lưu trong thư mục dữ liệu và ở nơi sao lưu thứ hai, bản mới nhất trước."""
    here = backups_of(settings.data)
    there = _at_second_place(settings.data)
    for backup in (*here, *there):
        click.echo(_line(backup))
    if not here and not there:
        click.echo(_("Chưa có bản sao lưu nào."))


def _at_second_place(data: Path) -> tuple[Backup, ...]:
    place = second_place_of(data).folder
    return backups_in(place) if place else ()


def _line(backup: Backup) -> str:
    marks = [_("khóa bằng mật khẩu")] if backup.locked else []
    marks += [_("dữ liệu khi đó có chỗ hỏng")] if backup.doubtful else []
    why = _(WHY[backup.why])
    return f"{backup.at:%d/%m/%Y %H:%M:%S}\t{why}\t{backup.size // 1024 + 1} KB\t{', '.join(marks)}\t{backup.path}"


@click.command("restore")
@click.argument("source", metavar="FILE", type=PATH)
@_password
@click.option("--preview", "only_look", is_flag=True, help="Chỉ cho biết sẽ thay đổi những gì.")
@click.pass_obj
def restore_from(settings: Settings, source: Path, word: Path | None, only_look: bool) -> None:
    """Đưa dữ liệu về như trong một bản sao lưu; dữ liệu hiện tại được giữ lại trước, cũng thành một bản sao lưu.

    Khi tệp dữ liệu hỏng không mở được, tệp đó được cất sang tên khác rồi bản sao lưu được đưa vào chỗ của nó.
    """
    password = password_in(word)
    if not source.is_file():
        raise BadBackup(_("Không có tệp “{path}”; hãy chọn một tệp sao lưu.").format(path=source))
    store = _opened(settings.data, only_look)
    try:
        with shown_progress() as progress:
            found = preview(store, source, password, progress)
            if not only_look:
                kept = restore(store, source, password, progress) if store else restore_closed(settings.data, source, password, progress)
    finally:
        if store:
            store.close()
    _say(found)
    if not only_look:
        words = _("Đã khôi phục. Dữ liệu trước đó được giữ ở {path}.") if kept.exists() else _("Đã khôi phục.")
        click.echo(words.format(path=kept))


def _opened(data: Path, only_look: bool) -> Store | None:
    """The store; nothing where it is damaged, or where there is none and none is needed. Raises StoreError."""
    if only_look and not Store.is_in(data):
        return None
    try:
        return Store.open(data)
    except DamagedStore as error:  # what it advises beside is being done
        click.echo(f"{str(error).partition(';')[0].rstrip('.')}.", err=True)
        return None


def _say(found: Preview) -> None:
    click.echo(_("Bản sao lưu lúc {time}:").format(time=f"{found.taken:%H:%M %d/%m/%Y}"))
    for sentence, entries in (
        (N_("Báo cáo trở lại: {count}"), found.added),
        (N_("Báo cáo về trạng thái cũ: {count}"), found.changed),
        (N_("Báo cáo không còn trong sổ: {count}"), found.gone),
    ):
        click.echo(_(sentence).format(count=len(entries)))
        for entry in entries:
            click.echo(f"  {_entry_line(entry)}")
    if found.unissued:
        sentence = _(
            "Báo cáo đã ban hành sau đó sẽ trở lại như trước khi ban hành: {count}; "
            "lệnh rebuild --over-drafts đưa chúng vào sổ từ thư mục lưu trữ."
        )
        click.echo(sentence.format(count=len(found.unissued)))
    if found.revisions_fewer:
        click.echo(_("Phiên bản đã giữ mà bản sao lưu không có: {count}").format(count=found.revisions_fewer))
    if found.settings_differ:
        click.echo(_("Thiết lập (cơ quan, người làm báo cáo, trang giấy) về như trong bản sao lưu."))
    for problem in found.problems:
        click.echo(problem)


def _entry_line(entry: PreviewEntry) -> str:
    side = entry.there or entry.here
    return f"{entry.name}\t{name_words(entry.name)}\t{side.subject if side else ''}"


COMMANDS = (back_up, list_backups, restore_from)
