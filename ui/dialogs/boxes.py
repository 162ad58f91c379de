"""The two questions that cannot wait: another report in the place of one that is there, and closing without saving."""

from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from models.language import _


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


class ReplaceBox(_Question):
    """Whether a report from a file takes the place of the one that is there; that one is kept as a revision."""

    def __init__(self, phrase: str, parent: QWidget | None = None) -> None:
        question = _("Trong sổ đã có báo cáo {phrase}. Thay bằng nội dung của tệp? Bản đang có được giữ lại thành một phiên bản.")
        super().__init__(
            QMessageBox.Icon.Question, _("Nhập báo cáo"), question.format(phrase=phrase), _("Thay"), _("Giữ bản đang có"), parent
        )


class UnsavedBox(_Question):
    """Whether to close although the disk does not take the draft."""

    def __init__(self, problem: str, parent: QWidget | None = None) -> None:
        super().__init__(QMessageBox.Icon.Warning, _("Chưa lưu được"), problem, _("Đóng, bỏ phần chưa lưu"), _("Quay lại"), parent)
        self.setInformativeText(_("Báo cáo vẫn còn trong cửa sổ. Có thể quay lại và dùng Tệp › Xuất JSON để giữ ở nơi khác."))
