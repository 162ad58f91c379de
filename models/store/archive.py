"""The plain folder that an issued report leaves beside the database: its JSON, papers and scans, and a manifest with their hashes.

The database can be rebuilt from such folders (rebuilding.py), and a person can read them without this program. What the store has issued
and no folder tells of yet, because the program ended in between, is remembered in the store itself and written when it is opened next.
"""

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from models.editions import name_words
from models.errors import BookError, StoreError, reason
from models.file_names import safe_name
from models.language import _
from models.private_files import private_folder
from models.report import Report
from models.store.manifest import ARCHIVE, MANIFEST, Link, link_in, manifest_of, written
from models.store.papers import KeptFile, Listed, broken_paper, listed
from models.store.set_aside import set_aside_other
from models.store.watching import Progress, Stopped, never, unwatched
from models.whole_file import LEFT_OVER, put_whole

if TYPE_CHECKING:
    from models.store.store import Store

EXPECTED = "archive_expected"
"""The setting that names the issued reports whose folders are not known to be whole yet."""

_TOGETHER = 20
"""Folders that are written between two notes of which are left."""


def archive_folder(data: Path, name: str) -> Path:
    """Where the files of a report of that name go: "archive/cntt-2021-9T", of a second edition "archive/cntt-2021-9T-2"."""
    return data / ARCHIVE / safe_name(name.replace("/", "-"))


class Written(Struct, frozen=True):
    """The folder of a report. `aside`: where the papers of another issued report that stood there are now; `told` says so, or nothing."""

    folder: Path
    aside: Path | None = None
    told: str = ""


def write_archive(
    data: Path, report: Report, papers: Iterable[KeptFile], issued: Link | None = None, files: tuple[Listed, ...] | None = None
) -> Written:
    """Writes the files and, last, the manifest; none ever stands half under its name. Raises StoreError.

    A manifest that is there says that all its files are there. What stands there as it should is not written again; a folder that holds
    another issued report of this name is set aside whole. `files` says what the papers are where they come one by one.
    """
    folder, lines = archive_folder(data, report.name), []
    if files is None:
        papers = tuple(papers)
        files = tuple(map(listed, papers))
    try:
        private_folder(data / ARCHIVE)
        aside = set_aside_other(folder, files)
        private_folder(folder)
        for left in folder.glob(LEFT_OVER):
            left.unlink()
        for paper in papers:
            _put(folder / paper.name, paper.content)
            lines.append(listed(paper))
        _put(folder / MANIFEST, written(manifest_of(report, tuple(lines), issued)))
    except OSError as error:
        sentence = _("Báo cáo đã vào sổ, nhưng chưa ghi được thư mục lưu trữ “{folder}” ({why}); hãy kiểm tra ổ đĩa.")
        raise StoreError(sentence.format(folder=folder, why=reason(error))) from error
    return Written(folder, aside, _told(report.name, aside) if aside else "")


def _told(name: str, aside: Path) -> str:
    sentence = _(
        "Thư mục lưu trữ của báo cáo {name} đang giữ một bản đã ban hành khác; bản đó được để riêng nguyên vẹn ở “{aside}”, "
        "hãy đối chiếu hai bản rồi cất nó ra ngoài thư mục lưu trữ."
    )
    return sentence.format(name=name_words(name), aside=aside)


def _put(path: Path, content: bytes) -> None:
    if path.is_file() and not path.is_symlink() and path.stat().st_size == len(content) and path.read_bytes() == content:
        return
    put_whole(path, content, private=True)


# ---------------------------------------------------------------- what is still to be written


def expect_archive(store: "Store", name: str) -> None:
    """Remembers that a report's folder is to be written; inside the transaction that issues it or adds a scan to it."""
    store.put_setting(EXPECTED, sorted({*_expected(store), name}))


def write_kept(store: "Store", name: str) -> Written:
    """Writes the folder of an issued report from what the store keeps of it, in the data folder. Raises StoreError."""
    with store._reading():
        report, link, files = store.load(name), link_of(store._db.conn, name), store.papers.lines(name)
    return write_archive(store.folder, report, _sound_papers(store, name), link, files)


def finish_archive(store: "Store", name: str) -> Written:
    """The same, and it is no longer remembered as missing. Raises StoreError."""
    written = write_kept(store, name)
    expected = _expected(store)
    if name in expected:
        store.put_setting(EXPECTED, [other for other in expected if other != name])
    return written


def _sound_papers(store: "Store", name: str) -> Iterator[KeptFile]:
    """The files of a report, one in memory at a time. Raises StoreError: what is broken must not take the place of a sound file."""
    for line in store.papers.lines(name):
        paper = store.papers.content(line)
        if paper is None:
            raise StoreError(broken_paper(name, line.name))
        yield paper


def finish_archives(store: "Store", progress: Progress = unwatched, stopped: Stopped = never) -> None:
    """Writes the folders that are remembered as missing: after a crash or with a full disk one or two, on a new computer thousands.

    What fails, or nobody waits for, is tried when the store is opened next.
    """
    names = _expected(store)
    with contextlib.suppress(BookError):
        for first in range(0, len(names), _TOGETHER):
            if stopped():
                return
            progress(first, len(names))
            written = {name for name in names[first : first + _TOGETHER] if _is_written(store, name)}
            with store._writing():
                store.put_setting(EXPECTED, [name for name in _expected(store) if name not in written])
    progress(len(names), len(names))


def _is_written(store: "Store", name: str) -> bool:
    try:
        write_kept(store, name)
    except BookError:
        return False
    return True


def _expected(store: "Store") -> list[str]:
    names = store.get_setting(EXPECTED)
    return [name for name in names if isinstance(name, str)] if isinstance(names, list) else []


def link_of(connection: sqlite3.Connection, name: str) -> Link | None:
    """The revision with which a report was issued; of one that was rebuilt from its folder what that folder said. Nothing of any other."""
    row = connection.execute(
        "SELECT id, hash, at, clerk, note FROM revision WHERE report = ? AND cause IN ('issued', 'rebuilt') ORDER BY id LIMIT 1", (name,)
    ).fetchone()
    if row is None:
        return None
    return link_in(row[4]) or Link(row[0], row[1], row[2], row[3])
