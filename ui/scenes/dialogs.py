"""Pictures of dialogs, menus, questions and long work."""

import tempfile
import threading
from datetime import date
from functools import partial
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtWidgets import QMenu

from exporters.pdf import render_pdf
from models import place as places
from models.checks.run import check, context_for
from models.definition import definition_for
from models.document import compose
from models.editions import name_words
from models.licences import parts
from models.office import book_from
from models.paste import pasted_figures, pasted_lines
from models.prior import Earlier
from models.samples import sample_report
from ui.dialogs.boxes import ArchivedDraftsBox, DamagedDraftBox, TwiceBox, UnsavedBox
from ui.dialogs.help_window import HelpWindow
from ui.dialogs.licences_dialog import LicencesDialog
from ui.dialogs.messages import Messages, MessagesDialog
from ui.dialogs.paste_dialog import PasteDialog, PasteFiguresDialog
from ui.dialogs.print_dialog import PrintDialog, Printers
from ui.dialogs.reason_dialog import accepting
from ui.dialogs.settings_dialog import SettingsDialog
from ui.dialogs.shortcut_sheet import ShortcutSheet
from ui.dialogs.signing_images_box import SigningImageBox
from ui.dialogs.tour import CARDS, Tour
from ui.dialogs.trend_dialog import TrendDialog
from ui.form.item_row import ItemRow
from ui.form.row_menu import RowMenu
from ui.pages import report_title
from ui.printing import printed_paper
from ui.scenes.showing import reports_of_years
from ui.scenes.signing import seal_png, signature_png
from ui.screens import Stage
from ui.session import Proof

_DAY = date(2021, 10, 4)
_LINES = (
    "- Nâng cấp phần mềm quản lý văn bản;\n+ Tập huấn cho công chức\n"
    "Kế hoạch số 424/KH-SNgV ngày 31/8/2020 ứng dụng công nghệ thông tin\nDòng không có dấu"
)
_PRINTERS = Printers(("HP LaserJet Pro M404 (Văn thư)", "Canon LBP 2900"), lambda name: name.startswith("HP"), "long")
_TABLE = "Văn bản đến\t3.845\nVăn bản đi\t888"


def dialogs(on: Stage, suffix: str) -> None:
    window, report = on.window, sample_report()
    definition = definition_for(report)
    settings = SettingsDialog(replace(window.settings.in_use, book=book_from(report)), _DAY, window, data=Path("/home/van-thu/so-bao-cao"))
    for at, name in enumerate(("co-quan", "nguoi-ky", "noi-nhan", "giay", "man-hinh")[: settings.tabs.count()]):
        settings.tabs.setCurrentIndex(at)
        settings.show()
        on.wait(60)
        on.take(f"thiet-lap-{name}{suffix}", settings)
    settings.close()
    _signing_images(on, suffix)
    on.take_dialog(f"phim-tat{suffix}", ShortcutSheet(window))
    licences = LicencesDialog(window)
    on.take_dialog(f"giay-phep{suffix}", licences, partial(licences.list.setCurrentRow, _row_of("Qt")))
    guide = HelpWindow(window)
    on.take_dialog(f"huong-dan{suffix}", guide, partial(guide.show_topic, "so-lieu"))
    warning = next(finding for finding in check(report, context_for(definition)) if finding.severity == "warning")
    on.take_dialog(f"ghi-ly-do{suffix}", accepting(warning, window))
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


def _row_of(name: str) -> int:
    return [part.name for part in parts()].index(name)


def _signing_images(on: Stage, suffix: str) -> None:
    """A signature and a seal in the settings, a signature of the wrong colour, a file that is no image."""
    settings = SettingsDialog(replace(on.window.settings.in_use, book=book_from(sample_report())), _DAY, on.window)
    with tempfile.TemporaryDirectory() as folder:
        for name, content in (("chu-ky.png", signature_png()), ("dau.png", seal_png()), ("ghi-chu.png", b"text")):
            (Path(folder) / name).write_bytes(content)
        for tab, name, shown in ((0, "dau.png", "dau"), (1, "chu-ky.png", "chu-ky"), (1, "ghi-chu.png", "khong-phai-anh")):
            settings.tabs.setCurrentIndex(tab)
            settings.show()
            for box in settings.tabs.currentWidget().findChildren(SigningImageBox):
                box.take(Path(folder) / name)
            on.wait(60)
            on.take(f"thiet-lap-{shown}{suffix}", settings)
    settings.close()


