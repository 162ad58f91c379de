"""The register of cited documents: every document that a report cites, what is like another one, and where each is used."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from models.checks.spots import sentence
from models.dates import short_date
from models.language import _
from models.lifecycle import state_names
from models.register import Entry, Register, Use, likeness_words
from models.search.found import Hit
from ui.dialogs.dialog_buttons import close_button
from ui.dialogs.row_table import RowTable
from ui.fields.field_keys import ENTER
from ui.fields.line_field import LineField
from ui.reading_words import reading_words

_PAUSE = 150
"""Milliseconds without a keystroke after which the register is asked."""
_SUBJECT = 3


class RegisterDialog(QDialog):
    """`asked(typed, doubles)` and `uses_asked(id)` want an answer. It is accepted when the clerk wants to go to a use: `chosen`."""

    asked = Signal(str, bool)
    uses_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Sổ văn bản viện dẫn"))
        self._entries: tuple[Entry, ...] = ()
        self.chosen: Use | None = None
        self.query = LineField(_("Tìm văn bản"), self)
        self.query.setPlaceholderText(_("Số, ký hiệu, ngày (31/8/2020 hoặc 8/2020) hoặc chữ, không cần dấu"))
        self.doubles = QCheckBox(_("Chỉ văn bản trùng, gần trùng"), self)
        self._count = _quiet(self)
        self.table = _Documents(self)
        self.twins = _quiet(self)
        self.uses = QListWidget(self)
        self.uses.setObjectName("choices")
        self.uses.setAccessibleName(_("Nơi dùng văn bản"))
        self._uses_title = QLabel(_("Được viện dẫn ở"), self)
        self._uses_title.setProperty("role", "heading")
        self._lay_out()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._connect()
        self.resize(980, 600)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.query, 1)
        top.addWidget(self.doubles)
        layout = QVBoxLayout(self)
        layout.addLayout(top)
        layout.addWidget(self._count)
        layout.addWidget(self.table, 3)
        layout.addWidget(self._uses_title)
        layout.addWidget(self.twins)
        layout.addWidget(self.uses, 1)
        layout.addWidget(close_button(self, _("Đóng")))

    def _connect(self) -> None:
        self._pause.timeout.connect(self.ask)
        self.query.edited.connect(lambda _text: self._pause.start())
        self.doubles.toggled.connect(lambda _on: self.ask())
        self.table.selectionModel().currentRowChanged.connect(lambda now, _before: self._show_entry(now.row()))
        self.table.row_entered.connect(self.uses.setFocus)
        self.uses.itemActivated.connect(self._go)
        self.uses.itemClicked.connect(self._go)

    def question(self) -> tuple[str, bool]:
        """What is asked for: the words, and whether only doubles are wanted."""
        return self.query.text(), self.doubles.isChecked()

    def ask(self) -> None:
        """Asks for what is typed."""
        self._pause.stop()
        self.asked.emit(*self.question())

    def show_register(self, register: Register, left: int = 0) -> None:
        """Shows the documents that were found; `left` reports have not been read yet."""
        chosen = self._chosen()
        self._entries = register.entries
        self._count.setText(self._words(register, left))
        self.table.show_entries(register.entries)
        rows = [row for row, entry in enumerate(self._entries) if chosen is not None and entry.id == chosen.id]
        self.table.selectRow(rows[0] if rows else 0)
        if not self._entries:
            self._show_entry(-1)

    def _words(self, register: Register, left: int) -> str:
        typed, doubles = self.question()
        count = len(register.entries)
        if count and register.more:
            words = _("{count} văn bản đầu; còn nữa, gõ thêm để thu hẹp").format(count=count)
        elif count:
            words = _("{count} văn bản").format(count=count)
        elif typed.strip():
            words = _("Không có văn bản nào khớp “{typed}”; thử số, ký hiệu hoặc ít chữ hơn.").format(typed=typed.strip())
        elif doubles:
            words = _("Không có văn bản nào trùng hoặc gần trùng nhau.")
        else:
            words = _("Chưa có báo cáo nào viện dẫn văn bản.")
        return words + (" · " + reading_words(left) if left else "")

    def _chosen(self) -> Entry | None:
        row = self.table.currentIndex().row()
        return self._entries[row] if 0 <= row < len(self._entries) else None

    def _show_entry(self, row: int) -> None:
        entry = self._entries[row] if 0 <= row < len(self._entries) else None
        self.uses.clear()
        for part in (self._uses_title, self.uses):
            part.setVisible(entry is not None)
        self.twins.setText("\n".join(f"⚠ {likeness_words(twin.likeness)}: {twin.document.text}" for twin in entry.twins) if entry else "")
        self.twins.setVisible(bool(self.twins.text()))
        if entry is not None:
            self.uses_asked.emit(entry.id)

    def show_uses(self, id: int, uses: tuple[Use, ...]) -> None:
        """Shows where a document is used, if it is still the chosen one."""
        entry = self._chosen()
        if entry is None or entry.id != id:
            return
        self.uses.clear()
        for use in uses:
            item = QListWidgetItem(sentence(f"{Hit(use.report, use.state, subject=use.subject).name} · {state_names()[use.state]}"))
            item.setData(Qt.ItemDataRole.UserRole, use)
            self.uses.addItem(item)
        self.uses.setCurrentRow(0)

    def _go(self, item: QListWidgetItem) -> None:
        self.chosen = item.data(Qt.ItemDataRole.UserRole)
        self.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down and Enter lead from the search to the documents."""
        if self.query.hasFocus() and event.key() in (*ENTER, Qt.Key.Key_Down):
            self.table.setFocus(Qt.FocusReason.TabFocusReason)
            return
        super().keyPressEvent(event)


class _Documents(RowTable):
    """A row a document; Enter goes on to where it is used."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(_("Văn bản viện dẫn"), parent)
        self._model = QStandardItemModel(self)
        self._model.setHorizontalHeaderLabels([_("Loại"), _("Số, ký hiệu"), _("Ngày"), _("Trích yếu"), _("Dùng ở"), _("Trùng")])
        self.setModel(self._model)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.horizontalHeader().setSectionResizeMode(_SUBJECT, QHeaderView.ResizeMode.Stretch)

    def show_entries(self, entries: tuple[Entry, ...]) -> None:
        """Shows other documents."""
        self._model.setRowCount(0)
        for entry in entries:
            self._model.appendRow([_cell(text, entry) for text in _cells(entry)])


def _cells(entry: Entry) -> tuple[str, ...]:
    document = entry.document
    code = "/".join(part for part in (document.number, document.symbol) if part)
    day = short_date(document.date) if document.date else document.typed_date
    like = "; ".join(dict.fromkeys(likeness_words(twin.likeness) for twin in entry.twins))
    used = _("{count} báo cáo").format(count=entry.reports)
    return document.kind, code, day, document.subject, used, f"⚠ {like}" if like else ""


def _cell(text: str, entry: Entry) -> QStandardItem:
    item = QStandardItem(text)
    item.setToolTip(entry.document.text)
    return item


def _quiet(parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setProperty("role", "quiet")
    label.setWordWrap(True)
    return label
