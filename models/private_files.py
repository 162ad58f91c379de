"""Files and folders for the eyes of their owner alone, whatever is usual on the system.

Only POSIX knows these permissions. Under Windows a user's folder is the user's own already, and nothing is done. What is in a folder that
is shared with a group on purpose (setgid) has the permissions that are usual there, or the group could not work with it.
"""

import contextlib
import os
import stat
from collections.abc import Iterable
from pathlib import Path

FOLDER, FILE = 0o700, 0o600

_KNOWS_OWNERS = os.name == "posix"


def private_folder(path: Path) -> None:
    """Makes a folder, and those above it, where there is none; the folder itself is its owner's alone then. Raises OSError."""
    if path.is_dir():
        return
    if is_shared(path.parent):
        path.mkdir(exist_ok=True)
        return
    path.mkdir(parents=True, exist_ok=True, mode=FOLDER)
    _give(path, FOLDER)


def private_file(path: Path) -> None:
    """Makes an empty file of its owner alone where there is none; whoever opens it next finds it so. Raises OSError."""
    shared = is_shared(path.parent)
    with contextlib.suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666 if shared else FILE))
        if not shared:
            _give(path, FILE)


def is_shared(folder: Path) -> bool:
    """Whether a folder is shared with a group on purpose: what is made in it belongs to the group."""
    with contextlib.suppress(OSError):
        return _KNOWS_OWNERS and bool(folder.stat().st_mode & stat.S_ISGID)
    return False


def keep_private(folder: Path, ours: Iterable[str]) -> None:
    """Puts right what is not its owner's alone: the folder, and in it what `ours` names (patterns), with all that is inside.

    A folder that holds other things too, that is shared with a group on purpose (setgid) or belongs to somebody else stays as it is; what
    cannot be changed stays as well. Where all is right, this looks at a handful of names.
    """
    if not _KNOWS_OWNERS:
        return
    with contextlib.suppress(OSError):
        about = folder.stat()
        if about.st_uid != os.getuid() or about.st_mode & stat.S_ISGID:
            return
        own = {path for pattern in ours for path in folder.glob(pattern)}
        if all(path in own for path in folder.iterdir()):
            _give(folder, FOLDER)
        for path in own:
            _keep_private(path)


def _keep_private(path: Path) -> None:
    with contextlib.suppress(OSError):
        about = path.lstat()
        if stat.S_ISREG(about.st_mode):
            _give(path, FILE)
        elif stat.S_ISDIR(about.st_mode) and stat.S_IMODE(about.st_mode) != FOLDER:  # what is inside a closed folder nobody else reaches
            for inside in path.iterdir():
                _keep_private(inside)
            _give(path, FOLDER)


def _give(path: Path, mode: int) -> None:
    """A disk that knows no permissions, as a USB stick, keeps its own."""
    if _KNOWS_OWNERS:
        with contextlib.suppress(OSError):
            if stat.S_IMODE(path.stat().st_mode) != mode:
                path.chmod(mode)
