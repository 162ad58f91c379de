"""Drafts as they stand in the store, each with the SHA-256 of its bytes: SQLite keeps no sums, and a flipped bit would be printed.

A draft whose sum does not fit is never opened; the revisions that were kept of its report vouch for themselves.
"""

import hashlib
import sqlite3

from models.language import _
from models.report import Report


def draft_hash(draft: bytes) -> str:
    """The sum that stands beside a draft; of a state that was kept too it is the hash of its content."""
    return hashlib.sha256(draft).hexdigest()


def is_as_written(content: object, hash: object) -> bool:
    """Whether a draft, or anything else that was written with its sum, is what it was then."""
    return isinstance(content, bytes) and draft_hash(content) == hash


def broken_draft(name: str) -> str:
    """What to say of a draft that is no longer what it was when it was written."""
    sentence = _("Bản nháp của báo cáo {name} không còn như khi được ghi; hãy khôi phục phiên bản đã giữ gần nhất hoặc từ bản sao lưu.")
    return sentence.format(name=name)


def put_draft(connection: sqlite3.Connection, report: Report, subject: str, draft: bytes, updated: str) -> None:
    """Writes the row of a report: `subject` as the list shows it, `updated` in UTC, ISO 8601. Raises sqlite3.Error."""
    connection.execute(
        "INSERT INTO report (name, definition, period, state, subject, draft, updated, draft_hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (name) DO UPDATE SET state = excluded.state, subject = excluded.subject,"
        " draft = excluded.draft, updated = excluded.updated, draft_hash = excluded.draft_hash",
        (report.name, report.definition, report.period, report.state, subject, draft, updated, draft_hash(draft)),
    )


def put_bytes(connection: sqlite3.Connection, name: str, draft: bytes) -> None:
    """Writes other bytes of the same report into its row. Raises sqlite3.Error."""
    connection.execute("UPDATE report SET draft = ?, draft_hash = ? WHERE name = ?", (draft, draft_hash(draft), name))
