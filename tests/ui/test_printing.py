"""Ctrl+P in the window: what the dialog asks, shows and refuses; what goes to the printer and into the history."""

import io
import threading
from collections.abc import Iterator
from pathlib import Path

import pypdf
import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog

from exporters.archive import render_archive
from exporters.issuing import issue, mark
from models.definition import definition_for
from models.document import compose
from models.printing import Printout
from models.prior import Earlier
from models.report import Report
from models.store import keep_printing
from tests.builders import sample
from tests.ui.desks import Ending, a_window, desk_with, settled, until, when_asked
from tests.ui.test_issuance import settled_sample
from ui.dialogs.history_dialog import HistoryDialog
from ui.dialogs.print_dialog import PrintDialog, Printers
from ui.printing import PrintedPaper, printed_paper
from ui.session import prove
from ui.window import Window

NAME = "cntt/2021-9T"
BOTH, ONE = "Hai mặt", "Một mặt"
PRINTERS = Printers((BOTH, ONE), lambda name: name == BOTH, "long")


@pytest.fixture
def window(qt: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Window]:
    monkeypatch.setattr("ui.printer.printer_names", lambda: ())
    with a_window(tmp_path / "data") as window:
        yield window


def content(report: Report, draft: bool = False) -> bytes:
    return render_archive(compose(report, definition_for(report)), draft=draft).content


@pytest.fixture
def dialog(ending: Ending) -> Iterator[PrintDialog]:
    dialog = ending(PrintDialog("Báo cáo", PRINTERS))
    dialog.show_paper(content(sample(), draft=True), "Báo cáo chưa được kiểm tra.")
    dialog.show()
    QTest.qWaitForWindowExposed(dialog)
    yield dialog
    dialog.reject()


def said(window: Window) -> str:
    return window.statusBar().currentMessage()


def press_print(window: Window) -> None:
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    QTest.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)


def marked(pdf: bytes) -> bool:
    return "DỰ THẢO" in pypdf.PdfReader(io.BytesIO(pdf)).pages[0].extract_text()


# ---------------------------------------------------------------- the dialog


def test_everything_is_printed_unless_pages_are_named(dialog: PrintDialog) -> None:
    assert dialog.printout() == Printout(printer=BOTH, copies=1, pages=(1, 2, 3, 4), count=4, sides="long", draft=True)
    assert dialog.needed.text() == "Cần 2 tờ giấy A4."
    assert dialog.draft_words.isVisible() and dialog.draft_words.text() == "Báo cáo chưa được kiểm tra."
    QTest.keyClicks(dialog.pages, "1, 3-4")
    assert dialog.some.isChecked() and dialog.printout().pages == (1, 3, 4)
    dialog.copies.setValue(3)
    assert dialog.needed.text() == "Cần 6 tờ giấy A4."


def test_pages_that_there_are_not_are_told_of_and_not_printed(dialog: PrintDialog) -> None:
    QTest.keyClicks(dialog.pages, "2-9")
    assert dialog.problem.isVisible() and dialog.problem.text() == "Không có trang 9: báo cáo có 4 trang."
    assert not dialog.buttons.go.isEnabled()
    QTest.keyClick(dialog.pages, Qt.Key.Key_Return)
    assert dialog.isVisible() and not dialog.result()
    QTest.keyClick(dialog.pages, Qt.Key.Key_Backspace)
    QTest.keyClicks(dialog.pages, "3")
    assert not dialog.problem.isVisible()
    QTest.keyClick(dialog.pages, Qt.Key.Key_Return)
    assert dialog.result() and dialog.printout().pages == (2, 3)


def test_keys_and_wheel_turn_the_pages_and_the_one_seen_can_be_printed(dialog: PrintDialog) -> None:
    sheet = dialog.preview._sheet
    assert dialog.preview.where.text() == "Trang 1 / 4" and not dialog.preview.back.isEnabled()
    for pressed in (Qt.Key.Key_PageDown, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Down):
        QTest.keyClick(sheet, pressed)
    assert dialog.preview.where.text() == "Trang 4 / 4" and not dialog.preview.on.isEnabled()
    dialog.this_page.click()
    assert dialog.printout().pages == (4,)
    middle = QPointF(sheet.rect().center())
    no, plain = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    turned = QWheelEvent(middle, middle, QPoint(), QPoint(0, 120), no, plain, Qt.ScrollPhase.NoScrollPhase, False)
    QApplication.sendEvent(sheet, turned)
    assert dialog.printout().pages == (3,)


def test_pages_that_are_not_printed_are_veiled(dialog: PrintDialog) -> None:
    sheet = dialog.preview._sheet
    dialog.preview.show_page(2)
    clear = sheet.grab().toImage()
    QTest.keyClicks(dialog.pages, "1")
    assert sheet.veiled and sheet.grab().toImage() != clear
    dialog.preview.show_page(1)
    assert not sheet.veiled


def test_a_printer_that_cannot_turn_the_sheet_says_so(dialog: PrintDialog) -> None:
    assert dialog.sides.isEnabled() and not dialog._why_one_side.isVisible()
    dialog.printer.setCurrentText(ONE)
    assert dialog._why_one_side.isVisible() and not dialog.sides.isEnabled()
    assert dialog.printout().sides == "one" and dialog.needed.text() == "Cần 4 tờ giấy A4."


def test_nothing_is_printed_before_the_paper_is_there(ending: Ending) -> None:
    dialog = ending(PrintDialog("Báo cáo", PRINTERS))
    assert not dialog.buttons.go.isEnabled() and not dialog.save.isEnabled()
    dialog.show_failure("Chưa dựng được trang giấy.")
    assert not dialog.buttons.go.isEnabled()


