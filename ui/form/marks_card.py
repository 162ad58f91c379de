"""The card of what a document may bear besides its nine parts: stamps, the drafter's mark, the office's address."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel

from models import place as places
from models.language import _
from models.marks import CIRCULATIONS, URGENCIES
from models.office import ADDRESS_LINES
from models.report import Report
from ui.fields.fixed_choice import FixedChoice
from ui.fields.line_field import LineField
from ui.form.form_page import FieldBox, FormPage


class MarksCard(QFrame):
    """Fields for the marks; joined to its page when it is made."""

    def __init__(self, page: FormPage) -> None:
        super().__init__(page.widget())
        self.setProperty("role", "card")
        self._page = page
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(14, 12, 14, 12)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(8)
        heading = QLabel(_("Dấu chỉ mức độ, địa chỉ (chỉ khi cần)"), self)
        heading.setProperty("role", "heading")
        self._grid.addWidget(heading, 0, 0, 1, 2)
        self._urgency = self._choice("urgency", _("Độ khẩn"), URGENCIES, 0)
        self._circulation = self._choice("circulation", _("Phạm vi lưu hành"), CIRCULATIONS, 1)
        self._drafter = LineField(_("Ký hiệu người soạn thảo và số bản, dưới Nơi nhận"), self)
        self._drafter.setPlaceholderText("PL.(300)")
        self._add(self._drafter, "drafter", 2, 0, 2)
        self._address: list[LineField] = []
        self._box: FieldBox | None = None
        self._show_address(("",) * ADDRESS_LINES)

    def _choice(self, part: str, label: str, stamps: tuple[str, ...], column: int) -> FixedChoice:
        choice = FixedChoice(label, (("", _("Không")), *((stamp, stamp) for stamp in stamps)), self)
        self._add(choice, part, 1, column, 1)
        return choice

    def _add(self, field: FixedChoice | LineField, part: str, row: int, column: int, width: int) -> None:
        place = places.mark(part)
        field.edited.connect(partial(self._page.edited.emit, place))
        box = FieldBox(field, field.accessibleName(), self)
        self._page.register(place, field, box.note)
        self._grid.addWidget(box, row, column, 1, width, Qt.AlignmentFlag.AlignTop)

    def _show_address(self, lines: tuple[str, ...]) -> None:
        """An address that came with more lines than the page has room for shows all of them."""
        for at in range(len(self._address), max(len(lines), ADDRESS_LINES)):
            self._add_address_line(at)
        for at, field in enumerate(self._address):
            field.show_text(lines[at] if at < len(lines) else "")

    def _add_address_line(self, at: int) -> None:
        field = LineField(_("Địa chỉ cơ quan ở chân trang 1, dòng {number}").format(number=at + 1), self)
        field.edited.connect(lambda _text: self._address_edited())
        if self._box is None:
            field.setPlaceholderText(_("Số nhà, đường, phường, tỉnh; điện thoại, thư điện tử, trang tin"))
            self._box = FieldBox(field, _("Địa chỉ cơ quan ở chân trang 1 (không quá 3 dòng)"), self)
            self._page.register(places.mark("address"), field, self._box.note)
            self._grid.addWidget(self._box, 3, 0, 1, 2)
        else:
            self._grid.addWidget(field, 3 + at, 0, 1, 2)
        self._address.append(field)

    def _address_edited(self) -> None:
        text = "\n".join(field.text() for field in self._address).rstrip("\n")
        self._page.edited.emit(places.mark("address"), text)

    def show_report(self, report: Report) -> None:
        """Shows the marks of a report."""
        marks = report.marks
        self._urgency.show_value(marks.urgency)
        self._circulation.show_value(marks.circulation)
        self._drafter.show_text(marks.drafter)
        self._show_address(marks.address)
