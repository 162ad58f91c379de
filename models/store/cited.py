"""Where the register of cited documents is kept: every wording of a document once, and the reports that cite it."""

import hashlib
import sqlite3
from collections.abc import Iterable, Sequence

import msgspec

from models.citation import Citation
from models.register import CROWD, Entry, Register, Twin, Use, asked_phrases, keys, likeness, search_words, twins_among
from models.store.spread_ids import free_id

MOST_PHRASES = 24
"""Pieces of a query that count."""

_PER_DAY = 4096
"""Documents of one day that keep the order of their days."""
_SELECT = "SELECT cited_document.id, cited_document.document FROM"


def keep_uses(connection: sqlite3.Connection, report: int, documents: Iterable[tuple[str, Citation]]) -> None:
    """Notes what a report cites."""
    for citation, document in documents:
        connection.execute(
            "INSERT OR REPLACE INTO document_use (report, citation, document) VALUES (?, ?, ?)",
            (report, citation, _id_of(connection, document)),
        )


def forget_uses(connection: sqlite3.Connection, report: int) -> tuple[int, ...]:
    """Forgets what a report cites; gives the documents, which may be cited nowhere any more."""
    cited = connection.execute("SELECT DISTINCT document FROM document_use WHERE report = ?", (report,)).fetchall()
    connection.execute("DELETE FROM document_use WHERE report = ?", (report,))
    return tuple(id for (id,) in cited)


def drop_unused(connection: sqlite3.Connection, documents: Iterable[int]) -> None:
    """Takes those documents out of the register that nothing cites any more."""
    for id in documents:
        gone = connection.execute(
            "DELETE FROM cited_document WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM document_use WHERE document = ?1) RETURNING document",
            (id,),
        ).fetchone()
        if gone is not None:
            connection.executemany("DELETE FROM document_key WHERE key = ? AND document = ?", [(key, id) for key in _keys(_read(gone[0]))])


def _id_of(connection: sqlite3.Connection, document: Citation) -> int:
    packed = msgspec.json.encode(document)
    identity = hashlib.blake2b(packed, digest_size=16).digest()
    row = connection.execute("SELECT id FROM cited_document WHERE identity = ?", (identity,)).fetchone()
    if row is not None:
        return int(row[0])
    id = free_id(connection, "cited_document", document.date.toordinal() if document.date else 0, _PER_DAY)
    connection.execute(
        "INSERT INTO cited_document (id, identity, document, words) VALUES (?, ?, ?, ?)", (id, identity, packed, search_words(document))
    )
    connection.executemany("INSERT INTO document_key (key, document) VALUES (?, ?)", [(key, id) for key in _keys(document)])
    return id


def _keys(document: Citation) -> set[int]:
    """The keys by which documents like it are found, as numbers."""
    digests = (hashlib.blake2b(key.encode(), digest_size=8).digest() for key in keys(document))
    return {int.from_bytes(digest, "big", signed=True) for digest in digests}


# -------------------------------------------------------------------- asking


def find_documents(connection: sqlite3.Connection, typed: str, most: int) -> Register:
    """Documents by number, symbol, date and words; the last piece may be half typed. Nothing typed: the newest of all."""
    rows = _rows(connection, typed, most + 1)
    return Register(_entries(connection, rows[:most]), len(rows) > most)


def offered_documents(connection: sqlite3.Connection, typed: str, most: int) -> tuple[Citation, ...]:
    """The same without looking at their uses, for who is typing."""
    return tuple(document for _id, document in _rows(connection, typed, most)) if asked_phrases(typed) else ()


def find_doubles(connection: sqlite3.Connection, typed: str, most: int) -> Register:
    """Documents that are like others, those that are alike together."""
    suspects = connection.execute(
        f"{_SELECT} cited_document WHERE id IN (SELECT document FROM document_key WHERE key IN"
        " (SELECT key FROM document_key GROUP BY key HAVING count(*) > 1))"
    ).fetchall()
    wanted = {id for id, _document in _rows(connection, typed, -1)} if asked_phrases(typed) else None
    rows = [(id, _read(packed)) for id, packed in suspects]
    likes = _likes(rows)
    kept = [(id, document) for id, document in rows if id in likes and (wanted is None or id in wanted)]
    kept.sort(key=lambda row: (keys(row[1])[0], -row[0]))
    return Register(_entries(connection, kept[:most]), len(kept) > most)


def uses(connection: sqlite3.Connection, id: int) -> tuple[Use, ...]:
    """Where a document is cited, the newest period first."""
    rows = connection.execute(
        "SELECT report.name, report.state, document_use.citation, report.subject FROM document_use"
        " JOIN indexed_report ON indexed_report.id = document_use.report JOIN report ON report.name = indexed_report.name"
        " WHERE document_use.document = ? ORDER BY document_use.report DESC, document_use.citation",
        (id,),
    ).fetchall()
    return tuple(Use(*row) for row in rows)


def _rows(connection: sqlite3.Connection, typed: str, most: int) -> list[tuple[int, Citation]]:
    phrases = asked_phrases(typed)[:MOST_PHRASES]
    if phrases:
        match = " AND ".join(f'"{" ".join(phrase)}"' for phrase in phrases) + (" *" if typed[-1:].isalnum() else "")
        rows = connection.execute(
            f"{_SELECT} document_words JOIN cited_document ON cited_document.id = document_words.rowid"
            " WHERE document_words MATCH ? ORDER BY document_words.rowid DESC LIMIT ?",
            (match, most),
        )
    elif typed.strip():
        return []
    else:
        rows = connection.execute(f"{_SELECT} cited_document ORDER BY id DESC LIMIT ?", (most,))
    return [(id, _read(packed)) for id, packed in rows.fetchall()]


def _entries(connection: sqlite3.Connection, rows: Sequence[tuple[int, Citation]]) -> tuple[Entry, ...]:
    entries = []
    for id, document in rows:
        reports = connection.execute("SELECT count(DISTINCT report) FROM document_use WHERE document = ?", (id,)).fetchone()[0]
        entries.append(Entry(id, document, reports, _twins(connection, document)))
    return tuple(entries)


def _twins(connection: sqlite3.Connection, document: Citation) -> tuple[Twin, ...]:
    """What is like a document."""
    shared = [*_keys(document)]
    near = connection.execute(
        f"{_SELECT} cited_document WHERE id IN (SELECT document FROM document_key WHERE key IN ({', '.join('?' * len(shared))}) LIMIT ?)"
        " ORDER BY id DESC",
        (*shared, CROWD),
    ).fetchall()
    if len(near) < 2:
        return ()
    others = ((other, likeness(document, other)) for other in (_read(packed) for _id, packed in near))
    return tuple(Twin(other, like) for other, like in others if like)


def _likes(rows: Sequence[tuple[int, Citation]]) -> set[int]:
    """The ids of those that are like another one."""
    ids = {document: id for id, document in rows}
    return {ids[document] for one, other, _like in twins_among(ids) for document in (one, other)}


def _read(packed: bytes) -> Citation:
    return msgspec.json.decode(packed, type=Citation)
