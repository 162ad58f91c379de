"""Where reports are kept: one SQLite file behind one door, `Store`. Nothing outside this package knows how."""

from models.store.archive import write_archive
from models.store.history import cause_words
from models.store.issuing import keep_issued, keep_scan, replacement_in_work
from models.store.listing import Listing
from models.store.papers import KeptFile
from models.store.printing import keep_printing
from models.store.store import Cause, ReportEntry, Revision, Store

__all__ = [
    "Cause",
    "KeptFile",
    "Listing",
    "ReportEntry",
    "Revision",
    "Store",
    "cause_words",
    "keep_issued",
    "keep_printing",
    "keep_scan",
    "replacement_in_work",
    "write_archive",
]
