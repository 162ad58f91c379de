"""Files copied byte by byte to another place, locked by a password where one is given, and read back from there."""

import hashlib
import os
from pathlib import Path

from models.errors import BackupFailed
from models.language import _
from models.store.backups.copying import ask_for_room
from models.store.backups.shares import WHOLE, part
from models.store.half_files import HALF, at_work, half_of
from models.store.watching import Progress, Stopped

_PIECE = 1024 * 1024


def copy_file(source: Path, target: Path, progress: Progress, stopped: Stopped) -> None:
    """Copies a file, a piece at a time, and reads the copy back. Raises OSError, BackupFailed where the copy is another, WorkStopped."""
    ask_for_room(source.stat().st_size, target)
    with half_of(target) as half:
        pour(source, half, part(progress, 0, 500, stopped))
        _compare(source, half, target, part(progress, 500, WHOLE, stopped))


def copy_locked(source: Path, target: Path, password: str, work: Path, progress: Progress, stopped: Stopped) -> None:
    """The same, locked by a password; to read it back it is unlocked in the folder `work`, where nothing of it stays.

    Raises WrongPassword too, for an empty one.
    """
    from models.locked_file import lock_file, unlock_file  # noqa: PLC0415  takes a while to load, and few have a password

    ask_for_room(source.stat().st_size, target)
    unlocked = work / f"{target.name}{HALF}"
    with half_of(target) as half, at_work(unlocked):
        lock_file(source, half, password, part(progress, 0, 400, stopped))
        unlock_file(half, unlocked, password, part(progress, 400, 800, stopped))
        _compare(source, unlocked, target, part(progress, 800, WHOLE, stopped))


def pour(source: Path, target: Path, progress: Progress) -> None:
    """Copies a file over another one as it is, whole or damaged, and waits for the disk. Raises OSError."""
    size, done = source.stat().st_size, 0
    with source.open("rb") as here, target.open("wb") as there:
        while piece := here.read(_PIECE):
            there.write(piece)
            done += len(piece)
            progress(done, size)
        there.flush()
        os.fsync(there.fileno())


def _compare(source: Path, copy: Path, target: Path, progress: Progress) -> None:
    if _digest(source, progress) != _digest(copy, progress):
        sentence = _("Bản sao lưu ghi vào “{folder}” đọc lại không đúng; nơi đó có thể đã hỏng, hãy dùng nơi khác.")
        raise BackupFailed(sentence.format(folder=target.parent))


def _digest(path: Path, progress: Progress) -> bytes:
    size, done, digest = path.stat().st_size, 0, hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            digest.update(piece)
            done += len(piece)
            progress(done, size)
    return digest.digest()
