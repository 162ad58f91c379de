"""Asks what issuing needs: number, day, the scan of the signed page, who issues; and shows what still holds it back."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QDialog, QFormLayout, QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from models.checks.finding import Finding
from models.language import _
from models.lifecycle import Holding
from ui.dialogs.dialog_buttons import DialogButtons
from ui.dialogs.scan_box import ScanBox
from ui.dialogs.wrapped_label import wrapped_label
from ui.fields.date_field import DateField
from ui.fields.line_field import LineField

_PAUSE = 200
"""Milliseconds without a keystroke after which number and day are judged."""


class Verdict(Struct, frozen=True):
    """What there is to say of issuing under a number and a day: what is wrong with them, what holds back, what only is to be known."""

    problems: tuple[str, ...] = ()
    holding: tuple[Holding, ...] = ()
    told: tuple[str, ...] = ()


class Issuing(Struct, frozen=True):
    """What the dialog shows: the report's name in words, its symbol, what it replaces, and what stands with a reason."""

    title: str
    symbol: str
    number: str = ""
    day: str = ""
    clerk: str = ""
    replaces: str = ""
    accepted: tuple[tuple[Finding, str], ...] = ()


class IssueDialog(QDialog):
    """Gets values and gives values back. `judge` tells what stands against a number and a day, `judge_scan` against a file.

    `place_asked(place)`: the clerk wants to go and mend what holds issuing back.
    """

    place_asked = Signal(str)

    def __init__(
        self, shown: Issuing, judge: Callable[[str, str], Verdict], judge_scan: Callable[[Path], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Ban hành báo cáo"))
        self._judge = judge
        self._verdict = Verdict()
        self.number = LineField(_("Số"), self)
        self.date = DateField(_("Ngày ban hành (ngày/tháng/năm)"), self)
        self.scan_box = ScanBox(judge_scan, self)
        self.clerk = LineField(_("Người vào sổ (văn thư)"), self)
        self._problem = QLabel(self)
        self._problem.setProperty("role", "error")
        self._problem.setWordWrap(True)
        self._told = QLabel(self)
        self._told.setProperty("role", "warning")
        self._told.setWordWrap(True)
        self._held = QVBoxLayout()
        self._held.setSpacing(4)
        self.buttons = DialogButtons(self, _("Ban hành"), _("Thôi"))
        self._lay_out(shown)
        for field, text in ((self.number, shown.number), (self.date, shown.day), (self.clerk, shown.clerk)):
            field.show_text(text)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.judge)
        for field in (self.number, self.date):
            field.edited.connect(lambda _text: self._pause.start())
        self.scan_box.changed.connect(self._show_verdict)
        self.judge()
        self.number.setFocus()

    def _lay_out(self, shown: Issuing) -> None:
        title = QLabel(shown.title, self)
        title.setProperty("role", "heading")
        title.setWordWrap(True)
        words = QLabel(_("Sau khi ban hành, báo cáo được khóa; bản Word và PDF được giữ đúng như lúc này."), self)
        words.setProperty("role", "quiet")
        words.setWordWrap(True)
        number = QHBoxLayout()
        self.number.setFixedWidth(110)
        number.addWidget(self.number)
        number.addWidget(QLabel(f"/{shown.symbol}", self), 1)
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(10)
        form.addRow(_("Số"), number)
        form.addRow(_("Ngày ban hành"), self.date)
        form.addRow(_("Bản quét trang đã ký"), self.scan_box)
        form.addRow(_("Người vào sổ (văn thư)"), self.clerk)
        self.clerk.setPlaceholderText(_("tên ghi vào lịch sử"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(title)
        if shown.replaces:
            replaces = QLabel(shown.replaces, self)
            replaces.setWordWrap(True)
            layout.addWidget(replaces)
        layout.addWidget(words)
        layout.addLayout(form)
        layout.addWidget(self._problem)
        layout.addWidget(self._told)
        layout.addWidget(self._lists(shown), 1)
        layout.addWidget(self.buttons)
        above = self.parentWidget()
        self.resize(620, min(560, above.height()) if above else 560)

    def _lists(self, shown: Issuing) -> QScrollArea:
        """What holds back, and below it what was accepted and why."""
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setAccessibleName(_("Còn phải xử lý, đã chấp nhận"))
        body = QWidget(area)
        body.setObjectName("page")
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._held)
        if shown.accepted:
            column.addWidget(wrapped_label(_("Cảnh báo đã chấp nhận ({count})").format(count=len(shown.accepted)), "heading", body))
        for finding, reason in shown.accepted:
            column.addWidget(wrapped_label(finding.message, "", body))
            column.addWidget(wrapped_label(_("Lý do: {reason}").format(reason=reason), "quiet", body))
        column.addStretch(1)
        area.setWidget(body)
        return area

    def judge(self) -> None:
        """Looks at number and day as they are now."""
        self._pause.stop()
        self._verdict = self._judge(self.number.text(), self.date.text())
        self._show_verdict()

    def _show_verdict(self) -> None:
        verdict = self._verdict
        asked = self.number.text().strip() or self.date.text().strip()
        self._problem.setText("\n".join(verdict.problems) if asked else "")
        self._problem.setVisible(bool(self._problem.text()))
        self._told.setText("\n".join(verdict.told))
        self._told.setVisible(bool(verdict.told))
        _clear(self._held)
        if verdict.holding:
            self._held.addWidget(wrapped_label(_("Còn phải xử lý ({count})").format(count=len(verdict.holding)), "heading", self))
        for holding in verdict.holding:
            self._held.addWidget(self._row(holding))
        ready = not verdict.problems and not verdict.holding and not self.scan_box.problem()
        self.buttons.go.setEnabled(ready)

    def _row(self, holding: Holding) -> QFrame:
        card = QFrame(self)
        card.setProperty("role", "card")
        row = QHBoxLayout(card)
        row.addWidget(wrapped_label(holding.sentence, "error" if holding.is_error else "", card), 1)
        if holding.finding is not None:
            go = QPushButton(_("Tới chỗ này"), card)
            go.setAutoDefault(False)
            go.setAccessibleName(_("Tới chỗ này: {message}").format(message=holding.sentence))
            go.clicked.connect(partial(self._go, holding.finding.where))
            row.addWidget(go)
        return card

    def _go(self, place: str) -> None:
        self.reject()
        self.place_asked.emit(place)

    def accept(self) -> None:
        """Enter right after a keystroke must not go round the judging."""
        self.judge()
        if self.buttons.go.isEnabled():
            super().accept()


def _clear(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
