"""What the program said of late: the status line shows the last sentence, this list keeps the ones before it."""

from collections import deque
from datetime import datetime

from PySide6.QtWidgets import QDialog, QLabel, QListWidget, QVBoxLayout, QWidget

from models.language import _
from ui.dialogs.dialog_buttons import close_button

_KEPT = 50


class Messages:
    """The last sentences with their time of day, the newest first."""

    def __init__(self) -> None:
        self._said: deque[tuple[datetime, str]] = deque(maxlen=_KEPT)

    def add(self, sentence: str) -> None:
        """Keeps a sentence; the same one again only takes the new time."""
        if self._said and self._said[0][1] == sentence:
            self._said.popleft()
        self._said.appendleft((datetime.now(), sentence))

    def lines(self) -> tuple[str, ...]:
        """One line a sentence."""
        return tuple(f"{at:%H:%M:%S}  {sentence}" for at, sentence in self._said)


class MessagesDialog(QDialog):
    """Shows the sentences; the work goes on behind it."""

    def __init__(self, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Thông báo gần đây"))
        self.list = QListWidget(self)
        self.list.setObjectName("choices")
        self.list.setWordWrap(True)
        self.list.setAccessibleName(_("Thông báo gần đây"))
        self.list.addItems(messages.lines())
        empty = QLabel(_("Chưa có thông báo nào."), self)
        empty.setVisible(not messages.lines())
        self.list.setVisible(bool(messages.lines()))
        buttons = close_button(self, _("Đóng"))
        layout = QVBoxLayout(self)
        for widget in (empty, self.list, buttons):
            layout.addWidget(widget)
        self.resize(560, 320)
