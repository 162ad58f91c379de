"""How a figure went over the periods: a chart and a table, to look at, to copy and to keep as a file."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QSplitter,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from models.definition import FigureDefinition
from models.history import PastFigures
from models.language import _
from models.report import Report
from models.table import Table, shown, tab_separated
from models.trend import Trend, trend, trend_table
from ui.dialogs.trend_bars import MARKS, part_of
from ui.dialogs.trend_chart import TrendChart


class TrendDialog(QDialog):
    """`save_asked(table, suffix)`: the table shall become a file, ".csv" or ".xlsx"."""

    save_asked = Signal(object, str)

    def __init__(
        self,
        figures: tuple[FigureDefinition, ...],
        report: Report,
        history: tuple[PastFigures, ...],
        first: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Diễn biến số liệu"))
        self._figures, self._report, self._history = figures, report, history
        self.figure = QComboBox(self)
        self.figure.setAccessibleName(_("Chỉ tiêu"))
        self.figure.addItems([figure.label for figure in figures])
        self.figure.setCurrentIndex(next((at for at, figure in enumerate(figures) if figure.id == first), 0))
        self.chart = TrendChart(self)
        self.table = _table_widget(self)
        self._said = QLabel(self)
        self._said.setProperty("role", "quiet")
        self._said.setWordWrap(True)
        self._lay_out()
        self.figure.currentIndexChanged.connect(self._show_figure)
        copy = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self)
        copy.activated.connect(self.copy)
        self._show_figure()

    def _lay_out(self) -> None:
        name = QLabel(_("&Chỉ tiêu"), self)
        name.setBuddy(self.figure)
        head = QHBoxLayout()
        head.addWidget(name)
        head.addWidget(self.figure, 1)
        both = QSplitter(Qt.Orientation.Vertical, self)
        both.setChildrenCollapsible(False)
        both.addWidget(self.chart)
        both.addWidget(self.table)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 14)
        layout.setSpacing(10)
        layout.addLayout(head)
        layout.addWidget(both, 1)
        layout.addLayout(self._foot())
        room = parent.window().size() - QSize(24, 24) if (parent := self.parentWidget()) else QSize(960, 640)
        wanted = QSize(120 * self.fontMetrics().averageCharWidth(), 38 * self.fontMetrics().height())
        self.resize(wanted.expandedTo(QSize(960, 640)).boundedTo(room))

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        for words, act in (
            (_("Chép bảng"), self.copy),
            (_("Lưu Excel (XLSX)…"), lambda: self.save_asked.emit(self.shown_table(), ".xlsx")),
            (_("Lưu CSV…"), lambda: self.save_asked.emit(self.shown_table(), ".csv")),
        ):
            foot.addWidget(_button(words, act, self))
        foot.addWidget(self._said, 1)
        foot.addWidget(_button(_("Đóng"), self.reject, self))
        return foot

    # ------------------------------------------------------------ what is shown

    def trend(self) -> Trend:
        """The figure that is chosen, over the periods."""
        return trend(self._figures[max(self.figure.currentIndex(), 0)], self._report, self._history)

    def shown_table(self) -> Table:
        """The same as a table."""
        return trend_table(self.trend())

    def say(self, sentence: str) -> None:
        """One sentence beside the buttons: what came of copying or keeping."""
        self._said.setText(sentence)

    def _show_figure(self) -> None:
        found = self.trend()
        self.chart.show_trend(found)
        self._fill(found, trend_table(found))
        self.say("")

    def _fill(self, found: Trend, table: Table) -> None:
        """The rows as they read; the shapes of the chart stand before the periods that they mark."""
        widget = self.table
        widget.setAccessibleName(_("Bảng: {label}").format(label=table.title))
        widget.setColumnCount(len(table.columns))
        widget.setRowCount(len(table.rows))
        widget.setHorizontalHeaderLabels([column.title for column in table.columns])
        marks = [MARKS[part_of(row, found)] for row in found.rows]
        width = max((self.fontMetrics().horizontalAdvance(f"{mark} ") for mark in MARKS.values()), default=0)
        for at, cells in enumerate(table.rows):
            for place, (cell, column) in enumerate(zip(cells, table.columns, strict=True)):
                text = shown(cell, column) or ("–" if column.kind == "number" else "")
                item = QTableWidgetItem(f"{marks[at]} {text}" if place == 0 and marks[at] else text)
                right = Qt.AlignmentFlag.AlignRight if column.kind == "number" else Qt.AlignmentFlag.AlignLeft
                item.setTextAlignment(right | Qt.AlignmentFlag.AlignVCenter)
                font = item.font()
                font.setBold(at == table.marked)
                item.setFont(font)
                widget.setItem(at, place, item)
        self._fit(table, width)

    def _fit(self, table: Table, mark: int) -> None:
        self.table.resizeColumnsToContents()
        self.table.setColumnWidth(0, self.table.columnWidth(0) + mark)
        fits = sum(map(self.table.columnWidth, range(len(table.columns)))) < self.width() - 60
        mode = QHeaderView.ResizeMode.Stretch if fits else QHeaderView.ResizeMode.Interactive
        self.table.horizontalHeader().setSectionResizeMode(len(table.columns) - 1, mode)
        if table.marked is not None:
            self.table.setCurrentCell(table.marked, 0)
            self.table.scrollTo(self.table.model().index(table.marked, 0))

    # ------------------------------------------------------------ what it is taken for

    def copy(self) -> None:
        """The table as plain text, for a spreadsheet or a letter."""
        table = self.shown_table()
        QGuiApplication.clipboard().setText(tab_separated(table))
        self.say(_("Đã chép {count} dòng; dán được vào Excel hoặc Word.").format(count=len(table.rows)))


def _button(words: str, act: Callable[[], object], parent: QWidget) -> QPushButton:
    button = QPushButton(words, parent)
    button.setAutoDefault(False)
    button.clicked.connect(lambda: act())
    return button


def _table_widget(parent: QWidget) -> QTableWidget:
    table = QTableWidget(parent)
    table.verticalHeader().hide()
    table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setTabKeyNavigation(False)
    table.setWordWrap(True)
    return table
