"""What is due next: the report, its last day, and how much time is left, in words."""

from collections.abc import Mapping
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from models.dates import short_date
from models.deadline import Due
from models.definition import definitions
from models.language import _
from models.lifecycle import state_names
from models.report import State

_SHOWN = 3


class DueList(QFrame):
    """Emits the report that is to be begun or gone on with."""

    due_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(14, 12, 14, 12)
        self._box.setSpacing(10)
        title = QLabel(_("Sắp đến hạn"), self)
        title.setProperty("role", "heading")
        self._box.addWidget(title)
        self._rows: list[QWidget] = []

    def show_due(self, due: tuple[Due, ...], states: Mapping[str, State], today: date) -> None:
        """Shows the first few of what is due."""
        for row in self._rows:
            self._box.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [self._row(one, states.get(one.name), today) for one in due[:_SHOWN]]
        for row in self._rows:
            self._box.addWidget(row)
        self.setVisible(bool(due))

    def _row(self, due: Due, state: State | None, today: date) -> QWidget:
        row = QWidget(self)
        grid = QGridLayout(row)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(1)
        grid.setColumnStretch(0, 1)
        phrase = due.period.phrase
        name = QLabel(phrase[:1].upper() + phrase[1:], row)
        name.setToolTip(definitions()[due.definition].name)
        left = (due.day - today).days
        when = QLabel(_("Hạn gửi {day} · {left}").format(day=short_date(due.day), left=_time_left(left)), row)
        when.setProperty("role", "error" if left < 0 else "warning" if left <= 7 else "quiet")
        when.setWordWrap(True)
        button = QPushButton(_("Làm tiếp") if state else _("Bắt đầu"), row)
        button.setAccessibleName(f"{button.text()}: {phrase}")
        button.setToolTip(state_names()[state] if state else _("chưa có báo cáo"))
        button.clicked.connect(partial(self.due_chosen.emit, due))
        grid.addWidget(name, 0, 0)
        grid.addWidget(when, 1, 0)
        grid.addWidget(button, 0, 1, 2, 1)
        return row


def _time_left(days: int) -> str:
    if days < 0:
        return _("đã quá hạn {days} ngày").format(days=-days)
    return _("còn {days} ngày").format(days=days) if days else _("hôm nay")
