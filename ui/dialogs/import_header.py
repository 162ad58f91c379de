"""The head of the confirm screen: which kind of report and which period a file was read as, what else is to be said of it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSpinBox, QVBoxLayout, QWidget

from models.checks.spots import sentence
from models.deadline import periods_of
from models.definition import ReportDefinition
from models.language import _
from models.period import Period
from models.report import Report


class ImportHeader(QWidget):
    """`reading_asked(definition, period)` when the clerk says that it is another kind or period."""

    reading_asked = Signal(object, object)

    def __init__(self, kinds: Sequence[ReportDefinition], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kinds = tuple(kinds)
        self._shown: tuple[str, Period] | None = None
        self.kind = QComboBox(self)
        self.kind.addItems([kind.name for kind in self._kinds])
        self.period = QComboBox(self)
        self.year = QSpinBox(self)
        self.year.setRange(1990, 2100)
        self.year.setKeyboardTracking(False)
        self.counts = QLabel(self)
        self.counts.setProperty("role", "heading")
        self.notice = QLabel(self)
        self.notice.setProperty("role", "quiet")
        self.notice.setWordWrap(True)
        self.doubts = QLabel(self)
        self.doubts.setProperty("role", "review")
        self.doubts.setWordWrap(True)
        self._lay_out()
        self.kind.activated.connect(self._ask)
        self.period.activated.connect(self._ask)
        self.year.valueChanged.connect(self._ask)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        for label, field in ((_("Loại báo cáo"), self.kind), (_("Kỳ báo cáo"), self.period), (_("Năm"), self.year)):
            field.setAccessibleName(label)
            field.installEventFilter(self)
            name = QLabel(label, self)
            name.setProperty("role", "quiet")
            row.addWidget(name)
            row.addWidget(field)
            row.addSpacing(8)
        self.kind.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.kind.setMinimumContentsLength(10)
        self.kind.setMinimumWidth(self.fontMetrics().averageCharWidth() * 16)
        row.addStretch(1)
        row.addWidget(self.counts)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(row)
        layout.addWidget(self.doubts)
        layout.addWidget(self.notice)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The wheel above a field reads no file once more."""
        return event.type() is QEvent.Type.Wheel or super().eventFilter(watched, event)

    def show_report(self, report: Report, doubts: Sequence[str], notice: str) -> None:
        """Shows what a file was read as, what is doubtful of that, and what else is to be said; nothing is asked for by that."""
        period = report.when
        self._shown = (report.definition, period)
        blockers = [QSignalBlocker(field) for field in (self.kind, self.period, self.year)]
        self.kind.setCurrentIndex(next((at for at, kind in enumerate(self._kinds) if kind.id == report.definition), -1))
        self.year.setValue(period.year)
        self.period.clear()
        for one in self._periods():
            self.period.addItem(sentence(one.phrase), one.code)
        if self.period.findData(period.code) < 0:
            self.period.addItem(sentence(period.phrase), period.code)
        self.period.setCurrentIndex(self.period.findData(period.code))
        del blockers
        self.doubts.setText("\n".join(f"?  {doubt}" for doubt in doubts))
        self.doubts.setVisible(bool(doubts))
        self.notice.setText(notice)
        self.notice.setVisible(bool(notice))

    def show_counts(self, left: int, clear: int) -> None:
        """How much is to be looked at, and how much is clear or was looked at."""
        if left:
            self.counts.setText(_("{left} chỗ cần xem, {clear} đã rõ").format(left=left, clear=clear))
        else:
            self.counts.setText(_("Không còn chỗ nào cần xem; {clear} đã rõ").format(clear=clear))

    def show_reading(self) -> None:
        """That the file is being read once more."""
        self.counts.setText(_("Đang đọc lại tệp…"))

    def _definition(self) -> ReportDefinition | None:
        at = self.kind.currentIndex()
        return self._kinds[at] if at >= 0 else None

    def _periods(self) -> tuple[Period, ...]:
        definition = self._definition()
        return periods_of(definition, self.year.value()) if definition else ()

    def _ask(self) -> None:
        """Asks for another reading; where the kind has no such period, for the one that comes first in it."""
        definition = self._definition()
        chosen = self.period.currentData()
        if definition is None or not isinstance(chosen, str):
            return
        wanted = Period.parse(chosen)
        wanted = Period(self.year.value(), wanted.kind, wanted.index)
        own = self._periods()
        period = wanted if wanted in own or not own else own[0]
        if (definition.id, period) != self._shown:
            self.reading_asked.emit(definition, period)
