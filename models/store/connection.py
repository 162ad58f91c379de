"""Opening the one file: ours alone, whole, and of a version that this program knows; or a sentence that says what is wrong."""

import sqlite3
from datetime import datetime
from pathlib import Path

from models.errors import StoreError, reason
from models.language import _
from models.store.backup import back_up
from models.store.database import Database
from models.store.migrations import STEPS, migrate, version

FILE = "sobaocao.db"
APPLICATION = 0x53424F43
"""Marks our files ("SBOC"), so that another program's database is never touched."""

_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def open_database(folder: Path) -> Database:
    """Opens or makes the store in a folder, brought up to date. Raises StoreError."""
    path = folder / FILE
    try:
        folder.mkdir(parents=True, exist_ok=True)
        new = not path.exists() or path.stat().st_size == 0
        connection = sqlite3.connect(path, timeout=1.0, isolation_level=None, check_same_thread=False)
    except (OSError, sqlite3.Error) as error:
        raise _unusable(folder, error) from error
    db = Database(connection)
    try:
        _check_kind(db, path, new)
        _take(connection)
        _bring_up_to_date(db, folder, new)
    except (OSError, sqlite3.Error) as error:
        connection.close()
        raise sentence(path, error) from error
    except BaseException:
        connection.close()
        raise
    return db


def _take(connection: sqlite3.Connection) -> None:
    """Makes the file ours until it is closed; the system gives it back by itself when the program dies."""
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("BEGIN IMMEDIATE")
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION:  # writing the same again would wait for the disk
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
    connection.execute("COMMIT")


def _check_kind(db: Database, path: Path, new: bool) -> None:
    if new:
        return
    if db.conn.execute("PRAGMA application_id").fetchone()[0] != APPLICATION:
        raise StoreError(_("Tệp “{path}” không phải của Sổ báo cáo; hãy chọn thư mục dữ liệu khác.").format(path=path))
    if version(db) > len(STEPS):
        raise StoreError(
            _("Dữ liệu ở “{path}” do bản Sổ báo cáo mới hơn ghi; hãy cập nhật chương trình, dữ liệu được giữ nguyên.").format(path=path)
        )


def _bring_up_to_date(db: Database, folder: Path, new: bool) -> None:
    if not new and version(db) < len(STEPS):
        back_up(db.conn, folder / "backups" / f"truoc-nang-cap-{version(db)}-{datetime.now():%Y%m%d-%H%M%S}.db")
    migrate(db)


def sentence(path: Path, error: Exception) -> StoreError:
    """What an error of SQLite or of the disk means for the user."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in _BUSY:
        return StoreError(
            _("Sổ báo cáo đang mở dữ liệu này ở cửa sổ khác ({path}); hãy dùng cửa sổ đó hoặc đóng nó rồi mở lại.").format(path=path)
        )
    if code in _DAMAGED:
        return StoreError(
            _("Tệp dữ liệu “{path}” bị hỏng hoặc không phải của Sổ báo cáo; tệp được giữ nguyên, hãy khôi phục từ bản sao lưu.").format(
                path=path
            )
        )
    if code == sqlite3.SQLITE_FULL:
        return StoreError(_("Ổ đĩa chứa “{path}” đã đầy; hãy xóa bớt tệp rồi thử lại.").format(path=path))
    return _unusable(path, error)


def _unusable(path: Path, error: Exception) -> StoreError:
    why = reason(error) if isinstance(error, OSError) else error
    return StoreError(
        _("Không ghi được dữ liệu ở “{path}” ({why}); hãy chọn thư mục khác bằng --data, hoặc xin quyền ghi.").format(path=path, why=why)
    )
