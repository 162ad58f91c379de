"""A general report: its outline made by hand, with the keys that a clerk presses and the menus that a clerk opens."""

import io
from pathlib import Path

import pdfplumber
import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QPushButton, QWidget

from models import place as places
from models.definition import definition_of
from models.lifecycle import lock_reason
from models.period import Period
from models.report import Item
from models.start import blank_report
from tests.builders import sample
from tests.ui.desks import desk_with, field, key, press_button, settled, until, when_asked
from tests.ui.typing_keys import type_like_unikey, type_text
from ui.desk import Desk
from ui.dialogs.boxes import RemoveHeadingBox
from ui.dialogs.new_report_dialog import NewReportDialog
from ui.form.row_menu import RowMenu
from ui.heading_acts import HEADING_ACTS
from ui.window import Window

CHUNG = definition_of("chung")
CTRL, ALT, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None, "nothing has the cursor"
    return widget


def outline(desk: Desk) -> list[str]:
    """The headings as the list on the left shows them, set in by their depth."""
    model = desk.outline.list.model()
    entries = [model.index(row, 0).data(Qt.ItemDataRole.UserRole) for row in range(model.rowCount())]
    known = {section.id for section in desk.session.report.sections}
    return [f"{'  ' * entry.depth}{entry.title}" for entry in entries if entry.id in known]


@pytest.fixture
def desk(window: Window) -> Desk:
    return desk_with(window, blank_report(CHUNG, Period.parse("2021-9T"), sample()))


def test_a_clerk_writes_a_general_report_from_the_dialog_to_the_pdf(window: Window, tmp_path: Path, monkeypatch) -> None:
    def choose(dialog: NewReportDialog) -> None:
        dialog._kind.setCurrentText("Báo cáo chung")
        dialog._year.setValue(2021)
        dialog._period.setCurrentText("9 tháng đầu năm 2021")
        assert dialog.start() == "blank" and "không có đề cương riêng" in dialog._hint.text() and "Hạn gửi" not in dialog._hint.text()
        dialog.accept()

    when_asked(choose)  # type: ignore[arg-type]
    window.beginning.ask()
    desk = window.desk
    assert desk is not None
    window.activateWindow()
    until(window.isActiveWindow)
    assert outline(desk) == ["I. Kết quả thực hiện", "II. Phương hướng, nhiệm vụ 3 tháng cuối năm 2021"]

    field(desk, places.section_part("muc-1", "title"))
    key(Qt.Key.Key_Return, CTRL)  # below
    type_like_unikey(focused(), "Tồn tại, hạn chế")
    key(Qt.Key.Key_Return)  # from the title to its first paragraph
    type_text(focused(), "Một số việc còn chậm.")
    desk.show_page("muc-1")
    field(desk, places.section_part("muc-1", "title"))
    key(Qt.Key.Key_Return, CTRL | SHIFT)  # inside
    type_text(focused(), "Công tác tổng hợp")
    key(Qt.Key.Key_Return)
    type_like_unikey(focused(), "Đã làm xong 12 báo cáo.")
    desk.outline.list.setFocus()
    key(Qt.Key.Key_Return, CTRL)  # from the list on the left
    type_text(focused(), "Công tác văn thư")
    settled(desk)
    assert outline(desk) == [
        "I. Kết quả thực hiện",
        "  1. Công tác tổng hợp",
        "  2. Công tác văn thư",
        "II. Tồn tại, hạn chế",
        "III. Phương hướng, nhiệm vụ 3 tháng cuối năm 2021",
    ]
    target = tmp_path / "Báo cáo chung.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (str(target), ""))
    window.export_paper("pdf")
    until(target.exists)
    with pdfplumber.open(io.BytesIO(target.read_bytes())) as paper:
        words = " ".join(paper.pages[0].extract_text().split())
    assert "I. KẾT QUẢ THỰC HIỆN 1. Công tác tổng hợp Đã làm xong 12 báo cáo. 2. Công tác văn thư II. TỒN TẠI, HẠN CHẾ Một số" in words