def printing(on: Stage, suffix: str) -> None:
    """The print dialog: a draft with its mark, some pages of it; a checked report; without a printer."""
    marked, clean = replace(sample_report(), state="draft"), replace(sample_report(), state="checked")
    for name, report, printers, typed in (
        ("du-thao", marked, _PRINTERS, ""),
        ("cac-trang", marked, _PRINTERS, "1, 3"),
        ("trang-sai", marked, _PRINTERS, "1-9"),
        ("da-kiem-tra", clean, _PRINTERS, ""),
        ("khong-co-may-in", marked, Printers((), lambda _name: False), ""),
    ):
        definition = definition_for(report)
        dialog = PrintDialog(report_title(report, definition), printers, on.window)
        paper = printed_paper(report, definition, Earlier(), Proof(report, (), (), render_pdf(compose(report, definition))))
        dialog.show_paper(paper.content, paper.why_draft)
        if typed:
            dialog.some.setChecked(True)
            dialog.pages.show_text(typed)
            dialog.pages.edited.emit(typed)
            dialog.preview.turn(1)
        on.take_dialog(f"in-{name}{suffix}", dialog)


def trends(on: Stage, suffix: str) -> None:
    """A sum and a share over six years; the strip of a sum that the year has reached; findings that look at other periods."""
    for report in reports_of_years():
        if not on.window.store.has(report.name):
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


def menus(on: Stage, suffix: str) -> None:
    """Every menu of the bar, and the one of an item."""
    names = ("tep", "sua", "xem", "chen", "bao-cao", "tro-giup")
    for name, entry in zip(names, on.window.menuBar().actions(), strict=True):
        menu = entry.menu()
        if isinstance(menu, QMenu):
            _take_menu(on, f"thuc-don-{name}{suffix}", menu)
    desk = on.window.desk
    if desk is not None:
        desk.show_page("noi-bo")
        on.settle()
        button = next(button for row in desk.findChildren(ItemRow) if row.isVisible() for button in row.findChildren(RowMenu))
        _take_menu(on, f"thuc-don-y{suffix}", button.menu())


def _take_menu(on: Stage, name: str, menu: QMenu) -> None:
    menu.popup(on.window.mapToGlobal(on.window.rect().topLeft()))
    on.take(name, menu)
    menu.close()


def boxes(on: Stage, suffix: str) -> None:
    """The two questions, and what the status line shows while something takes its time."""
    on.take_dialog(f"hoi-thay{suffix}", TwiceBox("9 tháng đầu năm 2021", "draft", on.window))
    on.take_dialog(f"hoi-thay-da-ban-hanh{suffix}", TwiceBox("9 tháng đầu năm 2021", "issued", on.window))
    on.take_dialog(
        f"hoi-ban-nhap-hong{suffix}", DamagedDraftBox("9 tháng đầu năm 2021 (cntt/2021-9T)", "26/10/2021 16:07", "kiểm tra xong", on.window)
    )
    drafts = [name_words(name) for name in ("cntt/2021-9T", "chung/2021-Q2")]
    on.take_dialog(f"hoi-nhan-da-ban-hanh{suffix}", ArchivedDraftsBox(drafts, on.window))
    on.take_dialog(f"hoi-dong{suffix}", UnsavedBox("Ổ đĩa chứa “D:\\Số liệu” đã đầy; hãy xóa bớt tệp rồi thử lại.", on.window))
    going_on = threading.Event()
    on.window.busy.run("Đang xuất D:\\bao-cao.pdf…", lambda _stop: going_on.wait(5), lambda _done: None, lambda _error: None)
    on.window.say("Đang xuất D:\\bao-cao.pdf…")
    on.wait(450)
    on.take(f"dang-lam{suffix}")
    going_on.set()
    on.wait(50)
