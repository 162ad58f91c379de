"""Putting bytes under a name so that no half file ever stands there, whatever happens meanwhile."""

import contextlib
import os
import tempfile
from pathlib import Path


def put_whole(path: Path, content: bytes) -> None:
    """Writes beside the final name first, waits for the disk, and only then renames. Raises OSError; then the old file still stands."""
    handle, name = tempfile.mkstemp(prefix=".sobaocao-", suffix=".tmp", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(_mode(path))
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