# ---------------------------------------------------------------- which paper


def test_the_mark_goes_with_the_state_and_with_errors() -> None:
    report = settled_sample()
    definition = definition_for(report)

    def paper(report: Report, frozen: bytes = b"") -> PrintedPaper:
        return printed_paper(report, definition, Earlier(), prove(report, definition, frozen=frozen))

    draft, checked = paper(report), paper(replace(report, state="checked"))
    assert marked(draft.content) and "chưa được kiểm tra" in draft.why_draft
    assert checked == PrintedPaper(content(replace(report, state="checked")))
    wrong = paper(replace(report, state="checked").with_figure("van_ban_tong", 1))
    assert marked(wrong.content) and "còn lỗi" in wrong.why_draft
    assert paper(replace(report, state="issued"), frozen=b"%PDF frozen") == PrintedPaper(b"%PDF frozen")


def test_an_issued_report_prints_the_paper_that_was_frozen(window: Window) -> None:
    window.store.save_draft(settled_sample())
    mark(window.store, NAME, "checked")
    desk_with(window, issue(window.store, NAME, "177", "15/10/2021").report)

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, PrintDialog)
        until(lambda: dialog.preview.count())
        assert not dialog.draft_words.isVisible()
        dialog.reject()

    when_asked(look)
    press_print(window)
    assert window.printing._paper == PrintedPaper(window.store.papers.frozen(NAME)[".pdf"])


# ---------------------------------------------------------------- without a printer, and with one that is gone


def test_without_a_printer_the_paper_can_be_saved_as_it_is_shown(window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "in.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (str(target), ""))
    desk_with(window, sample())
    seen: list[str] = []

    def save(dialog: QDialog) -> None:
        assert isinstance(dialog, PrintDialog)
        seen.extend(label.text() for label in dialog.findChildren(type(dialog.problem)) if label.isVisible())
        until(lambda: dialog.preview.count())
        assert not dialog.buttons.go.isVisible() and not dialog.copies.isVisible()
        QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)

    when_asked(save)
    press_print(window)
    assert any("chưa có máy in nào" in words and "lưu PDF" in words for words in seen)
    assert target.read_bytes() == content(sample(), draft=True) and said(window) == f"Đã lưu {target}"


def test_a_printer_that_is_gone_is_named_and_nothing_is_noted(window: Window) -> None:
    desk_with(window, sample())
    gone = Printout(printer="Máy đã tháo", copies=1, pages=(1,), count=4)
    window.printing._print(sample(), "Báo cáo", PrintedPaper(content(sample())), gone)
    until(lambda: "Không in được ra máy in “Máy đã tháo”" in said(window))
    assert not any(revision.cause == "paper" for revision in window.store.revisions(NAME))


# ---------------------------------------------------------------- while it prints, and afterwards


def test_printing_shows_how_far_it_is_and_what_stopping_means(window: Window) -> None:
    going_on, busy = threading.Event(), window.busy

    def work(stop: threading.Event) -> None:
        busy.advance(3, 10)
        going_on.wait(5)

    busy.run("Đang in…", work, window.say, window.say, "Đã dừng in.")
    until(lambda: busy.isVisible() and busy._bar.value() == 3 and busy._bar.maximum() == 10)
    busy.cancel.click()
    assert said(window) == "Đã dừng in."
    going_on.set()
    exporting = threading.Event()
    busy.run("Đang xuất…", lambda _stop: exporting.wait(5), window.say, window.say)
    until(lambda: busy.isVisible() and busy._bar.maximum() == 0)
    busy.cancel.click()
    assert "không có tệp nào" in said(window)
    exporting.set()


def test_what_is_asked_for_while_something_goes_on_follows_and_nothing_is_dropped(window: Window) -> None:
    first, ended = threading.Event(), []

    def work(name: str) -> None:
        if name == "một":
            first.wait(5)
        ended.append(name)

    told: list[None] = []
    for name in ("một", "hai", "ba"):
        window.busy.run(name, lambda _stop, name=name: work(name), told.append, window.say)
    window.busy.cancel.click()
    first.set()
    until(lambda: ended == ["một", "hai", "ba"] and len(told) == 2)


def test_the_history_lists_what_was_printed_and_counts_the_copies(window: Window) -> None:
    desk = desk_with(window, sample())
    desk.session.finish()
    for copies in (2, 3):
        keep_printing(window.store, sample(), Printout(printer="P1", copies=copies, pages=(1, 2), count=4, draft=True), "Lê Tư")
    seen: list[str] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, HistoryDialog)
        until(lambda: "không đổi" in dialog.list.item(0).text())
        seen.extend((dialog.list.item(0).text(), dialog.printed.text()))
        dialog.reject()

    when_asked(look)
    window.past.show(desk.session)
    assert seen[0].endswith("in 3 bản, trang 1-2, có chữ DỰ THẢO, máy in P1 · Lê Tư\nkhông đổi")
    assert seen[1] == "Đã in 2 lần, tất cả 5 bản."
    settled(desk)


def test_the_printer_of_last_time_comes_first(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.printer.printer_names", lambda: ("Máy A", "Máy B"))
    monkeypatch.setattr("ui.printer.prints_two_sides", lambda _name: True)
    desk = desk_with(window, sample())
    window.printing._kept(sample(), Printout(printer="Máy B", copies=1, pages=(1,), count=4, sides="short"))
    dialog = window.printing.print_dialog(desk.session)
    until(lambda: dialog.preview.count())
    assert (dialog.printer.currentText(), dialog.sides.currentData()) == ("Máy B", "short")
    dialog.reject()
