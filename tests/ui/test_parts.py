"""Căn cứ, annexes, marks and the second signer: put in by the menu, filled in, taken out, undone."""

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication, QCheckBox

from models import place as places
from models.marks import Marks
from models.report import BASES, Annex, Item, Signature
from tests.builders import sample
from tests.ui.desks import desk_with, field, press_button, settled
from tests.ui.typing_keys import type_like_unikey
from ui.desk import Desk
from ui.fields.fixed_choice import FixedChoice
from ui.fields.line_field import LineField
from ui.form.row_menu import RowMenu
from ui.window import Window


@pytest.fixture
def desk(window: Window) -> Desk:
    return desk_with(window, sample())


def typed(desk: Desk, text: str) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None and desk.isAncestorOf(focused)
    type_like_unikey(focused, text)


def test_a_report_without_them_has_no_pages_for_them(desk: Desk) -> None:
    assert desk.outline.pages() == ("the-thuc", "opening", *(section.id for section in sample().sections), "ket-thuc", "ky")


def test_a_basis_is_added_typed_and_undone(desk: Desk, window: Window) -> None:
    window.menus.actions["basis"].trigger()
    typed(desk, "Căn cứ Luật Tổ chức chính quyền địa phương")
    (basis,) = desk.session.report.bases
    assert basis.text == "Căn cứ Luật Tổ chức chính quyền địa phương" and basis.level == "paragraph"
    assert desk.outline.pages()[1] == BASES == desk.outline.chosen() == desk.page()
    press_button(desk, "Thêm văn bản viện dẫn")
    assert desk.session.report.bases[1].level == "paragraph" and desk.session.report.bases[1].citation
    while desk.session.undo_stack.canUndo():
        desk.session.undo_stack.undo()
    assert desk.session.report == sample() and BASES not in desk.outline.pages()
    assert desk.page() in desk.outline.pages(), "the page that is gone is not shown any more"


def test_annexes_are_added_named_moved_and_removed(desk: Desk, window: Window) -> None:
    for title in ("Biểu số liệu", "Danh mục máy móc"):
        window.menus.actions["annex"].trigger()
        typed(desk, title)
    settled(desk)
    assert [annex.title for annex in desk.session.report.annexes] == ["Biểu số liệu", "Danh mục máy móc"]
    assert desk.outline.pages()[-2:] == ("pl1", "pl2") and desk.page() == "pl2"
    assert desk.outline._page(len(desk.outline.pages()) - 1).title == "Phụ lục II. Danh mục máy móc"
    chosen(desk, "Chuyển lên")
    assert [annex.id for annex in desk.session.report.annexes] == ["pl2", "pl1"] == list(desk.outline.pages()[-2:])
    box = next(box for box in desk._form.currentWidget().findChildren(QCheckBox) if box.text() == "Trang nằm ngang")
    box.click()
    assert desk.session.report.annex("pl2").landscape
    chosen(desk, "Xóa phụ lục")
    assert [annex.id for annex in desk.session.report.annexes] == ["pl1"]
    assert desk.page() == "ky", "who stood on a page that is gone stands on the one before it"
    assert window.statusBar().currentMessage() == "Đã xóa phụ lục; Ctrl+Z để lấy lại."
    desk.session.undo_stack.undo()
    assert desk.session.report.annex("pl2").title == "Danh mục máy móc" and "pl2" in desk.outline.pages()
    assert desk.page() == "pl2" == desk.outline.chosen(), "and what undo brings back is shown again"


def page_shown(desk: Desk) -> int:
    """The number of the page of the paper that stands in the middle of its panel."""
    return int(desk.paper._where.text().split()[1])


def paper_page(desk: Desk, place: places.Place) -> int:
    """The number of the page on which the paper has a place."""
    rect = desk.paper._pages.rect_of(place)
    assert rect is not None
    rects = desk.paper._pages._rects
    return next(number for number, page in enumerate(rects, 1) if page.contains(rect.center()))


def test_the_paper_follows_to_what_was_put_in(desk: Desk, window: Window) -> None:
    settled(desk)
    assert page_shown(desk) == 1
    window.menus.actions["annex"].trigger()
    settled(desk)
    assert page_shown(desk) == paper_page(desk, places.annex("pl1")) > 1
    desk.go_to(places.SUBJECT)
    window.menus.actions["cosigner"].trigger()
    settled(desk)
    assert page_shown(desk) == paper_page(desk, places.signature("name")) > 1


