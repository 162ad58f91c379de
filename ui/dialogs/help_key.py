"""F1 in a dialog: the guide at what the dialog is about, in a window of the dialog's own, to be read beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog

if TYPE_CHECKING:
    from ui.dialogs.help_window import HelpWindow


class HelpKey(QShortcut):
    """`topic` is a name of the guide's headings."""

    def __init__(self, dialog: QDialog, topic: str) -> None:
        super().__init__(QKeySequence("F1"), dialog)
        self._dialog = dialog
        self._topic = topic
        self._help: HelpWindow | None = None
        self.activated.connect(self._open)

    def _open(self) -> None:
        from ui.dialogs.help_window import HelpWindow  # noqa: PLC0415  # loaded when it is first shown

        if self._help is None:
            self._help = HelpWindow(self._dialog)
        self._help.open_at(self._topic)
