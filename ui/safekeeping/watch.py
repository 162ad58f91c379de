"""Backups by themselves: a little after the window stands, and when a day has passed while it stays open. Typing notices nothing of it."""

import time
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from models.errors import BookError, WorkStopped
from models.language import _
from models.store import Store
from ui.long_work import LongWork, Progress, Stopped
from ui.safekeeping.line import BackupLine

if TYPE_CHECKING:
    from models.store.backups import KeptBackup, Why

AFTER_START = 4000
"""Milliseconds that a window which has just been opened has for itself."""
_LOOK_EVERY = 60_000
"""Milliseconds between two looks at the calendar. A computer that slept looks when it wakes: what counts is the clock, not the waiting."""
_AGAIN_AFTER = 900.0
"""Seconds after which a backup that failed is tried again."""


class BackupWatch(QObject):
    """`failed(sentence)`: a backup that was due was not made; each reason is told once until one goes well. `said(sentence)`: what is to
    be known and is no alarm: the second place is not there. `made`: there is one backup more.
    """

    said = Signal(str)
    failed = Signal(str)
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
        self._clock = QTimer(self, interval=_LOOK_EVERY)
        self._clock.timeout.connect(self.look)
        work.advanced.connect(self._show_advance)

    def begin(self, after: int = AFTER_START) -> None:
        """Looks after so many milliseconds, and from then on again and again."""
        QTimer.singleShot(after, self, self.look)
        self._clock.start()

    def look(self) -> None:
        """Makes a backup where one is due."""

        def work(_progress: Progress, _stopped: Stopped) -> "tuple[Why | None, datetime | None]":
            from models.store.backups import backups_of, due  # noqa: PLC0415  # loaded by the worker, while the window stands already

            newest = next(iter(backups_of(self._store.folder)), None)
            return due(self._store, datetime.now().astimezone(), at_start=not self._looked), newest.at if newest else None

        self._looker.run(
            "…", work, lambda found: self._judge(*found), lambda _error: None
        )  # a store that cannot be read is told where it is worked with

    def _judge(self, why: "Why | None", last: datetime | None) -> None:
        if self._work.is_running():
            return  # the next look comes soon enough
        self._looked = True
        if self._line.isHidden():
            self._line.show_last(last)
        if why is not None and time.monotonic() >= self._not_before:
            self.back_up(why)

    def back_up(
        self, why: "Why", done: "Callable[[KeptBackup], object]" = lambda _kept: None, failed: Callable[[Exception], object] | None = None
    ) -> bool:
        """Makes a backup now; False where something else is being done. Its failure is told here unless somebody else does (`failed`)."""

        def kept(backup: "KeptBackup") -> None:
            self._kept(backup)
            done(backup)

        def work(progress: Progress, stopped: Stopped) -> "KeptBackup":
            from models.store.backups import keep_backup  # noqa: PLC0415  # as above

            return keep_backup(self._store, why, progress=progress, stopped=stopped)

        def not_kept(error: Exception) -> None:
            sentence = self._note_failure(error)
            if failed is not None:
                failed(error)
            elif sentence and sentence not in self._told:
                self._told.add(sentence)
                self.failed.emit(sentence)

        begun = self._work.run(_("Đang sao lưu…"), work, kept, not_kept)
        if begun:
            self._backing_up = True
            self._line.show_running(None)
        return begun

    def _show_advance(self, done: int, of: int) -> None:
        if self._backing_up and of:
            self._line.show_running(done * 100 // of)

    def _kept(self, kept: "KeptBackup") -> None:
        self._backing_up = False
        self._told.clear()
        self._line.show_last(datetime.now().astimezone(), kept.trouble)
        if kept.trouble and kept.trouble not in self._told_of_place:
            self._told_of_place.add(kept.trouble)
            self.said.emit(kept.trouble)
        self.made.emit()

    def _note_failure(self, error: Exception) -> str:
        """Shows that no backup was made and waits a while; gives why, or nothing where the clerk stopped it."""
        self._backing_up = False
        self._not_before = time.monotonic() + _AGAIN_AFTER
        if isinstance(error, WorkStopped):
            self._line.show_again()
            return ""
        sentence = str(error) if isinstance(error, BookError) else _("Chưa sao lưu được: {why}").format(why=error)
        self._line.show_failure(sentence)
        return sentence

    def close(self) -> None:
        """Looks no more; before the window goes."""
        self._clock.stop()
        self._looker.close(0.5)
