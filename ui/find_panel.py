"""Find and replace over the whole report: a strip above the form that never stands in the way of typing."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QToolButton,
    QWidget,
)

from models.find import Match
from models.language import _
from models.place import Place
from ui.fields.field_keys import ENTER
from ui.fields.line_field import LineField

_PAUSE = 150
"""Milliseconds without a keystroke after which the search begins."""
_ROWS = 6
_MOST = 300
"""Matches that are listed; all of them are counted and replaced."""
_BEFORE = 24
"""Characters before a match in the list, so that the match itself is seen."""


class FindPanel(QFrame):
    """`query_changed(text, exact)`, `place_asked(place)`, `replace_asked(matches, replacement)`, `closed()`."""

    query_changed = Signal(str, bool)
    place_asked = Signal(str)
    replace_asked = Signal(object, str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._matches: tuple[Match, ...] = ()
        self._titles: Mapping[Place, str] = {}
        self.query = LineField(_("Tìm"), self)
        self.replacement = LineField(_("Thay bằng"), self)
        self.exact = QCheckBox(_("Phân biệt dấu và chữ hoa"), self)
        self.list = QListWidget(self)
        self.list.setObjectName("choices")
        self.list.setAccessibleName(_("Chỗ tìm thấy"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._count = QLabel(self)
        self._count.setProperty("role", "quiet")
        self.next = QPushButton(_("Chỗ tiếp theo"), self)
        self.replace_one = QPushButton(_("Thay chỗ này"), self)
        self.replace_all = QPushButton(_("Thay tất cả"), self)
        self._close = QToolButton(self)
        self._close.setText("✕")
        self._close.setAccessibleName(_("Đóng phần tìm"))
        self._close.setToolTip(_("Đóng phần tìm (Esc)"))
        self._lay_out()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._connect()
        self.hide()

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 8, 8, 10)
        grid.setVerticalSpacing(6)
        for row, (label, field) in enumerate(((_("Tìm"), self.query), (_("Thay bằng"), self.replacement))):
            name = QLabel(label, self)
            name.setBuddy(field)
            grid.addWidget(name, row, 0)
            grid.addWidget(field, row, 1)
        grid.addWidget(self.exact, 0, 2)
        grid.addWidget(self._count, 1, 2)
        grid.addWidget(self._close, 0, 3, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(1, 1)
        buttons = QHBoxLayout()
        for button in (self.next, self.replace_one, self.replace_all):
            buttons.addWidget(button)
        buttons.addStretch(1)
        grid.addLayout(buttons, 2, 0, 1, 4)
        grid.addWidget(self.list, 3, 0, 1, 4)

    def _connect(self) -> None:
        self._pause.timeout.connect(self._ask)
        self.query.edited.connect(lambda _text: self._pause.start())
        self.exact.toggled.connect(lambda _on: self._ask())
        self.replacement.edited.connect(lambda _text: self._show())
        self.next.clicked.connect(lambda: self.step(1))
        self.replace_one.clicked.connect(self._replace_one)
        self.replace_all.clicked.connect(lambda: self._replace(self._matches))
        self._close.clicked.connect(self.close_panel)
        self.list.itemActivated.connect(lambda _item: self._go())
        self.list.itemClicked.connect(lambda _item: self._go())
        for field in (self.query, self.replacement, self.list):
            field.installEventFilter(self)

    def open_with(self, text: str) -> None:
        """Opens, with a text to look for where one was selected."""
        if text.strip():
            self.query.show_text(text)
        self.show()
        self.query.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.query.selectAll()
        self._ask()

    def close_panel(self) -> None:
        """Closes; the cursor goes back to the form."""
        self._pause.stop()
        self.hide()
        self.closed.emit()

    def ask_again(self) -> None:
        """Looks again after the report has changed."""
        if self.isVisible():
            self._pause.start()

    def _ask(self) -> None:
        self._pause.stop()
        self.query_changed.emit(self.query.text(), self.exact.isChecked())

    def show_matches(self, matches: tuple[Match, ...], titles: Mapping[Place, str]) -> None:
        """Shows what was found; `titles` says for each place on which page it is. The chosen one stays chosen by its number."""
        self._matches, self._titles = matches, titles
        self._show()

    def _show(self) -> None:
        at = self.list.currentRow()
        self.list.clear()
        for match in self._matches[:_MOST]:
            self.list.addItem(QListWidgetItem(self._line(match)))
        count, query = len(self._matches), self.query.text().strip()
        self.list.setVisible(count > 0)
        if count:
            self.list.setFixedHeight(self.list.sizeHintForRow(0) * min(count, _ROWS) + 8)
            self.list.setCurrentRow(min(max(at, 0), self.list.count() - 1))
        none = _("Không tìm thấy “{query}”").format(query=query) if query else ""
        self._count.setText(_("{count} chỗ").format(count=count) if count else none)
        self.replace_all.setText(_("Thay tất cả ({count})").format(count=count))
        for button in (self.next, self.replace_one, self.replace_all):
            button.setEnabled(count > 0)

    def _line(self, match: Match) -> str:
        """Page, then the words around; with a replacement, what it will be."""
        new = self.replacement.text()
        shown = f"[{match.text}] → [{new}]" if new else f"[{match.text}]"
        before, after = match.before[-_BEFORE:].replace("\ufffc", "▯"), match.after.replace("\ufffc", "▯")
        return f"{self._titles.get(match.place, '')}:  …{before}{shown}{after}…"

    def step(self, by: int) -> None:
        """Goes to the next or the previous match; the cursor stays in the panel."""
        if self._matches:
            self.list.setCurrentRow((self.list.currentRow() + by) % self.list.count())
            self._go()

    def _go(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._matches):
            self.place_asked.emit(self._matches[row].place)

    def _replace_one(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._matches):
            self._replace((self._matches[row],))

    def _replace(self, matches: tuple[Match, ...]) -> None:
        self.replace_asked.emit(matches, self.replacement.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.close_panel()
                return True
            if event.key() in ENTER and watched is not self.list:
                self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
                return True
        return super().eventFilter(watched, event)
