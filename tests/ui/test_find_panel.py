"""Find and replace in the window: words typed in any way, one place after the other, all at once, and back by undo."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from models import place as places
from tests.builders import sample
from tests.ui.desks import a_window, desk_with, field, key, until
from tests.ui.typing_keys import WAYS
from ui.desk import Desk


@pytest.fixture
def desk(qt: QApplication, tmp_path: Path) -> Iterator[Desk]:
    with a_window(tmp_path) as window:
        desk = desk_with(window, sample())
        desk.go_to(places.item("i1"))
        desk.words.open()
        yield desk


def found(desk: Desk, count: int) -> Callable[[], bool]:
    return lambda: desk.finder.list.count() == count and desk.finder.isVisible()


@pytest.mark.parametrize("way", WAYS)
def test_words_typed_in_any_way_are_found_and_replaced(desk: Desk, way: Callable[[QWidget, str], None]) -> None:
    way(desk.finder.query, "tổ chức thực hiện gửi nhận")
    until(found(desk, 1))
    way(desk.finder.replacement, "tổ chức gửi, nhận")
    assert desk.finder.query.text() == "tổ chức thực hiện gửi nhận" and "→ [tổ chức gửi, nhận]" in desk.finder.list.item(0).text()
    before = desk.session.report
    QTest.mouseClick(desk.finder.replace_all, Qt.MouseButton.LeftButton)
    assert desk.session.report != before
    until(found(desk, 0))
    desk.session.undo_stack.undo()
    assert desk.session.report == before


def test_enter_goes_from_place_to_place_and_the_cursor_stays(desk: Desk) -> None:
    desk.finder.query.show_text("so ngoai vu")
    desk.finder._ask()
    until(lambda: desk.finder.list.count() > 3)
    visited = []
    for _press in range(3):
        key(Qt.Key.Key_Return)
        visited.append(desk.page())
    assert len(set(visited)) > 1 and desk.finder.query.hasFocus()
    key(Qt.Key.Key_Escape)
    assert not desk.finder.isVisible()


def test_the_selected_words_are_looked_for(desk: Desk) -> None:
    desk.finder.close_panel()
    item = field(desk, places.letterhead("place"))
    item.selectAll()
    desk.words.open()
    assert desk.finder.query.text() == "Quảng Ngãi"
    until(lambda: desk.finder.list.count() > 1)


def test_nothing_found_is_said_in_words(desk: Desk) -> None:
    desk.finder.query.show_text("xyz không có")
    desk.finder._ask()
    until(lambda: "Không tìm thấy “xyz không có”" in desk.finder._count.text())
    assert not desk.finder.replace_all.isEnabled()
