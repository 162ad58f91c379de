"""What became of each file of a folder, a row a file: the outcome as a sign and a word, the report, what to look at."""

from collections.abc import Collection, Sequence
from pathlib import Path

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QColor, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from importers.folder_account import outcome_words, remark_words, short_path
from importers.folder_result import FileResult, Outcome
from models.checks.spots import sentence
from models.editions import edition_words
from models.errors import BookError
from models.language import _
from models.period import Period
from models.report import name_parts
from ui.dialogs.row_table import RowTable
from ui.theme import colours

Index = QModelIndex | QPersistentModelIndex

_SIGNS: dict[Outcome, str] = {"taken": "✓", "doubtful": "⚠", "known": "=", "unreadable": "✕", "skipped": "–"}
_COLOURS: dict[Outcome, str] = {"taken": "good", "doubtful": "warning", "known": "quiet", "unreadable": "error", "skipped": "quiet"}
_FILE, _OUTCOME, _REPORT, _REMARKS = range(4)
_LEAST_LETTERS = {_OUTCOME: 17, _REPORT: 25}
"""Columns that are as wide as their words, and from the beginning so many letters of ordinary width; the others share what is left."""
_PADDING = 24
"""Pixels of a column beside its words."""
_REMARKS_SHARE = 0.35
"""What remarks may take of the room they share with the names of files, where names are long."""


def outcome_sign(outcome: Outcome) -> str:
    """The outcome as a sign and a word: "⚠ cần xem lại"."""
    return f"{_SIGNS[outcome]} {outcome_words()[outcome]}"


def report_words(result: FileResult) -> str:
    """The period and edition of the report that a file became; nothing where it is none."""
    try:
        phrase = Period.parse(name_parts(result.report)[1]).phrase
    except BookError:
        return result.report
    return sentence(phrase) + edition_words(result.report)


class _Results(QAbstractTableModel):
    """Results as they come, the first one first."""

    def __init__(self, folder: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._folder = folder
        self.results: list[FileResult] = []

    def add(self, results: Sequence[FileResult]) -> None:
        self.beginInsertRows(QModelIndex(), len(self.results), len(self.results) + len(results) - 1)
        self.results += results
        self.endInsertRows()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.results)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else 4

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return (_("Tệp"), _("Kết quả"), _("Báo cáo"), _("Cần xem, hoặc vì sao không nhận"))[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        result, column = self.results[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(result, column)
            case Qt.ItemDataRole.ToolTipRole:
                return self._text(result, column)
            case Qt.ItemDataRole.ForegroundRole if column == _OUTCOME:
                return QColor(getattr(colours(), _COLOURS[result.outcome]))
        return None

    def _text(self, result: FileResult, column: int) -> str:
        match column:
            case 0:
                return short_path(result, self._folder)
            case 1:
                return outcome_sign(result.outcome)
            case 2:
                return report_words(result)
        return remark_words(result)


class _Chosen(QSortFilterProxyModel):
    """Only the outcomes that are asked for; nothing chosen is everything."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._outcomes: Collection[Outcome] = ()

    def choose(self, outcomes: Collection[Outcome]) -> None:
        self._outcomes = outcomes
        self.invalidate()

    def filterAcceptsRow(self, row: int, _parent: Index) -> bool:
        source = self.sourceModel()
        return not self._outcomes or (isinstance(source, _Results) and source.results[row].outcome in self._outcomes)


class _Remarks(QStyledItemDelegate):
    """A reason begins with what matters; the name of a file ends with it."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        option.textElideMode = Qt.TextElideMode.ElideRight


class FolderTable(RowTable):
    """`entered(result)`: Enter or a double click on a file. `looked_at(result)`: the file that has the cursor; None where none has."""

    entered = Signal(object)
    looked_at = Signal(object)

    def __init__(self, folder: Path, parent: QWidget) -> None:
        super().__init__(_("Các tệp của thư mục"), parent)
        self._results = _Results(folder, self)
        self._chosen = _Chosen(self)
        self._chosen.setSourceModel(self._results)
        self.setModel(self._chosen)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.horizontalHeader().setSectionResizeMode(_REMARKS, QHeaderView.ResizeMode.Stretch)
        self.setItemDelegateForColumn(_REMARKS, _Remarks(self))
        letter, heading = self.fontMetrics().averageCharWidth(), self.model().headerData
        self._needed = {
            column: max(self._words_width(heading(column, Qt.Orientation.Horizontal)), _LEAST_LETTERS.get(column, 0) * letter + _PADDING)
            for column in range(self.model().columnCount())
        }
        self.selectionModel().currentRowChanged.connect(lambda _now, _before: self.looked_at.emit(self.current()))
        self.row_entered.connect(lambda: self.entered.emit(self.current()))

    @property
    def results(self) -> tuple[FileResult, ...]:
        """All of them, shown or not."""
        return tuple(self._results.results)

    def add(self, results: Sequence[FileResult]) -> None:
        """Some files more; who has not chosen a row yet sees the newest."""
        self._results.add(results)
        rows = range(self._results.rowCount() - len(results), self._results.rowCount())
        for column, needed in self._needed.items():
            self._needed[column] = max([needed, *(self._words_width(self._results.index(row, column).data()) for row in rows)])
        self._share_room()
        if not self.currentIndex().isValid():
            self.scrollToBottom()

    def _words_width(self, words: str) -> int:
        return self.fontMetrics().horizontalAdvance(words) + _PADDING

    def _share_room(self) -> None:
        """Names of files take what they need; remarks get the rest, and their share of it where both are long."""
        room = self.viewport().width()
        for column in _LEAST_LETTERS:
            self.setColumnWidth(column, self._needed[column])
            room -= self._needed[column]
        kept = min(self._needed[_REMARKS], int(room * _REMARKS_SHARE))
        self.setColumnWidth(_FILE, min(self._needed[_FILE], room - kept))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The columns share the new room."""
        super().resizeEvent(event)
        self._share_room()

    def choose(self, outcomes: Collection[Outcome]) -> None:
        """Shows only the files of these outcomes, the first one chosen; of all where none is said."""
        self._chosen.choose(outcomes)
        self.choose_first()

    def choose_first(self) -> None:
        """Puts the cursor on the first row that is shown."""
        self.setCurrentIndex(self._chosen.index(0, 0))
        self.looked_at.emit(self.current())

    def current(self) -> FileResult | None:
        """The file that has the cursor."""
        index = self._chosen.mapToSource(self.currentIndex())
        return self._results.results[index.row()] if index.isValid() else None
