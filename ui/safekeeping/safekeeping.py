"""The window's door to backups: by themselves, at the end of the status line, and in the dialog."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from models.store import Store
from ui.long_work import LongWork
from ui.safekeeping.line import BackupLine
from ui.safekeeping.open_book import OpenBook
from ui.safekeeping.watch import BackupWatch


class Safekeeping(QObject):
    """`said(sentence)` for the status line, `failed(sentence)` for what went wrong, `restored`: the store is to be read anew,
    `came_in`: it holds more reports than before.

    `line` belongs at the end of the status line.
    """

    said = Signal(str)
    failed = Signal(str)
    mended = Signal(str)
    """What was told as failed has gone well since."""
    restored = Signal()
    came_in = Signal()

    def __init__(self, window: QWidget, store: Store, book: OpenBook) -> None:
        super().__init__(window)
        self._window = window
        self._store = store
        self._book = book
        self.work = LongWork(self)
        """What is being done, by itself or for the dialog."""
        self._dialog: QDialog | None = None
        self.line = BackupLine(window)
        self.line.asked.connect(self.ask)
        self.watch = BackupWatch(store, self.work, self.line, self)
        self.watch.said.connect(self.said)
        self.watch.failed.connect(self.failed)
        self.watch.mended.connect(self.mended)

    def begin(self) -> None:
        """Backups come by themselves from now on."""
        self.watch.begin()

    def ask(self) -> None:
        """Shows the backups until the clerk closes the dialog."""
        from ui.dialogs.backup_dialog import BackupDialog  # noqa: PLC0415  # the window must stand before backups are thought of
        from ui.safekeeping.visit import BackupVisit  # noqa: PLC0415  # as above

        self._dialog = dialog = BackupDialog(self._window)
        visit = BackupVisit(self._store, self.work, self.watch, self._book, dialog)
        visit.said.connect(self.said)
        visit.restored.connect(self.restored)
        visit.came_in.connect(self.came_in)
        visit.look()
        dialog.exec()
        visit.close()
        self._dialog = None
        dialog.deleteLater()

    def close(self) -> bool:
        """Stops what is being done, waits a little for it, and takes no more; before the window goes. False where it goes on waiting for
        a disk that does not answer."""
        self.watch.close()
        ended = self.work.close()
        if self._dialog is not None:
            self._dialog.done(0)
        return ended
