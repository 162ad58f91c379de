"""The index of what all reports say: brought up to date in small steps, and asked for words.

A row of the full-text table is a report, with its words as written and once more without marks (FTS5 itself never folds đ). The table keeps
no text of its own; the passages beside it serve to show what was found, and to take a report out again.
"""

import sqlite3
import zlib
from collections.abc import Iterator

import msgspec
from msgspec import Struct

from models.citation import Citation
from models.errors import BookError
from models.interchange import decode
from models.period import Period
from models.register import documents_of
from models.report import State, name_parts
from models.search.excerpts import Finder
from models.search.found import Found, Hit, ranked
from models.search.passages import Passage, passages
from models.search.query import Query, Term, read_query
from models.store.cited import drop_unused, forget_uses, keep_uses
from models.store.spread_ids import free_id
from models.text import words

FORM = 1
"""How passages are made and folded; another number here makes every report be read anew."""

EXCERPTS = 3
"""Places that are shown of one report."""

_NEAR = 100
"""Words between which those of a query stand near each other; a passage is seldom longer."""
_NOTED = {"report_in": ("INSERT", "new"), "report_changed": ("UPDATE OF draft", "new"), "report_out": ("DELETE", "old")}
"""The triggers that note changed reports, as the migration makes them."""
_PER_MONTH = 256
"""Reports whose periods end in one month and that keep the order of their periods; further ones are found all the same."""


class Stale(Struct, frozen=True):
    """A report that has changed since it was read into the index; `draft` is nothing where it is gone."""

    id: int
    name: str
    draft: bytes | None


class Prepared(Struct, frozen=True):
    """What the index shall know of a report."""

    stale: Stale
    passages: tuple[Passage, ...]
    documents: tuple[tuple[str, Citation], ...]


def stale_count(connection: sqlite3.Connection) -> int:
    """How many reports have changed since they were read into the index."""
    return int(connection.execute("SELECT count(*) FROM stale_report").fetchone()[0])


def stale_reports(connection: sqlite3.Connection, most: int) -> tuple[Stale, ...]:
    """Some of them, the last changed first."""
    rows = connection.execute(
        "SELECT stale_report.id, stale_report.name, report.draft FROM stale_report LEFT JOIN report ON report.name = stale_report.name"
        " ORDER BY stale_report.id DESC LIMIT ?",
        (most,),
    )
    return tuple(Stale(*row) for row in rows.fetchall())


def prepared(stale: Stale) -> Prepared:
    """Reads a report for the index; one that cannot be read says nothing."""
    if stale.draft is None:
        return Prepared(stale, (), ())
    try:
        report = decode(stale.draft)
        return Prepared(stale, passages(report), tuple(documents_of(report)))
    except BookError:
        return Prepared(stale, (), ())


def keep(connection: sqlite3.Connection, report: Prepared) -> None:
    """Puts a report into the index in the place of what was there of it; inside a transaction."""
    stale = report.stale
    cited_before = _forget(connection, stale.name)
    if stale.draft is not None:
        id = free_id(connection, "indexed_report", _month(stale.name), _PER_MONTH)
        packed = zlib.compress(msgspec.json.encode(report.passages), 6)
        connection.execute("INSERT INTO indexed_report (id, name, passages) VALUES (?, ?, ?)", (id, stale.name, packed))
        connection.execute("INSERT INTO report_words (rowid, marked, folded) VALUES (?, ?, ?)", (id, *_columns(report.passages)))
        keep_uses(connection, id, report.documents)
    drop_unused(connection, cited_before)
    connection.execute("DELETE FROM stale_report WHERE id = ?", (stale.id,))


def use_form(connection: sqlite3.Connection) -> None:
    """Makes an index of another form empty, and every report stale; inside a transaction.

    Every report is stale too where nothing notes their changes any more: a table that is made anew loses its triggers.
    """
    row = connection.execute("SELECT value FROM setting WHERE key = 'search_form'").fetchone()
    watching = connection.execute("SELECT count(*) FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'report'").fetchone()[0]
    if watching < len(_NOTED):
        _watch(connection)
    elif row is not None and row[0] == str(FORM):
        return
    if row is None or row[0] != str(FORM):
        connection.execute("INSERT INTO report_words (report_words) VALUES ('delete-all')")
        for table in ("indexed_report", "document_use", "document_key", "cited_document"):
            connection.execute(f"DELETE FROM {table}")
    connection.execute("INSERT OR IGNORE INTO stale_report (name) SELECT name FROM report ORDER BY updated")
    connection.execute("INSERT OR REPLACE INTO setting (key, value) VALUES ('search_form', ?)", (str(FORM),))


