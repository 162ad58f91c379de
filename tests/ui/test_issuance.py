"""The way of a report in the window: checked, printed, issued, locked, amended, replaced; through real keys and buttons."""

from functools import partial
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QDialog, QFileDialog, QLineEdit, QPushButton

from exporters.issuing import findings_of, issue, mark
from models import edit
from models import place as places
from models.acceptance import accept
from models.definition import definition_of
from models.lifecycle import lock_reason
from models.period import Period
from models.report import Report
from models.store import Store
from tests.builders import sample
from tests.ui.desks import desk_with, field, key, press_button, settled, until, when_asked
from tests.ui.typing_keys import WAYS, type_text
from ui.desk import Desk
from ui.dialogs.boxes import TwiceBox
from ui.dialogs.issue_dialog import IssueDialog
from ui.dialogs.new_report_dialog import NewReportDialog
from ui.fields.line_field import LineField
from ui.fields.rich_field import RichField
from ui.preferences import keep_preferences, read_preferences
from ui.window import Window

CNTT = definition_of("cntt")
NAME = "cntt/2021-9T"


@pytest.fixture
def window(window: Window) -> Window:
    """The window of a clerk whose name it knows."""
    window.store.put_setting("clerk", "Trần Thị Bình")
    return window


def settled_sample() -> Report:
    """The sample with a reason for each of its warnings."""
    report = sample()
    for finding in findings_of(report):
        report = accept(report, finding, "đã hỏi Sở")
    return report


def put_issued(store: Store) -> Report:
    """The sample, issued."""
    store.save_draft(settled_sample())
    mark(store, NAME, "checked")
    return issue(store, NAME, "177", "15/10/2021").report


def desk_of(window: Window) -> Desk:
    assert window.desk is not None
    settled(window.desk)
    return window.desk


def said(window: Window) -> str:
    return window.statusBar().currentMessage()


def visible(desk: Desk, words: str) -> list[QPushButton]:
    return [button for button in desk.findChildren(QPushButton) if button.text() == words and button.isVisible()]


def choose(dialog: QDialog, words: str) -> None:
    (button,) = [button for button in dialog.findChildren(QAbstractButton) if button.text() == words]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def explain(dialog: QDialog, reason: str = "sai") -> None:
    """Gives the reason that a replacement asks for."""
    asked = dialog.findChild(LineField)
    type_text(asked, reason)
    QTest.keyClick(asked, Qt.Key.Key_Return)


# ---------------------------------------------------------------- the story


