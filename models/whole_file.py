"""Putting bytes under a name so that no half file ever stands there, whatever happens meanwhile."""

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

PRIVATE = 0o600


def put_whole(path: Path, content: bytes, private: bool = False) -> None:
    """Writes beside the final name first, waits for the disk, and only then renames. Raises OSError; then the old file still stands."""
    with writing_whole(path, private) as file:
        file.write(content)


@contextlib.contextmanager
def writing_whole(path: Path, private: bool = False) -> Iterator[BinaryIO]:
    """The same for a content that comes piece by piece; what is raised inside leaves the old file, and nothing else.

    `private` gives the file to its owner alone, whatever the permissions of the one that it replaces.
    """
    handle, name = tempfile.mkstemp(prefix=".sobaocao-", suffix=".tmp", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(PRIVATE if private else _mode(path))
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise


def _mode(path: Path) -> int:
    """The permissions of the file that is replaced, or those of any new file."""
    with contextlib.suppress(OSError):
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
