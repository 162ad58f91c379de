"""The sheet of shortcuts, made of the same table as the menus."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from models.language import _
from ui.commands import COMMANDS, FIELD_KEYS, HEADING_KEYS, TABLE_KEYS
from ui.dialogs.dialog_buttons import close_button


class ShortcutSheet(QDialog):
    """Keys on the left, what they do on the right: those of the fields, then those of the window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Bảng phím tắt"))
        body = QWidget(self)
        body.setObjectName("page")
        columns = QGridLayout(body)
        columns.setHorizontalSpacing(32)
        fields = QVBoxLayout()
        fields.setSpacing(18)
        for title, keys in (
            (_("Khi soạn một ý"), FIELD_KEYS),
            (_("Với đề mục"), HEADING_KEYS),
            (_("Trong bảng"), TABLE_KEYS),
        ):
            fields.addLayout(_table(title, list(keys), body))
        columns.addLayout(fields, 0, 0, Qt.AlignmentFlag.AlignTop)
        window = [(QKeySequence(one.keys).toString(QKeySequence.SequenceFormat.NativeText), one.text) for one in COMMANDS if one.keys]
        columns.addLayout(_table(_("Trong cả cửa sổ"), window, body), 0, 1, Qt.AlignmentFlag.AlignTop)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setAccessibleName(_("Bảng phím tắt"))
        area.setWidget(body)
        buttons = close_button(self, _("Đóng"))
        layout = QVBoxLayout(self)
        layout.addWidget(area, 1)
        layout.addWidget(buttons)
        self.resize(980, 620)


def _table(title: str, rows: list[tuple[str, str]], parent: QWidget) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(14)
    grid.setVerticalSpacing(5)
    heading = QLabel(title, parent)
    heading.setProperty("role", "heading")
    grid.addWidget(heading, 0, 0, 1, 2)
    for row, (keys, words) in enumerate(rows, 1):
        key = QLabel(keys, parent)
        key.setProperty("role", "key")
        what = QLabel(_(words).replace("…", ""), parent)
        what.setWordWrap(True)
        grid.addWidget(key, row, 0, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(what, row, 1)
    grid.setColumnStretch(1, 1)
    return grid
