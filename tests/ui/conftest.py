"""One application for all window tests, without a display unless one is given."""

import os
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

if not os.environ.get("DISPLAY"):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(scope="session")
def qt() -> QApplication:
    """The application."""
    running = QApplication.instance()
    return running if isinstance(running, QApplication) else QApplication([])


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
