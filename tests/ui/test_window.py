"""The window around the desk: new reports, files out, and the frame."""

import threading
from datetime import date
from pathlib import Path

import openpyxl
import pypdf
import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from exporters.export import WRITERS
from models import place as places
from models.definition import ReportDefinition
from models.kinds import offered_kinds
from models.prior import Earlier
from models.report import Report
from models.store import Store
from tests.builders import sample
from tests.ui.desks import Ending, a_window, desk_with, key, until
from ui.dialogs.new_report_dialog import NewReportDialog
from ui.form.form_page import FormPage
from ui.window import Window


@pytest.mark.parametrize(
    ("today", "proposed"),
    [(date(2026, 10, 5), "2026-9T"), (date(2026, 4, 2), "2026-Q1"), (date(2026, 7, 1), "2026-H1"), (date(2027, 1, 4), "2026-Y")],
)
def test_the_period_that_ended_last_is_proposed(qt: QApplication, today: date, proposed: str) -> None:
    assert NewReportDialog(offered_kinds(), {}, today).period().code == proposed


@pytest.mark.parametrize("suffix", ["docx", "pdf", "xlsx", "json"])
def test_a_paper_is_exported_through_the_menu(window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str) -> None:
    target = tmp_path / f"Báo cáo quý ba.{suffix}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (str(target.with_suffix("")), ""))
    desk_with(window, sample())
    window.export_paper(suffix)
    until(lambda: "Đã xuất" in window.statusBar().currentMessage())
    assert target.stat().st_size > 5000


