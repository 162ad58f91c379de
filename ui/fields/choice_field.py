"""A line with a list of usual answers behind a button; any other answer may be typed."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QToolButton, QWidget

from models.language import _
from ui.fields.line_field import LineField

_WIDTH = 22


class ChoiceField(LineField):
    """Down or Alt+Down opens the list; the wheel scrolls the form and never changes the answer."""

    def __init__(self, name: str, choices: Sequence[str] = (), parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._button = QToolButton(self)
        self._button.setArrowType(Qt.ArrowType.DownArrow)
        self._button.setAutoRaise(True)
        self._button.setCursor(Qt.CursorShape.ArrowCursor)
        self._button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._button.setAccessibleName(_("Mở danh sách: {name}").format(name=name))
        self._button.clicked.connect(self._toggle)
        self.setTextMargins(0, 0, _WIDTH - 4, 0)
        self.offer(choices)

    def _toggle(self) -> None:
        if self._choices is None:
            return
        if self._choices.isVisible():
            self._choices.hide()
            return
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._choices.open_all(self.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and not self._list_is_open():
            self._toggle()
            event.accept()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._button.setGeometry(self.width() - _WIDTH - 2, 2, _WIDTH, self.height() - 4)
