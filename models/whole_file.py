"""Putting bytes under a name so that no half file ever stands there, whatever happens meanwhile."""

import contextlib
import os
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from models.private_files import FILE as PRIVATE
from models.private_files import is_shared

WORK, ENDING = ".sobaocao-", ".tmp"
"""How the names of files begin and end that are not whole yet; folders to work in begin so too."""

LEFT_OVER = f"{WORK}*{ENDING}"
"""What a program that was killed leaves of a file that it was writing."""

_PAUSES = (0.05, 0.1, 0.2)
"""Seconds between two attempts to rename."""

_HELD_BY_OTHERS = (5, 32)
"""What Windows says of a file that somebody holds: access denied, sharing violation."""


def put_whole(path: Path, content: bytes, private: bool = False) -> None:
    """Writes beside the final name first, waits for the disk, and only then renames. Raises OSError; then the old file still stands."""
    with writing_whole(path, private) as file:
        file.write(content)


@contextlib.contextmanager
def writing_whole(path: Path, private: bool = False) -> Iterator[BinaryIO]:
    """The same for a content that comes piece by piece; what is raised inside leaves the old file, and nothing else.

    `private` gives the file to its owner alone, whatever the permissions of the one that it replaces (models/private_files.py).
    """
    handle, name = tempfile.mkstemp(prefix=WORK, suffix=ENDING, dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(PRIVATE if private and not is_shared(path.parent) else _mode(path))
        take_name(Path(name), path)
        settle(path.parent)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise


def take_name(source: Path, target: Path) -> None:
    """Gives a file another name, in the place of one that bears it. Raises OSError.

    Under Windows what looks for viruses holds a file that was just written for a moment: it is asked again a few times.
    """
    for pause in _PAUSES:
        try:
            source.replace(target)
        except PermissionError as error:
            if getattr(error, "winerror", None) not in _HELD_BY_OTHERS:
                raise
            time.sleep(pause)
        else:
            return
    source.replace(target)


def settle(folder: Path) -> None:
    """Waits until a new name is on the disk; Windows does this by itself and has no such call."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _mode(path: Path) -> int:
    """The permissions of the file that is replaced, or those of any new file."""
    with contextlib.suppress(OSError):
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