def test_a_report_is_issued_amended_and_replaced_in_the_window(window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = desk_with(window, settled_sample())
    press_button(desk, "Đánh dấu đã kiểm tra")
    assert desk.session.report.state == "checked"
    key(Qt.Key.Key_F9)
    assert desk.session.report.state == "printed"

    scan = tmp_path / "Bản ký.pdf"
    scan.write_bytes(b"%PDF-1.4 signed")

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, IssueDialog)
        assert not dialog.buttons.go.isEnabled(), "a number is asked for"
        type_text(dialog.number, "177")
        dialog.date.selectAll()
        type_text(dialog.date, "15/10/2021")
        dialog.scan_box.take(scan)
        until(dialog.buttons.go.isEnabled)
        QTest.keyClick(dialog.date, Qt.Key.Key_Return)

    when_asked(fill)
    press_button(desk, "Ban hành…")
    until(lambda: "Đã ban hành báo cáo số 177/BC-SNgV ngày 15/10/2021" in said(window))
    desk = desk_of(window)
    issued = window.store.load(NAME)
    assert desk.session.report == issued and issued.state == "issued"
    assert [file.role for file in window.store.papers.of(NAME)] == ["json", "docx", "pdf", "scan"]
    assert [revision.cause for revision in window.store.revisions(NAME)] == ["checked", "printed", "issued"]
    assert {revision.clerk for revision in window.store.revisions(NAME)} == {"Trần Thị Bình"}

    when_asked(partial(explain, reason="Sai số văn bản đến"))
    press_button(desk, "Lập báo cáo thay thế…")
    desk = desk_of(window)
    assert (desk.session.report.name, desk.session.report.state) == (f"{NAME}/2", "draft")
    assert desk.banner.isVisible() and "Sai số văn bản đến" in desk.banner.accessibleName()
    window.activateWindow()
    until(window.isActiveWindow)
    figure = field(desk, places.figure("van_ban_den"))
    QTest.keyClick(figure, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    type_text(figure, "3.846")
    settled(desk)
    assert desk.session.report.figure("van_ban_tong").value == 4734, "the amended report is edited like any draft"
    press_button(desk, "Đánh dấu đã kiểm tra")
    until(lambda: desk.session.report.state == "checked")

    def fill_again(dialog: QDialog) -> None:
        assert isinstance(dialog, IssueDialog)
        type_text(dialog.number, "160")
        dialog.date.selectAll()
        type_text(dialog.date, "1/11/2021")
        dialog.judge()
        assert "nhỏ hơn số 177" in dialog._problem.text() and not dialog.buttons.go.isEnabled()
        dialog.number.selectAll()
        type_text(dialog.number, "190")
        dialog.judge()
        choose(dialog, "Ban hành")

    when_asked(fill_again)
    window.menus.actions["issue"].trigger()
    until(lambda: "số 190" in said(window))
    assert window.store.states() == {f"{NAME}/2": "issued", NAME: "replaced"}

    window.open_report(NAME)
    desk = desk_of(window)
    assert "đã được báo cáo 9 tháng đầu năm 2021, bản 2" in desk.banner.accessibleName()
    press_button(desk, "Mở báo cáo thay thế")
    assert desk_of(window).session.report.name == f"{NAME}/2"
    window.menus.actions["open-replaced"].trigger()
    assert desk_of(window).session.report.name == NAME


# ---------------------------------------------------------------- steps


def test_open_findings_hold_the_step_back_and_are_shown(window: Window) -> None:
    desk = desk_with(window, sample())
    assert visible(desk, "Đánh dấu đã kiểm tra") == [], "the list of what is left comes first"
    key(Qt.Key.Key_F9)
    assert desk.session.report.state == "draft" and desk.page() == "can-xu-ly"
    assert "Còn 2 chỗ" in said(window)


def test_an_edit_sends_a_checked_report_back_to_the_draft_and_undo_restores_it(window: Window) -> None:
    desk = desk_with(window, settled_sample())
    window.issuance.take_next()
    type_text(field(desk, places.item("i1")), " thêm")
    assert desk.session.report.state == "draft"
    settled(desk)
    until(lambda: window.store.load(NAME).state == "draft")
    window.menus.actions["undo"].trigger()
    assert desk.session.report.state == "checked", "the content is again what was checked"
    settled(desk)
    until(lambda: window.store.load(NAME).state == "checked")
    assert [revision.cause for revision in window.store.revisions(NAME)] == ["checked", "edited", "restored"]


def test_a_note_leaves_a_checked_report_checked(window: Window) -> None:
    desk = desk_with(window, settled_sample())
    window.issuance.take_next()
    desk.session.put(places.note(places.figure("van_ban_den")), "lấy ngày 30/9")
    assert desk.session.report.state == "checked"


def test_the_menu_names_the_next_step_and_offers_only_what_is_open(window: Window) -> None:
    def offered() -> set[str]:
        ids = ("next-step", "issue", "reopen", "amend", "scan", "open-replacing", "redline", "open-replaced")
        return {id for id in ids if window.menus.actions[id].isEnabled()}

    assert offered() == set()
    desk_with(window, settled_sample())
    assert offered() == {"next-step", "issue"} and window.menus.actions["next-step"].text() == "Đánh dấu đã kiểm tra"
    window.issuance.take_next()
    assert offered() == {"next-step", "issue", "reopen"} and window.menus.actions["next-step"].text() == "Đánh dấu đã in trình ký"
    window.menus.actions["reopen"].trigger()
    assert offered() == {"next-step", "issue"}
    window.show_start()
    window.store.save_draft(replace(settled_sample(), period="2021-H1"))
    put_issued(window.store)
    window.open_report(NAME)
    assert offered() == {"amend", "scan"}


# ---------------------------------------------------------------- the dialog


def test_issuing_a_draft_lists_what_holds_it_back_and_leads_there(window: Window) -> None:
    desk = desk_with(window, sample())
    dialog = window.issuance.issue_dialog(desk)
    dialog.place_asked.connect(desk.go_to)
    type_text(dialog.number, "177")
    dialog.judge()
    assert not dialog.buttons.go.isEnabled()
    links = [button for button in dialog.findChildren(QPushButton) if button.text() == "Tới chỗ này" and button.isVisibleTo(dialog)]
    assert len(links) == 2
    links[0].click()
    assert desk.page() == "chi-dao" and str(desk.place()).startswith("citation.c8"), "the item that cites it is edited there"


def test_accepted_reasons_stand_in_the_dialog(window: Window) -> None:
    desk = desk_with(window, settled_sample())
    dialog = window.issuance.issue_dialog(desk)
    words = [label.text() for label in dialog.findChildren(type(dialog._problem))]
    assert words.count("Lý do: đã hỏi Sở") == 2


@pytest.mark.parametrize(("content", "said"), [(b"GIF89a", "không phải tệp PDF hoặc ảnh"), (b"", "trống")])
def test_a_file_that_is_no_scan_is_explained_and_can_be_taken_away(window: Window, tmp_path: Path, content: bytes, said: str) -> None:
    desk = desk_with(window, settled_sample())
    window.issuance.take_next()
    dialog = window.issuance.issue_dialog(desk)
    type_text(dialog.number, "177")
    dialog.judge()
    path = tmp_path / "quét.png"
    path.write_bytes(content)
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(path))])
    move, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    dialog.scan_box.dropEvent(QDropEvent(QPointF(5, 5), move, dropped, left, none))
    assert said in dialog.scan_box.problem() and not dialog.buttons.go.isEnabled()
    choose(dialog, "Bỏ tệp")
    assert dialog.buttons.go.isEnabled()


