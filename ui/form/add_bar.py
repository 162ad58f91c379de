"""The buttons below a list of items: what can be added at its end."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from models.language import _
from models.report import BASES, OPENING, ItemLevel


class AddBar(QWidget):
    """`item_asked(level)`, `document_asked`, `table_asked`: what shall be added."""

    item_asked = Signal(str)
    document_asked = Signal()
    table_asked = Signal()

    def __init__(self, section: str, role: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: list[QPushButton] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for text, level in _levels(section, role):
            self._add(text).clicked.connect(partial(self.item_asked.emit, level))
        if section != OPENING and role != "annex":
            self._add(_("Thêm văn bản viện dẫn")).clicked.connect(self.document_asked)
        if role == "annex":
            self._add(_("Thêm bảng")).clicked.connect(self.table_asked)
        self._row.addStretch(1)

    def _add(self, text: str) -> QPushButton:
        button = QPushButton(text, self)
        self._row.addWidget(button)
        self.buttons.append(button)
        return button


def _levels(section: str, role: str) -> list[tuple[str, ItemLevel]]:
    """The kinds of item that a list is usually made of."""
    if section == OPENING:
        return [(_("Thêm đoạn"), "paragraph")]
    if section == BASES:
        return [(_("Thêm căn cứ"), "paragraph")]
    if role == "annex":
        return [(_("Thêm đoạn"), "paragraph"), (_("Thêm ý “-”"), "dash")]
    if role == "free":
        return [(_("Thêm đoạn"), "paragraph"), (_("Thêm ý “-”"), "dash"), (_("Thêm ý con “+”"), "plus")]
    if role == "plan":
        return [(_("Thêm nhiệm vụ"), "number")]
    return [(_("Thêm ý “-”"), "dash"), (_("Thêm ý con “+”"), "plus")]
