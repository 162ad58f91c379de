"""The tabs of the settings for the office's names and its signers: rows with the days from which they count."""

from collections.abc import Callable, Sequence
from datetime import date
from itertools import pairwise

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from models.dates import read_date, short_date
from models.language import _
from models.office import ADDRESS_LINES, KeptPicture, Office, Signer
from ui.dialogs.signing_images_box import NO_IMAGES, Images, Kind, SigningImageBox
from ui.fields.choice_field import ChoiceField
from ui.fields.date_field import DateField
from ui.fields.line_field import LineField
from ui.form.signature_page import AUTHORITIES, POSTS, TITLES

_BEGINNING = date(1900, 1, 1)
_ADDRESS = tuple(f"address{at}" for at in range(ADDRESS_LINES))
Row = dict[str, LineField]


class _Rows(QScrollArea):
    """Rows of fields, one below the other, that can be added and emptied; a row with nothing in its main field does not count."""

    def __init__(
        self, guidance: str, add: str, made: Callable[[QWidget | None], Row], images: tuple[Kind, Images], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self._made = made
        self._images = images
        self.rows: list[Row] = []
        self.boxes: list[SigningImageBox] = []
        body = QWidget(self)
        body.setObjectName("page")
        box = QVBoxLayout(body)
        box.setContentsMargins(18, 14, 18, 14)
        words = QLabel(guidance, body)
        words.setProperty("role", "quiet")
        words.setWordWrap(True)
        box.addWidget(words)
        self._grid = QGridLayout()
        self._grid.setVerticalSpacing(4)
        box.addLayout(self._grid)
        self._add = QPushButton(add, body)
        self._add.clicked.connect(self._add_and_enter)
        foot = QHBoxLayout()
        foot.addWidget(self._add)
        foot.addStretch(1)
        box.addLayout(foot)
        box.addStretch(1)
        self.setWidget(body)

    def add_row(self, picture: KeptPicture | None = None) -> Row:
        """A row of empty fields, each with its name above, and below them the place of its image."""
        row = self._made(self.widget())
        top = self._grid.rowCount()
        for column, field in enumerate(row.values()):
            name = QLabel(field.accessibleName(), self.widget())
            name.setProperty("role", "quiet")
            name.setBuddy(field)
            self._grid.addWidget(name, top + 2 * (column // 3), column % 3)
            self._grid.addWidget(field, top + 2 * (column // 3) + 1, column % 3)
        below = top + 2 * ((len(row) + 2) // 3)
        box = SigningImageBox(*self._images, self.widget())
        box.show_picture(picture)
        self._grid.addWidget(box, below, 0, 1, 3)
        self._grid.setRowMinimumHeight(below + 1, 14)
        self.rows.append(row)
        self.boxes.append(box)
        for before, after in pairwise((list(row.values())[-1], box.choose, box.drop, self._add)):
            QWidget.setTabOrder(before, after)
        return row

    def _add_and_enter(self) -> None:
        next(iter(self.add_row().values())).setFocus()

    def chosen_images(self) -> tuple[bytes, ...]:
        """The images that were chosen here and are not in the data folder yet."""
        return tuple(box.chosen() for box in self.boxes if box.chosen())

    def problem(self) -> str:
        """What keeps the rows from being kept: a day that no calendar has."""
        for row in self.rows:
            for part in ("since", "until"):
                typed = row[part].text().strip() if part in row else ""
                if typed and read_date(typed) is None:
                    return _("“{typed}” ở ô “{name}” không phải là ngày; hãy nhập như 01/3/2025.").format(
                        typed=typed, name=row[part].accessibleName()
                    )
        return ""


class OfficeEditor(_Rows):
    """The office's names, the latest first."""

    def __init__(self, offices: Sequence[Office], today: date, parent: QWidget | None = None, images: Images = NO_IMAGES) -> None:
        guidance = _(
            "Tên, ký hiệu của cơ quan và ngày bắt đầu dùng. Khi cơ quan sáp nhập, đổi tên thì thêm một dòng mới: "
            "báo cáo cũ giữ tên cũ, báo cáo mới lấy tên mới. Xóa trắng ô tên cơ quan thì dòng ấy bị bỏ."
        )
        super().__init__(guidance, _("Thêm tên mới từ một ngày"), _office_fields, ("seal", images), parent)
        for office in sorted(offices, key=lambda office: office.since, reverse=True) or [Office()]:
            row = self.add_row(office.seal)
            for part in ("issuer", "superior", "symbol", "place", "drafter"):
                row[part].show_text(getattr(office, part))
            for part, line in zip(_ADDRESS, office.address, strict=False):
                row[part].show_text(line)
            row["since"].show_text(_day(office.since))

    def offices(self) -> tuple[Office, ...]:
        """The rows that name an office."""
        return tuple(
            Office(
                read_date(row["since"].text()) or _BEGINNING,
                row["superior"].text().strip(),
                row["issuer"].text().strip(),
                row["symbol"].text().strip(),
                row["place"].text().strip(),
                row["drafter"].text().strip(),
                _address(row),
                box.picture(),
            )
            for row, box in zip(self.rows, self.boxes, strict=True)
            if row["issuer"].text().strip()
        )


class SignerEditor(_Rows):
    """Who signs, in the order in which they are offered."""

    def __init__(self, signers: Sequence[Signer], today: date, parent: QWidget | None = None, images: Images = NO_IMAGES) -> None:
        guidance = _(
            "Người ký và thời gian giữ chức. Báo cáo mới lấy người đầu tiên đang giữ chức; ở trang Ký chọn được người khác. "
            "Xóa trắng ô họ tên thì dòng ấy bị bỏ."
        )
        super().__init__(guidance, _("Thêm người ký"), _signer_fields, ("signature", images), parent)
        for signer in signers or [Signer("")]:
            row = self.add_row(signer.picture)
            for part in ("name", "title", "authority", "post"):
                row[part].show_text(getattr(signer, part))
            row["since"].show_text(_day(signer.since))
            row["until"].show_text(short_date(signer.until) if signer.until else "")

    def signers(self) -> tuple[Signer, ...]:
        """The rows that name somebody."""
        return tuple(
            Signer(
                row["name"].text().strip(),
                row["title"].text().strip(),
                row["authority"].text().strip(),
                read_date(row["since"].text()) or _BEGINNING,
                read_date(row["until"].text()),
                row["post"].text().strip(),
                box.picture(),
            )
            for row, box in zip(self.rows, self.boxes, strict=True)
            if row["name"].text().strip()
        )


def _office_fields(parent: QWidget | None) -> Row:
    return {
        "issuer": LineField(_("Cơ quan ban hành"), parent),
        "superior": LineField(_("Cơ quan chủ quản"), parent),
        "symbol": LineField(_("Ký hiệu báo cáo"), parent),
        "place": LineField(_("Địa danh"), parent),
        "since": DateField(_("Dùng từ ngày"), parent),
        "drafter": LineField(_("Ký hiệu người soạn, số bản"), parent),
        **{part: LineField(_("Địa chỉ ở chân trang, dòng {number}").format(number=at), parent) for at, part in enumerate(_ADDRESS, 1)},
    }


def _address(row: Row) -> tuple[str, ...]:
    """The lines of the address up to the last one that says something."""
    return tuple("\n".join(row[part].text().strip() for part in _ADDRESS).rstrip("\n").splitlines())


def _signer_fields(parent: QWidget | None) -> Row:
    return {
        "name": LineField(_("Họ và tên"), parent),
        "title": ChoiceField(_("Chức vụ"), TITLES, parent),
        "authority": ChoiceField(_("Quyền hạn"), AUTHORITIES, parent),
        "since": DateField(_("Giữ chức từ ngày"), parent),
        "until": DateField(_("Đến ngày"), parent),
        "post": ChoiceField(_("Chức vụ khác, ghi trên họ tên"), POSTS, parent),
    }


def _day(day: date) -> str:
    return "" if day == _BEGINNING else short_date(day)
