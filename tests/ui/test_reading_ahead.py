"""Search is ready before anybody asks, and reading for it never stands in the way of typing."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from models.store import search_index
from tests.builders import sample
from tests.ui.desks import until
from ui import reading_ahead
from ui.reading_ahead import STEP, ReadingAhead
from ui.window import Window


@pytest.fixture(autouse=True)
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_ahead, "_FIRST", 0)
    monkeypatch.setattr(reading_ahead, "_TICK", 1)


class Shelf:
    """Counts what is read."""

    def __init__(self, left: int) -> None:
        self.left = left

    def read(self, most: int) -> int:
        self.left = max(0, self.left - most)
        return self.left


def press(window: Window) -> None:
    """A key as it comes from the system, to the window itself."""
    QApplication.sendEvent(window.windowHandle(), QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a"))


def test_every_changed_report_is_read_without_a_search(window: Window) -> None:
    for year in range(2001, 2001 + 3 * STEP):
        window.store.save_draft(replace(sample(), period=f"{year}-Y"))
    window.show_start()
    until(lambda: search_index.stale_count(window.store._db.conn) == 0)
    assert len(window.store.search("công nghệ thông tin", up_to_date=False).hits) > 0


def test_nothing_is_read_while_keys_come_and_all_of_it_afterwards(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    clock, shelf, looks = [100.0], Shelf(3 * STEP), [0]

    def elsewhere() -> bool:
        looks[0] += 1
        return False

    monkeypatch.setattr(reading_ahead.time, "monotonic", lambda: clock[0])
    monkeypatch.setattr(reading_ahead.QGuiApplication, "focusWindow", lambda: window.windowHandle())
    ahead = ReadingAhead(shelf.read, elsewhere, window)
    ahead._watch(window.windowHandle())
    press(window)
    ahead.begin()
    for _tick in range(200):
        QApplication.processEvents()
    assert shelf.left == 3 * STEP and looks == [0], "it read while somebody was typing"
    clock[0] += 2
    until(lambda: shelf.left == 0)
    ahead.close()


def test_who_searches_reads_alone(window: Window) -> None:
    shelf, searching = Shelf(2 * STEP), [True]
    ahead = ReadingAhead(shelf.read, lambda: searching[0], window)
    ahead.begin()
    for _tick in range(50):
        QApplication.processEvents()
    assert shelf.left == 2 * STEP
    searching[0] = False
    until(lambda: shelf.left == 0)
    ahead.close()


def test_a_store_that_cannot_be_read_ends_it_without_a_word(window: Window) -> None:
    asked: list[int] = []

    def fail(most: int) -> int:
        asked.append(most)
        raise OSError

    ahead = ReadingAhead(fail, lambda: False, window)
    ahead.begin()
    until(lambda: asked == [STEP])
    ahead.close()
    assert asked == [STEP]
