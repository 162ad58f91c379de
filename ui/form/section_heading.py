"""The heading of a section, edited where it stands: it looks like a title until the cursor is in it."""

from collections.abc import Collection, Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models import place as places
from models.language import _
from models.outline_edits import Act
from models.report import Section
from ui.fields.line_field import LineField
from ui.fields.rich_field import RichField
from ui.form.finding_note import FindingNote
from ui.form.form_page import FormPage
from ui.form.row_menu import RowMenu
from ui.heading_acts import HEADING_ACTS, HeadingAct


class SectionHeading(QWidget):
    """Number and title; joined to its page when it is made.

    `act_asked(act)`: something shall be done with the heading (models/outline_edits.py). `left`: on to what stands under it.
    """

    act_asked = Signal(str)
    left = Signal()

    def __init__(self, section: str, page: FormPage) -> None:
        super().__init__(page.widget())
        self._number = LineField(_("Số của đề mục"), self)
        self._number.setFixedWidth(62)
        self._title = RichField(_("Tên đề mục"), self)
        self._title.setPlaceholderText(_("Tên đề mục"))
        row = QHBoxLayout()
        row.setSpacing(2)
        row.addWidget(self._number)
        row.addWidget(self._title, 1)
        self._menu = RowMenu(self, _("Việc với đề mục"))
        self._acts = {act.id: self._made(act) for act in HEADING_ACTS}
        row.addWidget(self._menu, 0, Qt.AlignmentFlag.AlignTop)
        self._title.enter_pressed.connect(self.left)
        self._title.leave_down.connect(self.left)
        note = FindingNote(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        layout.addLayout(row)
        layout.addWidget(note)
        parts: tuple[tuple[str, LineField | RichField], ...] = (("title", self._title), ("number", self._number))
        for part, field in parts:
            place = places.section_part(section, part)
            field.setProperty("role", "headline")
            field.edited.connect(partial(page.edited.emit, place))
            page.register(place, field, note)

    def _made(self, act: HeadingAct) -> QAction:
        if act.gap:
            self._menu.menu().addSeparator()
        return self._menu.add(_(act.text), act.keys, partial(self.act_asked.emit, act.id))

    def show_section(self, section: Section, values: Mapping[str, str], labels: Mapping[str, str], acts: Collection[Act]) -> None:
        """Shows number and title, and what can be done with the heading."""
        for id, action in self._acts.items():
            action.setEnabled(id in acts)
        self._number.show_text(section.number)
        self._title.show_markup(section.title, values, labels)
