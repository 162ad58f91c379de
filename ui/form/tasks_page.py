"""The page of what the prior period planned: each task is done, goes on, or is dropped; one key answers and goes on to the next."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QButtonGroup, QComboBox, QFrame, QHBoxLayout, QLabel, QRadioButton, QVBoxLayout, QWidget

from models import place as places
from models.carry.tasks import plan_sections, results_section, settled_task
from models.definition import ReportDefinition
from models.document import shown
from models.language import N_, _
from models.report import Outcome, Report, Task
from ui.fields.link_line import LinkLine, link
from ui.form.finding_note import FindingNote
from ui.form.form_page import FormPage

_ANSWERS: tuple[tuple[Outcome, str], ...] = (("done", N_("Đã làm")), ("continued", N_("Còn làm tiếp")), ("dropped", N_("Bỏ")))
Sections = tuple[tuple[str, str], ...]


class TaskRow(QFrame):
    """`answered(outcome, section)`: what became of the task, and where its result shall stand. `followed()`: show the item it became."""

    answered = Signal(str, str)
    followed = Signal()

    def __init__(self, task: Task, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.id = task.id
        self._words = QLabel(self)
        self._words.setWordWrap(True)
        self._number = QLabel(f"{number}.", self)
        self._number.setProperty("role", "quiet")
        self.choices = QButtonGroup(self)
        self.section = QComboBox(self)
        self.section.setAccessibleName(_("Kết quả của việc {number} ghi vào mục").format(number=number))
        self.section.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.section.setMinimumContentsLength(12)
        policy = self.section.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # the answers of all tasks stand below each other
        self.section.setSizePolicy(policy)
        self.section.activated.connect(lambda _at: self._answer("done"))
        self.follow = LinkLine("quiet", self)
        self.follow.linkActivated.connect(lambda _link: self.followed.emit())
        self.note = FindingNote(self)
        self._lay_out(number)

    def _lay_out(self, number: int) -> None:
        answers = QHBoxLayout()
        answers.setSpacing(14)
        for at, (outcome, words) in enumerate(_ANSWERS, 1):
            button = QRadioButton(f"{_(words)} ({at})", self)
            button.setAccessibleName(_("Việc {number}: {answer}").format(number=number, answer=_(words)))
            button.clicked.connect(partial(self._answer, outcome))
            self.choices.addButton(button, at)
            answers.addWidget(button)
            key = QAction(self)
            key.setShortcut(QKeySequence(str(at)))
            key.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            key.triggered.connect(partial(self._answer, outcome))
            self.addAction(key)
        answers.addWidget(self.section, 1)
        line = QHBoxLayout()
        line.addWidget(self._number, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._words, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 10)
        layout.setSpacing(8)
        layout.addLayout(line)
        layout.addLayout(answers)
        layout.addWidget(self.follow)
        layout.addWidget(self.note)

    def _answer(self, outcome: str, _checked: bool = False) -> None:
        self.answered.emit(outcome, str(self.section.currentData() or ""))

    def show_task(self, task: Task, words: str, sections: Sections, chosen: str) -> None:
        """Shows the task's words, its answer, and the sections that its result may stand in."""
        self._words.setText(words)
        if self.section.count() != len(sections):
            self.section.clear()
            for id, title in sections:
                self.section.addItem(title, id)
        self.section.setCurrentIndex(max(self.section.findData(chosen), 0))
        self.section.setVisible(task.outcome in ("open", "done"))
        self.choices.setExclusive(False)
        for at, (outcome, _words) in enumerate(_ANSWERS, 1):
            self.choices.button(at).setChecked(task.outcome == outcome)
        self.choices.setExclusive(True)
        to_item = link("item", _("Viết kết quả") if task.outcome == "done" else _("Xem trong kế hoạch"))
        self.follow.show_words(to_item if task.item else "", _("Tới ý của việc này"))

    def first_choice(self) -> QWidget:
        """What gets the cursor: the answer given, or the first one."""
        return self.choices.checkedButton() or self.choices.button(1)


class TasksPage(FormPage):
    """One row a task. `place_asked(place)`: show where the item of a task stands."""

    place_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.show_guidance(
            _("Việc kỳ trước đề ra"),
            _(
                "Mỗi việc trong kế hoạch kỳ trước nay ra sao? Việc đã làm vào phần kết quả để viết lại cho đúng, "
                "việc làm tiếp vào kế hoạch kỳ này. Phím 1, 2, 3 trả lời và sang việc sau."
            ),
        )
        self._report: Report | None = None
        self._definition: ReportDefinition | None = None
        self._rows: list[TaskRow] = []
        holder = QWidget(self.widget())
        self._column = self.new_column(holder)
        self.body.addWidget(holder)
        self.body.addStretch(1)

    def show_report(self, report: Report, definition: ReportDefinition) -> None:
        self._report, self._definition = report, definition
        if [row.id for row in self._rows] != [task.id for task in report.tasks]:
            self._rebuild(report.tasks)
        sections, usual = _targets(report, definition), results_section(report, definition)
        for row, task in zip(self._rows, report.tasks, strict=True):
            stands = report.section_of(task.item) if _is_there(report, task) else ""
            chosen = stands if task.outcome == "done" and stands else str(row.section.currentData() or usual)
            row.show_task(task, shown(report, definition, task.text), sections, chosen)

    def _rebuild(self, tasks: tuple[Task, ...]) -> None:
        for row in self._rows:
            self.unregister(places.task(row.id))
            row.deleteLater()
        self._rows = []
        for number, task in enumerate(tasks, 1):
            row = TaskRow(task, number, self.widget())
            row.answered.connect(partial(self._answer, task.id))
            row.followed.connect(partial(self._follow, task.id))
            self.register(places.task(task.id), row.choices.button(1), row.note)
            self._column.addWidget(row)
            self._rows.append(row)

    def _answer(self, id: str, outcome: Outcome, section: str) -> None:
        """Settles a task and goes on to the next."""
        if self._definition is not None:
            change = partial(settled_task, definition=self._definition, id=id, outcome=outcome, section=section)
            self.changed.emit(change, _("Trả lời việc kỳ trước"))
            self._go_on(id)

    def _go_on(self, id: str) -> None:
        at = next(index for index, row in enumerate(self._rows) if row.id == id)
        row = self._rows[min(at + 1, len(self._rows) - 1)]
        row.first_choice().setFocus(Qt.FocusReason.OtherFocusReason)
        self.ensureWidgetVisible(row, 20, 40)

    def _follow(self, id: str) -> None:
        task = next((task for task in self._report.tasks if task.id == id), None) if self._report else None
        if task and task.item:
            self.place_asked.emit(places.item(task.item))


def _is_there(report: Report, task: Task) -> bool:
    return bool(task.item) and any(item.id == task.item for _section, item in report.items())


def _targets(report: Report, definition: ReportDefinition) -> Sections:
    """The sections that hold results, as the outline calls them."""
    plans = plan_sections(definition)
    named = []
    for section in report.sections:
        known = definition.section(section.id)
        if section.id not in plans and not (known and known.role == "group"):
            title = shown(report, definition, known.short if known and known.short else section.title)
            named.append((section.id, f"{section.number}. {title}" if section.number else title))
    return tuple(named)
