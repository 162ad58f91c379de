"""Faults of the program itself, written down for whoever mends it."""

import sys
import traceback
from pathlib import Path
from types import TracebackType

from models.private_files import private_file, private_folder


def log_fault(data: Path, trace: str) -> Path | None:
    """Writes a traceback beside the data; gives the file, or nothing where it cannot be written."""
    path = data / "loi.log"
    try:
        private_folder(path.parent)
        private_file(path)
        with path.open("a", encoding="utf-8", errors="replace") as file:
            file.write(trace)
    except OSError:
        return None
    return path


def log_unseen_faults(data: Path) -> None:
    """From now on a fault that nobody catches, in what a click or a clock set off, is written down; stderr gets it too."""
    told = sys.excepthook

    def write_down(kind: type[BaseException], fault: BaseException, where: TracebackType | None) -> None:
        if not isinstance(fault, KeyboardInterrupt):
            log_fault(data, "".join(traceback.format_exception(kind, fault, where)))
        if sys.stderr is not None:
            told(kind, fault, where)

    sys.excepthook = write_down
