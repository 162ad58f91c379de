"""The page of the letterhead: who reports, to whom, under which number, on what."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from models import edit
from models import place as places
from models.annexes import in_sentence_case
from models.definition import ReportDefinition
from models.language import _
from models.report import Report
from ui.fields.date_field import DateField
from ui.fields.line_field import LineField
from ui.fields.rich_field import RichField
from ui.form.form_page import FieldBox, FormPage
from ui.form.lines_field import LinesField
from ui.form.marks_card import MarksCard
from ui.tokens import token_labels, token_values


class LetterheadPage(FormPage):
    """Fields for letterhead, title and Kính gửi."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.show_guidance(
            _("Thể thức"),
            _("Tên cơ quan ghi đúng quyết định thành lập. Số và ngày để trống đến khi ban hành; văn thư cấp sau khi ký."),
        )
        self._lines: dict[str, LineField] = {}
        self._build_letterhead()
        self._build_title()
        self._marks = MarksCard(self)
        self.body.addWidget(self._marks)
        self.body.addStretch(1)

    def _build_letterhead(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        self.add_card().addLayout(grid)
        labels = {
            "superior": _("Cơ quan chủ quản"),
            "issuer": _("Cơ quan ban hành"),
            "number": _("Số (để trống khi chưa ban hành)"),
            "symbol": _("Ký hiệu"),
            "place": _("Địa danh"),
            "date": _("Ngày ban hành (ngày/tháng/năm)"),
            "issuer_in_text": _("Tên cơ quan khi viết trong câu"),
        }
        for position, (part, label) in enumerate(labels.items()):
            field = DateField(label, self) if part == "date" else LineField(label, self)
            place = places.letterhead(part)
            field.edited.connect(lambda text, place=place: self.edited.emit(place, text))
            box = FieldBox(field, label, self)
            self.register(place, field, box.note)
            width = 2 if part == "issuer_in_text" else 1
            grid.addWidget(box, position // 2, position % 2, 1, width, Qt.AlignmentFlag.AlignTop)
            self._lines[part] = field
        self._lines["issuer_in_text"].setToolTip(_("Dùng ở dòng “Kèm theo Báo cáo số … của …” dưới tên phụ lục."))

    def _build_title(self) -> None:
        card = self.add_card()
        self._subject = RichField(_("Trích yếu"), self)
        self._subject.edited.connect(lambda text: self.edited.emit(places.SUBJECT, text))
        box = FieldBox(self._subject, _("Trích yếu (dưới chữ BÁO CÁO)"), self)
        self.register(places.SUBJECT, self._subject, box.note)
        card.addWidget(box)
        self._addressees = LinesField(_("Kính gửi (khi gửi cấp trên; có thể để trống)"), _("Thêm nơi kính gửi"), places.addressee, self)
        self._addressees.listen(self)
        card.addWidget(self._addressees)

    def show_report(self, report: Report, definition: ReportDefinition) -> None:
        for part, field in self._lines.items():
            field.show_text(edit.read(report, places.letterhead(part)))
        guess = in_sentence_case(" ".join(report.letterhead.issuer.split()))
        self._lines["issuer_in_text"].setPlaceholderText(guess)
        values: Mapping[str, str] = token_values(report, definition)
        self._subject.show_markup(report.subject, values, token_labels(definition))
        self._addressees.show_lines(report.addressees)
        self._marks.show_report(report)
