"""Every screen, panel, dialog and state of the window as a picture: what `main.py screens` writes."""

import threading
from datetime import date
from functools import partial
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QMenu

from exporters.issuing import earlier_of, findings_of, issue, mark
from models import edit
from models import place as places
from models.acceptance import accept
from models.carry import account_of, carried_report, settled_task
from models.checks.run import check, context_for
from models.definition import definition_for, definition_of, definitions
from models.items import add_citation
from models.lifecycle import amended, document_words
from models.office import book_from
from models.paste import pasted_figures, pasted_lines
from models.period import Period
from models.report import Report
from models.samples import sample_report
from models.start import blank_report
from ui.dialogs.amend_dialog import AmendDialog
from ui.dialogs.boxes import TwiceBox, UnsavedBox
from ui.dialogs.carry_dialog import CarryDialog
from ui.dialogs.help_window import HelpWindow
from ui.dialogs.messages import Messages, MessagesDialog
from ui.dialogs.new_report_dialog import NewReportDialog
from ui.dialogs.paste_dialog import PasteDialog, PasteFiguresDialog
from ui.dialogs.reason_dialog import ReasonDialog
from ui.dialogs.register_dialog import RegisterDialog
from ui.dialogs.settings_dialog import SettingsDialog
from ui.dialogs.shortcut_sheet import ShortcutSheet
from ui.dialogs.tour import CARDS, Tour
from ui.dialogs.trend_dialog import TrendDialog
from ui.form.row_menu import RowMenu
from ui.pages import TASKS
from ui.screens import Stage, stage
from ui.theme import apply_theme

_DAY = date(2021, 10, 4)
_LINES = (
    "- Nâng cấp phần mềm quản lý văn bản;\n+ Tập huấn cho công chức\n"
    "Kế hoạch số 424/KH-SNgV ngày 31/8/2020 ứng dụng công nghệ thông tin\nDòng không có dấu"
)
_TABLE = "Văn bản đến\t3.845\nVăn bản đi\t888"


def take_all(folder: Path) -> list[Path]:
    """Writes the pictures at the screen's own scaling. Raises ExportError."""
    with stage(folder) as light:
        for scene in (
            _start,
            _new_report,
            _desk,
            _empty,
            _begun,
            _carried,
            _find,
            _register,
            _dialogs,
            _menus,
            _boxes,
            _lifecycle,
            _trends,
        ):
            scene(light, "")
    with stage(folder, "dark") as dark:
        for scene in (_start, _begun, _carried, _register, _dialogs, _lifecycle, _trends):
            scene(dark, "-toi")
    with stage(folder, "light", "en") as english:
        for scene in (_start, _begun, _carried, _find, _dialogs, _trends):
            scene(english, "-en")
    with stage(folder, size=(1920, 1080)) as wide:
        for scene in (_start, _carried):
            scene(wide, "-1920")
    with stage(folder) as large:
        apply_theme(_application(), "light", 150)
        for scene in (_start, _carried, _trends):
            scene(large, "-chu-150")
    return [*light.taken, *dark.taken, *english.taken, *wide.taken, *large.taken]


def take_scaled(folder: Path) -> list[Path]:
    """The pictures of a screen of 1366x768 at 150 %, which is 910x512 in the window's own measure. Raises ExportError."""
    with stage(folder, size=(910, 512)) as scaled:
        for scene in (_start, _begun, _carried, _find, _lifecycle, _trends):
            scene(scaled, "-150")
    return scaled.taken


def _application() -> QApplication:
    running = QApplication.instance()
    assert isinstance(running, QApplication)
    return running


def earlier_reports() -> tuple[Report, ...]:
    """The sample as three earlier periods would have it."""
    sample, made = sample_report(), []
    for period, arrived, sent in (("2020-9T", 3590, 828), ("2021-Q1", 1203, 285), ("2021-H1", 2517, 585)):
        one = replace(sample, period=period).with_figure("van_ban_den", arrived).with_figure("van_ban_di", sent)
        made.append(one.with_figure("van_ban_tong", arrived + sent))
    return tuple(made)


