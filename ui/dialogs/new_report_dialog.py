"""Asks what a new report needs and the program cannot know: which kind, which period, what to start from."""

from collections.abc import Mapping
from datetime import date
from typing import Literal

from PySide6.QtWidgets import QComboBox, QDialog, QFormLayout, QLabel, QSpinBox, QVBoxLayout, QWidget

from models.dates import short_date
from models.deadline import due_day, periods_of
from models.definition import ReportDefinition
from models.editions import counted_states, current_editions, edition_words
from models.language import _
from models.period import Period, read_period
from models.prior import periods_before, prior_period
from models.report import State, name_parts, report_name
from ui.dialogs.dialog_buttons import DialogButtons
from ui.start.period_grid import state_names

Start = Literal["open", "amend", "report", "blank", "word"]
"""Where there is a report of the period: open it, amend it where it is issued. Otherwise, or for a second draft, what to start from."""
_OTHERS = 60
"""Earlier and later reports that one may start from, beside the prior one."""


class NewReportDialog(QDialog):
    """Three decisions; the period that ended last is proposed, and the report before it to start from."""

    def __init__(
        self,
        kinds: tuple[ReportDefinition, ...],
        existing: Mapping[str, State],
        today: date,
        parent: QWidget | None = None,
        chosen: tuple[ReportDefinition, Period] | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Báo cáo mới"))
        self._kinds = kinds
        self._existing = existing
        self._counted = counted_states(existing)
        self._current = current_editions(existing)
        self._kind = QComboBox(self)
        self._kind.addItems([kind.name for kind in kinds])
        self._year = QSpinBox(self)
        self._year.setRange(2000, 2100)
        self._period = QComboBox(self)
        self._from = QComboBox(self)
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
        self._fill_periods()
        if period in self._periods():
            self._period.setCurrentIndex(self._periods().index(period))
        self._kind.currentIndexChanged.connect(self._fill_periods)
        self._year.valueChanged.connect(self._fill_periods)
        self._period.currentIndexChanged.connect(self._show_starts)
        self._from.currentIndexChanged.connect(self._say_what_follows)
        self._show_starts()

    def _periods(self) -> tuple[Period, ...]:
        return periods_of(self.definition(), self._year.value())

    def _fill_periods(self) -> None:
        at = max(self._period.currentIndex(), 0)
        self._period.blockSignals(True)
        self._period.clear()
        self._period.addItems([period.phrase for period in self._periods()])
        self._period.setCurrentIndex(min(at, self._period.count() - 1))
        self._period.blockSignals(False)
        self._show_starts()

    def _show_starts(self) -> None:
        """What a report of this period can start from; the prior report first, where there is one."""
        state = self._counted.get(f"{self.definition().id}/{self.period().code}")
        second = _("Bản nháp thứ hai, từ ") if state else ""
        starts: list[tuple[str, str]] = []
        if state is not None:
            starts.append((_("Mở báo cáo đã có ({state})").format(state=state_names()[state]), "open"))
        if state == "issued":
            starts.append((_("Lập báo cáo thay thế báo cáo đã ban hành…"), "amend"))
        prior = self.prior()
        if prior is not None:
            starts.append((_("Báo cáo kỳ trước: {phrase}").format(phrase=prior.phrase), self._name_of(prior)))
        starts += [(_("Đề cương trống"), "blank"), (_("Tệp Word của kỳ trước…"), "word"), *self._others(prior)]
        self._from.blockSignals(True)
        self._from.clear()
        for words, start in starts:
            begins = start not in ("open", "amend")
            self._from.addItem(second + words[:1].lower() + words[1:] if second and begins else words, start)
        self._from.blockSignals(False)
        self._say_what_follows()

    def _say_what_follows(self) -> None:
        """The hint and the button say what the choice will do."""
        start, name = self.start(), f"{self.definition().id}/{self.period().code}"
        state = self._counted.get(name)
        go = {"open": _("Mở báo cáo đã có"), "amend": _("Lập báo cáo thay thế")}
        self._buttons.go.setText(go.get(start, _("Tạo bản nháp thứ hai") if state else _("Tạo báo cáo")))
        day = short_date(due_day(self.definition(), self.period()))
        hint = _("Hạn gửi {day}. {description}").format(day=day, description=self.definition().description)
        if state is not None:
            hint = _("Kỳ này đã có báo cáo ({state}): mở báo cáo đó, hoặc giữ thêm một bản nháp thứ hai bên cạnh.")
            if state == "issued":
                hint = _(
                    "Kỳ này đã có báo cáo ({state}): mở báo cáo đó, lập báo cáo thay thế, hoặc giữ thêm một bản nháp thứ hai bên cạnh."
                )
            hint = hint.format(state=state_names()[state])
        self._hint.setText(hint)

    def _name_of(self, period: Period) -> str:
        """The report of a period that counts."""
        return self._current[report_name(self.definition().id, period.code)]

    def _others(self, prior: Period | None) -> list[tuple[str, str]]:
        """Every other report of the kind, the newest first."""
        found, taken = [], self._name_of(prior) if prior else ""
        for name in self._existing:
            kind, code, _edition = name_parts(name)
            period = read_period(code) if kind == self.definition().id else None
            if period is not None and name != taken:
                words = _("Báo cáo đã có của chính kỳ này") if period == self.period() else _("Báo cáo khác: {phrase}")
                found.append((period.end, name, words.format(phrase=period.phrase) + edition_words(name)))
        return [(words, name) for _end, name, words in sorted(found, reverse=True)[:_OTHERS]]

    def prior(self) -> Period | None:
        """The period of the report that this one would start from."""
        return prior_period(self.period(), periods_before(self.definition().id, self.period(), self._existing))

    def definition(self) -> ReportDefinition:
        """The kind that is chosen."""
        return self._kinds[max(self._kind.currentIndex(), 0)]

    def period(self) -> Period:
        """The period that is chosen."""
        return self._periods()[max(self._period.currentIndex(), 0)]

    def start(self) -> Start:
        """What kind of thing to start from."""
        chosen = self._from.currentData()
        return chosen if chosen in ("open", "amend", "blank", "word") else "report"

    def source(self) -> str:
        """The name of the report to start from."""
        return str(self._from.currentData())


def _last_ended(definition: ReportDefinition, today: date) -> Period:
    """The longest of the periods that ended last."""
    own = [period for year in (today.year, today.year - 1) for period in periods_of(definition, year)]
    ended = [period for period in own if period.end <= today]
    return max(ended, key=lambda period: (period.end, period.end - period.start), default=own[0])
