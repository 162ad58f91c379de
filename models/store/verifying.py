"""Is everything still as it was kept? The file, the chain of revisions, its end, drafts, locked reports, the files beside them.

Everything is read a piece at a time: of 100,000 revisions no more is in memory than of a hundred, and who writes meanwhile waits for one
piece.
"""

import hashlib
import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext

import msgspec
from msgspec import Struct

from models.language import _
from models.store.database import FAILURES, tells_damage
from models.store.drafts import broken_draft, is_as_written
from models.store.packing import unpacked
from models.store.papers import broken_paper
from models.store.watching import Progress, Stopped, never, stop_if, stoppable, unwatched

HEAD = "chain_head"
"""The setting that holds number and hash of the last revision, so that one that was cut off the end is missed."""

FIRST = "0" * 64
"""What the first revision names as the hash of the one before it."""

_PIECE = 500
_NOTES_SINCE, _FILES_SINCE, _SUMS_SINCE = 5, 3, 7
"""The versions of the store since which revisions have notes, files are kept, and drafts have sums (models/store/migrations.py)."""

Holding = Callable[[], AbstractContextManager[None]]
"""Holds the store while a piece is read."""

_LOCKING = ("issued", "replaced", "scanned", "rebuilt")
"""Why a revision is kept of a report that is locked from then on."""


class Chained(Struct, frozen=True):
    """What a revision says, all but its own hash; `note` is none where it is empty, as it was before there were notes."""

    id: int
    report: str
    content: str
    cause: str
    clerk: str
    at: str
    previous: str
    note: str = ""

    @property
    def hash(self) -> str:
        """The hash that it must bear."""
        said = [getattr(self, field) for field in self.__struct_fields__ if field != "note" or self.note]
        return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()


class Work:
    """Long reading: counts what is done of how much, and ends where nobody wants to wait any more."""

    def __init__(self, of: int, progress: Progress = unwatched, stopped: Stopped = never) -> None:
        self._done, self._of, self._progress, self.stopped = 0, max(of, 1), progress, stopped

    def step(self, count: int = 1) -> None:
        """Raises WorkStopped."""
        stop_if(self.stopped)
        self._done += count
        self._progress(min(self._done, self._of), self._of)


def note_head(connection: sqlite3.Connection, number: int, hash: str) -> None:
    """Remembers the end of the chain; inside the transaction that makes it longer."""
    connection.execute("INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)", (HEAD, json.dumps([number, hash])))


def read_head(value: object) -> tuple[int, str] | None:
    """Number and hash of the last revision as that setting says them; nothing where it says no such thing."""
    try:
        return msgspec.json.decode(value, type=tuple[int, str]) if isinstance(value, str) else None
    except msgspec.DecodeError:
        return None


def size_of_work(connection: sqlite3.Connection) -> int:
    """How many pieces `content_problems` reads."""
    tables = ("content", "revision", "report", *(("paper",) if _version(connection) >= _FILES_SINCE else ()))
    return sum(int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]) for table in tables)


def page_problem(connection: sqlite3.Connection, stopped: Stopped = never, table: str = "") -> str:
    """What SQLite finds wrong with the pages of a file, or of one table and its indexes, in its own words; nothing where all is well.

    Raises WorkStopped.
    """
    of = "'{}'".format(table.replace("'", "''")) if table else "1"
    try:
        with stoppable(connection, stopped):
            answer = str(connection.execute(f"PRAGMA integrity_check({of})").fetchone()[0])
    except FAILURES as error:
        if not tells_damage(error):
            raise
        answer = str(error)
    return "" if answer == "ok" else answer.splitlines()[-1].rstrip(".")


def content_problems(connection: sqlite3.Connection, work: Work, holding: Holding = nullcontext) -> Iterator[str]:
    """What is no longer as it was kept, on pages that are whole; of a file of any version, as a backup is of an older one.

    Raises WorkStopped, FAILURES (or what `holding` makes of them).
    """
    yield from _chain_problems(connection, frozenset(_broken_contents(connection, work, holding)), work, holding)
    yield from _draft_problems(connection, work, holding)
    if _version(connection) >= _FILES_SINCE:
        yield from _paper_problems(connection, work, holding)


def _broken_contents(connection: sqlite3.Connection, work: Work, holding: Holding) -> Iterator[str]:
    """The hashes of contents that are no longer what they were."""
    last = 0
    while True:
        with holding():
            rows = connection.execute(
                "SELECT rowid, hash, json FROM content WHERE rowid > ? ORDER BY rowid LIMIT ?", (last, _PIECE)
            ).fetchall()
        if not rows:
            return
        last = rows[-1][0]
        for _number, hash, packed in rows:
            if not is_as_written(unpacked(packed), hash):
                yield hash
        work.step(len(rows))


