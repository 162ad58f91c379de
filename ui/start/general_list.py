"""The reports of a general kind as a list: nothing is owed there, so that no period is shown without a report."""

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QLabel, QListView, QStackedWidget, QWidget

from models.language import _
from models.period import read_period
from models.report import name_parts
from models.store import ReportEntry
from ui.start.entry_words import general_words


class GeneralList(QStackedWidget):
    """Emits the name of the report that was chosen with a click or Enter."""

    report_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = QStandardItemModel(self)
        self.list = QListView(self)
        self.list.setObjectName("choices")
        self.list.setModel(self._model)
        self.list.setAccessibleName(_("Báo cáo chung, kỳ mới trước"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.activated.connect(self._choose)
        self.list.clicked.connect(self._choose)
        self._nothing = QLabel(_("Chưa có báo cáo chung nào. Loại này không có kỳ nào phải nộp; khi cần thì chọn “Báo cáo mới…”."), self)
        self._nothing.setProperty("role", "quiet")
        self._nothing.setWordWrap(True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.addWidget(self.list)
        self.addWidget(self._nothing)

    def show_entries(self, entries: Iterable[ReportEntry]) -> None:
        """Shows reports of one kind, the newest period first."""
        self._model.clear()
        for entry in sorted(entries, key=_newest_last, reverse=True):
            item = QStandardItem(general_words(entry))
            item.setData(entry.name, Qt.ItemDataRole.UserRole)
            item.setToolTip(item.text())
            self._model.appendRow(item)
        if self._model.rowCount():
            self.list.setCurrentIndex(self._model.index(0, 0))
        self.setCurrentWidget(self.list if self._model.rowCount() else self._nothing)

    def _choose(self, index: QModelIndex) -> None:
        self.report_chosen.emit(index.data(Qt.ItemDataRole.UserRole))


def _newest_last(entry: ReportEntry) -> tuple[str, int]:
    period = read_period(entry.period)
    return (period.end.isoformat() if period else ""), name_parts(entry.name)[2]
