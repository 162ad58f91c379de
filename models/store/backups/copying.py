"""A copy of the open store in one file that is known to open: made by SQLite itself, checked, and only then given its name."""

import errno
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

from models.errors import BackupFailed, DataDamaged, NoRoom, reason, sqlite_code
from models.language import _
from models.store.backups.images import take_images_in
from models.store.backups.names import Why, backup_name, next_number
from models.store.backups.shares import WHOLE, part
from models.store.connection import BACKUPS
from models.store.database import FAILURES, tells_damage
from models.store.half_files import half_of
from models.store.verifying import Work, content_problems, page_problem, size_of_work
from models.store.watching import Progress, Stopped, never, stop_if, unwatched

ABOUT = "backup_about"
"""The table that only a copy has: when and why it was made."""

MARK = "backed_up"
"""The setting that remembers what the last backup held (keeping.py); a copy goes without it."""

PAGES = 256
"""Pages of 4 KB that are copied at once: what is written meanwhile waits for some milliseconds, and then goes into the copy too."""

ROOM_LEFT = 8 * 1024 * 1024
"""Bytes that a backup leaves free on its disk."""


def copy_store(
    source: sqlite3.Connection,
    data: Path,
    target: Path,
    why: Why,
    at: datetime,
    progress: Progress = unwatched,
    stopped: Stopped = never,
) -> tuple[str, ...]:
    """Copies an open store with its images to a file, which takes the place of one that stands there.

    Gives what is wrong with the content of the data, which is then wrong in the copy too: a broken chain, a changed paper. Others may
    write through the same connection meanwhile. Raises BackupFailed, WorkStopped; then the target is as it was.
    """
    with telling(target), half_of(target) as half:
        ask_for_room(_size(source), target)
        with closing(_copied(source, half, part(progress, 0, 500, stopped))) as copy:
            copy.execute("PRAGMA journal_mode = DELETE")
            _add_what_stands_beside(copy, data, why, at)
        with closing(sqlite3.connect(half, isolation_level=None)) as copy:
            problem = page_problem(copy, stopped)
            if problem:
                raise _damaged(problem)
            return tuple(content_problems(copy, Work(size_of_work(copy), part(progress, 600, WHOLE), stopped)))


def copy_unchecked(source: sqlite3.Connection, target: Path, progress: Progress = unwatched) -> None:
    """Copies the pages of an open store that is damaged, as they are, for whoever rescues what can be read. Raises BackupFailed."""
    with telling(target), half_of(target) as half:
        ask_for_room(_size(source), target)
        _copied(source, half, progress).close()


def _copied(source: sqlite3.Connection, half: Path, progress: Progress) -> sqlite3.Connection:
    copy = sqlite3.connect(half, isolation_level=None)
    try:
        for pragma in ("journal_mode = OFF", "synchronous = OFF", "locking_mode = EXCLUSIVE"):
            copy.execute(f"PRAGMA {pragma}")
        source.backup(copy, pages=PAGES, progress=pages_told(progress, source), sleep=0.02)
        return copy
    except BaseException:
        copy.close()
        raise


def back_up_before_migration(source: sqlite3.Connection, data: Path) -> Path:
    """Keeps a store of an older version before it is brought up to date. Raises BackupFailed."""
    at = datetime.now().astimezone()
    target = data / BACKUPS / backup_name(next_number(data), at, "before-migration")
    copy_store(source, data, target, "before-migration", at)
    return target


def ask_for_room(size: int, target: Path) -> None:
    """Refuses at once what would fill the disk, as typing must be saved meanwhile; size in bytes. Raises NoRoom, OSError."""
    if shutil.disk_usage(target.parent).free < size + ROOM_LEFT:
        raise NoRoom(_no_room(target))


def _size(source: sqlite3.Connection) -> int:
    pages, each = (source.execute(f"PRAGMA {what}").fetchone()[0] for what in ("page_count", "page_size"))
    return int(pages * each)


def _add_what_stands_beside(copy: sqlite3.Connection, data: Path, why: Why, at: datetime) -> None:
    copy.execute("BEGIN")
    copy.execute(f"CREATE TABLE {ABOUT} (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT")
    copy.executemany(f"INSERT INTO {ABOUT} VALUES (?, ?)", (("at", at.isoformat(timespec="seconds")), ("why", why)))
    copy.execute("DELETE FROM setting WHERE key = ?", (MARK,))
    take_images_in(copy, data)
    copy.execute("COMMIT")


def pages_told(progress: Progress, open_one: sqlite3.Connection) -> Callable[[int, int, int], None]:
    """What SQLite tells of its copying as progress; it ends where the store is closed meanwhile. Raises WorkStopped.

    After the last step the copy stands, and nobody can stop it any more.
    """

    def told(status: int, remaining: int, pages: int) -> None:
        if status == sqlite3.SQLITE_DONE:
            return
        try:
            open_one.total_changes  # noqa: B018  a closed connection says so here
        except sqlite3.ProgrammingError:
            stop_if(lambda: True)
        progress(pages - remaining, pages)

    return told


@contextmanager
def telling(target: Path) -> Iterator[None]:
    """Makes what SQLite or the disk says of a copy into a BackupFailed."""
    try:
        yield
    except FAILURES as error:
        if sqlite_code(error) == sqlite3.SQLITE_FULL:
            raise BackupFailed(_no_room(target)) from error  # no NoRoom: it took a copy to learn it
        raise (_damaged(str(error)) if tells_damage(error) else _not_written(target, reason(error))) from error
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:
            raise BackupFailed(_("Tên tệp sao lưu “{name}…” quá dài; hãy chọn tên ngắn hơn.").format(name=target.name[:40])) from error
        raise _not_written(target, reason(error)) from error


def _damaged(problem: str) -> DataDamaged:
    sentence = _("Dữ liệu có chỗ hỏng nên không sao lưu được ({problem}); các bản sao lưu trước còn nguyên, hãy dùng Kiểm tra dữ liệu.")
    return DataDamaged(sentence.format(problem=problem))


def _no_room(target: Path) -> str:
    sentence = _("Ổ đĩa chứa “{folder}” không đủ chỗ cho bản sao lưu; hãy xóa bớt tệp hoặc chọn nơi khác.")
    return sentence.format(folder=target.parent)


def _not_written(target: Path, why: str) -> BackupFailed:
    sentence = _("Chưa ghi được bản sao lưu vào “{folder}” ({why}); hãy kiểm tra ổ đĩa và quyền ghi, hoặc chọn nơi khác.")
    return BackupFailed(sentence.format(folder=target.parent, why=why))
