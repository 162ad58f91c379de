"""What came along from the earlier report, what stayed behind, what waits; shown when a report was started from it."""

from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout, QWidget

from models.carry import Account, account_lines
from models.language import _
from ui.dialogs.dialog_buttons import DialogButtons

_WIDTH = 620


class CarryDialog(QDialog):
    """Accepted: the clerk wants to begin with the first thing that waits."""

    def __init__(self, account: Account, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Mang sang từ kỳ trước"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(10)
        title = QLabel(_("Báo cáo mới đã sẵn sàng để rà lại"), self)
        title.setProperty("role", "title")
        layout.addWidget(title)
        for line in account_lines(account):
            words = QLabel(f"•  {line}", self)
            words.setWordWrap(True)
            layout.addWidget(words)
        hint = QLabel(_("Enter giữ nguyên một ý, một số hay một văn bản và sang chỗ sau; chỉ ban hành được khi đã rà hết."), self)
        hint.setProperty("role", "quiet")
        hint.setWordWrap(True)
        layout.addWidget(hint)
        self.buttons = DialogButtons(self, _("Bắt đầu rà"), _("Để sau"))
        layout.addWidget(self.buttons)
        self.setMinimumWidth(_WIDTH)
        self.resize(_WIDTH, layout.totalHeightForWidth(_WIDTH))
