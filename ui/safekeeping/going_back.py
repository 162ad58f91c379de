"""Going back to a backup: its password where it has one, a look at what would change, and only then the act itself."""

from contextlib import suppress
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from models.errors import BookError, WrongPassword
from models.language import _
from models.locked_file import looks_locked
from models.store import Store
from models.store.backups import Preview, preview, restore, second_place
from ui.dialog_work import DialogWork
from ui.dialogs.backup_passwords import opening_dialog
from ui.dialogs.backup_words import moment_words
from ui.dialogs.restore_dialog import RestoreDialog
from ui.safekeeping.open_book import OpenBook


class GoingBack(QObject):
    """`restored`: the store is to be read anew."""

    restored = Signal()

    def __init__(self, store: Store, work: DialogWork, book: OpenBook) -> None:
        super().__init__(work)
        self._store = store
        self._work = work
        self._book = book

    def look_into(self, path: Path) -> None:
        """Shows what going back to a backup would change; a locked one is tried with the password of the second place first."""
        password = ""
        if looks_locked(path):
            password = self._kept_password() or self._password(path)
            if not password:
                return
        self._preview(path, password)

    def _kept_password(self) -> str:
        with suppress(BookError):  # a place that cannot be read is told where the places are listed
            return second_place(self._store).password
        return ""

    def _preview(self, path: Path, password: str) -> None:
        def failed(error: Exception) -> None:
            if not isinstance(error, WrongPassword):
                self._work.fail(error)
            elif again := self._password(path, str(error)):
                self._preview(path, again)

        self._work.run(
            _("Đang xem bản sao lưu…"),
            lambda progress, stopped: preview(self._store, path, password, progress, stopped),
            lambda found: self._confirm(path, password, found),
            failed,
        )

    def _password(self, path: Path, wrong: str = "") -> str:
        return opening_dialog(path.name, wrong, self._work.dialog).ask()

    def _confirm(self, path: Path, password: str, found: Preview) -> None:
        if RestoreDialog(found, self._book.report(), self._work.dialog).ask():
            self._restore(path, password, found)

    def _restore(self, path: Path, password: str, found: Preview) -> None:
        """The open report is saved and put away first: what is being written is part of the state that is kept."""
        if why := self._book.put_away():
            self._work.tell(why, "error")
            return

        def done(_kept: Path) -> None:
            self.restored.emit()
            sentence = _("Đã khôi phục như lúc {moment}. Muốn về lại như trước thì chọn dòng “Trước khi khôi phục” mới nhất.")
            self._work.tell(sentence.format(moment=moment_words(found.taken, date.today())))

        def failed(error: Exception) -> None:
            self.restored.emit()  # the same book as before, read anew
            self._work.fail(error)

        self._work.run(
            _("Đang khôi phục…"), lambda progress, stopped: restore(self._store, path, password, progress, stopped), done, failed
        )
