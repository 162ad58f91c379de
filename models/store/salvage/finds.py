"""What was found in a damaged store, in a file of its own beside the result, so that a large store does not fill the memory.

Everything is checked as it comes: contents and files by their hash, revisions by their seal, drafts by whether they can be read at all.
"""

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from models.errors import BookError
from models.interchange import decode
from models.store.drafts import draft_hash, is_as_written
from models.store.packing import unpacked
from models.store.salvage.cells import Row, Value
from models.store.salvage.shapes import table_of
from models.store.verifying import Chained

_SHAPE = """
CREATE TABLE content (hash TEXT PRIMARY KEY, packed BLOB, name TEXT);
CREATE TABLE file (hash TEXT PRIMARY KEY, content BLOB);
CREATE TABLE draft (name TEXT, digest TEXT, draft BLOB, updated TEXT, live INTEGER, sealed INTEGER, PRIMARY KEY (name, digest));
CREATE TABLE scrap (name TEXT, updated TEXT, draft BLOB, PRIMARY KEY (name, updated));
CREATE TABLE revision (id INTEGER, report TEXT, content TEXT, cause TEXT, clerk TEXT, at TEXT, previous TEXT, note TEXT, hash TEXT,
    PRIMARY KEY (id, hash));
CREATE TABLE unsealed (id INTEGER PRIMARY KEY, report TEXT);
CREATE TABLE paper (report TEXT, role TEXT, name TEXT, hash TEXT, at TEXT, PRIMARY KEY (report, role, name, hash));
CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT);
CREATE TABLE taken_in (sha256 TEXT PRIMARY KEY, name TEXT, report TEXT, content TEXT, day TEXT);
CREATE INDEX revision_report ON revision (report, id);
CREATE INDEX revision_content ON revision (content);
CREATE INDEX draft_digest ON draft (digest);
CREATE INDEX content_name ON content (name);
"""


class Finds:
    """Takes rows in any order, the same as often as they come; `live` are those that SQLite itself could read.

    A draft is `sealed` where the sum beside it fits.
    """

    def __init__(self, path: Path) -> None:
        self.connection = sqlite3.connect(path, isolation_level=None)
        self.connection.execute("PRAGMA journal_mode = OFF")
        self.connection.execute("PRAGMA synchronous = OFF")
        self.connection.executescript(_SHAPE)
        self.connection.execute("BEGIN")
        self.broken_rows = 0

    def close(self) -> None:
        """Ends the work with the file."""
        self.connection.close()

    def rows(self, question: str, *values: Value) -> Iterator[tuple[Any, ...]]:
        """What was found so far."""
        yield from self.connection.execute(question, values)

    def state(self, digest: str) -> bytes:
        """The JSON of a report by its SHA-256; nothing where it was not found."""
        row = next(self.rows("SELECT draft FROM draft WHERE digest = ?", digest), None)
        if row is not None:
            return bytes(row[0])
        row = next(self.rows("SELECT packed FROM content WHERE hash = ?", digest), None)
        return (unpacked(row[0]) or b"") if row else b""

    def add(self, row: Row, live: bool) -> None:
        """Takes a row of any table."""
        rowid, values = row
        match table_of(values):
            case "report":
                self._add_draft(values, live)
            case "content":
                self._add_content(str(values[0]), values[1])
            case "revision":
                self._add_revision(rowid, values)
            case "paper":
                self._put("paper", values)
            case "setting":
                self._add_setting(values)
            case "taken_in":
                self._put("taken_in", values)

    def _add_draft(self, values: tuple[Value, ...], live: bool) -> None:
        name, draft, updated = str(values[0]), values[5], values[6]
        assert isinstance(draft, bytes)
        digest = draft_hash(draft)
        sealed = len(values) > 7 and values[7] == digest
        if not live and self._knows("draft", "digest", digest):
            return
        try:
            said = decode(draft).name
        except BookError:
            self._put("scrap", (name, updated, draft))
            return
        self.connection.execute(
            "INSERT INTO draft VALUES (?, ?, ?, ?, ?, ?)"
            " ON CONFLICT DO UPDATE SET live = max(live, excluded.live), sealed = max(sealed, excluded.sealed)",
            (said, digest, draft, updated, live and said == name, sealed),
        )

    def _add_content(self, hash: str, content: Value) -> None:
        assert isinstance(content, bytes)
        if self._knows("content", "hash", hash) or self._knows("file", "hash", hash):
            return
        if is_as_written(content, hash):
            self._put("file", (hash, content))
            return
        json_bytes = unpacked(content)
        if json_bytes is None or not is_as_written(json_bytes, hash):
            self.broken_rows += 1
            return
        try:
            name = decode(json_bytes).name
        except BookError:
            name = ""
        self._put("content", (hash, content, name))

    def _add_revision(self, rowid: int, values: tuple[Value, ...]) -> None:
        said = [value if isinstance(value, str) else "" for value in (*values[1:7], values[8] if len(values) > 8 else "")]
        revision = Chained(rowid, *said)
        if revision.hash == values[7]:
            self._put("revision", (*said_of(revision), revision.hash))
        elif 0 < rowid < 1 << 40:
            self._put("unsealed", (rowid, revision.report))

    def _add_setting(self, values: tuple[Value, ...]) -> None:
        try:
            json.loads(str(values[1]))
        except ValueError:
            return
        self._put("setting", values)

    def _knows(self, table: str, column: str, hash: str) -> bool:
        """Whether the same came before; every row comes twice as a rule, by SQL and from its page."""
        return next(self.rows(f"SELECT 1 FROM {table} WHERE {column} = ?", hash), None) is not None

    def _put(self, table: str, values: tuple[Value, ...]) -> None:
        """The first one counts: what SQLite can read comes before what stands in pages."""
        self.connection.execute(f"INSERT OR IGNORE INTO {table} VALUES ({', '.join('?' * len(values))})", values)


def said_of(revision: Chained) -> tuple[int | str, ...]:
    """What a revision says, as columns."""
    return tuple(getattr(revision, field) for field in revision.__struct_fields__)
