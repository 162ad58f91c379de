"""Faults of the program itself, written down for whoever mends it."""

from pathlib import Path

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
