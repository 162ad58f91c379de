"""The settings in use: asked for, put to use at once, and kept as soon as the disk takes them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from models.errors import BookError
from models.language import _, use_language
from models.office import OfficeBook, book_from
from models.report import Report
from models.store import Store
from ui.electronic import ElectronicCopy
from ui.preferences import Preferences, keep_preferences, read_preferences
from ui.theme import apply_theme

if TYPE_CHECKING:
    from ui.session import Session


class Settings(QObject):
    """`session` is that of the open report; `latest` gives the report from which an office is guessed that nobody has set yet.

    `shown`: what is on the screen may say something else now; `spoken`: it must be said in another language. `failed(sentence)`.
    """

    shown = Signal()
    spoken = Signal()
    failed = Signal(str)

    def __init__(
        self,
        window: QWidget,
        store: Store,
        electronic: ElectronicCopy,
        session: Callable[[], Session | None],
        latest: Callable[[], Report | None],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._store = store
        self._electronic = electronic
        self._session = session
        self._latest = latest
        self._kept = True
        self.in_use = read_preferences(store)

    def ask(self) -> None:
        """Asks for the settings and puts them to use at once."""
        from ui.dialogs.settings_dialog import SettingsDialog  # noqa: PLC0415  # loaded when it is first shown, so that the window stands sooner

        dialog = SettingsDialog(self._proposed(), date.today(), self._window, self._electronic.images(), self._store.folder)
        if dialog.exec():
            self.use(dialog.preferences())
            self._electronic.drop_images(self.in_use.book)

    def _proposed(self) -> Preferences:
        """What is in use, with the page of the open report; an office that was never set is that of the last report."""
        proposed, session = replace(self.in_use, clerk=self._store.clerk()), self._session()
        if session is not None and not session.locked:
            proposed = replace(proposed, paper=session.report.paper)
        latest = self._latest()
        return replace(proposed, book=book_from(latest)) if proposed.book == OfficeBook() and latest is not None else proposed

    def use(self, preferences: Preferences) -> None:
        """Puts settings to use, and keeps them."""
        self._kept = False
        self._keep(preferences)
        session = self._session()
        if session is not None and not session.locked:
            session.apply(lambda report: report.with_paper(preferences.paper), _("Đổi trang giấy"))
        self._show(preferences)

    def keep_again(self) -> None:
        """Settings in use that the disk has not taken are kept, as it takes something again."""
        if not self._kept:
            self._keep(self.in_use)

    def read_anew(self) -> None:
        """Another state of the store has taken the place of the one before. Raises StoreError."""
        self._kept = True
        self._show(read_preferences(self._store))

    def _keep(self, preferences: Preferences) -> None:
        try:
            keep_preferences(self._store, preferences)
            self._kept = True
        except BookError as error:
            self.failed.emit(_("Thiết lập được dùng ngay nhưng chưa lưu được: {why}").format(why=error))

    def _show(self, preferences: Preferences) -> None:
        before, self.in_use = self.in_use, preferences
        application = QApplication.instance()
        if isinstance(application, QApplication):
            apply_theme(application, preferences.theme, preferences.text_size)
        if preferences.language != before.language:
            use_language(preferences.language)
            self.spoken.emit()
        else:
            self.shown.emit()
