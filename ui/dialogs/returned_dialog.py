"""What was changed in the Word file of a report, before it is taken in: each place with its words then and now."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from models.change import size_of
from models.language import _
from models.report import Report
from models.revisions import change_lines
from ui.dialogs.change_html import side_by_side_html
from ui.dialogs.dialog_buttons import DialogButtons

if TYPE_CHECKING:
    from importers.returned import Returned


class ReturnedDialog(QDialog):
    """Accepted: `wanted` is the report that shall be taken in, with the changes or as it went out."""

    def __init__(self, returned: "Returned", file: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Tệp Word đã được sửa"))
        self._returned = returned
        self.wanted: Report = returned.report
        self.words = QTextBrowser(self)
        self.words.setAccessibleName(_("Những chỗ đã sửa trong tệp Word"))
        self.words.setTabChangesFocus(True)
        self.words.setHtml(side_by_side_html(returned.changes, _("Khi xuất"), _("Trong tệp Word")))
        self.words.setAccessibleDescription("\n".join(change_lines(returned.changes, _("(bỏ: {text})"), _("(thêm: {text})"))))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(10)
        layout.addWidget(self._label(self._summary(file), "heading"))
        layout.addWidget(self.words, 1)
        for sentence in self._remarks():
            layout.addWidget(self._label(sentence, "quiet"))
        layout.addWidget(self._buttons())
        self.resize(QSize(900, 560).boundedTo(self.screen().availableSize() * 0.94))

    def _summary(self, file: str) -> str:
        changes = self._returned.changes
        return _("“{file}” đã sửa {places} chỗ so với báo cáo mà tệp mang theo ({size}).").format(
            file=file, places=len(changes), size=size_of(changes).text
        )

    def _remarks(self) -> list[str]:
        remarks = [_("Ý và số liệu đã sửa chờ rà lại như mọi chỗ nhập từ tệp (F8); các chỗ khác hãy xem ngay ở bảng này.")]
        if self._returned.recalculated:
            remarks.append(self._returned.follow_up)
        if self._returned.unread:
            remarks.append(_("Chữ do chương trình in sẵn, không nhận thay đổi: {lines}.").format(lines="; ".join(self._returned.unread)))
        if self._returned.unplaced:
            remarks.append(_("Chưa rõ chỗ, để ở mục gần nhất: {lines}.").format(lines="; ".join(self._returned.unplaced)))
        return remarks

    def _label(self, text: str, role: str) -> QLabel:
        label = QLabel(text, self)
        label.setProperty("role", role)
        label.setWordWrap(True)
        return label

    def _buttons(self) -> DialogButtons:
        buttons = DialogButtons(self, _("Nhận các chỗ sửa"), _("Thôi"))
        self.as_it_was: QPushButton = buttons.addButton(_("Nhận bản như khi xuất"), QDialogButtonBox.ButtonRole.ActionRole)
        self.as_it_was.clicked.connect(self._take_as_it_was)
        self.take = buttons.go
        return buttons

    def _take_as_it_was(self) -> None:
        self.wanted = self._returned.carried
        self.accept()
