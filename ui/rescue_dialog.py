"""The store does not open: what is wrong, in calm words, and the ways out that fit the case. Gets values, says what the clerk wants."""

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct
from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from models.errors import DamagedStore, ForeignStore, MissingStore, NewerStore, StoreError, StoreFull, StoreInUse, StoreReadOnly
from models.language import N_, _
from ui.dialogs.backup_table import BackupTable, ListedBackup
from ui.dialogs.help_key import HelpKey
from ui.dialogs.working_dialog import WorkingDialog
from ui.dialogs.wrapped_label import wrapped_label
from ui.faults import own_words
from ui.help_topics import DAMAGED
from ui.styled import style_as

Way = Literal["restore", "other", "rescue", "adopt", "show", "anew", "folder", "again"]
"""What a clerk may want: back to a backup of the list, or of another file; saving what can be read; working on with that, or looking at
its folder; an empty store; another data folder; trying once more."""


class Case(Struct, frozen=True):
    """What is said of a sort of trouble, and which ways out there are, the first one being the best.

    `alone` is said instead of `comfort` where there is no backup to go back to.
    """

    heading: str
    comfort: str
    ways: tuple[Way, ...]
    alone: str = ""


_DAMAGED = Case(
    N_("Tệp dữ liệu bị hỏng nên chưa mở được"),
    N_(
        "Không có gì bị xóa. Tệp hỏng được giữ lại trong thư mục dữ liệu dưới tên khác. Nên khôi phục từ bản sao lưu mới nhất trước;"
        " phần soạn sau lúc sao lưu có thể tìm lại bằng cách cứu những gì còn đọc được."
    ),
    ("restore", "rescue", "other", "folder", "again"),
    N_(
        "Không có gì bị xóa. Trong thư mục dữ liệu không thấy bản sao lưu nào: nếu có bản ở USB hoặc ổ mạng thì khôi phục từ tệp ấy trước;"
        " không có thì cứu những gì còn đọc được."
    ),
)
_MISSING = Case(
    N_("Không thấy tệp dữ liệu"),
    N_("Vẫn còn bản sao lưu. Nếu thư mục dữ liệu ở ổ mạng hoặc USB thì hãy kiểm tra ổ đó đã nối chưa rồi thử lại."),
    ("restore", "again", "other", "folder", "anew"),
)
_NEWER = Case(
    N_("Dữ liệu của bản Sổ báo cáo mới hơn"),
    N_("Dữ liệu vẫn nguyên vẹn. Hãy mở bằng bản chương trình mới hơn, hoặc cập nhật chương trình trên máy này."),
    ("again", "folder"),
)
_FOREIGN = Case(
    N_("Tệp này là dữ liệu của chương trình khác"),
    N_("Sổ báo cáo không động vào tệp của chương trình khác. Hãy chọn thư mục dữ liệu của Sổ báo cáo."),
    ("folder", "again"),
)
_FULL = Case(
    N_("Ổ đĩa đã đầy"),
    N_("Dữ liệu vẫn nguyên vẹn. Hãy xóa bớt tệp không cần trên ổ đĩa rồi thử lại."),
    ("again", "folder"),
)
_READ_ONLY = Case(
    N_("Dữ liệu ở nơi không ghi được"),
    N_(
        "Dữ liệu không bị thay đổi gì. Hãy chép cả thư mục dữ liệu sang nơi ghi được (như ổ đĩa của máy này) rồi chọn thư mục đó, hoặc xin"
        " quyền ghi rồi thử lại. Chỉ cần lấy báo cáo ra thì dùng lệnh rescue."
    ),
    ("folder", "again"),
)
_IN_USE = Case(
    N_("Dữ liệu đang được mở ở nơi khác"),
    N_(
        "Dữ liệu không bị thay đổi gì. Hãy đóng Sổ báo cáo ở cửa sổ hoặc máy đang mở, hay nhờ người đang mở đóng lại, rồi bấm “Thử lại”."
        " Nếu máy đó đã tắt đột ngột thì chờ một phút rồi thử lại."
    ),
    ("again", "folder"),
)
_OTHER = Case(
    N_("Chưa mở được dữ liệu"),
    N_("Dữ liệu không bị thay đổi gì."),
    ("again", "folder"),
)
_CASES: tuple[tuple[type[StoreError], Case], ...] = (
    (MissingStore, _MISSING),
    (DamagedStore, _DAMAGED),
    (NewerStore, _NEWER),
    (ForeignStore, _FOREIGN),
    (StoreFull, _FULL),
    (StoreReadOnly, _READ_ONLY),
    (StoreInUse, _IN_USE),
)

_BUTTONS: dict[Way, str] = {
    "restore": N_("&Khôi phục bản đã chọn…"),
    "other": N_("Khôi phục từ &tệp khác…"),
    "rescue": N_("&Cứu những gì còn đọc được…"),
    "adopt": N_("&Dùng dữ liệu cứu được"),
    "show": N_("&Mở thư mục kết quả"),
    "anew": N_("&Bắt đầu sổ trống"),
    "folder": N_("Chọn t&hư mục dữ liệu khác…"),
    "again": N_("Thử &lại"),
}
_ACTS: tuple[Way, ...] = ("adopt", "show", "restore", "rescue", "other")
_ELSEWHERE: tuple[Way, ...] = ("anew", "folder", "again")
_AFTER_RESCUE: tuple[Way, ...] = ("adopt", "show")
_HIGH = 540
"""Pixels of a dialog that has a list."""
_WIDE = 124
"""Letters of ordinary width that stand side by side."""


