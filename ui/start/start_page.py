"""The page that is seen when no report is open: what is due, the reports by period, the last ones worked on, and search."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QListView, QPushButton, QVBoxLayout, QWidget

from models.deadline import Due
from models.definition import ReportDefinition, definitions
from models.editions import counted_states
from models.kinds import offered_kinds
from models.language import _
from models.report import State
from models.store import ReportEntry
from ui.fields.line_field import LineField
from ui.reading_words import reading_words
from ui.start.due_list import DueList
from ui.start.entry_words import entry_words
from ui.start.general_list import GeneralList
from ui.start.passage_list import PassageList
from ui.start.period_grid import PeriodGrid

if TYPE_CHECKING:
    from models.search.found import Found

_PAUSE = 120
"""Milliseconds without a keystroke after which a search begins."""

_NAMES_HEIGHT, _ANY_HEIGHT = 116, 16_777_215
"""How high the list of names may be: two reports while passages stand below it, or as it comes."""

_TO_FOUND = (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class StartPage(QWidget):
    """Emits what the clerk wants to do; `place_chosen(report, place)` is a passage that was found.

    `general_asked(kind)`: the reports of a general kind are wanted in `general`, which few look at and which are many.
    """

    report_chosen = Signal(str)
    period_chosen = Signal(object, object)
    new_asked = Signal()
    import_asked = Signal()
    sample_asked = Signal()
    search_asked = Signal(str)
    general_asked = Signal(str)
    place_chosen = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("startPage")
        self._kinds = offered_kinds()
        self._kind_proposed = False
        self._states: Mapping[str, State] = {}
        self._recent: tuple[ReportEntry, ...] = ()
        self._today = date.today()
        self._due: tuple[Due, ...] = ()
        self._build_parts()
        body = QHBoxLayout()
        body.setSpacing(16)
        body.addLayout(self._left(), 2)
        body.addWidget(self._right(), 3)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(28, 22, 28, 22)
        outer.setSpacing(14)
        outer.addLayout(self._head())
        outer.addLayout(body, 1)

    def _build_parts(self) -> None:
        self._office = QLabel(self)
        self._office.setProperty("role", "quiet")
        self.search = LineField(_("Tìm báo cáo"), self)
        self.search.setPlaceholderText(_("Tìm tên, nội dung báo cáo (không cần dấu)"))
        self.search.setMinimumWidth(180)
        self.search.setMaximumWidth(320)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(lambda: self.search_asked.emit(self.search.text()))
        self.search.edited.connect(lambda _text: self._pause.start())
        self.due = DueList(self)
        self.due.due_chosen.connect(lambda due: self.period_chosen.emit(definitions()[due.definition], due.period))
        self._model = QStandardItemModel(self)
        self.list = QListView(self)
        self.list.setObjectName("choices")
        self.list.setModel(self._model)
        self.list.setAccessibleName(_("Báo cáo gần đây"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.activated.connect(self._open)
        self.list.clicked.connect(self._open)
        self.passages = PassageList(self)
        self.passages.place_chosen.connect(self.place_chosen)
        self._passages_title = QLabel(self)
        self._passages_title.setProperty("role", "heading")
        self._passages_title.setWordWrap(True)
        self._list_title = QLabel(self)
        self._list_title.setProperty("role", "heading")
        self._words = QLabel(self)
        self._words.setWordWrap(True)
        self._words.setProperty("role", "quiet")
        self.grid = PeriodGrid(self)
        self.grid.period_chosen.connect(lambda period: self.period_chosen.emit(self._kind(), period))
        self.general = GeneralList(self)
        self.general.report_chosen.connect(self.report_chosen)
        self._kind_box = QComboBox(self)
        self._kind_box.addItems([kind.name for kind in self._kinds])
        self._kind_box.setAccessibleName(_("Loại báo cáo"))
        self._kind_box.currentIndexChanged.connect(lambda _index: self._show_grid())

    def _head(self) -> QHBoxLayout:
        title = QLabel(_("Sổ báo cáo"), self)
        title.setProperty("role", "title")
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(title)
        names.addWidget(self._office)
        row = QHBoxLayout()
        row.addLayout(names)
        row.addStretch(1)
        row.addWidget(self.search, 2)
        self.new_button = QPushButton(_("Báo cáo mới…"), self)
        self.new_button.setProperty("role", "primary")
        self.new_button.clicked.connect(self.new_asked)
        row.addWidget(self.new_button)
        for text, signal in ((_("Nhập từ tệp…"), self.import_asked), (_("Mở báo cáo mẫu"), self.sample_asked)):
            button = QPushButton(text, self)
            button.clicked.connect(signal)
            row.addWidget(button)
        return row

    def _left(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(10)
        column.addWidget(self.due)
        column.addWidget(self._list_title)
        column.addWidget(self._words)
        column.addWidget(self.list, 1)
        column.addWidget(self._passages_title)
        column.addWidget(self.passages, 3)
        column.addStretch(0)
        return column

    def _right(self) -> QFrame:
        card = QFrame(self)
        card.setProperty("role", "card")
        box = QVBoxLayout(card)
        box.setContentsMargins(14, 12, 14, 12)
        title = QLabel(_("Báo cáo theo năm và kỳ"), card)
        title.setProperty("role", "heading")
        name = QLabel(self._kinds[0].name if self._kinds else "", card)
        name.setProperty("role", "quiet")
        name.setVisible(len(self._kinds) < 2)
        self._kind_box.setVisible(len(self._kinds) > 1)
        for widget in (title, name, self._kind_box):
            box.addWidget(widget)
        box.addWidget(self.grid, 1)
        box.addWidget(self.general, 1)
        return card

    def show_book(
        self,
        recent: Iterable[ReportEntry],
        states: Mapping[str, State],
        due: tuple[Due, ...],
        today: date,
        office: str = "",
    ) -> None:
        """Shows what the store holds: the last reports, the state of each that is owed by its name, and what is due.

        Of several editions of a period the one that counts is shown. Those of general kinds are asked for when their list is shown.
        """
        self._recent, self._states, self._today, self._due = tuple(recent), counted_states(states), today, due
        self._office.setText(office)
        self._office.setVisible(bool(office))
        self.search.show_text("")
        self.due.show_due(due, self._states, today)
        self._propose_kind()
        self._show_grid()
        self._show_recent()

    def _propose_kind(self) -> None:
        """The kind that was worked on last; what the clerk chose since then stays."""
        used = [at for at, kind in enumerate(self._kinds) if self._recent and kind.id == self._recent[0].definition]
        if used and not self._kind_proposed:
            self._kind_box.blockSignals(True)  # the grid is shown in any case
            self._kind_box.setCurrentIndex(used[0])
            self._kind_box.blockSignals(False)
            self._kind_proposed = True

    def _show_grid(self) -> None:
        kind = self._kind()
        self.grid.setVisible(not kind.general)
        self.general.setVisible(kind.general)
        if kind.general:
            self.general_asked.emit(kind.id)
            return
        due = next((due.period for due in self._due if due.definition == self._kind().id), None)
        self.grid.show_periods(self._kind(), self._states, self._today.year, due)

    def _show_recent(self) -> None:
        self._show_searching(False)
        self._list_title.setText(_("Làm gần đây"))
        self._fill(self._recent)
        self._words.setText(_("Chưa có báo cáo nào. Bắt đầu một báo cáo mới, hoặc mở báo cáo mẫu để xem chương trình làm việc ra sao."))
        self._words.setVisible(not self._recent)

    def show_found(self, query: str, entries: tuple[ReportEntry, ...]) -> None:
        """Shows the reports whose names a search found; an empty query shows the last reports again."""
        if not query.strip():
            self._show_recent()
            return
        self._show_searching(True)
        self._list_title.setText(_("Tìm thấy {count} báo cáo").format(count=len(entries)))
        self._fill(entries)
        self._words.setText(_("Không có báo cáo nào khớp “{query}”; thử ít chữ hơn, ví dụ năm hoặc kỳ.").format(query=query.strip()))
        self._say_how_much(len(entries), self.passages.model().rowCount())

    def show_passages(self, query: str, found: Found, left: int) -> None:
        """Shows where reports say what was looked for; `left` reports have not been read yet."""
        count = sum(len(hit.excerpts) for hit in found.hits)
        words = _("{count} chỗ trong nội dung; còn nữa, gõ thêm để thu hẹp") if found.more else _("{count} chỗ trong nội dung các báo cáo")
        nothing = _("Không báo cáo nào nói đến “{query}”.").format(query=query.strip())
        said = words.format(count=count) if count else nothing
        self._passages_title.setText(said + (" · " + reading_words(left) if left else ""))
        self.passages.show_hits(found.hits)
        self._say_how_much(self._model.rowCount(), count)
        self._passages_title.setVisible(bool(count or left or self._model.rowCount()))

    def _say_how_much(self, names: int, passages: int) -> None:
        """Of names and passages only what was found is shown, and words where nothing was."""
        self._list_title.setVisible(names > 0)
        self._words.setVisible(not names and not passages)
        self.passages.setVisible(passages > 0)

    def _show_searching(self, searching: bool) -> None:
        """While something is looked for, what was found takes the place of what is due."""
        self.due.setVisible(not searching)
        self.list.setMaximumHeight(_NAMES_HEIGHT if searching else _ANY_HEIGHT)
        self._passages_title.setVisible(searching)
        if not searching:
            self._list_title.show()
            self._passages_title.setText("")
            self.passages.show_hits(())
            self.passages.hide()

    def _fill(self, entries: tuple[ReportEntry, ...]) -> None:
        self._model.clear()
        for entry in entries:
            item = QStandardItem(entry_words(entry))
            item.setData(entry.name, Qt.ItemDataRole.UserRole)
            self._model.appendRow(item)
        self.list.setVisible(bool(entries))
        if entries:
            self.list.setCurrentIndex(self._model.index(0, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down and Enter lead from the search to what was found."""
        found = next((shown for shown in (self.list, self.passages) if shown.isVisible()), None)
        if self.search.hasFocus() and event.key() in _TO_FOUND and found is not None:
            found.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def _kind(self) -> ReportDefinition:
        return self._kinds[max(self._kind_box.currentIndex(), 0)]

    def _open(self, index: QModelIndex) -> None:
        self.report_chosen.emit(index.data(Qt.ItemDataRole.UserRole))
