"""A whole folder of old reports into the store: asks which one, takes it in off the window's thread, and keeps the account as a file."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from models.errors import failure_words
from models.fault_log import log_fault
from models.language import _
from models.store import Store
from ui.background import Worker
from ui.busy import Busy
from ui.file_door import FOLDER_IN, ask_where, last_folder, remember_folder
from ui.job import Job

if TYPE_CHECKING:
    from importers.folder_result import FileResult
    from ui.dialogs.folder_dialog import FolderDialog


class FolderTaking(Job):
    """`known(name)`: the report that the clerk wants to see. `came_in`: the store holds other reports than before."""

    known = Signal(str)
    came_in = Signal()

    def __init__(self, window: QWidget, store: Store, busy: Busy) -> None:
        super().__init__(window, store, busy)
        self._worker = Worker(self)
        self._stop = threading.Event()

    def stop(self) -> None:
        """Takes in no more files; those that came in stay."""
        self._stop.set()

    def ask(self) -> None:
        """Asks for a folder and takes it in."""
        folder = QFileDialog.getExistingDirectory(self._window, _("Chọn thư mục có các báo cáo cũ"), last_folder(self._store, FOLDER_IN))
        if folder:
            remember_folder(self._store, Path(folder), FOLDER_IN)
            self.take(Path(folder))

    def take(self, folder: Path) -> None:
        """Takes in a folder before the clerk's eyes; each file is whole in the store or not at all, whenever it is stopped."""
        from importers.folder_account import counted  # noqa: PLC0415  # speaks with the dialog
        from ui.dialogs.folder_dialog import FolderDialog  # noqa: PLC0415  # loaded when it is first shown, so that the window stands sooner

        self._stop = stop = threading.Event()
        dialog = FolderDialog(folder, self._window)
        dialog.stop_asked.connect(stop.set)
        dialog.save_asked.connect(lambda: self._save(dialog, folder))
        self.said.connect(dialog.say)  # Qt lets go of both with the dialog
        self.failed.connect(dialog.say)

        def failed(error: Exception) -> None:
            dialog.show_end(False, failure_words(error, _("Chưa nhập xong được: {why}")))

        self._worker.request(lambda: self._take(folder, dialog, stop), lambda _none: dialog.show_end(stop.is_set()), failed)
        dialog.exec()
        self._worker.finish()  # what comes later would speak to a dialog that is gone
        self.said.emit(counted(dialog.table.results))
        self.came_in.emit()
        if dialog.chosen:
            self.known.emit(dialog.chosen)
        dialog.deleteLater()

    def _take(self, folder: Path, dialog: FolderDialog, stop: threading.Event) -> None:
        """In the worker's thread."""
        from importers.folder import take_in_files  # noqa: PLC0415  # the readers load slowly, and only here are they needed
        from importers.folder_files import files_in  # noqa: PLC0415  # as above
        from importers.folder_reading import reader  # noqa: PLC0415  # as above
        from models.store import Arrivals  # noqa: PLC0415  # as above

        found = []
        for file in files_in(folder):
            found.append(file)
            if stop.is_set():
                return
        dialog.counted.emit(len(found))
        read = reader(lambda: None, cancelled=stop.is_set)  # each file says itself what it is
        for result in take_in_files(found, folder, read, Arrivals(self._store), stop.is_set):
            self._note_fault(result)
            dialog.came.emit(result)

    def _note_fault(self, result: FileResult) -> None:
        if result.fault:
            log_fault(self._store.folder, result.fault)

    def close(self) -> None:
        """Stops behind the file in hand; before the window goes."""
        self._stop.set()
        self._worker.close()

    # ------------------------------------------------------------ the account

    def _save(self, dialog: FolderDialog, folder: Path) -> None:
        """Asks where to and writes the account, off the window's thread."""
        path = ask_where(dialog, self._store, _("Lưu bản kê"), "ban-ke-nhap-thu-muc.csv")
        if path is None:
            return
        from importers.folder_account import account  # noqa: PLC0415  # the dialog has loaded it

        table = account(dialog.table.results, folder)

        def work(_stop: threading.Event) -> None:
            from exporters.tables import export_tables  # noqa: PLC0415  # loads slowly, and only here is it needed

            export_tables([table], path)

        def failed(error: Exception) -> None:
            self.failed.emit(failure_words(error, _("Chưa lưu được bản kê: {why}")))

        saved = _("Đã lưu {path}").format(path=path)
        self._busy.run(_("Đang lưu {path}…").format(path=path), work, lambda _none: self.said.emit(saved), failed)