def case_of(error: Exception) -> Case:
    """What to say and offer where a store does not open."""
    return next((case for kind, case in _CASES if isinstance(error, kind)), _OTHER)


class RescueDialog(WorkingDialog):
    """`asked(way)`: the clerk wants something; rejected: to leave. While something is done, only stopping is open."""

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.enabled_changed.connect(self._enable)
        self.setWindowTitle(_("Sổ báo cáo"))
        self._ways: tuple[Way, ...] = ()
        self.heading = wrapped_label("", "title", self)
        self.why = wrapped_label("", "", self)
        self.comfort = wrapped_label("", "quiet", self)
        self.backups_heading = wrapped_label(_("Các bản sao lưu, mới nhất trước"), "heading", self)
        self.table = BackupTable(self)
        self.account = QPlainTextEdit(self)
        self.account.setObjectName("details")
        self.account.setReadOnly(True)
        self.account.setTabChangesFocus(True)
        self.account.setAccessibleName(_("Kết quả cứu dữ liệu"))
        self.buttons = {way: self._button(way) for way in _BUTTONS}
        self.leave = QPushButton(_("Th&oát"), self)
        self.leave.setAutoDefault(False)
        self.leave.clicked.connect(self.reject)
        self._lay_out()
        self.table.entered.connect(lambda _path: self.asked.emit("restore"))
        self.table.chosen_changed.connect(self._offer)
        HelpKey(self, DAMAGED)

    def _button(self, way: Way) -> QPushButton:
        button = QPushButton(_(_BUTTONS[way]), self)
        button.clicked.connect(lambda: self.asked.emit(way))
        return button

    def _lay_out(self) -> None:
        acts, foot = QHBoxLayout(), QHBoxLayout()
        for way in _ACTS:
            acts.addWidget(self.buttons[way])
        acts.addStretch(1)
        for way in _ELSEWHERE:
            foot.addWidget(self.buttons[way])
        foot.addStretch(1)
        foot.addWidget(self.leave)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 16)
        column.setSpacing(10)
        for words in (self.heading, self.why, self.comfort, self.backups_heading):
            column.addWidget(words)
        column.addWidget(self.table, 1)
        for part in (self.work, self.outcome, self.details):
            column.addWidget(part)
        column.addWidget(self.account, 2)
        column.addLayout(acts)
        column.addStretch(0)
        column.addLayout(foot)

    # ------------------------------------------------------------ what is wrong

    def show_trouble(self, error: Exception, backups: tuple[ListedBackup, ...]) -> None:
        """Says what is wrong, and offers the ways out."""
        case = case_of(error)
        self.heading.setText(_(case.heading))
        words = own_words(error)  # what to do about it is what `comfort` and the buttons say, where the case is known
        self.why.setText(words if case is _OTHER else f"{words.partition(';')[0].rstrip('.')}.")
        self.comfort.setText(_(case.comfort if backups else case.alone or case.comfort))
        self._ways = case.ways if backups else tuple(way for way in case.ways if way != "restore")
        self.table.show_rows(backups)
        for part in (self.table, self.backups_heading):
            part.setVisible("restore" in self._ways)
        self.hide_result()
        self._show_ways()
        self._fit(_HIGH if "restore" in self._ways else 0)

    def _fit(self, height: int) -> None:
        """As wide as its sentences want, and so high; without a list as high as what it says."""
        width = _WIDE * self.fontMetrics().averageCharWidth()
        self._column.activate()
        self.resize(QSize(width, height or self._column.totalHeightForWidth(width)).boundedTo(self.screen().availableSize() * 0.96))

    def _show_ways(self) -> None:
        for way, button in self.buttons.items():
            button.setVisible(way in self._ways)
            best = way == self._ways[0]
            style_as(button, "role", "primary" if best else "")
            button.setDefault(best)
            button.setAutoDefault(best)
        self._offer()
        (self.table if self._ways[0] == "restore" else self.buttons[self._ways[0]]).setFocus()

    def _offer(self) -> None:
        self.buttons["restore"].setEnabled(not self.is_busy() and self.table.chosen() is not None)

    # ------------------------------------------------------------ what is being done, and what came of it

    def _enable(self, enabled: bool) -> None:
        for part in (*self.buttons.values(), self.table, self.leave):
            part.setEnabled(enabled)
        self._offer()
        if not enabled:
            self.work.stop_button.setFocus()

    def hide_result(self) -> None:
        super().hide_result()
        self.account.hide()

    def show_rescued(self, sentence: str, lines: Sequence[str]) -> None:
        """What was rescued, line by line, in the place of the backups; working on with it is offered first."""
        self.show_result(sentence)
        self.account.setPlainText("\n".join(lines))
        self.account.show()
        self.table.hide()
        self.backups_heading.hide()
        self._ways = (*_AFTER_RESCUE, *(way for way in self._ways if way not in (*_AFTER_RESCUE, "rescue", "restore", "other")), "again")
        self._show_ways()
        self._fit(_HIGH)
