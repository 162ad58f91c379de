"""The page of who signs: one signer, or two beside each other."""

from collections.abc import Callable, Sequence
from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from models import place as places
from models.definition import ReportDefinition
from models.document import signature_titles
from models.language import _
from models.office import Signer, signature_of
from models.place import Place
from models.report import Report, Signature
from ui.fields.choice_field import ChoiceField
from ui.form.form_page import FieldBox, FormPage

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
POSTS = ("CHỦ TỊCH UBND TỈNH", "PHÓ CHỦ TỊCH UBND TỈNH", "GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")


class SignerCard(QFrame):
    """The four fields of one signer, and how they will stand on the paper; joined to its page when it is made."""

    def __init__(self, page: FormPage, heading: str, signers: Sequence[Signer], place_of: Callable[[str], Place]) -> None:
        super().__init__(page.widget())
        self.setProperty("role", "card")
        self._page = page
        self._place_of = place_of
        self._signers = {signer.name: signer for signer in signers}
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(14, 12, 14, 12)
        self.box.setSpacing(8)
        self._top = QHBoxLayout()
        title = QLabel(heading, self)
        title.setProperty("role", "heading")
        self._top.addWidget(title, 1)
        self.box.addLayout(self._top)
        self._fields = {
            "authority": (_("Quyền hạn"), ChoiceField("", AUTHORITIES, self)),
            "title": (_("Chức vụ"), ChoiceField("", TITLES, self)),
            "post": (_("Chức vụ khác, ghi trên họ tên (nếu ký thay mặt hội đồng, ban)"), ChoiceField("", POSTS, self)),
            "name": (_("Họ và tên người ký"), ChoiceField("", tuple(signer.name for signer in signers), self)),
        }
        for part, (label, field) in self._fields.items():
            field.setAccessibleName(_("{part} (người ký thứ hai)").format(part=label) if heading else label)
            field.edited.connect(partial(self._typed, part))
            box = FieldBox(field, label, self)
            page.register(place_of(part), field, box.note)
            self.box.addWidget(box)
        title.setVisible(bool(heading))
        self._shown = QLabel(self)
        self._shown.setProperty("role", "heading")
        self._shown.setAccessibleName(_("Khối chữ ký trên giấy"))
        self.box.addWidget(self._shown)

    def add_button(self, button: QPushButton) -> None:
        """A button at the right of the card's heading."""
        self._top.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)

    def _typed(self, part: str, text: str) -> None:
        """The name of a known signer brings title and authority with it."""
        known = self._signers.get(text) if part == "name" else None
        if known is None:
            self._page.edited.emit(self._place_of(part), text)
            return
        block = places.parts(self._place_of(part))[0]
        self._page.changed.emit(lambda report: replace(report, **{block: signature_of(known)}), _("Chọn người ký"))

    def show_signature(self, signature: Signature) -> None:
        """Shows who signs; fields that say so already are left alone."""
        for part, (_label, field) in self._fields.items():
            field.show_text(getattr(signature, part))
        posts = (signature.post.strip().upper(),) if signature.post.strip() else ()
        lines = (*signature_titles(signature), "", *posts, signature.name)
        self._shown.setText(_("Trên giấy sẽ là:") + "\n" + "\n".join(lines).strip())


class SignaturePage(FormPage):
    """Authority, title and name of who signs; a second signer is asked for by a button."""

    def __init__(self, signers: tuple[Signer, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.show_guidance(
            _("Ký"),
            _(
                "TM. thay mặt tập thể; KT. cấp phó ký thay; TL. thừa lệnh; TUQ. thừa ủy quyền; Q. quyền. "
                "Người đứng đầu tự ký thì để trống quyền hạn."
            ),
        )
        self._signers = signers
        self._first = SignerCard(self, "", signers, places.signature)
        if not signers:
            hint = QLabel(_("Khai người ký một lần ở Tệp › Thiết lập, sau đó chỉ cần chọn tên."), self)
            hint.setProperty("role", "quiet")
            hint.setWordWrap(True)
            self._first.box.insertWidget(self._first.box.count() - 1, hint)
        self.body.addWidget(self._first)
        self._second: SignerCard | None = None
        self._add = QPushButton(_("Thêm người ký thứ hai"), self)
        self._add.clicked.connect(self._add_second)
        row = QHBoxLayout()
        row.addWidget(self._add)
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addStretch(1)

    def _add_second(self) -> None:
        self.changed.emit(with_cosigner, _("Thêm người ký thứ hai"))
        self.focus_place(places.cosignature("authority"))

    def _made_second(self) -> SignerCard:
        """The card of the second signer, made when it is wanted: few reports have one."""
        card = SignerCard(self, _("Người ký thứ hai"), self._signers, places.cosignature)
        remove = QPushButton(_("Bỏ người ký thứ hai"), card)
        remove.clicked.connect(lambda: self.changed.emit(lambda report: replace(report, cosignature=None), _("Bỏ người ký thứ hai")))
        card.add_button(remove)
        self.body.insertWidget(self.body.indexOf(self._first) + 1, card)
        return card

    def show_report(self, report: Report, definition: ReportDefinition) -> None:
        self._first.show_signature(report.signature)
        second = report.cosignature
        if second is not None and self._second is None:
            self._second = self._made_second()
        elif second is None and self._second is not None:
            for part in Signature.__struct_fields__:
                self.unregister(places.cosignature(part))
            self.body.removeWidget(self._second)
            self._second.hide()
            self._second.deleteLater()
            self._second = None
        if second is not None and self._second is not None:
            self._second.show_signature(second)
        self._add.setVisible(second is None)


def with_cosigner(report: Report) -> Report:
    """Room for a second signer, where there is none yet."""
    return report if report.cosignature is not None else replace(report, cosignature=Signature())
