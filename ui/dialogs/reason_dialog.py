"""Asks for the reason of something that wants one: why a warning stands as it is, why an issued report is to be replaced."""

from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout, QWidget

from models.checks.finding import Finding
from models.language import _
from ui.dialogs.dialog_buttons import DialogButtons
from ui.fields.line_field import LineField


class ReasonDialog(QDialog):
    """`message` is what it is about, `words` what becomes of the reason; without a reason the dialog does not go on."""

    def __init__(self, title: str, message: str, words: str, go: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        about, hint = QLabel(message, self), QLabel(words, self)
        hint.setProperty("role", "quiet")
        for label in (about, hint):
            label.setWordWrap(True)
        self.field = LineField(_("Lý do"), self)
        self.field.setPlaceholderText(_("Lý do"))
        buttons = DialogButtons(self, go, _("Thôi"))
        buttons.go.setEnabled(False)
        self.field.edited.connect(lambda text: buttons.go.setEnabled(bool(text.strip())))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(10)
        for widget in (about, hint, self.field, buttons):
            layout.addWidget(widget)
        self.setMinimumWidth(520)
        self.field.setFocus()

    def reason(self) -> str:
        """What was given."""
        return self.field.text().strip()


def accepting(finding: Finding, parent: QWidget | None = None) -> ReasonDialog:
    """Asks why a warning stands; the reason is kept with the value and shown wherever the value is shown."""
    words = _("Vì sao vẫn đúng? Lý do được lưu cùng báo cáo và hiện ở đây; không in trong báo cáo.")
    return ReasonDialog(_("Chấp nhận cảnh báo"), finding.message, words, _("Chấp nhận"), parent)


def amending(document: str, parent: QWidget | None = None) -> ReasonDialog:
    """Asks why an issued report is to be replaced: "số 177/BC-SNgV ngày 24/3/2021"; the reason is kept with the new one."""
    message = _("Lập bản mới để thay thế báo cáo {document}.").format(document=document)
    words = _("Bản mới có cùng nội dung, số và ngày của riêng nó. Báo cáo cũ vẫn có hiệu lực đến khi bản mới được ban hành.")
    return ReasonDialog(_("Lập báo cáo thay thế"), message, words, _("Lập báo cáo thay thế"), parent)
