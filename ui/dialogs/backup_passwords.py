"""The passwords of backups: the one that opens one, and a new one."""

from PySide6.QtWidgets import QWidget

from models.language import _
from ui.dialogs.password_dialog import PasswordDialog


def opening_dialog(name: str, wrong: str, parent: QWidget | None) -> PasswordDialog:
    """Asks for the password of a locked backup; `wrong` says why the one before did not do."""
    words = _("Tệp “{name}” khóa bằng mật khẩu. Hãy gõ mật khẩu đã đặt lúc sao lưu.").format(name=name)
    return PasswordDialog(_("Mật khẩu bản sao lưu"), f"{wrong}\n{words}" if wrong else words, _("Mở"), False, parent)


def new_dialog(what: str, parent: QWidget | None) -> PasswordDialog:
    """Asks twice for the password that shall lock `what`, and says what it means to lose it."""
    words = _("{what} chỉ mở được bằng mật khẩu này. Mất mật khẩu thì không ai mở lại được; hãy ghi lại và cất ở nơi an toàn.")
    return PasswordDialog(_("Mật khẩu bản sao lưu"), words.format(what=what), _("Đặt mật khẩu"), True, parent)
