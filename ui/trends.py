"""The trend of figures: opens its dialog on the open report, and keeps its tables as files."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import SignalInstance

from models import place as places
from models.errors import failure_words
from models.language import _
from models.table import Table
from ui.file_door import ask_where
from ui.job import Job

if TYPE_CHECKING:
    from ui.desk import Desk
    from ui.dialogs.trend_dialog import TrendDialog


class Trends(Job):
    """Opens the dialog, and keeps its tables as files."""

    def show_of(self, desk: Desk, figure: str = "") -> None:
        """Shows the trend of a figure, or else of the one in hand; any other can be chosen there."""
        session = desk.session
        if not session.definition.figures:
            self.said.emit(_("Loại báo cáo này không có chỉ tiêu nào."))
            return
        from ui.dialogs.trend_dialog import TrendDialog  # noqa: PLC0415  # loaded when it is first shown, so that the window stands sooner

        dialog = TrendDialog(
            session.definition.figures, session.report, session.earlier.history, figure or figure_in_hand(desk), self._window
        )
        dialog.save_asked.connect(lambda table, suffix: self._save(dialog, table, suffix))
        dialog.exec()
        dialog.deleteLater()

    def _save(self, dialog: TrendDialog, table: Table, suffix: str) -> None:
        """Asks where to and writes the table, off the window's thread."""
        report = dialog.trend()
        path = ask_where(dialog, self._store, _("Lưu bảng"), f"dien-bien-{report.figure.id}-{report.now.code}{suffix}")
        if path is None:
            return

        def work(_stop: threading.Event) -> None:
            from exporters.tables import export_tables  # noqa: PLC0415  # loads slowly, and only here is it needed

            export_tables([table], path)

        def tell(sentence: str, by: SignalInstance = self.said) -> None:
            by.emit(sentence)
            if dialog.isVisible():
                dialog.say(sentence)

        def failed(error: Exception) -> None:
            tell(failure_words(error, _("Chưa lưu được bảng: {why}")), self.failed)

        self._busy.run(_("Đang lưu {path}…").format(path=path), work, lambda _none: tell(_("Đã lưu {path}").format(path=path)), failed)


def figure_in_hand(desk: Desk) -> str:
    """The figure that had the cursor last, or else the first one of the page that is shown."""
    kind, id, _part = places.parts(desk.place() or places.CLOSING)
    figures = desk.session.definition.figures
    if kind == "figure":
        return id
    return next((figure.id for figure in figures if figure.section == desk.page()), "")
