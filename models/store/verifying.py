"""Is everything still as it was kept? The file, the chain of revisions, its end, locked reports, and the files beside them."""

import hashlib
import json
from collections.abc import Iterator

from models.language import _
from models.store.database import Database
from models.store.history import unpacked

HEAD = "chain_head"
"""The setting that holds number and hash of the last revision, so that one that was cut off the end is missed."""


def broken_contents(db: Database) -> frozenset[str]:
    """The hashes of contents that revisions name and that are gone or no longer what they were; read one by one."""
    rows = db.conn.execute("SELECT DISTINCT r.content, c.json FROM revision AS r LEFT JOIN content AS c ON c.hash = r.content")
    return frozenset(hash for hash, packed in rows if hashlib.sha256(unpacked(packed)).hexdigest() != hash)


def note_head(db: Database, number: int, hash: str) -> None:
    """Remembers the end of the chain; inside the transaction that makes it longer."""
    db.conn.execute("INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)", (HEAD, json.dumps([number, hash])))


def head_problems(db: Database) -> Iterator[str]:
    """A chain that does not end where it was last made longer."""
    head = db.conn.execute("SELECT value FROM setting WHERE key = ?", (HEAD,)).fetchone()
    last = db.conn.execute("SELECT id, hash FROM revision ORDER BY id DESC LIMIT 1").fetchone()
    if head and (last is None or json.loads(head[0]) != list(last)):
        yield _("Chuỗi phiên bản thiếu phần cuối: lần giữ gần nhất là phiên bản số {id}.").format(id=json.loads(head[0])[0])


def lock_problems(db: Database) -> Iterator[str]:
    """Issued and replaced reports that are no longer what their last revision kept; a print of an older state may have ended after it."""
    rows = db.conn.execute(
        "SELECT name, draft, (SELECT content FROM revision WHERE report = report.name AND cause <> 'paper' ORDER BY id DESC LIMIT 1)"
        " FROM report WHERE state IN ('issued', 'replaced')"
    )
    sentence = _("Báo cáo {name} đã khóa mà nội dung không còn như khi ban hành; hãy khôi phục từ bản sao lưu hoặc thư mục lưu trữ.")
    for name, draft, content in rows:
        if content is not None and hashlib.sha256(draft).hexdigest() != content:
            yield sentence.format(name=name)