def reports_of_years() -> tuple[Report, ...]:
    """The sample as its office would have written it for six years, one of them with a quarter left out."""
    made = []
    for year, whole in ((2016, 3380), (2017, 3770), (2018, 4290), (2019, 4485), (2020, 4914), (2021, 5261)):
        for code, share in (("Q1", 0.24), ("H1", 0.51), ("9T", 0.73), ("Y", 1.0)):
            if (year, code) not in ((2018, "Q1"), (2021, "9T"), (2021, "Y")):
                arrived, sent = round(whole * share), round(whole * share * 0.23)
                one = replace(sample_report(), period=f"{year}-{code}", state="issued" if year < 2021 else "draft")
                one = one.with_figure("van_ban_den", arrived).with_figure("van_ban_di", sent)
                made.append(one.with_figure("van_ban_tong", arrived + sent))
    return tuple(made)


def report_in_work() -> Report:
    """A report begun from the half-year's: half reviewed, a wrong sum, a plain number, a note, an accepted warning."""
    definition = definition_of("cntt")
    report = carried_report(definition, Period.parse("2021-9T"), earlier_reports()[-1])
    for figure, value in (("van_ban_den", "3.845"), ("van_ban_di", "889"), ("van_ban_tong", "4733"), ("ty_le_cong_chuc_ioffice", "100")):
        report = report.with_figure(figure, value)
    first, second, *_rest = report.section_items("noi-bo")
    report = edit.put(report, places.item(first.id), "Sử dụng phần mềm iOffice; trong đó có 3.845 văn bản đến")
    report = edit.put(report, places.note(places.item(second.id)), "Hỏi lại Phòng Hành chính số công chức mới")
    report = edit.put(report, places.note(places.figure("van_ban_den")), "Lấy từ iOffice ngày 30/9")
    late = next(finding for finding in check(report, context_for(definition)) if finding.code == "citation-after-period")
    return accept(report, late, "Văn bản ban hành sau ngày chốt nhưng cấp trên yêu cầu nêu")


def _start(on: Stage, suffix: str) -> None:
    if not suffix:
        on.window.show_start()
        on.take("bat-dau-trong")
    for report in earlier_reports():
        on.window.store.save_draft(report)
    on.window.store.save_draft(replace(sample_report(), period="2020-Y", state="issued"))
    on.window.show_start()
    on.take(f"bat-dau{suffix}")
    if not suffix:
        _search(on, "quy i 2021", "bat-dau-tim")
        _search(on, "khong bao cao nao", "bat-dau-tim-khong-thay")
    _search(on, "chu ky so", f"bat-dau-tim-noi-dung{suffix}")


def _search(on: Stage, query: str, name: str) -> None:
    page = on.window.start_page
    page.search.show_text(query)
    page.search_asked.emit(query)
    on.wait(900)
    on.take(name)


def _register(on: Stage, suffix: str) -> None:
    """The register of cited documents: all, doubles, nothing found."""
    store, other = on.window.store, replace(sample_report(), period="2021-Y")
    other = edit.put(other, places.citation("c1", "date"), "30/8/2020")
    store.save_draft(edit.put(other, places.citation("c4", "subject"), "về tình hình ứng dụng công nghệ thông tin Quý I năm 2021"))
    store.save_draft(sample_report())
    dialog = RegisterDialog(on.window)
    dialog.uses_asked.connect(lambda id: dialog.show_uses(id, store.document_uses(id)))
    dialog.show_register(store.register())
    on.take_dialog(f"so-van-ban{suffix}", dialog)
    if not suffix:
        doubles = RegisterDialog(on.window)
        doubles.doubles.setChecked(True)
        doubles.uses_asked.connect(lambda id: doubles.show_uses(id, store.document_uses(id)))
        doubles.show_register(store.register(doubles=True))
        on.take_dialog("so-van-ban-trung", doubles)
        nothing = RegisterDialog(on.window)
        nothing.query.show_text("999/KH")
        nothing.show_register(store.register("999/KH"), 1200)
        on.take_dialog("so-van-ban-khong-thay", nothing)


def _new_report(on: Stage, suffix: str) -> None:
    existing, kinds = on.window.store.states(), tuple(definitions().values())
    on.take_dialog(f"bao-cao-moi{suffix}", NewReportDialog(kinds, existing, _DAY, on.window))
    known = NewReportDialog(kinds, existing, _DAY, on.window, (kinds[0], Period.parse("2021-H1")))
    on.take_dialog(f"bao-cao-moi-da-co{suffix}", known)


