"""One look at the backups: what the dialog asks for is done off the window's thread, and what came of it is shown there."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from msgspec import Struct
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from models.errors import BackupStopped, BookError, WrongPassword
from models.language import _
from models.locked_file import is_locked_file
from models.store import Store
from models.store.backups import (
    KeptBackup,
    Preview,
    SecondPlace,
    back_up_to,
    backups_in,
    backups_of,
    preview,
    restore,
    second_place,
    set_second_place,
)
from ui.backup_watch import BackupWatch
from ui.dialogs.backup_dialog import BackupDialog, Tone
from ui.dialogs.backup_place import ShownPlace
from ui.dialogs.backup_table import ListedBackup, listed
from ui.dialogs.help_window import HelpWindow
from ui.dialogs.password_dialog import PasswordDialog
from ui.dialogs.restore_dialog import RestoreDialog
from ui.file_door import last_folder, remember_folder
from ui.long_work import LongWork, Progress, Stopped

T = TypeVar("T")

_FOLDER = "folder-backup"
"""The setting with the folder in which the clerk last looked for a backup, or put one."""
_TOPIC = "sao-luu"


class OpenBook(Struct, frozen=True):
    """What a restore must know of the window: the report that is open, and how it is saved and put away (False where that fails)."""

    report: Callable[[], str]
    put_away: Callable[[], bool]


class _Found(Struct, frozen=True):
    """What stands in both places."""

    rows: tuple[ListedBackup, ...]
    place: ShownPlace


class BackupVisit(QObject):
    """`restored`: the store is another one than before. `said(sentence)` for the status line."""

    said = Signal(str)
    restored = Signal()

    def __init__(self, store: Store, work: LongWork, watch: BackupWatch, book: OpenBook, dialog: BackupDialog) -> None:
        super().__init__(dialog)
        self._store = store
        self._work = work
        self._watch = watch
        self._book = book
        self._dialog = dialog
        self._looker = LongWork(self)
        self._look_again = False
        self._mine = False
        self._help: HelpWindow | None = None
        self._connect()

    def _connect(self) -> None:
        dialog, work = self._dialog, self._work
        dialog.backup_asked.connect(self._back_up)
        dialog.file_asked.connect(self._back_up_to_file)
        dialog.restore_asked.connect(self._look_into)
        dialog.other_asked.connect(self._ask_other)
        dialog.verify_asked.connect(self._verify)
        dialog.rebuild_asked.connect(self._rebuild)
        dialog.help_asked.connect(self._show_help)
        dialog.stop_asked.connect(work.stop)
        dialog.place.folder_asked.connect(self._choose_place)
        dialog.place.password_asked.connect(self._choose_password)
        dialog.place.open_asked.connect(lambda: self._set_place(replaced_password("")))
        dialog.place.leave_asked.connect(lambda: self._set_place(lambda _place: SecondPlace()))
        work.began.connect(dialog.show_running)
        work.advanced.connect(dialog.work.show_advance)
        work.stopping.connect(dialog.work.show_stopping)
        work.ended.connect(dialog.show_ended)
        self._watch.made.connect(self.look)

    def begin(self) -> None:
        """Lists what there is; and what is being done already."""
        if self._work.is_running():
            self._dialog.show_running(self._work.words)
            if self._work.position[1]:
                self._dialog.work.show_advance(*self._work.position)
        self.look()

    def close(self) -> None:
        """Stops what the dialog began; a backup that began by itself goes on."""
        self._looker.close(0.5)

    # ------------------------------------------------------------ what there is

    def look(self) -> None:
        """Lists the backups of both places, off the window's thread: a network drive may keep one waiting."""

        def work(_progress: Progress, _stopped: Stopped) -> _Found:
            place = second_place(self._store)
            found = place.folder is not None and place.folder.is_dir()
            there = backups_in(place.folder) if place.folder and found else ()
            return _Found(listed(backups_of(self._store.folder), there), ShownPlace(place.folder, bool(place.password), found))

        def shown(found: _Found) -> None:
            self._dialog.show_backups(found.rows)
            self._dialog.show_place(found.place)
            if self._look_again:
                self._look_again = False
                self.look()

        self._look_again = not self._looker.run("…", work, shown, self._failed)

    # ------------------------------------------------------------ backing up

    def _back_up(self) -> None:
        def done(kept: KeptBackup) -> None:
            self._dialog.table.choose_newest()
            self._tell(_("Đã sao lưu, và đã mở lại kiểm tra."), details=(kept.trouble,) if kept.trouble else ())

        self._watch.back_up("asked", done, self._failed)
