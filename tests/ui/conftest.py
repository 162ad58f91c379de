"""One application for all window tests, without a display unless one is given."""

import os
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ui.app import application
from ui.fields.rich_clipboard import leave_plain_text

if not os.environ.get("DISPLAY"):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(scope="session")
def qt() -> Iterator[QApplication]:
    """The application."""
    yield application()
    leave_plain_text()


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
    window.close()
    window.deleteLater()
    qt.processEvents()
