"""What the window says of itself: the guide at what is on the screen, all keys, what was said of late, the tour."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from models.store import Store
from ui.dialogs.messages import Messages, MessagesDialog

if TYPE_CHECKING:
    from ui.dialogs.help_window import HelpWindow

_TOURED = "toured"


class Guidance(QObject):
    """`topic` gives the topic of the guide that speaks of what is on the screen."""

    def __init__(self, window: QWidget, store: Store, topic: Callable[[], str]) -> None:
        super().__init__(window)
        self._window = window
        self._store = store
        self._topic = topic
        self.messages = Messages()
        self.help: HelpWindow | None = None

    def show_help(self) -> None:
        """Opens the user's guide at what is on the screen."""
        from ui.dialogs.help_window import HelpWindow  # noqa: PLC0415  # loaded when it is first shown, so that the window stands sooner

        if self.help is None:
            self.help = HelpWindow(self._window)
        self.help.open_at(self._topic())

    def forget_help(self) -> None:
        """Closes the guide; it is read again in the language in use when it is asked for."""
        if self.help is not None:
            self.help.close()
            self.help = None

    def show_shortcuts(self) -> None:
        """Shows every key."""
        from ui.dialogs.shortcut_sheet import ShortcutSheet  # noqa: PLC0415  # loaded when it is first shown, so that the window stands sooner

        ShortcutSheet(self._window).exec()

    def show_licences(self) -> None:
        """Shows the parts that the program brings, and the terms of each."""
        from ui.dialogs.licences_dialog import LicencesDialog  # noqa: PLC0415  # loaded when it is first shown, so that the window stands sooner

        dialog = LicencesDialog(self._window)
        dialog.exec()
        dialog.deleteLater()  # a hundred texts

    def show_messages(self) -> None:
        """Shows what was said of late."""
        MessagesDialog(self.messages, self._window).exec()

    def show_tour(self) -> None:
        """Shows the five cards."""
        from ui.dialogs.tour import Tour  # noqa: PLC0415  # loaded when it is first shown, so that the window stands sooner

        dialog = Tour(self._window)
        dialog.exec()
        dialog.deleteLater()

    def welcome(self) -> None:
        """Shows the tour to who opens the program for the first time. Raises StoreError."""
        if self._store.get_setting(_TOURED) is None:
            self._store.put_setting(_TOURED, True)
            self.show_tour()
