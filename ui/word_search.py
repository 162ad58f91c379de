"""Find and replace in the open report: what the panel asks is answered off the window's thread, and replaced in one step."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from models.find import Match, find, replace_matches
from models.language import _
from ui.background import Worker
from ui.fields.line_field import LineField
from ui.fields.rich_field import RichField
from ui.find_panel import FindPanel
from ui.pages import page_of, pages
from ui.session import Session


class WordSearch(QObject):
    """`said(sentence)` for the status line."""

    said = Signal(str)

    def __init__(self, panel: FindPanel, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._panel = panel
        self._session = session
        self._searcher = Worker(self)
        panel.query_changed.connect(self.ask)
        panel.replace_asked.connect(self._replace)

    def open(self) -> None:
        """Opens the panel, with the words that are selected."""
        focused = QApplication.focusWidget()
        selected = focused.textCursor().selectedText() if isinstance(focused, RichField) else ""
        selected = focused.selectedText() if isinstance(focused, LineField) else selected
        self._panel.open_with("" if "\ufffc" in selected else selected)

    def ask(self, query: str, exact: bool) -> None:
        """Looks for words; the panel shows what is found."""
        report = self._session.report
        self._searcher.request(lambda: find(report, query, exact), self._show, lambda error: self.said.emit(str(error)))

    def close(self) -> None:
        """Waits for what is running, and takes no more."""
        self._searcher.close()

    def _show(self, matches: tuple[Match, ...]) -> None:
        report, definition = self._session.report, self._session.definition
        names = {page.id: page.title for page in pages(report, definition, ())}
        self._panel.show_matches(matches, {match.place: names.get(page_of(report, definition, match.place), "") for match in matches})

    def _replace(self, matches: tuple[Match, ...], replacement: str) -> None:
        before = self._session.report
        self._session.apply(partial(replace_matches, matches=matches, replacement=replacement), _("Thay thế"))
        if self._session.report != before:
            self.said.emit(_("Đã thay {count} chỗ; Ctrl+Z để hoàn tác.").format(count=len(matches)))
