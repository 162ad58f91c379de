"""Whether everything is still as it was kept, and the store built anew from the archive folder of issued reports."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from models.editions import name_words
from models.language import _
from models.store import Rebuilt, Store, rebuild, verify
from ui.dialog_work import DialogWork
from ui.dialogs.boxes import ArchivedDraftsBox
from ui.file_door import last_folder, remember_folder
from ui.safekeeping.open_book import OpenBook

_FOLDER = "folder-archive"


class Soundness(QObject):
    """`came_in`: the store holds more reports than before; `restored`: it is to be read anew."""

    came_in = Signal()
    restored = Signal()

    def __init__(self, store: Store, work: DialogWork, book: OpenBook) -> None:
        super().__init__(work)
        self._store = store
        self._work = work
        self._book = book

    def verify(self) -> None:
        """Reads everything again, and names what is broken."""
        self._work.run(_("Đang kiểm tra dữ liệu…"), lambda progress, stopped: verify(self._store, progress, stopped), self._tell_problems)

    def _tell_problems(self, problems: tuple[str, ...]) -> None:
        if not problems:
            self._work.tell(_("Dữ liệu nguyên vẹn: tệp dữ liệu, lịch sử và thư mục lưu trữ đều đúng như khi được giữ."))
            return
        sentence = _("Có {count} chỗ không còn nguyên; hãy báo người quản trị, hoặc khôi phục từ một bản sao lưu trước đó.")
        self._work.tell(sentence.format(count=len(problems)), "error", problems)

    def rebuild(self) -> None:
        """Asks for the archive folder and takes in the issued reports that the store lacks; over its drafts where the clerk agrees."""
        title = _("Chọn thư mục lưu trữ (archive) hoặc bản chép của nó")
        folder = QFileDialog.getExistingDirectory(self._work.dialog, title, last_folder(self._store, _FOLDER))
        if folder:
            remember_folder(self._store, Path(folder), _FOLDER)
            self._rebuild(Path(folder))

    def _rebuild(self, folder: Path, over_drafts: bool = False) -> None:
        """Over drafts, the book is read anew afterwards: what was open on the desk may be one of them, and was put away."""
        changed = self.restored if over_drafts else self.came_in

        def done(rebuilt: Rebuilt) -> None:
            changed.emit()
            self._tell_rebuilt(rebuilt)
            if rebuilt.drafts and ArchivedDraftsBox([name_words(name) for name in rebuilt.drafts], self._work.dialog).ask():
                self._put_away_and_rebuild(folder)

        def failed(error: Exception) -> None:
            changed.emit()  # what came in before it stopped stays
            self._work.fail(error)

        self._work.run(
            _("Đang dựng lại từ thư mục lưu trữ…"),
            lambda progress, stopped: rebuild(self._store, folder, progress, stopped, over_drafts),
            done,
            failed,
        )

    def _put_away_and_rebuild(self, folder: Path) -> None:
        if why := self._book.put_away():
            self._work.tell(why, "error")
        else:
            self._rebuild(folder, over_drafts=True)

    def _tell_rebuilt(self, rebuilt: Rebuilt) -> None:
        counts = {"taken": len(rebuilt.taken), "present": len(rebuilt.present), "problems": len(rebuilt.problems)}
        sentence = _("Nhận {taken} báo cáo vào sổ; {present} báo cáo đã có sẵn, giữ nguyên; {problems} chỗ cần xem lại.")
        taken = [_("Đã nhận: {report}").format(report=name_words(name)) for name in rebuilt.taken]
        self._work.tell(sentence.format(**counts), "warning" if rebuilt.problems else "heading", (*rebuilt.problems, *taken))
