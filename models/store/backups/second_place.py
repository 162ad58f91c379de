"""The second place: a USB stick or a share on which backups stand too, so that they outlive the computer.

Which place, and its password, stand in a file of their own beside the store: they belong to this computer, no copy carries them away, and a
restore leaves them alone.
"""

import contextlib
import platform
import re
import secrets
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from models.errors import BackupFailed, BookError, StoreError, reason
from models.language import _
from models.private_files import private_folder
from models.store.backups.names import LOCKED_SUFFIX, PLACE_PREFIX, Backup, backups_in, backups_of
from models.store.backups.plain_copy import copy_file, copy_locked
from models.store.backups.rotation import let_go
from models.store.backups.shares import part
from models.store.connection import BACKUPS
from models.store.half_files import remove_all_halves
from models.store.store import Store
from models.store.watching import Progress, Stopped, never, unwatched
from models.whole_file import put_whole

_FILE = "second-place.json"


class SecondPlace(Struct, frozen=True):
    """Where else backups stand; with a password they are locked there. No folder: nowhere."""

    folder: Path | None = None
    password: str = ""


class _Kept(Struct, frozen=True):
    """What the file says; no folder where the place was given up.

    `own` is the name of this store's own folder at any place; `apart`: the place was on another disk than the data, so that the empty
    folder that a pulled stick leaves behind is not taken for the stick. `last` is the highest number that a backup there has borne.
    """

    folder: str
    password: str
    own: str
    apart: bool
    last: int = 0


_CHOOSING = threading.Lock()
"""Held while the file is written: a copy that ends must not take back what was chosen meanwhile."""


def second_place(store: Store) -> SecondPlace:
    """The second place of a store; nowhere where none was chosen. Raises StoreError where that can no longer be read."""
    return second_place_of(store.folder)


def second_place_of(data: Path) -> SecondPlace:
    """The same for the store of a data folder, which need not be open. Raises StoreError."""
    kept = _read(data)
    return SecondPlace(Path(kept.folder), kept.password) if kept and kept.folder else SecondPlace()


def set_second_place(store: Store, place: SecondPlace) -> None:
    """Chooses, changes or (with no folder) gives up the second place. What stands there stays.

    Raises StoreError where it cannot be used.
    """
    try:
        if place.folder is None:
            _choose(store.folder, _Kept("", "", _own_name(store.folder), False))
            return
        folder = place.folder.absolute()
        _refuse_place(store.folder, folder)
        own = _own_name(store.folder)
        private_folder(folder / own)
        with tempfile.TemporaryFile(dir=folder / own):
            pass
        _choose(store.folder, _Kept(str(folder), place.password, own, _is_apart(folder, store.folder)))
    except OSError as error:
        sentence = _("Không dùng được “{folder}” làm nơi sao lưu thứ hai ({why}); hãy chọn thư mục khác.")
        raise StoreError(sentence.format(folder=place.folder, why=reason(error))) from error


def last_number_there(data: Path) -> int:
    """The highest number that a backup at the second place has borne; the next one is above it, or it would be taken for an old one."""
    with contextlib.suppress(StoreError):
        kept = _read(data)
        return kept.last if kept else 0
    return 0


def copy_to_second_place(data: Path, progress: Progress = unwatched, stopped: Stopped = never, spared: Path | None = None) -> str:
    """Copies the backups that were made since the place was last there; lets older ones there go, but for `spared`.

    Gives a sentence where it cannot be done now, which harms nothing, or nothing. Raises WorkStopped.
    """
    try:
        kept = _read(data)
        if kept is None or not kept.folder:
            return ""
        if not _is_there(kept, data):
            sentence = _(
                "Chưa thấy nơi sao lưu thứ hai “{folder}” (USB chưa cắm hoặc ổ mạng chưa nối); khi có lại, chương trình tự chép bù."
            )
            return sentence.format(folder=kept.folder)
        _bring_up_to_date(kept, data, progress, stopped)
        own = Path(kept.folder) / kept.own
        _note_last(data, max((backup.number for backup in backups_in(own)), default=0))
        let_go(backups_in(own), own, spared)
    except (BackupFailed, StoreError) as error:
        return str(error)
    except OSError as error:
        sentence = _("Chưa chép được bản sao lưu sang nơi thứ hai ({why}); bản trên máy vẫn đủ, lần sau chương trình chép bù.")
        return sentence.format(why=reason(error))
    return ""