def test_the_figures_go_out_beside_those_of_the_prior_report(window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "số liệu.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (str(target), ""))
    window.store.save_draft(replace(sample(), period="2021-H1").with_figure("van_ban_den", 2517))
    desk_with(window, sample())
    window.menus.actions["xlsx"].trigger()
    until(lambda: "Đã xuất" in window.statusBar().currentMessage())
    sheet = openpyxl.load_workbook(target)["Số liệu"]
    (row,) = [row for row in sheet.iter_rows(values_only=True) if row[2] == "van_ban_den"]
    assert row[4:6] == (3845, 2517) and sheet["F5"].value == "Kỳ trước: 6 tháng đầu năm 2021"


def test_the_hand_over_sheet_is_made_from_the_menu(window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "phiếu.pdf"
    proposed: list[str] = []
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *asked: proposed.append(asked[2]) or (str(target), ""))
    window.store.put_setting("clerk", "Trần Thị Bình")
    window.store.save_draft(replace(sample(), period="2021-H1").with_figure("van_ban_den", 2517))
    desk_with(window, sample())
    assert window.menus.actions["handover"].isEnabled()
    window.menus.actions["handover"].trigger()
    until(lambda: "Đã xuất" in window.statusBar().currentMessage())
    (page,) = pypdf.PdfReader(target).pages
    assert Path(proposed[0]).name == "phieu-trinh-cntt-2021-9T.pdf"
    assert all(words in page.extract_text() for words in ("PHIẾU TRÌNH", "Trần Thị Bình", "6 tháng đầu năm 2021", "+1.328 (+53%)"))


def test_an_export_that_fails_says_so_and_the_window_goes_on(window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (str(tmp_path / "không có" / "x.pdf"), ""))
    desk_with(window, sample())
    window.export_paper("pdf")
    until(lambda: "Không ghi được" in window.statusBar().currentMessage())


def test_an_export_that_fails_is_shown_in_red_until_one_goes_well(window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = [str(tmp_path / "không có" / "x.pdf"), str(tmp_path / "x.pdf")]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (asked.pop(0), ""))
    desk_with(window, sample())
    window.export_paper("pdf")
    until(lambda: not window.trouble.isHidden())
    assert "Không ghi được" in window.trouble.words.text()
    window.export_paper("pdf")
    until(lambda: "Đã xuất" in window.statusBar().currentMessage())
    assert window.trouble.isHidden()


def test_the_next_file_is_proposed_where_the_last_one_went(window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    proposed: list[str] = []
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *asked: proposed.append(asked[2]) or (str(tmp_path / "x.json"), ""))
    desk_with(window, sample())
    for _time in range(2):
        window.export_paper("json")
    assert Path(proposed[0]).parent.is_dir() and Path(proposed[1]).parent == tmp_path
    until(lambda: "Đã xuất" in window.statusBar().currentMessage())


def test_a_window_remembered_from_a_larger_screen_fits_on_this_one(ending: Ending, tmp_path: Path) -> None:
    with a_window(tmp_path) as first:
        first.resize(5000, 4000)
        first.move(1500, 900)
    with Store.open(tmp_path) as store:
        second = ending(Window(store))
        second.restore()
        screen = second.screen().availableGeometry()
        assert screen.contains(second.frameGeometry())
        second.close()


def test_every_field_and_button_has_a_name_for_those_who_hear_the_window(window: Window) -> None:
    desk = desk_with(window, sample())
    for page in ("the-thuc", "opening", "chi-dao", "noi-bo", "ket-thuc", "ky"):
        desk.show_page(page)
    focusable = [widget for widget in desk.findChildren(QWidget) if widget.focusPolicy().value and widget.isEnabled()]
    nameless = [widget for widget in focusable if not (widget.accessibleName() or getattr(widget, "text", str)())]
    assert [
        type(widget).__name__ for widget in nameless if type(widget).__name__ not in ("QScrollArea", "QSplitter", "QStackedWidget")
    ] == []


def test_work_that_takes_long_says_so_and_can_be_stopped(window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "x.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (str(target), ""))
    going_on = threading.Event()

    def slow(report: Report, definition: ReportDefinition, earlier: Earlier) -> bytes:
        going_on.wait(10)
        return b"%PDF"

    monkeypatch.setitem(WRITERS, ".pdf", slow)
    desk_with(window, sample())
    window.export_paper("pdf")
    until(window.busy.isVisible)
    window.busy.cancel.click()
    going_on.set()
    window.busy._worker.finish()
    assert "Đã dừng" in window.statusBar().currentMessage() and not window.busy.isVisible() and not target.exists()
    assert window.guidance.messages.lines()[0].endswith("không có tệp nào được ghi hay nhận vào.")


def test_the_window_opens_as_it_was_left(ending: Ending, tmp_path: Path) -> None:
    with a_window(tmp_path) as first:
        desk = desk_with(first, sample())
        desk.go_to(places.figure("van_ban_den"))
        desk.splitter.setSizes([260, 640, 460])
        widths = desk.splitter.sizes()
        desk.show_prior(False)
    with Store.open(tmp_path) as store:
        second = ending(Window(store))
        second.restore()
        second.show()
        assert second.desk is not None
        second.activateWindow()
        until(lambda: second.desk is not None and second.desk.place() == places.figure("van_ban_den"))
        assert (second.desk.page(), second.desk.prior_shown) == ("noi-bo", False)
        assert second.desk.splitter.sizes()[0] / second.width() == pytest.approx(widths[0] / 1366, abs=0.1)
        second.close()


def test_a_window_closed_on_the_start_page_opens_there(qt: QApplication, tmp_path: Path) -> None:
    with a_window(tmp_path) as first:
        desk_with(first, sample())
        first.show_start()
    with a_window(tmp_path) as second:
        second.restore()
        assert second.desk is None


def test_two_pages_stand_beside_each_other(window: Window) -> None:
    desk = desk_with(window, sample())
    pages = desk.paper._pages
    assert pages._page_rect(1).left() == pages._page_rect(0).left()
    window.menus.actions["two-pages"].trigger()
    assert pages._page_rect(1).left() > pages._page_rect(0).right() and pages._page_rect(1).top() == pages._page_rect(0).top()
    assert desk.paper.isVisible() and pages.width() <= desk.paper.width() + 2


def test_tab_goes_down_the_items_as_they_stand(window: Window) -> None:
    desk = desk_with(window, sample())
    first, second, *_rest = desk.session.report.section_items("ha-tang")
    desk.go_to(places.item(first.id))
    key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    new = desk.session.report.section_items("ha-tang")[1].id
    desk.go_to(places.item(first.id))
    visited = []
    for _press in range(8):
        key(Qt.Key.Key_Tab)
        if desk.place() not in visited:
            visited.append(desk.place())
    assert visited[:3] == [places.item(first.id), places.item(new), places.item(second.id)]


@pytest.mark.parametrize("size", [(910, 512), (1366, 768), (1920, 1080)])
def test_no_page_needs_a_scroll_bar_across(window: Window, size: tuple[int, int]) -> None:
    window.resize(*size)
    desk = desk_with(window, sample())
    for page in ("the-thuc", "opening", *(section.id for section in sample().sections), "ket-thuc", "ky"):
        desk.show_page(page)
        QApplication.processEvents()
        shown = desk._form.currentWidget()
        assert isinstance(shown, FormPage)
        assert shown.widget().width() <= shown.viewport().width(), page


def test_after_a_crash_the_report_in_hand_is_opened_again(window: Window) -> None:
    desk_with(window, sample())
    remembered = window.store.get_setting("window")
    assert isinstance(remembered, dict) and remembered["report"] == "cntt/2021-9T"


def test_the_menu_says_what_undo_and_redo_would_do(window: Window) -> None:
    desk, actions = desk_with(window, sample()), window.menus.actions
    assert [actions[id].text() for id in ("undo", "redo")] == ["Hoàn tác", "Làm lại"]
    desk.session.apply(lambda report: replace(report, subject="Khác"), "Sửa trích yếu")
    assert [actions[id].text() for id in ("undo", "redo")] == ["Hoàn tác: Sửa trích yếu", "Làm lại"]
    desk.session.undo_stack.undo()
    assert [actions[id].text() for id in ("undo", "redo")] == ["Hoàn tác", "Làm lại: Sửa trích yếu"]
    desk_with(window, replace(sample(), period="2021-Y"))
    assert [actions[id].text() for id in ("undo", "redo")] == ["Hoàn tác", "Làm lại"]
