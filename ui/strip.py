"""The strip on top: which report, where it stands on its way to being issued, whether it is saved, what is left to do."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from models.checks.finding import Finding
from models.language import _
from models.lifecycle import next_step
from models.report import State
from ui.styled import style_as

_STEP_OF: dict[State, int] = {"draft": 0, "checked": 1, "printed": 2, "issued": 3, "replaced": 3}

_ROOM_FOR_STEPS = 150
"""Characters of width below which the other steps give their room to the report's name."""


class _Name(QLabel):
    """The report's name as far as it goes: whatever else the strip says, now short and now long, leaves it another width."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "heading")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def show_name(self, name: str) -> None:
        self.setToolTip(name)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.setText(self.fontMetrics().elidedText(self.toolTip(), Qt.TextElideMode.ElideRight, self.width()))


class Strip(QFrame):
    """Shows; one button asks for the list of findings, the other for the next step on the report's way."""

    findings_asked = Signal()
    step_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("strip")
        self._shown: tuple[str, State] | None = None
        self._name = _Name(self)
        steps = (_("Soạn thảo"), _("Kiểm tra"), _("Trình ký"), _("Ban hành"))
        self._steps = [QLabel(f"{number}  {step}", self) for number, step in enumerate(steps, 1)]
        self._saved = QLabel(self)
        self._saved.setProperty("role", "quiet")
        self._left = QPushButton(_("Đang kiểm tra…"), self)
        self._left.clicked.connect(self.findings_asked)
        self.next = QPushButton(self)
        self.next.setProperty("role", "primary")
        self.next.clicked.connect(self.step_asked)
        self._fails = False
        self._count: int | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 7, 12, 7)
        row.addWidget(self._name, 3)
        for step in self._steps:
            step.setProperty("role", "step")
            row.addWidget(step)
        row.addStretch(1)
        row.addWidget(self._saved, 0, Qt.AlignmentFlag.AlignRight)
        row.addWidget(self._left)
        row.addWidget(self.next)

    def show_report(self, name: str, state: State) -> None:
        """The report's name and its state."""
        if (name, state) == self._shown:
            return
        self._shown = (name, state)
        self._name.show_name(name)
        self.next.setText(step_words(state))
        self._show_buttons(state)
        self._fit()
        for number, step in enumerate(self._steps):
            style_as(step, "current", "true" if number == _STEP_OF[state] else "false")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """A narrow strip shows the present step only."""
        if self._shown is None:
            return
        _name, state = self._shown
        room = _ROOM_FOR_STEPS * self.fontMetrics().averageCharWidth()
        for number, step in enumerate(self._steps):
            step.setVisible(self.width() >= room or number == _STEP_OF[state])

    def show_saved(self, at: datetime) -> None:
        """When the draft last reached the disk."""
        self._fails = False
        self._saved.setText(_("Đã lưu {time}").format(time=f"{at:%H:%M}"))

    def show_saving(self) -> None:
        """That something typed is not on the disk yet."""
        if not self._fails:
            self._saved.setText(_("Đang lưu…"))

    def show_not_saved(self) -> None:
        """That the disk does not take it; until it does."""
        self._fails = True
        self._saved.setText(_("Chưa lưu được"))

    def show_findings(self, findings: tuple[Finding, ...]) -> None:
        """How many things stand between this report and signing."""
        self._count = count = len(findings)
        self._left.setText(
            _("Còn {count} việc trước khi trình ký").format(count=count) + "  ▸" if count else _("Sẵn sàng trình ký") + "  ✓"
        )
        if self._shown:
            self._show_buttons(self._shown[1])

    def _show_buttons(self, state: State) -> None:
        """One button in the accent: the list while something is left to do, then the step; the menu has the step at any time."""
        locked = next_step(state) is None
        self._left.setVisible(not locked)
        self.next.setVisible(not locked and self._count == 0)
        style_as(self._left, "role", "" if self._count == 0 else "primary")


def step_words(state: State) -> str:
    """What the next step from a state is called, as a command."""
    words: dict[State, str] = {"draft": _("Đánh dấu đã kiểm tra"), "checked": _("Đánh dấu đã in trình ký"), "printed": _("Ban hành…")}
    return words.get(state, _("Bước tiếp theo"))