def _watch(connection: sqlite3.Connection) -> None:
    for name, (event, row) in _NOTED.items():
        connection.execute(
            f"CREATE TRIGGER IF NOT EXISTS {name} AFTER {event} ON report BEGIN"
            f" DELETE FROM stale_report WHERE name = {row}.name; INSERT INTO stale_report (name) VALUES ({row}.name); END"
        )


def _forget(connection: sqlite3.Connection, name: str) -> tuple[int, ...]:
    """Takes a report out; gives the documents that it cited."""
    row = connection.execute("SELECT id, passages FROM indexed_report WHERE name = ?", (name,)).fetchone()
    if row is None:
        return ()
    id, packed = row
    columns = _columns(_unpacked(packed))
    connection.execute("INSERT INTO report_words (report_words, rowid, marked, folded) VALUES ('delete', ?, ?, ?)", (id, *columns))
    connection.execute("DELETE FROM indexed_report WHERE id = ?", (id,))
    return forget_uses(connection, id)


def _columns(said: tuple[Passage, ...]) -> tuple[str, str]:
    """The words with their marks and without."""
    marked = " ".join(word for passage in said for word in words(passage.text))
    return marked.lower(), " ".join(word for passage in said for word in words(passage.folded))


def _unpacked(packed: bytes) -> tuple[Passage, ...]:
    return msgspec.json.decode(zlib.decompress(packed), type=tuple[Passage, ...])


def _month(name: str) -> int:
    """The month in which a report's period ends, counted from the year 0: later ones get higher ids and are read first."""
    try:
        end = Period.parse(name_parts(name)[1]).end
    except (BookError, ValueError):
        return 0
    return end.year * 12 + end.month


# -------------------------------------------------------------------- asking


def find(connection: sqlite3.Connection, typed: str, most: int) -> Found:
    """The reports that say what was typed, at most so many; a half-typed last word serves where whole words find nothing."""
    query = read_query(typed)
    found = _find(connection, query, most)
    half = query.half_typed()
    return found if found.hits or half is None else _find(connection, half, most)


def _find(connection: sqlite3.Connection, query: Query, most: int) -> Found:
    if not query.terms or most <= 0:
        return Found(())
    finder = Finder(query)
    hits, ids = [], _candidates(connection, query, most + 1)
    for name, state, subject, packed in _rows(connection, ids):
        excerpts = finder.excerpts(_unpacked(packed), EXCERPTS)
        if excerpts:
            hits.append(Hit(name, state, excerpts, subject))
    best = ranked(hits)
    return Found(best[:most], len(best) > most)


def _candidates(connection: sqlite3.Connection, query: Query, most: int) -> list[int]:
    """The best reports by their index alone: exact and near before near before exact before the others, the newest of each."""
    ids: dict[int, None] = {}
    for match in _matches(query):
        rows = connection.execute("SELECT rowid FROM report_words WHERE report_words MATCH ? ORDER BY rowid DESC LIMIT ?", (match, most))
        ids.update(dict.fromkeys(row[0] for row in rows))
        if len(ids) >= most:
            break
    return list(ids)


def _matches(query: Query) -> Iterator[str]:
    """The questions that FTS5 understands, the strictest first. Words are letters and digits, so that nothing needs to be escaped."""
    columns = {
        "marked": [_phrase(term.marked, term) for term in query.terms],
        "folded": [_phrase(term.plain, term) for term in query.terms],
    }
    if len(query.terms) > 1:
        for column, phrases in columns.items():
            yield f"{column} : NEAR({' '.join(phrases)}, {_NEAR})"
    for column, phrases in columns.items():
        yield f"{column} : ({' AND '.join(phrases)})"


def _phrase(said: tuple[str, ...], term: Term) -> str:
    return f'"{" ".join(said)}"' + (" *" if term.half else "")


def _rows(connection: sqlite3.Connection, ids: list[int]) -> list[tuple[str, State, str, bytes]]:
    marks = ", ".join("?" * len(ids))
    return connection.execute(
        "SELECT report.name, report.state, report.subject, indexed_report.passages"
        f" FROM indexed_report JOIN report ON report.name = indexed_report.name WHERE indexed_report.id IN ({marks})",
        ids,
    ).fetchall()
