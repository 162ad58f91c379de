"""Notes of who has a store open, as programs of others leave them."""

import os
from pathlib import Path

import msgspec

from models.store import Holder
from models.store.in_use import NOTE

OTHER = Holder("a", "PC-PHONG-TC", "PC-PHONG-TC/1", "lan", 4711, "", "2026-11-28T07:05:00+00:00")


def leave(folder: Path, holder: Holder, seconds_ago: float = 0) -> None:
    """A note as another program left it."""
    path = folder / NOTE
    path.write_bytes(msgspec.json.encode(holder))
    at = path.stat().st_mtime - seconds_ago
    os.utime(path, (at, at))
