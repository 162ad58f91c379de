"""The list of choices under a field.

It lies on the field's own window and never takes the focus. A popup window (QCompleter's) would stand between the keyboard
and the field, where Vietnamese typing engines lose letters; and inline completion turns their Backspaces into "taân".
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QListWidget, QWidget

from models.text import folded

_ROWS = 8
_ELSEWHERE = {QEvent.Type.Wheel, QEvent.Type.MouseButtonPress}
_WINDOW = {QEvent.Type.Resize, QEvent.Type.WindowDeactivate}
_MOVES = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class ChoiceList(QListWidget):
    """Shows the choices that fit what is typed; `chosen` tells which one was taken."""

    chosen = Signal(str)

    def __init__(self, field: QWidget) -> None:
        super().__init__(field)
        self.hide()
        self._field = field
        field.destroyed.connect(self.deleteLater)  # the list moves to the window and would stay behind
        self.choices: tuple[str, ...] = ()
        self.anchor: Callable[[], QRect] = field.rect
        """What the list stands under, in the field's own coordinates."""
        self.setObjectName("choices")
        self.setAccessibleName(field.accessibleName())
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.itemClicked.connect(lambda item: self._take(item.text()))

    def open_for(self, typed: str) -> None:
        """Lists the choices that hold the typed letters, marks or not, the closest first; closes where none is left to choose."""
        wanted = folded(typed.strip())
        fitting = [choice for choice in self.choices if choice and wanted in folded(choice)]
        fitting.sort(key=lambda choice: (folded(choice) != wanted, not folded(choice).startswith(wanted)))
        self._open(fitting if wanted and fitting != [typed] else [])

    def open_all(self, typed: str) -> None:
        """Lists every choice and marks the one that the field holds."""
        self._open([choice for choice in self.choices if choice])
        for item in self.findItems(typed, Qt.MatchFlag.MatchFixedString):
            self.setCurrentItem(item)

    def open_choices(self, choices: list[str]) -> None:
        """Lists choices that were picked out elsewhere; none closes it."""
        self._open(choices)

    def mark_first(self) -> None:
        """Marks the first choice, so that Enter takes it."""
        if self.isVisible():
            self.setCurrentRow(0)

    def take_key(self, event: QKeyEvent) -> bool:
        """Uses a key of the field where it steers the open list."""
        if not self.isVisible():
            return False
        row = self.currentRow()
        match event.key():
            case Qt.Key.Key_Up | Qt.Key.Key_Down:
                self.setCurrentRow((row + _MOVES[Qt.Key(event.key())]) % self.count() if row >= 0 else self._first(event))
                return True
            case Qt.Key.Key_Escape:
                self.hide()
                return True
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if row >= 0:
                self._take(self.item(row).text())
                return True
        return False

    def take_marked(self) -> None:
        """Chooses the marked choice, if there is one, and closes."""
        if self.isVisible() and self.currentItem():
            self._take(self.currentItem().text())
        self.hide()

    def _first(self, event: QKeyEvent) -> int:
        return 0 if event.key() == Qt.Key.Key_Down else self.count() - 1

    def _take(self, choice: str) -> None:
        self.hide()
        self.chosen.emit(choice)

    def _open(self, choices: list[str]) -> None:
        if not choices or not self._field.isVisible():
            self.hide()
            return
        self.clear()
        self.addItems(choices)
        self.setCurrentRow(-1)
        self._place()
        if self.isHidden():
            application().installEventFilter(self)
            self.show()
        self.raise_()

    def _place(self) -> None:
        """Below the field, or above it where the window has more room there."""
        window = self._field.window()
        if self.parentWidget() is not window:
            self.setParent(window)
            self.hide()
        self.ensurePolished()
        anchor = self.anchor()
        top = self._field.mapTo(window, anchor.topLeft())
        below, above = window.height() - top.y() - anchor.height(), top.y()
        wanted = self.sizeHintForRow(0) * min(self.count(), _ROWS) + 2 * self.frameWidth() + 2
        height = min(wanted, max(below, above))
        width = max(anchor.width(), self.sizeHintForColumn(0) + 2 * self.frameWidth() + 24)
        left = min(top.x(), max(window.width() - width, 0))
        y = top.y() + anchor.height() if below >= height else top.y() - height
        self.setGeometry(left, y, min(width, window.width()), height)

    def hideEvent(self, event: QHideEvent) -> None:
        application().removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        elsewhere = event.type() in _ELSEWHERE and isinstance(watched, QWidget) and not self._owns(watched)
        if elsewhere or (event.type() in _WINDOW and watched is self.window()):
            self.hide()
        return False

    def _owns(self, widget: QWidget) -> bool:
        return widget is self or self.isAncestorOf(widget) or self._field is widget or self._field.isAncestorOf(widget)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        event.accept()


def application() -> QApplication:
    """The running application."""
    running = QApplication.instance()
    assert isinstance(running, QApplication)
    return running
