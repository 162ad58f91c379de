"""The store's file and the logs beside it, looked at before SQLite may touch them: SQLite plays a log back as soon as it opens a file.

A file that is refused stays as it is, byte for byte, and so do its logs. What a log says is seen on a copy.
"""

import hashlib
import shutil
import sqlite3
import struct
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir

from msgspec import Struct

from models.errors import sqlite_code
from models.own_database import APPLICATION, MAGIC
from models.store.database import FAILURES
from models.whole_file import WORK

HEADER = 100
"""Bytes that the header of a database takes."""

WAL_HEADER = 32
"""A write-ahead log that is no longer than this holds nothing."""

_JOURNAL_MAGIC = bytes.fromhex("d9d505f920a163d7")
WAL, JOURNAL, SHARED = "-wal", "-journal", "-shm"
"""What SQLite puts behind a database's name for the files beside it: the first two may hold its last changes."""


class Header(Struct, frozen=True):
    """What the first bytes of a database say: whose it is, how many migrations it has behind it, and whether anything is in it.

    Not `sound` is what no version of SQLite writes.
    """

    application: int
    version: int
    pages: int
    cells: int
    sound: bool

    @property
    def bare(self) -> bool:
        """A database without any table, as a crash leaves it while a store is being made; ours may bear its mark already."""
        return self.application in (0, APPLICATION) and self.version == self.cells == 0 and self.pages <= 1


def header(path: Path) -> Header | None:
    """The header of a file; nothing where it is no database. Raises OSError.

    Only for a file that nobody in this process has open: on Linux, closing any handle of a file gives back all its locks.
    """
    with path.open("rb") as file:
        first = file.read(HEADER + 8)
    if len(first) < HEADER + 8 or not first.startswith(MAGIC):
        return None
    (pages,), (version,), (application,) = (struct.unpack_from(">I", first, at) for at in (28, 60, 68))
    sound = first[21:24] == b"\x40\x20\x20"  # fractions that every database has
    return Header(application, version, pages, struct.unpack_from(">H", first, HEADER + 3)[0], sound)


def is_in_use(path: Path) -> bool:
    """Whether another process, or another connection of this one, has the store open. Changes nothing, not even the logs.

    A connection that may only read cannot play a log back; that it then cannot go on is of no interest here. Beside an empty file SQLite
    would throw a log away, even so: such a file is not asked about.
    """
    if not path.exists() or not path.stat().st_size:
        return False
    with suppress(*FAILURES), closing(read_only(path)) as asking:
        asking.execute("PRAGMA locking_mode = EXCLUSIVE")
        try:
            asking.execute("SELECT count(*) FROM sqlite_master")
        except sqlite3.OperationalError as error:
            return sqlite_code(error) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
    return False


def read_only(path: Path, alone: bool = False) -> sqlite3.Connection:
    """A connection that can write nothing, neither the file nor a log; `alone` leaves logs and locks unread. Raises sqlite3.Error."""
    uri = path.absolute().as_uri()
    if not uri.startswith("file:///"):
        uri = f"file:////{uri.removeprefix('file://')}"  # a share: SQLite takes no name of a computer before the path
    return sqlite3.connect(f"{uri}?mode=ro{'&immutable=1' if alone else ''}", uri=True, timeout=1.0, isolation_level=None)


def is_waiting(path: Path) -> bool:
    """Whether a log beside a file holds anything that SQLite would play back into it. Raises OSError."""
    return _size(path, WAL) > WAL_HEADER or _journal_pages(path) is not None


def would_be_lost(path: Path) -> bool:
    """Whether an empty or missing file has a log that says there was something in it; SQLite would throw the log away. Raises OSError."""
    return _size(path, WAL) > WAL_HEADER or bool(_journal_pages(path))


def _journal_pages(path: Path) -> int | None:
    """How many pages the file had before what a journal would take back; nothing where there is no journal that counts."""
    if not _size(path, JOURNAL):
        return None
    with beside(path, JOURNAL).open("rb") as file:
        start = file.read(20)
    if len(start) < 20 or not start.startswith(_JOURNAL_MAGIC):
        return None
    return int(struct.unpack_from(">I", start, 16)[0])


def _size(path: Path, log: str) -> int:
    try:
        return beside(path, log).stat().st_size
    except FileNotFoundError:
        return 0


def beside(path: Path, log: str) -> Path:
    """The file that SQLite keeps beside a database under a longer name."""
    return path.with_name(path.name + log)


@contextmanager
def copied(path: Path, folder: Path | None = None) -> Iterator[Path]:
    """A copy of a database with its logs; gone at the end. Raises OSError.

    It lies in a folder of its own beside the database, or in `folder`; where that has no room, in the system's folder for such files.
    """
    with ExitStack() as kept:
        yield _copied_somewhere(path, folder or path.parent, kept)


def remove_copies(path: Path) -> None:
    """Deletes the copies of a database that a killed program left, and its other work folders beside it; what cannot be deleted stays.

    Only where nobody else is at work with the database.
    """
    for left in (*path.parent.glob(f"{WORK}*"), *Path(gettempdir()).glob(f"{_name_elsewhere(path)}*")):
        if left.is_dir() and not left.is_symlink():
            shutil.rmtree(left, ignore_errors=True)


def _copied_somewhere(path: Path, folder: Path, kept: ExitStack) -> Path:
    try:
        return _copy(path, Path(kept.enter_context(TemporaryDirectory(prefix=WORK, dir=folder, ignore_cleanup_errors=True))))
    except OSError:
        kept.close()
        elsewhere = TemporaryDirectory(prefix=_name_elsewhere(path), ignore_cleanup_errors=True)
        return _copy(path, Path(kept.enter_context(elsewhere)))


def _name_elsewhere(path: Path) -> str:
    """How the name of a work folder begins that lies among those of others, so that it is known again as belonging to this database."""
    return f"sobaocao-{hashlib.sha256(str(path.absolute()).encode()).hexdigest()[:16]}-"


def _copy(path: Path, folder: Path) -> Path:
    """The shared memory beside a log is made anew by who opens the copy."""
    copy = folder / path.name
    shutil.copyfile(path, copy)
    for log in (WAL, JOURNAL):
        if beside(path, log).exists():
            shutil.copyfile(beside(path, log), beside(copy, log))
    return copy
