"""Opening the one file: ours alone, whole, and of a version that this program knows; or a sentence that says what is wrong.

A file that is refused stays as it is, byte for byte, and so do the logs beside it.
"""

import contextlib
import errno
import os
import re
import sqlite3
import tempfile
from pathlib import Path

from models.errors import (
    DamagedStore,
    ForeignStore,
    MissingStore,
    NewerStore,
    StoreError,
    StoreFull,
    StoreReadOnly,
    StoreUnwritable,
    reason,
    sqlite_code,
)
from models.language import _
from models.own_database import APPLICATION
from models.private_files import keep_private, private_file, private_folder
from models.store.database import FAILURES, Database, tells_damage
from models.store.in_use import NOTE, InUse, holder_of
from models.store.leftovers import Header, header, is_in_use, is_waiting, remove_copies, would_be_lost
from models.store.migrations import STEPS, migrate, version
from models.store.soundness import RESTORING, is_whole, played_back
from models.whole_file import WORK

FILE = "sobaocao.db"

BACKUPS = "backups"
"""The folder of a data folder in which backups stand."""

OURS = (
    f"{FILE}*",
    "sobaocao-hong-*",
    "second-place.json",
    "archive",
    BACKUPS,
    "images",
    "loi.log*",
    "cuu-du-lieu-*",
    f"{WORK}*",
    NOTE,
)
"""What this program keeps in its data folder, as patterns of names."""

DOUBT = "sobaocao.db-nghi-hong"
"""A file that says: the store was found damaged while it was open; the whole of it is looked at before it is opened again."""

_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_TABLES = {"report", "content", "revision", "setting"}
"""What every version has; a file of ours without them is damaged."""
_FIRST = 1 << 20
"""Bytes at the beginning of a file among which its list of tables stands."""
_LIKELY = 1000
"""Migrations that no version will ever have: a file that claims more has a damaged header."""


def open_database(folder: Path) -> Database:
    """Opens or makes the store in a folder, brought up to date.

    Raises StoreError: DamagedStore, ForeignStore, NewerStore, InUse, StoreFull or StoreUnwritable; then nothing has been changed.
    """
    path = folder / FILE
    try:
        private_folder(folder)
        new = _look(path)
        private_file(path)
        keep_private(folder, OURS)
        connection = sqlite3.connect(path, timeout=1.0, isolation_level=None, check_same_thread=False)
    except (OSError, *FAILURES) as error:
        raise _sentence(path, error) from error
    db = Database(connection)
    try:
        _take(connection, new)
        if not new:
            _check_tables(db, path)
        _bring_up_to_date(db, folder, new)
    except (OSError, *FAILURES) as error:
        connection.close()
        raise _sentence(path, error) from error
    except BaseException:
        connection.close()
        raise
    return db


def begin_anew(folder: Path) -> None:
    """Says that an empty store is wanted where the file is gone; what the backups hold stays. Raises StoreError."""
    path = folder / FILE
    try:
        if path.exists() and path.stat().st_size:
            raise _damaged(path)
        with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute(f"PRAGMA application_id = {APPLICATION}")
    except (OSError, *FAILURES) as error:
        raise _sentence(path, error) from error


def _take(connection: sqlite3.Connection, new: bool) -> None:
    """Makes the file ours until it is closed; the system gives it back by itself when the program dies."""
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    if new:  # before anything else, so that a crash in the middle of making it leaves a file that is known as ours
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("COMMIT")


# ------------------------------------------------------------ looking before touching


def _look(path: Path) -> bool:
    """Whether the file is yet to be made. Raises StoreError for one that is not to be opened, OSError."""
    if is_in_use(path):
        raise in_use(path)
    remove_copies(path)
    doubt = path.with_name(DOUBT)
    if not path.exists() or path.stat().st_size == 0:
        if would_be_lost(path):
            raise _log_of_another(path)
        if any((path.parent / BACKUPS).glob("*.db")):
            raise _missing(path)
        return True
    known = header(path)
    if known is None or not known.sound:
        raise _damaged(path)
    if is_waiting(path) or doubt.exists():
        known = _looked_at_whole(path)
        doubt.unlink(missing_ok=True)
    else:
        with contextlib.suppress(OSError):
            path.with_name(RESTORING).unlink()  # what was restored is in the file itself
    if not known.bare:
        _check_header(path, known)
    return known.bare


def _looked_at_whole(path: Path) -> Header:
    """The header of a store that was not closed, or is said to be damaged, once every page of it has been looked at.

    Raises DamagedStore, OSError where there is no room for a copy.
    """
    known = played_back(path)
    if known is not None:
        return known
    raise _log_of_another(path) if is_waiting(path) and is_whole(path) else _damaged(path)


