"""Asks what a new report needs and the program cannot know: which kind, which period, what to start from."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QFormLayout, QLabel, QSizePolicy, QSpinBox, QVBoxLayout, QWidget

from models.checks.spots import sentence
from models.deadline import periods_of
from models.definition import ReportDefinition
from models.language import _
from models.period import Period
from models.report import State
from ui.dialogs.dialog_buttons import DialogButtons
from ui.dialogs.report_starts import Choice, Start, Starts


class NewReportDialog(QDialog):
    """Three decisions; the first kind and the period that ended last are proposed, and the report before it to start from.

    `subjects` are what the reports of the store are about, by their names: those of a general kind are told apart by them.
    """

    def __init__(
        self,
        kinds: tuple[ReportDefinition, ...],
        existing: Mapping[str, State],
        today: date,
        parent: QWidget | None = None,
        chosen: tuple[ReportDefinition, Period] | None = None,
        subjects: Mapping[str, str] = {},
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Báo cáo mới"))
        self._kinds = kinds
        self._existing = existing
        self._subjects = subjects
        self._choices: tuple[Choice, ...] = ()
        self._listed: tuple[Period, ...] = ()
        self._kind = QComboBox(self)
        self._kind.addItems([kind.name for kind in kinds])
        self._year = QSpinBox(self)
        self._year.setRange(2000, 2100)
        self._period = QComboBox(self)
        self._from = QComboBox(self)
        self._from.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._from.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._hint = QLabel(self)
        self._hint.setProperty("role", "quiet")
        self._hint.setWordWrap(True)
        self._buttons = DialogButtons(self, _("Tạo báo cáo"), _("Hủy"))
        self._lay_out()
        self._choose(*(chosen or (kinds[0], _last_ended(kinds[0], today))))

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(10)
        for label, field in (
            (_("Loại báo cáo"), self._kind),
            (_("Năm"), self._year),
            (_("Kỳ báo cáo"), self._period),
            (_("Bắt đầu từ"), self._from),
        ):
            field.setAccessibleName(label)
            form.addRow(label, field)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(14)
        layout.addLayout(form)
        layout.addWidget(self._hint)
        layout.addWidget(self._buttons)
        self.setMinimumWidth(480)

    def _choose(self, definition: ReportDefinition, period: Period) -> None:
        self._kind.setCurrentIndex(self._kinds.index(definition))
        self._year.setValue(period.year)
        self._listed = (period,)
        self._fill_periods()
        self._kind.currentIndexChanged.connect(self._fill_periods)
        self._year.valueChanged.connect(self._fill_periods)
        self._period.currentIndexChanged.connect(self._show_starts)
        self._from.currentIndexChanged.connect(self._say_what_follows)
        self._show_starts()

    def _periods(self) -> tuple[Period, ...]:
        return periods_of(self.definition(), self._year.value())

    def _fill_periods(self) -> None:
        """The periods of the kind and year that are chosen; the one of the same name stays chosen, as far as the kind has it."""
        before = self._listed[max(self._period.currentIndex(), 0)]
        self._listed = self._periods()
        same = (at for at, period in enumerate(self._listed) if (period.kind, period.index) == (before.kind, before.index))
        self._period.blockSignals(True)
        self._period.clear()
        self._period.addItems([sentence(period.phrase) for period in self._listed])
        self._period.setCurrentIndex(next(same, 0))
        self._period.blockSignals(False)
        self._show_starts()

    def _starts(self) -> Starts:
        return Starts(self.definition(), self.period(), self._existing, self._subjects)

    def _show_starts(self) -> None:
        """What a report of this period can start from."""
        self._choices = self._starts().choices
        self._from.blockSignals(True)
        self._from.clear()
        for at, choice in enumerate(self._choices):
            self._from.addItem(choice.words, choice.start if choice.start in ("open", "amend") else choice.name or choice.start)
            self._from.setItemData(at, choice.words, Qt.ItemDataRole.ToolTipRole)
        self._from.blockSignals(False)
        self._say_what_follows()

    def _say_what_follows(self) -> None:
        """The hint and the button say what the choice will do."""
        starts = self._starts()
        self._buttons.go.setText(starts.go_words(self.start()))
        self._hint.setText(starts.hint())

    def prior(self) -> Period | None:
        """The period of the report that this one would start from."""
        return self._starts().prior

    def definition(self) -> ReportDefinition:
        """The kind that is chosen."""
        return self._kinds[max(self._kind.currentIndex(), 0)]

    def period(self) -> Period:
        """The period that is chosen."""
        return self._listed[max(self._period.currentIndex(), 0)]

    def start(self) -> Start:
        """What kind of thing to start from."""
        return self._choice().start

    def source(self) -> str:
        """The name of the report to open, to amend or to start from; "" where there is none."""
        return self._choice().name

    def _choice(self) -> Choice:
        return self._choices[max(self._from.currentIndex(), 0)]


def _last_ended(definition: ReportDefinition, today: date) -> Period:
    """The longest of the periods that ended last."""
    own = [period for year in (today.year, today.year - 1) for period in periods_of(definition, year)]
    ended = [period for period in own if period.end <= today]
    return max(ended, key=lambda period: (period.end, period.end - period.start), default=own[0])
