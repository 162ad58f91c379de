"""What a dialog has done for it: one work at a time, seen and stopped there, and told there when it is over."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from models.errors import WorkStopped, failure_words
from models.language import _
from models.store.watching import Progress, Stopped
from ui.dialogs.working_dialog import Tone, WorkingDialog
from ui.long_work import LongWork

T = TypeVar("T")


class DialogWork(QObject):
    """`said(sentence)` for the status line too. What began by itself before the dialog came up is shown as well."""

    said = Signal(str)

    def __init__(self, work: LongWork, dialog: WorkingDialog) -> None:
        super().__init__(dialog)
        self._work = work
        self._mine = False
        self._waiting: Callable[[], None] | None = None
        self.dialog = dialog
        dialog.work.stop_asked.connect(work.stop)
        work.began.connect(self._began)
        work.advanced.connect(dialog.work.show_advance)
        work.stopping.connect(dialog.work.show_stopping)
        work.ended.connect(self._ended)
        if work.is_running():
            self._began(work.words)
            if work.position[1]:
                dialog.work.show_advance(*work.position)

    def hold(self) -> None:
        """What begins next was asked for in the dialog, which stays until it has ended."""
        self._mine = True

    def run(
        self,
        words: str,
        work: Callable[[Progress, Stopped], T],
        done: Callable[[T], object],
        failed: Callable[[Exception], object] | None = None,
    ) -> None:
        """Does `work` off the window's thread, after a backup that has begun by itself; its failure is told unless somebody else does."""
        self.hold()
        if not self._work.run(words, work, done, failed or self.fail):
            self._waiting = lambda: self.run(words, work, done, failed)
            self.dialog.show_running(self._work.words, held=True)

    def _began(self, words: str) -> None:
        self.dialog.show_running(words, self._mine)

    def _ended(self) -> None:
        self._mine = False
        self.dialog.show_ended()
        if self._waiting is not None:
            QTimer.singleShot(0, self, self._waiting)  # what has ended is told first
            self._waiting = None

    def tell(self, sentence: str, tone: Tone = "heading", details: Sequence[str] = ()) -> None:
        """Shows what came of it."""
        self.dialog.show_result(sentence, tone, details)
        self.said.emit(sentence)

    def fail(self, error: Exception) -> None:
        """Shows why nothing came of it."""
        if isinstance(error, WorkStopped):
            self.dialog.show_result(str(error))
        else:
            self.tell(failure_words(error, _("Chưa làm được: {why}")), "error")