def _check_header(path: Path, known: Header) -> None:
    """Whose the file is, and of which version. A header that cannot be true is damage, where the tables are ours."""
    ours = known.application == APPLICATION
    if (not ours or known.version > _LIKELY) and _has_our_tables(path):
        raise _damaged(path)
    if not ours:
        raise ForeignStore(_("Tệp “{path}” không phải của Sổ báo cáo; hãy chọn thư mục dữ liệu khác.").format(path=path))
    if known.version > len(STEPS):
        raise NewerStore(
            _("Dữ liệu ở “{path}” do bản Sổ báo cáo mới hơn ghi; hãy cập nhật chương trình, dữ liệu được giữ nguyên.").format(path=path)
        )


def _has_our_tables(path: Path) -> bool:
    with path.open("rb") as file:
        first = file.read(_FIRST)
    return all(re.search(rb"CREATE TABLE .%s\W" % name, first) for name in (b"revision", b"content"))


def _check_tables(db: Database, path: Path) -> None:
    """Raises DamagedStore where tables are missing, sqlite3.Error where the list of them cannot be read."""
    if db.conn.execute("PRAGMA application_id").fetchone()[0] != APPLICATION:
        db.conn.execute(f"PRAGMA application_id = {APPLICATION}")  # a crash has left it bare
    tables = {row[0] for row in db.conn.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if (version(db) or tables) and not tables >= _TABLES:
        raise _damaged(path)


def _bring_up_to_date(db: Database, folder: Path, new: bool) -> None:
    if not new and 0 < version(db) < len(STEPS):
        from models.store.backups.copying import back_up_before_migration  # noqa: PLC0415  once in years, and it needs this module

        back_up_before_migration(db.conn, folder)
    try:
        migrate(db)
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_ERROR:
            raise
        raise _damaged(folder / FILE) from error  # tables that a file of its version does not have, or lacks


# ------------------------------------------------------------ sentences


def sentence(path: Path, error: Exception) -> StoreError:
    """What an error while the store is open means for the user. Of damage a note is left, so that the next start looks at the whole."""
    found = _sentence(path, error)
    if isinstance(found, DamagedStore):
        with contextlib.suppress(OSError):
            path.with_name(DOUBT).touch()
    return found


def _sentence(path: Path, error: Exception) -> StoreError:
    code = sqlite_code(error)
    if code in _BUSY:
        return in_use(path)
    if tells_damage(error):
        return _damaged(path)
    if code == sqlite3.SQLITE_FULL:
        return StoreFull(_("Ổ đĩa chứa “{path}” đã đầy; hãy xóa bớt tệp rồi thử lại.").format(path=path))
    if refusal := _refusal(path):
        return StoreReadOnly(
            _(
                "Không ghi được dữ liệu ở “{path}” ({why}); hãy chép cả thư mục dữ liệu sang nơi ghi được rồi mở ở đó (hoặc xin quyền "
                "ghi), hoặc dùng lệnh rescue để lấy ra những gì đọc được."
            ).format(path=path, why=refusal)
        )
    why = reason(error) if isinstance(error, (OSError, sqlite3.Error)) else error
    return StoreUnwritable(
        _("Không ghi được dữ liệu ở “{path}” ({why}); hãy chọn thư mục dữ liệu khác, hoặc xin quyền ghi.").format(path=path, why=why)
    )


def _refusal(path: Path) -> str:
    """Why nothing may be written there: a read-only disk, or no right to; nothing where it may be, or something else is wrong.

    SQLite calls either an error of the disk. The folder is tried with a file of its own; the store's file, which may be open, is only
    asked about.
    """
    try:
        with tempfile.TemporaryFile(prefix=WORK, dir=path.parent):
            pass
        with contextlib.suppress(FileNotFoundError):
            path.stat()
            if not os.access(path, os.W_OK):
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    except OSError as error:
        return reason(error) if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM) else ""
    return ""


def in_use(path: Path) -> InUse:
    """What to say where somebody else has a store open."""
    return InUse(path.parent, holder_of(path.parent))


def _damaged(path: Path) -> DamagedStore:
    return DamagedStore(
        _(
            "Tệp dữ liệu “{path}” bị hỏng hoặc không phải của Sổ báo cáo; tệp được giữ nguyên, hãy mở lại chương trình để khôi phục từ "
            "bản sao lưu hoặc cứu những gì còn đọc được."
        ).format(path=path)
    )


def _missing(path: Path) -> MissingStore:
    return MissingStore(
        _(
            "Tệp dữ liệu “{path}” không còn hoặc trống rỗng, trong khi vẫn có bản sao lưu; hãy mở chương trình để khôi phục từ bản sao lưu "
            "hoặc bắt đầu sổ mới."
        ).format(path=path)
    )


def _log_of_another(path: Path) -> DamagedStore:
    return DamagedStore(
        _(
            "Tệp nhật ký bên cạnh “{path}” không khớp với tệp dữ liệu; cả hai được giữ nguyên, hãy mở lại chương trình để khôi phục từ "
            "bản sao lưu hoặc cứu những gì còn đọc được."
        ).format(path=path)
    )