def test_enter_right_after_a_wrong_key_issues_nothing(window: Window) -> None:
    desk = desk_with(window, settled_sample())
    window.issuance.take_next()
    dialog = window.issuance.issue_dialog(desk)
    type_text(dialog.number, "177")
    dialog.judge()
    type_text(dialog.number, "x")
    dialog.accept()
    assert dialog.result() == 0 and "177x" in dialog._problem.text()


def test_an_archive_that_cannot_be_written_is_told(window: Window) -> None:
    desk = desk_with(window, settled_sample())
    window.issuance.take_next()
    (window.store.folder / "archive").write_text("in the way")
    dialog = window.issuance.issue_dialog(desk)
    dialog.number.show_text("177")
    dialog.date.show_text("15/10/2021")
    window.issuance._issue(desk, dialog)
    until(lambda: "thư mục lưu trữ" in said(window))
    assert desk_of(window).session.report.state == "issued"


def test_issuing_that_fails_leaves_the_report_as_it_was(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = desk_with(window, settled_sample())
    window.issuance.take_next()
    dialog = window.issuance.issue_dialog(desk)
    dialog.number.show_text("0")
    window.issuance._issue(desk, dialog)
    until(lambda: "“0”" in said(window))
    assert desk.isEnabled() and desk.session.report.state == "checked" == window.store.load(NAME).state


# ---------------------------------------------------------------- locks


@pytest.mark.parametrize("way", WAYS)
def test_typing_into_an_issued_report_changes_nothing_and_the_field_keeps_its_text(window: Window, way) -> None:
    issued = put_issued(window.store)
    desk = desk_with(window, issued)
    for place in (places.item("i1"), places.figure("van_ban_den"), places.letterhead("number"), places.CLOSING):
        where = field(desk, place)
        assert isinstance(where, LineField | RichField) and where.isReadOnly()
        before = edit.read(desk.session.report, place)
        way(where, "chữ mới")
        key(Qt.Key.Key_Return)
        key(Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
        assert (where.text() if isinstance(where, LineField) else where.markup()) == before
    assert desk.session.report == issued == window.store.load(NAME)
    assert desk.banner.isVisible() and desk.banner.accessibleName().endswith(lock_reason(issued))


def test_a_change_that_gets_past_the_field_is_refused_and_the_field_shows_the_stored_text_again(window: Window) -> None:
    issued = put_issued(window.store)
    desk = desk_with(window, issued)
    where = field(desk, places.letterhead("place"))
    assert isinstance(where, QLineEdit)
    where.setReadOnly(False)
    type_text(where, "x")
    assert where.text() == issued.letterhead.place
    assert said(window) == lock_reason(issued)


def test_an_issued_report_stays_open_to_reading_export_and_settings(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    issued = put_issued(window.store)
    desk = desk_with(window, issued)
    assert desk.session.proof is not None and desk.session.proof.paper.content == window.store.papers.frozen(NAME)[".pdf"]
    target = tmp_path / "ra.docx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (str(target), ""))
    window.export_paper("docx")
    until(lambda: "Đã xuất" in said(window))
    assert target.read_bytes() == window.store.papers.frozen(NAME)[".docx"]
    window.settings.use(replace(window.settings.in_use, paper=replace(window.settings.in_use.paper, body_size=13.5)))
    assert desk.session.report == issued


def test_a_scan_is_added_after_issuing(window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = desk_with(window, put_issued(window.store))
    scan = tmp_path / "quét.jpg"
    scan.write_bytes(b"\xff\xd8\xff picture")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_arguments: (str(scan), ""))
    press_button(desk, "Thêm bản quét…")
    until(lambda: window.store.papers.has_scan(NAME))
    until(lambda: "Đã thêm bản quét" in said(window))


def test_a_replacement_in_work_is_opened_rather_than_begun_twice(window: Window) -> None:
    desk = desk_with(window, put_issued(window.store))

    when_asked(explain)
    press_button(desk, "Lập báo cáo thay thế…")
    window.open_report(NAME)
    press_button(desk_of(window), "Lập báo cáo thay thế…")
    assert desk_of(window).session.report.name == f"{NAME}/2" and len(window.store.names()) == 2


# ---------------------------------------------------------------- the same kind and period twice


def test_the_new_report_dialog_offers_to_open_amend_or_keep_a_second_draft(window: Window) -> None:
    put_issued(window.store)
    dialog = NewReportDialog((CNTT,), window.store.states(), sample().when.end, window, (CNTT, Period.parse("2021-9T")))
    starts = [dialog._from.itemData(at) for at in range(dialog._from.count())]
    assert starts == ["open", "amend", "blank", "word", "cntt/2021-9T"]
    draft = NewReportDialog((CNTT,), {NAME: "draft"}, sample().when.end, window, (CNTT, Period.parse("2021-9T")))
    assert [draft._from.itemData(at) for at in range(draft._from.count())] == ["open", "blank", "word", NAME]


def test_a_second_draft_stands_beside_the_first(window: Window) -> None:
    window.store.save_draft(sample())

    def second(dialog: QDialog) -> None:
        assert isinstance(dialog, NewReportDialog)
        dialog._from.setCurrentIndex(dialog._from.findData("blank"))
        dialog.accept()

    when_asked(second)
    window.beginning.ask((CNTT, Period.parse("2021-9T")))
    desk = desk_of(window)
    assert desk.session.report.name == f"{NAME}/2"
    until(lambda: window.store.has(f"{NAME}/2"))
    assert window.store.load(NAME) == sample()
    window.show_start()
    window.start_page.period_chosen.emit(CNTT, Period.parse("2021-9T"))
    assert desk_of(window).session.report.name == f"{NAME}/2", "of two drafts the newest counts"


@pytest.mark.parametrize(
    ("answer", "names", "shown"),
    [
        ("Mở báo cáo đã có", [NAME], sample().subject),
        ("Thay bằng tệp", [NAME], "Khác"),
        ("Giữ làm bản nháp thứ hai", [NAME, f"{NAME}/2"], "Khác"),
        ("Thôi", [NAME], None),
    ],
)
def test_a_file_of_a_period_that_has_a_draft_is_asked_about(window: Window, answer: str, names: list[str], shown: str | None) -> None:
    window.store.save_draft(sample())
    when_asked(lambda dialog: choose(dialog, answer))
    window.files.take_in(replace(sample(), subject="Khác"))
    assert sorted(window.store.names()) == names
    assert (window.desk.session.report.subject if window.desk else None) == shown


def test_a_file_of_a_period_that_is_issued_can_become_its_replacement(window: Window) -> None:
    put_issued(window.store)

    def amend(dialog: QDialog) -> None:
        assert isinstance(dialog, TwiceBox)
        assert "Thay bằng tệp" not in [button.text() for button in dialog.buttons()]
        choose(dialog, "Lập báo cáo thay thế…")
        when_asked(explain)  # the next dialog, not this one

    when_asked(amend)
    window.files.take_in(replace(sample(), subject="Khác"))
    report = desk_of(window).session.report
    assert (report.name, report.subject) == (f"{NAME}/2", "Khác") and report.amends is not None
    assert window.store.load(NAME).state == "issued"


# ---------------------------------------------------------------- the clerk's name


def test_the_clerks_name_is_a_setting(window: Window) -> None:
    keep_preferences(window.store, replace(read_preferences(window.store), clerk="  Lê  Tư "))
    assert window.store.clerk() == "Lê Tư" == read_preferences(window.store).clerk
    window.store.keep_revision(sample(), "worked")
    assert window.store.revisions(NAME)[-1].clerk == "Lê Tư"
