"""The page that is seen when no report is open: the reports in the store, a new one, the sample."""

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListView, QPushButton, QVBoxLayout, QWidget

from models.definition import definitions
from models.errors import BookError
from models.language import _
from models.period import Period
from models.report import State
from models.store import ReportEntry


def state_names() -> dict[State, str]:
    """What the states are called."""
    return {
        "draft": _("đang soạn thảo"),
        "checked": _("đã kiểm tra"),
        "printed": _("đã trình ký"),
        "issued": _("đã ban hành"),
        "replaced": _("đã thay thế"),
    }


class StartPage(QWidget):
    """Emits what the clerk wants to do."""

    report_chosen = Signal(str)
    new_asked = Signal()
    import_asked = Signal()
    sample_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("startPage")
        self._model = QStandardItemModel(self)
        self.list = QListView(self)
        self.list.setObjectName("choices")
        self.list.setModel(self._model)
        self.list.setAccessibleName(_("Báo cáo đã có"))
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.activated.connect(self._open)
        self._words = QLabel(self)
        self._words.setWordWrap(True)
        self._words.setProperty("role", "quiet")
        title = QLabel(_("Sổ báo cáo"), self)
        title.setProperty("role", "title")
        column = QVBoxLayout()
        for widget in (title, self._words):
            column.addWidget(widget)
        column.addLayout(self._buttons())
        column.addSpacing(8)
        column.addWidget(self.list, 100)
        column.addStretch(1)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(24, 36, 24, 36)
        outer.addStretch(1)
        outer.addLayout(column, 4)
        outer.addStretch(1)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.new_button = QPushButton(_("Báo cáo mới…"), self)
        self.new_button.setProperty("role", "primary")
        self.new_button.clicked.connect(self.new_asked)
        row.addWidget(self.new_button)
        for text, signal in ((_("Nhập từ tệp…"), self.import_asked), (_("Mở báo cáo mẫu"), self.sample_asked)):
            button = QPushButton(text, self)
            button.clicked.connect(signal)
            row.addWidget(button)
        row.addStretch(1)
        return row

    def show_reports(self, entries: Iterable[ReportEntry]) -> None:
        """Shows what the store holds, the newest work first."""
        self._model.clear()
        for entry in entries:
            item = QStandardItem(_entry_words(entry))
            item.setData(entry.name, Qt.ItemDataRole.UserRole)
            self._model.appendRow(item)
        empty = self._model.rowCount() == 0
        self.list.setVisible(not empty)
        self._words.setText(
            _("Chưa có báo cáo nào. Bắt đầu một báo cáo mới, hoặc mở báo cáo mẫu để xem chương trình làm việc ra sao.")
            if empty
            else _("Chọn một báo cáo để làm tiếp, hoặc bắt đầu báo cáo mới.")
        )
        if not empty:
            self.list.setCurrentIndex(self._model.index(0, 0))

    def _open(self, index: QModelIndex) -> None:
        self.report_chosen.emit(index.data(Qt.ItemDataRole.UserRole))


def _entry_words(entry: ReportEntry) -> str:
    known = definitions().get(entry.definition)
    try:
        phrase = Period.parse(entry.period).phrase
    except BookError:
        phrase = entry.period
    return f"{known.name if known else entry.definition} · {phrase}   ({state_names()[entry.state]})"
