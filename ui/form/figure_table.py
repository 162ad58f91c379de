"""The table of figures of a section: this period's value beside earlier ones, unit, origin; below it the strip of the figure in hand."""

from decimal import Decimal
from functools import partial

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from models import edit
from models import place as places
from models.definition import FigureDefinition, ReportDefinition
from models.edit import reviewed_figure
from models.language import _
from models.paste import PastedFigure, pasted_figures
from models.prior import Earlier
from models.report import FigureValue, Report
from models.series import part_of_period, series
from ui.dialogs.paste_dialog import PasteFiguresDialog
from ui.fields.link_line import LinkLine
from ui.fields.number_field import NumberField
from ui.form.figure_strip import FigureStrip, PastValue, reached_words
from ui.form.finding_note import FindingNote
from ui.form.form_page import FormPage
from ui.form.item_extras import ReviewLine
from ui.styled import style_as

_ROOMY = 68
"""Characters that a table with every column is wide."""

_LABEL, _NOW, _UNIT, _PRIOR, _LAST_YEAR, _ORIGIN = range(6)


class FigureTable(QFrame):
    """One row a figure; joined to its page when it is made."""

    def __init__(self, figures: tuple[FigureDefinition, ...], earlier: Earlier, page: FormPage) -> None:
        super().__init__(page.widget())
        self.setProperty("role", "card")
        self._figures = figures
        self._earlier = earlier
        self._page = page
        self._report: Report | None = None
        self._points = {figure.id: series(figure, earlier.history) for figure in figures}
        self._current = figures[0]
        self._rows: list[tuple[FigureDefinition, NumberField, QLabel]] = []
        self._reviews: dict[str, ReviewLine] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(14, 10, 14, 12)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(5)
        self._grid.setColumnStretch(_LABEL, 1)
        self._add_titles()
        for figure in figures:
            self._add_row(figure)
        self._strip = FigureStrip(self)
        self._strip.noted.connect(lambda text: page.edited.emit(places.note(places.figure(self._current.id)), text))
        self._strip.withdrawn.connect(self._withdraw)
        self._strip.trend_asked.connect(lambda: page.trend_asked.emit(self._current.id))
        self._grid.addWidget(self._strip, self._grid.rowCount(), 0, 1, _ORIGIN + 1)

    def _add_titles(self) -> None:
        titles = {_LABEL: _("Chỉ tiêu"), _NOW: _("Kỳ này"), _ORIGIN: _("Nguồn")}
        for column, report in ((_PRIOR, self._earlier.prior), (_LAST_YEAR, self._earlier.last_year)):
            if report is not None:
                same = column == _LAST_YEAR
                titles[column] = _("Cùng kỳ {year}").format(year=report.when.year) if same else report.when.short
        for column, title in titles.items():
            name = QLabel(title, self)
            name.setProperty("role", "quiet")
            right = Qt.AlignmentFlag.AlignRight if column in (_PRIOR, _LAST_YEAR) else Qt.AlignmentFlag.AlignLeft
            self._grid.addWidget(name, 0, column, right)

    def _add_row(self, figure: FigureDefinition) -> None:
        row = self._grid.rowCount()
        place = places.figure(figure.id)
        field = NumberField(figure.label, self)
        field.setFixedWidth(field.fontMetrics().horizontalAdvance("0" * 9) + 30)
        field.setToolTip(figure.source)
        field.takes_lines = True
        field.edited.connect(partial(self._page.edited.emit, place))
        field.lines_pasted.connect(partial(self._paste, figure))
        field.returnPressed.connect(partial(self._keep, figure.id))
        field.installEventFilter(self)
        review = ReviewLine(self)
        review.kept.connect(partial(self._keep, figure.id))
        self._reviews[figure.id] = review
        label = QLabel("    " * figure.indent + figure.label, self)
        label.setWordWrap(True)
        label.setBuddy(field)
        label.setToolTip(figure.source)
        unit = QLabel("" if figure.unit.casefold() in figure.label.casefold() else figure.unit, self)
        origin = QLabel(self)
        for quiet in (unit, origin):
            quiet.setProperty("role", "quiet")
        note = FindingNote(self)
        for column, widget in ((_LABEL, label), (_NOW, field), (_UNIT, unit), (_ORIGIN, origin)):
            self._grid.addWidget(widget, row, column, Qt.AlignmentFlag.AlignVCenter)
        for column, report in ((_PRIOR, self._earlier.prior), (_LAST_YEAR, self._earlier.last_year)):
            if report is not None:
                self._grid.addWidget(self._past(figure, report), row, column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(review, row + 1, 0, 1, _ORIGIN + 1)
        self._grid.addWidget(note, row + 2, 0, 1, _ORIGIN + 1)
        self._page.register(place, field, note)
        self._rows.append((figure, field, origin))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow form the same period last year and the origin are left to the strip below."""
        super().resizeEvent(event)
        room = self.width() >= _ROOMY * self.fontMetrics().averageCharWidth()
        for column in (_LAST_YEAR, _ORIGIN):
            for row in range(self._grid.rowCount()):
                cell = self._grid.itemAtPosition(row, column)
                widget = cell.widget() if cell else None
                if isinstance(widget, QLabel) and not isinstance(widget, FindingNote | LinkLine):
                    widget.setVisible(room)

    def minimumSizeHint(self) -> QSize:
        """So that the narrow form can be reached at all."""
        return QSize(0, super().minimumSizeHint().height())

    def _past(self, figure: FigureDefinition, report: Report) -> QLabel:
        value = report.figure(figure.id).value
        label = QLabel("–" if value is None else figure.show(value), self)
        label.setProperty("role", "quiet")
        label.setAccessibleName(f"{figure.label}, {report.when.phrase}: {label.text()}")
        return label

    def show_report(self, report: Report, definition: ReportDefinition) -> None:
        """Shows the values and their origins."""
        self._report = report
        for figure, field, origin in self._rows:
            value = report.figure(figure.id)
            field.show_text(edit.read(report, places.figure(figure.id)))
            marks = (" ✎" if value.note else "") + (" ✓" if value.reason else "")
            part = part_of_period(figure, report.when, value.value, self._points[figure.id])
            own = " · " + _("thêm {own}").format(own=figure.show(part.own)) if part and part.own is not None else ""
            origin.setText(origin_words(value) + own + marks)
            origin.setToolTip(reached_words(figure, part) if part else "")
            self._reviews[figure.id].show_review(value.review, value.origin == "imported")
            known = value.origin if value.value is not None else ""
            for widget in (field, origin):
                _mark_origin(widget, known)
        self._show_strip()

    def _show_strip(self) -> None:
        if self._report is not None:
            value = self._report.figure(self._current.id)
            past = tuple(PastValue(_short(report), _value(report, self._current)) for report in self._earlier.reports)
            part = part_of_period(self._current, self._report.when, value.value, self._points[self._current.id])
            self._strip.show_figure(self._current, value, origin_words(value), past, part)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusIn:
            self._current = next((figure for figure, field, _origin in self._rows if field is watched), self._current)
            self._show_strip()
        return super().eventFilter(watched, event)

    def _keep(self, id: str) -> None:
        """Enter confirms a value that came along, and goes on to the next figure."""
        if self._report is not None and self._report.figure(id).review:
            self._page.changed.emit(partial(reviewed_figure, id=id), _("Giữ nguyên số liệu"))
        ids = [figure.id for figure, _field, _origin in self._rows]
        following = ids[ids.index(id) + 1 :]
        if following:
            self._page.focus_place(places.figure(following[0]))

    def _withdraw(self) -> None:
        id = self._current.id

        def change(report: Report) -> Report:
            old = report.figure(id)
            return report.with_figure_value(id, FigureValue(old.value, old.origin, None, old.typed, old.note))

        self._page.changed.emit(change, _("Bỏ chấp nhận"))

    def _paste(self, figure: FigureDefinition, text: str) -> None:
        """Shows which figures the pasted rows are; they go in together, as one step."""
        report, pasted = self._report, pasted_figures(text, self._figures, figure.id)
        if report is None or not pasted:
            return
        now = [edit.read(report, places.figure(one.figure.id)) for one in pasted]
        if PasteFiguresDialog(pasted, now, self).exec():
            self._page.changed.emit(partial(_with_pasted, pasted=pasted), _("Dán số liệu"))


def _mark_origin(widget: QWidget, origin: str) -> None:
    """Lets the style sheet show where a value came from; the words beside it say the same."""
    style_as(widget, "origin", origin)


def _with_pasted(report: Report, pasted: tuple[PastedFigure, ...]) -> Report:
    for one in pasted:
        report = report.with_figure(one.figure.id, one.typed)
    return report


def _short(report: Report) -> str:
    return f"{report.when.short} {report.when.year}"


def _value(report: Report, figure: FigureDefinition) -> Decimal | None:
    return report.figure(figure.id).value


def origin_words(value: FigureValue) -> str:
    """Where a value came from."""
    if value.value is None and not value.typed:
        return _("chưa có")
    words = {"typed": _("nhập"), "default": _("mặc định"), "calculated": _("tự tính"), "carried": _("kỳ trước"), "imported": _("từ tệp")}
    return words[value.origin]