def _bring_up_to_date(kept: _Kept, data: Path, progress: Progress, stopped: Stopped) -> None:
    own = Path(kept.folder) / kept.own
    private_folder(own)
    remove_all_halves(own)
    there = backups_in(own)
    missing = [*_lacking(backups_of(data), there), *(backup for backup in there if kept.password and not backup.locked)]
    for at, backup in enumerate(missing):
        share = part(progress, 1000 * at // len(missing), 1000 * (at + 1) // len(missing), stopped)
        _put(backup, own, kept.password, data / BACKUPS, share, stopped)


def _lacking(here: tuple[Backup, ...], there: tuple[Backup, ...]) -> Iterator[Backup]:
    """What was made since the newest one there, the newest first; of a place that has none only the newest."""
    since = max((backup.number for backup in there), default=here[0].number - 1 if here else 0)
    return (backup for backup in here if backup.number > since)


def _put(backup: Backup, own: Path, password: str, work: Path, progress: Progress, stopped: Stopped) -> None:
    """One backup into the folder there; one that stands there unlocked is locked where a password was set since."""
    if password:
        copy_locked(backup.path, own / (backup.path.name + LOCKED_SUFFIX), password, work, progress, stopped)
        (own / backup.path.name).unlink(missing_ok=True)
    else:
        copy_file(backup.path, own / backup.path.name, progress, stopped)


def _is_there(kept: _Kept, data: Path) -> bool:
    folder = Path(kept.folder)
    if not folder.is_dir():
        return False
    return (folder / kept.own).is_dir() or not kept.apart or _is_apart(folder, data)


def _is_apart(folder: Path, data: Path) -> bool:
    return folder.stat().st_dev != data.stat().st_dev


def _refuse_place(data: Path, folder: Path) -> None:
    if not folder.is_dir():
        raise StoreError(_("Không có thư mục “{folder}”; hãy cắm USB hoặc chọn thư mục khác.").format(folder=folder))
    if is_inside(folder / _FILE, data):
        raise StoreError(
            _("“{folder}” nằm trong thư mục dữ liệu của chương trình; hãy chọn nơi khác, tốt nhất là ổ khác.").format(folder=folder)
        )


def is_inside(path: Path, folder: Path) -> bool:
    """Whether a path leads into a folder, through links and other spellings too."""
    for parent in path.resolve().parents:
        with contextlib.suppress(OSError):
            if parent.samefile(folder):
                return True
    return False


def _own_name(data: Path) -> str:
    """The folder of this store at any second place; a new name tells people which computer, and two stores apart."""
    with contextlib.suppress(StoreError):
        last = _read(data)
        if last:
            return last.own
    computer = re.sub(r"[^A-Za-z0-9]+", "-", platform.node()).strip("-")[:20] or "may"
    return f"{PLACE_PREFIX}{computer}-{secrets.token_hex(4)}"


def _choose(data: Path, kept: _Kept) -> None:
    with _CHOOSING:
        _write(data, replace(kept, last=last_number_there(data)))


def _note_last(data: Path, number: int) -> None:
    with _CHOOSING:
        kept = _read(data)
        if kept is not None and number > kept.last:
            _write(data, replace(kept, last=number))


def _write(data: Path, kept: _Kept) -> None:
    put_whole(data / _FILE, msgspec.json.encode(kept), private=True)


def _read(data: Path) -> _Kept | None:
    """What was chosen. Raises StoreError where the file is no longer readable: that is not the same as no place."""
    try:
        kept = msgspec.json.decode((data / _FILE).read_bytes(), type=_Kept)
        if kept.own != Path(kept.own).name or not kept.own.startswith(PLACE_PREFIX):
            raise BookError(kept.own)
        return kept
    except FileNotFoundError:
        return None
    except (OSError, msgspec.MsgspecError, BookError) as error:
        raise StoreError(_("Không đọc được nơi sao lưu thứ hai đã chọn; hãy chọn lại trong Sao lưu và khôi phục.")) from error
