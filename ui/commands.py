"""Every command of the window as data: its menu, its words, its keys. Menus and the shortcut sheet are made of it."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, get_args

from msgspec import Struct
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow

from models.definition import definition_for
from models.language import N_, _
from models.lifecycle import Way, is_locked, next_step, steps, ways_on
from models.report import Report
from ui.form.row_menu import key_words
from ui.heading_acts import HEADING_ACTS
from ui.strip import step_words

if TYPE_CHECKING:
    from PySide6.QtGui import QUndoStack


class Command(Struct, frozen=True):
    """`for_report` commands are off while no report is open; `gap` draws a line above."""

    id: str
    menu: str
    text: str
    keys: str = ""
    for_report: bool = False
    gap: bool = False


FILE, EDIT, VIEW, INSERT, REPORT, HELP = N_("&Tệp"), N_("&Sửa"), N_("&Xem"), N_("&Chèn"), N_("&Báo cáo"), N_("Trợ &giúp")

COMMANDS = (
    Command("new", FILE, N_("Báo cáo mới…"), "Ctrl+N"),
    Command("start", FILE, N_("Danh sách báo cáo"), "Ctrl+O"),
    Command("import", FILE, N_("Nhập từ tệp…")),
    Command("import-folder", FILE, N_("Nhập cả thư mục…")),
    Command("docx", FILE, N_("Xuất Word (DOCX)…"), "Ctrl+E", for_report=True, gap=True),
    Command("pdf", FILE, N_("Xuất PDF…"), "Ctrl+Shift+E", for_report=True),
    Command("xlsx", FILE, N_("Xuất bảng số liệu (Excel)…"), for_report=True),
    Command("json", FILE, N_("Xuất JSON…"), for_report=True),
    Command("json-locked", FILE, N_("Xuất JSON có mật khẩu…"), for_report=True),
    Command("print", FILE, N_("In…"), "Ctrl+P", for_report=True, gap=True),
    Command("backups", FILE, N_("Sao lưu và khôi phục…"), "Ctrl+Shift+S", gap=True),
    Command("settings", FILE, N_("Thiết lập…"), "Ctrl+,"),
    Command("quit", FILE, N_("Thoát"), "Ctrl+Q", gap=True),
    Command("undo", EDIT, N_("Hoàn tác"), "Ctrl+Z", for_report=True),
    Command("redo", EDIT, N_("Làm lại"), "Ctrl+Shift+Z", for_report=True),
    Command("find", EDIT, N_("Tìm và thay thế…"), "Ctrl+F", for_report=True, gap=True),
    Command("next-page", VIEW, N_("Mục tiếp theo"), "Ctrl+PgDown", for_report=True),
    Command("previous-page", VIEW, N_("Mục trước"), "Ctrl+PgUp", for_report=True),
    Command("outline", VIEW, N_("Danh sách mục"), "F6", for_report=True),
    Command("back", VIEW, N_("Về chỗ vừa rời"), "Shift+F5", for_report=True),
    Command("next-finding", VIEW, N_("Chỗ cần xử lý tiếp theo"), "F8", for_report=True, gap=True),
    Command("findings", VIEW, N_("Danh sách cần xử lý"), "Shift+F8", for_report=True),
    Command("prior", VIEW, N_("Hiện kỳ trước bên dưới"), "Ctrl+K", for_report=True),
    Command("zoom-in", VIEW, N_("Phóng to trang giấy"), "Ctrl+=", for_report=True, gap=True),
    Command("zoom-out", VIEW, N_("Thu nhỏ trang giấy"), "Ctrl+-", for_report=True),
    Command("zoom-fit", VIEW, N_("Trang giấy vừa khung"), "Ctrl+0", for_report=True),
    Command("two-pages", VIEW, N_("Hai trang giấy cạnh nhau"), "Ctrl+2", for_report=True),
    Command("messages", VIEW, N_("Thông báo gần đây"), "Ctrl+Shift+M", gap=True),
    Command("table", INSERT, N_("Bảng dưới ý này"), "Ctrl+T", for_report=True),
    Command("heading", INSERT, N_("Đề mục"), "Ctrl+Shift+N", for_report=True),
    Command("basis", INSERT, N_("Căn cứ"), for_report=True, gap=True),
    Command("annex", INSERT, N_("Phụ lục"), for_report=True),
    Command("cosigner", INSERT, N_("Người ký thứ hai"), for_report=True),
    Command("next-step", REPORT, N_("Bước tiếp theo"), "F9", for_report=True),
    Command("issue", REPORT, N_("Ban hành…"), for_report=True),
    Command("handover", REPORT, N_("Phiếu trình…"), for_report=True),
    Command("reopen", REPORT, N_("Trả về soạn thảo"), for_report=True),
    Command("amend", REPORT, N_("Lập báo cáo thay thế…"), for_report=True, gap=True),
    Command("scan", REPORT, N_("Thêm bản quét…"), for_report=True),
    Command("electronic", REPORT, N_("Xuất bản điện tử có chữ ký, dấu…"), for_report=True),
    Command("open-replacing", REPORT, N_("Mở báo cáo thay thế"), for_report=True),
    Command("redline", REPORT, N_("Xuất bản so sánh với báo cáo bị thay thế…"), for_report=True),
    Command("open-replaced", REPORT, N_("Mở báo cáo bị thay thế"), for_report=True),
    Command("history", REPORT, N_("Lịch sử phiên bản…"), "Ctrl+H", for_report=True, gap=True),
    Command("trend", REPORT, N_("Diễn biến số liệu…"), "Ctrl+D", for_report=True),
    Command("search", REPORT, N_("Tìm trong mọi báo cáo"), "Ctrl+Shift+F", gap=True),
    Command("register", REPORT, N_("Sổ văn bản viện dẫn…"), "Ctrl+Shift+D"),
    Command("help", HELP, N_("Hướng dẫn cho màn hình này"), "F1"),
    Command("shortcuts", HELP, N_("Bảng phím tắt"), "Ctrl+F1"),
    Command("tour", HELP, N_("Giới thiệu nhanh")),
    Command("licences", HELP, N_("Giấy phép các phần mềm dùng kèm…"), gap=True),
)

FIELD_KEYS = (
    ("Enter", N_("Tách ý; với ý từ kỳ trước chưa rà: giữ nguyên và sang ý sau")),
    ("Ctrl+Enter", N_("Thêm ý bên dưới")),
    ("Ctrl+J", N_("Gộp vào ý bên trên")),
    ("Alt+↑, Alt+↓", N_("Chuyển ý lên, xuống")),
    ("Alt+→, Alt+←", N_("Thụt vào, thụt ra")),
    ("Ctrl+Shift+Delete", N_("Xóa ý")),
    ("Ctrl+M", N_("Ghi chú cho ý (không in)")),
    ("{", N_("Chèn số liệu hoặc tên kỳ vào câu")),
    ("Ctrl+B, Ctrl+I", N_("In đậm, in nghiêng")),
    ("↓", N_("Mở danh sách của ô có mũi tên")),
)
"""Keys inside the fields of a section; those of items are in ui/form/item_row.py and ui/form/row_menu.py."""

HEADING_KEYS = (
    ("F2", N_("Đổi tên đề mục (từ danh sách mục)")),
    ("Enter", N_("Từ tên đề mục xuống ý đầu tiên; chưa có thì thêm một đoạn")),
    *((key_words(act.keys), act.text) for act in HEADING_ACTS if act.keys),
)
"""Keys of a heading, in the outline and in its words; they are in ui/heading_acts.py."""

TABLE_KEYS = (
    ("Tab, Shift+Tab", N_("Sang ô sau, về ô trước; sau ô cuối thì thêm dòng")),
    ("Enter", N_("Xuống ô dưới; ở dòng cuối thì thêm dòng")),
    ("↑ ↓ ← →", N_("Sang ô bên cạnh khi con trỏ ở đầu hoặc cuối ô")),
    ("Ctrl+Home, Ctrl+End", N_("Tới ô đầu, ô cuối của bảng khi con trỏ đã ở đầu, ở cuối ô")),
    ("Ctrl+Enter", N_("Thêm dòng bên dưới")),
    ("Alt+↑, Alt+↓", N_("Chuyển dòng lên, xuống")),
    ("Alt+←, Alt+→", N_("Chuyển cột sang trái, sang phải")),
    ("Ctrl+Shift+Delete", N_("Xóa dòng")),
    ("Esc", N_("Ra khỏi bảng, lên tên bảng")),
)
"""Keys inside a table; they are in ui/form/cell_field.py."""


class Menus:
    """The menu bar of a window, made once."""

    def __init__(self, window: QMainWindow, acts: Mapping[str, Callable[[], object]]) -> None:
        self.actions: dict[str, QAction] = {}
        bar = window.menuBar()
        menus = {title: bar.addMenu(_(title)) for title in (FILE, EDIT, VIEW, INSERT, REPORT, HELP)}
        for command in COMMANDS:
            menu = menus[command.menu]
            if command.gap:
                menu.addSeparator()
            action = QAction(_(command.text), window)
            if command.keys:
                action.setShortcut(QKeySequence(command.keys))
            action.triggered.connect(lambda _checked=False, act=acts[command.id]: act())
            menu.addAction(action)
            self.actions[command.id] = action
        for id in ("prior", "two-pages"):
            self.actions[id].setCheckable(True)

    def enable_for_report(self, enabled: bool) -> None:
        """Turns what needs an open report on or off."""
        for command in COMMANDS:
            if command.for_report:
                self.actions[command.id].setEnabled(enabled)

    def show_state(self, report: Report) -> None:
        """Turns the steps on a report's way on or off, and names the next one; what is off is not open from its state."""
        state = report.state
        self.actions["next-step"].setText(step_words(state))
        open_ways = {
            "next-step": next_step(state) is not None,
            "issue": not is_locked(report),
            "reopen": "draft" in steps(state),
            **{command.id: not is_locked(report) for command in COMMANDS if command.menu == INSERT},
            **dict.fromkeys(("xlsx", "trend"), bool(definition_for(report).figures)),
            **{way: way in ways_on(report) for way in get_args(Way)},
        }
        for id, open in open_ways.items():
            self.actions[id].setEnabled(open)

    def follow_undo(self, steps: "QUndoStack") -> None:
        """Undo and redo are called after what they would take back, from now on."""
        steps.undoTextChanged.connect(self._name_undo)
        steps.redoTextChanged.connect(self._name_redo)
        self._name_undo(steps.undoText())
        self._name_redo(steps.redoText())

    def leave_undo(self, steps: "QUndoStack") -> None:
        """Follows them no more."""
        steps.undoTextChanged.disconnect(self._name_undo)
        steps.redoTextChanged.disconnect(self._name_redo)

    def _name_undo(self, what: str) -> None:
        self.actions["undo"].setText(_("Hoàn tác: {what}").format(what=what) if what else _("Hoàn tác"))

    def _name_redo(self, what: str) -> None:
        self.actions["redo"].setText(_("Làm lại: {what}").format(what=what) if what else _("Làm lại"))
