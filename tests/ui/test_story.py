"""A clerk's first report: typed through real key events, checked, and held as a PDF."""

import io
from pathlib import Path

import pdfplumber
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from exporters.export import export
from models import place as places
from models.definition import definition_of
from models.period import Period
from models.start import blank_report
from tests.ui.desks import Ending, field, press_button, settled
from tests.ui.typing_keys import type_like_unikey, type_text
from ui.window import Window

CNTT = definition_of("cntt")


def words_of(pdf: bytes) -> str:
    with pdfplumber.open(io.BytesIO(pdf)) as paper:
        return " ".join(" ".join(page.extract_text().split()) for page in paper.pages)


def test_a_new_report_from_the_first_key_to_the_pdf(window: Window, tmp_path: Path) -> None:
    window.show_report(blank_report(CNTT, Period.parse("2021-9T")))
    desk = window.desk
    for place, words in (
        (places.letterhead("superior"), "UBND TỈNH QUẢNG NGÃI"),
        (places.letterhead("issuer"), "SỞ NGOẠI VỤ"),
        (places.letterhead("place"), "Quảng Ngãi"),
    ):
        type_text(field(desk, place), words)
    field(desk, places.letterhead("symbol"))
    type_text(QApplication.focusWidget(), "SNgV")
    type_text(field(desk, places.letterhead("date")), "05/10/2021")

    type_text(field(desk, places.figure("van_ban_den")), "3.845")
    type_text(field(desk, places.figure("van_ban_di")), "888")

    first_item = desk.session.report.section("phuong-huong")
    assert first_item.items == ()
    desk.show_page("phuong-huong")
    press_button(desk, "Thêm nhiệm vụ")
    type_like_unikey(QApplication.focusWidget(), "Nâng cấp phần mềm đang sử dụng.")

    desk.show_page("chi-dao")
    press_button(desk, "Thêm văn bản viện dẫn")
    cited = desk.session.report.citations[-1].id
    assert desk.session.report.section("chi-dao").items[1].citation == cited, "it stands behind the item that announces the list"
    type_text(QApplication.focusWidget(), "Công văn")
    type_text(field(desk, places.citation(cited, "number")), "163")
    type_text(field(desk, places.citation(cited, "symbol")), "SNgV-VP")
    type_text(field(desk, places.citation(cited, "date")), "18/3/2021")
    type_text(field(desk, places.citation(cited, "subject")), "về việc thực hiện rà soát số liệu")
    settled(desk)

    assert desk.session.report.figure("van_ban_tong").value == 4733
    target = tmp_path / "Báo cáo quý.pdf"
    export(desk.session.report, CNTT, target)
    paper = words_of(target.read_bytes())
    for words in (
        "UBND TỈNH QUẢNG NGÃI",
        "SỞ NGOẠI VỤ",
        "/BC-SNgV",
        "Quảng Ngãi, ngày 05 tháng 10 năm 2021",
        "tổng cộng 4.733 văn bản điện tử",
        "3.845 văn bản đến và 888 văn bản đi",
        "1. Nâng cấp phần mềm đang sử dụng.",
        "+ Công văn số 163/SNgV-VP ngày 18/3/2021 về việc thực hiện rà soát số liệu",
    ):
        assert words in paper, f"the paper lacks “{words}”"


def test_undo_and_redo_reach_across_the_whole_report(window: Window) -> None:
    window.show_report(blank_report(CNTT, Period.parse("2021-9T")))
    desk = window.desk
    before = desk.session.report
    type_text(field(desk, places.letterhead("issuer")), "SỞ NGOẠI VỤ")
    type_text(field(desk, places.figure("van_ban_den")), "12")
    after = desk.session.report

    desk.session.undo_stack.undo()
    assert desk.session.report.figure("van_ban_den").value is None
    assert desk.session.report.letterhead.issuer == "SỞ NGOẠI VỤ"
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert desk.session.report == before
    while desk.session.undo_stack.canRedo():
        desk.session.undo_stack.redo()
    assert desk.session.report == after


def test_closing_and_opening_again_shows_the_same_place(window: Window, ending: Ending) -> None:
    window.show_report(blank_report(CNTT, Period.parse("2021-9T")))
    type_text(field(window.desk, places.signature("name")), "Nguyễn Viết Vy")
    report = window.desk.session.report
    window.close()

    again = ending(Window(window.store))
    again.restore()
    again.show()
    QTest.qWaitForWindowExposed(again)
    assert again.desk.session.report == report
    assert again.desk.page() == "ky"
    assert again.desk.place() == places.signature("name")
    again.close()


def test_what_is_no_number_is_kept_and_explained_in_place(window: Window) -> None:
    window.show_report(blank_report(CNTT, Period.parse("2021-9T")))
    desk = window.desk
    number = field(desk, places.figure("van_ban_den"))
    type_text(number, "abc")
    settled(desk)
    assert desk.session.report.figure("van_ban_den").typed == "abc"
    assert number.text() == "abc"
    assert number.property("state") == "error"


def test_one_click_mends_the_total(window: Window) -> None:
    window.show_report(blank_report(CNTT, Period.parse("2021-9T")))
    desk = window.desk
    for id, typed in (("van_ban_tong", "4733"), ("van_ban_den", "3845"), ("van_ban_di", "889")):
        type_text(field(desk, places.figure(id)), typed)
    settled(desk)
    wrong = next(finding for finding in desk.session.proof.findings if finding.where == places.figure("van_ban_tong"))
    assert "4.734" in wrong.message
    desk.mending.mend(wrong)
    assert desk.session.report.figure("van_ban_tong").value == 4734
    desk.session.undo_stack.undo()
    assert desk.session.report.figure("van_ban_tong").value == 4733
