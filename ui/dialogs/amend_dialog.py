"""Asks why an issued report is to be replaced; the reason is kept with the new one."""

from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout, QWidget

from models.language import _
from ui.dialogs.dialog_buttons import DialogButtons
from ui.fields.line_field import LineField


class AmendDialog(QDialog):
    """A replacement without a reason cannot be begun. `document` names the report that is replaced: "số 177/BC-SNgV ngày 24/3/2021"."""

    def __init__(self, document: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Lập báo cáo thay thế"))
        message = QLabel(_("Lập bản mới để thay thế báo cáo {document}.").format(document=document), self)
        message.setWordWrap(True)
        words = QLabel(
            _("Bản mới có cùng nội dung, số và ngày của riêng nó. Báo cáo cũ vẫn có hiệu lực đến khi bản mới được ban hành."), self
        )
        words.setProperty("role", "quiet")
        words.setWordWrap(True)
        self.field = LineField(_("Lý do thay thế"), self)
        self.field.setPlaceholderText(_("Lý do thay thế"))
        buttons = DialogButtons(self, _("Lập báo cáo thay thế"), _("Thôi"))
        buttons.go.setEnabled(False)
        self.field.edited.connect(lambda text: buttons.go.setEnabled(bool(text.strip())))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(10)
        for widget in (message, words, self.field, buttons):
            layout.addWidget(widget)
        self.setMinimumWidth(520)
        self.field.setFocus()

    def reason(self) -> str:
        """What was given."""
        return self.field.text().strip()
