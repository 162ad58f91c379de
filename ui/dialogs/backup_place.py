"""The second place of the backups: a USB stick or a share where one more copy of each goes, and the password of those copies."""

from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from models.arrival import readable
from models.language import _
from ui.dialogs.wrapped_label import wrapped_label


class ShownPlace(Struct, frozen=True):
    """`found` says whether the folder is there at present: a stick may not be in."""

    folder: Path | None = None
    locked: bool = False
    found: bool = True


class BackupPlace(QFrame):
    """`folder_asked`, `password_asked`, `open_asked` (copies without a password from now on), `leave_asked` (no second place any more)."""

    folder_asked = Signal()
    password_asked = Signal()
    open_asked = Signal()
    leave_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        title = QLabel(_("Nơi thứ hai"), self)
        title.setProperty("role", "heading")
        self.folder = wrapped_label("", "", self)
        self.state = wrapped_label("", "quiet", self)
        self.choose = self._button(_("Chọn &thư mục…"), self.folder_asked)
        self.password = self._button("", self.password_asked)
        self.open = self._button(_("Bỏ mật khẩu"), self.open_asked)
        self.leave = self._button(_("Bỏ nơi này"), self.leave_asked)
        words = QVBoxLayout()
        words.setSpacing(2)
        for label in (title, self.folder, self.state):
            words.addWidget(label)
        buttons = QHBoxLayout()
        for button in (self.choose, self.password, self.open, self.leave):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.addLayout(words)
        column.addLayout(buttons)
        self.show_place(ShownPlace())

    def _button(self, words: str, asked: SignalInstance) -> QPushButton:
        button = QPushButton(words, self)
        button.setAutoDefault(False)
        button.clicked.connect(asked)
        return button

    def show_place(self, place: ShownPlace) -> None:
        """Shows where copies go, and what that means."""
        chosen = place.folder is not None
        self.folder.setText(readable(str(place.folder)) if chosen else _("Chưa chọn: các bản sao lưu chỉ nằm trên máy này."))
        self.state.setText(_state_words(place))
        self.password.setText(_("Đổi &mật khẩu…") if place.locked else _("Đặt &mật khẩu…"))
        for button, shown in ((self.password, chosen), (self.open, chosen and place.locked), (self.leave, chosen)):
            button.setVisible(shown)


def _state_words(place: ShownPlace) -> str:
    if place.folder is None:
        return _("Thêm một bản ở USB hoặc ổ mạng thì dữ liệu vẫn còn khi máy này hỏng hoặc mất.")
    lock = _("Các bản ở đây khóa bằng mật khẩu.") if place.locked else _("Các bản ghi ra đây không có mật khẩu, ai cầm USB cũng đọc được.")
    away = _("Lúc này chưa thấy thư mục ấy; cắm USB hoặc nối ổ mạng vào, lần sao lưu sau sẽ chép bù.")
    return lock if place.found else f"{away} {lock}"
