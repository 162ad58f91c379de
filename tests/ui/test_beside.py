"""What stands beside the text: the prior report, offers, reviews, notes, the figure's strip, accepted warnings."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from models import edit
from models import place as places
from models.carry import carried_report
from models.definition import definition_of
from models.period import Period
from models.report import Report
from tests.builders import sample
from tests.ui.desks import desk_with, field, key, press_button, settled, until, when_asked
from tests.ui.typing_keys import WAYS, type_text
from ui.desk import Desk
from ui.dialogs.reason_dialog import ReasonDialog
from ui.form.figure_table import FigureTable
from ui.form.item_row import ItemRow
from ui.form.section_page import SectionPage
from ui.window import Window

ALT, CTRL, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def half_year() -> Report:
    return replace(sample(), period="2021-H1").with_figure("van_ban_den", 2517).with_figure("van_ban_di", 585)


@pytest.fixture
def window(window: Window) -> Window:
    """With the report that comes before."""
    window.store.save_draft(half_year())
    return window


@pytest.fixture
def desk(window: Window) -> Desk:
    """A report for nine months, begun from the half-year's."""
    return desk_with(window, carried_report(definition_of("cntt"), Period.parse("2021-9T"), half_year()))


def row_of(desk: Desk, id: str) -> ItemRow:
    return next(row for row in desk.findChildren(ItemRow) if row.id == id)


def first_item(desk: Desk, section: str) -> str:
    return desk.session.report.section_items(section)[0].id


def test_the_prior_words_stand_below_with_what_changed_underlined(desk: Desk) -> None:
    id = first_item(desk, "ha-tang")
    item = field(desk, places.item(id))
    until(lambda: "như trên" in row_of(desk, id).prior.text())
    key(Qt.Key.Key_Home, CTRL)
    type_text(item, "Ngoài ra, ")
    until(lambda: "như trên" not in row_of(desk, id).prior.text())
    assert row_of(desk, id).prior.text().startswith("6 tháng đầu 2021: ")
    desk.show_prior(False)
    assert not row_of(desk, id).prior.isVisible()


def test_enter_keeps_a_carried_item_and_goes_on(desk: Desk) -> None:
    first, second, *_rest = [item.id for item in desk.session.report.section_items("ha-tang")]
    field(desk, places.item(first))
    assert row_of(desk, first).review.isVisible()
    key(Qt.Key.Key_Return)
    assert not desk.session.report.item(first).review and desk.session.report.item(second).review
    assert desk.place() == places.item(second)
    assert desk.session.report.item(first).text == half_year().item(first).text, "nothing was split"


def test_typing_into_a_carried_item_reviews_it(desk: Desk) -> None:
    id = first_item(desk, "ha-tang")
    type_text(field(desk, places.item(id)), "x")
    assert not desk.session.report.item(id).review and not row_of(desk, id).review.isVisible()


def test_a_removed_item_of_the_prior_report_can_come_back(desk: Desk) -> None:
    items = desk.session.report.section_items("ha-tang")
    field(desk, places.item(items[0].id))
    key(Qt.Key.Key_Delete, CTRL | SHIFT)
    page = next(page for page in desk.findChildren(SectionPage) if page.isVisible())
    until(page._gone.isVisible)
    page._gone.linkActivated.emit("0")
    last = desk.session.report.section_items("ha-tang")[-1]
    assert (last.text, last.review) == (items[0].text, True)


def test_the_outline_and_the_meter_count_what_waits_for_review(desk: Desk) -> None:
    report = desk.session.report
    waiting = sum(item.review for _section, item in report.items()) + sum(figure.review for figure in report.figures.values())
    waiting += len(report.tasks)
    assert f"{waiting} chỗ chưa rà" in " ".join(label.text() for label in desk.outline.meter.findChildren(QLabel))
    key_item = first_item(desk, "ha-tang")
    type_text(field(desk, places.item(key_item)), "x")
    settled(desk)
    assert f"{waiting - 1} chỗ chưa rà" in " ".join(label.text() for label in desk.outline.meter.findChildren(QLabel))


def test_a_plain_number_becomes_the_figure_with_one_click(desk: Desk) -> None:
    type_text(field(desk, places.figure("van_ban_den")), "3845")
    id = first_item(desk, "noi-bo")
    type_text(field(desk, places.item(id)), " với 3.845 văn bản")
    until(lambda: row_of(desk, id).offer.isVisible())
    row_of(desk, id).offer.linkActivated.emit("0")
    assert desk.session.report.item(id).text.endswith(" với {van_ban_den} văn bản")
    until(lambda: not row_of(desk, id).offer.isVisible())


