"""The tour of five cards that is shown once, at the very first start, and can be left at any card."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from models.language import N_, _

CARDS = (
    (
        N_("Một báo cáo, ba phần màn hình"),
        N_(
            "Bên trái là các mục của báo cáo, ở giữa là chỗ điền, bên phải là trang giấy đúng như khi in. "
            "Bấm vào một dòng trên giấy để tới chỗ soạn dòng đó."
        ),
    ),
    (
        N_("Bắt đầu từ kỳ trước"),
        N_(
            "Báo cáo mới lấy lại lời văn của kỳ trước để rà từng ý; số liệu thì nhập mới, số kỳ trước hiện bên cạnh. "
            "Chưa có kỳ trước trong sổ thì bắt đầu từ đề cương hoặc từ tệp Word cũ."
        ),
    ),
    (
        N_("Mỗi số chỉ nhập một lần"),
        N_(
            "Nhập số ở bảng chỉ tiêu; trong câu văn số ấy hiện thành ô tô màu và tự đổi theo. Gõ dấu “{” trong câu để chèn. "
            "Tổng được tự tính và đối chiếu."
        ),
    ),
    (
        N_("Sai ở đâu, sửa ở đó"),
        N_(
            "Chỗ thiếu hoặc sai có lời giải thích ngay dưới ô, kèm cách sửa. F8 tới từng chỗ. "
            "Cảnh báo mà số liệu vẫn đúng thì ghi lý do để chấp nhận."
        ),
    ),
    (
        N_("Không lo mất bài"),
        N_(
            "Không cần bấm Lưu: ngừng gõ là bản nháp đã ở trên đĩa, Ctrl+Z hoàn tác được mọi việc. "
            "Mọi thứ nằm trên máy này, không dùng mạng. Cần gì bấm F1."
        ),
    ),
)


class Tour(QDialog):
    """One card at a time; Enter and the right arrow go on, Escape leaves."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Giới thiệu nhanh"))
        self._at = 0
        self._count = QLabel(self)
        self._count.setProperty("role", "quiet")
        self._title = QLabel(self)
        self._title.setProperty("role", "title")
        self._words = QLabel(self)
        self._words.setWordWrap(True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignTop)
        for label in (self._title, self._words):
            label.setMinimumWidth(440)
        self._skip = QPushButton(_("Bỏ qua"), self)
        self._skip.clicked.connect(self.reject)
        self._back = QPushButton(_("Trước"), self)
        self._back.clicked.connect(lambda: self._step(-1))
        self._next = QPushButton(self)
        self._next.setProperty("role", "primary")
        self._next.setDefault(True)
        self._next.clicked.connect(self._go_on)
        buttons = QHBoxLayout()
        buttons.addWidget(self._skip)
        buttons.addStretch(1)
        buttons.addWidget(self._back)
        buttons.addWidget(self._next)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 24, 28, 20)
        layout.setSpacing(10)
        for widget in (self._count, self._title, self._words):
            layout.addWidget(widget)
        layout.addStretch(1)
        layout.addLayout(buttons)
        self.setMinimumSize(580, 300)
        for key, by in ((Qt.Key.Key_Right, 1), (Qt.Key.Key_Left, -1)):  # buttons would take the arrows for moves between them
            QShortcut(key, self, partial(self._step, by))
        self.show_card(0)

    def _step(self, by: int) -> None:
        self.show_card(self._at + by)

    def show_card(self, at: int) -> None:
        """Shows the card of that number, counted from 0."""
        self._at = min(max(at, 0), len(CARDS) - 1)
        title, words = CARDS[self._at]
        self._count.setText(_("{at} / {count}").format(at=self._at + 1, count=len(CARDS)))
        self._title.setText(_(title))
        self._words.setText(_(words))
        self._back.setEnabled(self._at > 0)
        last = self._at == len(CARDS) - 1
        self._next.setText(_("Bắt đầu làm việc") if last else _("Tiếp"))
        self._next.setFocus()

    def _go_on(self) -> None:
        if self._at == len(CARDS) - 1:
            self.accept()
        else:
            self._step(1)
