"""The page of an annex: its title, how its pages lie, whether the table of figures stands at its end; and its items as in a section."""

from collections.abc import Callable
from functools import partial

from msgspec.structs import replace
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel

from models import place as places
from models.annex_edits import move_annex, remove_annex
from models.annexes import annex_names
from models.language import _
from models.report import Report
from ui.fields.rich_field import RichField
from ui.form.finding_note import FindingNote
from ui.form.row_menu import RowMenu
from ui.form.section_page import SectionPage


class AnnexPage(SectionPage):
    """One annex."""

    def _build_heading(self) -> None:
        """Its number is counted, its title edited where it stands."""
        self._name = QLabel(self)
        self._name.setProperty("role", "title")
        menu = RowMenu(self, _("Việc với phụ lục"))
        menu.menu().addAction(_("Chuyển lên"), lambda: self._ask(partial(move_annex, by=-1), _("Chuyển phụ lục")))
        menu.menu().addAction(_("Chuyển xuống"), lambda: self._ask(partial(move_annex, by=1), _("Chuyển phụ lục")))
        menu.menu().addAction(_("Xóa phụ lục"), self._remove_annex)
        line = QHBoxLayout()
        line.addWidget(self._name, 1)
        line.addWidget(menu)
        self._title = RichField(_("Tên phụ lục"), self)
        self._title.setProperty("role", "headline")
        note, place = FindingNote(self), places.annex_title(self._section)
        self._title.edited.connect(partial(self.edited.emit, place))
        self.register(place, self._title, note)
        self.heading.hide()
        self.body.insertLayout(0, line)
        self.body.insertWidget(1, self._title)
        self.body.insertWidget(2, note)
        self.body.addLayout(self._options())

    def _options(self) -> QHBoxLayout:
        self._landscape = QCheckBox(_("Trang nằm ngang"), self)
        self._landscape.clicked.connect(lambda on: self._set("landscape", on))
        self._with_figures = QCheckBox(_("Kèm bảng tổng hợp số liệu ở cuối"), self)
        self._with_figures.clicked.connect(lambda on: self._set("figures", on))
        self._with_figures.setVisible(bool(self._definition.figures))
        row = QHBoxLayout()
        row.setSpacing(18)
        for box in (self._landscape, self._with_figures):
            row.addWidget(box)
        row.addStretch(1)
        return row

    def _set(self, part: str, on: bool) -> None:
        label = _("Xoay trang phụ lục") if part == "landscape" else _("Bảng tổng hợp số liệu trong phụ lục")
        id = self._section
        self.changed.emit(lambda report: report.with_annex(replace(report.annex(id), **{part: on})), label)
        self.entered.emit(places.annex(id))

    def _remove_annex(self) -> None:
        self._ask(remove_annex, _("Xóa phụ lục"))
        self.said.emit(_("Đã xóa phụ lục; Ctrl+Z để lấy lại."))

    def _ask(self, change: Callable[..., Report], label: str) -> None:
        self.changed.emit(partial(change, id=self._section), label)

    def _show_heading(self, report: Report, values: dict[str, str]) -> None:
        self.show_guidance("", self._guidance)
        annex = report.annex(self._section)
        self._name.setText(annex_names(len(report.annexes))[report.annexes.index(annex)])
        self._title.show_markup(annex.title, values, self._labels)
        words = _("Tên phụ lục (để trống thì lấy tên bảng số liệu)") if annex.figures else _("Tên phụ lục")
        self._title.setPlaceholderText(words)
        self._landscape.setChecked(annex.landscape)
        self._with_figures.setChecked(annex.figures)
