"""One look at the backups: which there are, one more of them, and the second place."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from models.errors import BookError
from models.language import _
from models.store import Store
from models.store.backups import KeptBackup, SecondPlace, back_up_to, backups_in, backups_of, second_place, set_second_place
from models.store.backups.names import LOCKED_SUFFIX
from models.store.watching import Progress, Stopped
from ui.dialog_work import DialogWork
from ui.dialogs.backup_dialog import BackupDialog
from ui.dialogs.backup_passwords import new_dialog
from ui.dialogs.backup_place import ShownPlace
from ui.dialogs.backup_table import ListedBackup, listed
from ui.file_door import last_folder, remember_folder
from ui.long_work import LongWork
from ui.safekeeping.going_back import GoingBack
from ui.safekeeping.open_book import OpenBook
from ui.safekeeping.soundness import Soundness
from ui.safekeeping.watch import BackupWatch

_FOLDER = "folder-backup"
"""The setting with the folder in which the clerk last looked for a backup, or put one."""


class _Found(Struct, frozen=True):
    """What stands in both places; `trouble` says why the second one is not known."""

    rows: tuple[ListedBackup, ...]
    place: ShownPlace
    trouble: str


class BackupVisit(QObject):
    """`restored`: the store is to be read anew; `came_in`: it holds more reports than before. `said(sentence)` for the status line."""

    said = Signal(str)
    restored = Signal()
    came_in = Signal()

    def __init__(self, store: Store, work: LongWork, watch: BackupWatch, book: OpenBook, dialog: BackupDialog) -> None:
        super().__init__(dialog)
        self._store = store
        self._watch = watch
        self._dialog = dialog
        self._work = DialogWork(work, dialog)
        self._going_back = GoingBack(store, self._work, book)
        self._soundness = Soundness(store, self._work, book)
        self._looker = LongWork(self)
        self._look_again = False
        self._newest_wanted = False
        self._connect()

    def _connect(self) -> None:
        dialog = self._dialog
        self._work.said.connect(self.said)
        self._going_back.restored.connect(self.restored)
        self._going_back.restored.connect(self._look_for_newest)
        self._soundness.came_in.connect(self.came_in)
        self._soundness.restored.connect(self.restored)
        self._watch.made.connect(self.look)
        dialog.backup_asked.connect(self._back_up)
        dialog.file_asked.connect(self._back_up_to_file)
        dialog.restore_asked.connect(self._going_back.look_into)
        dialog.other_asked.connect(self._ask_other)
        dialog.verify_asked.connect(self._soundness.verify)
        dialog.rebuild_asked.connect(self._soundness.rebuild)
        dialog.place.folder_asked.connect(self._choose_place)
        dialog.place.password_asked.connect(self._choose_password)
        dialog.place.open_asked.connect(lambda: self._set_place(lambda place: SecondPlace(place.folder)))
        dialog.place.leave_asked.connect(lambda: self._set_place(lambda _place: SecondPlace()))

    def close(self) -> None:
        """Lists no more; a backup that began by itself goes on."""
        self._looker.close(0.5)

    # ------------------------------------------------------------ what there is

    def look(self) -> None:
        """Lists the backups of both places, off the window's thread: a network drive may keep one waiting."""

        def work(_progress: Progress, _stopped: Stopped) -> _Found:
            place, trouble = SecondPlace(), ""
            try:
                place = second_place(self._store)
            except BookError as error:
                trouble = str(error)
            found = place.folder is not None and place.folder.is_dir()
            there = backups_in(place.folder) if place.folder and found else ()
            return _Found(listed(backups_of(self._store.folder), there), ShownPlace(place.folder, bool(place.password), found), trouble)

        self._look_again = not self._looker.run("…", work, self._show, self._work.fail)

    def _look_for_newest(self) -> None:
        self._newest_wanted = True
        self.look()

    def _show(self, found: _Found) -> None:
        self._dialog.show_backups(found.rows)
        self._dialog.show_place(found.place)
        if found.trouble:
            self._work.tell(found.trouble, "warning")
        if self._look_again:
            self.look()
        elif self._newest_wanted:
            self._newest_wanted = False
            self._dialog.table.choose_newest()

    # ------------------------------------------------------------ one more

    def _back_up(self) -> None:
        def done(kept: KeptBackup) -> None:
            self._newest_wanted = True
            self._work.tell(" ".join((_("Đã sao lưu và đã mở lại kiểm tra."), kept.trouble)).strip())

        self._work.hold()
        self._watch.back_up("asked", done, self._work.fail)

    def _back_up_to_file(self) -> None:
        """Asks where to; the kind of file says whether it is locked by a password."""
        plain, locked = _("Bản sao lưu (*.db)"), _("Bản sao lưu khóa bằng mật khẩu (*.db.age)")
        name = str(Path(last_folder(self._store, _FOLDER)) / f"so-bao-cao-{date.today().isoformat()}.db")
        chosen, kind = QFileDialog.getSaveFileName(self._dialog, _("Sao lưu ra tệp"), name, f"{plain};;{locked}")
        password = self._new_password(_("Tệp sao lưu này")) if chosen and kind == locked else ""
        if not chosen or (kind == locked and not password):
            return
        path = _with_suffix(Path(chosen), bool(password))
        remember_folder(self._store, path, _FOLDER)

        def work(progress: Progress, stopped: Stopped) -> tuple[str, ...]:
            return back_up_to(self._store, path, progress, stopped, password, replacing=True)

        def done(problems: tuple[str, ...]) -> None:
            said = _("Đã sao lưu ra {path} và đã mở lại kiểm tra.").format(path=path)
            doubt = _("Trong dữ liệu có chỗ không còn nguyên vẹn:")
            self._work.tell(f"{said} {doubt}" if problems else said, "warning" if problems else "heading", problems)

        self._work.run(_("Đang sao lưu…"), work, done)

    def _ask_other(self) -> None:
        kinds = ";;".join((_("Bản sao lưu (*.db *.age)"), _("Mọi tệp (*)")))
        path, _kind = QFileDialog.getOpenFileName(self._dialog, _("Chọn tệp sao lưu"), last_folder(self._store, _FOLDER), kinds)
        if path:
            remember_folder(self._store, Path(path), _FOLDER)
            self._going_back.look_into(Path(path))

    def _new_password(self, what: str) -> str:
        return new_dialog(what, self._dialog).ask()

    # ------------------------------------------------------------ the second place

    def _choose_place(self) -> None:
        title = _("Chọn thư mục ở USB hoặc ổ mạng")
        folder = QFileDialog.getExistingDirectory(self._dialog, title, last_folder(self._store, _FOLDER))
        if folder:
            self._set_place(lambda place: SecondPlace(Path(folder), place.password))

    def _choose_password(self) -> None:
        if password := self._new_password(_("Các bản ghi ra nơi thứ hai từ nay")):
            self._set_place(lambda place: SecondPlace(place.folder, password))

    def _place(self) -> SecondPlace:
        """The one that is set; none where what was set cannot be read any more."""
        with suppress(BookError):
            return second_place(self._store)
        return SecondPlace()

    def _set_place(self, changed: Callable[[SecondPlace], SecondPlace]) -> None:
        """Copies go to another place, or are locked otherwise, from now on; what stands there already stays."""

        def work(_progress: Progress, _stopped: Stopped) -> SecondPlace:
            place = changed(self._place())
            set_second_place(self._store, place)
            return place

        def done(place: SecondPlace) -> None:
            self._watch.place_changed()
            self.look()
            said = _("Từ lần sao lưu sau có thêm một bản ở nơi thứ hai.") if place.folder else _("Từ nay chỉ sao lưu trên máy này.")
            self._work.tell(said)

        self._work.run(_("Đang xem nơi thứ hai…"), work, done)


def _with_suffix(path: Path, locked: bool) -> Path:
    """The file with the ending of its kind."""
    suffix = f".db{LOCKED_SUFFIX}" if locked else ".db"
    return path if path.name.lower().endswith(suffix) else path.with_name(path.name.removesuffix(".db") + suffix)