def _desk(on: Stage, suffix: str) -> None:
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


def _empty(on: Stage, suffix: str) -> None:
    """A blank report, on its first page and on one with figures."""
    on.open(blank_report(definition_of("cntt"), Period.parse("2026-Q3")), "the-thuc")
    on.take(f"trong-the-thuc{suffix}")
    if on.window.desk is not None:
        on.window.desk.show_page("noi-bo")
        on.settle()
        on.take(f"trong-muc{suffix}")


def _begun(on: Stage, suffix: str) -> None:
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


def _carried(on: Stage, suffix: str) -> None:
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


def _find(on: Stage, suffix: str) -> None:
    if on.window.desk is None:
        return
    on.window.desk.show_page("chi-dao")
    on.window.desk.open_find()
    on.window.desk.finder.query.show_text("so ngoai vu")
    on.window.desk.finder.replacement.show_text("Sở Nội vụ")
    on.window.desk.finder.query_changed.emit("so ngoai vu", False)
    on.settle()
    on.take(f"tim-thay-the{suffix}")
    on.window.desk.finder.close_panel()


def _dialogs(on: Stage, suffix: str) -> None:
    window, report = on.window, sample_report()
    definition = definition_for(report)
    settings = SettingsDialog(replace(window.preferences, book=book_from(report)), _DAY, window)
    for at, name in enumerate(("co-quan", "nguoi-ky", "noi-nhan", "giay", "man-hinh")[: settings.tabs.count()]):
        settings.tabs.setCurrentIndex(at)
        settings.show()
        on.wait(60)
        on.take(f"thiet-lap-{name}{suffix}", settings)
    settings.close()
    on.take_dialog(f"phim-tat{suffix}", ShortcutSheet(window))
    guide = HelpWindow(window)
    on.take_dialog(f"huong-dan{suffix}", guide, partial(guide.show_topic, "so-lieu"))
    warning = next(finding for finding in check(report, context_for(definition)) if finding.severity == "warning")
    on.take_dialog(f"ghi-ly-do{suffix}", ReasonDialog(warning, window))
    on.take_dialog(f"dan-dong{suffix}", PasteDialog(pasted_lines(_LINES, "dash"), window))
    figures = pasted_figures(_TABLE, definition.figures, "van_ban_den")
    on.take_dialog(f"dan-so-lieu{suffix}", PasteFiguresDialog(figures, ["", "885"], window))
    messages = Messages()
    for sentence in ("Đã xuất D:\\Báo cáo\\bao-cao-cntt-2021-9T.docx", "Đã sửa 3 chỗ; Ctrl+Z để hoàn tác."):
        messages.add(sentence)
    on.take_dialog(f"thong-bao{suffix}", MessagesDialog(messages, window))
    tour = Tour(window)
    for at in range(len(CARDS)):
        tour.show_card(at)
        tour.show()
        on.wait(40)
        on.take(f"gioi-thieu-{at + 1}{suffix}", tour)
    tour.close()


def _trends(on: Stage, suffix: str) -> None:
    """A sum and a share over six years; the strip of a sum that the year has reached; findings that look at other periods."""
    for report in reports_of_years():
        on.window.store.save_draft(report)
    report = sample_report().with_figure("van_ban_di", 88).with_figure("van_ban_den", 38450).with_figure("van_ban_tong", 38538)
    on.open(report, "noi-bo")
    desk = on.window.desk
    if desk is None:
        return
    desk.go_to(places.figure("van_ban_den"))
    on.settle()
    on.take(f"so-lieu-qua-cac-ky{suffix}")
    history, figures = desk.session.earlier.history, desk.session.definition.figures
    for figure in ("van_ban_den", "ty_le_tthc_muc_4"):
        dialog = TrendDialog(figures, sample_report(), history, figure, on.window)
        on.take_dialog(f"dien-bien-{figure.replace('_', '-')}{suffix}", dialog, dialog.copy)


