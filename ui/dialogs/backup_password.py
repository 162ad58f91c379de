"""The password of a backup: a new one, typed twice, and the one that opens a backup of before."""

from PySide6.QtWidgets import QCheckBox, QDialog, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from models.language import _
from models.text import nfc
from ui.dialogs.dialog_buttons import DialogButtons
from ui.dialogs.wrapped_label import wrapped_label

LEAST = 8
"""Letters that a new password has at least."""


class _PasswordDialog(QDialog):
    """Fields whose letters are hidden until the clerk wants to see them. What is typed is composed: keyboards send marks in two ways."""

    def __init__(self, title: str, about: str, hint: str, names: tuple[str, ...], go: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.fields = tuple(self._field(name) for name in names)
        self.shown = QCheckBox(_("Hiện mật khẩu"), self)
        self.shown.toggled.connect(self._show_letters)
        self.problem = wrapped_label("", "error", self)
        self.buttons = DialogButtons(self, go, _("Thôi"))
        form = QFormLayout()
        for name, field in zip(names, self.fields, strict=True):
            form.addRow(name, field)
        form.addRow("", self.shown)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        column.addWidget(wrapped_label(about, "", self))
        column.addLayout(form)
        column.addWidget(self.problem)
        if hint:
            column.addWidget(wrapped_label(hint, "warning", self))
        column.addWidget(self.buttons)
        self.setMinimumWidth(500)
        self.fields[0].setFocus()
        self._look()

    def _field(self, name: str) -> QLineEdit:
        field = QLineEdit(self)
        field.setEchoMode(QLineEdit.EchoMode.Password)
        field.setAccessibleName(name)
        field.textChanged.connect(self._look)
        return field

    def _show_letters(self, shown: bool) -> None:
        for field in self.fields:
            field.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)

    def _look(self) -> None:
        """Lets the dialog go on, or says why it does not."""
        self.buttons.go.setEnabled(bool(self.password()))

    def password(self) -> str:
        """What was typed."""
        return nfc(self.fields[0].text())


class NewPasswordDialog(_PasswordDialog):
    """Asks for a new password twice, and says what it means to lose it."""

    def __init__(self, about: str, parent: QWidget | None = None) -> None:
        hint = _("Mất mật khẩu này thì không ai mở được các bản ấy nữa. Hãy ghi lại và cất ở nơi an toàn, không để cùng chỗ với USB.")
        names = (_("Mật khẩu mới"), _("Gõ lại lần nữa"))
        super().__init__(_("Mật khẩu bản sao lưu"), about, hint, names, _("Đặt mật khẩu"), parent)

    def _look(self) -> None:
        first, second = (nfc(field.text()) for field in self.fields)
        short = bool(first) and len(first) < LEAST
        differ = bool(second) and not first.startswith(second)
        self.problem.setText(
            _("Mật khẩu cần ít nhất {count} ký tự.").format(count=LEAST) if short else _("Hai lần gõ chưa giống nhau.") if differ else ""
        )
        self.buttons.go.setEnabled(len(first) >= LEAST and first == second)


class OpeningPasswordDialog(_PasswordDialog):
    """Asks for the password of a locked backup; `wrong` says that the one before did not fit."""

    def __init__(self, name: str, wrong: str = "", parent: QWidget | None = None) -> None:
        about = _("Tệp “{name}” khóa bằng mật khẩu.").format(name=name)
        super().__init__(_("Mật khẩu bản sao lưu"), about, "", (_("Mật khẩu"),), _("Mở"), parent)
        self.problem.setText(wrong)

    def _look(self) -> None:
        super()._look()
        if self.password():
            self.problem.setText("")
