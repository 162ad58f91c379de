"""Shows what pasted lines will become before they go in; the clerk may say otherwise, line by line."""

from collections.abc import Sequence

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QGridLayout,
    QHeaderView,
    QLabel,
    QScrollArea,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from models.language import _
from models.numerals import read_number
from models.paste import PastedFigure, PastedLine
from ui.dialogs.dialog_buttons import DialogButtons
from ui.form.item_row import level_names

_CITATION = "citation"
_MOST = 200
"""Lines that are shown one by one; more than that are pasted as they are recognised."""


class PasteDialog(QDialog):
    """Lines as items or cited documents."""

    def __init__(self, lines: Sequence[PastedLine], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Dán {count} dòng").format(count=len(lines)))
        self._lines = tuple(lines)
        self._kinds: list[QComboBox] = []
        body = QWidget(self)
        body.setObjectName("page")
        grid = QGridLayout(body)
        grid.setColumnStretch(1, 1)
        grid.setVerticalSpacing(6)
        for row, line in enumerate(lines[:_MOST]):
            grid.addWidget(self._kind_box(line, row, body), row, 0, Qt.AlignmentFlag.AlignTop)
            words = QLabel(_words(line), body)
            words.setWordWrap(True)
            grid.addWidget(words, row, 1)
        grid.setRowStretch(len(lines), 1)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setAccessibleName(_("Các dòng sẽ được dán"))
        area.setWidget(body)
        layout = QVBoxLayout(self)
        layout.addWidget(_quiet(_("Mỗi dòng sẽ thành một ý hoặc một văn bản viện dẫn như dưới đây; đổi được ở cột trái."), self))
        layout.addWidget(area, 1)
        layout.addWidget(DialogButtons(self, _("Dán"), _("Thôi, không dán")))
        self.resize(760, 460)

    def _kind_box(self, line: PastedLine, row: int, parent: QWidget) -> QComboBox:
        box = QComboBox(parent)
        box.setAccessibleName(_("Dòng {number} thành").format(number=row + 1))
        for level, words in level_names().items():
            box.addItem(words, level)
        if line.citation is not None:
            box.addItem(_("Văn bản viện dẫn"), _CITATION)
        box.setCurrentIndex(box.findData(_CITATION if line.citation else line.level))
        self._kinds.append(box)
        return box

    def lines(self) -> tuple[PastedLine, ...]:
        """The lines as they shall be."""
        chosen = [box.currentData() for box in self._kinds]
        shown = [
            line if kind == _CITATION else replace(line, level=kind, citation=None) for line, kind in zip(self._lines, chosen, strict=False)
        ]
        return (*shown, *self._lines[_MOST:])


class PasteFiguresDialog(QDialog):
    """Rows of a table as figures: what each figure will be, and what it is now."""

    def __init__(self, figures: Sequence[PastedFigure], now: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Dán {count} số liệu").format(count=len(figures)))
        table = QTableWidget(len(figures), 3, self)
        table.setAccessibleName(_("Số liệu sẽ được dán"))
        table.setHorizontalHeaderLabels([_("Chỉ tiêu"), _("Đang có"), _("Sẽ là")])
        table.verticalHeader().hide()
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for row, (one, old) in enumerate(zip(figures, now, strict=True)):
            new = one.typed if read_number(one.typed) is not None else _("{typed} (không phải số)").format(typed=one.typed)
            for column, text in enumerate((one.figure.label, old or "–", new)):
                cell = QTableWidgetItem(text)
                if column:
                    cell.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                table.setItem(row, column, cell)
        layout = QVBoxLayout(self)
        layout.addWidget(_quiet(_("Hàng có tên chỉ tiêu được ghép theo tên; cột số trơn được ghép lần lượt từ ô đang đứng."), self))
        layout.addWidget(table, 1)
        layout.addWidget(DialogButtons(self, _("Dán số liệu"), _("Thôi, không dán")))
        self.resize(620, 360)


def _words(line: PastedLine) -> str:
    return line.citation.text if line.citation else line.text


def _quiet(words: str, parent: QWidget) -> QLabel:
    label = QLabel(words, parent)
    label.setProperty("role", "quiet")
    label.setWordWrap(True)
    return label
