"""Faults of the program itself, written down for whoever mends it."""

import contextlib
from datetime import UTC, datetime
from pathlib import Path

from models.language import _
from models.private_files import private_file, private_folder

LOG = "loi.log"
_MOST_BYTES = 1 << 20
"""A log that has grown larger begins anew, the older one beside it: a fault that comes at every keystroke must not fill the disk."""


def log_fault(data: Path, trace: str) -> Path | None:
    """Writes a traceback beside the data with its time; gives the file, or nothing where it cannot be written."""
    path = data / LOG
    try:
        private_folder(path.parent)
        private_file(path)
        if path.stat().st_size > _MOST_BYTES:
            with contextlib.suppress(OSError):  # on Windows while it is open
                path.replace(path.with_name(f"{LOG}.1"))
            private_file(path)
        with path.open("a", encoding="utf-8", errors="replace") as file:
            file.write(f"{datetime.now(UTC).isoformat(timespec='seconds')}\n{trace}\n")
    except OSError:
        return None
    return path


def told_fault(data: Path | None, error: BaseException) -> str:
    """Writes a fault down where there is a folder for it; gives where, in words."""
    import traceback  # noqa: PLC0415  # loaded when there is a fault, so that the window stands sooner

    written = log_fault(data, "".join(traceback.format_exception(error))) if data else None
    return _("chi tiết ghi ở “{file}”").format(file=written) if written else _("không ghi được chi tiết")
