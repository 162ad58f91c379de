"""Backups by themselves: a little after the window stands, and when a day has passed while it stays open. Typing notices nothing of it."""

import time
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QObject, QTimer, Signal

from models.errors import BookError, NoRoom, WorkStopped, failure_words
from models.language import _
from models.store import Store
from models.store.watching import Progress, Stopped
from ui.long_work import LongWork
from ui.safekeeping.line import BackupLine

if TYPE_CHECKING:
    from models.store.backups import KeptBackup, Why

AFTER_START = 4000
"""Milliseconds that a window which has just been opened has for itself."""
_LOOK_EVERY = 60_000
"""Milliseconds between two looks at the calendar. A computer that slept looks when it wakes: what counts is the clock, not the waiting."""
AGAIN_AFTER = 900.0
"""Seconds after which what failed is tried again. What lacked room is tried at each look: nothing is copied before there is some."""


class _Look(Struct, frozen=True):
    """Which backup is due, when the last one was made, whether the second place can be written to."""

    due: "Why | None"
    last: datetime | None
    place: bool


class BackupWatch(QObject):
    """`failed(sentence)`: a backup that was due was not made; each reason is told once until one goes well. `said(sentence)`: what is to
    be known and is no alarm: the second place is not there. `mended(sentence)`: what was told as failed has gone well since. `made`: there
    is one backup more.
    """

    said = Signal(str)
    failed = Signal(str)
    mended = Signal(str)
    made = Signal()

    def __init__(self, store: Store, work: LongWork, line: BackupLine, parent: QObject) -> None:
        super().__init__(parent)
        self._store = store
        self._work = work
        self._line = line
        self._looker = LongWork(self)
        self._told: set[str] = set()
        self._told_of_place: set[str] = set()
        self._not_before = 0.0
        self._looked = False
        self._backing_up = False
        self._behind = True
        """Whether the second place may lack something that stands here."""
        self._clock = QTimer(self, interval=_LOOK_EVERY)
        self._clock.timeout.connect(self.look)
        work.advanced.connect(self._show_advance)

    def begin(self, after: int = AFTER_START) -> None:
        """Looks after so many milliseconds, and from then on again and again."""
        QTimer.singleShot(after, self, self.look)
        self._clock.start()

    def close(self) -> None:
        """Looks no more; before the window goes."""
        self._clock.stop()
        self._looker.close(0.5)

    def is_looking(self) -> bool:
        """Whether it is being looked at what is due."""
        return self._looker.is_running()

    # ------------------------------------------------------------ what is due

    def look(self) -> None:
        """Makes a backup where one is due; copies to the second place what it lacks, where it is there again."""
        at_start = not self._looked

        def work(_progress: Progress, _stopped: Stopped) -> _Look:
            return _looked_at(self._store, at_start)

        # A store that cannot be read is told where it is worked with.
        self._looker.run("…", work, self._judge, lambda _error: None)

    def _judge(self, look: _Look) -> None:
        if self._work.is_running():
            return  # the next look comes soon enough
        self._looked = True
        if self._line.isHidden():
            self._line.show_last(look.last)
        self._line.refresh()
        if time.monotonic() < self._not_before:
            return
        if look.due is not None:
            self.back_up(look.due)
        elif self._behind and look.place:
            self._catch_up(look.last)

    # ------------------------------------------------------------ backing up

    def back_up(
        self, why: "Why", done: "Callable[[KeptBackup], object]" = lambda _kept: None, failed: Callable[[Exception], object] | None = None
    ) -> bool:
        """Makes a backup now; False where something else is being done. Its failure is told here unless somebody else does (`failed`)."""

        def kept(made: "tuple[KeptBackup, bool]") -> None:
            self._kept(*made)
            done(made[0])

        def work(progress: Progress, stopped: Stopped) -> "tuple[KeptBackup, bool]":
            from models.store.backups import backups_of, keep_backup  # noqa: PLC0415  # loaded while the window stands already

            backup = keep_backup(self._store, why, progress=progress, stopped=stopped)
            return backup, any(each.doubtful for each in backups_of(self._store.folder) if each.path == backup.path)

        def not_kept(error: Exception) -> None:
            sentence = self._note_failure(error)
            if failed is not None:
                failed(error)
            elif sentence:
                self._alarm(sentence)

        begun = self._work.run(_("Đang sao lưu…"), work, kept, not_kept)
        if begun:
            self._backing_up = True
            self._line.show_running(None)
        return begun

    def _show_advance(self, done: int, of: int) -> None:
        if self._backing_up and of:
            self._line.show_running(done * 100 // of)

    def _kept(self, kept: "KeptBackup", doubtful: bool) -> None:
        """`doubtful`: something is wrong in the data themselves; that is an alarm, though the backup was made."""
        self._backing_up = False
        self._not_before = 0.0
        if doubtful:
            self._line.show_failure(kept.trouble, _("⚠ Dữ liệu có chỗ hỏng"))
            self._alarm(kept.trouble)
        else:
            for sentence in self._told:
                self.mended.emit(sentence)
            self._told.clear()
            self._show_place(datetime.now().astimezone(), kept.trouble)
        self.made.emit()

    def _alarm(self, sentence: str) -> None:
        if sentence not in self._told:
            self._told.add(sentence)
            self.failed.emit(sentence)

    def _note_failure(self, error: Exception) -> str:
        """Shows that no backup was made and waits a while; gives why, or nothing where the clerk stopped it."""
        self._backing_up = False
        self._not_before = 0.0 if isinstance(error, NoRoom) else time.monotonic() + AGAIN_AFTER
        if isinstance(error, WorkStopped):
            self._line.show_again()
            return ""
        sentence = failure_words(error, _("Chưa sao lưu được: {why}"))
        self._line.show_failure(sentence)
        return sentence

    # ------------------------------------------------------------ the second place

    def _catch_up(self, last: datetime | None) -> None:
        """The stick is in again: what was made meanwhile goes there."""

        def work(progress: Progress, stopped: Stopped) -> str:
            from models.store.backups import copy_to_second_place  # noqa: PLC0415  # as above

            return copy_to_second_place(self._store.folder, progress, stopped)

        def done(trouble: str) -> None:
            self._show_place(last, trouble)
            self.made.emit()

        def failed(_error: Exception) -> None:
            self._not_before = time.monotonic() + AGAIN_AFTER

        self._work.run(_("Đang chép sang nơi thứ hai…"), work, done, failed)

    def place_changed(self) -> None:
        """Another second place was chosen: it gets a copy at the next look, however the one before did."""
        self._behind = True
        self._not_before = 0.0

    def _show_place(self, last: datetime | None, trouble: str) -> None:
        """Shows the last backup, and what hindered its copy; that is said once and no alarm."""
        self._behind = bool(trouble)
        if trouble:
            self._not_before = time.monotonic() + AGAIN_AFTER
        self._line.show_last(last, trouble)
        if trouble and trouble not in self._told_of_place:
            self._told_of_place.add(trouble)
            self.said.emit(trouble)


def _looked_at(store: Store, at_start: bool) -> _Look:
    """In the worker's thread: a network drive may keep one waiting."""
    from models.store.backups import backups_of, due, second_place  # noqa: PLC0415  # loaded while the window stands already

    try:
        folder = second_place(store).folder
    except BookError:  # told when a backup is made
        folder = None
    newest = next(iter(backups_of(store.folder)), None)
    now = datetime.now().astimezone()
    return _Look(due(store, now, at_start=at_start), newest.at if newest else None, bool(folder and folder.is_dir()))
