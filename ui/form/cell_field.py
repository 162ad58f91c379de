"""The field in the cell in hand: typed into like any other field; its keys lead from cell to cell as in a word processor's table."""

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QWidget

from models.table_paste import is_cells
from ui.fields.rich_clipboard import MARKUP
from ui.fields.rich_field import RichField

_TABS = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}
_NONE, _ALT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier
_CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
_ACTS = {
    (Qt.Key.Key_Up, _ALT): "row-up",
    (Qt.Key.Key_Down, _ALT): "row-down",
    (Qt.Key.Key_Left, _ALT): "column-left",
    (Qt.Key.Key_Right, _ALT): "column-right",
    (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier): "row-below",
    (Qt.Key.Key_Enter, Qt.KeyboardModifier.ControlModifier): "row-below",
    (Qt.Key.Key_Delete, _CONTROL_SHIFT): "remove-row",
}
"""What a key asks of the table; the same keys do the like to items outside it."""


class CellField(RichField):
    """`stepped(by)`: on to the next cell or back; `lined(by)`: to the row below or above; `sided(by)`: to the cell beside.
    `ended(by)`: to the first cell of the table or the last.

    `act_asked(name)`: the table's shape should change. `cells_pasted(text)`: more than one cell was pasted. `left`: Escape.
    """

    stepped = Signal(int)
    entered_below = Signal()
    lined = Signal(int)
    sided = Signal(int)
    ended = Signal(int)
    act_asked = Signal(str)
    cells_pasted = Signal(str)
    left = Signal()
    focused = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setProperty("role", "cell")
        self.leave_up.connect(lambda: self.lined.emit(-1))
        self.leave_down.connect(lambda: self.lined.emit(1))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            if event.type() is QEvent.Type.ShortcutOverride and self._act(event):
                event.accept()
                return True
            tab = _TABS.get(Qt.Key(event.key())) if event.type() is QEvent.Type.KeyPress else None
            if tab and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                if not self._takes_tab(event):
                    self.stepped.emit(tab)
                return True
        return super().event(event)

    def _act(self, event: QKeyEvent) -> str:
        return _ACTS.get((Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier), "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self._trigger.is_open():
            self.left.emit()
        elif self._goes_to_end(event):
            self.ended.emit(1 if event.key() == Qt.Key.Key_End else -1)
        elif act := self._act(event):
            if act == "row-below" and (name := self._token_at_cursor()):
                self.token_activated.emit(name)
            else:
                self.act_asked.emit(act)
        else:
            super().keyPressEvent(event)

    def _goes_to_end(self, event: QKeyEvent) -> bool:
        """Ctrl+Home and Ctrl+End are the text's own keys, and the table's where the cursor is at that end already."""
        cursor, key = self.textCursor(), event.key()
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier != Qt.KeyboardModifier.ControlModifier or cursor.hasSelection():
            return False
        return (key == Qt.Key.Key_End and cursor.atEnd()) or (key == Qt.Key.Key_Home and cursor.atStart())

    def _break(self) -> None:
        self.entered_below.emit()

    def _leave(self, event: QKeyEvent) -> bool:
        """Arrows at the ends of the text lead to the cells beside."""
        sides = {Qt.Key.Key_Left: (QTextCursor.MoveOperation.Left, -1), Qt.Key.Key_Right: (QTextCursor.MoveOperation.Right, 1)}
        operation, by = sides.get(Qt.Key(event.key()), (None, 0))
        if operation is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return super()._leave(event)
        if self.textCursor().hasSelection() or self.textCursor().movePosition(operation):
            return False
        self.sided.emit(by)
        return True

    def insertFromMimeData(self, source: QMimeData) -> None:
        if not source.hasFormat(MARKUP) and is_cells(source.text()):
            self.cells_pasted.emit(source.text())
        else:
            super().insertFromMimeData(source)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()


def commit_typing() -> None:
    """Lets a typing engine put what it holds into the cell in hand, before another one takes its place."""
    QGuiApplication.inputMethod().commit()
