"""Where reports are kept: one SQLite file behind one door, `Store`. Nothing outside this package knows how.

What only some days need - issuing, archive, files that come in - is loaded when it is first asked for, so that the window stands sooner.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from models.store.entries import ReportEntry
from models.store.in_use import Holder, InUse
from models.store.papers import KeptFile
from models.store.revision import Cause, Revision, cause_words
from models.store.store import Store

if TYPE_CHECKING:
    from models.store.archive import finish_archive, write_archive
    from models.store.arrivals import Arrivals
    from models.store.issuing import keep_issued, keep_scan, replacement_in_work
    from models.store.listing import Listing, newest_of
    from models.store.pictures import drop_pictures, kept_picture, picture_content, put_pictures
    from models.store.printing import keep_printing
    from models.store.rebuilding import Rebuilt, rebuild
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
    "newest_of",
    "picture_content",
    "put_pictures",
    "rebuild",
    "replacement_in_work",
    "verify",
    "write_archive",
]

_LATER = {
    "archive": ("finish_archive", "write_archive"),
    "arrivals": ("Arrivals",),
    "issuing": ("keep_issued", "keep_scan", "replacement_in_work"),
    "listing": ("Listing", "newest_of"),
    "pictures": ("drop_pictures", "kept_picture", "picture_content", "put_pictures"),
    "printing": ("keep_printing",),
    "rebuilding": ("Rebuilt", "rebuild"),
    "verifying_archive": ("mend_archive", "verify"),
}
"""The names of the modules that are loaded when one of theirs is asked for."""


def __getattr__(name: str) -> object:
    home = next((module for module, names in _LATER.items() if name in names), None)
    if home is None:
        raise AttributeError(name)
    return getattr(import_module(f"models.store.{home}"), name)
