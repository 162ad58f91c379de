"""Settings: the office's book, the page, language and text size; put to use at once, and kept."""

from collections.abc import Callable
from datetime import date

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton, QWidget

from models import place as places
from models.office import Office, OfficeBook, RecipientList, Signer
from models.paper import Paper
from tests.builders import sample
from tests.ui.desks import Ending, desk_with, field, settled
from tests.ui.typing_keys import WAYS, type_text
from ui.dialogs.boxes import UnsavedSettingsBox
from ui.dialogs.settings_dialog import SettingsDialog
from ui.fields.link_line import LinkLine, link
from ui.preferences import Preferences, read_preferences
from ui.theme import apply_theme
from ui.window import Window

BOOK = OfficeBook(
    (Office(date(2016, 1, 1), "UBND TỈNH", "SỞ NGOẠI VỤ", "BC-SNgV", "Quảng Ngãi"),
     Office(date(2025, 3, 1), "UBND TỈNH", "SỞ NỘI VỤ", "BC-SNV", "Huế", "PL.(30)", ("Số 1", "", "Điện thoại"))),
    (Signer("Lê Tư", "PHÓ GIÁM ĐỐC", "KT. GIÁM ĐỐC", date(2025, 3, 1), post="ỦY VIÊN"),
     Signer("Trần Ba", "GIÁM ĐỐC", until=date(2025, 2, 28))),
    (RecipientList("Thường lệ", ("Sở Tài chính", "Lưu: VT.")),),
)  # fmt: skip


def dialog_with(book: OfficeBook = OfficeBook(), **rest: object) -> SettingsDialog:
    return SettingsDialog(replace(Preferences(), book=book, **rest), date(2026, 1, 1))


def test_what_is_shown_and_not_changed_comes_back_as_it_was(ending: Ending) -> None:
    paper = Paper(left=32.5, body_size=13.0, line_spacing=1.15)
    given = replace(Preferences(), book=BOOK, theme="dark", text_size=130, paper=paper)
    back = ending(SettingsDialog(given, date(2026, 1, 1))).preferences()
    assert set(back.book.offices) == set(BOOK.offices)
    assert replace(back, book=BOOK) == given
    assert (back.book.signers, back.book.recipients) == (BOOK.signers, BOOK.recipients)


@pytest.mark.parametrize("way", WAYS)
def test_names_typed_in_any_way_are_those_names(ending: Ending, way: Callable[[QWidget, str], None]) -> None:
    dialog = ending(dialog_with())
    dialog.show()
    way(dialog._offices.rows[0]["issuer"], "SỞ NỘI VỤ")
    way(dialog._signers.rows[0]["name"], "Nguyễn Thị Đường")
    way(dialog._recipients.findChildren(QPlainTextEdit)[0], "Sở Tài chính Quảng Ngãi")
    book = dialog.preferences().book
    assert book.offices[0].issuer == "SỞ NỘI VỤ" and book.signers[0].name == "Nguyễn Thị Đường"
    assert book.recipients[0].lines == ("Sở Tài chính Quảng Ngãi",)
    dialog.close()


def test_a_day_that_no_calendar_has_is_said_and_nothing_is_lost(ending: Ending) -> None:
    dialog = ending(dialog_with(BOOK))
    dialog.show()
    since = dialog._offices.rows[0]["since"]
    since.show_text("")
    type_text(since, "31/2/2025")
    dialog.accept()
    assert dialog.isVisible() and "“31/2/2025”" in dialog._problem.text()
    since.show_text("01/3/2025")
    dialog.accept()
    assert not dialog.isVisible()


@pytest.mark.parametrize(("answer", "result"), [("Lưu", 1), ("Không lưu", 0), ("Quay lại", None)])
def test_escape_asks_before_changed_settings_are_lost(
    ending: Ending, monkeypatch: pytest.MonkeyPatch, answer: str, result: int | None
) -> None:
    monkeypatch.setattr(UnsavedSettingsBox, "exec", lambda box: next(button for button in box.buttons() if button.text() == answer).click())
    dialog, ends = ending(dialog_with(BOOK)), []
    dialog.finished.connect(ends.append)
    dialog.show()
    dialog.text_size.setCurrentIndex(2)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert ends == ([] if result is None else [result]) and dialog.isVisible() == (result is None)
    dialog.reject()


