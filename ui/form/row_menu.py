"""The small menu beside a row of a list, and its shortcuts: up, down, deeper, less deep, another below, remove."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from models.language import _

UP, DOWN, IN, OUT = "Alt+Up", "Alt+Down", "Alt+Right", "Alt+Left"
BELOW, REMOVE = "Ctrl+Return", "Ctrl+Shift+Delete"
MERGE, NOTE = "Ctrl+J", "Ctrl+M"


_SIGNS = {"Up": "↑", "Down": "↓", "Left": "←", "Right": "→", "Return": "Enter"}


def key_words(shortcut: str) -> str:
    """A key as the program writes it everywhere: "Alt+Up" -> "Alt+↑"."""
    return "+".join(_SIGNS.get(part, part) for part in shortcut.split("+"))


class RowMenu(QToolButton):
    """Its actions work by shortcut while the cursor is anywhere in `row`."""

    def __init__(self, row: QWidget, name: str) -> None:
        super().__init__(row)
        self._row = row
        self.setText("⋯")
        self.set_name(name)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setMenu(QMenu(self))

    def set_name(self, name: str) -> None:
        """What the menu is for, in words."""
        self.setAccessibleName(name)
        self.setToolTip(name)

    def add(self, text: str, shortcut: str, act: Callable[[], None]) -> QAction:
        """Adds an entry."""
        action = QAction(text, self._row)
        if shortcut:
            action.setText(f"{text}\t{key_words(shortcut)}")
            action.setShortcut(QKeySequence(shortcut))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda: act())
        self._row.addAction(action)
        self.menu().addAction(action)
        return action

    def show_only(self, actions: Iterable[QAction], shown: bool) -> None:
        """Shows or hides entries; the keys of hidden ones do nothing."""
        for action in actions:
            action.setVisible(shown)
            action.setEnabled(shown)

    def add_moves(self, move: Callable[[int], None]) -> None:
        """Up and down."""
        self.add(_("Chuyển lên"), UP, lambda: move(-1))
        self.add(_("Chuyển xuống"), DOWN, lambda: move(1))
