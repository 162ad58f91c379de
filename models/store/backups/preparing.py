"""A backup as it is looked into and restored: a private copy of it, unlocked, checked, and never the file itself."""

import json
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from models.dates import local_time
from models.errors import BackupFailed, BadBackup, WrongPassword, reason
from models.language import _
from models.own_database import APPLICATION, MAGIC
from models.store.archive import EXPECTED, archive_folder
from models.store.backups.copying import ABOUT, MARK, ask_for_room
from models.store.backups.images import IMAGES
from models.store.backups.names import read_name
from models.store.backups.plain_copy import pour
from models.store.backups.shares import WHOLE, part
from models.store.connection import BACKUPS, FILE
from models.store.database import FAILURES, Database, tells_of_the_disk
from models.store.half_files import HALF, at_work
from models.store.leftovers import HEADER, WAL, beside
from models.store.migrations import STEPS, migrate
from models.store.verifying import Work, content_problems, page_problem, size_of_work
from models.store.watching import Progress, Stopped, never, unwatched

_LOGGED = b"\2\2"
"""What the header of a database says whose last changes stand in a log beside it."""
_PAGE_SIZE = 4096


class Prepared(Struct, frozen=True):
    """A backup that is whole. `problems` is what is wrong with its content; `taken` is when it was made."""

    path: Path
    copy: sqlite3.Connection
    taken: datetime
    problems: tuple[str, ...]


def check_backup(path: Path, password: str = "", progress: Progress = unwatched, stopped: Stopped = never) -> tuple[str, ...]:
    """What is wrong with the content of a backup; nothing where all is well.

    Raises BadBackup where it cannot be restored, WrongPassword, BadLockedFile, WorkStopped.
    """
    with work_folder(path) as work, prepared(path, work, password, progress, stopped) as found:
        return found.problems


@contextmanager
def work_folder(path: Path) -> Iterator[Path]:
    """Where a copy of a backup may lie while nobody says which data folder it is for: beside one that stands among backups of ours, where
    what a killed program leaves is tidied up; else in the system's own folder for such files."""
    if path.parent.name == BACKUPS:
        yield path.parent
        return
    with tempfile.TemporaryDirectory(prefix="sobaocao-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


@contextmanager
def prepared(path: Path, work: Path, password: str, progress: Progress, stopped: Stopped) -> Iterator[Prepared]:
    """Opens a private copy of a backup in the folder `work`; it is gone afterwards, and the file itself is only read.

    Raises BadBackup, BackupFailed where there is no room, WrongPassword, BadLockedFile, WorkStopped.
    """
    half = _place(work)
    with at_work(half):
        try:
            _take_in(path, half, password, part(progress, 0, 400, stopped))
            if not _head(half).startswith(MAGIC):
                raise _of_others(path)
            with closing(sqlite3.connect(half, isolation_level=None)) as copy:
                _refuse_others(path, copy)
                problem = page_problem(copy, stopped)
                if problem:
                    raise _damaged(path, problem)
                problems = tuple(content_problems(copy, Work(size_of_work(copy), part(progress, 400, WHOLE), stopped)))
                yield Prepared(half, copy, _taken(copy, path), problems)
        except FAILURES as error:
            raise _failed(path, half, error) from error


def make_present(found: Prepared, path: Path, data: Path) -> None:
    """Makes a private copy what a store of this version in the data folder is: brought up to date, without what only copies have.

    Issued reports whose archive folders the data folder does not have get them when the store is opened next.
    Raises BadBackup, BackupFailed where there is no room.
    """
    try:
        for table in (ABOUT, IMAGES):
            found.copy.execute(f"DROP TABLE IF EXISTS {table}")
        found.copy.execute("DELETE FROM setting WHERE key = ?", (MARK,))
        migrate(Database(found.copy))
        if _shape(found.copy) != _own_shape():
            raise BadBackup(
                _("Tệp “{path}” có phần không phải của Sổ báo cáo nên không khôi phục; dữ liệu không thay đổi.").format(path=path)
            )
        _expect_archives(found.copy, data)
        found.copy.execute("PRAGMA journal_mode = DELETE")
        if found.copy.execute("PRAGMA page_size").fetchone()[0] != _PAGE_SIZE:
            found.copy.execute(f"PRAGMA page_size = {_PAGE_SIZE}")
            found.copy.execute("VACUUM")
    except FAILURES as error:
        raise _failed(path, found.path, error) from error


def _expect_archives(copy: sqlite3.Connection, data: Path) -> None:
    issued = (name for (name,) in copy.execute("SELECT name FROM report WHERE state IN ('issued', 'replaced') ORDER BY name"))
    missing = [name for name in issued if not archive_folder(data, name).exists()]
    copy.execute("INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)", (EXPECTED, json.dumps(missing, ensure_ascii=False)))


def refuse_own_file(path: Path, data: Path) -> None:
    """Raises BadBackup for the very file that is open."""
    own = data / FILE
    if path.exists() and own.exists() and path.samefile(own):
        raise BadBackup(_("“{path}” là tệp dữ liệu đang dùng, không phải bản sao lưu; hãy chọn tệp khác.").format(path=path))


def _place(work: Path) -> Path:
    try:
        work.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix="khoi-phuc-", suffix=HALF, dir=work)
        open(handle, "rb").close()  # noqa: PTH123  a handle, no path
        return Path(name)
    except OSError as error:
        raise _no_place(work, reason(error)) from error


