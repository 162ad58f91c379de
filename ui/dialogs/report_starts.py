"""What a new report of a kind and period can start from, in words; and what each choice will do."""

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from models.dates import short_date
from models.deadline import due_day
from models.definition import ReportDefinition
from models.editions import current_edition, edition_words, editions
from models.language import _
from models.lifecycle import state_names
from models.period import Period, read_period
from models.prior import periods_before, prior_period
from models.report import State, name_parts, report_name

Start = Literal["open", "amend", "report", "blank", "word"]
"""Where there is a report of the period: open it, amend it where it is issued. Otherwise, or for a second draft, what to start from."""
_OTHERS = 60
"""Earlier and later reports that one may start from, beside the prior one."""


class Choice(Struct, frozen=True):
    """A thing to start from; `name` is the report that is opened, amended or started from."""

    words: str
    start: Start
    name: str = ""


class Starts(Struct, frozen=True):
    """The choices for a kind and a period. `existing` are the states of all reports of the store, `subjects` what they are about."""

    definition: ReportDefinition
    period: Period
    existing: Mapping[str, State]
    subjects: Mapping[str, str] = {}

    @property
    def choices(self) -> tuple[Choice, ...]:
        """The most likely first. Of a general kind another report of the period stands in nobody's way."""
        here, begins = self._here(), self._begins()
        if self.definition.general:
            return (*begins, *here)
        if self.state is None:
            return begins
        second = _("Bản nháp thứ hai, từ ")
        return (*here, *(Choice(second + one.words[:1].lower() + one.words[1:], one.start, one.name) for one in begins))

    @property
    def state(self) -> State | None:
        """How far the report of the period has come that counts; nothing where there is none."""
        name = current_edition(self._base, self.existing)
        return self.existing[name] if name else None

    @property
    def prior(self) -> Period | None:
        """The period of the report that this one would start from."""
        return prior_period(self.period, periods_before(self.definition.id, self.period, self.existing))

    def hint(self) -> str:
        """What the clerk should know before choosing."""
        description = self.definition.description
        if self.definition.general:
            count = len(self._of_period())
            known = _("Kỳ này đã có {count} báo cáo chung; báo cáo mới đứng riêng bên cạnh.").format(count=count)
            return f"{description} {known}" if count else description
        if self.state is None:
            day = short_date(due_day(self.definition, self.period))
            return _("Hạn gửi {day}. {description}").format(day=day, description=description)
        known = _("Kỳ này đã có báo cáo ({state}): mở báo cáo đó, hoặc giữ thêm một bản nháp thứ hai bên cạnh.")
        if self.state == "issued":
            known = _("Kỳ này đã có báo cáo ({state}): mở báo cáo đó, lập báo cáo thay thế, hoặc giữ thêm một bản nháp thứ hai bên cạnh.")
        return known.format(state=state_names()[self.state])

    def go_words(self, start: Start) -> str:
        """What the button says."""
        match start:
            case "open":
                return _("Mở báo cáo đã có")
            case "amend":
                return _("Lập báo cáo thay thế")
        return _("Tạo bản nháp thứ hai") if self.state and not self.definition.general else _("Tạo báo cáo")

    # ------------------------------------------------------------ reports of the period

    @property
    def _base(self) -> str:
        return report_name(self.definition.id, self.period.code)

    def _of_period(self) -> tuple[str, ...]:
        return editions(self._base, self.existing)

    def _here(self) -> tuple[Choice, ...]:
        """What can be done with the report that the period has; of a general kind each of them can be opened."""
        if self.definition.general:
            words = _("Mở báo cáo đã có: {what} ({state})")
            opened = ((name, self._what(name, self.period), state_names()[self.existing[name]]) for name in self._of_period())
            return tuple(Choice(words.format(what=what, state=state), "open", name) for name, what, state in opened)
        name = current_edition(self._base, self.existing)
        if name is None:
            return ()
        state = self.existing[name]
        found = [Choice(_("Mở báo cáo đã có ({state})").format(state=state_names()[state]), "open", name)]
        if state == "issued":
            found.append(Choice(_("Lập báo cáo thay thế báo cáo đã ban hành…"), "amend", name))
        return tuple(found)

    # ------------------------------------------------------------ what to start from

    def _begins(self) -> tuple[Choice, ...]:
        prior = self._prior_choice()
        blank = _("Đề mục gợi ý") if self.definition.general else _("Đề cương trống")
        empty = (Choice(blank, "blank"), Choice(_("Tệp Word của kỳ trước…"), "word"))
        taken = {one.name for one in prior}
        if self.definition.general:
            taken |= set(self._of_period())
        return (*prior, *empty, *self._others(taken))

    def _prior_choice(self) -> tuple[Choice, ...]:
        prior = self.prior
        if prior is None:
            return ()
        name = current_edition(report_name(self.definition.id, prior.code), self.existing)
        if name is None:
            return ()
        return (Choice(_("Báo cáo kỳ trước: {phrase}").format(phrase=self._what(name, prior)), "report", name),)

    def _others(self, taken: set[str]) -> list[Choice]:
        """Every other report of the kind, the newest first."""
        found = []
        for name in self.existing:
            kind, code, _edition = name_parts(name)
            period = read_period(code) if kind == self.definition.id else None
            if period is not None and name not in taken:
                found.append((period.end, name, period))
        latest = sorted(found, key=lambda one: one[:2], reverse=True)[:_OTHERS]
        return [Choice(self._other_words(name, period), "report", name) for _end, name, period in latest]

    def _other_words(self, name: str, period: Period) -> str:
        words = _("Báo cáo đã có của chính kỳ này") if period == self.period else _("Báo cáo khác: {phrase}")
        return words.format(phrase=self._what(name, period))

    def _what(self, name: str, period: Period) -> str:
        """A report in a list: its period and edition; of a general kind what it is about as well."""
        subject = self.subjects.get(name, "") if self.definition.general else ""
        edition = "" if subject else edition_words(name)
        return f"{period.phrase}{edition} - “{_short(subject)}”" if subject else period.phrase + edition


def _short(subject: str) -> str:
    """A subject that does not make a list wider than its dialog."""
    return subject if len(subject) <= _LONGEST else subject[: _LONGEST - 1].rstrip() + "…"


_LONGEST = 70
