"""The table under an item: typed into like a field, walked through by keys, pasted into, undone, checked in place."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from models import place as places
from models.checks.finding import Finding
from models.report import Annex, Item, Report
from models.text_table import TableColumn, TextTable
from tests.builders import sample
from tests.ui.desks import desk_with, field, key, press_button, settled
from tests.ui.typing_keys import WAYS, type_like_unikey, type_text
from ui.desk import Desk
from ui.form.item_row import ItemRow
from ui.form.table_editor import TableEditor
from ui.window import Window

ALT, CTRL, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
TABLE = TextTable(
    "b1", (TableColumn("TT"), TableColumn("Đơn vị"), TableColumn("Số máy", "number")),
    (("1", "Huế", "5"), ("2", "Đà Nẵng", "7"), ("", "Tổng cộng", "12")), "Đơn vị tính: chiếc", (2,),
)  # fmt: skip


def with_table(table: TextTable = TABLE) -> Report:
    """The sample with a table under the first item of 2.1."""
    first = sample().section_items("ha-tang")[0]
    return sample().with_item(replace(first, table=table.id)).with_table(table)


@pytest.fixture
def desk(window: Window) -> Desk:
    return desk_with(window, with_table())


def cells(desk: Desk, id: str = "b1") -> tuple[tuple[str, ...], ...]:
    return desk.session.report.table(id).rows


def editor(desk: Desk) -> TableEditor:
    (found,) = [one for one in desk.findChildren(TableEditor) if one.isVisible()]
    return found


def in_hand(desk: Desk) -> tuple[int, int]:
    return editor(desk).view.cell()


@pytest.mark.parametrize("way", WAYS)
def test_what_is_typed_into_cells_in_any_way_is_what_stands_there(desk: Desk, way: Callable[[QWidget, str], None]) -> None:
    way(field(desk, places.cell("b1", 0, 1)), " và Đường Lâm")
    key(Qt.Key.Key_Tab)
    focused = QApplication.focusWidget()
    assert focused is not None
    way(focused, "Chín")
    assert cells(desk)[0] == ("1", "Huế và Đường Lâm", "Chín")
    way(field(desk, places.table_title("b1", 1)), " ở đâu")
    assert desk.session.report.table("b1").columns[1].title == "Đơn vị ở đâu"


def test_the_menu_puts_a_table_behind_the_item_in_hand(window: Window) -> None:
    desk = desk_with(window, sample())
    item = sample().section_items("ha-tang")[1].id
    field(desk, places.item(item))
    window.menus.actions["table"].trigger()
    assert desk.session.report.section_items("ha-tang")[2].table == "b1" and in_hand(desk) == (-1, 1)
    type_like_unikey(QApplication.focusWidget(), "Đơn vị")
    assert desk.session.report.table("b1").columns[1].title == "Đơn vị"
    window.menus.actions["table"].trigger()
    after = desk.session.report.section_items("ha-tang")
    assert [one.table for one in after[1:4]] == [None, "b1", "b2"]
    while desk.session.undo_stack.canUndo():
        desk.session.undo_stack.undo()
    assert desk.session.report == sample()
    assert not [one for one in desk.findChildren(TableEditor) if one.isVisible()]


def test_tab_enter_and_arrows_lead_from_cell_to_cell(desk: Desk) -> None:
    field(desk, places.cell("b1", 0, 2))
    tab, back, enter, up, down = Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return, Qt.Key.Key_Up, Qt.Key.Key_Down
    left, right, home = Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home
    for pressed, there in (
        (tab, (1, 0)), (back, (0, 2)), (enter, (1, 2)), (up, (0, 2)), (up, (-1, 2)), (down, (0, 2)),
        (left, (0, 2)), (left, (0, 1)), (home, (0, 1)), (left, (0, 0)), (right, (0, 1)),
    ):  # fmt: skip
        key(pressed)
        assert in_hand(desk) == there, pressed
    assert desk.session.report == with_table(), "walking changes nothing"
    assert desk.place() == places.cell("b1", 0, 1)


def test_out_of_the_table_lead_arrows_escape_and_tab_behind_an_empty_row(desk: Desk) -> None:
    item, following = (one.id for one in desk.session.report.section_items("ha-tang")[:2])
    field(desk, places.table_title("b1", 0))
    key(Qt.Key.Key_Up)
    assert desk.place() == places.item(item)
    field(desk, places.cell("b1", 2, 1))
    key(Qt.Key.Key_Down)
    assert desk.place() == places.item(following)
    field(desk, places.cell("b1", 1, 1))
    key(Qt.Key.Key_Escape)
    assert desk.place() == places.item(item)
    field(desk, places.cell("b1", 2, 2))
    key(Qt.Key.Key_Tab)
    assert len(cells(desk)) == 4 and in_hand(desk) == (3, 0), "behind the last cell comes a new row"
    key(Qt.Key.Key_Return)
    assert len(cells(desk)) == 4 and desk.place() == places.item(following), "but never a second empty one"


def test_rows_and_columns_come_go_and_move_by_keys(desk: Desk) -> None:
    field(desk, places.cell("b1", 0, 1))
    key(Qt.Key.Key_Return, CTRL)
    type_like_unikey(QApplication.focusWidget(), "Hội An")
    assert [row[:2] for row in cells(desk)] == [("1", "Huế"), ("2", "Hội An"), ("3", "Đà Nẵng"), ("", "Tổng cộng")]
    assert desk.session.report.table("b1").totals == (3,)
    key(Qt.Key.Key_Up, ALT)
    assert cells(desk)[0][:2] == ("1", "Hội An") and in_hand(desk) == (0, 1)
    key(Qt.Key.Key_Right, ALT)
    assert cells(desk)[0][2] == "Hội An" and in_hand(desk) == (0, 2)
    key(Qt.Key.Key_Delete, CTRL | SHIFT)
    assert len(cells(desk)) == 3
    while desk.session.undo_stack.canUndo():
        desk.session.undo_stack.undo()
    assert desk.session.report == with_table()


def test_typing_in_one_cell_is_one_step_back_and_undo_goes_there(desk: Desk) -> None:
    steps = desk.session.undo_stack.count()
    type_like_unikey(field(desk, places.cell("b1", 1, 1)), " mới")
    assert desk.session.undo_stack.count() == steps + 1
    desk.go_to(places.SUBJECT)
    desk.session.undo_stack.undo()
    assert cells(desk) == TABLE.rows and desk.place() == places.cell("b1", 1, 1)
    assert editor(desk).view.field.shown_text() == "Đà Nẵng"


def test_cells_pasted_from_a_spreadsheet_grow_the_table_as_one_step(desk: Desk) -> None:
    before = desk.session.report
    field(desk, places.cell("b1", 2, 1))
    QApplication.clipboard().setText("Hội An\t3\thai\r\nTam Kỳ\t4\tba\r\n")
    key(Qt.Key.Key_V, CTRL)
    assert cells(desk)[2:] == (("", "Hội An", "3", "hai"), ("3", "Tam Kỳ", "4", "ba"))
    assert len(desk.session.report.table("b1").columns) == 4
    desk.session.undo_stack.undo()
    assert desk.session.report == before


def test_one_copied_cell_goes_into_the_text_where_the_cursor_is(desk: Desk) -> None:
    field(desk, places.cell("b1", 0, 1))
    QApplication.clipboard().setText("Thừa Thiên\n")
    key(Qt.Key.Key_Home)
    key(Qt.Key.Key_V, CTRL)
    assert cells(desk)[0][1] == "Thừa ThiênHuế"


def test_figures_stand_in_cells_as_in_text(desk: Desk) -> None:
    type_text(field(desk, places.cell("b1", 0, 2)), "{van_ban_den}")
    assert cells(desk)[0][2] == "5{van_ban_den}"
    field(desk, places.cell("b1", 1, 1))
    assert editor(desk)._model.shown((0, 2)) == "53.845"


def test_columns_are_of_numbers_and_rows_totals_by_the_menu(desk: Desk) -> None:
    field(desk, places.cell("b1", 1, 1))
    for name in ("number", "total", "landscape"):
        assert not editor(desk)._acts[name].isChecked()
        editor(desk)._acts[name].trigger()
        assert editor(desk)._acts[name].isChecked()
    table = desk.session.report.table("b1")
    assert table.columns[1].kind == "number" and table.totals == (1, 2) and table.landscape
    editor(desk)._acts["total"].trigger()
    assert desk.session.report.table("b1").totals == (2,)


def test_the_unit_is_a_field_of_its_own(desk: Desk) -> None:
    type_like_unikey(field(desk, places.table_unit("b1")), " máy")
    assert desk.session.report.table("b1").unit == "Đơn vị tính: chiếc máy"


def test_a_table_is_taken_away_by_its_menu_and_comes_back(desk: Desk) -> None:
    field(desk, places.cell("b1", 1, 1))
    next(act for act in editor(desk)._menu.actions() if act.text() == "Xóa bảng").trigger()
    assert desk.session.report == sample()
    desk.session.undo_stack.undo()
    assert desk.session.report == with_table() and editor(desk).table == TABLE


def test_what_the_checks_say_stands_at_its_cell(desk: Desk) -> None:
    field(desk, places.cell("b1", 0, 0))
    said = Finding("x", "warning", places.cell("b1", 1, 2), "Ô này không phải số.")
    desk._pages["ha-tang"].show_findings((said,))
    view = editor(desk)
    assert not view.note.isVisible() and view._model.data(view._model.index(2, 2), Qt.ItemDataRole.ToolTipRole) == said.message
    assert view._model.data(view._model.index(2, 2), Qt.ItemDataRole.BackgroundRole) is not None
    field(desk, places.cell("b1", 1, 2))
    assert view.note.isVisible() and said.message in view.note.text()


def test_a_click_puts_the_cursor_into_the_cell(desk: Desk) -> None:
    field(desk, places.cell("b1", 0, 0))
    view = editor(desk).view
    rect = view.visualRect(view.model().index(2, 1))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert in_hand(desk) == (1, 1) and view.field.hasFocus()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(rect.x() + 12, view.rowViewportPosition(0) + 8))
    type_text(QApplication.focusWidget(), "x")
    assert "x" in desk.session.report.table("b1").columns[1].title


def test_nothing_is_lost_when_a_long_table_is_walked_and_left(window: Window) -> None:
    rows = tuple((str(at + 1), f"Đơn vị thứ {at + 1}", str(at)) for at in range(500))
    desk = desk_with(window, with_table(replace(TABLE, rows=rows, totals=())))
    for at in (0, 250, 499):
        type_like_unikey(field(desk, places.cell("b1", at, 1)), " ấy")
        key(Qt.Key.Key_PageDown)
    desk.go_to(places.SUBJECT)
    settled(desk)
    assert [cells(desk)[at][1] for at in (0, 250, 499)] == ["Đơn vị thứ 1 ấy", "Đơn vị thứ 251 ấy", "Đơn vị thứ 500 ấy"]
    assert sum(one != other for one, other in zip(cells(desk), rows, strict=True)) == 3
    assert len(editor_of(desk).view.viewport().children()) < 10, "cells are painted, not made of widgets"


def test_the_headings_of_a_long_table_stay_in_sight_and_two_keys_lead_to_its_ends(window: Window) -> None:
    rows = tuple((str(at + 1), f"Đơn vị thứ {at + 1}", str(at)) for at in range(100))
    desk = desk_with(window, with_table(replace(TABLE, rows=rows, totals=())))
    field(desk, places.cell("b1", 5, 1))
    view = editor(desk).view
    assert view.heading.isHidden(), "its own headings are seen"
    for _press in range(2):  # the first one is the text's own
        key(Qt.Key.Key_End, CTRL)
    assert in_hand(desk) == (99, len(TABLE.columns) - 1) and view.heading.isVisible()
    desk.go_to(places.cell("b1", 40, 1))
    assert not view.heading.geometry().intersects(view.field.geometry()), "the cell in hand is below the headings"
    for _press in range(2):
        key(Qt.Key.Key_Home, CTRL)
    assert in_hand(desk) == (0, 0)


def test_a_higher_window_shows_more_rows(window: Window) -> None:
    rows = tuple((str(at + 1), f"Đơn vị thứ {at + 1}", str(at)) for at in range(100))
    desk = desk_with(window, with_table(replace(TABLE, rows=rows, totals=())))
    field(desk, places.cell("b1", 0, 0))
    low = editor(desk).view.height()
    window.resize(1900, 1000)
    QApplication.processEvents()
    assert low < editor(desk).view.height() < editor(desk)._page.viewport().height()


def test_the_menu_of_what_stands_above_a_table_offers_what_makes_sense_there(desk: Desk) -> None:
    field(desk, places.cell("b1", 0, 0))
    rows = desk._form.currentWidget().findChildren(ItemRow)
    offered = {row.table is not None: {act.text().split("\t")[0] for act in row._menu.menu().actions() if act.isVisible()} for row in rows}
    gone = offered[False] - offered[True]
    assert gone == {"Thụt vào (thành ý con)", "Thụt ra", "Đổi kiểu", "Chèn số liệu, kỳ báo cáo", "Gộp vào ý bên trên"}


def editor_of(desk: Desk) -> TableEditor:
    """The editor of a page that is out of sight."""
    return desk.findChildren(TableEditor)[0]


def test_an_issued_table_can_be_read_and_not_changed(window: Window) -> None:
    desk = desk_with(window, replace(with_table(), state="issued"))
    type_text(field(desk, places.cell("b1", 1, 1)), "x")
    key(Qt.Key.Key_Return, CTRL)
    assert cells(desk) == TABLE.rows


def test_an_annex_has_a_button_for_a_table(window: Window) -> None:
    desk = desk_with(window, sample())
    window.menus.actions["annex"].trigger()
    press_button(desk, "Thêm bảng")
    assert [item.table for item in desk.session.report.annex("pl1").items] == ["b1"]
    assert QApplication.focusWidget() is editor(desk).view.field


def test_a_click_on_a_page_that_lies_leads_to_its_cell(window: Window) -> None:
    made = replace(sample(), tables=(TABLE,), annexes=(Annex("pl1", "Biểu", (Item("a1", table="b1"),), landscape=True),))
    desk = desk_with(window, made)
    pages = desk.paper._pages
    widths = {round(pages._page_rect(page).width()) for page in range(pages.page_count())}
    assert len(widths) == 1, "fitted to the panel, every page is as wide as it"
    for zoom in (None, 1.0):
        desk.paper._set_zoom(zoom)
        rect = pages.rect_of(places.cell("b1", 1, 1))
        assert rect is not None and pages._page_rect(pages.page_count() - 1).contains(rect)
        desk.go_to(places.SUBJECT)
        QTest.mouseClick(pages, Qt.MouseButton.LeftButton, pos=rect.center().toPoint())
        assert desk.place() == places.cell("b1", 1, 1)
    last = pages._page_rect(pages.page_count() - 1)
    assert last.width() > last.height() and pages._page_rect(0).right() < last.right()


def test_find_shows_a_cell_of_a_long_table_and_leaves_the_cursor(window: Window) -> None:
    rows = tuple((str(at + 1), f"Đơn vị thứ {at + 1}", str(at)) for at in range(200))
    desk = desk_with(window, with_table(replace(TABLE, rows=rows, totals=())))
    field(desk, places.SUBJECT)
    desk._look_at(places.cell("b1", 150, 1))
    view = editor(desk).view
    assert view.viewport().rect().intersects(view.visualRect(view.model().index(151, 1)))
    assert not view.currentIndex().isValid()