def test_a_heading_goes_up_down_in_and_out_with_the_keys_of_an_item(desk: Desk) -> None:
    desk.outline.list.setFocus()
    desk.show_page("muc-2")
    key(Qt.Key.Key_Up, ALT)
    assert outline(desk)[0].startswith("I. Phương hướng")
    key(Qt.Key.Key_Down, ALT)
    key(Qt.Key.Key_Right, ALT)
    assert outline(desk)[1].startswith("  1. Phương hướng")
    key(Qt.Key.Key_Left, ALT)
    assert outline(desk)[1].startswith("II. Phương hướng") and desk.outline.list.hasFocus()
    for _step in range(4):
        desk.session.undo_stack.undo()
    assert desk.session.report == blank_report(CHUNG, Period.parse("2021-9T"), sample())


def test_the_same_keys_work_in_the_words_of_a_heading_and_the_cursor_stays(desk: Desk) -> None:
    title = field(desk, places.section_part("muc-2", "title"))
    key(Qt.Key.Key_Right, ALT)
    assert desk.session.report.section("muc-2").level == 2
    assert QApplication.focusWidget() is title
    type_text(title, "!")
    assert desk.session.report.section("muc-2").title.endswith("!")


def test_an_empty_heading_goes_without_a_question_and_undo_brings_it_back(desk: Desk) -> None:
    desk.show_page("muc-2")
    desk.outline.list.setFocus()
    key(Qt.Key.Key_Delete)
    assert [one.id for one in desk.session.report.sections] == ["muc-1"] and desk.page() == "muc-1"
    desk.session.undo_stack.undo()
    assert [one.id for one in desk.session.report.sections] == ["muc-1", "muc-2"] and desk.page() == "muc-2"


@pytest.mark.parametrize(
    ("answer", "headings", "items"),
    [("Thôi", 2, 1), ("Xóa cả nội dung", 1, 0), ("Chỉ xóa đề mục, giữ nội dung", 1, 1)],
)
def test_a_heading_with_words_under_it_is_asked_about(desk: Desk, answer: str, headings: int, items: int) -> None:
    desk.show_page("muc-2")
    press_button(desk, "Thêm đoạn")
    type_text(focused(), "Làm tiếp.")
    said: list[str] = []

    def press(box: RemoveHeadingBox) -> None:
        said.append(box.text() + box.informativeText())
        next(button for button in box.findChildren(QPushButton) if button.text() == answer).click()

    desk.outline.list.setFocus()
    when_asked(press)  # type: ignore[arg-type]
    key(Qt.Key.Key_Delete, CTRL | SHIFT)
    assert said == ["Xóa đề mục “II. Phương hướng, nhiệm vụ 3 tháng cuối năm 2021”?Bên dưới có 1 ý."]
    assert len(desk.session.report.sections) == headings
    assert sum(True for _list, item in desk.session.report.items() if item.text == "Làm tiếp.") == items


def test_the_list_has_a_menu_for_each_heading_and_renames_by_f2(desk: Desk) -> None:
    desk.outline.list.setFocus()
    desk.show_page("muc-1")
    at = desk.outline.list.visualRect(desk.outline.list.currentIndex()).center()
    desk.outline.list.customContextMenuRequested.emit(at)
    menu = next(menu for menu in desk.outline.findChildren(QMenu) if menu.isVisible())
    able = {action.text().split("\t")[0]: action.isEnabled() for action in menu.actions() if not action.isSeparator()}
    assert able["Thêm đề mục con"] and able["Chuyển xuống"] and not able["Chuyển lên"] and not able["Nâng một cấp (a → 1 → I)"]
    menu.close()
    desk.outline.list.setFocus()
    key(Qt.Key.Key_F2)
    assert desk.place() == places.section_part("muc-1", "title") and focused().accessibleName() == "Tên đề mục"


def test_what_the_outline_asks_for_stays_and_says_so(window: Window) -> None:
    desk, said = desk_with(window, sample()), []
    desk.said.connect(said.append)
    desk.show_page("chi-dao")
    desk.outline.list.setFocus()
    key(Qt.Key.Key_Delete)
    assert desk.session.report == sample() and "Đề cương yêu cầu đề mục này" in said[-1]
    acts = desk.findChildren(RowMenu)
    names = {action.text().split("\t")[0]: action.isEnabled() for menu in acts if menu.isVisible() for action in menu.menu().actions()}
    assert names["Thêm đề mục bên dưới"] and not names["Xóa đề mục"]
    assert not desk.outline.add_button.isVisible(), "a kind with an outline of its own does not ask for headings"


