"""From a store that does not open to one that does: the dialog's ways out, each done off the window's thread, nothing ever deleted."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from models.errors import StoreError, WrongPassword
from models.language import _
from models.locked_file import looks_locked
from models.store import Store
from models.store.backups import Preview, backups_of, preview, restore_closed
from models.store.connection import begin_anew
from models.store.salvage import Rescue, adopt, rescue
from ui.dialog_work import DialogWork
from ui.dialogs.backup_passwords import opening_dialog
from ui.dialogs.backup_table import listed
from ui.dialogs.restore_dialog import ClosedRestoreDialog
from ui.long_work import LongWork
from ui.rescue_dialog import RescueDialog


class Rescuing(QObject):
    """Over one data folder, until a store is open (`store`; `folder` is where) or the clerk leaves. `told` is to be said in the window."""

    def __init__(self, folder: Path, error: StoreError, open_store: Callable[[Path], Store | None] = Store.open) -> None:
        super().__init__()
        self.folder = folder
        self.store: Store | None = None
        self.told = ""
        self._open = open_store
        self._rescued: Path | None = None
        self.dialog = RescueDialog()
        self.work = LongWork(self)
        self._work = DialogWork(self.work, self.dialog)
        self.dialog.asked.connect(self.go)
        self._show(error)

    def ask(self) -> Store | None:
        """Shows the dialog until a store is open; nothing where the clerk leaves."""
        self.dialog.exec()
        self.work.close()
        self.dialog.deleteLater()
        return self.store

    def _show(self, error: StoreError) -> None:
        self.dialog.show_trouble(error, listed(backups_of(self.folder), ()))

    def go(self, way: str) -> None:
        """Does what the clerk wants."""
        ways: dict[str, Callable[[], object]] = {
            "restore": self._restore_chosen,
            "other": self._restore_other,
            "rescue": self._rescue,
            "adopt": self._adopt,
            "show": lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._rescued))),
            "anew": self._begin_anew,
            "folder": self._choose_folder,
            "again": self.try_again,
        }
        ways[way]()

    def try_again(self) -> None:
        """Opens the store, where it can be opened by now."""
        try:
            self.store = self._open(self.folder)
        except StoreError as error:
            self._show(error)
        else:
            self.dialog.accept()

    # ------------------------------------------------------------ back to a backup

    def _restore_chosen(self) -> None:
        if (path := self.dialog.table.chosen()) is not None:
            self._look_into(path)

    def _restore_other(self) -> None:
        kinds = _("Bản sao lưu (*.db *.age);;Mọi tệp (*)")
        name, _kind = QFileDialog.getOpenFileName(self.dialog, _("Mở tệp sao lưu"), str(self.folder), kinds)
        if name:
            self._look_into(Path(name))

    def _look_into(self, path: Path, wrong: str = "") -> None:
        password = ""
        if looks_locked(path) and not (password := opening_dialog(path.name, wrong, self.dialog).ask()):
            return

        def failed(error: Exception) -> None:
            self._look_into(path, str(error)) if isinstance(error, WrongPassword) else self._work.fail(error)

        self._work.run(
            _("Đang xem bản sao lưu…"),
            lambda progress, stopped: preview(None, path, password, progress, stopped),
            lambda found: self._confirm(path, password, found),
            failed,
        )

    def _confirm(self, path: Path, password: str, found: Preview) -> None:
        if ClosedRestoreDialog(found, self.dialog).ask():
            self._work.run(
                _("Đang khôi phục…"),
                lambda progress, stopped: restore_closed(self.folder, path, password, progress, stopped),
                self._restored,
            )

    def _restored(self, aside: Path) -> None:
        self.told = _("Đã khôi phục từ bản sao lưu.") + self._words_of(aside)
        self.try_again()

    def _words_of(self, aside: Path) -> str:
        return " " + _("Tệp cũ được giữ ở “{file}”.").format(file=aside) if aside.exists() else ""

    # ------------------------------------------------------------ saving what can be read

    def _rescue(self) -> None:
        target = self.folder / f"cuu-du-lieu-{datetime.now():%Y%m%d-%H%M%S}"
        self._work.run(_("Đang cứu dữ liệu…"), lambda progress, stopped: rescue(self.folder, target, progress, stopped), self._show_rescued)

    def _show_rescued(self, found: Rescue) -> None:
        self._rescued = found.folder
        words = _("Đã cứu vào “{folder}”.").format(folder=found.folder)
        self.dialog.show_rescued(words, found.account.read_text("utf-8-sig").splitlines())

    def _adopt(self) -> None:
        rescued = self._rescued
        if rescued is not None:
            self._work.run(_("Đang chép dữ liệu…"), lambda progress, _stopped: adopt(self.folder, rescued, progress), self._adopted)

    def _adopted(self, aside: Path) -> None:
        self.told = _("Đang dùng dữ liệu cứu được; hãy xem lại các báo cáo ghi trong “{file}”.").format(
            file=self._rescued and self._rescued / "ket-qua.txt"
        ) + self._words_of(aside)
        self.try_again()

    # ------------------------------------------------------------ elsewhere, anew

    def _begin_anew(self) -> None:
        try:
            begin_anew(self.folder)
        except StoreError as error:
            self._show(error)
        else:
            self.try_again()

    def _choose_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self.dialog, _("Chọn thư mục dữ liệu cho lần mở này"), str(self.folder))
        if name:
            self.folder = Path(name)
            self.try_again()
