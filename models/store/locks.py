"""What may not change any more: the stored draft of a report that is issued or replaced."""

from models.errors import LockedReport
from models.interchange import decode, encode
from models.lifecycle import lock_reason
from models.report import Report
from models.store.database import Database


def refuse_change(db: Database, report: Report) -> None:
    """Raises LockedReport where a report is stored as issued or replaced and says something else; the same again is fine."""
    row = db.conn.execute("SELECT draft FROM report WHERE name = ? AND state IN ('issued', 'replaced')", (report.name,)).fetchone()
    if row is None or row[0] == encode(report):
        return
    stored = decode(row[0])
    if stored != report:  # a newer program may write the same report in other bytes
        raise LockedReport(lock_reason(stored))
