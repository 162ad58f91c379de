"""Is a copy of the store what it must be? Its pages, the chain of revisions, and every content by its hash; read row by row."""

import hashlib
import json
import sqlite3
from collections.abc import Iterator

from models.language import _
from models.store.backups.work import Progress, Stopped, part, stoppable
from models.store.history import unpacked
from models.store.verifying import HEAD

_FIRST = "0" * 64
_NOTES_SINCE, _FILES_SINCE = 5, 3
"""The versions of the store since which revisions have notes, and files are kept (models/store/migrations.py)."""

_TOLD_EVERY = 200


def page_problem(connection: sqlite3.Connection, stopped: Stopped) -> str:
    """What SQLite finds wrong with the pages of a file; nothing where all is well. Raises BackupStopped."""
    try:
        with stoppable(connection, stopped):
            answer = str(connection.execute("PRAGMA integrity_check(1)").fetchone()[0])
    except sqlite3.DatabaseError as error:
        return str(error)
    return "" if answer == "ok" else answer


def content_problems(connection: sqlite3.Connection, progress: Progress, stopped: Stopped) -> tuple[str, ...]:
    """What is no longer as it was kept, in the user's words. Raises BackupStopped, sqlite3.Error for a file that is not whole."""
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    damaged = frozenset(_damaged_contents(connection, part(progress, 0, 700, stopped)))
    problems = [*_chain_problems(connection, version, damaged, part(progress, 700, 900, stopped)), *_head_problems(connection)]
    if version >= _FILES_SINCE:
        problems += _file_problems(connection, part(progress, 900, 1000, stopped))
    return tuple(problems)


def _damaged_contents(connection: sqlite3.Connection, progress: Progress) -> Iterator[str]:
    of = connection.execute("SELECT count(*) FROM content").fetchone()[0]
    for done, (hash, packed) in enumerate(connection.execute("SELECT hash, json FROM content")):
        if done % _TOLD_EVERY == 0:
            progress(done, of)
        if hashlib.sha256(unpacked(packed)).hexdigest() != hash:
            yield hash


def _chain_problems(connection: sqlite3.Connection, version: int, damaged: frozenset[str], progress: Progress) -> Iterator[str]:
    """The first broken link; what comes after it says nothing any more."""
    of, previous = connection.execute("SELECT count(*) FROM revision").fetchone()[0], _FIRST
    note = "r.note" if version >= _NOTES_SINCE else "''"
    question = (
        f"SELECT r.id, r.report, r.content, r.cause, r.clerk, r.at, r.previous, {note}, r.hash, c.hash"
        " FROM revision AS r LEFT JOIN content AS c ON c.hash = r.content ORDER BY r.id"
    )
    for done, (*said, note, hash, content) in enumerate(connection.execute(question)):
        if done % _TOLD_EVERY == 0:
            progress(done, of)
        seal = hashlib.sha256(json.dumps([*said, *([note] if note else [])], ensure_ascii=False).encode()).hexdigest()
        if said[6] != previous or seal != hash or content is None or content in damaged:
            yield _("Chuỗi phiên bản đứt ở phiên bản số {id} của “{report}” ({at}): nội dung không còn như khi được giữ.").format(
                id=said[0], report=said[1], at=said[5]
            )
            return
        previous = hash


def _head_problems(connection: sqlite3.Connection) -> Iterator[str]:
    row = connection.execute("SELECT value FROM setting WHERE key = ?", (HEAD,)).fetchone()
    last = connection.execute("SELECT id, hash FROM revision ORDER BY id DESC LIMIT 1").fetchone()
    if row and (last is None or json.loads(row[0]) != list(last)):
        yield _("Chuỗi phiên bản thiếu phần cuối: lần giữ gần nhất là phiên bản số {id}.").format(id=json.loads(row[0])[0])


def _file_problems(connection: sqlite3.Connection, progress: Progress) -> Iterator[str]:
    of = connection.execute("SELECT count(*) FROM file").fetchone()[0]
    sentence = _("Tệp “{name}” lưu kèm báo cáo {report} không còn như khi được lưu; hãy lấy lại từ thư mục lưu trữ hoặc bản sao lưu.")
    for done, (hash, content) in enumerate(connection.execute("SELECT hash, content FROM file")):
        progress(done, of)
        if hashlib.sha256(content).hexdigest() != hash:
            for report, name in connection.execute("SELECT report, name FROM paper WHERE hash = ?", (hash,)).fetchall():
                yield sentence.format(name=name, report=report)
    for report, name in connection.execute("SELECT report, name FROM paper WHERE hash NOT IN (SELECT hash FROM file)"):
        yield sentence.format(name=name, report=report)
