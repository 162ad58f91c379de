"""A table under an item's text: its unit, its cells, what can be done with rows and columns, what the checks say of the cell in hand."""

from collections.abc import Callable, Mapping
from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QToolButton, QVBoxLayout

from models import place as places
from models.checks.finding import Finding
from models.item_tables import take_table
from models.language import _
from models.place import Place
from models.table_paste import pasted_cells, room_for, with_cells
from models.table_shape import (
    added_column,
    added_row,
    is_empty_row,
    moved_column,
    moved_row,
    removed_column,
    removed_row,
    with_kind,
    with_total,
)
from models.text_table import MOST_COLUMNS, MOST_ROWS, ColumnKind, TextTable
from ui.fields.line_field import LineField
from ui.form.finding_note import FindingNote
from ui.form.form_page import FormPage
from ui.form.table_model import Cell, TableModel
from ui.form.table_view import TableView

_BESIDE = 170
"""Pixels of the page for what stands above a long table and below it."""

Edit = Callable[[TextTable], TextTable]


class TableEditor(QFrame):
    """Joined to its page when it is made. `left(by)`: the cursor wants to go on above the table or below it."""

    left = Signal(int)
    said = Signal(str)

    def __init__(self, item: str, table: TextTable, page: FormPage, labels: Mapping[str, str]) -> None:
        super().__init__(page.widget())
        self._page, self._item, self._labels = page, item, labels
        self._values: Mapping[str, str] = {}
        self._whole: tuple[Finding, ...] = ()
        self._model = TableModel(table, self)
        self.view = TableView(self._model, self)
        self.note = FindingNote(self)
        self.unit = LineField(_("Đơn vị tính của bảng"), self)
        self.unit.setPlaceholderText(_("Đơn vị tính: …"))
        self.unit.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.unit.edited.connect(partial(page.edited.emit, places.table_unit(table.id)))
        self._where = QLabel(self)
        self._where.setProperty("role", "quiet")
        self._where.setWordWrap(True)
        self._acts: dict[str, QAction] = {}
        self._menu = self._made_menu()
        self._lay_out()
        self._connect()
        page.register(places.table(table.id), self, self.note)
        page.register(places.table_unit(table.id), self.unit, self.note)
        self.setFocusProxy(self.view.field)
        page.viewport().installEventFilter(self)
        self.view.set_room(page.viewport().height() - _BESIDE)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A higher page has room for more rows."""
        if isinstance(event, QResizeEvent):
            self.view.set_room(event.size().height() - _BESIDE)
        return super().eventFilter(watched, event)

    @property
    def table(self) -> TextTable:
        """The table as it is shown."""
        return self._model.table

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(6)
        for words, act in ((_("Thêm dòng"), "row-below"), (_("Thêm cột"), "column-beside")):
            button = QPushButton(words, self)
            button.clicked.connect(partial(self.act, act))
            top.addWidget(button)
        more = QToolButton(self)
        more.setText(_("Bảng") + "  ▾")  # the item above has "⋯"
        more.setAccessibleName(_("Việc với bảng"))
        more.setToolTip(_("Việc với bảng"))
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        more.setMenu(self._menu)
        top.addWidget(more)
        top.addStretch(1)
        top.addWidget(self.unit, 2)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 4, 0, 6)
        box.setSpacing(4)
        box.addLayout(top)
        for widget in (self.view, self._where, self.note):
            box.addWidget(widget)

    def _connect(self) -> None:
        field, view = self.view.field, self.view
        field.edited.connect(lambda text: self._page.edited.emit(self.place(), text))
        field.focused.connect(self._entered)
        field.token_activated.connect(self._page.token_asked)
        field.stepped.connect(self._step)
        field.entered_below.connect(self._go_below)
        field.lined.connect(self._line)
        field.sided.connect(self._side)
        field.ended.connect(self._end)
        field.act_asked.connect(self.act)
        field.cells_pasted.connect(self._paste)
        field.left.connect(partial(self.left.emit, -1))
        view.cell_chosen.connect(self._chosen)

    # ------------------------------------------------------------ what is shown

    def show_table(self, table: TextTable, values: Mapping[str, str]) -> None:
        """Shows a table and what its tokens show; a cell that shows its text already is left alone, cursor and all."""
        self._values = values
        cell = self.view.cell()
        rows, was_chosen = len(self.table.rows), self.view.currentIndex().isValid()
        if self._model.show_table(table, values):
            self.view.fit()
        if was_chosen and (self.view.cell() != cell or len(table.rows) != rows):
            self.view.choose(cell)
        self.unit.show_text(table.unit)
        if self.view.currentIndex().isValid():
            self._show_cell(*self.view.cell())
        self._acts["landscape"].setChecked(table.landscape)

    def _show_cell(self, row: int, column: int) -> None:
        """Shows the cell in hand in the field, and what is to be said of it."""
        field, cell = self.view.field, (row, column)
        number = row >= 0 and self.table.columns[column].kind == "number"
        option = field.document().defaultTextOption()
        wanted = Qt.AlignmentFlag.AlignRight if number else Qt.AlignmentFlag.AlignHCenter if row < 0 else Qt.AlignmentFlag.AlignLeft
        if option.alignment() != wanted:
            option.setAlignment(wanted)
            field.document().setDefaultTextOption(option)
        field.setAccessibleName(self._model.name(cell))
        field.show_markup(self._model.markup(cell), self._values, self._labels)
        size = _("{rows} dòng, {columns} cột").format(rows=len(self.table.rows), columns=len(self.table.columns))
        self._where.setText(f"{self._model.name(cell)} · {size}")
        self._acts["number"].setChecked(self.table.columns[column].kind == "number")
        self._acts["total"].setChecked(row in self.table.totals)
        self._show_note()

    def _chosen(self, row: int, column: int) -> None:
        self._show_cell(row, column)
        if self.view.field.hasFocus():
            self._page.entered.emit(self.place())

    def _entered(self) -> None:
        if not self.view.currentIndex().isValid():
            self.view.choose((0, 0) if self.table.rows else (-1, 0))
        self._page.entered.emit(self.place())

    def place(self) -> Place:
        """The place of the cell in hand."""
        row, column = self.view.cell()
        return places.table_title(self.table.id, column) if row < 0 else places.cell(self.table.id, row, column)

    def show_findings(self, findings: tuple[Finding, ...]) -> None:
        """Marks the cells that findings are of; what is said of the cell in hand, or of the whole table, stands below."""
        by_cell: dict[Cell, tuple[Finding, ...]] = {}
        for finding in findings:
            cell = places.cell_parts(places.parts(finding.where)[2])
            if cell is not None:
                by_cell[cell] = (*by_cell.get(cell, ()), finding)
        self._whole = tuple(finding for finding in findings if places.cell_parts(places.parts(finding.where)[2]) is None)
        self._model.show_findings(by_cell)
        self._show_note()

    def _show_note(self) -> None:
        here = self._model.findings(self.view.cell()) if self.view.currentIndex().isValid() else ()
        self.note.show_findings((*here, *self._whole))

    def focus_cell(self, place: Place) -> None:
        """Puts the cursor into the cell of a place, or into the one that was in hand."""
        cell = places.cell_parts(places.parts(place)[2])
        if cell is not None:
            self.view.choose(cell)
        elif not self.view.currentIndex().isValid():
            self.view.choose((0, 0) if self.table.rows else (-1, 0))
        self.view.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.view.field.moveCursor(QTextCursor.MoveOperation.End)

    def show_cell(self, place: Place) -> QRect:
        """Scrolls to the cell of a place and leaves the cursor where it is; gives where the cell stands in the grid."""
        row, column = places.cell_parts(places.parts(place)[2]) or self.view.cell()
        index = self._model.index(row + 1, column)
        self.view.scroll_to(index)
        return self.view.visualRect(index)

    # ------------------------------------------------------------ from cell to cell

    def _step(self, by: int) -> None:
        """The next cell in reading order; behind the last one a row is added, unless the last says nothing yet."""
        row, column = self.view.cell()
        at = (row + 1) * len(self.table.columns) + column + by
        if at < 0:
            self.left.emit(-1)
        elif at >= self._model.rowCount() * len(self.table.columns):
            self._on_behind(0)
        else:
            self.view.choose((at // len(self.table.columns) - 1, at % len(self.table.columns)))
            self.view.field.selectAll()

    def _on_behind(self, column: int) -> None:
        """From the last row on: into a new one, or out of the table where the last says nothing."""
        last = len(self.table.rows) - 1
        if last >= 0 and is_empty_row(self.table, last):
            self.left.emit(1)
            return
        self._change(partial(added_row, at=last + 1), _("Thêm dòng vào bảng"))
        self.view.choose((last + 1, column))

    def _go_below(self) -> None:
        row, column = self.view.cell()
        if row == len(self.table.rows) - 1:
            self._on_behind(column)
        else:
            self._to((row + 1, column), QTextCursor.MoveOperation.End)

    def _line(self, by: int) -> None:
        row, column = self.view.cell()
        if -1 <= row + by < len(self.table.rows):
            self._to((row + by, column), QTextCursor.MoveOperation.End)
        else:
            self.left.emit(by)

    def _side(self, by: int) -> None:
        row, column = self.view.cell()
        if 0 <= column + by < len(self.table.columns):
            self._to((row, column + by), QTextCursor.MoveOperation.Start if by > 0 else QTextCursor.MoveOperation.End)

    def _end(self, by: int) -> None:
        """The last cell of the table, or its first below the headings."""
        if by > 0:
            self._to((len(self.table.rows) - 1, len(self.table.columns) - 1), QTextCursor.MoveOperation.End)
        else:
            self._to((0, 0), QTextCursor.MoveOperation.Start)

    def _to(self, cell: Cell, cursor: QTextCursor.MoveOperation) -> None:
        self.view.choose(cell)
        self.view.field.moveCursor(cursor)

    # ------------------------------------------------------------ changes

    def _change(self, edit: Edit, label: str) -> None:
        id = self.table.id
        self._page.changed.emit(lambda report: report.with_table(edit(report.table(id))), label)

    def act(self, name: str) -> None:
        """Does what a key, a button or the menu asks for at the cell in hand; the cursor stays with what it was in."""
        row, column = self.view.cell()
        edits: dict[str, tuple[Edit, str, Cell]] = {
            "row-above": (partial(added_row, at=max(row, 0)), _("Thêm dòng vào bảng"), (max(row, 0), column)),
            "row-below": (partial(added_row, at=row + 1), _("Thêm dòng vào bảng"), (row + 1, column)),
            "column-before": (partial(added_column, at=column), _("Thêm cột vào bảng"), (-1, column)),
            "column-beside": (partial(added_column, at=column + 1), _("Thêm cột vào bảng"), (-1, column + 1)),
            "row-up": (partial(moved_row, at=row, by=-1), _("Chuyển dòng của bảng"), (max(row - 1, 0), column)),
            "row-down": (partial(moved_row, at=row, by=1), _("Chuyển dòng của bảng"), (row + 1, column)),
            "column-left": (partial(moved_column, at=column, by=-1), _("Chuyển cột của bảng"), (row, column - 1)),
            "column-right": (partial(moved_column, at=column, by=1), _("Chuyển cột của bảng"), (row, column + 1)),
            "remove-row": (partial(removed_row, at=row), _("Xóa dòng của bảng"), (row, column)),
            "remove-column": (partial(removed_column, at=column), _("Xóa cột của bảng"), (row, column)),
            "number": (self._with_other_kind(column), _("Đổi kiểu cột của bảng"), (row, column)),
            "total": (partial(with_total, row=row, is_total=row not in self.table.totals), _("Đổi dòng tổng của bảng"), (row, column)),
            "landscape": (lambda table: replace(table, landscape=not table.landscape), _("Xoay trang của bảng"), (row, column)),
        }
        edit, label, cell = edits[name]
        if row < 0 and name in ("row-up", "row-down", "remove-row", "total"):
            self.said.emit(_("Dòng này là tên các cột; hãy đặt con trỏ vào một dòng bên dưới."))
        else:
            before = self.table
            self._change(edit, label)
            self._say_full(before, name)
            self.view.choose(cell)
        self.view.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _with_other_kind(self, column: int) -> Edit:
        kind: ColumnKind = "text" if self.table.columns[column].kind == "number" else "number"
        return partial(with_kind, column=column, kind=kind)

    def _say_full(self, before: TextTable, act: str) -> None:
        if act in ("row-above", "row-below") and len(before.rows) >= MOST_ROWS:
            self.said.emit(_("Bảng đã có {count} dòng, không thêm được nữa.").format(count=MOST_ROWS))
        elif act in ("column-before", "column-beside") and len(before.columns) >= MOST_COLUMNS:
            self.said.emit(_("Bảng đã có {count} cột, không thêm được nữa.").format(count=MOST_COLUMNS))

    def _paste(self, text: str) -> None:
        """Puts copied cells in from the cell in hand on, as one step; the table grows for them."""
        (row, column), cells = self.view.cell(), pasted_cells(text)
        if not room_for(row, column, cells):
            said = _("Bảng chỉ có chỗ cho {rows} dòng, {columns} cột; phần dán vượt quá đã bị bỏ. Ctrl+Z để hoàn tác.")
            self.said.emit(said.format(rows=MOST_ROWS, columns=MOST_COLUMNS))
        self._change(partial(with_cells, row=row, column=column, cells=cells), _("Dán vào bảng"))
        self.view.choose((row, column))

    def _copy(self) -> None:
        """The whole table for a spreadsheet, with the values of its tokens."""
        shape = (range(-1, len(self.table.rows)), range(len(self.table.columns)))
        lines = ("\t".join(self._model.shown((row, column)) for column in shape[1]) for row in shape[0])
        QGuiApplication.clipboard().setText("\n".join(lines))
        self.said.emit(_("Đã chép cả bảng; dán được vào Excel, Word."))

    def _made_menu(self) -> QMenu:
        menu = QMenu(self)
        for group in _entries():
            for name, words, keys in group:
                action = menu.addAction(words + (f"\t{keys}" if keys else ""), partial(self.act, name))
                action.setCheckable(name in ("number", "total", "landscape"))
                self._acts[name] = action
            menu.addSeparator()
        tokens = menu.addMenu(_("Chèn số liệu, kỳ báo cáo"))
        for token, label in self._labels.items():
            tokens.addAction(label, partial(self._insert_token, token))
        menu.addAction(_("Chép cả bảng"), self._copy)
        menu.addAction(_("Xóa bảng"), lambda: self._page.changed.emit(partial(take_table, id=self._item), _("Xóa bảng")))
        return menu

    def _insert_token(self, token: str) -> None:
        self.focus_cell(self.place())
        self.view.field.insert_token(token)


def _entries() -> tuple[tuple[tuple[str, str, str], ...], ...]:
    """The menu by groups: what is done, its words, its keys."""
    return (
        (
            ("row-above", _("Thêm dòng bên trên"), ""),
            ("row-below", _("Thêm dòng bên dưới"), "Ctrl+Enter"),
            ("row-up", _("Chuyển dòng lên"), "Alt+↑"),
            ("row-down", _("Chuyển dòng xuống"), "Alt+↓"),
            ("remove-row", _("Xóa dòng"), "Ctrl+Shift+Delete"),
            ("total", _("Dòng tổng (in đậm)"), ""),
        ),
        (
            ("column-before", _("Thêm cột bên trái"), ""),
            ("column-beside", _("Thêm cột bên phải"), ""),
            ("column-left", _("Chuyển cột sang trái"), "Alt+←"),
            ("column-right", _("Chuyển cột sang phải"), "Alt+→"),
            ("remove-column", _("Xóa cột"), ""),
            ("number", _("Cột số (căn phải)"), ""),
        ),
        (("landscape", _("Bảng trên trang nằm ngang"), ""),),
    )