def test_a_report_opened_again_shows_the_paper_of_its_page(window: Window) -> None:
    window.store.save_draft(sample())
    window.show_report(sample(), "ky")
    assert window.desk is not None
    settled(window.desk)
    assert page_shown(window.desk) == paper_page(window.desk, places.signature("name")) > 1


def chosen(desk: Desk, words: str) -> None:
    """Chooses an entry of the menu of the annex that is shown."""
    menus = desk._form.currentWidget().findChildren(RowMenu)
    next(
        act for menu in menus for act in menu.menu().actions() if act.text() == words and menu.accessibleName().endswith("phụ lục")
    ).trigger()


def test_an_annex_can_bear_the_figures(desk: Desk, window: Window) -> None:
    window.menus.actions["annex"].trigger()
    box = next(box for box in desk._form.currentWidget().findChildren(QCheckBox) if "số liệu" in box.text())
    box.click()
    assert desk.session.report.annex("pl1").figures
    desk.session.undo_stack.undo()
    assert not box.isChecked()


def test_stamps_drafter_and_address_are_in_the_letterhead(desk: Desk) -> None:
    field(desk, places.mark("drafter"))
    typed(desk, "PL.(300)")
    urgency = field(desk, places.mark("urgency"))
    assert isinstance(urgency, FixedChoice)
    urgency.setCurrentIndex(urgency.findData("KHẨN"))
    urgency.activated.emit(urgency.currentIndex())
    field(desk, places.mark("address"))
    typed(desk, "Số 01 Hùng Vương")
    second = next(line for line in desk.findChildren(LineField) if line.accessibleName().endswith("dòng 2"))
    second.setFocus()
    typed(desk, "Điện thoại: 0255 3822")
    assert desk.session.report.marks == Marks("KHẨN", "", "PL.(300)", ("Số 01 Hùng Vương", "Điện thoại: 0255 3822"))
    assert desk.page() == "the-thuc"


def test_an_address_of_many_lines_is_shown_whole(window: Window) -> None:
    lines = ("Một", "", "Hai", "Ba", "Bốn")
    desk = desk_with(window, replace(sample(), marks=Marks(address=lines)))
    field(desk, places.mark("address"))
    typed(desk, "x")
    assert desk.session.report.marks.address == ("Mộtx", "", "Hai", "Ba", "Bốn")


def test_the_name_in_a_sentence_is_guessed_until_somebody_says_it(desk: Desk) -> None:
    name = field(desk, places.letterhead("issuer_in_text"))
    assert isinstance(name, LineField) and name.placeholderText() == "Sở Ngoại vụ"
    typed(desk, "Sở Ngoại Vụ")
    assert desk.session.report.letterhead.issuer_in_text == "Sở Ngoại Vụ"


def test_a_second_signer_comes_and_goes(desk: Desk, window: Window) -> None:
    window.menus.actions["cosigner"].trigger()
    field(desk, places.cosignature("name"))
    typed(desk, "Trần Thị Hai")
    field(desk, places.signature("post"))
    typed(desk, "GIÁM ĐỐC SỞ")
    assert desk.session.report.cosignature == Signature(name="Trần Thị Hai")
    assert desk.session.report.signature.post == "GIÁM ĐỐC SỞ"
    press_button(desk, "Bỏ người ký thứ hai")
    assert desk.session.report.cosignature is None
    desk.session.undo_stack.undo()
    assert desk.session.report.cosignature == Signature(name="Trần Thị Hai")


def test_an_issued_report_takes_none_of_them(window: Window) -> None:
    issued = replace(sample(), state="issued", annexes=(Annex("pl1", "Biểu", (Item("a1", text="x"),)),))
    desk = desk_with(window, issued)
    desk.go_to(places.annex_title("pl1"))
    assert not window.menus.actions["annex"].isEnabled() and not window.menus.actions["table"].isEnabled()
    assert not any(box.isEnabled() for box in desk._form.currentWidget().findChildren(QCheckBox))
