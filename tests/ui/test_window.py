"""The window around the desk: new reports, files out, and the frame."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from models.definition import definitions
from tests.builders import sample
from tests.ui.desks import a_window, desk_with, until
from ui.new_report_dialog import NewReportDialog
from ui.window import Window


@pytest.fixture
def window(qt: QApplication, tmp_path: Path) -> Iterator[Window]:
    with a_window(tmp_path / "data") as window:
        yield window


@pytest.mark.parametrize(
    ("today", "proposed"),
    [(date(2026, 10, 5), "2026-9T"), (date(2026, 4, 2), "2026-Q1"), (date(2026, 7, 1), "2026-H1"), (date(2027, 1, 4), "2026-Y")],
)
def test_the_period_that_ended_last_is_proposed(qt: QApplication, today: date, proposed: str) -> None:
    assert NewReportDialog(tuple(definitions().values()), frozenset(), today).period().code == proposed


@pytest.mark.parametrize("suffix", ["docx", "pdf", "json"])
def test_a_paper_is_exported_through_the_menu(window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str) -> None:
    target = tmp_path / f"Báo cáo quý ba.{suffix}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (str(target.with_suffix("")), ""))
    desk_with(window, sample())
    window.export_paper(suffix)
    until(lambda: "Đã xuất" in window.statusBar().currentMessage())
    assert target.stat().st_size > 5000


def test_an_export_that_fails_says_so_and_the_window_goes_on(window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (str(tmp_path / "không có" / "x.pdf"), ""))
    desk_with(window, sample())
    window.export_paper("pdf")
    until(lambda: "Không ghi được" in window.statusBar().currentMessage())


def test_every_field_and_button_has_a_name_for_those_who_hear_the_window(window: Window) -> None:
    desk = desk_with(window, sample())
    for page in ("the-thuc", "opening", "chi-dao", "noi-bo", "ket-thuc", "ky"):
        desk.show_page(page)
    focusable = [widget for widget in desk.findChildren(QWidget) if widget.focusPolicy().value and widget.isEnabled()]
    nameless = [widget for widget in focusable if not (widget.accessibleName() or getattr(widget, "text", str)())]
    assert [
        type(widget).__name__ for widget in nameless if type(widget).__name__ not in ("QScrollArea", "QSplitter", "QStackedWidget")
    ] == []
