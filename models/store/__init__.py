"""Where reports are kept: one SQLite file behind one door, `Store`. Nothing outside this package knows how."""

from models.store.archive import finish_archive, write_archive
from models.store.arrivals import Arrivals
from models.store.history import cause_words
from models.store.in_use import Holder, InUse
from models.store.issuing import keep_issued, keep_scan, replacement_in_work
from models.store.listing import Listing
from models.store.papers import KeptFile
from models.store.pictures import drop_pictures, kept_picture, picture_content, put_pictures
from models.store.printing import keep_printing
from models.store.rebuilding import Rebuilt, rebuild
from models.store.store import Cause, ReportEntry, Revision, Store
from models.store.verifying_archive import mend_archive, verify

__all__ = [
    "Arrivals",
    "Cause",
    "Holder",
    "InUse",
    "KeptFile",
    "Listing",
    "Rebuilt",
    "ReportEntry",
    "Revision",
    "Store",
    "cause_words",
    "drop_pictures",
    "finish_archive",
    "keep_issued",
    "keep_printing",
    "keep_scan",
    "kept_picture",
    "mend_archive",
    "picture_content",
    "put_pictures",
    "rebuild",
    "replacement_in_work",
    "verify",
    "write_archive",
]
