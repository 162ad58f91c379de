"""Store: the one door to what is kept. Drafts, revisions chained by hash, settings.

Search and register are loaded when they are first asked for, so that the window stands sooner.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Self

from models.definition import definitions
from models.editions import next_edition
from models.errors import BadReport, BookError, StoreError
from models.history import PastFigures
from models.interchange import decode, decode_figures, digest, encode
from models.language import _
from models.report import Report, State
from models.store import entries, verifying
from models.store.archive import finish_archives
from models.store.connection import BACKUPS, FILE, open_database, sentence
from models.store.database import Database
from models.store.drafts import draft_hash, is_as_written, put_draft
from models.store.entries import ReportEntry
from models.store.half_files import remove_all_halves
from models.store.history import damaged_draft, kept_bytes, last_kept, no_revision, put_back, put_content, set_aside
from models.store.in_use import Claim, Holder
from models.store.locks import refuse_change
from models.store.looking_at_pages import pages_problem
from models.store.papers import Papers
from models.store.revision import Cause, Revision
from models.store.transactions import Transactions
from models.store.verifying import FIRST, Chained, note_head
from models.store.watching import Progress, Stopped, never, unwatched

if TYPE_CHECKING:
    from models.citation import Citation
    from models.register import Register, Use
    from models.search.found import Found

CLERK = "clerk"
"""The setting that holds the name of who works with this store."""


class Store:
    """Open by one process at a time; its methods may be called from any thread."""

    def __init__(self, db: Database, folder: Path, claim: Claim) -> None:
        self._db = db
        self._claim = claim
        self._transactions = Transactions(db, folder, claim)
        self._lock = self._transactions.lock
        self._writing, self._reading = self._transactions.writing, self._transactions.reading
        self.folder = folder
        self.papers = Papers(db, self._writing, self._reading)

    @classmethod
    def open(cls, folder: Path, progress: Progress = unwatched, stopped: Stopped = never) -> Self:
        """Opens the store of a data folder, and makes it where there is none. Raises StoreError; InUse where another one has it open.

        Writes the archive folders that are still missing, which can be told about and stopped.
        """
        claim = Claim(folder)
        try:
            db = open_database(folder)
            try:
                claim.settle()
                for place in (folder, folder / BACKUPS):
                    remove_all_halves(place)
                store = cls(db, folder, claim)
                finish_archives(store, progress, stopped)
                return store
            except BaseException:
                db.conn.close()
                raise
        except BaseException:
            claim.give_back()
            raise

    @property
    def left_behind(self) -> Holder | None:
        """Who had the store open when their program, or their computer, ended suddenly; nothing where it was closed as usual."""
        return self._claim.left_behind

    @staticmethod
    def is_in(folder: Path) -> bool:
        """Whether a data folder has a store; asking makes none."""
        return (folder / FILE).exists()

    def close(self) -> None:
        """Gives the file back."""
        with self._lock:
            try:
                self._db.conn.close()
            except sqlite3.Error as error:  # the disk is gone; what it has taken is there when it is back
                raise sentence(self.folder / FILE, error) from error
            finally:
                self._claim.give_back()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    # ------------------------------------------------------------ drafts

    def save_draft(self, report: Report) -> None:
        """Keeps the present state of a report on the disk; the same state twice is written once.

        Raises StoreError; LockedReport where it would change one that is issued or replaced.
        """
        with self._writing():
            refuse_change(self._db, report)
            self._write(report)

    def _write(self, report: Report) -> None:
        """The same without asking whether the report is locked; for issuing and replacing."""
        draft = encode(report)
        known = "SELECT 1 FROM report WHERE name = ? AND draft = ? AND draft_hash = ?"
        with self._writing():
            if self._db.conn.execute(known, (report.name, draft, draft_hash(draft))).fetchone() is None:
                put_draft(self._db.conn, report, subject_words(report), draft, _now())

    def load(self, name: str) -> Report:
        """The draft of a report. Raises StoreError, BadReport; DamagedDraft where it is not what was written."""
        draft = self._draft(name)
        if draft is None:
            known = ", ".join(self.names()[:10]) or _("chưa có báo cáo nào")
            raise StoreError(_("Trong sổ không có báo cáo “{name}”; đang có: {known}.").format(name=name, known=known))
        try:
            return decode(draft)
        except BadReport as error:
            raise BadReport(_unreadable(name, error)) from error

    def past_figures(self, name: str) -> PastFigures:
        """The figures alone of a report, in a tenth of the time that the whole of it takes.

        Raises StoreError, BadReport; DamagedDraft where it is not what was written.
        """
        draft = self._draft(name)
        if draft is None:
            raise StoreError(_("Trong sổ không có báo cáo “{name}”.").format(name=name))
        return decode_figures(draft)

    def _draft(self, name: str) -> bytes | None:
        """The bytes of a draft; nothing where there is no such report. Raises StoreError, DamagedDraft."""
        with self._reading():
            row = self._db.conn.execute("SELECT draft, draft_hash FROM report WHERE name = ?", (name,)).fetchone()
            if row is not None and not is_as_written(*row):
                raise damaged_draft(self._db, name)
        return row[0] if row else None

    def names(self) -> tuple[str, ...]:
        """The names of all reports, the last worked on first."""
        return tuple(self.states())

    def has(self, name: str) -> bool:
        """Whether there is a report of that name."""
        with self._reading():
            return self._db.conn.execute("SELECT 1 FROM report WHERE name = ?", (name,)).fetchone() is not None

    def states(self, definition: str = "") -> dict[str, State]:
        """How far each report has come, by its name, or each of one kind; the last worked on first."""
        with self._reading():
            return entries.states(self._db, definition)

    def reports(self, limit: int = -1, definition: str = "") -> tuple[ReportEntry, ...]:
        """All reports, or so many of them, or those of one kind; the last worked on first."""
        with self._reading():
            return entries.newest(self._db, limit, definition)

    def entries(self, names: Iterable[str]) -> tuple[ReportEntry, ...]:
        """Some reports by their names, in that order; one that is not there is left out."""
        with self._reading():
            return entries.named(self._db, names)

    def next_edition(self, definition: str, period: str) -> int:
        """The number of one more report of a kind and period; 1 where there is none yet."""
        return next_edition(f"{definition}/{period}", self.subjects(definition, period))

    def subjects(self, definition: str, period: str) -> dict[str, str]:
        """The reports of a kind and period with their subjects, by their names; found by their names, however many others there are."""
        with self._reading():
            return entries.subjects(self._db, f"{definition}/{period}")

    # ------------------------------------------------------------ revisions

    def keep_revision(self, report: Report, cause: Cause, clerk: str | None = None) -> Revision:
        """Keeps a state of a report for good, under the name of who works here unless another is given; saves the draft too.

        Raises StoreError; LockedReport where it would change a report that is issued or replaced.
        """
        with self._writing():
            refuse_change(self._db, report)
            return self._keep(report, cause, clerk)

    def _keep(self, report: Report, cause: Cause, clerk: str | None = None, note: str = "") -> Revision:
        """The same without asking whether the report is locked; for issuing and replacing."""
        json_bytes = encode(report)
        content = digest(report)
        clerk = self.clerk() if clerk is None else clerk
        with self._writing():
            self._write(report)
            put_content(self._db, content, json_bytes)
            return self._chain(report.name, content, cause, clerk, note)

    def _chain(self, name: str, content: str, cause: Cause, clerk: str, note: str = "") -> Revision:
        """Puts a content that is kept already at the end of the chain; inside a transaction."""
        last = self._db.conn.execute("SELECT id, hash FROM revision ORDER BY id DESC LIMIT 1").fetchone()
        if last and last[1] == self._transactions.unsure and (kept := self._same_kept(last[0], name, content, cause, clerk, note)):
            return kept
        number, previous = (last[0] + 1, last[1]) if last else (1, FIRST)
        at = _now()
        hash = Chained(number, name, content, cause, clerk, at, previous, note).hash
        kept = Revision(number, name, content, cause, clerk, at, previous, hash, note)
        self._db.conn.execute(
            "INSERT INTO revision (id, report, content, cause, clerk, at, previous, hash, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            tuple(getattr(kept, field) for field in kept.__struct_fields__),
        )
        note_head(self._db.conn, kept.id, kept.hash)
        return kept

    def _same_kept(self, id: int, *said: str) -> Revision | None:
        """A revision that was told to have failed though the disk had taken it, where it is asked for again; it is not kept twice."""
        kept = self.revision(id)
        return kept if (kept.report, kept.content, kept.cause, kept.clerk, kept.note) == said else None

    def revisions(self, name: str) -> tuple[Revision, ...]:
        """The kept states of a report, the oldest first."""
        with self._reading():
            rows = self._db.conn.execute(f"{_SELECT_REVISION} WHERE report = ? ORDER BY id", (name,)).fetchall()
        return tuple(Revision(*row) for row in rows)

    def revision_report(self, id: int) -> Report:
        """The report as a revision kept it. Raises StoreError, BadReport."""
        return decode(self.revision_bytes(id))

    def revision_bytes(self, id: int) -> bytes:
        """The JSON that a revision kept, byte for byte. Raises StoreError."""
        with self._reading():
            return kept_bytes(self._db, id)

    def revision(self, id: int) -> Revision:
        """Raises StoreError."""
        with self._reading():
            row = self._db.conn.execute(f"{_SELECT_REVISION} WHERE id = ?", (id,)).fetchone()
        if row is None:
            raise no_revision(id)
        return Revision(*row)

    def restore(self, id: int, clerk: str | None = None) -> Report:
        """Makes a kept state the draft again, byte for byte, as a new revision. Raises StoreError, BadReport; LockedReport.

        A draft that is not what was written is set aside first, as a revision of its own. A report that is locked gets its last state back.
        """
        kept, report = self.revision(id), self.revision_report(id)
        clerk = self.clerk() if clerk is None else clerk
        with self._writing():
            last = last_kept(self._db, kept.report)
            if damaged := set_aside(self._db, kept.report):
                self._chain(kept.report, damaged, "damaged", clerk)
            if not (damaged and last == id):
                refuse_change(self._db, report)
            self._write(report)
            put_back(self._db, kept.report, id)
            self._chain(kept.report, kept.content, "restored", clerk)
        return report

    def verify(self, progress: Progress = unwatched, stopped: Stopped = never) -> tuple[str, ...]:
        """What is wrong with the file or the chain of revisions, the first broken link first; nothing where all is well.

        The archive beside it is looked at by `verify` of models/store/verifying_archive.py. Raises WorkStopped, StoreError.
        """
        with self._reading():
            work = verifying.Work(verifying.size_of_work(self._db.conn), progress, stopped)
        return tuple(self._problems(work))

    def _problems(self, work: verifying.Work) -> Iterator[str]:
        """The same one by one, the pages first."""
        problem = pages_problem(self._db.conn, work.stopped, self._reading, self._transactions.giving_way)
        if problem:
            yield _("Tệp dữ liệu bị hỏng: {problem}.").format(problem=problem)
        yield from verifying.content_problems(self._db.conn, work, self._reading)

    # ------------------------------------------------------------ search and register

    def index_some(self, most: int = 25) -> int:
        """Reads some of the reports that have changed into the index of search and register; gives how many are left. Raises StoreError.

        What is not in the index yet is not found. Only reading and writing hold the store, so that drafts are saved meanwhile.
        """
        from models.store import search_index

        with self._writing():
            search_index.use_form(self._db.conn)
            stale = search_index.stale_reports(self._db.conn, most)
        prepared = [search_index.prepared(report) for report in stale]
        with self._writing():
            for report in prepared:
                search_index.keep(self._db.conn, report)
            return search_index.stale_count(self._db.conn)

    def index_all(self) -> None:
        """Reads every report that has changed into the index; ten thousand new ones take a minute. Raises StoreError."""
        while self.index_some(100):
            pass

    def search(self, typed: str, most: int = 20, up_to_date: bool = True) -> Found:
        """What was reported about something: marks and capitals optional, the best first. Raises StoreError.

        `up_to_date` reads what has changed before it looks; without it the index is asked as it is (`index_some`).
        """
        from models.store import search_index

        if up_to_date:
            self.index_all()
        with self._reading():
            return search_index.find(self._db.conn, typed, most)

    def register(self, typed: str = "", doubles: bool = False, most: int = 200, up_to_date: bool = True) -> Register:
        """The cited documents that fit number, symbol, date or words; or only those that are like others. Raises StoreError."""
        from models.store import cited

        if up_to_date:
            self.index_all()
        with self._reading():
            return (cited.find_doubles if doubles else cited.find_documents)(self._db.conn, typed, most)

    def offered_documents(self, typed: str, most: int = 8) -> tuple[Citation, ...]:
        """Documents of the register that fit what somebody is typing; the index is asked as it is. Raises StoreError."""
        from models.store import cited

        with self._reading():
            return cited.offered_documents(self._db.conn, typed, most)

    def document_uses(self, id: int) -> tuple[Use, ...]:
        """Where a document of the register is cited. Raises StoreError."""
        from models.store import cited

        with self._reading():
            return cited.uses(self._db.conn, id)

    # ------------------------------------------------------------ settings

    def get_setting(self, key: str) -> object:
        """A setting's value, as JSON knows it; nothing where it was never set, or another program has written what is none."""
        with self._reading():
            row = self._db.conn.execute("SELECT value FROM setting WHERE key = ?", (key,)).fetchone()
        try:
            return json.loads(row[0]) if row else None
        except (ValueError, TypeError, RecursionError):
            return None

    def put_setting(self, key: str, value: object) -> None:
        """Keeps a setting. Raises StoreError."""
        self.put_settings({key: value})

    def put_settings(self, settings: Mapping[str, object]) -> None:
        """Keeps several settings, all or none. Raises StoreError."""
        rows = [(key, json.dumps(value, ensure_ascii=False)) for key, value in settings.items()]
        with self._writing():
            self._db.conn.executemany("INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)", rows)

    def clerk(self) -> str:
        """The name of who works with this store, as it was set; revisions are kept under it."""
        name = self.get_setting(CLERK)
        return name if isinstance(name, str) else ""


_SELECT_REVISION = "SELECT id, report, content, cause, clerk, at, previous, hash, note FROM revision"


def _unreadable(name: str, error: BadReport) -> str:
    """What to say of a draft that was damaged in the store: the file that it came from is not what the clerk has to look for."""
    sentence = _(
        "Bản nháp của báo cáo “{name}” trong sổ bị hỏng: {why} Hãy khôi phục từ bản sao lưu, hoặc một phiên bản đã giữ bằng lệnh "
        "“history {name} --restore SỐ”."
    )
    return sentence.format(name=name, why=error)


def subject_words(report: Report) -> str:
    """The subject as it reads, for the list."""
    from models.document import shown

    definition = definitions().get(report.definition)
    try:
        return shown(report, definition, report.subject) if definition else report.subject
    except BookError:
        return report.subject


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
