"""Reading and writing the open store: in transactions, and on through trouble with the disk.

Where the file is gone, or its connection is dead after errors of the disk, the same file is opened again as soon as it is there: the same
by the head of its chain of revisions, never a new or another one.
"""

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from models.errors import DamagedStore, StoreError, StoreUnwritable, sqlite_code
from models.language import _
from models.store.connection import FILE, open_database, sentence
from models.store.database import Database
from models.store.in_use import Claim
from models.store.turns import Turns

_ENOUGH_FAILURES = 2
"""Failures after which the connection itself is doubted; SQLite gets over most of them by itself."""

_MOST_MOVES = 5
"""Times that the file may seem to be another one, before that is put down to a file system that gives changing numbers."""

_DISK = (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PROTOCOL)
_NO_STORE = (sqlite3.SQLITE_ERROR, sqlite3.SQLITE_NOTADB)
"""No such table, or no database at all."""


class Transactions:
    """Blocks that read or write; they may stand inside each other, and be begun from any thread."""

    def __init__(self, db: Database, folder: Path, claim: Claim) -> None:
        self._db = db
        self._folder = folder
        self._path = folder / FILE
        self._claim = claim
        self.lock = Turns()
        self.unsure = ""
        """The hash of a revision that was told to have failed, and that the disk had taken nevertheless; "" where there is none."""
        self._depth = 0
        self._failures = 0
        self._moves = 0
        self._place = _place(self._path)
        self._head = self._read_head()
        self._failed_heads: list[str] = []
        self._abandoned: list[sqlite3.Connection] = []

    @contextmanager
    def writing(self) -> Iterator[None]:
        """All that is written inside, or nothing of it. Raises StoreError; InUse where somebody else has taken the store over."""
        with self.lock, self._told():
            if self._depth:
                with self._deeper(), self._db.atomic():
                    yield
                return
            self._make_ready()
            coming = self._head
            try:
                with self._deeper(), self._db.atomic():
                    yield
                    coming = self._read_head()
            except sqlite3.Error:
                if coming is not None and coming != self._head:  # what the disk has of it is seen when the file is opened again
                    self._failed_heads.append(coming)
                raise
            self._head, self._failures, self.unsure = coming, 0, ""
            self._failed_heads.clear()

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Raises StoreError."""
        with self.lock, self._told():
            if not self._depth and self._failures >= _ENOUGH_FAILURES:
                self._open_again(self._found_place())
            yield

    @contextmanager
    def giving_way(self) -> Iterator[None]:
        """The same for one long look, which SQLite breaks off as soon as another thread wants to read or write (models/store/turns.py)."""
        with self.reading(), self.lock.giving_way(self._db.conn):
            yield

    @contextmanager
    def _deeper(self) -> Iterator[None]:
        self._depth += 1
        try:
            yield
        finally:
            self._depth -= 1

    @contextmanager
    def _told(self) -> Iterator[None]:
        """What SQLite says becomes a sentence; the innermost block tells."""
        try:
            yield
        except sqlite3.Error as error:
            code = sqlite_code(error) or (sqlite3.SQLITE_IOERR if isinstance(error, sqlite3.ProgrammingError) else 0)
            if code in _DISK:
                self._failures += 1
            raise _trouble(self._path, code, error) from error

    # ------------------------------------------------------------ is it still there

    def _make_ready(self) -> None:
        was_lost = self._claim.is_lost
        self._claim.confirm()
        if was_lost:  # somebody else had it meanwhile
            self._failures = _ENOUGH_FAILURES
        place = self._found_place()
        moved = place != self._place and self._moves < _MOST_MOVES
        if moved or self._failures >= _ENOUGH_FAILURES:
            self._open_again(place)
            self._moves += moved

    def _found_place(self) -> tuple[int, int]:
        """Raises StoreError where the file is gone: what is written then would go nowhere, or into a folder that was moved away."""
        place = _place(self._path)
        if place is None:
            self._failures = _ENOUGH_FAILURES
            sentence = _(
                "Không còn thấy “{path}”: ổ đĩa đã rút ra, mất kết nối hoặc thư mục đã chuyển đi; hãy cắm lại hoặc đưa thư mục về chỗ cũ."
            )
            raise StoreError(sentence.format(path=self._path))
        return place

    def _open_again(self, place: tuple[int, int]) -> None:
        """Raises StoreError where that cannot be, or where what stands there is not the store that was open."""
        if place == self._place:
            with contextlib.suppress(sqlite3.Error):
                self._db.conn.close()
        else:  # closing would delete the write-ahead log of whatever stands in its place now
            self._abandoned.append(self._db.conn)
        try:
            head = _looked_up_head(self._path)
            if head is None or (head != self._head and head not in self._failed_heads):
                sentence = _(
                    "Tệp “{path}” không phải là sổ đang mở, hoặc là bản cũ của nó, nên không ghi vào; hãy đưa đúng ổ đĩa về chỗ cũ."
                )
                raise StoreError(sentence.format(path=self._path))
            fresh = open_database(self._folder)
        except (DamagedStore, StoreUnwritable) as error:  # a failing disk gives such things to read; the next start finds out
            self._failures = _ENOUGH_FAILURES
            raise _trouble(self._path, sqlite3.SQLITE_IOERR, error) from error
        except BaseException:
            self._failures = _ENOUGH_FAILURES
            raise
        self._db.conn = fresh.conn
        self.unsure = head or "" if head != self._head else ""
        self._place, self._head, self._failures = place, head, 0
        self._failed_heads.clear()

    def _read_head(self) -> str | None:
        """Nothing where it cannot be read: damage there is no reason to take no drafts."""
        try:
            return _head_of(self._db.conn)
        except sqlite3.Error:
            return None


def _looked_up_head(path: Path) -> str | None:
    """The same of a file that is not open, and is not written to; nothing where it is no store. Raises sqlite3.Error."""
    connection = sqlite3.connect(path, timeout=1.0, isolation_level=None)
    try:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")  # no file of shared memory beside it
        return _head_of(connection)
    except sqlite3.Error as error:
        if sqlite_code(error) in _NO_STORE:
            return None
        raise
    finally:
        connection.close()


def _head_of(connection: sqlite3.Connection) -> str:
    """What tells the store, and how far it has come: the hash of the last revision; before there is one, the newest draft."""
    row = connection.execute("SELECT hash FROM revision ORDER BY id DESC LIMIT 1").fetchone()
    row = row or connection.execute("SELECT updated || ' ' || name FROM report ORDER BY updated DESC, rowid DESC LIMIT 1").fetchone()
    return str(row[0]) if row else ""


def _place(path: Path) -> tuple[int, int] | None:
    """What tells a file from another one under the same name; nothing where none is, or an empty one."""
    try:
        stat = path.stat()
    except OSError:
        return None
    return (stat.st_dev, stat.st_ino) if stat.st_size else None


def _trouble(path: Path, code: int, error: Exception) -> StoreError:
    if code in _DISK and _is_read_only(path):
        code = sqlite3.SQLITE_READONLY
    if code in _DISK:
        return StoreError(
            _("Không ghi hay đọc được “{path}”: ổ đĩa hỏng, đã rút ra hoặc mất kết nối; hãy kiểm tra rồi cắm lại.").format(path=path)
        )
    if code == sqlite3.SQLITE_READONLY:
        return StoreError(_("Không ghi được “{path}”: tệp hoặc ổ đĩa chỉ cho đọc; hãy xin lại quyền ghi.").format(path=path))
    return sentence(path, error)


def _is_read_only(path: Path) -> bool:
    """Whether nobody, or not this user, may write a file that is there; its errors look like those of a broken disk."""
    return path.exists() and not os.access(path, os.W_OK)
