"""The page of a section: heading, guidance, figures, items and cited documents, beside what the prior report says."""

from collections.abc import Sequence
from functools import partial
from itertools import groupby, pairwise

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from models import place as places
from models.beside import Beside, beside
from models.checks.finding import Finding
from models.citation import Citation
from models.definition import ReportDefinition
from models.document import item_marks
from models.edit import indent_item, move_item, remove_item, reviewed
from models.item_tables import append_table, insert_table
from models.items import add_citation, add_item, bring_back, index_of, merge_item, paste_citations, paste_lines, split_item
from models.language import _
from models.outline_edits import possible_acts
from models.paste import pasted_lines
from models.place import Place
from models.prior import Earlier
from models.report import BASES, OPENING, Item, ItemLevel, Report
from models.text_table import TextTable
from ui.background import Worker
from ui.dialogs.paste_dialog import PasteDialog
from ui.document_source import DocumentSource
from ui.form.add_bar import AddBar
from ui.form.citation_table import CitationTable
from ui.form.figure_table import FigureTable
from ui.form.form_page import FormPage
from ui.form.gone_items import GoneItems
from ui.form.item_row import ItemRow, with_level
from ui.form.section_heading import SectionHeading
from ui.form.table_editor import TableEditor
from ui.tokens import TokenValues, document_names, token_labels

_COMPARE_AFTER = 200
"""Milliseconds without a change after which the prior report and the offers are looked at again."""


