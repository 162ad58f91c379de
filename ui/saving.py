"""Bringing what is typed to the disk while it is typed, and saying so when the disk does not take it.

Text reaches the report with each key. Only what a typing engine still holds underlined is not in it: that is no text yet.
"""

import time
from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from models.errors import BookError, StoreError, failure_words
from models.language import _
from models.lifecycle import is_locked
from models.report import Report, State
from models.store import Store
from ui.background import Worker

SAVE_AFTER = 400
"""Milliseconds after the first key that is not saved yet; who types on without a pause is saved so often."""

TRY_AGAIN = 2000
"""Milliseconds after which a draft that the disk did not take is offered to it again."""

PATIENCE = 6000
"""Milliseconds that the disk may take for an answer before the window speaks of it."""

REVISION_EVERY = 300
"""Seconds of work after which a revision is kept by itself."""


class Saving(QObject):
    """Saves the newest state of one report; while it is being written, only the newest waits.

    `saved(datetime)`; `not_saved(sentence)` at each try that failed; `kept_back(report)` with each state that waits while the disk takes
    nothing; `went_on` when it takes again.
    """

    saved = Signal(object)
    not_saved = Signal(str)
    kept_back = Signal(object)
    went_on = Signal()

    def __init__(self, store: Store, report: Callable[[], Report], parent: QObject) -> None:
        super().__init__(parent)
        self._store = store
        self._report = report
        self._stored: Report | None = None
        self._asked: Report | None = None
        """The newest state that was given to the thread, until it is known what became of it: the disk may hold it already."""
        self._turn = 0
        """Counts how often the state on the disk was known otherwise; what the thread tells of an earlier turn is old news."""
        self._recorded: State = report().state
        self._kept_at = time.monotonic()
        self.trouble = ""
        """Why the disk does not take what is typed, in a sentence; "" while it does."""
        self._soon = QTimer(self, singleShot=True, interval=SAVE_AFTER)
        self._soon.timeout.connect(self.save)
        self._again = QTimer(self, singleShot=True, interval=TRY_AGAIN)
        self._again.timeout.connect(self.save)
        self._patience = QTimer(self, singleShot=True)
        self._patience.timeout.connect(self._did_not_answer)
        self._worker = Worker(self)

    @property
    def is_up_to_date(self) -> bool:
        """Whether the disk has the report as it is."""
        return self._asked is None and self._report() is self._stored

    def save_soon(self) -> None:
        """Something was changed."""
        if not self._soon.isActive():
            self._soon.start()

    def save(self) -> None:
        """Saves the report as it is, off the window's thread."""
        self._soon.stop()
        self._again.stop()
        report = self._report()
        if self.is_up_to_date:
            self._was_saved(report)  # undo has led back to what the disk holds already
            return
        if not self._patience.isActive():
            self._patience.start(PATIENCE)
        turn, self._asked = self._turn, report
        self._worker.request(
            lambda: self._keep(report),
            lambda kept: self._was_saved(kept) if self._is_news(turn, report) else None,
            lambda error: self._was_not_saved(error) if self._is_news(turn, report) else None,
        )
        if self.trouble:
            self.kept_back.emit(report)

    def take_over(self, report: Report) -> None:
        """Goes on with a state that the store has been given by somebody else."""
        self._begin_turn()
        self._stored, self._recorded = report, report.state

    def finish(self) -> None:
        """Saves what is not saved yet and waits for it. Raises BookError where the disk does not take it, or does not answer."""
        self._soon.stop()
        self._again.stop()
        if not self._worker.finish(PATIENCE):
            raise self._no_answer()
        if self._asked is not None:
            self._stored = None  # what the disk took of it will not be heard
        self._begin_turn()
        report = self._report()
        if report is not self._stored:
            try:
                self._was_saved(self._keep(report))
            except BookError:
                self._again.start()  # who stays with the text need not change it for another try
                raise

    def stop(self) -> None:
        """Saves no more; what waits is dropped."""
        for timer in (self._soon, self._again, self._patience):
            timer.stop()

    def close(self) -> bool:
        """Ends the thread, as soon as the disk answers; false where it does not."""
        self.stop()
        return self._worker.close(PATIENCE)

    def _keep(self, report: Report) -> Report:
        if report.state != self._recorded:  # an edit has made a checked report a draft, or undo has led back to what was checked
            self._store.keep_revision(report, "edited" if report.state == "draft" else "restored")
            self._recorded = report.state
        else:
            self._store.save_draft(report)
        if time.monotonic() - self._kept_at > REVISION_EVERY and not is_locked(report):
            self._store.keep_revision(report, "worked")
            self._kept_at = time.monotonic()
        return report

    def _begin_turn(self) -> None:
        self._turn += 1
        self._asked = None
        self._patience.stop()

    def _is_news(self, turn: int, report: Report) -> bool:
        """Whether what the thread tells of a state still says something; then nobody waits for it any more."""
        if turn == self._turn and report is self._asked:
            self._asked = None
        return turn == self._turn

    def _was_saved(self, report: Report) -> None:
        self._patience.stop()
        self._stored = report
        self.saved.emit(datetime.now())
        self._go_on()

    def _go_on(self) -> None:
        if self.trouble:
            self.trouble = ""
            self.went_on.emit()

    def _was_not_saved(self, error: Exception) -> None:
        self._patience.stop()
        self._tell(failure_words(error, _("Chưa lưu được báo cáo: {why}")))
        self._again.start()

    def _did_not_answer(self) -> None:
        self._tell(str(self._no_answer()))

    def _no_answer(self) -> StoreError:
        return StoreError(_("Ổ đĩa chứa “{path}” chưa trả lời; hãy kiểm tra ổ đĩa hoặc mạng nội bộ.").format(path=self._store.folder))

    def _tell(self, sentence: str) -> None:
        self.trouble = sentence
        self.not_saved.emit(sentence)
        self.kept_back.emit(self._report())
