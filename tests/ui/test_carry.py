"""Reviewing what came along from the prior period: one key confirms and goes on; the plan is a checklist."""

from datetime import date

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QRadioButton

from models import place as places
from models.carry import carried_report
from models.definition import definition_of
from models.kinds import offered_kinds
from models.period import Period
from models.report import State
from tests.builders import sample
from tests.ui.desks import Ending, desk_with, field, key, settled, until
from ui.desk import Desk
from ui.dialogs.carry_dialog import CarryDialog
from ui.dialogs.new_report_dialog import NewReportDialog
from ui.form.section_page import SectionPage
from ui.pages import TASKS
from ui.window import Window

CNTT = definition_of("cntt")
YEAR, NEXT_QUARTER = Period.parse("2021-Y"), Period.parse("2022-Q1")
ENTER = Qt.Key.Key_Return


@pytest.fixture
def window(window: Window) -> Window:
    """With the report that comes before."""
    window.store.save_draft(sample())
    return window


@pytest.fixture
def desk(window: Window) -> Desk:
    return desk_with(window, carried_report(CNTT, YEAR, sample()))


def test_the_window_says_what_came_along_and_leads_to_the_first_thing_that_waits(window: Window) -> None:
    window.beginning._from(CNTT, NEXT_QUARTER, sample())
    (dialog,) = window.findChildren(CarryDialog)
    said = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "17 ý mang sang" in said and "Công văn số 163/SNgV-VP" in said
    dialog.accept()
    assert window.desk is not None
    assert window.desk.page() == TASKS
    assert isinstance(QApplication.focusWidget(), QRadioButton)


def test_one_key_answers_for_a_task_and_goes_on_to_the_next(desk: Desk) -> None:
    field(desk, places.task("t1"))
    for answer in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3):
        key(answer)
    report = desk.session.report
    assert [task.outcome for task in report.tasks[:4]] == ["done", "continued", "dropped", "open"]
    assert [item.text for item in report.section_items("phuong-huong")] == [report.tasks[1].text]
    assert report.section_items("noi-bo")[-1].text == report.tasks[0].text and report.section_items("noi-bo")[-1].review
    for _step in range(3):
        desk.session.undo_stack.undo()
    assert all(task.outcome == "open" for task in desk.session.report.tasks)


def test_enter_confirms_a_figure_that_came_along_and_goes_on(desk: Desk) -> None:
    field(desk, places.figure("ty_le_cap_thu_cong_vu"))
    assert desk.session.report.figure("ty_le_cap_thu_cong_vu").review
    key(ENTER)
    kept = desk.session.report.figure("ty_le_cap_thu_cong_vu")
    assert (kept.value, kept.review) == (100, False)
    assert desk.place() == places.figure("ty_le_su_dung_thu_cong_vu")


def test_enter_confirms_a_cited_document_from_any_of_its_fields_and_goes_on(desk: Desk) -> None:
    first, second, *_rest = [item for item in desk.session.report.section_items("chi-dao") if item.citation]
    for part in ("number", "subject"):
        field(desk, places.citation(first.citation, part))
        key(ENTER)
        assert not desk.session.report.item(first.id).review
        assert desk.place() in (places.item(second.id), places.citation(second.citation, "subject"))
        desk.session.undo_stack.undo()


def test_a_document_that_stayed_behind_can_be_brought_back(window: Window) -> None:
    desk = desk_with(window, carried_report(CNTT, NEXT_QUARTER, sample()))
    assert len(desk.session.report.citations) == 1
    desk.show_page("chi-dao")
    page = next(page for page in desk.findChildren(SectionPage) if page.isVisible())
    until(lambda: "163/SNgV-VP" in page._gone.text())
    page._gone.linkActivated.emit("1")
    report = desk.session.report
    assert report.citations[-1].name == "Công văn số 163/SNgV-VP"
    assert report.section_items("chi-dao")[-1].review


def test_words_of_the_old_period_are_mended_all_at_once(window: Window) -> None:
    first, *rest = sample().section_items("ha-tang")
    old = sample().with_section_items(
        "ha-tang", (replace(first, text="Trong 9 tháng đầu năm 2021 và 3 tháng cuối năm 2021, đến 30/9/2021"), *rest)
    )
    desk = desk_with(window, carried_report(CNTT, NEXT_QUARTER, old))
    assert desk.session.proof is not None
    left = tuple(finding for finding in desk.session.proof.findings if finding.code == "period-left-over")
    assert [finding.values["wording"] for finding in left] == ["Quý I năm 2022", "Quý II năm 2022", "31/3/2022"]
    desk.mending.mend_all(left)
    item = desk.session.report.item(first.id)
    assert (item.text, item.review) == ("Trong {ky} và {ky_sau}, đến 31/3/2022", True)
    settled(desk)
    assert not [finding for finding in desk.session.proof.findings if finding.code == "period-left-over"]


def test_any_report_of_the_kind_may_be_started_from(ending: Ending) -> None:
    names = ("cntt/2021-9T", "cntt/2021-H1", "cntt/2020-Y", "cntt/2022-Y", "khac/2021-Q1")
    existing: dict[str, State] = dict.fromkeys(names, "draft")
    dialog = ending(NewReportDialog(offered_kinds(), existing, date(2022, 1, 4), None, (CNTT, YEAR)))
    offered = [dialog._from.itemData(at) for at in range(dialog._from.count())]
    assert offered == ["cntt/2021-9T", "blank", "word", "cntt/2022-Y", "cntt/2021-H1", "cntt/2020-Y"]
    dialog._from.setCurrentIndex(4)
    assert (dialog.start(), dialog.source()) == ("report", "cntt/2021-H1")


def test_everything_is_reviewed_by_one_key_from_the_first_to_the_last(window: Window) -> None:
    desk = desk_with(window, carried_report(CNTT, YEAR, sample()))
    desk.next_review()
    for _press in range(len(desk.session.report.tasks)):
        key(Qt.Key.Key_2)
    for section in ("opening", *(section.id for section in desk.session.report.sections)):
        waiting = [item for item in desk.session.report.section_items(section) if item.review]
        if waiting:
            field(desk, places.item(waiting[0].id))
        for _press in waiting:
            key(ENTER)
    for figure in CNTT.figures:
        if desk.session.report.figure(figure.id).review:
            field(desk, places.figure(figure.id))
            key(ENTER)
    settled(desk)
    assert desk.session.proof is not None
    assert not [finding for finding in desk.session.proof.findings if finding.is_review]