class SectionPage(FormPage):
    """One section, the căn cứ, or the opening paragraphs."""

    def __init__(
        self,
        section: str,
        report: Report,
        definition: ReportDefinition,
        earlier: Earlier,
        documents: DocumentSource | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._documents = documents
        if documents is not None:
            documents.answered.connect(self._offer_documents)
        self._section = section
        self._definition = definition
        self._earlier = earlier
        self._prior_shown = True
        self._labels = token_labels(definition)
        self._values = TokenValues()
        known = definition.section(section)
        self._role: str = known.role if known else _role(section, report)
        self._guidance = known.guidance if known else _guidance(section, self._role)
        self._heading: SectionHeading | None = None
        if section not in (BASES, OPENING):
            self._build_heading()
        figures = tuple(figure for figure in definition.figures if figure.section == section)
        self._figures = FigureTable(figures, earlier, self) if figures else None
        if self._figures:
            self.body.addWidget(self._figures)
        self._bar = AddBar(section, self._role, self)
        self._bar.item_asked.connect(self._add_last)
        self._bar.document_asked.connect(lambda: self._add_citation(self._after_citations()))
        self._bar.table_asked.connect(lambda: self._add_table())
        self._rows: list[ItemRow] = []
        self._tables: list[CitationTable] = []
        self._shape: object = None
        self._report = report
        self._items = QWidget(self.widget())
        self._column = self.new_column(self._items)
        self._gone = GoneItems(self.widget())
        self._gone.wanted.connect(self._bring_back)
        self.body.addWidget(self._items)
        self.body.addWidget(self._bar)
        self.body.addWidget(self._gone)
        self.body.addStretch(1)
        self._comparer = Worker(self)
        self._compare_later = QTimer(self, singleShot=True, interval=_COMPARE_AFTER)
        self._compare_later.timeout.connect(self._compare)

    def _build_heading(self) -> None:
        self._heading = SectionHeading(self._section, self)
        self._heading.act_asked.connect(self.heading_act_asked)
        self._heading.left.connect(self._enter_items)
        self.heading.hide()
        self.body.insertWidget(0, self._heading)

    # ------------------------------------------------------------ what is shown

    def show_report(self, report: Report, definition: ReportDefinition) -> None:
        self._report = report
        items = report.section_items(self._section)
        values = self._values.of(report, definition)
        self._show_heading(report, values)
        if self._figures:
            self._figures.show_report(report, definition)
        tables = {table.id: table for table in report.tables}
        shape = tuple((item.id, item.level, item.citation) for item in items)
        if shape != self._shape:
            self._rebuild(items, shape)
        marks = dict(zip((item.id for item in items), item_marks(items), strict=True))
        by_id, documents = {item.id: item for item in items}, document_names(report)
        for number, row in enumerate(self._rows, 1):
            row.show_item(by_id[row.id], number, marks[row.id], values, documents)
            self._show_text_table(row, tables.get(by_id[row.id].table or ""), documents | values)
        for table in self._tables:
            table.show_report(report, values, self._labels)
        self._compare_later.start()

    def _show_text_table(self, row: ItemRow, table: TextTable | None, values: dict[str, str]) -> None:
        """The table under an item, made when it is first there."""
        if row.table is not None and (table is None or row.table.table.id != table.id):
            self._forget(row.table)
            row.put_table(None)
        if table is None:
            return
        if row.table is None:
            editor = TableEditor(row.id, table, self, self._labels)
            editor.said.connect(self.said)
            editor.left.connect(partial(self._leave_table, row.id))
            row.put_table(editor)
        if row.table is not None:
            row.table.show_table(table, values)

    def _leave_table(self, id: str, by: int) -> None:
        """Above the table is its item's own text, below it the next item; behind the last item the buttons."""
        if by < 0:
            self.focus_place(places.item(id))
        elif self._neighbour(id, 1) is None:
            self._bar.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._step(id, 1)

    def _enter(self, field: QWidget, place: Place) -> None:
        if isinstance(field, TableEditor):
            field.focus_cell(place)
            self._bring_into_view(field)
            QTimer.singleShot(0, field, partial(self._bring_into_view, field))  # when what is said of the cell has its room
        else:
            super()._enter(field, place)

    def _bring_into_view(self, table: TableEditor) -> None:
        """The cell in hand and, as far as there is room, what is said of it below the table."""
        for part in (table.note, table.view.field):
            self.ensureWidgetVisible(part, 0, 40)

    def show_place(self, place: Place) -> None:
        super().show_place(place)
        near = self._nearest(place)
        editor = self._fields[near] if near else None
        if isinstance(editor, TableEditor):
            at = editor.view.viewport().mapTo(self._items, editor.show_cell(place).center()) + self._items.pos()
            self.ensureVisible(at.x(), at.y(), 0, 60)

    def show_findings(self, findings: tuple[Finding, ...]) -> None:
        """What is said of cells is shown by their table."""
        editors = {row.table.table.id: row.table for row in self._rows if row.table is not None}
        of_tables: dict[str, tuple[Finding, ...]] = dict.fromkeys(editors, ())
        rest: list[Finding] = []
        for finding in findings:
            kind, id, _part = places.parts(finding.where)
            if kind == "table" and id in of_tables:
                of_tables[id] = (*of_tables[id], finding)
            else:
                rest.append(finding)
        super().show_findings(tuple(rest))
        for id, editor in editors.items():
            editor.show_findings(of_tables[id])

    def close_page(self) -> None:
        self._compare_later.stop()
        self._comparer.close()

    def show_prior(self, shown: bool) -> None:
        self._prior_shown = shown
        if not shown:
            for row in self._rows:
                row.prior.show_difference("", "", "")
            self._gone.show_items("", ())
        self._compare()

    def focus_first(self) -> None:
        """The heading is seldom changed; what one comes for is the first figure or item."""
        wanted = next((field for place, field in self._fields.items() if places.parts(place)[0] != "section"), None)
        if wanted is None:
            super().focus_first()
        else:
            wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_heading(self, report: Report, values: dict[str, str]) -> None:
        self.show_guidance(_("Căn cứ") if self._section == BASES else _("Mở đầu"), self._guidance)
        if self._heading is not None:
            acts = possible_acts(report, self._definition, self._section)
            self._heading.show_section(report.section(self._section), values, self._labels, acts)

    def _compare(self) -> None:
        """Looks, off the window's thread, at what the prior report says and which numbers are figures."""
        report, earlier = self._report, self._earlier if self._prior_shown else Earlier()
        self._comparer.request(lambda: beside(report, self._definition, self._section, earlier), self._show_beside, _passed_over)

    def _show_beside(self, found: Beside) -> None:
        prior = self._earlier.prior
        name = f"{prior.when.short} {prior.when.year}" if prior is not None else ""
        for row in self._rows:
            row.prior.show_difference(name, *found.prior.get(row.id, ("", "")))
            row.offer.show_offers(found.offers.get(row.id, ()))
        self._gone.show_items(name, found.gone)

    def _bring_back(self, item: Item) -> None:
        prior, fresh = self._earlier.prior, self._report.fresh_item_id()
        if prior is not None:
            change = partial(bring_back, section=self._section, item=item, earlier=prior)
            self.changed.emit(change, _("Đưa ý kỳ trước vào"))
            self.focus_place(places.item(fresh))

    def _rebuild(self, items: tuple[Item, ...], shape: object) -> None:
        """Puts rows and tables in the order of the items; what is there already stays, cursor and all."""
        focused = self.place_in_focus()
        rows = {row.id: row for row in self._rows}
        tables = {table.cited: table for table in self._tables}
        self._rows, self._tables = [], []
        wanted: list[QWidget] = []
        for is_cited, run in groupby(items, key=lambda item: item.citation is not None):
            members = tuple(run)
            if is_cited:
                cited = tuple((item.id, item.citation) for item in members)
                kept = tables.pop(cited) if cited in tables else self._table(members)
                self._tables.append(kept)
                wanted.append(self._tables[-1])
            else:
                self._rows += [rows.pop(item.id) if item.id in rows else self._row(item) for item in members]
                wanted += self._rows[-len(members) :]
        self._drop([*rows.values(), *tables.values()])
        for index, widget in enumerate(wanted):
            if self._column.indexOf(widget) != index:
                self._column.insertWidget(index, widget)
                widget.show()
        self._shape = shape
        self._order_tabs(wanted)
        if focused in self._fields and not self._fields[focused].hasFocus():
            self.focus_place(focused)

    def _order_tabs(self, rows: Sequence[QWidget]) -> None:
        """Tab goes from row to row as they stand, whenever they were made, and then to the buttons below them."""
        wanted = [child for row in rows for child in row.findChildren(QWidget) if child.focusPolicy() != Qt.FocusPolicy.NoFocus]
        wanted += [*self._bar.buttons, self._gone]
        for before, after in pairwise(wanted):
            QWidget.setTabOrder(before, after)

    def _drop(self, gone: Sequence[ItemRow | CitationTable]) -> None:
        """Takes rows and tables out; places that another row has taken over meanwhile stay known."""
        for widget in gone:
            self._forget(widget)
            self._column.removeWidget(widget)
            widget.hide()
            widget.deleteLater()

    def _forget(self, widget: QWidget) -> None:
        """Nothing that is shown in a widget, or by itself, is a place of this page any more."""
        for place in [place for place, field in self._fields.items() if field is widget or widget.isAncestorOf(field)]:
            self.unregister(place)

    # ------------------------------------------------------------ rows

    def _table(self, items: tuple[Item, ...]) -> CitationTable:
        table = CitationTable(items, self, self._add_citation_below)
        table.lines_pasted.connect(self._paste_citations)
        table.kept.connect(self._keep)
        if self._documents is not None:
            table.documents_asked.connect(self._documents.ask)
        return table

    def _offer_documents(self, id: str, typed: str, documents: tuple[Citation, ...]) -> None:
        for table in self._tables:
            table.offer_documents(id, typed, documents)

    def _row(self, item: Item) -> ItemRow:
        row = ItemRow(item.id, self._labels, self._items)
        place = places.item(item.id)
        self.register(place, row.field, row.note)
        self.register(places.note(place), row.own_note, row.note)
        row.edited.connect(partial(self.edited.emit, place))
        row.noted.connect(partial(self.edited.emit, places.note(place)))
        row.moved.connect(lambda by: self.changed.emit(partial(move_item, id=item.id, by=by), _("Chuyển ý")))
        row.indented.connect(lambda deeper: self.changed.emit(partial(indent_item, id=item.id, deeper=deeper), _("Thụt ý")))
        row.levelled.connect(lambda level: self.changed.emit(partial(with_level, id=item.id, level=level), _("Đổi kiểu ý")))
        row.merged.connect(partial(self._merge, item.id))
        row.removed.connect(partial(self._remove, item.id))
        row.below_asked.connect(partial(self._add_below, item.id))
        row.table_asked.connect(partial(self._add_table, item.id))
        row.review.kept.connect(partial(self._keep, item.id))
        row.field.split.connect(partial(self._split, item.id))
        row.field.lines_pasted.connect(partial(self._paste, item.id))
        row.field.leave_up.connect(partial(self._step, item.id, -1))
        row.field.leave_down.connect(partial(self._step, item.id, 1))
        return row

    # ------------------------------------------------------------ changes

    def _enter_items(self) -> None:
        """From the heading on to the first figure or item; where there is none yet, a paragraph is begun."""
        if self._report.section_items(self._section) or self._figures:
            self.focus_first()
        else:
            self._add(0, "paragraph")

    def _add_last(self, level: ItemLevel) -> None:
        self._add(len(self._report.section_items(self._section)), level)

    def _add_below(self, id: str) -> None:
        self._add(index_of(self._report, id) + 1, self._report.item(id).level)

    def _add(self, index: int, level: ItemLevel) -> None:
        place = places.item(self._report.fresh_item_id())
        self.changed.emit(partial(add_item, section=self._section, index=index, level=level), _("Thêm ý"))
        self.focus_place(place)

    def _add_table(self, id: str = "") -> None:
        """A table behind an item, or at the end; the cursor goes to its first heading."""
        place = places.table_title(self._report.fresh_table_id(), 1)
        change = partial(insert_table, id=id) if id else partial(append_table, section=self._section)
        self.changed.emit(change, _("Chèn bảng"))
        self.focus_place(place)

    def _paste(self, id: str, before: str, after: str, text: str) -> None:
        """Shows what the lines will be; they go in together, as one step."""
        dialog = PasteDialog(pasted_lines(text, self._report.item(id).level), self)
        if dialog.exec():
            lines = dialog.lines()
            self.changed.emit(partial(paste_lines, id=id, before=before, after=after, lines=lines), _("Dán nhiều dòng"))
        self.focus_place(places.item(id))

    def _paste_citations(self, id: str, text: str) -> None:
        dialog = PasteDialog(pasted_lines(text, "plus"), self)
        if dialog.exec():
            self.changed.emit(partial(paste_citations, id=id, lines=dialog.lines()), _("Dán nhiều dòng"))

    def _after_citations(self) -> int:
        """Behind the last cited document; the first one goes behind the item that announces the list by its colon."""
        items = self._report.section_items(self._section)
        cited = [index + 1 for index, item in enumerate(items) if item.citation]
        announced = [index + 1 for index, item in enumerate(items) if item.text.rstrip().endswith(":")]
        return (cited[-1:] or announced[:1] or [len(items)])[0]

    def _add_citation_below(self, id: str) -> None:
        self._add_citation(index_of(self._report, id) + 1)

    def _add_citation(self, index: int) -> None:
        place = places.citation(self._report.fresh_citation_id(), "kind")
        self.changed.emit(partial(add_citation, section=self._section, index=index), _("Thêm văn bản viện dẫn"))
        self.focus_place(place)

    def _remove(self, id: str) -> None:
        neighbour = self._neighbour(id, -1) or self._neighbour(id, 1)
        self.changed.emit(partial(remove_item, id=id), _("Xóa ý"))
        if neighbour:
            self.focus_place(neighbour)

    def _merge(self, id: str) -> None:
        above = self._neighbour(id, -1)
        self.changed.emit(partial(merge_item, id=id), _("Gộp ý"))
        if above:
            self.focus_place(above)

    def _keep(self, id: str) -> None:
        """Confirms an item as it is and goes on to the next."""
        self.changed.emit(partial(reviewed, id=id), _("Giữ nguyên ý"))
        if self._neighbour(id, 1) is None:
            self._bar.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)  # a further Enter must not split the last item
            self.looked_through.emit()
        else:
            self._step(id, 1)

    def _split(self, id: str, before: str, after: str) -> None:
        if self._report.item(id).review:
            self._keep(id)
            return
        place = places.item(self._report.fresh_item_id())
        self.changed.emit(partial(split_item, id=id, before=before, after=after), _("Tách ý"))
        self.focus_place(place)

    def _step(self, id: str, by: int) -> None:
        neighbour = self._neighbour(id, by)
        if neighbour:
            self.focus_place(neighbour)

    def _neighbour(self, id: str, by: int) -> Place | None:
        items = self._report.section_items(self._section)
        index = index_of(self._report, id) + by
        return places.item(items[index].id) if 0 <= index < len(items) else None


def _role(section: str, report: Report) -> str:
    """What a list is that the definition does not know: căn cứ and opening are text, and so is what stands under a heading of one's own."""
    if section in (BASES, OPENING):
        return "text"
    return "annex" if any(annex.id == section for annex in report.annexes) else "free"


def _guidance(section: str, role: str) -> str:
    """What is said above the căn cứ, the opening and an annex; sections have their own words, and headings of one's own need none."""
    if role == "free":
        return ""
    if role == "annex":
        return _("Phụ lục có trang riêng ở cuối; nội dung phải nhắc đến phụ lục ấy. Dòng “Kèm theo Báo cáo số …” được tự ghi.")
    if section == BASES:
        return _("Văn bản làm căn cứ trực tiếp, mỗi văn bản một dòng, mở đầu bằng “Căn cứ”. Dấu chấm phẩy và dấu chấm được tự thêm.")
    return _("Nói rõ báo cáo theo yêu cầu nào, của cơ quan nào, cho kỳ nào.")


def _passed_over(_error: Exception) -> None:
    """What stands beside the text is a help; the text goes on without it."""
