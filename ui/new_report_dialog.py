"""Asks what a new report needs and the program cannot know: which kind, which period."""

from datetime import date

from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QLabel, QSpinBox, QVBoxLayout, QWidget

from models.definition import ReportDefinition
from models.language import _
from models.period import Period, PeriodKind

_COUNT = {PeriodKind.MONTH: 12, PeriodKind.QUARTER: 4, PeriodKind.HALF: 2, PeriodKind.NINE_MONTHS: 1, PeriodKind.YEAR: 1}


class NewReportDialog(QDialog):
    """Two decisions; the period that ended last is proposed, the longest of those that ended on one day."""

    def __init__(self, kinds: tuple[ReportDefinition, ...], existing: frozenset[str], today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Báo cáo mới"))
        self._kinds = kinds
        self._existing = existing
        self._kind = QComboBox(self)
        self._kind.addItems([kind.name for kind in kinds])
        self._year = QSpinBox(self)
        self._year.setRange(2000, 2100)
        self._period = QComboBox(self)
        self._hint = QLabel(self)
        self._hint.setProperty("role", "quiet")
        self._hint.setWordWrap(True)
        self._buttons = QDialogButtonBox(self)
        self._create = self._buttons.addButton(_("Tạo báo cáo"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._create.setProperty("role", "primary")
        self._buttons.addButton(_("Hủy"), QDialogButtonBox.ButtonRole.RejectRole)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._lay_out()
        self._choose_last_ended(today)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.addRow(_("Loại báo cáo"), self._kind)
        form.addRow(_("Năm"), self._year)
        form.addRow(_("Kỳ báo cáo"), self._period)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(self._hint)
        layout.addWidget(self._buttons)
        self.setMinimumWidth(440)

    def _choose_last_ended(self, today: date) -> None:
        ended = [period for year in (today.year, today.year - 1) for period in self._periods(year) if period.end <= today]
        last = max(ended, key=lambda period: (period.end, period.end - period.start), default=self._periods(today.year)[0])
        self._year.setValue(last.year)
        self._fill_periods()
        self._period.setCurrentIndex(self._periods(last.year).index(last))
        self._kind.currentIndexChanged.connect(self._fill_periods)
        self._year.valueChanged.connect(self._fill_periods)
        self._period.currentIndexChanged.connect(self._show_hint)
        self._show_hint()

    def _periods(self, year: int) -> list[Period]:
        kinds = self.definition().periods
        return [Period(year, kind, index + 1) for kind in kinds for index in range(_COUNT[kind])]

    def _fill_periods(self) -> None:
        at = max(self._period.currentIndex(), 0)
        self._period.blockSignals(True)
        self._period.clear()
        self._period.addItems([period.phrase for period in self._periods(self._year.value())])
        self._period.setCurrentIndex(min(at, self._period.count() - 1))
        self._period.blockSignals(False)
        self._show_hint()

    def _show_hint(self) -> None:
        exists = f"{self.definition().id}/{self.period().code}" in self._existing
        self._hint.setText(_("Kỳ này đã có báo cáo; chương trình sẽ mở báo cáo đó.") if exists else self.definition().description)
        self._create.setText(_("Mở báo cáo đã có") if exists else _("Tạo báo cáo"))

    def definition(self) -> ReportDefinition:
        """The kind that is chosen."""
        return self._kinds[max(self._kind.currentIndex(), 0)]

    def period(self) -> Period:
        """The period that is chosen."""
        return self._periods(self._year.value())[max(self._period.currentIndex(), 0)]