def _chain_problems(connection: sqlite3.Connection, broken: frozenset[str], work: Work, holding: Holding) -> Iterator[str]:
    """The first broken link, as what comes behind it says nothing any more; and an end that is not where the chain was last made longer."""
    note = "r.note" if _version(connection) >= _NOTES_SINCE else "''"
    question = (
        f"SELECT r.id, r.report, r.content, r.cause, r.clerk, r.at, r.previous, {note}, r.hash, c.hash FROM revision AS r"
        " LEFT JOIN content AS c ON c.hash = r.content WHERE r.id > ? ORDER BY r.id LIMIT ?"
    )
    last, previous = 0, FIRST
    while True:
        with holding():
            rows = connection.execute(question, (last, _PIECE)).fetchall()
            if not rows:
                yield from _head_problems(connection, last, previous)
        if not rows:
            return
        for *said, hash, content in rows:
            revision = Chained(*said)
            if problem := _link_problem(revision, hash, last, previous, content is None or content in broken):
                yield problem
                return
            last, previous = revision.id, hash
        work.step(len(rows))


def _link_problem(revision: Chained, hash: str, last: int, previous: str, lost: bool) -> str:
    words = {"id": revision.id, "report": revision.report, "at": revision.at, "missing": last + 1}
    if revision.id != last + 1:
        return _("Chuỗi phiên bản đứt: thiếu phiên bản số {missing}, sau đó là phiên bản số {id} của “{report}” ({at}).").format(**words)
    if revision.previous != previous:
        sentence = _("Chuỗi phiên bản đứt ở phiên bản số {id} của “{report}” ({at}): không nối vào phiên bản trước nó.")
        return sentence.format(**words)
    if revision.hash != hash or lost:
        sentence = _("Chuỗi phiên bản đứt ở phiên bản số {id} của “{report}” ({at}): nội dung không còn như khi được giữ.")
        return sentence.format(**words)
    return ""


def _head_problems(connection: sqlite3.Connection, last: int, hash: str) -> Iterator[str]:
    row = connection.execute("SELECT value FROM setting WHERE key = ?", (HEAD,)).fetchone()
    if row is None:  # as the first versions left it
        return
    head = read_head(row[0])
    if head is None:
        yield _("Không rõ chuỗi phiên bản có đủ đến cuối không: chỗ ghi phiên bản cuối cùng bị hỏng; hãy khôi phục từ bản sao lưu.")
    elif head != (last, hash):
        yield _("Chuỗi phiên bản thiếu phần cuối: lần giữ gần nhất là phiên bản số {id}.").format(id=head[0])


def _draft_problems(connection: sqlite3.Connection, work: Work, holding: Holding) -> Iterator[str]:
    """Drafts that are no longer as they were written; issued and replaced reports that are no longer what their last revision kept, are
    gone, or are no longer locked.

    A print of an older state may have ended after that revision.
    """
    changed = _("Báo cáo {name} đã khóa mà nội dung không còn như khi ban hành; hãy khôi phục từ bản sao lưu hoặc thư mục lưu trữ.")
    unlocked = _("Báo cáo {name} đã ban hành mà trong sổ không còn là đã ban hành; hãy khôi phục từ bản sao lưu hoặc thư mục lưu trữ.")
    marks = ", ".join("?" * len(_LOCKING))
    sum = "draft_hash" if _version(connection) >= _SUMS_SINCE else "NULL"
    question = (
        f"SELECT name, draft, {sum}, state,"
        " (SELECT content FROM revision WHERE report = name AND cause <> 'paper' ORDER BY id DESC LIMIT 1),"
        f" EXISTS (SELECT 1 FROM revision WHERE report = name AND cause IN ({marks})) FROM report WHERE name > ? ORDER BY name LIMIT ?"
    )
    last = ""
    while True:
        with holding():
            rows = connection.execute(question, (*_LOCKING, last, _PIECE // 5)).fetchall()
        if not rows:
            break
        last = rows[-1][0]
        for name, draft, hash, state, content, was_locked in rows:
            locked = state in ("issued", "replaced")
            if was_locked and not locked:
                yield unlocked.format(name=name)
            if locked and content is not None and not is_as_written(draft, content):
                yield changed.format(name=name)
            elif hash is not None and not is_as_written(draft, hash):
                yield broken_draft(name)
        work.step(len(rows))
    with holding():
        gone = connection.execute(
            f"SELECT DISTINCT report FROM revision WHERE cause IN ({marks}) AND report NOT IN (SELECT name FROM report)", _LOCKING
        ).fetchall()
    yield from (unlocked.format(name=name) for (name,) in gone)


def _paper_problems(connection: sqlite3.Connection, work: Work, holding: Holding) -> Iterator[str]:
    """Files whose contents are gone or no longer what they were when they were kept."""
    last = 0
    while True:
        with holding():
            row = connection.execute(
                "SELECT p.rowid, p.report, p.name, p.hash, f.content FROM paper AS p LEFT JOIN file AS f ON f.hash = p.hash"
                " WHERE p.rowid > ? ORDER BY p.rowid LIMIT 1",
                (last,),
            ).fetchone()
        if row is None:
            return
        last, report, name, hash, content = row
        if not is_as_written(content, hash):
            yield broken_paper(report, name)
        work.step()


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])
