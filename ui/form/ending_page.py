"""The page of the closing sentence and Nơi nhận, and the page of the signature block."""

from functools import partial

from msgspec.structs import replace
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QWidget

from models import place as places
from models.definition import ReportDefinition
from models.document import signature_titles
from models.language import _
from models.office import OfficeBook, Signer, signature_of
from models.report import Report
from ui.fields.choice_field import ChoiceField
from ui.fields.rich_field import RichField
from ui.form.form_page import FieldBox, FormPage
from ui.form.lines_field import LinesField
from ui.tokens import token_labels, token_values

AUTHORITIES = (
    "",
    "TM. ỦY BAN NHÂN DÂN",
    "Q.",
    "KT. GIÁM ĐỐC",
    "KT. CHỦ TỊCH",
    "TL. GIÁM ĐỐC",
    "TL. CHỦ TỊCH",
    "TUQ. GIÁM ĐỐC",
)
TITLES = ("GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "CHỦ TỊCH", "PHÓ CHỦ TỊCH", "CHÁNH VĂN PHÒNG", "TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG")


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


class SignaturePage(FormPage):
    """Authority, title and name of who signs, and how that will stand on the paper."""

    def __init__(self, signers: tuple[Signer, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.show_guidance(
            _("Ký"),
            _(
                "TM. thay mặt tập thể; KT. cấp phó ký thay; TL. thừa lệnh; TUQ. thừa ủy quyền; Q. quyền. "
                "Người đứng đầu tự ký thì để trống quyền hạn."
            ),
        )
        card = self.add_card()
        self._authority = ChoiceField(_("Quyền hạn"), AUTHORITIES, self)
        self._title = ChoiceField(_("Chức vụ"), TITLES, self)
        self._name = ChoiceField(_("Họ và tên người ký"), tuple(signer.name for signer in signers), self)
        self._signers = {signer.name: signer for signer in signers}
        fields = {"authority": self._authority, "title": self._title, "name": self._name}
        for part, field in fields.items():
            place = places.signature(part)
            field.edited.connect(partial(self._typed, part))
            box = FieldBox(field, field.accessibleName(), self)
            self.register(place, field, box.note)
            card.addWidget(box)
        if not signers:
            hint = QLabel(_("Khai người ký một lần ở Tệp › Thiết lập, sau đó chỉ cần chọn tên."), self)
            hint.setProperty("role", "quiet")
            card.addWidget(hint)
        self._shown = QLabel(self)
        self._shown.setProperty("role", "heading")
        self._shown.setAccessibleName(_("Khối chữ ký trên giấy"))
        card.addWidget(self._shown)
        self.body.addStretch(1)

    def _typed(self, part: str, text: str) -> None:
        """The name of a known signer brings title and authority with it."""
        known = self._signers.get(text) if part == "name" else None
        if known is not None:
            self.changed.emit(lambda report: replace(report, signature=signature_of(known)), _("Chọn người ký"))
        else:
            self.edited.emit(places.signature(part), text)

    def show_report(self, report: Report, definition: ReportDefinition) -> None:
        signature = report.signature
        self._authority.show_text(signature.authority)
        self._title.show_text(signature.title)
        self._name.show_text(signature.name)
        lines = (*signature_titles(signature), "", signature.name)
        self._shown.setText(_("Trên giấy sẽ là:") + "\n" + "\n".join(lines).strip())
