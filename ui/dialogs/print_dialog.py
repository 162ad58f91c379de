"""Asks how a paper shall be printed: on which printer, how often, which pages, on one side or both; beside it the paper itself."""

from collections.abc import Callable
from math import ceil

from msgspec import Struct
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from models.errors import BadPages
from models.language import _
from models.printing import MOST_COPIES, Printout, Sides, read_pages
from ui.dialogs.dialog_buttons import DialogButtons
from ui.dialogs.print_preview import PrintPreview
from ui.dialogs.wrapped_label import wrapped_label
from ui.fields.line_field import LineField

_LEFT = 340


class Printers(Struct, frozen=True):
    """The printers that there are, the one that is proposed first; `two_sided` tells whether one turns the sheet by itself."""

    names: tuple[str, ...]
    two_sided: Callable[[str], bool]
    sides: Sides = "one"


class PrintDialog(QDialog):
    """Gets values and gives values back. `save_asked()`: the paper shall become a file instead."""

    save_asked = Signal()

    def __init__(self, title: str, printers: Printers, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("In báo cáo"))
        self._printers = printers
        self._draft = False
        self.preview = PrintPreview(self)
        self.printer = QComboBox(self)
        self.printer.addItems(printers.names)
        self.copies = QSpinBox(self)
        self.copies.setRange(1, MOST_COPIES)
        self.copies.setAccessibleName(_("Số bản"))
        self.everything = QRadioButton(_("Tất cả"), self)
        self.this_page = QRadioButton(_("Trang đang xem"), self)
        self.some = QRadioButton(_("Chọn trang"), self)
        self.pages = LineField(_("Các trang cần in"), self)
        self.pages.setPlaceholderText(_("1-3 hoặc 1, 3-5"))
        self.sides = QComboBox(self)
        self._why_one_side = wrapped_label(_("Máy in này chỉ in một mặt."), "quiet", self)
        self.problem = wrapped_label("", "error", self)
        self.draft_words = wrapped_label("", "warning", self)
        self.needed = wrapped_label("", "quiet", self)
        self.save = QPushButton(_("&Lưu PDF…"), self)
        self.save.setAutoDefault(False)
        self.buttons = DialogButtons(self, _("In"), _("Thôi"))
        self._lay_out(title)
        self._connect()
        self.everything.setChecked(True)
        self._show_sides()
        self._look()
        (self.copies if printers.names else self.save).setFocus()
        self.copies.selectAll()

    def _lay_out(self, title: str) -> None:
        heading = wrapped_label(title, "heading", self)
        left = QWidget(self)
        left.setFixedWidth(_LEFT)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(heading)
        column.addWidget(self.draft_words)
        column.addLayout(self._form() if self._printers.names else self._no_printer())
        column.addWidget(self.problem)
        column.addStretch(1)
        column.addWidget(self.needed)
        upper = QHBoxLayout()
        upper.setSpacing(18)
        upper.addWidget(left)
        upper.addWidget(self.preview, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.save)
        foot.addStretch(1)
        foot.addWidget(self.buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(14)
        layout.addLayout(upper, 1)
        layout.addLayout(foot)
        self.resize(QSize(1180, 820).boundedTo(self.screen().availableSize() * 0.94))

    def _form(self) -> QFormLayout:
        pages = QVBoxLayout()
        pages.setSpacing(8)
        typed = QHBoxLayout()
        typed.addWidget(self.some)
        typed.addWidget(self.pages, 1)
        pages.addWidget(self.everything)
        pages.addWidget(self.this_page)
        pages.addLayout(typed)
        self._group = QButtonGroup(self)
        for button in (self.everything, self.this_page, self.some):
            self._group.addButton(button)
        sides = QVBoxLayout()
        sides.setSpacing(4)
        sides.addWidget(self.sides)
        sides.addWidget(self._why_one_side)
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(12)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.printer.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for words, widget in ((_("&Máy in"), self.printer), (_("&Số bản"), self.copies)):
            form.addRow(words, widget)
        form.addRow(_("Trang cần in"), pages)
        label = QLabel(_("Mặt &giấy"), self)
        label.setBuddy(self.sides)
        form.addRow(label, sides)
        self.printer.setAccessibleName(_("Máy in"))
        self.sides.setAccessibleName(_("Mặt giấy"))
        return form

    def _no_printer(self) -> QVBoxLayout:
        """What can be done without one."""
        words = _("Máy tính này chưa có máy in nào. Hãy cài máy in trong phần thiết lập của hệ điều hành, hoặc lưu PDF rồi in ở máy khác.")
        self._group = QButtonGroup(self)
        for widget in (self.printer, self.copies, self.everything, self.this_page, self.some, self.pages, self.sides, self._why_one_side):
            widget.hide()
        self.buttons.go.hide()
        self.save.setProperty("role", "primary")
        self.save.setDefault(True)
        column = QVBoxLayout()
        column.addWidget(wrapped_label(words, "", self))
        return column

    def _connect(self) -> None:
        self.printer.currentIndexChanged.connect(lambda _index: self._show_sides())
        self.sides.currentIndexChanged.connect(lambda _index: self._look())
        self.copies.valueChanged.connect(lambda _value: self._look())
        self._group.buttonClicked.connect(self._choose_pages)
        self.pages.edited.connect(self._typed_pages)
        self.preview.page_changed.connect(lambda _page: self._look())
        self.save.clicked.connect(self.save_asked)

    # ------------------------------------------------------------ what is shown

    def show_paper(self, content: bytes, why_draft: str) -> None:
        """Shows the PDF that is going to be printed; `why_draft` says why it bears the mark of a draft, where it does."""
        self._draft = bool(why_draft)
        self.draft_words.setText(why_draft)
        self.preview.show_paper(content)
        self.everything.setText(_("Tất cả ({count} trang)").format(count=self.preview.count()))
        self._look()

    def show_failure(self, sentence: str) -> None:
        """Says why there is nothing to print."""
        self.problem.setText(sentence)
        self.problem.show()

    def _show_sides(self) -> None:
        """What the chosen printer can do; one that takes each sheet once is said to."""
        wanted = self.sides.currentData() or self._printers.sides
        name = self.printer.currentText()
        both = bool(name) and self._printers.two_sided(name)
        known: list[tuple[str, Sides]] = [(_("Một mặt"), "one")]
        if both:
            known += [(_("Hai mặt, lật cạnh dài"), "long"), (_("Hai mặt, lật cạnh ngắn"), "short")]
        self.sides.blockSignals(True)
        self.sides.clear()
        for words, value in known:
            self.sides.addItem(words, value)
        self.sides.setCurrentIndex(max(self.sides.findData(wanted), 0))
        self.sides.setEnabled(both)
        self.sides.blockSignals(False)
        self._why_one_side.setVisible(bool(name) and not both)
        self._look()

    def _choose_pages(self) -> None:
        if self.some.isChecked():
            self.pages.setFocus(Qt.FocusReason.TabFocusReason)
        self._look()

    def _typed_pages(self, _text: str) -> None:
        self.some.setChecked(True)
        self._look()

    def _look(self) -> None:
        """Checks what is asked for, and shows what it comes to."""
        try:
            pages, problem = self._chosen(), ""
        except BadPages as bad:
            pages, problem = (), str(bad)
        unfinished = self.some.isChecked() and not self.pages.text().strip()
        self.problem.setText("" if unfinished else problem)
        self.problem.setVisible(bool(self.problem.text()))
        self.preview.mark_printed(pages)
        self.draft_words.setVisible(self._draft)
        self.needed.setText(self._sheets(pages) if pages and self._printers.names else "")
        self.buttons.go.setEnabled(bool(pages) and bool(self._printers.names))
        self.save.setEnabled(bool(self.preview.count()))

    def _sheets(self, pages: tuple[int, ...]) -> str:
        a_copy = ceil(len(pages) / 2) if self.sides.currentData() != "one" else len(pages)
        return _("Cần {count} tờ giấy A4.").format(count=a_copy * self.copies.value())

    # ------------------------------------------------------------ what was chosen

    def _chosen(self) -> tuple[int, ...]:
        """The pages, counted from 1; none as long as there is no paper. Raises BadPages."""
        count = self.preview.count()
        if not count:
            return ()
        if self.some.isChecked():
            return read_pages(self.pages.text(), count)
        return (self.preview.page(),) if self.this_page.isChecked() else tuple(range(1, count + 1))

    def printout(self) -> Printout:
        """What shall be printed. Raises BadPages."""
        return Printout(
            printer=self.printer.currentText(),
            copies=self.copies.value(),
            pages=self._chosen(),
            count=self.preview.count(),
            sides=self.sides.currentData(),
            draft=self._draft,
        )

    def accept(self) -> None:
        """Enter in a field prints only where the button would."""
        self._look()
        if self.buttons.go.isEnabled():
            super().accept()

    def done(self, result: int) -> None:
        """Lets go of the PDF, before the dialog goes."""
        if not result:
            self.preview.close_paper()
        super().done(result)