def _take_in(path: Path, half: Path, password: str, progress: Progress) -> None:
    """The bytes of a backup, and what the program that wrote it last may have left in a file beside it."""
    from models.locked_file import is_locked_file, unlock_file  # noqa: PLC0415  takes a while to load, and few have a password

    try:
        ask_for_room(path.stat().st_size, half)
        if is_locked_file(path):
            if not password:
                sentence = _("Bản sao lưu “{name}” khóa bằng mật khẩu; hãy nhập mật khẩu (trên dòng lệnh: --password-file).")
                raise WrongPassword(sentence.format(name=path.name))
            unlock_file(path, half, password, progress)
            return
        pour(path, half, progress)
        log = beside(path, WAL)
        if log.is_file() and _head(half)[18:20] == _LOGGED:  # a store that somebody copied by hand with its log
            pour(log, beside(half, WAL), progress)
    except OSError as error:
        sentence = _("Không đọc được bản sao lưu “{path}” ({why}); hãy kiểm tra ổ đĩa hoặc chọn tệp khác.")
        raise BadBackup(sentence.format(path=path, why=reason(error))) from error


def _refuse_others(path: Path, copy: sqlite3.Connection) -> None:
    """Raises BadBackup for what is another program's, or a newer one's; sqlite3.Error for what is no database any more."""
    number, application, encoding = (
        copy.execute(f"PRAGMA {what}").fetchone()[0] for what in ("user_version", "application_id", "encoding")
    )
    if application != APPLICATION or encoding != "UTF-8":
        raise _of_others(path)
    if number > len(STEPS):
        raise BadBackup(_("Bản sao lưu “{path}” do bản Sổ báo cáo mới hơn làm; hãy cập nhật chương trình rồi khôi phục.").format(path=path))
    if number == 0:
        raise BadBackup(_("Tệp “{path}” chưa có dữ liệu nào; hãy chọn bản sao lưu khác.").format(path=path))


def _of_others(path: Path) -> BadBackup:
    return BadBackup(_("Tệp “{path}” không phải bản sao lưu của Sổ báo cáo; hãy chọn tệp khác.").format(path=path))


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(HEADER)


def _taken(copy: sqlite3.Connection, path: Path) -> datetime:
    """When a copy was made, as it says itself; or its name, or the system of its file."""
    if copy.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", (ABOUT,)).fetchone():
        row = copy.execute(f"SELECT value FROM {ABOUT} WHERE key = 'at'").fetchone()
        if row and (at := local_time(str(row[0]))):
            return at
    named = read_name(path, 0)
    return named.at if named else datetime.fromtimestamp(path.stat().st_mtime).astimezone()


def _shape(connection: sqlite3.Connection) -> frozenset[tuple[str, str, str]]:
    """Names of tables and indexes; of what runs by itself, triggers and views, every letter."""
    question = (
        "SELECT type, name, CASE WHEN type IN ('trigger', 'view') THEN sql ELSE '' END"
        " FROM sqlite_master WHERE name NOT LIKE 'sqlite!_%' ESCAPE '!'"
    )
    return frozenset(connection.execute(question).fetchall())


def _own_shape() -> frozenset[tuple[str, str, str]]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as fresh:
        migrate(Database(fresh))
        return _shape(fresh)


def _failed(path: Path, half: Path, error: BaseException) -> BadBackup | BackupFailed:
    """What SQLite says of the copy of a backup; where the disk does not take the copy, the backup itself may be the best."""
    return _no_place(half.parent, str(error)) if tells_of_the_disk(error) else _damaged(path, str(error))


def _no_place(work: Path, why: str) -> BackupFailed:
    sentence = _("Không ghi được vào “{folder}” ({why}) nên chưa mở được bản sao lưu; hãy kiểm tra ổ đĩa và quyền ghi.")
    return BackupFailed(sentence.format(folder=work, why=why))


def _damaged(path: Path, problem: str) -> BadBackup:
    sentence = _("Bản sao lưu “{path}” bị hỏng ({problem}) nên không khôi phục; hãy chọn bản khác, dữ liệu không thay đổi.")
    return BadBackup(sentence.format(path=path, problem=problem))
