"""Documents of the register for who is citing one: asked off the window's thread, and read up to date in the background."""

from PySide6.QtCore import QObject, Signal

from models.errors import BookError
from models.store import Store
from ui.background import Worker

_STEP = 4
"""Reports that are read in one go: a tenth of a second, in which a draft may have to wait."""

_PATIENCE = 10_000
"""Milliseconds that the disk may take for an answer at the end."""


class DocumentSource(QObject):
    """`answered(row, typed, documents)` follows `ask(row, typed)`; of several questions the last one is answered."""

    answered = Signal(str, str, object)

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._asker = Worker(self)
        self._reader = Worker(self)
        self._read = False

    def ask(self, row: str, typed: str) -> None:
        """What fits what is typed so far."""
        self._asker.request(lambda: self._store.offered_documents(typed), lambda found: self.answered.emit(row, typed, found), _passed_over)
        if not self._read:
            self._read = True
            self._read_on()

    def _read_on(self) -> None:
        self._reader.request(lambda: self._store.index_some(_STEP), lambda left: self._read_on() if left else None, self._not_read)

    def _not_read(self, error: Exception) -> None:
        if isinstance(error, BookError):
            self._read = False

    def close(self) -> bool:
        """Waits for what is running, for a while, and takes no more; false where it still runs."""
        return self._asker.close(_PATIENCE) and self._reader.close(_PATIENCE)


def _passed_over(_error: Exception) -> None:
    """Offers are a help; who types goes on without them."""