def test_the_table_shows_the_prior_value_and_the_strip_the_last_periods(desk: Desk) -> None:
    field(desk, places.figure("van_ban_den"))
    table = next(table for table in desk.findChildren(FigureTable) if table.isVisible())
    shown = [label.text() for label in table.findChildren(QLabel) if label.isVisible()]
    assert "6 tháng đầu" in shown and "2.517" in shown and "6 tháng đầu 2021: 2.517" in shown


@pytest.mark.parametrize("way", WAYS)
def test_notes_typed_in_any_way_are_kept_and_never_printed(desk: Desk, way) -> None:
    id = first_item(desk, "ha-tang")
    field(desk, places.item(id))
    key(Qt.Key.Key_M, CTRL)
    way(row_of(desk, id).own_note, "hỏi lại Phòng Hành chính")
    assert desk.session.report.item(id).note == "hỏi lại Phòng Hành chính"
    field(desk, places.figure("ty_le_may_tinh_noi_mang"))
    table = next(table for table in desk.findChildren(FigureTable) if table.isVisible())
    way(table._strip.note, "theo kiểm kê")
    assert desk.session.report.figure("ty_le_may_tinh_noi_mang").note == "theo kiểm kê"
    settled(desk)
    assert desk.session.proof is not None
    from tests.ui.test_story import words_of  # noqa: PLC0415

    assert "kiểm kê" not in words_of(desk.session.proof.paper.content)


def test_ctrl_j_joins_an_item_to_the_one_above(desk: Desk) -> None:
    first, second, *rest = desk.session.report.section_items("ha-tang")
    field(desk, places.item(second.id))
    key(Qt.Key.Key_J, CTRL)
    joined, *others = desk.session.report.section_items("ha-tang")
    assert joined.text == f"{first.text} {second.text}" and len(others) == len(rest)
    assert desk.place() == places.item(first.id)
    desk.session.undo_stack.undo()
    assert desk.session.report.section_items("ha-tang")[:2] == (first, second)


def test_a_chip_leads_to_its_figure_and_shift_f5_back(desk: Desk, window: Window) -> None:
    id = next(item.id for item in desk.session.report.section_items("noi-bo") if "{van_ban_den}" in item.text)
    desk.go_to(places.item(id))
    row_of(desk, id).field.token_activated.emit("van_ban_den")
    assert desk.place() == places.figure("van_ban_den")
    window.menus.actions["back"].trigger()
    assert desk.place() == places.item(id)
    row_of(desk, id).field.token_activated.emit("ky")
    assert "tự đổi khi sang kỳ khác" in window.statusBar().currentMessage()


def test_rows_copied_from_excel_fill_the_figures_after_a_look(desk: Desk) -> None:
    number = field(desk, places.figure("van_ban_tong"))
    QApplication.clipboard().setText("Văn bản đi\t888\nVăn bản đến\t3.845\n")
    when_asked(lambda dialog: dialog.accept())
    key(Qt.Key.Key_V, CTRL)
    report = desk.session.report
    assert (report.figure("van_ban_di").value, report.figure("van_ban_den").value) == (888, 3845)
    assert report.figure("van_ban_tong").value == 4733, "the sum follows"
    when_asked(lambda dialog: dialog.reject())
    number.setFocus()
    QApplication.sendEvent(number, _paste())
    assert desk.session.report == report, "nothing goes in when the clerk says no"


def _paste():
    from PySide6.QtCore import QEvent  # noqa: PLC0415
    from PySide6.QtGui import QKeyEvent  # noqa: PLC0415

    return QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_V, CTRL)


def test_a_warning_is_accepted_with_a_reason_and_taken_back(window: Window) -> None:
    desk = desk_with(window, sample())
    desk.show_findings()
    late = next(finding for finding in desk.session.proof.findings if finding.code == "citation-after-period")

    def answer(dialog: ReasonDialog) -> None:
        type_text(dialog.field, "cấp trên yêu cầu nêu")
        dialog.accept()

    when_asked(answer)
    desk.findings_page.accept_asked.emit(late)
    settled(desk)
    assert late not in desk.session.proof.findings
    assert any("Lý do: cấp trên yêu cầu nêu" in label.text() for label in desk.findings_page.findChildren(QLabel))
    press_button(desk, "Bỏ chấp nhận")
    settled(desk)
    assert late in desk.session.proof.findings


def test_all_of_a_kind_are_mended_in_one_step_and_undone_in_one(window: Window) -> None:
    report = sample()
    for item in report.section_items("phuong-huong")[:3]:
        report = edit.put(report, places.item(item.id), item.text.replace(" ", "  ", 1))
    desk = desk_with(window, report)
    desk.show_findings()
    button = next(b for b in desk.findings_page.findChildren(QPushButton) if b.text() == "Sửa cả 3 chỗ cùng loại")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert desk.session.report == sample()
    desk.session.undo_stack.undo()
    assert desk.session.report == report
