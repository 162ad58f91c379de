"""A fault of the program is written down, told, and costs no typing."""

import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from models import edit
from models import place as places
from models.fault_log import LOG, log_fault
from models.samples import sample_report
from tests.ui.desks import desk_with, until
from ui.faults import Faults
from ui.window import Window


@pytest.fixture(autouse=True)
def unheard(heard: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Faults are meant here, and fail no test."""
    monkeypatch.setattr(sys, "excepthook", sys.__excepthook__)


def broken() -> None:
    raise ZeroDivisionError("hỏng giữa chừng")


def test_a_fault_in_the_windows_thread_is_told_and_typing_is_saved(window: Window, capsys: pytest.CaptureFixture[str]) -> None:
    desk = desk_with(window, sample_report())
    with Faults(window.store.folder) as faults:
        faults.tell(window)
        desk.session.apply(lambda report: edit.put(report, places.SUBJECT, "Vừa gõ xong"), "gõ")
        QTimer.singleShot(0, broken)
        until(lambda: window.trouble.isVisible())
        assert "hỏng giữa chừng" in window.trouble.words.text()
        until(lambda: window.store.load("cntt/2021-9T").subject == "Vừa gõ xong")
    assert "ZeroDivisionError" in (window.store.folder / LOG).read_text("utf-8")
    capsys.readouterr()


def test_a_fault_in_another_thread_is_told_too(window: Window, capsys: pytest.CaptureFixture[str]) -> None:
    with Faults(window.store.folder) as faults:
        faults.tell(window)
        thread = threading.Thread(target=broken)
        thread.start()
        thread.join()
        until(lambda: window.trouble.isVisible())
    capsys.readouterr()


def test_the_hooks_are_as_before_afterwards(qt: QApplication, tmp_path: Path) -> None:
    before = sys.excepthook, threading.excepthook
    with Faults(tmp_path):
        assert sys.excepthook != before[0]
    assert (sys.excepthook, threading.excepthook) == before


def test_a_fault_that_comes_again_and_again_does_not_fill_the_disk(tmp_path: Path) -> None:
    for _turn in range(5):
        log_fault(tmp_path, "x" * 600_000)
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) < 3_000_000
