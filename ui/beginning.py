"""A new report: what it is asked to be, and what it begins from - the prior report, the empty outline, a Word file, the sample."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from models.definition import ReportDefinition
from models.editions import current_edition
from models.errors import BadReport
from models.kinds import offered_kinds
from models.office import with_office
from models.period import Period
from models.report import Report
from models.samples import sample_report
from models.start import blank_report
from models.store import Store
from ui.file_door import FileDoor
from ui.preferences import Preferences

_LATEST = 5
"""Reports among which one that can be read is looked for."""


class Beginning(QObject):
    """`begun(report)` when there is one to work on, `known(name)` when the report that was asked for is in the store already.

    `amend_asked(report)`: an issued report shall be replaced.
    """

    begun = Signal(object)
    review_asked = Signal()
    known = Signal(str)
    amend_asked = Signal(object)

    def __init__(self, window: QWidget, store: Store, files: FileDoor, preferences: Callable[[], Preferences]) -> None:
        super().__init__(window)
        self._window = window
        self._store = store
        self._files = files
        self._preferences = preferences
        files.earlier_read.connect(self._from_word)

    def ask(self, chosen: tuple[ReportDefinition, Period] | None = None) -> None:
        """Asks for kind, period and what to start from; `chosen` are proposed."""
        from ui.dialogs.new_report_dialog import NewReportDialog

        entries = self._store.reports()
        states = {entry.name: entry.state for entry in entries}
        kinds = offered_kinds(entries[0].definition if entries else "")
        subjects = {entry.name: entry.subject for entry in entries}
        dialog = NewReportDialog(kinds, states, date.today(), self._window, chosen, subjects)
        if not dialog.exec():
            return
        definition, period = dialog.definition(), dialog.period()
        match dialog.start():
            case "open":
                self.known.emit(dialog.source())
            case "amend":
                self._files.try_(lambda: self.amend_asked.emit(self._store.load(dialog.source())))
            case "report":
                self._files.try_(lambda: self._from(definition, period, self._store.load(dialog.source())))
            case "word":
                self._files.import_word(definition, period)
            case _:
                self._files.try_(lambda: self.begun.emit(self._as_new(blank_report(definition, period, self.latest()))))

    def ask_or_open(self, definition: ReportDefinition, period: Period) -> None:
        """Opens the report of a period where there is one (of several the one that counts), and asks where there is none."""
        name = current_edition(f"{definition.id}/{period.code}", self._store.states(definition.id))
        if name is not None:
            self.known.emit(name)
        else:
            self.ask((definition, period))

    def from_sample(self) -> None:
        """Puts the sample into the store; a sample that was worked on is opened as it is."""
        sample = sample_report()
        if self._store.has(sample.name):
            self.known.emit(sample.name)
        else:
            self._files.try_(lambda: self._files.take_in(sample))

    def latest(self) -> Report | None:
        """The report worked on last that can be read: its office, recipients and signer serve the new one. Raises StoreError."""
        for entry in self._store.reports(_LATEST):
            with suppress(BadReport):
                return self._store.load(entry.name)
        return None

    def _from_word(self, earlier: Report, definition: ReportDefinition, period: Period) -> None:
        """A Word file of this very period is the report; one of an earlier period is put into the book and started from."""
        if earlier.period == period.code:
            self._files.try_(lambda: self._files.take_in(earlier))
            return
        if not self._store.has(earlier.name):
            self._files.try_(lambda: self._store.keep_revision(earlier, "imported"))
        self._files.try_(lambda: self._from(definition, period, earlier))

    def _from(self, definition: ReportDefinition, period: Period, earlier: Report) -> None:
        from models.carry import carried_report

        report = self._as_new(carried_report(definition, period, earlier))
        self._store.keep_revision(report, "copied")
        self.begun.emit(report)
        self.tell(report, definition, earlier)

    def tell(self, report: Report, definition: ReportDefinition, earlier: Report) -> None:
        """Shows what came along from an earlier report; `review_asked` when the clerk wants to begin with what waits."""
        from models.carry import account_of
        from models.checks.left_over import left_over_words
        from ui.dialogs.carry_dialog import CarryDialog

        left = sum(True for _word in left_over_words(report, definition))
        dialog = CarryDialog(account_of(report, definition, earlier, left), self._window)
        dialog.accepted.connect(self.review_asked)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _as_new(self, report: Report) -> Report:
        """A new report with the names of today and the office's page; where its period has one already, as one more edition."""
        preferences = self._preferences()
        report = with_office(report, preferences.book, date.today()).with_paper(preferences.paper)
        return replace(report, edition=self._store.next_edition(report.definition, report.period))
