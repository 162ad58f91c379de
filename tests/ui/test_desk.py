"""The desk: outline, form and paper in step, and items by keyboard."""

from datetime import datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from models import place as places
from models.definition import definition_of
from models.period import Period
from models.report import Item
from models.start import blank_report
from tests.builders import sample
from tests.ui.desks import desk_with, field, key, press_button, settled, until, when_asked
from tests.ui.typing_keys import type_text
from ui.desk import Desk
from ui.form.section_page import SectionPage
from ui.pages import page_of, pages
from ui.sheets import Sheets
from ui.window import Window

ALT, CTRL, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
CNTT = definition_of("cntt")


@pytest.fixture
def desk(window: Window) -> Desk:
    return desk_with(window, sample())


def ids(desk: Desk, section: str) -> list[str]:
    return [item.id for item in desk.session.report.section_items(section)]


def test_the_outline_says_what_each_page_lacks() -> None:
    blank = {page.id: page for page in pages(blank_report(CNTT, Period.parse("2026-Q3")), CNTT, ())}
    filled = {page.id: page for page in pages(sample(), CNTT, ())}
    assert (blank["the-thuc"].state, blank["phuong-huong"].state, blank["ket-qua"].state) == ("started", "to_do", "group")
    assert {page.state for page in filled.values()} == {"filled", "group"}
    assert filled["noi-bo"].title == "2.2 Nội bộ cơ quan"


@pytest.mark.parametrize(
    ("place", "page"),
    [
        ("letterhead.symbol", "the-thuc"),
        ("subject", "the-thuc"),
        ("item.i1", "opening"),
        ("figure.van_ban_den", "noi-bo"),
        ("citation.c9.date", "chi-dao"),
        ("section.ha-tang", "ha-tang"),
        ("recipient.0", "ket-thuc"),
        ("signature.name", "ky"),
        ("item.gone", "the-thuc"),
    ],
)
def test_every_place_has_a_page(place: str, page: str) -> None:
    assert page_of(sample(), CNTT, places.Place(place)) == page


def test_a_click_on_the_paper_leads_to_the_field(desk: Desk) -> None:
    pages_widget = desk.paper._pages
    rect = pages_widget.rect_of(places.item("i12"))
    assert rect is not None
    QTest.mouseClick(pages_widget, Qt.MouseButton.LeftButton, pos=QPoint(int(rect.center().x()), int(rect.center().y())))
    assert (desk.page(), desk.place()) == ("chi-dao", places.item("i12"))


def test_only_an_edit_of_a_figure_calculates_others(window: Window) -> None:
    stale = sample().with_figure("van_ban_tong", 4000, "calculated")
    session = desk_with(window, stale).session
    session.put(places.SUBJECT, "Công tác khác")
    assert session.report.figure("van_ban_tong").value == 4000, "another edit moves no number behind the clerk's back"
    session.put(places.figure("van_ban_di"), "889")
    assert session.report.figure("van_ban_tong").value == 4734


def test_f8_goes_from_finding_to_finding(desk: Desk) -> None:
    visited = []
    for _press in range(3):
        desk.next_finding()
        visited.append(desk.place())
    assert visited[0] == visited[2] != visited[1]


def test_f8_brings_the_field_and_its_explanation_wholly_into_view(window: Window) -> None:
    wrong = tuple(Item(f"w{number}", text=f"Ý số {number} có hai  khoảng trắng , và dấu phẩy đứng rời.") for number in range(12))
    window.resize(1000, 520)
    desk = desk_with(window, sample().with_section_items("ha-tang", wrong))
    seen = 0
    for _press in range(30):
        desk.next_finding()
        QApplication.processEvents()
        page = desk._form.currentWidget()
        place = desk.place()
        if isinstance(page, SectionPage) and place in page._notes and page._notes[place].isVisible():
            note = page._notes[place]
            seen += 1
            assert note.visibleRegion().boundingRect() == note.rect(), f"what is said of {place} is cut off"
            assert page._fields[place].hasFocus()
    assert seen >= 12


def test_enter_splits_an_item_and_undo_joins_it_again(desk: Desk) -> None:
    before = desk.session.report
    item = field(desk, places.item(ids(desk, "ha-tang")[0]))
    key(Qt.Key.Key_Home, CTRL)
    type_text(item, "Một.")
    key(Qt.Key.Key_Return)
    first, second, *_rest = desk.session.report.section_items("ha-tang")
    assert first.text == "Một." and second.text == before.section_items("ha-tang")[0].text
    while desk.session.undo_stack.canUndo():
        desk.session.undo_stack.undo()
    assert desk.session.report == before


def test_an_item_moves_goes_deeper_and_is_removed_by_keyboard(desk: Desk) -> None:
    first, second, *rest = ids(desk, "ha-tang")
    field(desk, places.item(first))
    key(Qt.Key.Key_Down, ALT)
    assert ids(desk, "ha-tang") == [second, first, *rest]
    assert desk.place() == places.item(first), "the cursor stays with the item"
    key(Qt.Key.Key_Right, ALT)
    assert desk.session.report.item(first).level == "plus"
    key(Qt.Key.Key_Delete, CTRL | SHIFT)
    assert ids(desk, "ha-tang") == [second, *rest]


