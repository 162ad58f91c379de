"""The questions that cannot wait: a report where there is one of its kind and period already, and closing without saving."""

from typing import Literal

from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from models.language import _
from models.report import State
from ui.start.period_grid import state_names

Twice = Literal["open", "replace", "second", "amend"]


class _Question(QMessageBox):
    """Two answers; the careful one is the default and what Escape means."""

    def __init__(self, icon: QMessageBox.Icon, title: str, question: str, go: str, stay: str, parent: QWidget | None) -> None:
        super().__init__(icon, title, question, parent=parent)
        self._go: QPushButton = self.addButton(go, QMessageBox.ButtonRole.DestructiveRole)
        careful: QPushButton = self.addButton(stay, QMessageBox.ButtonRole.RejectRole)
        self.setDefaultButton(careful)
        self.setEscapeButton(careful)

    def agreed(self) -> bool:
        """Whether the other answer was given."""
        return self.clickedButton() is self._go


class TwiceBox(QMessageBox):
    """What to do with a report from a file where its kind and period have one already. The careful answer is to open that one."""

    def __init__(self, phrase: str, state: State, parent: QWidget | None = None) -> None:
        super().__init__(QMessageBox.Icon.Question, _("Nhập báo cáo"), "", parent=parent)
        issued = state in ("issued", "replaced")
        self.setText(_("Trong sổ đã có báo cáo {phrase} ({state}).").format(phrase=phrase, state=state_names()[state]))
        self.setInformativeText(
            _("Báo cáo đã ban hành không sửa được; nội dung của tệp có thể thành báo cáo thay thế hoặc bản nháp thứ hai.")
            if issued
            else _("Nếu thay bằng nội dung của tệp thì bản đang có được giữ lại thành một phiên bản.")
        )
        answers: list[tuple[str, Twice]] = [(_("Mở báo cáo đã có"), "open")]
        answers.append((_("Lập báo cáo thay thế…"), "amend") if issued else (_("Thay bằng tệp"), "replace"))
        answers.append((_("Giữ làm bản nháp thứ hai"), "second"))
        self._answers: dict[QPushButton, Twice] = {}
        for words, answer in answers:
            button: QPushButton = self.addButton(words, QMessageBox.ButtonRole.AcceptRole)
            self._answers[button] = answer
        careful: QPushButton = self.addButton(_("Thôi"), QMessageBox.ButtonRole.RejectRole)
        self.setDefaultButton(next(iter(self._answers)))
        self.setEscapeButton(careful)

    def answer(self) -> Twice | None:
        """What was chosen; nothing where nothing shall be done."""
        return next((answer for button, answer in self._answers.items() if button is self.clickedButton()), None)


class UnsavedSettingsBox(QMessageBox):
    """Whether changed settings shall be kept; Escape goes back to them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(QMessageBox.Icon.Question, _("Thiết lập"), _("Lưu thay đổi thiết lập?"), parent=parent)
        self.save: QPushButton = self.addButton(_("Lưu"), QMessageBox.ButtonRole.AcceptRole)
        self.leave: QPushButton = self.addButton(_("Không lưu"), QMessageBox.ButtonRole.DestructiveRole)
        back: QPushButton = self.addButton(_("Quay lại"), QMessageBox.ButtonRole.RejectRole)
        self.setDefaultButton(self.save)
        self.setEscapeButton(back)


class UnsavedBox(_Question):
    """Whether to close although the disk does not take the draft."""

    def __init__(self, problem: str, parent: QWidget | None = None) -> None:
        super().__init__(QMessageBox.Icon.Warning, _("Chưa lưu được"), problem, _("Đóng, bỏ phần chưa lưu"), _("Quay lại"), parent)
        self.setInformativeText(_("Báo cáo vẫn còn trong cửa sổ. Có thể quay lại và dùng Tệp › Xuất JSON để giữ ở nơi khác."))
