"""Where the clerk was when the window was last closed: which report, which place of it, how large the window and its parts were."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMainWindow

from models.errors import BookError
from models.store import Store

if TYPE_CHECKING:
    from ui.desk import Desk

_SETTING = "window"


class Whereabouts:
    """Kept in the store, so that they travel with it; `desk` gives what is open."""

    def __init__(self, window: QMainWindow, store: Store, desk: Callable[[], Desk | None]) -> None:
        self._window = window
        self._store = store
        self._desk = desk

    def last(self) -> dict[str, object]:
        """What was kept last, by name; nothing where nothing was."""
        last = self._store.get_setting(_SETTING)
        return last if isinstance(last, dict) else {}

    def keep(self) -> None:
        """Keeps where the clerk is now; where that cannot be written down, it is not worth a word."""
        with suppress(BookError):
            self._store.put_setting(_SETTING, self.last() | self._now())

    def _now(self) -> dict[str, object]:
        desk = self._desk()
        now: dict[str, object] = {
            "report": desk.session.report.name if desk else "",
            "geometry": bytes(self._window.saveGeometry().toHex().data()).decode("ascii"),
        }
        if desk is not None:
            now |= {"page": desk.page(), "place": desk.place() or "", "prior": desk.prior_shown}
            now |= {"widths": desk.splitter.sizes()} if desk.is_laid_out else {}
        return now
