"""The files that ever came in, by what is in them, so that none comes in twice."""

from collections.abc import Iterable, Mapping
from datetime import date

from msgspec.structs import replace

from models.arrival import Arrival, KnownFile, SourceFile, arriving, there_already
from models.definition import ReportDefinition, definition_for
from models.editions import base_name, next_edition
from models.report import Report
from models.same_content import content_digest
from models.store.store import Store, subject_words


class Arrivals:
    """The door for many files at once, over a store. Each file is one transaction: its report, the revision and that it came in."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def known(self, file: SourceFile) -> KnownFile | None:
        """What a file became, whatever its name is now and whatever was done with the report since. Raises StoreError.

        A file stays known when its report is gone: a clerk who threw it away does not want it back at each run over the same folder; taken
        in by itself it comes in again.
        """
        with self._store._reading():
            row = self._store._db.conn.execute("SELECT report, day FROM taken_in WHERE sha256 = ?", (file.sha256,)).fetchone()
            return KnownFile(row[0], row[1], gone=not self._store.has(row[0])) if row else None

    def keep(self, report: Report, file: SourceFile) -> Arrival:
        """Keeps what a file says as a draft; where its kind and period have a report, as a further edition. Raises StoreError, BookError.

        Nothing is ever replaced. A report that says the same, be it in the store or what another file became, is not kept again.
        """
        definition = definition_for(report)
        draft = arriving(report, definition)
        content, base = content_digest(draft, definition), base_name(draft.name)
        with self._store._writing():
            present = self._store.subjects(draft.definition, draft.period)
            same = self._same(content, _about_the_same(draft, present), definition)
            if same:
                self._note(file, same, content)
                return Arrival(same, "same", gone=not self._store.has(same))
            draft = replace(draft, edition=next_edition(base, present))
            self._store.keep_revision(draft, "imported")
            self._note(file, draft.name, content)
        beside = there_already(draft, present)
        return Arrival(draft.name, "further" if beside else "new", beside)

    def remember(self, file: SourceFile, report: Report) -> None:
        """Notes that a file came in by itself as a report of the store. Raises StoreError, BookError."""
        content = content_digest(report, definition_for(report))
        with self._store._writing():
            self._note(file, report.name, content)

    def _same(self, content: str, present: Iterable[str], definition: ReportDefinition) -> str:
        """The name of a report that says the same, or said it when it came in; nothing where there is none."""
        row = self._store._db.conn.execute("SELECT report FROM taken_in WHERE content = ? ORDER BY rowid LIMIT 1", (content,)).fetchone()
        if row:
            return str(row[0])
        return next((name for name in present if content_digest(self._store.load(name), definition) == content), "")

    def _note(self, file: SourceFile, report: str, content: str) -> None:
        self._store._db.conn.execute(
            "INSERT OR REPLACE INTO taken_in (sha256, name, report, content, day) VALUES (?, ?, ?, ?, ?)",
            (file.sha256, file.name, report, content, date.today().isoformat()),
        )


def _about_the_same(draft: Report, subjects: Mapping[str, str]) -> list[str]:
    """The reports whose papers may say the same: those with the subject that a draft has, of hundreds that a month may have."""
    own = subject_words(draft).split()
    return [name for name, subject in subjects.items() if subject.split() == own]