def test_links_take_the_colours_of_the_theme_that_is_switched_to(qt: QApplication) -> None:
    def line() -> LinkLine:
        made = LinkLine("quiet")
        made.show_words(link("x", "Sửa"), "Sửa")
        made.resize(120, 30)
        return made

    apply_theme(qt, "light")
    before = line()
    light = before.grab().toImage()
    apply_theme(qt, "dark")
    QApplication.processEvents()
    dark, fresh = before.grab().toImage(), line().grab().toImage()
    apply_theme(qt, "light")
    assert dark == fresh != light


def test_escape_leaves_settings_that_nobody_changed(ending: Ending) -> None:
    dialog = ending(dialog_with(BOOK))
    dialog.show()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_settings_are_kept_and_broken_ones_are_the_usual_ones(window: Window) -> None:
    chosen = replace(Preferences(), book=BOOK, text_size=115, theme="dark")
    window.settings.use(chosen)
    assert read_preferences(window.store) == chosen
    for key in ("language", "theme", "text_size", "office", "paper"):
        window.store.put_setting(key, {"x": [1]})
    assert read_preferences(window.store) == Preferences()
    window.settings.use(Preferences())


def test_the_page_of_the_open_report_changes_at_once_and_undo_brings_it_back(window: Window) -> None:
    desk = desk_with(window, sample())
    pages = len(desk.session.proof.paper.spots)
    window.settings.use(replace(window.settings.in_use, paper=Paper(body_size=13.0, left=35.0, line_spacing=1.5)))
    settled(desk)
    assert desk.session.report.paper.line_spacing == 1.5 and len(desk.session.proof.paper.spots) != pages
    desk.session.undo_stack.undo()
    assert desk.session.report == sample()


def test_the_language_changes_under_an_open_report_and_nothing_is_lost(window: Window) -> None:
    desk = desk_with(window, sample())
    type_text(field(desk, places.item("i1")), " Thêm.")
    try:
        window.settings.use(replace(window.settings.in_use, language="en"))
        assert window.desk is not None and window.desk is not desk
        assert window.menus.actions["settings"].text() == "Settings…"
        assert (window.desk.page(), window.desk.place()) == ("opening", places.item("i1"))
        type_text(field(window.desk, places.item("i1")), " More.")
        settled(window.desk)
        assert window.desk.session.report.item("i1").text.endswith(" Thêm. More.")
        while window.desk.session.undo_stack.canUndo():
            window.desk.session.undo_stack.undo()
        assert window.desk.session.report == sample()
    finally:
        window.settings.use(replace(window.settings.in_use, language="vi"))
    assert window.menus.actions["settings"].text() == "Thiết lập…"


def test_no_button_of_the_window_goes_on_in_the_language_of_before(window: Window) -> None:
    """Some are made once, with the window, and not with the start page or the desk."""
    desk_with(window, sample())
    try:
        window.settings.use(replace(window.settings.in_use, language="en"))
        for part in (window.notice, window.trouble, window.busy):
            assert [button.text() for button in part.findChildren(QPushButton) if not button.text().removesuffix("…").isascii()] == [], part
    finally:
        window.settings.use(replace(window.settings.in_use, language="vi"))


def test_a_signer_in_office_is_chosen_by_name(window: Window) -> None:
    window.settings.use(replace(window.settings.in_use, book=BOOK))
    desk = desk_with(window, sample())
    name = field(desk, places.signature("name"))
    name.selectAll()
    type_text(name, "Lê Tư")
    signature = desk.session.report.signature
    assert (signature.authority, signature.title, signature.name) == ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Lê Tư")


def test_a_list_of_recipients_is_taken_as_it_is(window: Window) -> None:
    window.settings.use(replace(window.settings.in_use, book=BOOK))
    desk = desk_with(window, sample())
    desk.show_page("ket-thuc")
    button = next(b for b in desk.findChildren(QPushButton) if b.text() == "Dùng danh sách có sẵn")
    button.menu().actions()[0].trigger()
    assert desk.session.report.recipients == ("Sở Tài chính", "Lưu: VT.")
