"""Backups: which there are, making one more, going back to one, the second place; whether the data are sound, and building them anew."""

from datetime import date
from itertools import pairwise

from PySide6.QtCore import QSize, Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from models.language import _
from ui.dialogs.backup_place import BackupPlace, ShownPlace
from ui.dialogs.backup_table import BackupTable, ListedBackup
from ui.dialogs.backup_words import moment_words
from ui.dialogs.dialog_buttons import close_button
from ui.dialogs.help_key import HelpKey
from ui.dialogs.working_dialog import WorkingDialog
from ui.dialogs.wrapped_label import wrapped_label
from ui.help_topics import BACKUPS
from ui.on_screen import fit_over

_WIDE = 124
"""Letters of ordinary width that stand side by side."""


class BackupDialog(WorkingDialog):
    """Gets values and says what the clerk wants; `restore_asked(path)` wants a look at what restoring that file would change.

    A backup that has begun by itself goes on when the dialog is left.
    """

    backup_asked = Signal()
    file_asked = Signal()
    """A backup into a file wherever the clerk wants it."""
    restore_asked = Signal(object)
    other_asked = Signal()
    verify_asked = Signal()
    rebuild_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.enabled_changed.connect(self._enable)
        self.setWindowTitle(_("Sao lưu và khôi phục"))
        self.last = wrapped_label("", "heading", self)
        self._rule = wrapped_label(
            _("Chương trình tự sao lưu khi mở nếu có thay đổi, mỗi ngày một lần, trước khi nâng cấp và trước khi khôi phục."), "quiet", self
        )
        self.table = BackupTable(self)
        self.place = BackupPlace(self)
        self.backup = self._button(_("&Sao lưu ngay"), self.backup_asked)
        self.restore = self._button(_("&Khôi phục…"))
        self.other = self._button(_("Mở tệp sao lưu khá&c…"), self.other_asked)
        self.file = self._button(_("Sao lưu &ra tệp…"), self.file_asked)
        self.verify = self._button(_("K&iểm tra dữ liệu"), self.verify_asked)
        self.rebuild = self._button(_("Dựng lại từ thư mục &lưu trữ…"), self.rebuild_asked)
        self._lay_out()
        self.restore.clicked.connect(self.table.enter)
        self.table.entered.connect(self._ask_restore)
        self.table.chosen_changed.connect(self._offer)
        HelpKey(self, BACKUPS)
        self.show_backups(())
        self.table.setFocus()
        fit_over(self, QSize(_WIDE * self.fontMetrics().averageCharWidth(), 660))

    def _button(self, words: str, asked: SignalInstance | None = None) -> QPushButton:
        button = QPushButton(words, self)
        button.setAutoDefault(False)
        if asked is not None:
            button.clicked.connect(asked)
        return button

    def _lay_out(self) -> None:
        acts = QHBoxLayout()
        for button in (self.backup, self.restore, self.other, self.file):
            acts.addWidget(button)
        acts.addStretch(1)
        foot = QHBoxLayout()
        for button in (self.verify, self.rebuild):
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(close_button(self, _("Đóng")))
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 16, 22, 14)
        column.setSpacing(8)
        column.addWidget(self.last)
        column.addWidget(self._rule)
        column.addWidget(self.table, 1)
        column.addLayout(acts)
        for part in (self.work, self.outcome, self.details, self.place):
            column.addWidget(part)
        column.addLayout(foot)
        place = self.place
        ahead = (self.table, self.backup, self.restore, self.other, self.file, self.work.stop_button, self.details)
        for before, after in pairwise((*ahead, place.choose, place.password, place.open, place.leave, self.verify, self.rebuild)):
            self.setTabOrder(before, after)

    # ------------------------------------------------------------ what there is

    def show_backups(self, rows: tuple[ListedBackup, ...]) -> None:
        """Shows the backups, the newest first."""
        self.table.show_rows(rows)
        newest = next((row for row in rows if row.here), next(iter(rows), None))
        if newest is not None:
            last = _("Bản sao lưu gần nhất: {moment}").format(moment=moment_words(newest.backup.at, date.today()))
        else:
            last = _("Chưa có bản sao lưu nào; bấm “Sao lưu ngay” để có bản đầu tiên.")
        self.last.setText(last)
        self._offer()

    def show_place(self, place: ShownPlace) -> None:
        """Shows the second place."""
        self.place.show_place(place)

    def _offer(self) -> None:
        self.restore.setEnabled(not self.is_busy() and self.table.chosen() is not None)

    def _ask_restore(self, path: object) -> None:
        if not self.is_busy():
            self.restore_asked.emit(path)

    def _enable(self, enabled: bool) -> None:
        focused = self.focusWidget()
        for part in (self.backup, self.other, self.file, self.verify, self.rebuild, self.place):
            part.setEnabled(enabled)
        self._offer()
        if not enabled and focused is not self.table:
            self.work.stop_button.setFocus()
        elif enabled:
            self.table.setFocus()
