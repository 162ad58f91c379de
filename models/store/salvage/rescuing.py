"""The rescue itself: look at a copy, find, choose, and give a folder with reports, papers, a new store and an account."""

import contextlib
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

from msgspec import Struct

from models.errors import BookError, StoreError, StoreUnwritable, reason
from models.language import _
from models.own_database import APPLICATION, MAGIC
from models.store.connection import FILE
from models.store.database import FAILURES
from models.store.leftovers import HEADER, JOURNAL, SHARED, WAL, beside, copied, is_in_use
from models.store.pictures import PICTURES
from models.store.salvage.asking import asked
from models.store.salvage.building import Built, build
from models.store.salvage.cells import Row, rows
from models.store.salvage.choosing import Rescued, chosen
from models.store.salvage.finds import Finds
from models.store.salvage.folder import write_files
from models.store.salvage.pages import USUAL_SIZE, Pages
from models.store.salvage.shapes import COLUMNS, may_be_ours
from models.store.watching import Progress, Stopped, never, stop_if, unwatched
from models.whole_file import WORK

_EVERY = 64
"""Pages between two words about how far it is."""


class NothingToRescue(BookError):
    """A file in which nothing of a store can be read."""


class Rescue(Struct, frozen=True):
    """What a rescue gave: the folder, the reports in it, what became of the chain, and the account's file."""

    folder: Path
    reports: tuple[Rescued, ...]
    built: Built
    account: Path

    @property
    def complete(self) -> bool:
        """Whether everything that was known of is there, and as it was."""
        return all(each.sure == "whole" for each in self.reports) and not self.built.gone


def rescue(source: Path, target: Path, progress: Progress = unwatched, stopped: Stopped = never) -> Rescue:
    """Saves what can be read of a damaged store (a file, or a data folder) into a folder that is not there yet or is empty.

    The source is never changed. Raises NothingToRescue, WorkStopped, StoreError; then there is no folder.
    """
    source = source / FILE if source.is_dir() else source
    _refuse(source, target)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(prefix=WORK, dir=target.parent, ignore_cleanup_errors=True) as work:
            half = Path(work) / "rescued"
            half.mkdir()
            with closing(Finds(Path(work) / "finds.db")) as finds:
                _find(source, Path(work), finds, progress, stopped)
                found = _give(source, finds, half, stopped)
            with contextlib.suppress(FileNotFoundError):
                target.rmdir()
            half.rename(target)
    except (OSError, *FAILURES) as error:
        sentence = _("Chưa cứu được dữ liệu vào “{folder}” ({why}); hãy chọn thư mục khác.")
        raise StoreUnwritable(sentence.format(folder=target, why=reason(error))) from error
    return Rescue(target, found[0], found[1], target / found[2])


def _refuse(source: Path, target: Path) -> None:
    """Raises StoreError."""
    try:
        if not source.is_file():
            raise StoreError(_("Không có tệp “{file}” để cứu dữ liệu.").format(file=source))
        source.open("rb").close()
        if target.exists() and (not target.is_dir() or any(target.iterdir())):
            raise StoreError(_("“{folder}” đã có ở đó; hãy chọn một thư mục mới hoặc trống.").format(folder=target))
    except OSError as error:
        raise StoreError(_("Không đọc được “{file}” ({why}).").format(file=source, why=reason(error))) from error
    if is_in_use(source):
        raise StoreError(_("Sổ báo cáo đang mở “{file}”; hãy đóng cửa sổ đó rồi cứu dữ liệu.").format(file=source))


def _find(source: Path, work: Path, finds: Finds, progress: Progress, stopped: Stopped) -> None:
    """By SQL first, which knows what is the present state; then page by page, the log's pages too. Raises OSError, WorkStopped."""
    with copied(source, work) as copy:
        if not _ask(copy, finds, stopped):
            _mend_header(copy)
            _ask(copy, finds, stopped)
    log = beside(source, WAL)
    for log_or_none in (None, *([log] if log.exists() else [])):
        _scan(source, log_or_none, finds, progress, stopped)


def _ask(copy: Path, finds: Finds, stopped: Stopped) -> bool:
    """Takes what SQLite can read of a copy; gives whether it could read the list of tables."""
    try:
        with closing(sqlite3.connect(copy, isolation_level=None)) as connection:
            connection.execute("PRAGMA writable_schema = ON")  # goes on where a file is shorter than it says
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            for table, columns in COLUMNS.items():
                for row in asked(connection, table, columns):
                    stop_if(stopped)
                    finds.add(row, live=True)
    except FAILURES:
        return False
    return True


def _mend_header(copy: Path) -> None:
    """Gives a copy without its logs the header that all stores of this program have, so that SQLite looks at the rest. Raises OSError."""
    for log in (WAL, JOURNAL, SHARED):
        beside(copy, log).unlink(missing_ok=True)
    pages = max(1, copy.stat().st_size // USUAL_SIZE)
    with copy.open("r+b") as file:
        file.write(MAGIC + USUAL_SIZE.to_bytes(2) + b"\1\1\0\x40\x20\x20" + bytes(4) + pages.to_bytes(4) + bytes(8))
        file.seek(44)
        file.write((4).to_bytes(4) + bytes(8) + (1).to_bytes(4))  # the form of the schema, and UTF-8
        file.seek(64)
        file.write(bytes(4) + APPLICATION.to_bytes(4) + bytes(HEADER - 72))


def _scan(source: Path, log: Path | None, finds: Finds, progress: Progress, stopped: Stopped) -> None:
    opened: list[BinaryIO] = []
    try:
        pages = Pages.of(source, log, opened)
        if log is not None and not pages.has_frames:
            return
        for at, number in enumerate(pages.numbers()):
            if at % _EVERY == 0:
                stop_if(stopped)
                progress(at, pages.count)
            for row in _readable_rows(pages, number):
                finds.add(row, live=False)
    finally:
        for file in opened:
            file.close()


def _readable_rows(pages: Pages, number: int) -> Iterator[Row]:
    """The rows of a page; none of one that the disk does not give."""
    with contextlib.suppress(OSError):
        yield from rows(pages, number, may_be_ours)


def _give(source: Path, finds: Finds, folder: Path, stopped: Stopped) -> tuple[tuple[Rescued, ...], Built, str]:
    """Writes all that was found into a folder. Raises NothingToRescue, WorkStopped, StoreError, OSError."""
    rescued = {}
    for each in chosen(finds):
        stop_if(stopped)
        rescued[each.name] = each
    if not rescued and next(finds.rows("SELECT 1 FROM setting UNION SELECT 1 FROM file"), None) is None:
        raise NothingToRescue(_("Không đọc được gì của Sổ báo cáo trong “{file}”; tệp được giữ nguyên.").format(file=source))
    built = build(folder, finds, rescued, stopped)
    pictures = source.parent / PICTURES
    if pictures.is_dir():
        shutil.copytree(pictures, folder / PICTURES, copy_function=shutil.copyfile)
    account = write_files(folder, source, finds, rescued, built)
    return tuple(rescued.values()), built, account
