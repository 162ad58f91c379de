"""Pictures of the desk: page by page, empty, just begun from the prior period, half done, with the find panel."""

from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from models import place as places
from models.carry import account_of, carried_report, settled_task
from models.definition import definition_of
from models.items import add_citation
from models.period import Period
from models.samples import sample_report
from models.start import blank_report
from ui.dialogs.carry_dialog import CarryDialog
from ui.pages import TASKS
from ui.scenes.showing import earlier_reports, report_in_work
from ui.screens import Stage


def desk(on: Stage, suffix: str) -> None:
    """The sample, page by page."""
    report = sample_report()
    on.open(report, "the-thuc")
    desk = on.window.desk
    if desk is None:
        return
    for page in ("the-thuc", "opening", *(section.id for section in report.sections), "ket-thuc", "ky", "can-xu-ly"):
        desk.show_page(page)
        on.settle()
        on.take(f"trang-{page}{suffix}")
    desk.show_side_by_side(True)
    on.settle()
    on.take(f"hai-trang{suffix}")
    desk.show_side_by_side(False)


def empty(on: Stage, suffix: str) -> None:
    """A blank report, on its first page and on one with figures."""
    on.open(blank_report(definition_of("cntt"), Period.parse("2026-Q3")), "the-thuc")
    on.take(f"trong-the-thuc{suffix}")
    if on.window.desk is not None:
        on.window.desk.show_page("noi-bo")
        on.settle()
        on.take(f"trong-muc{suffix}")


def begun(on: Stage, suffix: str) -> None:
    """The sample's next year right after it was begun: what came along, the old plan, old times, figures and documents to be looked at."""
    first, *rest = sample_report().section_items("ha-tang")
    old_words = replace(first, text="Trong 9 tháng đầu năm 2021, đã nâng cấp phần mềm; tính đến ngày 30/9/2021 còn 3 máy.")
    old = sample_report().with_section_items("ha-tang", (old_words, *rest))
    definition = definition_of("cntt")
    report = carried_report(definition, Period.parse("2022-Q1"), old)
    on.window.store.save_draft(old)
    on.take_dialog(f"mang-sang{suffix}", CarryDialog(account_of(report, definition, old, 2), on.window))
    report = settled_task(report, definition, "t1", "done")
    report = settled_task(report, definition, "t2", "continued")
    report = settled_task(report, definition, "t3", "dropped")
    on.open(report, TASKS)
    on.take(f"viec-ky-truoc{suffix}")
    if on.window.desk is not None:
        for page, place in (("ha-tang", places.figure("ty_le_may_tinh_noi_mang")), ("chi-dao", places.item("i10"))):
            on.window.desk.go_to(place)
            on.settle()
            on.take(f"ra-lai-{page}{suffix}")


def carried(on: Stage, suffix: str) -> None:
    """A report in work, beside the prior one: errors, reviews, offers, notes."""
    for report in earlier_reports():
        on.window.store.save_draft(report)
    on.open(report_in_work(), "noi-bo")
    desk = on.window.desk
    if desk is None:
        return
    desk.enter_form()
    on.settle()
    on.take(f"dang-soan-so-lieu{suffix}")
    items = desk.session.report.section_items("noi-bo")
    for name, item in (("y", items[0]), ("y-chua-ra", items[3])):
        desk.go_to(places.item(item.id))
        on.settle()
        on.take(f"dang-soan-{name}{suffix}")
    if not suffix:
        _token_list(on)
    desk.show_page("chi-dao")
    on.settle()
    on.take(f"dang-soan-van-ban{suffix}")
    if not suffix:
        _citing(on)
    desk.show_findings()
    on.settle()
    on.take(f"can-xu-ly{suffix}")
    page = desk.findings_page.verticalScrollBar()
    page.setValue(page.maximum())
    on.take(f"can-xu-ly-cuoi{suffix}")


def _citing(on: Stage) -> None:
    """Documents that are offered while a number is typed."""
    on.window.store.index_all()
    desk = on.window.desk
    if desk is None:
        return
    desk.session.apply(partial(add_citation, section="noi-bo", index=0), "")
    desk.go_to(places.citation(desk.session.report.section_items("noi-bo")[0].citation or "", "number"))
    _type("16")
    on.wait(300)
    on.take("dang-soan-goi-y-van-ban")
    desk.session.undo_stack.undo()
    desk.session.undo_stack.undo()


def _type(text: str) -> None:
    field = QApplication.focusWidget()
    if field is None:
        return
    for letter in text:
        for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
            QApplication.sendEvent(field, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))


def _token_list(on: Stage) -> None:
    _type("{")
    on.wait(100)
    on.take("chen-so-lieu")
    if on.window.desk is not None:
        on.window.desk.session.undo_stack.undo()


def find(on: Stage, suffix: str) -> None:
    if on.window.desk is None:
        return
    on.window.desk.show_page("chi-dao")
    on.window.desk.words.open()
    on.window.desk.finder.query.show_text("so ngoai vu")
    on.window.desk.finder.replacement.show_text("Sở Nội vụ")
    on.window.desk.finder.query_changed.emit("so ngoai vu", False)
    on.settle()
    on.take(f"tim-thay-the{suffix}")
    on.window.desk.finder.close_panel()
