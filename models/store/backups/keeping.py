"""Backups that the program keeps by itself in DATA/backups, and a copy wherever somebody wants one."""

import contextlib
import hashlib
import secrets
import threading
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from models.errors import BackupFailed, WorkStopped
from models.language import _
from models.store.backups.copying import MARK, copy_store, telling
from models.store.backups.names import Why, backup_name, backups_of, next_number
from models.store.backups.plain_copy import copy_locked
from models.store.backups.rotation import let_go
from models.store.backups.second_place import copy_to_second_place, is_inside, last_number_there
from models.store.backups.shares import WHOLE, part
from models.store.connection import BACKUPS
from models.store.half_files import HALF, at_work, remove_all_halves
from models.store.store import Store
from models.store.watching import Progress, Stopped, never, stop_if, unwatched
from models.whole_file import take_name

_COPYING = threading.RLock()
"""Held by what copies the store or copies into it."""

SETTINGS_THAT_COUNT = ("office", "clerk", "paper", "language", "theme", "text_size")
"""Settings that somebody made; sizes of windows and last folders are no reason for a backup."""

_COUNTS = (
    "SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'stale_report'",  # grows with every change of a draft
    "SELECT coalesce(max(id), 0) FROM revision",
    "SELECT count(*) FROM paper",
)


class KeptBackup(Struct, frozen=True):
    """A backup that was made. `trouble` is a sentence of what the user should know beside, or nothing: the second place is missing, or
    something was wrong in the data already."""

    path: Path
    trouble: str = ""


def keep_backup(
    store: Store,
    why: Why,
    now: datetime | None = None,
    progress: Progress = unwatched,
    stopped: Stopped = never,
    spared: Path | None = None,
) -> KeptBackup:
    """Makes a verified backup in DATA/backups and at the second place where one is set, and lets older ones go, but for `spared`.

    May run in any thread while others write to the store. Raises BackupFailed, WorkStopped; then all older ones stand.
    """
    with one_at_a_time(stopped):
        at = (now or datetime.now()).astimezone()
        mark = mark_of(store)
        remove_all_halves(store.folder / BACKUPS)
        number = next_number(store.folder, max(_last_number(store), last_number_there(store.folder)))
        target = store.folder / BACKUPS / backup_name(number, at, why)
        problems = copy_store(store._db.conn, store.folder, target, why, at, part(progress, 0, 800), stopped)
        if problems:
            sound_name, target = target, target.with_name(backup_name(number, at, why, doubtful=True))
            take_name(sound_name, target)
        store.put_setting(MARK, {"number": number, "mark": mark, "name": target.name, "day": at.date().isoformat()})
        let_go(backups_of(store.folder), store.folder / BACKUPS, spared)
        troubles = (_doubt(problems), _second_copy(store.folder, part(progress, 800, WHOLE), stopped, spared))
        return KeptBackup(target, " ".join(filter(None, troubles)))


def _second_copy(data: Path, progress: Progress, stopped: Stopped, spared: Path | None) -> str:
    """Who stops now has the backup itself already; the second place gets it another time."""
    with contextlib.suppress(WorkStopped):
        return copy_to_second_place(data, progress, stopped, spared)
    return ""


@contextlib.contextmanager
def one_at_a_time(stopped: Stopped) -> Iterator[None]:
    """For what copies the store or copies into it: waits until another one has ended. Raises WorkStopped."""
    while not _COPYING.acquire(timeout=0.1):
        stop_if(stopped)
    try:
        yield
    finally:
        _COPYING.release()


def back_up_to(
    store: Store,
    target: Path,
    progress: Progress = unwatched,
    stopped: Stopped = never,
    password: str = "",
    replacing: bool = False,
) -> tuple[str, ...]:
    """Makes a verified backup in a file that somebody chose, locked where a password is given.

    `replacing` takes the place of a file that stands there. Gives what is wrong in the data that were copied; nothing as a rule.
    Raises BackupFailed, WorkStopped, WrongPassword; then nothing new stands there.
    """
    with telling(target):
        _refuse_place(store.folder, target, replacing)
    at = datetime.now().astimezone()
    with one_at_a_time(stopped):
        if not password:
            return copy_store(store._db.conn, store.folder, target, "asked", at, progress, stopped)
        plain = store.folder / BACKUPS / f"{secrets.token_hex(8)}{HALF}"
        with at_work(plain):
            problems = copy_store(store._db.conn, store.folder, plain, "asked", at, part(progress, 0, 600), stopped)
            with telling(target):
                copy_locked(plain, target, password, plain.parent, part(progress, 600, WHOLE), stopped)
            return problems


def due(store: Store, now: datetime, at_start: bool = False) -> Why | None:
    """Which backup is due by itself: "start" at the start, where anything changed since the last one; "daily" once a day while work
    goes on. Nothing where nothing changed. Raises StoreError."""
    last, mark = _last(store), mark_of(store)
    there = isinstance(last.get("name"), str) and (store.folder / BACKUPS / str(last["name"])).exists()
    if not mark or (there and last.get("mark") == mark):
        return None
    if at_start or not there:
        return "start" if at_start else "daily"
    return "daily" if last.get("day") != now.astimezone().date().isoformat() else None


def forget_last_backup(store: Store) -> None:
    """After a restore: the next backup is due as soon as anything asks. Raises StoreError."""
    store.put_setting(MARK, {"number": next_number(store.folder) - 1})


def _last(store: Store) -> dict[str, object]:
    last = store.get_setting(MARK)
    return last if isinstance(last, dict) else {}


def _last_number(store: Store) -> int:
    number = _last(store).get("number")
    return number if isinstance(number, int) else 0


def mark_of(store: Store) -> str:
    """A few letters that change with every draft, revision, paper and setting; nothing for a store in which nothing was ever kept."""
    with store._reading():
        execute = store._db.conn.execute
        counts = [execute(question).fetchone()[0] for question in _COUNTS]
        settings = execute(
            f"SELECT key, value FROM setting WHERE key IN ({', '.join('?' * len(SETTINGS_THAT_COUNT))}) ORDER BY key",
            SETTINGS_THAT_COUNT,
        ).fetchall()
    return hashlib.sha256(repr((counts, settings)).encode()).hexdigest()[:16] if any(counts) or settings else ""


def _doubt(problems: tuple[str, ...]) -> str:
    if not problems:
        return ""
    return _("Đã sao lưu, nhưng trong dữ liệu có chỗ không còn nguyên vẹn; các bản sao lưu tốt được giữ lại. {problem}").format(
        problem=problems[0]
    )


def _refuse_place(data: Path, target: Path, replacing: bool) -> None:
    """Raises BackupFailed for a place where no copy may stand, OSError where it cannot be looked at.

    A folder that is not there is not made: it may be a stick that was not plugged in, and the copy would stand on the same disk.
    """
    if target.is_dir():
        raise BackupFailed(_("“{path}” là một thư mục; hãy ghi cả tên tệp sao lưu.").format(path=target))
    if is_inside(target, data):
        sentence = _("“{path}” nằm trong thư mục dữ liệu của chương trình; hãy chọn nơi khác để bản sao lưu không mất cùng dữ liệu.")
        raise BackupFailed(sentence.format(path=target))
    if not target.parent.exists():
        sentence = _("Không có thư mục “{folder}” để ghi bản sao lưu; hãy kiểm tra xem ổ đĩa đã cắm chưa, hoặc chọn thư mục khác.")
        raise BackupFailed(sentence.format(folder=target.parent))
    if target.exists() and not replacing:
        raise BackupFailed(_("Tệp “{path}” đã có; hãy chọn tên khác.").format(path=target))
