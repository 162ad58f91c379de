"""A new, sound store out of what was found: reports with their kept states, papers, settings. What does not fit is left out of it."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from models.interchange import decode
from models.lifecycle import is_locked
from models.store.backups.copying import MARK
from models.store.drafts import put_draft
from models.store.salvage.choosing import Rescued
from models.store.salvage.finds import Finds, said_of
from models.store.store import Store, subject_words
from models.store.verifying import FIRST, HEAD, Chained, note_head, read_head
from models.store.watching import Stopped, never, stop_if

_OF_THE_OLD = (HEAD, MARK, "window")
"""Settings that speak of the damaged file: the end of its chain, its last backup, what its window last showed."""
_MOST = 1 << 40
"""No store has so many revisions."""
_LINKED = (
    "SELECT id, report, content, cause, clerk, at, previous, note, hash FROM revision"
    " ORDER BY id, hash NOT IN (SELECT previous FROM revision), hash"
)


class Renumbered(Struct, frozen=True):
    """A kept revision: its number and hash in the damaged store, and in the new one."""

    old: int
    new: int
    old_hash: str
    new_hash: str


class Built(Struct, frozen=True):
    """What became of the chain of revisions: its links, and how many are gone.

    `problems` is what `verify` says of the new store; nothing where it is sound.
    """

    revisions: tuple[Renumbered, ...]
    gone: int
    problems: tuple[str, ...]

    @property
    def joined(self) -> bool:
        """Whether it had to be joined anew: then numbers and hashes that stand on paper are those of the old one."""
        return any(each.old_hash != each.new_hash for each in self.revisions)


def build(folder: Path, finds: Finds, rescued: Mapping[str, Rescued], stopped: Stopped = never) -> Built:
    """Makes the store in a folder that has none. Raises StoreError, WorkStopped."""
    readable = {name: each for name, each in rescued.items() if each.sure != "lost"}
    with Store.open(folder) as store:
        with store._writing():
            for each in readable.values():
                stop_if(stopped)
                _put_report(store, finds, each)
            kept = _put_revisions(store, finds, readable, stopped)
            _put_papers(store, finds, readable)
            _put_settings(store, finds)
            _end_locked(store, finds, readable)
        return Built(kept, _known_revisions(finds) - len(kept), store.verify(stopped=stopped))


def _put_report(store: Store, finds: Finds, rescued: Rescued) -> None:
    """The bytes stay as they were found, so that hashes fit."""
    content = finds.state(rescued.state)
    report = decode(content)
    put_draft(store._db.conn, report, subject_words(report), content, rescued.updated)


def _put_revisions(store: Store, finds: Finds, readable: Mapping[str, Rescued], stopped: Stopped) -> tuple[Renumbered, ...]:
    """Keeps every revision whose content is there, joined and numbered anew behind one that is gone; old and new numbers."""
    previous, kept = FIRST, list[tuple[int, int, str, str]]()
    for found, hash in _one_each(finds):
        stop_if(stopped)
        packed = next(finds.rows("SELECT packed FROM content WHERE hash = ?", found.content), None)
        if packed is None or found.report not in readable:
            continue
        revision = replace(found, id=len(kept) + 1, previous=previous)
        store._db.conn.execute("INSERT OR IGNORE INTO content (hash, json) VALUES (?, ?)", (revision.content, packed[0]))
        columns = (*revision.__struct_fields__, "hash")
        store._db.conn.execute(
            f"INSERT INTO revision ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})", (*said_of(revision), revision.hash)
        )
        kept.append((found.id, revision.id, hash, revision.hash))
        previous = revision.hash
        note_head(store._db.conn, revision.id, revision.hash)
    return tuple(Renumbered(*each) for each in kept)


def _one_each(finds: Finds) -> Iterator[tuple[Chained, str]]:
    """The sealed revisions in their order, with their hashes; of two with one number the one that another goes on from."""
    last = 0
    for *said, hash in finds.rows(_LINKED):
        revision = Chained(*said)
        if revision.id > last:
            last = revision.id
            yield revision, hash


def _known_revisions(finds: Finds) -> int:
    """How many revisions there were: those found, or as many as the highest number says."""
    (found, highest), (named,) = (
        next(finds.rows("SELECT count(DISTINCT id), coalesce(max(id), 0) FROM revision")),
        next(finds.rows("SELECT coalesce(max(id), 0) FROM unsealed")),
    )
    head = next(finds.rows("SELECT value FROM setting WHERE key = ?", HEAD), None)
    return max(int(found), int(highest), int(named) if named <= highest + 1000 else 0, _head_number(head))


def _head_number(row: tuple[str, ...] | None) -> int:
    """The number of the last revision as the damaged store remembered it."""
    number, _hash = (read_head(row[0]) if row else None) or (0, "")
    return number if 0 < number < _MOST else 0


def _put_papers(store: Store, finds: Finds, readable: Mapping[str, Rescued]) -> None:
    rows = finds.rows("SELECT report, role, paper.name, hash, at, content FROM paper JOIN file USING (hash) ORDER BY paper.rowid")
    for report, role, name, hash, at, content in rows:
        if report in readable:
            store._db.conn.execute("INSERT OR IGNORE INTO file (hash, content) VALUES (?, ?)", (hash, content))
            store._db.conn.execute("INSERT OR IGNORE INTO paper VALUES (?, ?, ?, ?, ?)", (report, role, name, hash, at))


def _put_settings(store: Store, finds: Finds) -> None:
    for key, value in finds.rows("SELECT key, value FROM setting"):
        if key not in _OF_THE_OLD:
            store._db.conn.execute("INSERT OR IGNORE INTO setting (key, value) VALUES (?, ?)", (key, value))
    for row in finds.rows("SELECT sha256, name, report, content, day FROM taken_in"):
        store._db.conn.execute("INSERT OR IGNORE INTO taken_in (sha256, name, report, content, day) VALUES (?, ?, ?, ?, ?)", row)


def _end_locked(store: Store, finds: Finds, readable: Mapping[str, Rescued]) -> None:
    """An issued report is what its last revision kept; one whose last revision is gone gets one that says so."""
    last = "SELECT content FROM revision WHERE report = ? AND cause <> 'paper' ORDER BY id DESC LIMIT 1"
    for name, rescued in readable.items():
        report = decode(finds.state(rescued.state))
        if is_locked(report):
            row = store._db.conn.execute(last, (name,)).fetchone()
            if row is None or row[0] != rescued.state:
                store._keep(report, "restored")
