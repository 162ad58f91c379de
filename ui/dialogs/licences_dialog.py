"""The licences of everything that the program brings: the parts on the left, the text of one on the right."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QPlainTextEdit, QVBoxLayout, QWidget

from models.language import _
from models.licences import Part, licence_text, parts
from ui.dialogs.dialog_buttons import close_button
from ui.dialogs.wrapped_label import wrapped_label
from ui.on_screen import fit_over

_WIDE = 138
"""Letters of ordinary width that stand side by side: the list, and a line of most licences."""


class LicencesDialog(QDialog):
    """Only shows; the texts are in English, as their authors wrote them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Giấy phép các phần mềm dùng kèm"))
        words = _(
            "Sổ báo cáo theo giấy phép MIT và có kèm các phần mềm, phông chữ dưới đây. Qt và PySide6 theo giấy phép LGPL: "
            "được thay bằng bản khác, cách thay ghi ở mục Qt. LibreOffice không kèm theo."
        )
        self.list = QListWidget(self)
        self.list.setObjectName("choices")
        self.list.setAccessibleName(_("Các phần mềm dùng kèm"))
        self.list.addItems([part.title for part in parts()])
        self.text = QPlainTextEdit(self)
        self.text.setObjectName("details")
        self.text.setReadOnly(True)
        self.text.setAccessibleName(_("Nội dung giấy phép"))
        self.list.currentRowChanged.connect(lambda row: self._show(parts()[row]))
        columns = QHBoxLayout()
        columns.addWidget(self.list, 2)
        columns.addWidget(self.text, 5)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 16, 22, 14)
        layout.addWidget(wrapped_label(words, "", self))
        layout.addLayout(columns, 1)
        layout.addWidget(close_button(self, _("Đóng")))
        fit_over(self, QSize(_WIDE * self.fontMetrics().averageCharWidth(), 620))
        self.list.setCurrentRow(0)
        self.list.setFocus()

    def _show(self, part: Part) -> None:
        heading = "\n".join(line for line in (part.title, part.licence, part.home) if line)
        self.text.setPlainText(f"{heading}\n\n{licence_text(part)}")
