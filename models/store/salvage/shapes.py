"""Which table a row is of, told by the row alone: a damaged file cannot be asked."""

import re
from collections.abc import Sequence
from typing import Literal

from models.store.salvage.cells import Lengths, Value

Table = Literal["report", "content", "revision", "paper", "setting", "taken_in"]
"""Where rows belong; "content" stands for kept contents and for files, which look the same."""

COLUMNS: dict[str, tuple[str, ...]] = {
    "content": ("hash", "json"),
    "file": ("hash", "content"),
    "revision": ("id", "report", "content", "cause", "clerk", "at", "previous", "hash"),
    "report": ("name", "definition", "period", "state", "subject", "draft", "updated"),
    "paper": ("report", "role", "name", "hash", "at"),
    "setting": ("key", "value"),
    "taken_in": ("sha256", "name", "report", "content", "day"),
}
"""The tables that are read, the ones first that others are checked by, with the columns that every version has."""

LATER = {"revision": "note", "report": "draft_hash"}
"""The columns that came later, behind the others."""

_HASH = re.compile("[0-9a-f]{64}")
_COUNTS = (2, 5, 7, 8, 9)


def may_be_ours(types: Lengths) -> bool:
    """Whether a record with such types may be a row of ours: as many columns, texts and bytes alone."""
    if len(types) not in _COUNTS or any(0 < code < 12 for code in types):
        return False
    blobs = [at for at, code in enumerate(types) if code >= 12 and code % 2 == 0]
    return blobs in ([], [5]) if len(types) in (7, 8) else blobs in ([], [1]) if len(types) == 2 else not blobs


def table_of(values: Sequence[Value]) -> Table | None:
    """The table that a row is of; nothing where it is none of ours."""
    match values:
        case [str(), str(), str(), str(), str() | None, bytes(), str()] | [str(), str(), str(), str(), str() | None, bytes(), str(), str()]:
            return "report"
        case [str(hash), bytes()] if _is_hash(hash):
            return "content"
        case [_, str(), str(content), str(), str() | None, str(), str(previous), str(hash), *_rest]:
            return "revision" if all(map(_is_hash, (content, previous, hash))) else None
        case [str(sha256), str(), str(), str(content), str()] if _is_hash(sha256) and _is_hash(content):
            return "taken_in"
        case [str(), str(), str(), str(hash), str()] if _is_hash(hash):
            return "paper"
        case [str(), str() | None]:
            return "setting"
    return None


def _is_hash(text: str) -> bool:
    return _HASH.fullmatch(text) is not None
