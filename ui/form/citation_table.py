"""The table of cited documents inside a section: kind, number, symbol, date, subject, one row a document."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel

from models import edit
from models import place as places
from models.citation import KINDS, LAWS, Citation, read_citation
from models.edit import move_item, remove_item
from models.items import fill_citation, put_document
from models.language import _
from models.report import Item, Report
from ui.fields.choice_field import ChoiceField
from ui.fields.date_field import DateField
from ui.fields.line_field import LineField
from ui.fields.rich_field import RichField
from ui.form.document_offer import DocumentOffer
from ui.form.finding_note import FindingNote
from ui.form.form_page import FormPage
from ui.form.item_extras import ReviewLine
from ui.form.row_menu import RowMenu

Field = LineField | ChoiceField | RichField
_LINE = ("kind", "number", "symbol", "date")
_STRETCHES = (4, 2, 4, 3)


class CitationTable(QFrame):
    """A run of items that are cited documents; joined to its page when it is made.

    `lines_pasted(item, text)`: several lines were pasted into the row of an item. `kept(item)`: a carried document stays as it is.
    `documents_asked(citation, typed)`: known documents are wanted that fit what is typed into a row.
    """

    lines_pasted = Signal(str, str)
    kept = Signal(str)
    documents_asked = Signal(str, str)

    def __init__(self, items: tuple[Item, ...], page: FormPage, add_at: Callable[[str], None]) -> None:
        super().__init__(page.widget())
        self.setProperty("role", "card")
        self.cited = tuple((item.id, item.citation) for item in items)
        self._page = page
        self._add_below = add_at
        self._rows: list[tuple[Item, dict[str, Field]]] = []
        self._reviews: dict[str, ReviewLine] = {}
        self._offers: dict[str, DocumentOffer] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(10, 10, 6, 10)
        self._grid.setHorizontalSpacing(5)
        self._grid.setVerticalSpacing(5)
        for column, stretch in enumerate(_STRETCHES):
            self._grid.setColumnStretch(column, stretch)
        for column, title in enumerate((_("Loại văn bản"), _("Số"), _("Ký hiệu"), _("Ngày"))):
            name = QLabel(title, self)
            name.setProperty("role", "quiet")
            self._grid.addWidget(name, 0, column)
        for number, item in enumerate(items, 1):
            self._add_row(item, number)

    def _add_row(self, item: Item, number: int) -> None:
        row = self._grid.rowCount()
        id = item.citation or ""
        fields = self._fields(number)
        note = FindingNote(self)
        for column, part in enumerate(_LINE):
            self._grid.addWidget(fields[part], row, column)
        self._grid.addWidget(fields["subject"], row + 1, 0, 1, len(_LINE))
        for part, field in fields.items():
            place = places.citation(id, part)
            field.edited.connect(partial(self._typed, id, part))
            field.takes_lines = True
            if isinstance(field, RichField):
                field.lines_pasted.connect(lambda _before, _after, text: self.lines_pasted.emit(item.id, text))
                field.split.connect(lambda _before, _after: self._keep_waiting(item.id))
            else:
                field.lines_pasted.connect(partial(self.lines_pasted.emit, item.id))
                field.returnPressed.connect(partial(self._keep_waiting, item.id))
            self._page.register(place, field, note)
        self._page.register(places.item(item.id), fields["subject"], note)
        self._offers[id] = self._offer(id, fields)
        menu = self._menu(item, number)
        self._grid.addWidget(menu, row, len(_LINE))
        review = ReviewLine(self)
        review.kept.connect(partial(self.kept.emit, item.id))
        self._reviews[item.id] = review
        self._grid.addWidget(review, row + 2, 0, 1, len(_LINE) + 1)
        self._grid.addWidget(note, row + 3, 0, 1, len(_LINE) + 1)
        self._grid.setRowMinimumHeight(row + 4, 6)
        self._rows.append((item, fields))

    def _fields(self, number: int) -> dict[str, Field]:
        def name(part: str) -> str:
            return _("{part} của văn bản {number}").format(part=part, number=number)

        kind = ChoiceField(name(_("Loại")), (*KINDS, *LAWS), self)
        fields: dict[str, Field] = {
            "kind": kind,
            "number": LineField(name(_("Số")), self),
            "symbol": LineField(name(_("Ký hiệu")), self),
            "date": DateField(name(_("Ngày")), self),
            "subject": RichField(name(_("Trích yếu")), self),
        }
        fields["subject"].setProperty("role", "prose")
        return fields

    def _offer(self, id: str, fields: dict[str, Field]) -> DocumentOffer:
        offer = DocumentOffer({part: fields[part] for part in ("number", "symbol", "subject")}, self)
        offer.asked.connect(partial(self.documents_asked.emit, id))
        offer.chosen.connect(lambda document: self._page.changed.emit(partial(put_document, id=id, document=document), _("Điền văn bản")))
        return offer

    def offer_documents(self, id: str, typed: str, documents: tuple[Citation, ...]) -> None:
        """Lists known documents under the row of a cited document, where it is in this table and still wants them."""
        if id in self._offers:
            self._offers[id].show_documents(typed, documents)

    def _menu(self, item: Item, number: int) -> RowMenu:
        menu = RowMenu(self, _("Việc với văn bản {number}").format(number=number))
        changed = self._page.changed
        menu.add(_("Chuyển lên"), "", lambda: changed.emit(partial(move_item, id=item.id, by=-1), _("Chuyển văn bản")))
        menu.add(_("Chuyển xuống"), "", lambda: changed.emit(partial(move_item, id=item.id, by=1), _("Chuyển văn bản")))
        menu.add(_("Thêm văn bản bên dưới"), "", lambda: self._add_below(item.id))
        menu.add(_("Xóa văn bản"), "", lambda: changed.emit(partial(remove_item, id=item.id), _("Xóa văn bản")))
        return menu

    def _typed(self, id: str, part: str, text: str) -> None:
        """A whole citation put into the first field, or into any of an empty row, is spread over the row."""
        number = next(fields["number"] for item, fields in self._rows if item.citation == id)
        empty = isinstance(number, LineField) and not number.text()
        if (part == "kind" or empty) and read_citation(text, id):
            self._page.changed.emit(partial(fill_citation, id=id, text=text), _("Điền văn bản"))
        else:
            self._page.edited.emit(places.citation(id, part), text)

    def _keep_waiting(self, item: str) -> None:
        """Enter confirms a document that waits for review; elsewhere it says nothing."""
        if self._reviews[item].is_waiting:
            self.kept.emit(item)

    def show_report(self, report: Report, values: dict[str, str], labels: dict[str, str]) -> None:
        """Shows the parts of each document."""
        for item, fields in self._rows:
            now = report.item(item.id)
            self._reviews[item.id].show_review(now.review, now.origin == "imported")
            for part, field in fields.items():
                text = edit.read(report, places.citation(item.citation or "", part))
                if isinstance(field, RichField):
                    field.show_markup(text, values, labels)
                else:
                    field.show_text(text)
