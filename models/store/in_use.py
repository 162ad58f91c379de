"""Who has a store open: a note beside the database with a sign of life, so that a second one is told, and that outlives no crash for long.

SQLite's lock is the real guard. Where a share does not lock, the note is; so whoever lost it (models/store/store.py asks) writes no more.
"""

import contextlib
import os
import tempfile
import threading
import time
import uuid
import weakref
from datetime import UTC, datetime
from pathlib import Path

import msgspec
from msgspec import Struct

from models.dates import local_time
from models.errors import StoreInUse
from models.language import _
from models.private_files import FILE as PRIVATE
from models.private_files import is_shared
from models.store.this_computer import computer, machine, process_began, screen, user
from models.whole_file import ENDING, WORK

NOTE = "in-use.json"
BEAT = 15.0
"""Seconds between two signs of life."""
SILENT = 60.0
"""Seconds without a sign of life after which a note of another computer counts as left behind."""
_LARGEST = 4096
"""Bytes of a note; what is longer is none."""


class Holder(Struct, frozen=True):
    """Who has a store open.

    `id` tells one opening from another, `since` is in UTC, `began` is when the process began, as its system says.
    """

    id: str
    computer: str
    machine: str
    user: str
    process: int
    began: str
    since: str
    screen: str = ""

    @property
    def is_here(self) -> bool:
        """Whether it is a process of this computer."""
        return self.machine == machine()

    @property
    def is_ours(self) -> bool:
        """Whether it is a process of this user at this screen, whose window can be shown."""
        return self.is_here and self.user == user() and self.screen == screen()


class InUse(StoreInUse):
    """Another one has the store open; `holder` says who, where that is known."""

    def __init__(self, folder: Path, holder: Holder | None) -> None:
        super().__init__(_words(folder, holder))
        self.holder = holder


def _words(folder: Path, holder: Holder | None) -> str:
    if holder is None:
        return _("Sổ báo cáo đang mở dữ liệu này ở cửa sổ khác ({path}); hãy dùng cửa sổ đó hoặc đóng nó rồi mở lại.").format(path=folder)
    since = _since(holder)
    if holder.is_here and holder.user == user():
        sentence = _(
            "Sổ báo cáo đang mở dữ liệu này ở cửa sổ khác trên máy này từ {since} ({path}); hãy dùng cửa sổ đó hoặc đóng nó rồi mở lại."
        )
        return sentence.format(since=since, path=folder)
    sentence = _(
        "Dữ liệu ở “{path}” đang được {user} mở trên máy {computer} từ {since}; hãy nhờ người đó đóng Sổ báo cáo rồi mở lại."
        " Nếu máy đó đã tắt đột ngột thì chờ một phút rồi mở lại."
    )
    return sentence.format(path=folder, user=holder.user or _("người khác"), computer=holder.computer, since=since)


def _since(holder: Holder) -> str:
    at = local_time(holder.since)
    return _("{time} ngày {day}").format(time=f"{at:%H:%M}", day=f"{at:%d/%m/%Y}") if at else "?"


def read_note(folder: Path) -> Holder | None:
    """What the note of a folder says; nothing where there is none, or one that says nothing. Raises OSError where it cannot be read."""
    with (folder / NOTE).open("rb") as file:
        content = file.read(_LARGEST)
    try:
        return msgspec.json.decode(content, type=Holder)
    except (msgspec.MsgspecError, ValueError):
        return None


def holder_of(folder: Path) -> Holder | None:
    """Who has a store open and is alive; nothing where nobody has, or where it is not known."""
    try:
        holder = read_note(folder)
    except OSError:
        return None
    return holder if holder is not None and _is_alive(folder, holder) else None


def _is_alive(folder: Path, holder: Holder) -> bool:
    if not holder.is_here:
        return not _is_silent(folder)
    if holder.process == os.getpid():
        return holder.id in _HELD  # one that this process dropped without closing holds nothing any more
    began = process_began(holder.process)
    return began is not None and (not began or not holder.began or began == holder.began)


def _is_silent(folder: Path) -> bool:
    """Whether a note of another computer has had no sign of life, by the clock of the disk on which it is, not of this computer."""
    try:
        seen = (folder / NOTE).stat().st_mtime
        age = _clock_of(folder) - seen
    except OSError:
        return False
    if age >= 0:
        return age > SILENT
    return not _is_seen_to_move(folder)  # the clock was put back: only looking tells


def _clock_of(folder: Path) -> float:
    """What time it is where a folder is kept. Raises OSError."""
    handle, name = tempfile.mkstemp(prefix=WORK, suffix=ENDING, dir=folder)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(b"?")  # only what is written bears the time of a server; setting it bears this computer's
        return Path(name).stat().st_mtime
    finally:
        with contextlib.suppress(OSError):
            Path(name).unlink()


def _is_seen_to_move(folder: Path, seconds: float = BEAT + 3) -> bool:
    path, end = folder / NOTE, time.monotonic() + seconds
    before = path.stat().st_mtime_ns
    while time.monotonic() < end:
        time.sleep(0.5)
        with contextlib.suppress(OSError):
            if path.stat().st_mtime_ns != before:
                return True
    return False