def test_a_heading_can_be_put_into_a_report_of_any_kind(window: Window) -> None:
    desk = desk_with(window, sample())
    desk.show_page("nguoi-dan")
    window.menus.actions["heading"].trigger()
    type_text(focused(), "Nội dung khác")
    assert outline(desk)[5:7] == ["    2.3 Người dân, doanh nghiệp", "    2.4 Nội dung khác"]
    desk.show_page("the-thuc")
    window.menus.actions["heading"].trigger()
    assert desk.session.report.sections[0].number == "I" and desk.session.report.section("phuong-huong").number == "III"


@pytest.mark.parametrize("act", [*(act.id for act in HEADING_ACTS)])
def test_an_issued_report_keeps_its_outline_whatever_is_asked(window: Window, monkeypatch: pytest.MonkeyPatch, act: str) -> None:
    def asked(*_what: object) -> None:
        raise AssertionError("nothing is asked about what cannot be changed")

    monkeypatch.setattr("ui.outlining.RemoveHeadingBox", asked)
    head = replace(sample().letterhead, number="177")
    report = replace(blank_report(CHUNG, Period.parse("2021-9T"), sample()), state="issued", letterhead=head)
    report = replace(report, sections=(replace(report.sections[0], items=(Item("i1", text="Đã làm."),)), *report.sections[1:]))
    desk = desk_with(window, report)
    said: list[str] = []
    desk.outlining.said.connect(said.append)
    desk.outlining.do(act, "muc-1")
    assert desk.session.report == report
    assert said == [lock_reason(report)], "why, and nothing else"


def test_a_heading_asked_for_above_all_headings_is_the_first(window: Window) -> None:
    report = replace(blank_report(CHUNG, Period.parse("2021-9T"), sample()), bases=(Item("i9", text="Căn cứ Luật Lưu trữ"),))
    for page in ("the-thuc", "bases", "opening"):
        desk = desk_with(window, report)
        desk.show_page(page)
        desk.outlining.add_behind(page)
        assert desk.session.report.sections[0].id not in {section.id for section in report.sections}, page


def test_an_issued_report_keeps_its_outline(window: Window) -> None:
    head = replace(sample().letterhead, number="177")
    report = replace(blank_report(CHUNG, Period.parse("2021-9T"), sample()), state="issued", letterhead=head)
    desk = desk_with(window, report)
    desk.show_page("muc-1")
    desk.outline.list.setFocus()
    key(Qt.Key.Key_Return, CTRL)
    assert desk.session.report == report and not desk.outline.add_button.isVisible()
    menu = desk.outlining.menu("muc-1")
    assert not any(action.isEnabled() for action in menu.actions() if not action.isSeparator())


def test_the_menus_offer_no_figures_where_a_kind_has_none(desk: Desk, window: Window) -> None:
    assert not window.menus.actions["xlsx"].isEnabled() and not window.menus.actions["trend"].isEnabled()
    desk_with(window, sample())
    assert window.menus.actions["xlsx"].isEnabled()


def test_a_tap_on_the_button_adds_a_heading_where_one_is(desk: Desk) -> None:
    desk.show_page("muc-1")
    QTest.mouseClick(desk.outline.add_button, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert [one.id for one in desk.session.report.sections] == ["muc-1", "muc-3", "muc-2"]
    assert desk.place() == places.section_part("muc-3", "title")


def test_no_key_of_a_heading_is_a_key_of_the_window(window: Window) -> None:
    taken = {action.shortcut().toString() for action in window.menus.actions.values() if not action.shortcut().isEmpty()}
    desk = desk_with(window, blank_report(CHUNG, Period.parse("2021-9T"), sample()))
    own = {keys.toString() for action in desk.outline.list.actions() for keys in action.shortcuts()}
    assert own and not own & taken
