"""While the disk takes nothing: the red line says so, typing goes on, and what is typed may be kept at another place.

The copy is the report as JSON, which "Nhập từ tệp" takes in; it is written anew at each pause until the disk takes the text again.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from models.errors import BookError, reason
from models.file_names import free_name
from models.interchange import pretty
from models.language import _
from models.report import Report
from models.whole_file import put_whole
from ui.background import Worker
from ui.file_door import documents
from ui.trouble import TroubleBanner

if TYPE_CHECKING:
    from ui.session import Session


class Unsaved(QObject):
    """`said(sentence)` for the status line. `went_on`: the store takes what it is given again."""

    said = Signal(str)
    went_on = Signal()

    def __init__(self, window: QWidget, banner: TroubleBanner, session: Callable[[], Session | None]) -> None:
        super().__init__(window)
        self._window = window
        self._banner = banner
        self._session = session
        self._folder: Path | None = None
        self._path: Path | None = None
        self._kept: Report | None = None
        self._problem = ""
        self._copier = Worker(self)
        banner.elsewhere_asked.connect(self.choose_place)

    def watch(self, session: Session) -> None:
        """Listens to the saving of the open report."""
        session.saving.not_saved.connect(self._show)
        session.saving.kept_back.connect(self._copy)
        session.saving.went_on.connect(self._was_saved)

    def leave(self, session: Session) -> None:
        """Listens no more; the report is saved, or was given up."""
        session.saving.not_saved.disconnect(self._show)
        session.saving.kept_back.disconnect(self._copy)
        session.saving.went_on.disconnect(self._was_saved)
        self._copier.finish()
        self._path, self._kept, self._problem = None, None, ""
        self._banner.end_standing("")

    def close(self) -> None:
        """Waits for the copy that is being written."""
        self._copier.close()

    # ------------------------------------------------------------ what is said

    def _show(self, why: str) -> None:
        self._banner.show_standing(" ".join(part for part in (why, self.where_it_is()) if part))

    def where_it_is(self) -> str:
        """Where what is not saved is meanwhile, in a sentence."""
        if self._problem:
            return self._problem
        if self._path is not None and self._kept is not None:
            return _("Phần đang soạn được giữ ở “{path}”; cứ soạn tiếp.").format(path=self._path)
        return _("Phần chưa lưu vẫn còn trong cửa sổ: cứ soạn tiếp, ghi được là chương trình tự lưu.")

    def relief(self) -> str:
        """That the store takes it again, in a sentence."""
        sentence = _("Đã lưu lại được vào sổ lúc {time}; không mất gì.").format(time=f"{datetime.now():%H:%M}")
        if self._path is not None and self._kept is not None:
            sentence += " " + _("Bản giữ tạm ở “{path}” không cần nữa.").format(path=self._path)
        return sentence

    def _was_saved(self) -> None:
        sentence = self.relief()
        self._path, self._kept, self._problem = None, None, ""
        self._banner.end_standing(sentence)
        self.said.emit(sentence)
        self.went_on.emit()

    # ------------------------------------------------------------ another place

    def choose_place(self) -> bool:
        """Asks for a folder and keeps the open report there; gives whether it is."""
        start = str(self._folder) if self._folder else documents()
        chosen = QFileDialog.getExistingDirectory(self._window, _("Chọn thư mục để giữ phần chưa lưu"), start)
        return bool(chosen) and self.keep_in(Path(chosen))

    def keep_in(self, folder: Path) -> bool:
        """Keeps the open report in a folder at once, and from now on at each pause; gives whether it is there."""
        session = self._session()
        if session is None:
            return False
        self._copier.finish()
        self._folder, self._path, self._kept = folder, None, None
        try:
            self._path = _free_path(folder, session.report)
            self._copied(_written(self._path, session.report))
        except OSError as error:
            self._not_copied(error)
        return self._kept is session.report

    def _copy(self, report: Report) -> None:
        if self._folder is None or report is self._kept:
            return
        try:
            self._path = path = self._path or _free_path(self._folder, report)
        except OSError as error:
            self._not_copied(error)
            return
        self._copier.request(lambda: _written(path, report), self._copied, self._not_copied)

    def _copied(self, report: Report) -> None:
        self._kept, self._problem = report, ""
        self._show_anew()

    def _not_copied(self, error: Exception) -> None:
        why = reason(error) if isinstance(error, OSError) else str(error)
        self._problem = _("Sang “{folder}” cũng chưa ghi được ({why}); hãy chọn chỗ khác.").format(folder=self._folder, why=why)
        self._show_anew()

    def _show_anew(self) -> None:
        session = self._session()
        if session is not None and session.saving.trouble:
            self._show(session.saving.trouble)

    # ------------------------------------------------------------ the end

    def may_leave(self, session: Session) -> bool:
        """Saves what is not saved; where that cannot be, asks what shall become of it. False: the clerk wants to stay.

        The disk is tried on under the question, which goes by itself when the disk has taken the text. False too where the session was
        left meanwhile, as the system was ending.
        """
        while self._session() is session:
            try:
                session.finish()
            except BookError as error:
                self._copier.finish()
                from ui.dialogs.boxes import UnsavedBox  # noqa: PLC0415  # loaded when it is first shown, so that the window stands sooner

                box = UnsavedBox(str(error), self._window, self._path if self._kept is session.report else None)
                session.saving.saved.connect(box.be_answered)
                session.saving.save()
                box.exec()
                box.deleteLater()
                match box.answer():
                    case "leave":
                        return self._session() is session
                    case "elsewhere":
                        if self.choose_place():
                            self.said.emit(self.where_it_is())
                            return self._session() is session
                    case "stay":
                        return False
                    case "saved":
                        continue
            else:
                return True
        return False

    def save_at_any_price(self, session: Session) -> None:
        """Saves without a question: where the store takes nothing, at the other place or where papers are kept."""
        try:
            session.finish()
        except BookError:
            for folder in (self._folder, Path(documents()), Path.home()):
                if folder is not None and self.keep_in(folder):
                    return


def _written(path: Path, report: Report) -> Report:
    put_whole(path, pretty(report))
    return report


def _free_path(folder: Path, report: Report) -> Path:
    """What was kept another time is not written over. Raises OSError where the place does not even tell what is there."""
    return free_name(folder / f"bao-cao-{report.name.replace('/', '-')}-chua-luu-{datetime.now():%Y%m%d-%H%M}.json")
