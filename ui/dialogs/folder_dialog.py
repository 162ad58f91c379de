"""A folder of old reports on its way in: how far it is, what became of each file, and what a clerk does next."""

from collections import Counter
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QPushButton, QTabBar, QVBoxLayout, QWidget

from importers.folder_account import counted, numbered_words, short_path
from importers.folder_result import FileResult, Outcome
from models.arrival import readable
from models.definition import definitions
from models.editions import name_words
from models.language import N_, _
from models.report import name_parts
from ui.dialogs.dialog_buttons import close_button
from ui.dialogs.folder_table import FolderTable
from ui.dialogs.wrapped_label import wrapped_label
from ui.on_screen import fit_over
from ui.styled import style_as

_TABS: tuple[tuple[str, tuple[Outcome, ...]], ...] = (
    (N_("Tất cả"), ()),
    (N_("Cần xem lại"), ("doubtful",)),
    (N_("Không đọc được"), ("unreadable",)),
    (N_("Mới nhận"), ("taken", "doubtful")),
    (N_("Đã có, bỏ qua"), ("known", "skipped")),
)
"""What can be shown by itself; without outcomes it is everything."""


_TOGETHER = 50
"""Milliseconds in which files that come in are shown together: thousands that are known already come at once."""
_DETAIL_LINES = 3
"""Room for what is said of one file, so that the list mostly keeps its height as the cursor moves."""