_HELD: set[str] = set()
"""The openings of this process."""


class _Life:
    """Keeps one note alive from a thread of its own; apart from `Claim`, so that a dropped claim ends it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.holder = Holder(
            uuid.uuid4().hex,
            computer(),
            machine(),
            user(),
            os.getpid(),
            process_began(os.getpid()) or "",
            datetime.now(UTC).isoformat(timespec="seconds"),
            screen(),
        )
        self.other: Holder | None = None
        """Who took the note over."""
        self.confirmed = time.time()
        self._ended = threading.Event()
        self._lock = threading.Lock()

    def begin(self, replace: bool) -> bool:
        """Writes the note; one that is there is replaced or left alone. Gives whether it is ours now."""
        path = self.folder / NOTE
        try:
            if replace:
                path.unlink(missing_ok=True)
            _put_new(path, msgspec.json.encode(self.holder))
        except OSError:
            return False
        _HELD.add(self.holder.id)
        self.confirmed = time.time()
        threading.Thread(target=self._live, name="sign of life", daemon=True).start()
        return True

    def _live(self) -> None:
        while not self._ended.wait(BEAT):
            self.beat()

    def beat(self) -> None:
        """One sign of life. A note that is gone is written again; one of somebody else is theirs."""
        with self._lock:
            if self._ended.is_set():
                return
            path, content = self.folder / NOTE, msgspec.json.encode(self.holder)
            with contextlib.suppress(OSError):
                if self._look():
                    with path.open("r+b") as file:
                        file.write(content)
                    self.confirmed = time.time()

    def _look(self) -> bool:
        """Whether the note is ours. Raises OSError where the disk does not answer."""
        try:
            holder = read_note(self.folder)
        except FileNotFoundError:
            _put_new(self.folder / NOTE, msgspec.json.encode(self.holder))
            self.other = None
            return True
        if holder is not None and holder.id != self.holder.id:
            self.other = holder
            return False
        if holder is None:  # nobody's: what stands there is cut short or garbage
            (self.folder / NOTE).write_bytes(msgspec.json.encode(self.holder))
        self.other = None
        return True

    def look_again(self) -> None:
        """Looks whose the note is, where that was not seen for a while: this computer may have slept, and somebody may have come."""
        if self.other is not None or not 0 <= time.time() - self.confirmed < SILENT / 2:
            if self.other is not None and not _is_alive(self.folder, self.other):
                with contextlib.suppress(OSError):
                    (self.folder / NOTE).unlink(missing_ok=True)
            self.beat()

    def end(self) -> None:
        """Takes the note away, where it is ours; from a process that only inherited it nothing is done."""
        if os.getpid() != self.holder.process:
            return
        self._ended.set()
        with self._lock:
            _HELD.discard(self.holder.id)
            for _attempt in range(3):
                try:
                    holder = read_note(self.folder)
                    if holder is not None and holder.id == self.holder.id:
                        (self.folder / NOTE).unlink()
                    return
                except PermissionError:  # on Windows while somebody is reading it
                    time.sleep(0.05)
                except OSError:
                    return


def _put_new(path: Path, note: bytes) -> None:
    """Writes a note where none is, for its owner's eyes; one that the disk does not take is not left there empty. Raises OSError."""
    mode = 0o666 if is_shared(path.parent) else PRIVATE
    handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, mode)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(note)
    except OSError:
        with contextlib.suppress(OSError):
            path.unlink()
        raise


class Claim:
    """What one opening of a store holds beside SQLite's lock. Given back by `give_back`, or when it is dropped."""

    def __init__(self, folder: Path) -> None:
        """Looks who has the folder. Raises InUse where somebody who is alive has it."""
        self._life = _Life(folder)
        self.left_behind: Holder | None = None
        """Whose note was found though they are not alive any more: their program, or their computer, ended suddenly."""
        self._is_written = False
        self._finalizer = weakref.finalize(self, self._life.end)
        holder: Holder | None = None
        with contextlib.suppress(OSError):
            holder = read_note(folder)
            if holder is not None and _is_alive(folder, holder):
                raise InUse(folder, holder)
            self.left_behind = holder
            return
        self._is_written = self._life.begin(replace=False)

    def settle(self) -> None:
        """Writes the note where it is not there yet, now that the database is ours. Raises InUse where somebody else was quicker.

        A folder that takes no note is guarded by SQLite alone.
        """
        if not self._is_written:
            self._is_written = self._life.begin(replace=True)
            if not self._is_written and (holder := holder_of(self._life.folder)) is not None:
                raise InUse(self._life.folder, holder)

    def confirm(self) -> None:
        """Before something is written: that nobody took the store over meanwhile. Raises InUse."""
        if self._is_written:
            self._life.look_again()
            if self._life.other is not None:
                raise InUse(self._life.folder, self._life.other)

    @property
    def is_lost(self) -> bool:
        """Whether somebody else has the store now."""
        return self._life.other is not None

    def give_back(self) -> None:
        """Takes the note away."""
        self._finalizer()
