"""Images of signatures and seals inside a backup, in a table that only the copy has.

Out of it they come under the hash of their bytes, whatever the copy calls them: no name of a copy ever becomes a path.
"""

import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from models.store.drafts import is_as_written
from models.store.pictures import PICTURES, put_pictures

IMAGES = "backup_image"
_NAME = re.compile(r"[0-9a-f]{64}\.png", re.ASCII)


def take_images_in(copy: sqlite3.Connection, data: Path) -> None:
    """Puts the images of a data folder into a copy; one that is not what its name says is left out. Raises sqlite3.Error, OSError."""
    copy.execute(f"CREATE TABLE {IMAGES} (hash TEXT PRIMARY KEY, content BLOB NOT NULL) STRICT")
    for path in sorted((data / PICTURES).glob("*.png")):
        if _NAME.fullmatch(path.name) and path.is_file():
            content = path.read_bytes()
            if is_as_written(content, path.stem):
                copy.execute(f"INSERT INTO {IMAGES} VALUES (?, ?)", (path.stem, content))


def put_images_out(copy: sqlite3.Connection, data: Path) -> None:
    """Puts the images of a copy into a data folder, beside those that are there. Raises StoreError."""
    put_pictures(data, _images(copy))


def _images(copy: sqlite3.Connection) -> Iterator[bytes]:
    if copy.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", (IMAGES,)).fetchone():
        for hash, content in copy.execute(f"SELECT hash, content FROM {IMAGES}"):
            if is_as_written(content, hash):
                yield content
