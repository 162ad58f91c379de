"""The start page: what is due, reports by period, recent ones, search; and a new report from any of the three beginnings."""

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QWidget

from exporters.export import export
from models.deadline import coming
from models.definition import definition_of
from models.kinds import offered_kinds
from models.office import Office, OfficeBook, Signer
from models.period import Period
from models.report import State
from tests.builders import sample
from tests.ui.desks import Ending, key, until, when_asked
from tests.ui.typing_keys import WAYS
from ui.dialogs.new_report_dialog import NewReportDialog
from ui.start.start_page import StartPage
from ui.window import Window

CNTT = definition_of("cntt")


def listed(window: Window) -> list[str]:
    model = window.start_page.list.model()
    return [model.index(row, 0).data(Qt.ItemDataRole.UserRole) for row in range(model.rowCount())]


def words(widget: QWidget) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def test_what_is_due_is_said_with_its_last_day_and_the_time_left(page: StartPage) -> None:
    states: dict[str, State] = {"cntt/2021-Q2": "issued", "cntt/2021-Q3": "draft"}
    due = coming([CNTT], frozenset({"cntt/2021-Q2"}), frozenset(states), date(2021, 10, 4))
    page.show_book((), states, due, date(2021, 10, 4))
    until(lambda: "Quý III năm 2021 Hạn gửi 07/10/2021 · còn 3 ngày" in words(page.due))
    assert next(button.text() for button in page.due.findChildren(QPushButton)) == "Làm tiếp"
    page.show_book((), states, due, date(2021, 10, 9))
    until(lambda: "đã quá hạn 2 ngày" in words(page.due))


def test_the_grid_tells_state_and_period_of_each_cell_and_opens_by_keyboard(page: StartPage) -> None:
    page.show_book((), {"cntt/2021-9T": "issued"}, (), date(2021, 12, 1))
    model = page.grid.model()
    heard = [model.index(0, column).data(Qt.ItemDataRole.AccessibleTextRole) for column in range(model.columnCount())]
    assert "9 tháng đầu năm 2021: đã ban hành" in heard and "Quý III năm 2021: chưa có báo cáo, Enter để bắt đầu" in heard
    chosen: list[Period] = []
    page.grid.period_chosen.connect(chosen.append)
    page.grid.setCurrentIndex(model.index(0, heard.index("9 tháng đầu năm 2021: đã ban hành")))
    page.grid.setFocus()
    key(Qt.Key.Key_Return)
    assert [period.code for period in chosen] == ["2021-9T"]


@pytest.mark.parametrize("way", WAYS)
def test_reports_are_found_by_words_typed_in_any_way_marks_or_not(window: Window, way) -> None:
    for code in ("2020-9T", "2021-Q1", "2021-9T"):
        window.store.save_draft(replace(sample(), period=code))
    window.show_start()
    assert len(listed(window)) == 3
    way(window.start_page.search, "quý i năm 2021")
    until(lambda: listed(window) == ["cntt/2021-Q1"])
    window.start_page.search.show_text("")
    window.start_page.search_asked.emit("")
    until(lambda: len(listed(window)) == 3)
    window.start_page.search_asked.emit("khong co bao cao nay")
    until(lambda: listed(window) == [])


def test_a_report_begins_from_the_prior_one_in_three_decisions(window: Window, ending: Ending) -> None:
    window.store.save_draft(replace(sample(), period="2021-H1"))
    dialog = ending(NewReportDialog(offered_kinds(), window.store.states(), date(2021, 10, 4)))
    assert (dialog.period().code, dialog.start(), dialog.prior()) == ("2021-9T", "report", Period.parse("2021-H1"))
    assert dialog.source() == "cntt/2021-H1"
    when_asked(lambda asked: asked.accept())
    window.beginning.ask((CNTT, Period.parse("2021-9T")))
    assert window.desk is not None
    report = window.desk.session.report
    assert report.period == "2021-9T" and all(item.review for _section, item in report.items())
    assert all(figure.origin == "carried" and figure.review for figure in report.figures.values())
    assert window.desk.session.earlier.prior is not None


def test_a_blank_report_has_the_offices_names_of_today(window: Window) -> None:
    book = OfficeBook(
        (Office(date(2025, 3, 1), "UBND TỈNH QUẢNG NGÃI", "SỞ NỘI VỤ", "BC-SNV", "Quảng Ngãi"),), (Signer("Lê Tư", "GIÁM ĐỐC"),)
    )
    window.settings.use(replace(window.settings.in_use, book=book))
    when_asked(lambda asked: asked.accept())
    window.beginning.ask((CNTT, Period.parse("2026-Q3")))
    assert window.desk is not None
    report = window.desk.session.report
    assert (report.letterhead.issuer, report.letterhead.symbol, report.signature.name) == ("SỞ NỘI VỤ", "BC-SNV", "Lê Tư")


def test_a_click_on_a_cell_with_a_report_opens_it(window: Window) -> None:
    window.store.save_draft(sample())
    window.show_start()
    window.start_page.period_chosen.emit(CNTT, Period.parse("2021-9T"))
    assert window.desk is not None and window.desk.session.report == sample()


def test_a_recent_report_opens_with_a_click(window: Window) -> None:
    window.store.save_draft(sample())
    window.show_start()
    page = window.start_page
    spot = page.list.visualRect(page.list.model().index(0, 0)).center()
    QTest.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert window.desk is not None and window.desk.session.report.name == "cntt/2021-9T"


def test_a_report_begins_from_last_periods_word_file(window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    word = tmp_path / "Báo cáo 9 tháng.docx"
    export(sample(), CNTT, word)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_arguments: (str(word), ""))
    window.files.import_word(CNTT, Period.parse("2021-Y"))
    until(lambda: window.desk is not None)
    assert window.desk is not None
    report = window.desk.session.report
    assert (report.period, report.figure("van_ban_den").value, len(report.citations)) == ("2021-Y", None, 9)
    assert all(item.review for _section, item in report.items())
    earlier = window.store.load("cntt/2021-9T")
    assert earlier.figure("van_ban_den").value == 3845, "the old report is in the book, with its figures"
    assert window.desk.session.earlier.prior == earlier
    until(lambda: "mang theo báo cáo cntt/2021-9T" in window.statusBar().currentMessage())


def test_a_word_file_that_cannot_be_read_is_a_sentence(window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = tmp_path / "hỏng.docx"
    broken.write_bytes(b"PK\x03\x04 no zip")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_arguments: (str(broken), ""))
    window.files.import_file()
    until(lambda: "hỏng.docx" in window.statusBar().currentMessage())
    assert window.desk is None
    assert "hỏng.docx" in window.guidance.messages.lines()[0]
