"""The history of a report: its kept revisions, what changed between any two of them in words and on paper, and the way back."""

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QSplitter,
    QTabWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from models.change import Change, size_of
from models.language import _
from models.place import Place
from models.revisions import Entry, change_lines, printed_words
from ui.dialogs.change_html import change_html
from ui.dialogs.dialog_buttons import close_button
from ui.paper_panel import PaperPanel

if TYPE_CHECKING:
    from exporters.pdf import PdfPaper

NOW = 0
"""Stands for the report as it is at present among the numbers of its revisions."""
_BEFORE = -1
"""In the second list: whatever was kept before the chosen one."""


class HistoryDialog(QDialog):
    """`comparison_asked(old, new)`: numbers of revisions, NOW for the present report. `restore_asked(id)`, `export_asked(old, new)`.

    A click on the paper closes the dialog; `asked_place` then says where the clerk wants to work.

    `why_locked` says why nothing can be restored, where that is so.
    """

    comparison_asked = Signal(int, int)
    restore_asked = Signal(int)
    export_asked = Signal(int, int)

    def __init__(self, name: str, why_locked: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Lịch sử phiên bản: {name}").format(name=name))
        self._entries: tuple[Entry, ...] = ()
        self._asked: tuple[int, int] | None = None
        self._locked = bool(why_locked)
        self._first_on_paper: Place | None = None
        self.asked_place: Place | None = None
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.addWidget(self._left())
        splitter.addWidget(self._right())
        splitter.setSizes([330, 770])
        layout = QVBoxLayout(self)
        layout.addWidget(splitter, 1)
        layout.addLayout(self._foot(why_locked))
        self.resize(QSize(1120, 640).boundedTo(self.screen().availableSize() * 0.94))

    def _left(self) -> QWidget:
        side = QWidget(self)
        self.list = QListWidget(side)
        self.list.setObjectName("choices")
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(_("Các phiên bản đã giữ, mới nhất trước"))
        self.list.currentRowChanged.connect(lambda _row: self._ask())
        self.against = QComboBox(side)
        self.against.setAccessibleName(_("So với"))
        self.against.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.against.currentIndexChanged.connect(lambda _index: self._ask())
        label = QLabel(_("&So với"), side)
        label.setBuddy(self.against)
        row = QHBoxLayout()
        row.addWidget(label)
        row.addWidget(self.against, 1)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        self.printed = QLabel(side)
        self.printed.setProperty("role", "quiet")
        self.printed.setWordWrap(True)
        self.printed.hide()
        column.addWidget(self.list, 1)
        column.addWidget(self.printed)
        column.addLayout(row)
        return side

    def _right(self) -> QWidget:
        side = QWidget(self)
        self.summary = QLabel(side)
        self.summary.setProperty("role", "heading")
        self.summary.setWordWrap(True)
        self.words = QTextBrowser(side)
        self.words.setAccessibleName(_("Những chỗ thay đổi"))
        self.words.setTabChangesFocus(True)
        self.paper = PaperPanel(side)
        self.paper.side_by_side_asked.connect(self.paper.show_side_by_side)
        self.paper.place_clicked.connect(self._leave_for)
        self.tabs = QTabWidget(side)
        self.tabs.setAccessibleName(_("Cách xem thay đổi"))
        self.tabs.addTab(self.words, _("Từng chỗ"))
        self.tabs.addTab(self.paper, _("Trên giấy"))
        self.tabs.currentChanged.connect(lambda _tab: QTimer.singleShot(0, self, self._show_first_on_paper))
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.summary)
        column.addWidget(self.tabs, 1)
        return side

    def _foot(self, why_locked: str) -> QHBoxLayout:
        self.restore = QPushButton(_("&Khôi phục bản này"), self)
        self.restore.setAutoDefault(False)
        self.restore.clicked.connect(lambda: self.restore_asked.emit(self.chosen()))
        self.export = QPushButton(_("&Xuất bản so sánh (Word)…"), self)
        self.export.setAutoDefault(False)
        self.export.clicked.connect(self._ask_export)
        self.note = QLabel(why_locked, self)
        self.note.setProperty("role", "quiet")
        self.note.setWordWrap(True)
        row = QHBoxLayout()
        row.addWidget(self.restore)
        row.addWidget(self.export)
        row.addWidget(self.note, 1)
        row.addWidget(close_button(self, _("Đóng")))
        return row

    # ------------------------------------------------------------ revisions

    def show_entries(self, entries: tuple[Entry, ...]) -> None:
        """Shows the revisions, given the oldest first; the same ones again only with what is known more of them."""
        newest_first = tuple(reversed(entries))
        self.printed.setText(printed_words(entry.revision for entry in entries))
        self.printed.setVisible(bool(self.printed.text()))
        same = [entry.revision.id for entry in newest_first] == [entry.revision.id for entry in self._entries]
        self._entries = newest_first
        if same and entries:
            for row, entry in enumerate(newest_first):
                self.list.item(row).setText(_entry_words(entry))
            return
        for widget in (self.list, self.against):
            widget.blockSignals(True)
        self.list.clear()
        self.list.addItems([_entry_words(entry) for entry in newest_first])
        self.list.setCurrentRow(0)
        self._fill_against()
        for widget in (self.list, self.against):
            widget.blockSignals(False)
        self._ask()

    def _fill_against(self) -> None:
        self.against.clear()
        self.against.addItem(_("Bản ngay trước nó"), _BEFORE)
        self.against.addItem(_("Bản hiện tại"), NOW)
        for entry in self._entries:
            self.against.addItem(f"{entry.time} · {entry.cause}", entry.revision.id)

    def chosen(self) -> int:
        """The number of the chosen revision; NOW where there is none."""
        row = self.list.currentRow()
        return self._entries[row].revision.id if 0 <= row < len(self._entries) else NOW

    def _ask(self) -> None:
        """Asks for the comparison of the chosen revision with the other one."""
        chosen, other = self.chosen(), self.against.currentData()
        self.restore.setEnabled(chosen != NOW and not self._locked)
        if other == _BEFORE:
            row = self.list.currentRow() + 1
            other = self._entries[row].revision.id if row < len(self._entries) else None
        self._asked = None
        self.export.setEnabled(False)
        if chosen == NOW or other is None:
            first = _("Đây là phiên bản đầu tiên; hãy chọn bản khác ở ô “So với”.")
            self.summary.setText(first if self._entries else _("Báo cáo này chưa có phiên bản nào được giữ."))
            self.words.clear()
            return
        self._asked = _in_order(chosen, other)
        self.summary.setText(_("Đang so sánh…"))
        self.comparison_asked.emit(*self._asked)

    def _ask_export(self) -> None:
        if self._asked is not None:
            self.export_asked.emit(*self._asked)

    # ------------------------------------------------------------ what changed

    def show_comparison(self, old: int, new: int, changes: tuple[Change, ...], paper: "PdfPaper") -> None:
        """Shows what changed, unless something else has been chosen since."""
        if (old, new) != self._asked:
            return
        self.summary.setText(self._summary(old, new, changes))
        alike = escape(_("Hai bản không khác nhau."))
        self.words.setHtml("".join(map(change_html, changes)) or f"<p>{alike}</p>")
        self.words.setAccessibleDescription("\n".join(change_lines(changes, _("(bỏ: {text})"), _("(thêm: {text})"))))
        self.paper.show_paper(paper)
        changed = {change.place for change in changes}
        self._first_on_paper = next((spot.place for spot in paper.spots if spot.place in changed), None)
        self._show_first_on_paper()
        self.export.setEnabled(True)

    def _show_first_on_paper(self) -> None:
        if self._first_on_paper is not None and self.paper.isVisible():
            self.paper.show_place(self._first_on_paper)

    def _leave_for(self, place: str) -> None:
        self.asked_place = Place(place)
        self.accept()

    def show_failure(self, sentence: str) -> None:
        """Says why there is nothing to see."""
        self.summary.setText(sentence)

    def show_note(self, sentence: str) -> None:
        """Says what became of a wish."""
        self.note.setText(sentence)
        self.restore.setEnabled(self.chosen() != NOW and not self._locked)

    def _summary(self, old: int, new: int, changes: tuple[Change, ...]) -> str:
        return _("Từ {old} đến {new}: {size}").format(old=self._time(old), new=self._time(new), size=size_of(changes).text)

    def _time(self, id: int) -> str:
        entry = next((entry for entry in self._entries if entry.revision.id == id), None)
        return entry.time if entry else _("bản hiện tại")

    def done(self, result: int) -> None:
        """Lets go of the PDF, before the dialog goes."""
        self.paper.close_paper()
        super().done(result)


def _in_order(one: int, other: int) -> tuple[int, int]:
    """The older one first; the present report is the newest of all."""
    first, last = sorted((one, other), key=lambda id: (id == NOW, id))
    return first, last


def _entry_words(entry: Entry) -> str:
    who = f" · {entry.revision.clerk}" if entry.revision.clerk else ""
    return f"{entry.time} · {entry.cause}{who}\n{entry.change}"
