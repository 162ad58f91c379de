"""Looking things up in all reports: by name, by what they say, and in the register of cited documents; off the window's thread.

Reports that have changed are read into the index in small steps first, or before anybody asks (ui/reading_ahead.py). Meanwhile what is
known already is shown, and how much is left.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from models import place as places
from models.errors import failure_words
from models.language import _
from models.store import Store
from ui.background import Worker
from ui.reading_ahead import ReadingAhead

if TYPE_CHECKING:
    from models.register import Register
    from models.search.found import Found
    from models.store import Listing, ReportEntry
    from ui.dialogs.register_dialog import RegisterDialog

T = TypeVar("T")

_QUOTES = str.maketrans('"“”', "   ")
STEP = 8
"""Reports that are read between two looks at what is known: a fifth of a second."""


class Lookup(QObject):
    """`named(query, entries)`: reports by their names. `found(query, found, left)`: by what they say, `left` reports being still unread.

    `place_chosen(report, place)`: where the clerk wants to go.
    """

    named = Signal(str, object)
    found = Signal(str, object, int)
    said = Signal(str)
    place_chosen = Signal(str, str)

    def __init__(self, window: QWidget, store: Store) -> None:
        super().__init__(window)
        self._window = window
        self._store = store
        self._names = Worker(self)
        self._words = Worker(self)
        self._asides = Worker(self)
        self._listing: Listing | None = None
        self._query = ""
        self._reading = False
        self.ahead = ReadingAhead(store.index_some, lambda: self._reading, self)
        self.ahead.begin()

    def forget(self) -> None:
        """The list of names is read anew at the next search; what is being looked for is wanted no more."""
        self._listing = None
        self._query = ""
        self.ahead.begin()

    def rest(self) -> None:
        """Waits for what is being read; nothing follows until somebody looks for something again."""
        self.forget()
        for worker in (self._names, self._words, self._asides):
            worker.finish()

    def close(self) -> None:
        """Waits for what is running, and takes no more."""
        for worker in (self.ahead, self._names, self._words, self._asides):
            worker.close()

    # ------------------------------------------------------------ search

    def search(self, query: str) -> None:
        """Looks for reports by name and by what they say; `named` and `found` follow, `found` again while reports are being read."""
        from models.store import Listing  # noqa: PLC0415  # search alone needs it

        self._query, known = query, self._listing

        def work() -> tuple[Listing, tuple[ReportEntry, ...]]:
            listing = known or Listing(self._store.reports())
            return listing, listing.matching(query.translate(_QUOTES))

        def done(found: tuple[Listing, tuple[ReportEntry, ...]]) -> None:
            self._listing, entries = found
            self.named.emit(query, entries)

        self._names.request(work, done, self._failed)
        if query.strip():
            self._look(lambda: self._store.search(query, up_to_date=False), lambda found, left: self._found(query, found, left))

    def _found(self, query: str, found: Found, left: int) -> bool:
        if query == self._query:
            self.found.emit(query, found, left)
        return query == self._query

    def _look(self, ask: Callable[[], T], show: Callable[[T, int], bool]) -> None:
        """Reads a step, asks, shows; and again while there is something to read and somebody to show it to."""

        def work() -> tuple[T, int]:
            left = self._store.index_some(STEP)
            return ask(), left

        def done(answer: tuple[T, int]) -> None:
            self._reading = show(*answer) and bool(answer[1])
            if self._reading:
                self._words.request(work, done, self._failed)

        self._reading = True
        self._words.request(work, done, self._failed)

    def _failed(self, error: Exception) -> None:
        self._reading = False
        self.said.emit(failure_words(error, _("Chưa tìm được: {why}")))

    # ------------------------------------------------------------ register

    def open_register(self) -> None:
        """Shows the register of cited documents; where a document is used, one can go."""
        from ui.dialogs.register_dialog import RegisterDialog  # noqa: PLC0415  # loaded when it is first shown, so that the window stands sooner

        dialog = RegisterDialog(self._window)
        dialog.asked.connect(lambda typed, doubles: self._ask(dialog, typed, doubles))
        dialog.uses_asked.connect(lambda id: self._ask_uses(dialog, id))
        dialog.ask()
        agreed = dialog.exec()
        for worker in (self._words, self._asides):
            worker.finish()  # what comes later would speak to a dialog that is gone
        if agreed and dialog.chosen is not None:
            self.place_chosen.emit(dialog.chosen.report, places.citation(dialog.chosen.citation))
        dialog.deleteLater()

    def _ask(self, dialog: RegisterDialog, typed: str, doubles: bool) -> None:
        def show(found: Register, left: int) -> bool:
            wanted = dialog.isVisible() and dialog.question() == (typed, doubles)
            if wanted:
                dialog.show_register(found, left)
            return wanted

        self._look(lambda: self._store.register(typed, doubles, up_to_date=False), show)

    def _ask_uses(self, dialog: RegisterDialog, id: int) -> None:
        self._asides.request(lambda: self._store.document_uses(id), lambda uses: dialog.show_uses(id, uses), self._failed)
