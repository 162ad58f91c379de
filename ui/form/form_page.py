"""What every page of the form has: a heading, guidance, fields at places, and the findings under them."""

from abc import abstractmethod
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QAbstractButton, QComboBox, QFrame, QLabel, QLineEdit, QScrollArea, QTextEdit, QVBoxLayout, QWidget

from models.checks.finding import Finding
from models.definition import ReportDefinition
from models.place import Place, parts
from models.report import Report
from ui.fields.rich_field import RichField
from ui.form.finding_note import FindingNote, severity
from ui.styled import style_as

Change = Callable[[Report], Report]


class FieldBox(QWidget):
    """A field with its name above and what the checks say of it below."""

    def __init__(self, field: QWidget, label: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self.note = FindingNote(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        if label:
            name = QLabel(label, self)
            name.setProperty("role", "quiet")
            name.setBuddy(field)
            layout.addWidget(name)
        layout.addWidget(field)
        layout.addWidget(self.note)


def mark(field: QWidget, state: str) -> None:
    """Gives a field the border of an error or a warning, or takes it away."""
    style_as(field, "state", state)


class FormPage(QScrollArea):
    """A page gets values and tells what was typed; the window carries that to the session.

    `edited(place, text)`: a field was typed into. `changed(change, label)`: the report's shape should change.
    `entered(place)`: a field got the cursor. `token_asked(name)`: a chip was clicked. `accept_asked(finding)`: a warning shall stand.
    `trend_asked(figure)`: how a figure went over the periods shall be shown.
    """

    edited = Signal(str, str)
    changed = Signal(object, str)
    entered = Signal(str)
    fix_asked = Signal(object)
    accept_asked = Signal(object)
    token_asked = Signal(str)
    looked_through = Signal()
    """The last item of the page that waited was confirmed."""
    trend_asked = Signal(str)
    heading_act_asked = Signal(str)
    """What shall be done with the heading of the page (models/outline_edits.py, Act)."""
    said = Signal(str)
    """A sentence for the status line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("formArea")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._fields: dict[Place, QWidget] = {}
        self._notes: dict[Place, FindingNote] = {}
        body = QWidget(self)
        body.setObjectName("page")
        self.body = QVBoxLayout(body)
        self.body.setContentsMargins(12, 12, 12, 24)
        self.body.setSpacing(10)
        self.heading = QLabel(body)
        self.heading.setProperty("role", "title")
        self.heading.setWordWrap(True)
        self.guidance = QLabel(body)
        self.guidance.setProperty("role", "quiet")
        self.guidance.setWordWrap(True)
        self.note = FindingNote(body)
        self._listen(self.note)
        for widget in (self.heading, self.guidance, self.note):
            self.body.addWidget(widget)
        self.setWidget(body)

    @abstractmethod
    def show_report(self, report: Report, definition: ReportDefinition) -> None:
        """Shows a report's values; fields that show them already are left alone."""

    def show_guidance(self, heading: str, guidance: str) -> None:
        """The words at the top."""
        self.heading.setText(heading)
        self.guidance.setText(guidance)
        self.guidance.setVisible(bool(guidance))

    def add_card(self) -> QVBoxLayout:
        """A white box on the page for fields that belong together."""
        card = QFrame(self.widget())
        card.setProperty("role", "card")
        layout = QVBoxLayout(card)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.setSpacing(8)
        self.body.addWidget(card)
        return layout

    def new_column(self, holder: QWidget) -> QVBoxLayout:
        """A column of boxes without a margin of its own."""
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        return layout

    def register(self, place: Place, field: QWidget, note: FindingNote) -> None:
        """Makes a field known at a place: findings go to it, and so does the cursor."""
        self._fields[place] = field
        self._notes[place] = note
        self._listen(note)
        field.installEventFilter(self)
        if isinstance(field, RichField):
            field.token_activated.connect(self.token_asked)

    def _listen(self, note: FindingNote) -> None:
        note.fix_asked.connect(self.fix_asked, Qt.ConnectionType.UniqueConnection)
        note.accept_asked.connect(self.accept_asked, Qt.ConnectionType.UniqueConnection)

    def lock(self) -> None:
        """Lets the fields be read and copied from, and no more: the report is issued. What was made anew since is locked too."""
        fields: list[QLineEdit | QTextEdit] = [*self.findChildren(QLineEdit), *self.findChildren(QTextEdit)]
        for field in fields:
            field.setReadOnly(True)
        choices: list[QAbstractButton | QComboBox] = [*self.findChildren(QAbstractButton), *self.findChildren(QComboBox)]
        for choice in choices:
            choice.setEnabled(False)

    def close_page(self) -> None:
        """Waits for what the page has running, before it goes; most pages have nothing."""

    def show_prior(self, shown: bool) -> None:
        """Shows or hides what the prior report says; most pages have nothing of it."""

    def unregister(self, place: Place) -> None:
        """Forgets the field of a place, before it goes."""
        self._fields.pop(place, None)
        self._notes.pop(place, None)

    def show_findings(self, findings: tuple[Finding, ...]) -> None:
        """Shows each finding at its field, or at the top of the page where it has none."""
        told: dict[FindingNote, tuple[Finding, ...]] = {}
        marked: dict[Place, tuple[Finding, ...]] = {}
        for finding in findings:
            place = self._nearest(finding.where)
            if place and (finding.is_review or (finding.is_gap and parts(place)[0] == "figure")):
                continue  # the row itself says so
            note = self._notes[place] if place else self.note
            told[note] = (*told.get(note, ()), finding)
            if place:
                marked[place] = (*marked.get(place, ()), finding)
        for note in {*self._notes.values(), self.note}:
            note.show_findings(told.get(note, ()))
        for place, field in self._fields.items():
            mark(field, severity(marked.get(place, ())))

    def focus_place(self, place: Place) -> bool:
        """Puts the cursor into the field of a place; false where this page has none."""
        near = self._nearest(place)
        if near is None:
            return False
        self._enter(self._fields[near], place)
        return True

    def _enter(self, field: QWidget, _place: Place) -> None:
        """Puts the cursor into a field and brings it into view; a page whose fields hold several places finds the one that is meant."""
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._bring_wholly(field)
        QTimer.singleShot(0, field, partial(self._bring_wholly, field))  # when what is said below it has its room

    def _bring_wholly(self, field: QWidget) -> None:
        """A field with what the checks say of it, as far as there is room for both."""
        notes = [self._notes[place] for place, known in self._fields.items() if known is field]
        for note in notes:
            if note.isVisible():
                self.ensureWidgetVisible(note, 0, 20)
        self.ensureWidgetVisible(field, 20, 80)

    def show_place(self, place: Place) -> None:
        """Brings the field of a place into view and leaves the cursor where it is."""
        near = self._nearest(place)
        if near is not None:
            self.ensureWidgetVisible(self._fields[near], 20, 80)

    def focus_first(self) -> None:
        """Puts the cursor into the first field."""
        for field in self._fields.values():
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            return

    def place_in_focus(self) -> Place | None:
        """The place whose field has the cursor."""
        return next((place for place, field in self._fields.items() if field.hasFocus()), None)

    def _nearest(self, place: Place) -> Place | None:
        """The place itself, or a part of it, or the whole that it is a part of."""
        if place in self._fields:
            return place
        kind, id, _part = parts(place)
        whole = Place(f"{kind}.{id}")
        return next((known for known in self._fields if known == whole or known.startswith(f"{whole}.")), None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusIn:
            place = next((place for place, field in self._fields.items() if field is watched), None)
            if place is not None:
                self.entered.emit(place)
        return super().eventFilter(watched, event)