def _menus(on: Stage, suffix: str) -> None:
    """Every menu of the bar, and the one of an item."""
    names = ("tep", "sua", "xem", "bao-cao", "tro-giup")
    for name, entry in zip(names, on.window.menuBar().actions(), strict=True):
        menu = entry.menu()
        if isinstance(menu, QMenu):
            _take_menu(on, f"thuc-don-{name}{suffix}", menu)
    desk = on.window.desk
    if desk is not None:
        desk.show_page("noi-bo")
        on.settle()
        button = next(button for button in desk.findChildren(RowMenu) if button.isVisible())
        _take_menu(on, f"thuc-don-y{suffix}", button.menu())


def _take_menu(on: Stage, name: str, menu: QMenu) -> None:
    menu.popup(on.window.mapToGlobal(on.window.rect().topLeft()))
    on.take(name, menu)
    menu.close()


def _lifecycle(on: Stage, suffix: str) -> None:
    """The steps of the strip, issuing held back and ready, a locked report, its replacement, two editions on the start page."""
    window, store = on.window, on.window.store
    store.put_setting("clerk", "Trần Thị Bình")
    report = sample_report()
    for finding in findings_of(report, earlier_of(store, report)):
        report = accept(report, finding, "Đã hỏi lại Sở Thông tin và Truyền thông")
    on.open(report, "noi-bo")
    on.take(f"buoc-soan-thao{suffix}")
    _take_issuing(on, f"ban-hanh-con-viec{suffix}", "177", "5/9/2021")
    window.issuance.take_next()
    on.settle()
    on.take(f"buoc-da-kiem-tra{suffix}")
    window.issuance.take_next()
    on.settle()
    on.take(f"buoc-trinh-ky{suffix}")
    _take_issuing(on, f"ban-hanh{suffix}", "177", "15/10/2021")
    _take_issuing(on, f"ban-hanh-con-loi{suffix}", "177", "5/9/2021")
    issued = issue(store, report.name, "177", "15/10/2021").report
    on.open(issued, "noi-bo")
    on.take(f"da-ban-hanh{suffix}")
    on.take_dialog(f"thay-the-ly-do{suffix}", AmendDialog(document_words(issued), window))
    kinds = tuple(definitions().values())
    known = NewReportDialog(kinds, store.states(), _DAY, window, (kinds[0], issued.when))
    on.take_dialog(f"bao-cao-moi-da-ban-hanh{suffix}", known)
    on.open(amended(issued, "Sai số văn bản đến của quý III", 2), "noi-bo")
    on.take(f"dang-thay-the{suffix}")
    store.keep_revision(amended(issued, "Sai số văn bản đến của quý III", 2), "amended")
    mark(store, f"{issued.name}/2", "checked")
    issue(store, f"{issued.name}/2", "190", "1/11/2021")
    on.open(store.load(issued.name), "noi-bo")
    on.take(f"da-thay-the{suffix}")
    window.show_start()
    on.take(f"bat-dau-hai-ban{suffix}")


def _take_issuing(on: Stage, name: str, number: str, day: str) -> None:
    desk = on.window.desk
    if desk is None:
        return
    dialog = on.window.issuance.issue_dialog(desk)
    dialog.number.show_text(number)
    dialog.date.show_text(day)
    dialog.judge()
    on.take_dialog(name, dialog)


def _boxes(on: Stage, suffix: str) -> None:
    """The two questions, and what the status line shows while something takes its time."""
    on.take_dialog(f"hoi-thay{suffix}", TwiceBox("9 tháng đầu năm 2021", "draft", on.window))
    on.take_dialog(f"hoi-thay-da-ban-hanh{suffix}", TwiceBox("9 tháng đầu năm 2021", "issued", on.window))
    on.take_dialog(f"hoi-dong{suffix}", UnsavedBox("Ổ đĩa chứa “D:\\Số liệu” đã đầy; hãy xóa bớt tệp rồi thử lại.", on.window))
    going_on = threading.Event()
    on.window.busy.run("Đang xuất D:\\bao-cao.pdf…", lambda _stop: going_on.wait(5), lambda _done: None, lambda _error: None)
    on.window.say("Đang xuất D:\\bao-cao.pdf…")
    on.wait(450)
    on.take(f"dang-lam{suffix}")
    going_on.set()
    on.wait(50)
