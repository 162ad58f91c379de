"""One application for all window tests, without a display unless one is given."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from models import locked_file
from tests.ui.desks import Ending, Made, a_window, end
from ui.app import application
from ui.fields.rich_clipboard import leave_plain_text
from ui.start.start_page import StartPage
from ui.window import Window

if not os.environ.get("DISPLAY"):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(scope="session")
def qt() -> Iterator[QApplication]:
    """The application."""
    yield application()
    leave_plain_text()


@pytest.fixture(autouse=True)
def heard(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """What goes wrong in a slot fails its test, an answer to a dialog too: Qt would only print it, and the test pass."""
    wrong: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", lambda _kind, error, _trace: wrong.append(error))
    yield
    if wrong:
        raise wrong[0]


@pytest.fixture
def window(qt: QApplication, tmp_path: Path) -> Iterator[Window]:
    """The program's window over an empty store of a folder of its own."""
    with a_window(tmp_path / "data") as window:
        yield window


@pytest.fixture
def quick_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are locked and unlocked at once."""
    monkeypatch.setattr(locked_file, "WORK", 2)


@pytest.fixture
def ending(qt: QApplication) -> Iterator[Ending]:
    """Takes what a test makes without a parent, and ends it after the test."""
    made: list[QWidget] = []

    def take(widget: Made) -> Made:
        made.append(widget)
        return widget

    yield take
    for widget in made:
        end(widget)


@pytest.fixture
def page(ending: Ending) -> StartPage:
    """The start page alone, shown, with nothing on it yet."""
    page = ending(StartPage())
    page.resize(1300, 700)
    page.show()
    page.activateWindow()
    QTest.qWaitForWindowActive(page)
    return page


@pytest.fixture
def sheet(qt: QApplication) -> Iterator[QWidget]:
    """A shown window with an empty column for the fields of a test."""
    window = QWidget()
    window.resize(500, 400)
    QVBoxLayout(window)
    window.show()
    window.activateWindow()
    qt.processEvents()
    yield window
    end(window)
    qt.processEvents()
