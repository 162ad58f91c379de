"""Asks for a password: the one that opens a locked file, or a new one, typed twice, that locks one."""

from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QVBoxLayout, QWidget

from models.language import _
from ui.dialogs.dialog_buttons import DialogButtons
from ui.dialogs.help_key import HelpKey
from ui.help_topics import PASSWORDS


class PasswordDialog(QDialog):
    """`words` say what the password is for; with `twice` it is a new one, and what was typed must be the same both times."""

    def __init__(self, title: str, words: str, go: str, twice: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        about = QLabel(words, self)
        about.setWordWrap(True)
        self.field = _field(_("Mật khẩu"), self)
        self.again = _field(_("Nhập lại mật khẩu"), self) if twice else None
        self.differ = QLabel(_("Hai lần nhập chưa giống nhau."), self)
        self.differ.setProperty("role", "quiet")
        self._buttons = DialogButtons(self, go, _("Thôi"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(10)
        fields = [self.field] if self.again is None else [self.field, self.again]
        for widget in (about, *fields, self.differ, self._buttons):
            layout.addWidget(widget)
        for field in fields:
            field.textChanged.connect(self._typed)
        self.setMinimumWidth(460)
        self._typed()
        HelpKey(self, PASSWORDS)
        self.field.setFocus()

    def ask(self) -> str:
        """Shows itself once, and gives what was typed; "" where the clerk gives up."""
        accepted = self.exec()
        self.deleteLater()
        return self.field.text() if accepted else ""

    def _typed(self) -> None:
        same = self.again is None or self.again.text() == self.field.text()
        self.differ.setVisible(not same and bool(self.again and self.again.text()))
        self._buttons.go.setEnabled(bool(self.field.text()) and same)


def asked_password(name: str, parent: QWidget | None = None) -> str:
    """Asks for the password of a locked file; "" where the clerk gives up."""
    words = _("Tệp “{name}” khóa bằng mật khẩu. Mật khẩu do người gửi tệp cho biết.").format(name=name)
    return PasswordDialog(_("Mở tệp có mật khẩu"), words, _("Mở tệp"), False, parent).ask()


def new_password(parent: QWidget | None = None) -> str:
    """Asks for the password of a file that is to be locked; "" where the clerk gives up."""
    words = _("Tệp chỉ mở được bằng mật khẩu này. Quên mật khẩu thì không ai mở lại được; hãy báo mật khẩu cho người nhận bằng đường khác.")
    return PasswordDialog(_("Xuất tệp có mật khẩu"), words, _("Tiếp tục"), True, parent).ask()


def _field(name: str, parent: QWidget) -> QLineEdit:
    """A field that hides what is typed; typing engines for Vietnamese leave such a field alone."""
    field = QLineEdit(parent)
    field.setEchoMode(QLineEdit.EchoMode.Password)
    field.setPlaceholderText(name)
    field.setAccessibleName(name)
    return field
