"""A list of plain lines that can be added, moved and removed: Nơi nhận, Kính gửi."""

from collections.abc import Callable
from functools import partial

from msgspec.structs import replace
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from models.language import _
from models.place import Place, parts
from models.report import Report
from ui.fields.line_field import LineField
from ui.form.finding_note import FindingNote
from ui.form.form_page import FormPage
from ui.form.row_menu import BELOW, REMOVE, RowMenu

_LISTS = {"recipient": "recipients", "addressee": "addressees"}


def _lines_of(report: Report, place: Place) -> tuple[str, ...]:
    lines: tuple[str, ...] = getattr(report, _LISTS[parts(place)[0]])
    return lines


def with_line_added(report: Report, place: Place) -> Report:
    """An empty line before the one at a place."""
    lines, index = list(_lines_of(report, place)), int(parts(place)[1])
    lines.insert(index, "")
    return replace(report, **{_LISTS[parts(place)[0]]: tuple(lines)})


def with_line_removed(report: Report, place: Place) -> Report:
    """Without the line at a place."""
    lines, index = _lines_of(report, place), int(parts(place)[1])
    return replace(report, **{_LISTS[parts(place)[0]]: (*lines[:index], *lines[index + 1 :])})


def with_line_moved(report: Report, place: Place, by: int) -> Report:
    """The line at a place moved up (negative) or down; it stops at the ends."""
    lines, index = list(_lines_of(report, place)), int(parts(place)[1])
    lines.insert(min(max(index + by, 0), len(lines) - 1), lines.pop(index))
    return replace(report, **{_LISTS[parts(place)[0]]: tuple(lines)})


class LinesField(QWidget):
    """Shows lines at the places that `place_of` gives; `listen` joins it to its page."""

    def __init__(self, label: str, add_label: str, place_of: Callable[[int], Place], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = label
        self._place_of = place_of
        self._rows: list[tuple[QWidget, LineField, FindingNote]] = []
        self._page: FormPage | None = None
        name = QLabel(label, self)
        name.setProperty("role", "quiet")
        self._box = QVBoxLayout()
        self._box.setSpacing(4)
        self._add = QPushButton(add_label, self)
        self._add.clicked.connect(lambda: self._insert(len(self._rows)))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(name)
        layout.addLayout(self._box)
        foot = QHBoxLayout()
        foot.addWidget(self._add)
        foot.addStretch(1)
        layout.addLayout(foot)

    def listen(self, page: FormPage) -> None:
        """Edits go out through the page's signals, findings come in through its places."""
        self._page = page

    def show_lines(self, lines: tuple[str, ...]) -> None:
        """Shows the lines; rows are added and taken away as needed."""
        while len(self._rows) < len(lines):
            self._append_row()
        while len(self._rows) > len(lines):
            self._take_row()
        for (_row, field, _note), line in zip(self._rows, lines, strict=True):
            field.show_text(line)

    def _append_row(self) -> None:
        index = len(self._rows)
        row = QWidget(self)
        field = LineField(f"{self._label} {index + 1}", row)
        note = FindingNote(row)
        menu = RowMenu(row, _("Việc với dòng {number}").format(number=index + 1))
        menu.add_moves(partial(self._move, index))
        menu.add(_("Thêm dòng bên dưới"), BELOW, partial(self._insert, index + 1))
        menu.add(_("Xóa dòng"), REMOVE, partial(self._remove, index))
        line = QHBoxLayout()
        line.addWidget(field, 1)
        line.addWidget(menu)
        layout = QVBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(line)
        layout.addWidget(note)
        self._box.addWidget(row)
        self._rows.append((row, field, note))
        if self._page:
            place = self._place_of(index)
            field.edited.connect(partial(self._page.edited.emit, place))
            self._page.register(place, field, note)

    def _take_row(self) -> None:
        row, _field, _note = self._rows.pop()
        if self._page:
            self._page.unregister(self._place_of(len(self._rows)))
        self._box.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _change(self, change: Callable[[Report], Report], label: str, focus: int) -> None:
        if self._page is None:
            return
        self._page.changed.emit(change, label)
        if 0 <= focus < len(self._rows):
            self._rows[focus][1].setFocus()

    def _insert(self, index: int) -> None:
        self._change(partial(with_line_added, place=self._place_of(index)), _("Thêm dòng"), index)

    def _remove(self, index: int) -> None:
        self._change(partial(with_line_removed, place=self._place_of(index)), _("Xóa dòng"), max(index - 1, 0))

    def _move(self, index: int, by: int) -> None:
        change = partial(with_line_moved, place=self._place_of(index), by=by)
        self._change(change, _("Chuyển dòng"), min(max(index + by, 0), len(self._rows) - 1))
