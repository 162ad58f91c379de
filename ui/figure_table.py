"""The table of figures of a section: label, value, unit, where the value came from, and what the checks say."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel

from models import edit
from models import place as places
from models.definition import FigureDefinition, ReportDefinition
from models.language import _
from models.report import FigureValue, Report
from ui.finding_note import FindingNote
from ui.form_page import FormPage
from ui.number_field import NumberField


class FigureTable(QFrame):
    """One row a figure; joined to its page when it is made."""

    def __init__(self, figures: tuple[FigureDefinition, ...], page: FormPage) -> None:
        super().__init__(page.widget())
        self.setProperty("role", "card")
        self._rows: list[tuple[FigureDefinition, NumberField, QLabel]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(14, 10, 14, 12)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(5)
        self._grid.setColumnStretch(0, 1)
        for column, title in enumerate((_("Chỉ tiêu"), _("Kỳ này"), _("Đơn vị"), _("Nguồn số liệu"))):
            name = QLabel(title, self)
            name.setProperty("role", "quiet")
            self._grid.addWidget(name, 0, column)
        for figure in figures:
            self._add_row(figure, page)

    def _add_row(self, figure: FigureDefinition, page: FormPage) -> None:
        row = self._grid.rowCount()
        place = places.figure(figure.id)
        field = NumberField(figure.label, self)
        field.setFixedWidth(104)
        field.setToolTip(figure.source)
        field.edited.connect(partial(page.edited.emit, place))
        label = QLabel("    " * figure.indent + figure.label, self)
        label.setWordWrap(True)
        label.setBuddy(field)
        label.setToolTip(figure.source)
        origin = QLabel(self)
        origin.setProperty("role", "quiet")
        note = FindingNote(self)
        for column, widget in enumerate((label, field, QLabel(figure.unit, self), origin)):
            self._grid.addWidget(widget, row, column, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(note, row + 1, 0, 1, 4)
        page.register(place, field, note)
        self._rows.append((figure, field, origin))

    def show_report(self, report: Report, definition: ReportDefinition) -> None:
        """Shows the values and their origins."""
        for figure, field, origin in self._rows:
            field.show_text(edit.read(report, places.figure(figure.id)))
            origin.setText(_origin(report.figure(figure.id)))


def _origin(value: FigureValue) -> str:
    if value.value is None and not value.typed:
        return _("chưa có")
    words = {"typed": _("nhập"), "default": _("mặc định"), "calculated": _("tự tính"), "carried": _("kỳ trước"), "imported": _("từ tệp")}
    return words[value.origin]
