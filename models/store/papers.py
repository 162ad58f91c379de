"""Frozen papers of issued reports and scans of their signed pages: each content once, by its SHA-256 hash."""

import hashlib
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from models.language import _
from models.store.database import Database

if TYPE_CHECKING:
    from models.numbering import Issued

Role = Literal["docx", "pdf", "json", "scan", "redline"]
"""A "redline" is the Word file that tells what an amended report changed."""

_DAY, _SYMBOL, _NUMBER = (f"json_extract(CAST(draft AS TEXT), '$.letterhead.{part}')" for part in ("date", "symbol", "number"))
_ISSUED = f"SELECT name, {_NUMBER}, {_SYMBOL}, {_DAY} FROM report WHERE state IN ('issued', 'replaced') AND {_DAY} BETWEEN ? AND ?"
"""Its expressions are those of the index `issued_numbers`, so that no draft is read."""


class KeptFile(Struct, frozen=True):
    """A file that belongs to a report. `name` is its file name."""

    role: Role
    name: str
    content: bytes

    @property
    def hash(self) -> str:
        """Its SHA-256 hash, under which the store keeps it."""
        return hashlib.sha256(self.content).hexdigest()


class Listed(Struct, frozen=True, forbid_unknown_fields=True):
    """The same without what is in it: its hash, and its size in bytes."""

    name: str
    role: Role
    sha256: str
    size: int


def listed(paper: KeptFile) -> Listed:
    """A file without what is in it."""
    return Listed(paper.name, paper.role, paper.hash, len(paper.content))


def broken_paper(report: str, name: str) -> str:
    """What to say of a file that is no longer what it was when it was kept."""
    sentence = _("Tệp “{name}” lưu kèm báo cáo {report} không còn như khi được lưu; hãy lấy lại từ thư mục lưu trữ hoặc bản sao lưu.")
    return sentence.format(name=name, report=report)


Transaction = Callable[[], AbstractContextManager[None]]


class Papers:
    """The part of the store that keeps files; `Store.papers`. Its methods may be called from any thread."""

    def __init__(self, db: Database, writing: Transaction, reading: Transaction) -> None:
        self._db = db
        self._writing = writing
        self._reading = reading

    def put(self, report: str, papers: Iterable[KeptFile]) -> None:
        """Keeps files for a report; one of the same role and name takes the place of the old. Raises StoreError."""
        at = datetime.now(UTC).isoformat(timespec="milliseconds")
        with self._writing():
            for paper in papers:
                self._db.conn.execute("INSERT OR IGNORE INTO file (hash, content) VALUES (?, ?)", (paper.hash, paper.content))
                self._db.conn.execute(
                    "INSERT OR REPLACE INTO paper (report, role, name, hash, at) VALUES (?, ?, ?, ?, ?)",
                    (report, paper.role, paper.name, paper.hash, at),
                )

    def of(self, report: str) -> tuple[KeptFile, ...]:
        """The files of a report, in the order in which they came."""
        with self._reading():
            rows = self._db.conn.execute(
                "SELECT role, name, content FROM paper JOIN file USING (hash) WHERE report = ? ORDER BY paper.rowid", (report,)
            ).fetchall()
        return tuple(KeptFile(*row) for row in rows)

    def lines(self, report: str) -> tuple[Listed, ...]:
        """The files of a report as they were kept, without what is in them; a content that is gone has size 0."""
        with self._reading():
            rows = self._db.conn.execute(
                "SELECT name, role, hash, coalesce(length(content), 0) FROM paper LEFT JOIN file USING (hash)"
                " WHERE report = ? ORDER BY paper.rowid",
                (report,),
            ).fetchall()
        return tuple(Listed(*row) for row in rows)

    def content(self, line: Listed) -> KeptFile | None:
        """A file with what is in it; nothing where that is gone or no longer what it was when it was kept."""
        with self._reading():
            row = self._db.conn.execute("SELECT content FROM file WHERE hash = ?", (line.sha256,)).fetchone()
        found = KeptFile(line.role, line.name, row[0]) if row else None
        return found if found is not None and found.hash == line.sha256 else None

    def frozen(self, report: str) -> dict[str, bytes]:
        """The papers of an issued report by their suffix (".docx", ".pdf"); nothing for one that was never issued here."""
        with self._reading():
            rows = self._db.conn.execute(
                "SELECT role, content FROM paper JOIN file USING (hash) WHERE report = ? AND role IN ('docx', 'pdf')", (report,)
            ).fetchall()
        return {f".{role}": content for role, content in rows}

    def has_scan(self, report: str) -> bool:
        """Whether there is a scan of the signed page."""
        with self._reading():
            return self._db.conn.execute("SELECT 1 FROM paper WHERE report = ? AND role = 'scan'", (report,)).fetchone() is not None

    def issued(self, year: int) -> "tuple[Issued, ...]":
        """The reports that bear a number and a day of a year: issued ones, replaced ones too."""
        from models.checks.citations import mended_number
        from models.numbering import Issued

        with self._reading():
            rows = self._db.conn.execute(_ISSUED, (f"{year:04}-01-01", f"{year:04}-12-31")).fetchall()
        return tuple(
            Issued(name, int(mended_number(number)), symbol.strip(), date.fromisoformat(day))
            for name, number, symbol, day in rows
            if mended_number(number)
        )
