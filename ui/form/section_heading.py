"""The heading of a section, edited where it stands: it looks like a title until the cursor is in it."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models import place as places
from models.language import _
from models.report import Section
from ui.fields.line_field import LineField
from ui.fields.rich_field import RichField
from ui.form.finding_note import FindingNote
from ui.form.form_page import FormPage


class SectionHeading(QWidget):
    """Number and title; joined to its page when it is made."""

    def __init__(self, section: str, page: FormPage) -> None:
        super().__init__(page.widget())
        self._number = LineField(_("Số của đề mục"), self)
        self._number.setFixedWidth(62)
        self._title = RichField(_("Tên đề mục"), self)
        row = QHBoxLayout()
        row.setSpacing(2)
        row.addWidget(self._number)
        row.addWidget(self._title, 1)
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

    def show_section(self, section: Section, values: Mapping[str, str], labels: Mapping[str, str]) -> None:
        """Shows number and title."""
        self._number.show_text(section.number)
        self._title.show_markup(section.title, values, labels)
