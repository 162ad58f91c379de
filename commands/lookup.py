"""`search` and `register`: what all reports say, and what they cite."""

import click
import msgspec

from commands.saying import is_watched, say_json
from commands.settings import Settings
from models.errors import StoreFull, StoreUnwritable
from models.language import _
from models.register import likeness_words
from models.search.found import as_lines
from models.search.passages import place_words
from models.search.query import from_shell
from models.store import Store

ALL = 1_000_000_000
"""More rows than any store has."""


@click.command()
@click.argument("words", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="In ra JSON.")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="Số báo cáo nhiều nhất.")
@click.pass_obj
def search(settings: Settings, words: tuple[str, ...], as_json: bool, limit: int) -> None:
    """Tìm xem các báo cáo đã nói gì; không cần dấu, “cụm từ” trong ngoặc kép phải đứng liền nhau."""
    with Store.open(settings.data) as store:
        read_changed(store)
        found = store.search(from_shell(words), limit, up_to_date=False)
    if as_json:
        say_json([line for hit in found.hits for line in as_lines(hit)])
        return
    for hit in found.hits:
        title = f"{hit.title}, " + _("đã được thay thế") if hit.state == "replaced" else hit.title
        for excerpt in hit.excerpts:
            click.echo(f"{hit.report}\t{title}\t{place_words(excerpt.place, excerpt.heading)}\t{excerpt.pointed}")
    if not found.hits:
        click.echo(_("Không báo cáo nào có “{words}”.").format(words=from_shell(words)))
    elif found.more:
        click.echo(_("Còn báo cáo khác nữa; thêm chữ để thu hẹp, hoặc tăng --limit."))


@click.command()
@click.argument("words", nargs=-1)
@click.option("--doubles", is_flag=True, help="Chỉ các văn bản trùng hoặc gần trùng nhau.")
@click.option("--json", "as_json", is_flag=True, help="In ra JSON.")
@click.pass_obj
def register(settings: Settings, words: tuple[str, ...], doubles: bool, as_json: bool) -> None:
    """Sổ văn bản viện dẫn: tìm theo số, ký hiệu, ngày (31/8/2020 hoặc 8/2020) hoặc chữ; văn bản mới trước."""
    with Store.open(settings.data) as store:
        read_changed(store)
        found = store.register(from_shell(words), doubles, ALL, up_to_date=False)
    if as_json:
        say_json([msgspec.to_builtins(entry) for entry in found.entries])
        return
    for entry in found.entries:
        like = "; ".join(dict.fromkeys(likeness_words(twin.likeness) for twin in entry.twins))
        used = _("{count} báo cáo").format(count=entry.reports)
        click.echo(f"{entry.document.text}\t{used}" + (f"\t⚠ {like}" if like else ""))
    if not found.entries:
        no_doubles = _("Không có văn bản nào trùng hoặc gần trùng nhau.")
        click.echo(no_doubles if doubles and not words else _("Không có văn bản nào phù hợp trong sổ."))


def read_changed(store: Store) -> None:
    """Reads what has changed into the index; somebody at a terminal sees how far a big book has come. Raises BookError.

    On a disk that takes nothing it is said, and what was read before is found all the same.
    """
    try:
        while left := store.index_some():
            if is_watched():
                click.echo("\r" + _("Đang đọc các báo cáo, còn {left}   ").format(left=left), err=True, nl=False)
    except (StoreFull, StoreUnwritable) as error:
        click.echo(_("Chỉ tìm trong phần đã đọc trước đây, vì chưa ghi được chỉ mục: {why}").format(why=error), err=True)


COMMANDS = (search, register)
