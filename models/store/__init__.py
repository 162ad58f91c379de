"""Where reports are kept: one SQLite file behind one door, `Store`. Nothing outside this package knows how."""

from models.store.history import cause_words
from models.store.listing import Listing
from models.store.store import Cause, ReportEntry, Revision, Store

__all__ = ["Cause", "Listing", "ReportEntry", "Revision", "Store", "cause_words"]
