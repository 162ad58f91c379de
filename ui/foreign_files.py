"""Files that somebody wrote without this program: what was guessed about them is shown before their report goes anywhere."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from models.definition import ReportDefinition, definition_for
from models.errors import failure_words
from models.kinds import offered_kinds
from models.language import _
from models.period import Period
from models.report import Report
from ui.busy import Busy

if TYPE_CHECKING:
    from importers.confirming import Confirming
    from importers.reading import Imported
    from ui.dialogs.import_dialog import ImportDialog


class ForeignFiles(QObject):
    """Remembers what was said of each file, as long as the program runs: who leaves the question loses nothing of it."""

    def __init__(self, window: QWidget, busy: Busy) -> None:
        super().__init__(window)
        self._window = window
        self._busy = busy
        self._open: dict[ImportDialog, tuple[str, Period] | None] = {}
        self._said: dict[Path, Confirming] = {}

    def ask_about(self, read: "Imported", path: Path, take: Callable[[Report], None]) -> None:
        """Shows what became of each line of a file; `take` follows with the report that the clerk wants."""
        if not read.traced:
            take(read.report)
            return
        from ui.dialogs.import_dialog import ImportDialog  # noqa: PLC0415  # loads the importer, and only here is it needed

        definition, kinds = definition_for(read.report), offered_kinds()
        dialog = ImportDialog(read, definition, kinds, path.name, self._window, self._said.get(path))
        dialog.reading_asked.connect(lambda definition, period: self._read_again(dialog, path, definition, period))
        dialog.accepted.connect(lambda: take(dialog.wanted))
        dialog.finished.connect(lambda _result: self._close(dialog, path))
        self._open[dialog] = None
        dialog.open()

    def _close(self, dialog: "ImportDialog", path: Path) -> None:
        self._said[path] = dialog.state
        del self._open[dialog]
        dialog.deleteLater()

    def _read_again(self, dialog: "ImportDialog", path: Path, definition: ReportDefinition, period: Period) -> None:
        """Reads the file as another kind of report, or for another period; only what was asked last is shown."""
        from importers.reading import import_report  # noqa: PLC0415  # was loaded to read the file

        asked = (definition.id, period)
        self._open[dialog] = asked

        def show(read: "Imported") -> None:
            if self._open.get(dialog) == asked:
                dialog.show_read(read, definition)

        def fail(error: Exception) -> None:
            if self._open.get(dialog) == asked:
                dialog.show_failure(failure_words(error, _("Chưa đọc được tệp: {why}")))

        what = _("Đang đọc {path}…").format(path=path.name)
        self._busy.run(what, lambda stop: import_report(path, definition, period, stop.is_set), show, fail)
