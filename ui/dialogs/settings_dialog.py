"""The settings: office and signers with their dates of effect, lists of recipients, the page, and how the screen looks."""

from datetime import date
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QComboBox, QDialog, QFormLayout, QLabel, QTabWidget, QVBoxLayout, QWidget

from models.data_place import CARRIED, program_folder
from models.errors import BookError
from models.language import Language, _
from ui.dialogs.boxes import UnsavedSettingsBox
from ui.dialogs.dialog_buttons import DialogButtons
from ui.dialogs.office_editor import OfficeEditor, SignerEditor
from ui.dialogs.paper_editor import PaperEditor
from ui.dialogs.recipients_editor import RecipientsEditor
from ui.dialogs.signing_images_box import NO_IMAGES, Images
from ui.fields.line_field import LineField
from ui.preferences import Preferences
from ui.theme import TEXT_SIZES, Theme


class SettingsDialog(QDialog):
    """Shows settings and gives others back; nothing is put to use here."""

    def __init__(
        self, preferences: Preferences, today: date, parent: QWidget | None = None, images: Images = NO_IMAGES, data: Path | None = None
    ) -> None:
        super().__init__(parent)
        self._data = data
        self.setWindowTitle(_("Thiết lập"))
        self._preferences = preferences
        self._images = images
        self.tabs = QTabWidget(self)
        self.tabs.setAccessibleName(_("Nhóm thiết lập"))
        self._offices = OfficeEditor(preferences.book.offices, today, self, images)
        self._signers = SignerEditor(preferences.book.signers, today, self, images)
        self._recipients = RecipientsEditor(preferences.book.recipients, self)
        self.tabs.addTab(self._offices, _("Cơ quan"))
        self.tabs.addTab(self._signers, _("Người ký"))
        self.tabs.addTab(self._recipients, _("Nơi nhận"))
        self._paper = PaperEditor(preferences.paper, self)
        self.tabs.addTab(self._paper, _("Trang giấy"))
        self.tabs.addTab(self._screen(), _("Người dùng, màn hình"))
        buttons = DialogButtons(self, _("Lưu thiết lập"), _("Hủy"))
        self._problem = QLabel(self)
        self._problem.setProperty("role", "error")
        self._problem.setWordWrap(True)
        self._problem.hide()
        layout = QVBoxLayout(self)
        layout.addWidget(self.tabs, 1)
        layout.addWidget(self._problem)
        layout.addWidget(buttons)
        self.resize(860, 560)
        self._offices.rows[0]["issuer"].setFocus()
        self._as_shown = self.preferences()

    def _screen(self) -> QWidget:
        page = QWidget(self)
        form = QFormLayout(page)
        form.setContentsMargins(18, 18, 18, 18)
        form.setVerticalSpacing(12)
        languages: list[tuple[str, Language]] = [("Tiếng Việt", "vi"), ("English", "en")]
        themes: list[tuple[str, Theme]] = [(_("Theo hệ thống"), "system"), (_("Nền sáng"), "light"), (_("Nền tối"), "dark")]
        self.language = _choice(page, languages, self._preferences.language)
        self.theme = _choice(page, themes, self._preferences.theme)
        self.text_size = _choice(page, [(f"{size} %", size) for size in TEXT_SIZES], self._preferences.text_size)
        self.clerk = LineField(_("Tên người làm báo cáo"), page)
        self.clerk.show_text(self._preferences.clerk)
        self.clerk.setPlaceholderText(_("ghi vào lịch sử của báo cáo"))
        form.addRow(_("Tên người làm báo cáo"), self.clerk)
        for label, box in (
            (_("Ngôn ngữ màn hình"), self.language),
            (_("Màu nền"), self.theme),
            (_("Cỡ chữ màn hình"), self.text_size),
        ):
            box.setAccessibleName(label)
            form.addRow(label, box)
        words = QLabel(_("Ngôn ngữ và màu chỉ đổi màn hình; báo cáo trên giấy luôn là tiếng Việt, chữ đen."), page)
        words.setProperty("role", "quiet")
        words.setWordWrap(True)
        form.addRow(words)
        if self._data is not None:
            form.addRow(_("Nơi giữ dữ liệu"), _where(self._data, page))
        return page

    def preferences(self) -> Preferences:
        """The settings as they are chosen now."""
        book = replace(
            self._preferences.book,
            offices=self._offices.offices(),
            signers=self._signers.signers(),
            recipients=self._recipients.lists(),
        )
        language, theme, size = (box.currentData() for box in (self.language, self.theme, self.text_size))
        return Preferences(language, theme, size, book, self._paper.paper(), self.clerk.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape is pressed by habit: it does not throw away what was changed."""
        if event.key() != Qt.Key.Key_Escape or self._may_leave():
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """The window's own cross asks as Escape does."""
        if event.spontaneous() and not self._may_leave():
            event.ignore()
        else:
            super().closeEvent(event)

    def _may_leave(self) -> bool:
        """Asks where something was changed; saving leaves by itself."""
        if self.preferences() == self._as_shown:
            return True
        box = UnsavedSettingsBox(self)
        box.exec()
        if box.clickedButton() is box.save:
            self.accept()
        return box.clickedButton() is box.leave

    def accept(self) -> None:
        """A day that no calendar has, or an image that cannot be kept, keeps the dialog open and says where it stands."""
        for tab in (self._offices, self._signers):
            problem = tab.problem() or self._kept(tab.chosen_images())
            if problem:
                self.tabs.setCurrentWidget(tab)
                self._problem.setText(problem)
                self._problem.show()
                return
        super().accept()

    def _kept(self, images: tuple[bytes, ...]) -> str:
        """Copies chosen images into the data folder, which harms nothing where the settings are not kept after all."""
        try:
            self._images.keep(images)
        except BookError as error:
            return str(error)
        return ""


def _where(data: Path, page: QWidget) -> QLabel:
    """The folder of the data, to be selected and copied; on a stick it says that the data travel with the program."""
    place = QLabel(str(data), page)
    if data == program_folder() / CARRIED:
        place.setText(_("{folder} (mang theo cùng chương trình)").format(folder=data))
    place.setTextFormat(Qt.TextFormat.PlainText)
    place.setWordWrap(True)
    place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard)
    place.setAccessibleName(_("Nơi giữ dữ liệu"))
    return place


def _choice(
    parent: QWidget, choices: list[tuple[str, Language]] | list[tuple[str, Theme]] | list[tuple[str, int]], now: object
) -> QComboBox:
    box = QComboBox(parent)
    for words, value in choices:
        box.addItem(words, value)
    box.setCurrentIndex(max(box.findData(now), 0))
    return box
