"""What was printed, kept in the chain of revisions with the state that is on the paper."""

from models.interchange import digest, encode
from models.printing import Printout
from models.report import Report
from models.store.history import put_content
from models.store.revision import Revision
from models.store.store import Store


def keep_printing(store: Store, report: Report, printout: Printout, clerk: str | None = None) -> Revision:
    """Keeps that a state of a report was printed; the draft is left alone, somebody may have written on meanwhile. Raises StoreError."""
    content = digest(report)
    clerk = store.clerk() if clerk is None else clerk
    with store._writing():
        if not store.has(report.name):
            store._write(report)
        put_content(store._db, content, encode(report))
        return store._chain(report.name, content, "paper", clerk, printout.note)
