"""The backups that there are, a row each, the newest first: when, why, where, how large, whether a password opens it."""

from collections.abc import Iterable
from datetime import date
from heapq import merge
from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QWidget

from models.language import _
from models.store.backups import Backup
from ui.dialogs.backup_words import moment_words, size_words, why_words
from ui.dialogs.row_table import RowTable

Index = QModelIndex | QPersistentModelIndex

_PADDING = 30
"""Pixels of a column beside its words."""
_WHERE = 2


class ListedBackup(Struct, frozen=True):
    """A backup, and in which places it is: on this computer, at the second place, or at both."""

    backup: Backup
    here: bool
    there: bool


def listed(here: Iterable[Backup], there: Iterable[Backup]) -> tuple[ListedBackup, ...]:
    """The backups of both places, each given the newest first; one that is at both is one, opened from this computer.

    The order within a place stays: it does not trust the clock. Only where the two meet do times decide.
    """
    own = {_mark(backup): backup for backup in here}
    other = {_mark(backup): backup for backup in there}
    rows = [ListedBackup(backup, True, mark in other) for mark, backup in own.items()]
    away = [ListedBackup(backup, False, True) for mark, backup in other.items() if mark not in own]
    return tuple(merge(rows, away, key=lambda row: -row.backup.at.timestamp()))


def _mark(backup: Backup) -> tuple[int, float, str]:
    return backup.number, backup.at.timestamp(), backup.why


class _Rows(QAbstractTableModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: tuple[ListedBackup, ...] = ()
        self.today = date.today()

    def show(self, rows: tuple[ListedBackup, ...]) -> None:
        self.beginResetModel()
        self.rows, self.today = rows, date.today()
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else 5

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (_("Lúc"), _("Vì sao có"), _("Nơi giữ"), _("Cỡ"), _("Mật khẩu"))[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(row, index.column())
            case Qt.ItemDataRole.ToolTipRole:
                return str(row.backup.path)
        return None

    def _text(self, row: ListedBackup, column: int) -> str:
        match column:
            case 0:
                return moment_words(row.backup.at, self.today)
            case 1:
                return why_words(row.backup.why) + (" ⚠ " + _("lúc ấy dữ liệu có chỗ hỏng") if row.backup.doubtful else "")
            case 2:
                return _("Máy này và nơi thứ hai") if row.here and row.there else _("Máy này") if row.here else _("Nơi thứ hai")
            case 3:
                return size_words(row.backup.size)
        return _("có") if row.backup.locked else _("không")


class BackupTable(RowTable):
    """`entered(path)`: Enter or a double click on a backup. `chosen_changed`: another one has the cursor, or none."""

    entered = Signal(object)
    chosen_changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(_("Các bản sao lưu, mới nhất trước"), parent)
        self._rows = _Rows(self)
        self.setModel(self._rows)
        self.horizontalHeader().setSectionResizeMode(_WHERE, QHeaderView.ResizeMode.Stretch)
        self.selectionModel().currentRowChanged.connect(lambda _now, _before: self.chosen_changed.emit())
        self.row_entered.connect(lambda: self.entered.emit(self.chosen()))

    def show_rows(self, rows: tuple[ListedBackup, ...]) -> None:
        """Shows the backups; the one that had the cursor keeps it, otherwise the newest gets it."""
        before = self.chosen()
        self._rows.show(rows)
        self.horizontalHeader().setVisible(bool(rows))
        for column in range(self._rows.columnCount()):
            if column != _WHERE:
                self.setColumnWidth(column, self._width(column))
        paths = [row.backup.path for row in rows]
        self.selectRow(paths.index(before) if before in paths else 0)
        self.chosen_changed.emit()

    def _width(self, column: int) -> int:
        words = [self._rows.headerData(column, Qt.Orientation.Horizontal)]
        words += [self._rows.index(row, column).data() for row in range(self._rows.rowCount())]
        return max(self.fontMetrics().horizontalAdvance(str(word)) for word in words) + _PADDING

    def rows(self) -> tuple[ListedBackup, ...]:
        """What is shown."""
        return self._rows.rows

    def chosen(self) -> Path | None:
        """The file of the backup that has the cursor."""
        row = self.currentIndex().row()
        return self._rows.rows[row].backup.path if 0 <= row < len(self._rows.rows) else None

    def choose_newest(self) -> None:
        """Puts the cursor on the first row."""
        self.selectRow(0)