class FolderDialog(QDialog):
    """`stop_asked`; `save_asked`: the account as a file. Accepted: `chosen` is the name of the report to open.

    While files come in, Escape and closing ask to stop; the dialog goes when the file in hand is done and it is closed again.
    """

    stop_asked = Signal()
    save_asked = Signal()
    counted = Signal(int)
    """How many files there are; may be emitted from any thread, as `came`."""
    came = Signal(object)
    """What became of a file."""

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Nhập cả thư mục"))
        self._folder = folder
        self._running = True
        self._counts: Counter[Outcome] = Counter()
        self._newcomers: list[FileResult] = []
        self._pause = QTimer(self, singleShot=True, interval=_TOGETHER)
        self.chosen = ""
        self._title = wrapped_label(readable(str(folder)), "heading", self)
        self.bar = QProgressBar(self)
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.progress = wrapped_label(_("Đang tìm tệp…"), "quiet", self)
        self.bar.setAccessibleName(self.progress.text())
        self.stop_button = _button(_("&Dừng"), self)
        self.tabs = QTabBar(self)
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setAccessibleName(_("Hiện những tệp nào"))
        for _tab in _TABS:
            self.tabs.addTab("")
        self.table = FolderTable(folder, self)
        self.detail = wrapped_label("", "quiet", self)
        self.detail.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.detail.setMinimumHeight(_DETAIL_LINES * self.fontMetrics().lineSpacing())
        self.end = wrapped_label("", "heading", self)
        self.said = wrapped_label("", "quiet", self)
        self.save_button = _button(_("&Lưu bản kê…"), self)
        self.open_button = _button(_("&Mở báo cáo"), self)
        self._lay_out()
        self._connect()
        self._name_tabs()
        self._offer(None)
        fit_over(self, QSize(1500, 860))

    def _lay_out(self) -> None:
        running = QHBoxLayout()
        running.addWidget(self.bar, 1)
        running.addWidget(self.stop_button)
        foot = QHBoxLayout()
        foot.addWidget(self.save_button)
        foot.addWidget(self.said, 1)
        foot.addWidget(self.open_button)
        foot.addWidget(close_button(self, _("Đóng")))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 14)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addLayout(running)
        column.addWidget(self.end)
        column.addWidget(self.progress)
        column.addWidget(self.tabs)
        column.addWidget(self.table, 1)
        column.addWidget(self.detail)
        column.addLayout(foot)
        self.end.hide()
        self.stop_button.setFocus()

    def _connect(self) -> None:
        self.counted.connect(self._show_count)
        self.came.connect(self._add)
        self._pause.timeout.connect(self._show_newcomers)
        self.stop_button.clicked.connect(self._ask_stop)
        self.tabs.currentChanged.connect(lambda tab: self.table.choose(_TABS[tab][1]))
        self.table.looked_at.connect(self._offer)
        self.table.entered.connect(self._go)
        self.save_button.clicked.connect(self.save_asked)
        self.open_button.clicked.connect(self.table.enter)

    # ------------------------------------------------------------ while it runs

    def _show_count(self, count: int) -> None:
        self.bar.setRange(0, max(count, 1))
        self.bar.setValue(0)
        self._show_progress("")

    def _add(self, result: FileResult) -> None:
        self._newcomers.append(result)
        if not self._pause.isActive():
            self._pause.start()

    def _show_newcomers(self) -> None:
        if not self._newcomers:
            return
        self.table.add(self._newcomers)
        self._counts.update(result.outcome for result in self._newcomers)
        self.bar.setValue(self._counts.total())
        self._show_progress(short_path(self._newcomers[-1], self._folder))
        self._name_tabs()
        self._newcomers.clear()

    def _show_progress(self, file: str) -> None:
        at = _("{done} / {count}").format(done=self._counts.total(), count=self.bar.maximum())
        self.progress.setText(f"{at} · {file}" if file else at)
        self.bar.setAccessibleName(at)

    def _name_tabs(self) -> None:
        counts = self._counts
        for tab, (words, outcomes) in enumerate(_TABS):
            count = sum(counts[outcome] for outcome in outcomes) if outcomes else counts.total()
            self.tabs.setTabText(tab, f"{_(words)} ({count})")

    def _ask_stop(self) -> None:
        self.stop_button.setEnabled(False)
        self.stop_button.setText(_("Đang dừng…"))
        self.stop_asked.emit()

    # ------------------------------------------------------------ when it is over

    def show_end(self, stopped: bool, trouble: str = "") -> None:
        """Nothing more comes; what went wrong with the whole is told in `trouble`."""
        self._running = False
        self._show_newcomers()
        results = self.table.results
        said = [trouble, counted(results)]
        if stopped and results and not trouble:
            said[0] = _("Đã dừng. Các tệp dưới đây đã xong; nhập lại thư mục này thì tiếp tục từ đó.")
        self.end.setText(" ".join(sentence for sentence in said if sentence))
        style_as(self.end, "role", "error" if trouble else "heading")
        self.progress.setText(numbered_words(results))
        for widget in (self.bar, self.stop_button):
            widget.hide()
        self.progress.setVisible(bool(self.progress.text()))
        self.end.show()
        if not self.table.currentIndex().isValid():
            self.table.choose_first()
        self._offer(self.table.current())
        self.table.setFocus()

    def say(self, sentence: str) -> None:
        """One sentence beside the buttons: what came of saving."""
        self.said.setText(sentence)

    # ------------------------------------------------------------ one file

    def _offer(self, result: FileResult | None) -> None:
        parts = (_file_and_report(result, self._folder), *result.remarks, result.summary) if result else ()
        self.detail.setText("\n".join(part for part in parts if part))
        self.open_button.setEnabled(not self._running and bool(result and result.report))
        self.save_button.setEnabled(not self._running and bool(self._counts))

    def _go(self, result: FileResult) -> None:
        if self._running:
            self.say(_("Đang nhập; đợi xong hoặc bấm Dừng rồi mở báo cáo."))
        elif not result.report:
            self.say(_("Tệp này không vào sổ nên không có báo cáo để mở."))
        else:
            self.chosen = result.report
            self.accept()

    def reject(self) -> None:
        """Leaves, once nothing runs any more."""
        if self._running:
            self._ask_stop()
        else:
            super().reject()


def _file_and_report(result: FileResult, folder: Path) -> str:
    """The file and what it became, in full."""
    path = short_path(result, folder)
    if not result.report:
        return path
    known = definitions().get(name_parts(result.report)[0])
    return f"{path} → {known.name if known else ''} {name_words(result.report)}"


def _button(words: str, parent: QWidget) -> QPushButton:
    button = QPushButton(words, parent)
    button.setAutoDefault(False)
    return button
