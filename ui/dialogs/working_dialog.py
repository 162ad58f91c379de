"""A dialog that has one thing done at a time: how far it is, a way to stop it, and what came of it."""

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QWidget

from ui.dialogs.detail_lines import DetailLines
from ui.dialogs.work_row import WorkRow
from ui.dialogs.wrapped_label import wrapped_label
from ui.styled import style_as

Tone = Literal["heading", "warning", "error"]


class WorkingDialog(QDialog):
    """`enabled_changed(enabled)`: while something is being done, nothing else can be begun. `work`, `outcome` and `details` are to be laid
    out.
    """

    enabled_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._held = False
        self.work = WorkRow(self)
        self.outcome = wrapped_label("", "heading", self)
        self.outcome.hide()
        self.details = DetailLines("", self)

    def is_busy(self) -> bool:
        """Whether something is being done."""
        return not self.work.isHidden()

    def show_running(self, words: str, held: bool = True) -> None:
        """Something has begun: it can be stopped, and nothing else begun. `held`: leaving is asking to stop first."""
        self._held = held
        self.work.show_running(words)
        self.hide_result()
        self.enabled_changed.emit(False)

    def show_ended(self) -> None:
        """Nothing is being done any more."""
        self.work.hide()
        self.enabled_changed.emit(True)

    def show_result(self, sentence: str, tone: Tone = "heading", details: Sequence[str] = ()) -> None:
        """What came of it: one sentence, and where there is more to say, a line each below it."""
        self.outcome.setText(sentence)
        style_as(self.outcome, "role", tone)
        self.outcome.show()
        self.details.setAccessibleName(sentence)
        self.details.show_lines(details)

    def hide_result(self) -> None:
        """What was said last is of no interest any more."""
        self.outcome.hide()
        self.details.hide()

    def reject(self) -> None:
        """Leaves, once nothing runs any more that was begun here."""
        if self.is_busy() and self._held:
            self.work.stop_asked.emit()
        else:
            super().reject()
