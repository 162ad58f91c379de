"""Every screen, panel, dialog and state of the window as a picture: what `main.py screens` writes."""

import threading
from datetime import date
from functools import partial
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QMenu

from models import edit
from models import place as places
from models.acceptance import accept
from models.carry import carried_report
from models.checks.run import check, context_for
from models.definition import definition_for, definition_of, definitions
from models.history import history
from models.office import book_from
from models.paste import pasted_figures, pasted_lines
from models.period import Period
from models.report import Report
from models.samples import sample_report
from models.start import blank_report
from ui.dialogs.boxes import ReplaceBox, UnsavedBox
from ui.dialogs.help_window import HelpWindow
from ui.dialogs.history_dialog import HistoryDialog
from ui.dialogs.messages import Messages, MessagesDialog
from ui.dialogs.new_report_dialog import NewReportDialog
from ui.dialogs.paste_dialog import PasteDialog, PasteFiguresDialog
from ui.dialogs.reason_dialog import ReasonDialog
from ui.dialogs.settings_dialog import SettingsDialog
from ui.dialogs.shortcut_sheet import ShortcutSheet
from ui.dialogs.tour import CARDS, Tour
from ui.form.row_menu import RowMenu
from ui.past import compared, why_locked
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
        for scene in (_start, _new_report, _desk, _empty, _carried, _find, _history, _dialogs, _menus, _boxes):
            scene(light, "")
    with stage(folder, "dark") as dark:
        for scene in (_start, _carried, _history, _dialogs):
            scene(dark, "-toi")
    with stage(folder, "light", "en") as english:
        for scene in (_start, _carried, _find, _history, _dialogs):
            scene(english, "-en")
    with stage(folder, size=(1920, 1080)) as wide:
        for scene in (_start, _carried):
            scene(wide, "-1920")
    with stage(folder) as large:
        apply_theme(_application(), "light", 150)
        for scene in (_start, _carried):
            scene(large, "-chu-150")
    return [*light.taken, *dark.taken, *english.taken, *wide.taken, *large.taken]


def take_scaled(folder: Path) -> list[Path]:
    """The pictures of a screen of 1366x768 at 150 %, which is 910x512 in the window's own measure. Raises ExportError."""
    with stage(folder, size=(910, 512)) as scaled:
        for scene in (_start, _carried, _find):
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
        on.window.start_page.search.show_text("quy 1 2021")
        on.window.start_page.search_asked.emit("quy i 2021")
        on.wait(200)
        on.take("bat-dau-tim")


def _new_report(on: Stage, suffix: str) -> None:
    existing, kinds = frozenset(on.window.store.states()), tuple(definitions().values())
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
    desk.show_findings()
    on.settle()
    on.take(f"can-xu-ly{suffix}")
    page = desk.findings_page.verticalScrollBar()
    page.setValue(page.maximum())
    on.take(f"can-xu-ly-cuoi{suffix}")


def _token_list(on: Stage) -> None:
    field = QApplication.focusWidget()
    if field is not None:
        for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
            QApplication.sendEvent(field, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, "{"))
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


def _history(on: Stage, suffix: str) -> None:
    """The past of a report that was worked on three times: what changed in words, and on the paper."""
    store, report = on.window.store, report_in_work()
    first, second, *_rest = report.section_items("noi-bo")
    middle = edit.put(report.with_figure("van_ban_di", "888"), places.item(first.id), "Sử dụng iOffice và ký số; 3.845 văn bản đến")
    kept = [
        store.keep_revision(replace(report, subject="Ứng dụng công nghệ thông tin {ky}"), "copied"),
        store.keep_revision(report, "worked", "Nguyễn Thị Hoa"),
        store.keep_revision(edit.move_item(edit.remove_item(middle, second.id), first.id, 2), "checked", "Nguyễn Thị Hoa"),
    ]
    dialog = HistoryDialog(report.when.phrase, "", on.window)
    dialog.show_entries(history(kept, store.revision_report))
    changes = compared(store.revision_report(kept[1].id), store.revision_report(kept[2].id))
    dialog.show_comparison(kept[1].id, kept[2].id, changes.changes, changes.paper)
    for at, name in enumerate(("tung-cho", "tren-giay")):
        dialog.tabs.setCurrentIndex(at)
        dialog.show()
        on.wait(150)
        on.take(f"lich-su-{name}{suffix}", dialog)
    dialog.close()
    locked = HistoryDialog(report.when.phrase, why_locked(replace(report, state="issued")), on.window)
    locked.show_entries(())
    on.take_dialog(f"lich-su-trong{suffix}", locked)


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


def _boxes(on: Stage, suffix: str) -> None:
    """The two questions, and what the status line shows while something takes its time."""
    on.take_dialog(f"hoi-thay{suffix}", ReplaceBox("9 tháng đầu năm 2021", on.window))
    on.take_dialog(f"hoi-dong{suffix}", UnsavedBox("Ổ đĩa chứa “D:\\Số liệu” đã đầy; hãy xóa bớt tệp rồi thử lại.", on.window))
    going_on = threading.Event()
    on.window.busy.run("Đang xuất D:\\bao-cao.pdf…", lambda _stop: going_on.wait(5), lambda _done: None, lambda _error: None)
    on.window.say("Đang xuất D:\\bao-cao.pdf…")
    on.wait(450)
    on.take(f"dang-lam{suffix}")
    going_on.set()
    on.wait(50)
