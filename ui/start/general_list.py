"""The reports of a general kind as a list: nothing is owed there, so that no period is shown without a report."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QLabel, QListView, QVBoxLayout, QWidget

from models.language import _
from models.store import ReportEntry
from ui.start.entry_words import general_words

Index = QModelIndex | QPersistentModelIndex

MOST = 500
"""Reports that are shown, so that the page stands at once in a book of ten thousand; older ones are found by searching."""

_AT_ONCE = 40
"""Reports that are laid out before the page stands; the others follow by themselves."""


class _Entries(QAbstractListModel):
    """The reports; the words of one are made when it comes into sight."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[ReportEntry, ...] = ()

    def show(self, entries: tuple[ReportEntry, ...]) -> None:
        self.beginResetModel()
        self._entries = entries
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if role == Qt.ItemDataRole.UserRole:
            return self._entries[index.row()].name
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return general_words(self._entries[index.row()])
        return None


class GeneralList(QWidget):
    """Emits the name of the report that was chosen with a click or Enter."""

    report_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = _Entries(self)
        self.list = QListView(self)
        self.list.setObjectName("choices")
        self.list.setModel(self._model)
        self.list.setAccessibleName(_("Báo cáo chung, kỳ mới trước"))
        self.list.setWordWrap(True)
        self.list.setLayoutMode(QListView.LayoutMode.Batched)
        self.list.setBatchSize(_AT_ONCE)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.activated.connect(self._choose)
        self.list.clicked.connect(self._choose)
        self.words = QLabel(self)
        self.words.setProperty("role", "quiet")
        self.words.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list, 1)
        column.addWidget(self.words)
        column.addStretch(0)

    def show_entries(self, entries: tuple[ReportEntry, ...], count: int) -> None:
        """Shows reports of one kind as they come, the newest of `count`."""
        self._model.show(entries)
        if entries:
            self.list.setCurrentIndex(self._model.index(0, 0))
        self.list.setVisible(bool(entries))
        self.words.setText(_words(count, len(entries)))
        self.words.setVisible(bool(self.words.text()))

    def _choose(self, index: QModelIndex) -> None:
        self.report_chosen.emit(index.data(Qt.ItemDataRole.UserRole))


def _words(count: int, shown: int) -> str:
    """What is said below the list."""
    if not count:
        return _("Chưa có báo cáo chung nào. Loại này không có kỳ nào phải nộp; khi cần thì chọn “Báo cáo mới…”.")
    return _("Còn {count} báo cáo cũ hơn; gõ vào ô tìm ở trên để tới.").format(count=count - shown) if count > shown else ""