def test_lines_pasted_into_an_item_become_items(desk: Desk) -> None:
    (first, *rest) = ids(desk, "ha-tang")
    item = field(desk, places.item(first))
    QApplication.clipboard().setText(" và một\t\n- Hai\n- Ba\n")
    key(Qt.Key.Key_End, CTRL)
    when_asked(lambda dialog: dialog.accept())
    key(Qt.Key.Key_V, CTRL)
    texts = [item.text for item in desk.session.report.section_items("ha-tang")]
    assert texts[0].endswith("và một") and texts[1:3] == ["Hai", "Ba"] and len(texts) == len(rest) + 3
    desk.window().activateWindow()
    until(item.hasFocus)


def test_a_whole_citation_pasted_into_one_field_fills_the_row(desk: Desk) -> None:
    desk.show_page("chi-dao")
    press_button(desk, "Thêm văn bản viện dẫn")
    QApplication.clipboard().setText("Kế hoạch số 12/KH-SNgV ngày 02/3/2021 cải cách hành chính;")
    key(Qt.Key.Key_V, CTRL)
    citation = desk.session.report.citations[-1]
    assert (citation.kind, citation.number, citation.symbol, citation.subject) == ("Kế hoạch", "12", "KH-SNgV", "cải cách hành chính")


def test_recipients_are_added_and_removed_by_keyboard(desk: Desk) -> None:
    field(desk, places.recipient(0))
    key(Qt.Key.Key_Return, CTRL)
    type_text(QApplication.focusWidget(), "UBND tỉnh")
    assert desk.session.report.recipients[1] == "UBND tỉnh"
    key(Qt.Key.Key_Delete, CTRL | SHIFT)
    assert desk.session.report == sample()


def test_a_mend_does_not_overwrite_what_was_typed_after_the_check(desk: Desk) -> None:
    settled(desk)
    slip = next(finding for finding in desk.session.proof.findings if finding.where == places.item("i10"))
    desk.session.put(places.item("i10"), ", vừa gõ thêm")
    assert not desk.session.mend(slip)
    assert desk.session.report.item("i10").text == ", vừa gõ thêm"


def test_typing_in_one_field_is_one_step_back(desk: Desk) -> None:
    steps = desk.session.undo_stack.count()
    type_text(field(desk, places.signature("name")), " Tâm")
    assert desk.session.undo_stack.count() == steps + 1


def test_who_types_goes_on_typing_on_the_next_page(desk: Desk, window: Window) -> None:
    field(desk, places.figure("ty_le_may_tinh_noi_mang"))
    window.menus.actions["next-page"].trigger()
    assert (desk.page(), desk.place()) == ("noi-bo", places.figure("van_ban_tong"))
    desk.outline.list.setFocus()
    window.menus.actions["next-page"].trigger()
    assert desk.page() == "nguoi-dan" and desk.outline.list.hasFocus()


def test_what_undo_leads_back_to_is_saved_and_said_to_be(desk: Desk) -> None:
    until(lambda: "Đã lưu" in desk.strip._saved.text())
    type_text(field(desk, places.item("i1")), "x")
    assert desk.strip._saved.text() == "Đang lưu…"
    desk.session.undo_stack.undo()
    until(lambda: "Đã lưu" in desk.strip._saved.text())


def test_a_long_name_ends_in_dots_whatever_else_the_strip_says(window: Window) -> None:
    name = "Kết quả công tác 9 tháng đầu năm 2026 và phương hướng, nhiệm vụ 3 tháng cuối năm 2026 của Sở Nội vụ tỉnh Quảng Bình"
    strip = desk_with(window, sample()).strip
    strip.show_report(name, "draft")
    for say in (strip.show_saving, lambda: strip.show_saved(datetime(2026, 11, 28, 13, 9)), lambda: strip.show_findings(())):
        say()
        QApplication.processEvents()
        label = strip._name
        assert label.text().endswith("…") and label.fontMetrics().horizontalAdvance(label.text()) <= label.width()


def test_after_a_pause_only_the_pages_in_sight_are_drawn_again(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    pages, bar = desk.paper._pages, desk.paper._area.verticalScrollBar()
    for at in range(0, bar.maximum() + 1, 200):
        bar.setValue(at)
        QApplication.processEvents()
    assert len(pages._images) == pages.page_count() > 2
    drawn: list[int] = []
    image = Sheets.image
    monkeypatch.setattr(Sheets, "image", lambda sheets, page, *more: drawn.append(page) or image(sheets, page, *more))
    desk.session.put(places.CLOSING, "Xin báo cáo./.")
    settled(desk)
    assert drawn and len(drawn) < pages.page_count(), "every page that was ever seen is drawn again, and typing waits for it"


def test_a_paper_that_comes_when_the_desk_is_gone_opens_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    proof = desk.session.proof
    assert proof is not None
    desk.paper.close_paper()
    opened: list[object] = []
    monkeypatch.setattr("ui.paper_panel.Sheets", lambda content: opened.append(content))
    desk.paper.show_paper(proof.paper)
    assert opened == []
