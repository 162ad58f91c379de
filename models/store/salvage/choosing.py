"""Which of the found states of a report is given, and how sure it is. Nothing counts as right that no hash says."""

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from models.errors import BookError
from models.interchange import decode
from models.lifecycle import is_locked
from models.store.salvage.finds import Finds

Sure = Literal["whole", "older", "doubtful", "lost"]
"""How a report was rescued: "whole": its present state, as a kept revision's hash or its own sum says; "older": a state that a hash says
was kept, with something newer perhaps gone; "doubtful": its newest state, that no hash vouches for; "lost": nothing of it can be read."""


class Rescued(Struct, frozen=True):
    """A report with the SHA-256 of its newest state (`Finds.state` gives it); where that is doubtful, `kept` is the newest kept one.

    `updated` and `kept_at` say when they were written, in UTC, ISO 8601. `torn` says that a draft was found that is no whole report.
    """

    name: str
    sure: Sure
    state: str = ""
    updated: str = ""
    kept: str = ""
    kept_at: str = ""
    torn: bool = False


_NAMES = (
    "SELECT name FROM draft UNION SELECT report FROM revision UNION SELECT name FROM content WHERE name <> '' UNION SELECT name FROM scrap"
    " ORDER BY 1"
)
_DRAFT = "SELECT digest, updated, live, sealed FROM draft WHERE name = ? ORDER BY live DESC, updated DESC LIMIT 1"
_KEPT = (
    "SELECT content, at FROM revision WHERE report = ? AND cause <> 'damaged' AND content IN (SELECT hash FROM content)"
    " ORDER BY id DESC LIMIT 1"
)
_NAMELESS = "SELECT hash, '' FROM content WHERE name = ? ORDER BY rowid DESC LIMIT 1"
"""Contents that no revision names any more; the last that was found."""


def chosen(finds: Finds) -> Iterator[Rescued]:
    """Every report that is known of, by its name."""
    for (name,) in finds.rows(_NAMES):
        torn = next(finds.rows("SELECT 1 FROM scrap WHERE name = ?", name), None) is not None
        yield _choose(finds, str(name), torn)


def _choose(finds: Finds, name: str, torn: bool) -> Rescued:
    kept, kept_at = next(finds.rows(_KEPT, name), None) or next(finds.rows(_NAMELESS, name), ("", ""))
    draft = next(finds.rows(_DRAFT, name), None)
    if draft is None:
        return Rescued(name, "older" if kept else "lost", kept, kept_at, torn=torn)
    state, updated, live, sealed = draft
    if _was_kept(finds, name, state) or (sealed and not (kept and _is_locked(finds, state))):
        newest = live or kept == state or updated > kept_at
        return Rescued(name, "whole" if live else "older", *((state, updated) if newest else (kept, kept_at)), torn=torn)
    if kept and (_is_locked(finds, state) or _is_locked(finds, kept) or (not live and updated <= kept_at)):
        return Rescued(name, "older", kept, kept_at, torn=torn)
    return Rescued(name, "doubtful", state, updated, kept, kept_at, torn)


def _was_kept(finds: Finds, name: str, state: str) -> bool:
    """Whether a sealed revision names a state, or a content of its hash was found."""
    known = "SELECT 1 FROM revision WHERE report = ?1 AND content = ?2 UNION SELECT 1 FROM content WHERE name = ?1 AND hash = ?2"
    return next(finds.rows(known, name, state), None) is not None


def _is_locked(finds: Finds, state: str) -> bool:
    try:
        return is_locked(decode(finds.state(state)))
    except BookError:
        return False
