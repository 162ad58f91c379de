"""F1 opens the guide at what is on the screen; keys and guide agree with the menus."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel

from models import place as places
from models.language import use_language
from models.report import Annex, Item, Section, Signature
from models.store.backups import Preview
from models.text_table import TableColumn, TextTable
from tests.builders import sample
from tests.ui.desks import Ending, desk_with, key, until
from ui.commands import COMMANDS
from ui.dialogs.backup_passwords import new_dialog
from ui.dialogs.boxes import UnsavedBox
from ui.dialogs.help_window import HelpWindow, guide_text
from ui.dialogs.restore_dialog import RestoreDialog
from ui.dialogs.shortcut_sheet import ShortcutSheet
from ui.dialogs.tour import CARDS, Tour
from ui.rescue_dialog import RescueDialog
from ui.window import Window


@pytest.mark.parametrize(
    ("place", "heading"),
    [
        (places.letterhead("issuer"), "Thể thức"),
        (places.figure("van_ban_den"), "Số liệu và các ô tô màu"),
        (places.citation("c1", "number"), "Văn bản viện dẫn"),
        (places.item("i20"), "Các ý trong mục"),
        (places.section_part("tu-dat", "title"), "Đề mục và báo cáo chung"),
        (places.CLOSING, "Kết thúc, nơi nhận"),
        (places.signature("name"), "Ký"),
        (places.cosignature("name"), "Ký"),
        (places.item("n1"), "Căn cứ"),
        (places.annex_title("pl1"), "Phụ lục"),
        (places.cell("b1", 0, 0), "Bảng trong báo cáo"),
    ],
)
def test_f1_opens_at_what_one_is_doing(window: Window, place: places.Place, heading: str) -> None:
    table = TextTable("b1", (TableColumn("x"),), (("",),))
    annexes = (Annex("pl1", "Biểu", (Item("a1", table="b1"),)),)
    own = (*sample().sections, Section("tu-dat", "III", "Nội dung khác"))
    made = replace(sample(), sections=own, bases=(Item("n1"),), annexes=annexes, tables=(table,), cosignature=Signature())
    desk_with(window, made).go_to(place)
    window.guidance.show_help()
    assert window.guidance.help is not None and window.guidance.help.heading_at_top() == heading
    browser = window.guidance.help._browser
    until(lambda: abs(browser.cursorRect().top()) < 40 or browser.verticalScrollBar().value() == browser.verticalScrollBar().maximum())
    window.guidance.help.close()


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_guide_has_every_topic_in_both_languages(ending: Ending, language: str) -> None:
    use_language(language)  # type: ignore[arg-type]
    try:
        guide = ending(HelpWindow())
        work = {"bat-dau", "ky-truoc", "the-thuc", "so-lieu", "dien-bien", "y", "van-ban", "ket-thuc", "ky"}
        others = {"can-cu", "bang", "phu-luc", "can-xu-ly", "ban-hanh", "phieu-trinh", "ban-dien-tu", "tim", "phim", "so-van-ban"}
        assert work | others | {
            "lich-su",
            "in",
            "thu-muc",
            "de-muc",
            "nhap-tep",
            "sao-luu",
            "mat-khau",
            "o-dia",
            "hong",
            "mang-theo",
        } <= set(guide._headings)
    finally:
        use_language("vi")


def test_every_key_of_the_window_is_in_the_sheet_and_no_key_serves_twice(window: Window) -> None:
    sheet = ShortcutSheet(window)
    shown = {label.text() for label in sheet.findChildren(QLabel) if label.property("role") == "key"}
    keys = [command.keys for command in COMMANDS if command.keys]
    assert len(keys) == len(set(keys)) and {"Ctrl+N", "F8", "Ctrl+F", "Ctrl+J"} <= shown
    assert {action.text() for action in window.findChildren(QAction)} >= {"Báo cáo mới…", "Tìm và thay thế…", "Thiết lập…"}


def test_the_guide_names_the_keys_of_the_menus() -> None:
    guide = guide_text()
    keys_told = ("Ctrl+N", "Ctrl+E", "F8", "Shift+F8", "Shift+F5", "Ctrl+F", "Ctrl+K", "Ctrl+D", "F6", "F9", "Ctrl+Shift+M", "Ctrl+Shift+F")
    for keys in (*keys_told, "Ctrl+Shift+D", "Ctrl+H", "Ctrl+P", "Ctrl+T", "Ctrl+Shift+S"):
        assert keys in guide and keys in {command.keys for command in COMMANDS}


def test_the_tour_has_five_cards_and_can_be_left_at_any(ending: Ending) -> None:
    tour = ending(Tour())
    assert len(CARDS) == 5
    tour.show_card(4)
    assert tour._next.text() == "Bắt đầu làm việc"
    tour.show_card(0)
    tour.show()
    tour.activateWindow()
    QTest.qWaitForWindowActive(tour)
    QTest.keyClick(tour._next, Qt.Key.Key_Right)
    assert tour._count.text() == "2 / 5"
    tour.show_card(99)
    assert tour._title.text() == CARDS[4][0]
    tour._skip.click()
    assert tour.result() == Tour.DialogCode.Rejected


def test_the_tour_is_shown_at_the_first_start_only(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[Tour] = []
    monkeypatch.setattr(Tour, "exec", lambda self: shown.append(self))
    window.welcome()
    window.welcome()
    assert len(shown) == 1


@pytest.mark.parametrize(
    ("made", "heading"),
    [
        (lambda: RestoreDialog(Preview(datetime(2026, 1, 2, 3, tzinfo=UTC))), "Sao lưu, khôi phục"),
        (lambda: new_dialog("Tệp này", None), "Khóa bằng mật khẩu"),
        (lambda: UnsavedBox("Ổ đĩa đã đầy."), "Khi ổ đĩa đầy, USB bị rút"),
        (RescueDialog, "Khi dữ liệu bị hỏng"),
    ],
)
def test_f1_in_a_dialog_opens_the_guide_beside_it_at_what_the_dialog_is_about(
    ending: Ending, made: Callable[[], QDialog], heading: str
) -> None:
    """The menu's F1 does not reach a dialog that stands over the window."""
    dialog = ending(made())
    dialog.show()
    dialog.activateWindow()
    until(dialog.isActiveWindow)
    key(Qt.Key.Key_F1)
    (guide,) = dialog.findChildren(HelpWindow)
    assert guide.isVisible() and guide.heading_at_top() == heading
