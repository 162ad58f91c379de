"""Stores as a kill, a bad disk or a careless hand leaves them, and whether one that does not open stays as it is."""

import os
import struct
import subprocess
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

from models.errors import StoreError
from models.samples import sample_report
from models.store import Store
from models.store.connection import FILE

ROOT = Path(__file__).parent.parent.parent.parent
NAME = "cntt/2021-9T"
EMPTYING_JOURNAL = (bytes.fromhex("d9d505f920a163d7") + struct.pack(">IIIII", 0, 7, 0, 512, 4096)).ljust(512, b"\0")
"""A journal that would make the file beside it one of no pages."""
CRASHED = """
import os, signal, sys
from pathlib import Path
from msgspec.structs import replace
from models.samples import sample_report
from models.store import Store
store = Store.open(Path(sys.argv[1]))
for count in range(int(sys.argv[2])):
    store.keep_revision(replace(sample_report(), state="draft", subject=f"{sys.argv[3]} {count}"), "worked")
os.kill(os.getpid(), signal.SIGKILL)
"""
posix = pytest.mark.skipif(os.name == "nt", reason="kill -9 leaves the logs there as they were")


def crashed(folder: Path, count: int = 5, word: str = "bản") -> Path:
    """A store whose program was killed: its last work stands in the log alone."""
    subprocess.run([sys.executable, "-c", CRASHED, str(folder), str(count), word], cwd=ROOT, check=False)
    assert (folder / f"{FILE}-wal").stat().st_size > 32
    return folder / FILE


def filled(folder: Path, count: int = 3) -> Path:
    """A store that was closed."""
    with Store.open(folder) as store:
        for number in range(count):
            store.keep_revision(replace(sample_report(), state="draft", subject=f"bản {number}"), "worked")
    return folder / FILE


def everything(folder: Path) -> dict[str, tuple[bytes, int]]:
    """All files of a folder, with their bytes and when they were written."""
    return {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.iterdir() if path.is_file()}


def refused(folder: Path) -> StoreError:
    """Why the store does not open; nothing is any different afterwards."""
    before = everything(folder)
    with pytest.raises(StoreError) as error:
        Store.open(folder)
    assert everything(folder) == before
    assert "\n" not in str(error.value)
    return error.value


def cut(path: Path, length: int) -> None:
    """Leaves so many bytes of a file."""
    path.write_bytes(path.read_bytes()[:length])


def poked(path: Path, at: int, content: bytes) -> None:
    """Writes other bytes into a file."""
    data = bytearray(path.read_bytes())
    data[at : at + len(content)] = content
    path.write_bytes(bytes(data))
