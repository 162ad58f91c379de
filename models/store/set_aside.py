"""An archive folder that holds another issued report of the same name gives way whole, under another name, before its place is taken.

So it is where a backup was restored that did not know the report yet, and it was issued anew: its papers may stand nowhere else.
"""

import re
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from models.file_names import free_name
from models.store.archive_checking import manifest_in
from models.store.manifest import Manifest
from models.store.papers import Listed
from models.whole_file import settle, take_name

_NAME = re.compile(r".+-truoc-\d{8}-\d{4}(-\d+)?")


def set_aside_other(folder: Path, files: Iterable[Listed]) -> Path | None:
    """Renames a folder whose manifest vouches for a paper that is not to be written there; gives its new name, if any.

    One renaming: who is killed right after leaves no folder under the name, and it is written at the next start. Raises OSError.
    """
    there = manifest_in(folder)
    if there is None or not _would_lose(there, tuple(files)):
        return None
    aside = free_name(folder.with_name(f"{folder.name}-truoc-{datetime.now():%Y%m%d-%H%M}"))
    take_name(folder, aside)
    settle(folder.parent)
    return aside


def is_set_aside(folder: Path) -> bool:
    """Whether a folder was set aside, by its name."""
    return _NAME.fullmatch(folder.name) is not None


def _would_lose(there: Manifest, files: tuple[Listed, ...]) -> bool:
    """Whether a folder vouches for a file that is not to stand there: another report's, or a scan that this one does not have."""
    coming = {(file.name, file.sha256) for file in files}
    return any((file.name, file.sha256) not in coming for file in there.files)
