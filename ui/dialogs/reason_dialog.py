"""Asks why a warning stands as it is; the reason is kept with the value and shown wherever the value is shown."""

from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout, QWidget

from models.checks.finding import Finding
from models.language import _
from ui.dialogs.dialog_buttons import DialogButtons
from ui.fields.line_field import LineField


class ReasonDialog(QDialog):
    """A warning without a reason cannot be accepted."""

    def __init__(self, finding: Finding, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Chấp nhận cảnh báo"))
        message = QLabel(finding.message, self)
        message.setWordWrap(True)
        words = QLabel(_("Vì sao vẫn đúng? Lý do được lưu cùng báo cáo và hiện ở đây; không in trong báo cáo."), self)
        words.setProperty("role", "quiet")
        words.setWordWrap(True)
        self.field = LineField(_("Lý do"), self)
        buttons = DialogButtons(self, _("Chấp nhận"), _("Thôi"))
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
