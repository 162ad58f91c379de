"""One item of a section: its mark, its text with chips, its menu, its note; and under it what there is to say of it."""

from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from models.language import _
from models.report import Item, ItemLevel, Report
from ui.fields.line_field import LineField
from ui.fields.rich_field import RichField
from ui.form.finding_note import FindingNote
from ui.form.item_extras import OfferLine, PriorLine, ReviewLine
from ui.form.row_menu import BELOW, IN, MERGE, NOTE, OUT, REMOVE, RowMenu
from ui.form.table_editor import TableEditor

_INDENT = {"paragraph": 0, "dash": 0, "plus": 22, "number": 0, "letter": 22}


def level_names() -> dict[ItemLevel, str]:
    """What the kinds of item are called."""
    return {
        "paragraph": _("Đoạn văn, không dấu đầu dòng"),
        "dash": _("Gạch đầu dòng “-”"),
        "plus": _("Ý con “+”"),
        "number": _("Đánh số 1. 2. 3."),
        "letter": _("Đánh chữ a) b) c)"),
    }


def with_level(report: Report, id: str, level: ItemLevel) -> Report:
    """The item as another kind."""
    return report.with_item(replace(report.item(id), level=level))


class ItemRow(QFrame):
    """Emits what is asked for the item; the section page carries it out."""

    edited = Signal(str)
    noted = Signal(str)
    moved = Signal(int)
    indented = Signal(bool)
    levelled = Signal(str)
    merged = Signal()
    removed = Signal()
    below_asked = Signal()
    table_asked = Signal()

    def __init__(self, id: str, labels: dict[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.id = id
        self._labels = labels
        self._number = 0
        self._is_words = True
        self.mark = QLabel(self)
        self.mark.setMinimumWidth(16)
        self.mark.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self.mark.setContentsMargins(0, 6, 0, 0)
        self.field = RichField("", self)
        self.field.setProperty("role", "prose")
        self.field.takes_lines = True
        self.field.edited.connect(self.edited)
        self.note = FindingNote(self)
        self.prior = PriorLine(self)
        self.offer = OfferLine(self)
        self.offer.taken.connect(self.edited)
        self.review = ReviewLine(self)
        self.own_note = LineField("", self)
        self.own_note.setPlaceholderText(_("Ghi chú của người soạn, không in"))
        self.own_note.edited.connect(self.noted)
        self.own_note.hide()
        self.table: TableEditor | None = None
        self._table_box = QVBoxLayout()
        self._lay_out()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.field, 1)
        self._menu = self._made_menu()
        line.addWidget(self._menu, 0, Qt.AlignmentFlag.AlignTop)
        below = QVBoxLayout()
        below.setContentsMargins(30, 0, 8, 0)
        below.setSpacing(2)
        for widget in (self.review, self.prior, self.offer, self.own_note):
            below.addWidget(widget)
        self._box = QVBoxLayout(self)
        self._box.setSpacing(3)
        self._box.addLayout(line)
        self._box.addWidget(self.note)
        self._box.addLayout(self._table_box)
        self._box.addLayout(below)

    def _made_menu(self) -> RowMenu:
        menu = RowMenu(self, "")
        menu.add_moves(self.moved.emit)
        deeper = menu.add(_("Thụt vào (thành ý con)"), IN, partial(self.indented.emit, True))
        shallower = menu.add(_("Thụt ra"), OUT, partial(self.indented.emit, False))
        kinds = menu.menu().addMenu(_("Đổi kiểu"))
        for level, words in level_names().items():
            kinds.addAction(words, partial(self.levelled.emit, level))
        tokens = menu.menu().addMenu(_("Chèn số liệu, kỳ báo cáo"))
        for token, label in self._labels.items():
            tokens.addAction(label, partial(self._insert_token, token))
        menu.menu().addSeparator()
        merge = menu.add(_("Gộp vào ý bên trên"), MERGE, self.merged.emit)
        menu.add(_("Thêm ý bên dưới"), BELOW, self.below_asked.emit)
        menu.menu().addAction(_("Bảng dưới ý này") + "\tCtrl+T", self.table_asked.emit)
        menu.add(_("Ghi chú (không in)"), NOTE, self.open_note)
        menu.add(_("Xóa ý"), REMOVE, self.removed.emit)
        self._of_words = (deeper, shallower, kinds.menuAction(), tokens.menuAction(), merge)
        return menu

    def _show_words_only(self, is_words: bool) -> None:
        """What stands above a table is neither indented nor joined, and bears no mark."""
        if is_words != self._is_words:
            self._is_words = is_words
            self._menu.show_only(self._of_words, is_words)

    def _insert_token(self, token: str) -> QAction | None:
        self.field.setFocus()
        self.field.insert_token(token)
        return None

    def open_note(self) -> None:
        """Shows the line for the clerk's own note, and puts the cursor there."""
        self.own_note.show()
        self.own_note.setFocus(Qt.FocusReason.OtherFocusReason)

    def put_table(self, table: TableEditor | None) -> None:
        """Puts a table below the text, or takes the one that is there away."""
        if self.table is not None:
            self._table_box.removeWidget(self.table)
            self.table.hide()
            self.table.deleteLater()
        self.table = table
        if table is not None:
            self._table_box.addWidget(table)
            table.show()

    def show_item(self, item: Item, number: int, mark: str, values: dict[str, str], documents: dict[str, str]) -> None:
        """Shows the `number`-th item with its mark, as deep as it is, the values of its tokens, and documents that it may mention."""
        if number != self._number:
            self._number = number
            name = _("Ý {number}").format(number=number)
            self.field.setAccessibleName(name)
            self.own_note.setAccessibleName(_("Ghi chú của {name}, không in").format(name=name))
            self._menu.set_name(_("Việc với {name}").format(name=name))
        left = 8 + _INDENT[item.level]
        if self._box.contentsMargins().left() != left:
            self._box.setContentsMargins(left, 6, 6, 6)
        self._show_words_only(item.table is None)
        self.mark.setText("" if item.table else mark)
        self.field.setPlaceholderText(_("Tên bảng, ghi trên bảng (có thể để trống)") if item.table else "")
        self.field.show_markup(item.text, documents | values, self._labels | documents)
        self.review.show_review(item.review, item.origin == "imported")
        self.own_note.show_text(item.note)
        if item.note and self.own_note.isHidden():
            self.own_note.show()
