"""The page of the closing sentence and Nơi nhận."""

from functools import partial

from msgspec.structs import replace
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from models import place as places
from models.definition import ReportDefinition
from models.language import _
from models.office import OfficeBook
from models.report import Report
from ui.fields.rich_field import RichField
from ui.form.form_page import FieldBox, FormPage
from ui.form.lines_field import LinesField
from ui.tokens import token_labels, token_values


class EndingPage(FormPage):
    """Closing sentence and recipients."""

    def __init__(self, book: OfficeBook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.show_guidance(
            _("Kết thúc, nơi nhận"),
            _("Câu kết khép lại bằng “./.”. Mỗi nơi nhận một dòng, dòng cuối là “Lưu: VT, …”; dấu chấm phẩy và dấu chấm được tự thêm."),
        )
        self._closing = RichField(_("Câu kết"), self)
        self._closing.edited.connect(lambda text: self.edited.emit(places.CLOSING, text))
        box = FieldBox(self._closing, _("Câu kết"), self)
        self.register(places.CLOSING, self._closing, box.note)
        self.add_card().addWidget(box)
        self._recipients = LinesField(_("Nơi nhận"), _("Thêm nơi nhận"), places.recipient, self)
        self._recipients.listen(self)
        card = self.add_card()
        card.addWidget(self._recipients)
        if book.recipients:
            card.addLayout(self._lists(book))
        self.body.addStretch(1)

    def _lists(self, book: OfficeBook) -> QHBoxLayout:
        """The office's own lists, to be taken as they are."""
        button = QPushButton(_("Dùng danh sách có sẵn"), self)
        menu = QMenu(button)
        for one in book.recipients:
            menu.addAction(one.name or one.lines[0], partial(self._use_list, one.lines))
        button.setMenu(menu)
        row = QHBoxLayout()
        row.addWidget(button)
        row.addStretch(1)
        return row

    def _use_list(self, lines: tuple[str, ...]) -> None:
        self.changed.emit(lambda report: replace(report, recipients=lines), _("Dùng danh sách nơi nhận"))

    def show_report(self, report: Report, definition: ReportDefinition) -> None:
        self._closing.show_markup(report.closing, token_values(report, definition), token_labels(definition))
        self._recipients.show_lines(report.recipients)
