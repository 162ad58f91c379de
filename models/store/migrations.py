"""The shape of the store, as numbered steps. A step that was ever released is never edited; the next one goes below it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from models.store import database
from models.store.drafts import draft_hash

if TYPE_CHECKING:
    from sqlite_utils import Database

Step: TypeAlias = "Callable[[Database], None]"

STEPS: list[Step] = []


def step(migration: Step) -> Step:
    """Puts a migration at the end of the list; its number is its place, counted from 1."""
    STEPS.append(migration)
    return migration


@step
def drafts_revisions_settings(db: Database) -> None:
    """The first shape: a row a report with its draft, contents by hash, the chain of revisions, settings."""
    db.table("content").create({"hash": str, "json": bytes}, pk="hash", strict=True)
    db.table("report").create(
        {"name": str, "definition": str, "period": str, "state": str, "subject": str, "draft": bytes, "updated": str},
        pk="name",
        not_null={"definition", "period", "state", "draft", "updated"},
        strict=True,
    )
    db.table("report").create_index(["updated"])
    db.table("revision").create(
        {"id": int, "report": str, "content": str, "cause": str, "clerk": str, "at": str, "previous": str, "hash": str},
        pk="id",
        not_null={"report", "content", "cause", "at", "previous", "hash"},
        foreign_keys=[("report", "report", "name"), ("content", "content", "hash")],
        strict=True,
    )
    db.table("revision").create_index(["report", "id"])
    db.table("revision").create_index(["hash"], unique=True)
    db.table("setting").create({"key": str, "value": str}, pk="key", strict=True)


@step
def list_without_drafts(db: Database) -> None:
    """The list of reports is read from an index of its own: with ten thousand drafts beside it the table takes 400 ms to walk."""
    db.table("report").create_index(["updated", "name", "state"])


@step
def frozen_papers(db: Database) -> None:
    """Papers of issued reports and scans, each content once by its hash; and the numbers of issued reports from an index of their own."""
    db.table("file").create({"hash": str, "content": bytes}, pk="hash", not_null={"content"}, strict=True)
    db.table("paper").create(
        {"report": str, "role": str, "name": str, "hash": str, "at": str},
        pk=("report", "role", "name"),
        not_null={"hash", "at"},
        foreign_keys=[("report", "report", "name"), ("hash", "file", "hash")],
        strict=True,
    )
    day, symbol, number = (f"json_extract(CAST(draft AS TEXT), '$.letterhead.{part}')" for part in ("date", "symbol", "number"))
    db.conn.execute(f"CREATE INDEX issued_numbers ON report ({day}, {symbol}, {number}, name) WHERE state IN ('issued', 'replaced')")


@step
def search_and_register(db: Database) -> None:
    """Search over all reports and the register of cited documents (models/store/search_index.py, models/store/cited.py).

    Triggers note every report whose draft has changed, whoever writes it; what is noted is read into the index before the next search.
    """
    for statement in (
        "CREATE TABLE stale_report (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE) STRICT",
        "CREATE TABLE indexed_report (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, passages BLOB NOT NULL) STRICT",
        "CREATE VIRTUAL TABLE report_words USING fts5(marked, folded, content = '', tokenize = 'unicode61 remove_diacritics 0')",
        "CREATE TABLE cited_document (id INTEGER PRIMARY KEY, identity BLOB NOT NULL UNIQUE, document BLOB NOT NULL,"
        " words TEXT NOT NULL) STRICT",
        "CREATE TABLE document_key (key INTEGER NOT NULL, document INTEGER NOT NULL, PRIMARY KEY (key, document)) STRICT, WITHOUT ROWID",
        "CREATE TABLE document_use (report INTEGER NOT NULL, citation TEXT NOT NULL, document INTEGER NOT NULL,"
        " PRIMARY KEY (report, citation)) STRICT, WITHOUT ROWID",
        "CREATE INDEX document_use_document ON document_use (document)",
        "CREATE VIRTUAL TABLE document_words USING fts5(words, content = 'cited_document', content_rowid = 'id',"
        " tokenize = 'unicode61 remove_diacritics 0')",
        "CREATE TRIGGER document_in AFTER INSERT ON cited_document BEGIN"
        " INSERT INTO document_words (rowid, words) VALUES (new.id, new.words); END",
        "CREATE TRIGGER document_out AFTER DELETE ON cited_document BEGIN"
        " INSERT INTO document_words (document_words, rowid, words) VALUES ('delete', old.id, old.words); END",
        *(
            f"CREATE TRIGGER {name} AFTER {event} ON report BEGIN"
            f" DELETE FROM stale_report WHERE name = {row}.name; INSERT INTO stale_report (name) VALUES ({row}.name); END"
            for name, event, row in (
                ("report_in", "INSERT", "new"),
                ("report_changed", "UPDATE OF draft", "new"),
                ("report_out", "DELETE", "old"),
            )
        ),
        "INSERT INTO stale_report (name) SELECT name FROM report ORDER BY updated",
    ):
        db.conn.execute(statement)


@step
def notes_of_revisions(db: Database) -> None:
    """What was printed stands beside the revision that says so."""
    db.conn.execute("ALTER TABLE revision ADD COLUMN note TEXT NOT NULL DEFAULT ''")


@step
def files_taken_in(db: Database) -> None:
    """Every file that ever came in, by the SHA-256 of its bytes; `content` is that of what it said (models/same_content.py).

    `report` points to no row: a file stays known when its report is gone.
    """
    db.table("taken_in").create(
        {"sha256": str, "name": str, "report": str, "content": str, "day": str},
        pk="sha256",
        not_null={"name", "report", "content", "day"},
        strict=True,
    )
    db.table("taken_in").create_index(["content"])


@step
def sums_of_drafts(db: Database) -> None:
    """Beside each draft the SHA-256 of its bytes (models/store/drafts.py), so that a bit that the disk flips is seen."""
    db.conn.execute("ALTER TABLE report ADD COLUMN draft_hash TEXT NOT NULL DEFAULT ''")
    db.conn.create_function("hash_of_draft", 1, draft_hash)
    db.conn.execute("UPDATE report SET draft_hash = hash_of_draft(draft)")
    db.conn.create_function("hash_of_draft", 1, None)


def version(db: database.Database) -> int:
    """How many steps a file has behind it."""
    return int(db.conn.execute("PRAGMA user_version").fetchone()[0])


def migrate(db: database.Database) -> None:
    """Takes the steps that a file still lacks, all or none."""
    lacking = range(version(db) + 1, len(STEPS) + 1)
    if not lacking:
        return
    from sqlite_utils import Database  # takes as long to load as Qt, and at nearly every start there is nothing to do

    tables = Database(db.conn)
    with tables.atomic():
        for number in lacking:
            STEPS[number - 1](tables)
            db.conn.execute(f"PRAGMA user_version = {number}")
