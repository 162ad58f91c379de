"""The grid of a table: plain painted cells, and one field that stands in the cell in hand. So 500 rows are as quick as five."""

from PySide6.QtCore import QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QMouseEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from models.language import _
from ui.form.cell_field import CellField, commit_typing
from ui.form.table_heading import TableHeading
from ui.form.table_model import Cell, TableModel

_FEWEST_SEEN = 14
"""Rows that are seen at once at least; a longer table scrolls inside."""
_SAMPLED = 200
"""Rows that are looked at for the widths of columns."""
_NARROWEST, _WIDEST = 38, 260
_FEW_LETTERS = 14
"""Letters that a column of words has room for at least, where it has so many."""
_SIDE, _ABOVE = 8, 6


class TableView(QTableView):
    """`cell_chosen(row, column)`: the field has gone to a cell."""

    cell_chosen = Signal(int, int)

    def __init__(self, model: TableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("textTable")
        self.setAccessibleName(_("Bảng"))
        self._model = model
        self._heights: dict[tuple[tuple[str, ...], bool], int] = {}
        self._widths: list[int] = []
        self.setModel(model)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        self.horizontalHeader().setMinimumSectionSize(_NARROWEST)
        self.verticalHeader().setMinimumSectionSize(10)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._room = 0
        self._seen = _FEWEST_SEEN
        self.field = CellField(self.viewport())
        self.heading = TableHeading(self, _SIDE)
        self.field.hide()
        self.field.document().documentLayout().documentSizeChanged.connect(self._field_grew)
        model.dataChanged.connect(lambda first, last: self._fit_rows(first.row(), last.row()))
        model.rowsInserted.connect(lambda _parent, first, last: self._fit_rows(first, last))
        model.rowsRemoved.connect(lambda _parent, _first, _last: self._fit_height())

    # ------------------------------------------------------------ the cell in hand

    def cell(self) -> Cell:
        """The cell in hand, or the first heading."""
        index = self.currentIndex()
        return (index.row() - 1, index.column()) if index.isValid() else (-1, 0)

    def choose(self, cell: Cell) -> None:
        """Puts the field into a cell; one that is not there becomes the nearest."""
        commit_typing()
        row = min(max(cell[0] + 1, 0), self._model.rowCount() - 1)
        column = min(max(cell[1], 0), self._model.columnCount() - 1)
        index = self._model.index(row, column)
        before = self.currentIndex().row()
        self.setCurrentIndex(index)
        if before >= 0 and before != row:
            self._fit_rows(before, before)
        self.scroll_to(index)
        self.cell_chosen.emit(row - 1, column)
        self.place_field()

    def scroll_to(self, index: QModelIndex) -> None:
        """Brings a cell into sight, below the headings that stand over a scrolled table."""
        self.scrollTo(index)
        hidden = self.rowHeight(0) - self.visualRect(index).top()
        if index.row() > 0 and hidden > 0:
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() - hidden)

    def shown_heading(self, column: int) -> str:
        """The heading of a column, as it is read."""
        return self._model.shown((-1, column))

    def set_room(self, height: int) -> None:
        """Pixels that a long table may be high."""
        if height != self._room:
            self._room = height
            self._fit_height()

    def place_field(self) -> None:
        """Lays the field over its cell, as high as its text; the row grows with it."""
        index = self.currentIndex()
        if not index.isValid():
            return  # while rows come or go the field stays: it would lose the cursor
        rect = self.visualRect(index)
        if self.field.width() != rect.width():
            self.field.setFixedWidth(rect.width())
        self.field.move(rect.topLeft())
        self.field.show()
        if self.field.height() > rect.height():
            self.setRowHeight(index.row(), self.field.height())
            self._fit_height()

    def _field_grew(self) -> None:
        if self.currentIndex().isValid():
            self._fit_rows(self.currentIndex().row(), self.currentIndex().row())
            self.place_field()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self.place_field()
        self.heading.place()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.choose((index.row() - 1, index.column()))
            self.field.setFocus(Qt.FocusReason.MouseFocusReason)
            at = self.field.viewport().mapFrom(self.viewport(), event.position().toPoint())
            self.field.setTextCursor(self.field.cursorForPosition(at))
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pages up and down lead through a long table; every other key is the field's or the form's."""
        pages = {Qt.Key.Key_PageUp: 2 - self._seen, Qt.Key.Key_PageDown: self._seen - 2}
        by = pages.get(Qt.Key(event.key()), 0)
        if by and event.modifiers() == Qt.KeyboardModifier.NoModifier and self._model.rowCount() > self._seen:
            row, column = self.cell()
            self.choose((row + by, column))
        else:
            event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Dragging chooses nothing: there is one cell in hand."""
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """At its ends, and where all rows are seen, the wheel goes on to the form."""
        bar, down = self.verticalScrollBar(), event.angleDelta().y() < 0
        if event.angleDelta().x() == 0 and bar.value() == (bar.maximum() if down else bar.minimum()):
            event.ignore()
        else:
            super().wheelEvent(event)

    # ------------------------------------------------------------ measures

    def fit(self) -> None:
        """Widths of columns and heights of rows anew: after rows or columns came or went."""
        self._widths = self._wanted_widths(self.viewport().width())
        self._heights.clear()
        for column, width in enumerate(self._widths):
            self.setColumnWidth(column, width)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().lineSpacing() + 2 * _ABOVE)
        self._fit_rows(0, self._model.rowCount() - 1)

    def _wanted_widths(self, room: int) -> list[int]:
        """As wide as the words want, then what is left over goes to the widest; where there is too little, those of words give way."""
        table, metrics = self._model.table, QFontMetrics(self._bold())
        wanted, least = [], []
        for column, heading in enumerate(table.columns):
            texts = [self._model.shown((row, column)) for row in range(-1, min(len(table.rows), _SAMPLED))]
            longest = metrics.horizontalAdvance(max(texts, key=len))
            word = metrics.horizontalAdvance(max((word for text in texts for word in text.split()), key=len, default=""))
            wanted.append(min(max(longest + 2 * _SIDE + 4, _NARROWEST), max(_WIDEST, word + 2 * _SIDE + 4)))
            needed = longest if heading.kind == "number" else max(word, min(longest, _FEW_LETTERS * metrics.averageCharWidth()))
            least.append(min(max(needed + 2 * _SIDE + 4, _NARROWEST), wanted[-1]))
        spare = room - sum(wanted)
        growing = [column for column, width in enumerate(wanted) if width > 2 * _NARROWEST] or list(range(len(wanted)))
        if spare > 0:
            share, rest = divmod(spare, len(growing))
            for place, column in enumerate(growing):
                wanted[column] += share + (place < rest)
        return wanted if spare >= 0 else _narrowed(wanted, least, room)

    def _fit_rows(self, first: int, last: int) -> None:
        """Heights of some rows, by their words."""
        changed, many = False, last - first > _FEWEST_SEEN
        if many:
            self.setUpdatesEnabled(False)
        for row in range(first, min(last, self._model.rowCount() - 1) + 1):
            height = self._wanted_height(row)
            if self.rowHeight(row) != height:
                self.setRowHeight(row, height)
                changed = True
        if many:
            self.setUpdatesEnabled(True)
        if changed or first == 0:
            self._fit_height()
            self.place_field()

    def _wanted_height(self, row: int) -> int:
        texts = tuple(self._model.shown((row - 1, column)) for column in range(self._model.columnCount()))
        bold = self._model.is_bold(row - 1)
        known = self._heights.get((texts, bold))
        if known is None:
            font = self._bold() if bold else QFont(self.font())
            metrics = QFontMetrics(font)
            known = max((self._text_height(metrics, text, width) for text, width in zip(texts, self._widths, strict=False)), default=0)
            known = max(known, metrics.lineSpacing()) + 2 * _ABOVE
            self._heights[texts, bold] = known
        in_hand = row == self.currentIndex().row() and not self.field.isHidden()
        return max(known, self.field.height()) if in_hand else known

    def _text_height(self, metrics: QFontMetrics, text: str, width: int) -> int:
        if metrics.horizontalAdvance(text) <= width - 2 * _SIDE:
            return metrics.lineSpacing()
        return metrics.boundingRect(QRect(0, 0, max(width - 2 * _SIDE, 10), 100_000), Qt.TextFlag.TextWordWrap.value, text).height()

    def _fit_height(self) -> None:
        """As high as its rows, until they are many; then as many as the page has room for."""
        rows = self._model.rowCount()
        self._seen = min(rows, _FEWEST_SEEN)
        seen = sum(self.rowHeight(row) for row in range(self._seen))
        while self._seen < rows and seen + self.rowHeight(self._seen) <= self._room:
            seen += self.rowHeight(self._seen)
            self._seen += 1
        many, policy = rows > self._seen, Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(policy.ScrollBarAlwaysOn if many else policy.ScrollBarAlwaysOff)
        bar = self.horizontalScrollBar().sizeHint().height() if sum(self._widths) > self.viewport().width() else 0
        height = seen + bar + 2 * self.frameWidth()
        if (self.minimumHeight(), self.maximumHeight()) != (height, height):
            self.setFixedHeight(height)
        self.heading.place()

    def _bold(self) -> QFont:
        font = QFont(self.font())
        font.setBold(True)
        return font

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()


def _narrowed(wanted: list[int], least: list[int], room: int) -> list[int]:
    """Widths that fit into the room, the widest giving way first; none below what its words or its numbers need."""

    def capped(cap: int) -> list[int]:
        return [max(min(width, cap), low) for width, low in zip(wanted, least, strict=True)]

    low, high = 0, max(wanted)
    while low < high:
        cap = (low + high + 1) // 2
        if sum(capped(cap)) <= room:
            low = cap
        else:
            high = cap - 1
    return capped(low)
