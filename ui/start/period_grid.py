"""The reports of one kind as a table: a year each row, a period each column, the state in words and colour."""

from collections.abc import Mapping
from typing import ClassVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from models.deadline import periods_of
from models.definition import ReportDefinition
from models.language import _
from models.lifecycle import state_names
from models.period import Period
from models.report import State
from ui.theme import colours

Index = QModelIndex | QPersistentModelIndex

_PERIOD = Qt.ItemDataRole.UserRole
_STATE = Qt.ItemDataRole.UserRole + 1
_YEARS = 5
"""Years that an empty book shows."""


def short_state_names() -> dict[State, str]:
    """What the states are called in a word, for a cell."""
    return {
        "draft": _("đang soạn"),
        "checked": _("đã kiểm"),
        "printed": _("trình ký"),
        "issued": _("ban hành"),
        "replaced": _("thay thế"),
    }


class _Grid(QAbstractTableModel):
    """Years downwards, the newest first; periods in the order in which they end."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._definition: ReportDefinition | None = None
        self._states: Mapping[str, State] = {}
        self._years: range = range(0)
        self._periods: tuple[Period, ...] = ()

    def show(self, definition: ReportDefinition, states: Mapping[str, State], this_year: int) -> None:
        self.beginResetModel()
        self._definition, self._states = definition, states
        years = [int(name.split("/")[1][:4]) for name in states if name.startswith(f"{definition.id}/")]
        first, last = min([*years, this_year - _YEARS + 1]), max([*years, this_year])
        self._years = range(last, first - 1, -1)
        self._periods = tuple(sorted(periods_of(definition, this_year), key=lambda period: (period.end, period.end - period.start)))
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._years)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._periods)

    def period(self, index: Index) -> Period:
        kind = self._periods[index.column()]
        return Period(self._years[index.row()], kind.kind, kind.index)

    def index_of(self, period: Period) -> QModelIndex:
        columns = [column for column, own in enumerate(self._periods) if (own.kind, own.index) == (period.kind, period.index)]
        return self.index(self._years.index(period.year), columns[0]) if columns and period.year in self._years else QModelIndex()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or self._definition is None:
            return None
        period = self.period(index)
        state = self._states.get(f"{self._definition.id}/{period.code}")
        match role:
            case _ if role == _PERIOD:
                return period
            case _ if role == _STATE:
                return state
            case Qt.ItemDataRole.DisplayRole:
                return short_state_names()[state] if state else ""
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                words = state_names()[state] if state else _("chưa có báo cáo, Enter để bắt đầu")
                return f"{period.phrase}: {words}"
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return self._periods[section].short if orientation is Qt.Orientation.Horizontal else str(self._years[section])


class _Cell(QStyledItemDelegate):
    """A report is a rounded box with its state in words; where there is none, a quiet plus."""

    _marks: ClassVar[dict[State, str]] = {"draft": "◐", "checked": "◕", "printed": "◕", "issued": "✓", "replaced": "↻"}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(84, option.fontMetrics.height() + 22)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        palette = colours()
        state: State | None = index.data(_STATE)
        box: QRect = option.rect.adjusted(3, 3, -3, -3)
        flags: QStyle.StateFlag = option.state
        focused = bool(flags & QStyle.StateFlag.State_HasFocus)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(palette.accent if focused else palette.line) if state or focused else Qt.PenStyle.NoPen)
        if state:
            painter.setBrush(QColor(palette.tint if state == "draft" else palette.surface))
        painter.drawRoundedRect(box, 5, 5)
        painter.setPen(QColor(palette.quiet if not state else palette.good if state == "issued" else palette.text))
        words = f"{self._marks[state]} {index.data()}" if state else "+"
        fits = painter.fontMetrics().horizontalAdvance(words) <= box.width() - 4
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words if fits else words[0])
        painter.restore()


class PeriodGrid(QTableView):
    """Emits the period that was chosen with a click, Enter or Space."""

    period_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = _Grid(self)
        self.setModel(self._model)
        self.setItemDelegate(_Cell(self))
        self.setObjectName("periods")
        self.setAccessibleName(_("Báo cáo theo năm và kỳ"))
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setHighlightSections(False)
            header.setSectionsClickable(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setMinimumSectionSize(24)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.clicked.connect(self._choose)

    def show_periods(self, definition: ReportDefinition, states: Mapping[str, State], this_year: int, current: Period | None) -> None:
        """Shows every period of a kind of report; the cursor goes to `current`."""
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 22)
        self.horizontalHeader().setFixedHeight(2 * self.fontMetrics().height() + 10)
        self._model.show(definition, states, this_year)
        index = self._model.index_of(current) if current else QModelIndex()
        self.setCurrentIndex(index if index.isValid() else self._model.index(0, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._choose(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.period_chosen.emit(self._model.period(index))
