"""Ten years of reports come in through the window: seen file by file, stopped, looked through, opened and listed."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog

from importers import folder as folder_run
from importers.folder_reading import Read, Reading, read_one
from importers.folder_result import FileResult
from models.errors import StoreError
from models.interchange import pretty
from models.store import Arrivals
from tests.builders import sample
from tests.importers.folders import lines_of, old_reports, word_file
from tests.ui.desks import desk_with, key, until, when_asked
from ui.dialogs.folder_dialog import FolderDialog
from ui.dialogs.folder_table import outcome_sign
from ui.theme import apply_theme
from ui.window import Window


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that the file dialog chooses: four reports, one more of the first period, one file that is damaged, one of another kind."""
    made = tmp_path / "Báo cáo cũ"
    old_reports(made, range(2019, 2020))
    word_file(made / "2019" / "Quý I (sửa).docx", *lines_of(2019, "Quý I", "Việc khác."))
    (made / "Hỏng.docx").write_bytes(b"PK")
    (made / "Bảng.xlsx").write_bytes(b"PK")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_arguments: str(made))
    return made


def taking(window: Window, act: Callable[[FolderDialog], object]) -> None:
    """Chooses the menu's entry, and does something with the dialog that comes up; it is left at the end."""
    seen: list[bool] = []

    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, FolderDialog)
        try:
            act(dialog)
            seen.append(True)
        finally:
            while dialog.isVisible():
                dialog.reject()
                QApplication.processEvents()

    when_asked(answer)
    window.menus.actions["import-folder"].trigger()
    assert seen, "the dialog was not seen to its end"


def over(dialog: FolderDialog) -> None:
    until(lambda: not dialog.bar.isVisible())


def rows(dialog: FolderDialog) -> list[tuple[str, str, str, str]]:
    model = dialog.table.model()
    return [tuple(str(model.index(row, column).data() or "") for column in range(4)) for row in range(model.rowCount())]  # type: ignore[misc]


class Gate:
    """Lets one file after the other through, as slow ones come."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._permits = threading.Semaphore(0)
        monkeypatch.setattr(folder_run, "read_one", self._read)

    def _read(self, path: Path, folder: Path, read: Read) -> Reading:
        assert self._permits.acquire(timeout=20)
        return read_one(path, folder, read)

    def let(self, files: int) -> None:
        self._permits.release(files)


def test_each_file_is_told_and_the_one_to_look_at_is_opened_by_keys(window: Window, folder: Path) -> None:
    def look(dialog: FolderDialog) -> None:
        over(dialog)
        shown = {file: (outcome, report) for file, outcome, report, _remark in rows(dialog)}
        assert shown[str(Path("2019") / "Báo cáo 1.docx")] == ("✓ đã nhận", "Quý I năm 2019")
        assert shown[str(Path("2019") / "Quý I (sửa).docx")] == ("⚠ cần xem lại", "Quý I năm 2019 (bản 2)")
        assert shown["Hỏng.docx"] == ("✕ không đọc được", "") and shown["Bảng.xlsx"] == ("– bỏ qua", "")
        assert dialog.end.text() == "7 tệp: 4 đã nhận, 1 cần xem lại, 1 không đọc được, 1 bỏ qua."
        dialog.tabs.setFocus()
        key(Qt.Key.Key_Right)
        assert dialog.tabs.tabText(dialog.tabs.currentIndex()) == "Cần xem lại (1)"
        assert [row[0] for row in rows(dialog)] == [str(Path("2019") / "Quý I (sửa).docx")]
        assert "kỳ này đã có báo cáo cntt/2019-Q1" in dialog.detail.text()
        key(Qt.Key.Key_Tab)
        key(Qt.Key.Key_Return)

    taking(window, look)
    assert window.desk is not None and window.desk.session.report.name == "cntt/2019-Q1/2"
    items = [item for _list, item in window.desk.session.report.items()]
    assert items and all(item.review for item in items)


def test_a_second_time_nothing_changes_and_that_is_seen(window: Window, folder: Path) -> None:
    taking(window, over)
    before = {name: window.store.load(name) for name in window.store.names()}

    def look(dialog: FolderDialog) -> None:
        over(dialog)
        assert dialog.end.text() == "7 tệp: 5 đã có từ trước, 1 không đọc được, 1 bỏ qua."
        assert "đã nhận trước đây" in rows(dialog)[0][3]

    taking(window, look)
    assert {name: window.store.load(name) for name in window.store.names()} == before


def test_the_start_page_shows_what_came_in_and_the_status_line_counts_it(window: Window, folder: Path) -> None:
    window.show_start()
    taking(window, over)
    assert window.start_page.list.model().rowCount() == 5
    assert "7 tệp: 4 đã nhận" in window.statusBar().currentMessage()


def test_an_open_report_stays_as_it_is(window: Window, folder: Path) -> None:
    desk = desk_with(window, sample())
    taking(window, over)
    assert window.desk is desk and desk.session.report == sample()


def test_escape_stops_behind_the_file_in_hand_and_the_next_run_goes_on(
    window: Window, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate(monkeypatch)

    def stop(dialog: FolderDialog) -> None:
        gate.let(1)
        until(lambda: len(rows(dialog)) == 1)
        assert dialog.progress.text().startswith("1 / 7 · 2019") and not dialog.open_button.isEnabled()
        dialog.table.setFocus()
        key(Qt.Key.Key_Home)
        key(Qt.Key.Key_Return)
        assert dialog.isVisible() and "Đang nhập" in dialog.said.text(), "the window answers while a file is read"
        key(Qt.Key.Key_Escape)
        assert dialog.isVisible() and dialog.stop_button.text() == "Đang dừng…"
        gate.let(1)
        over(dialog)
        assert dialog.end.text().startswith("Đã dừng.") and "2 tệp: 2 đã nhận." in dialog.end.text()
        key(Qt.Key.Key_Escape)
        assert not dialog.isVisible()

    taking(window, stop)
    assert len(window.store.names()) == 2
    gate.let(9)

    def look(dialog: FolderDialog) -> None:
        over(dialog)
        assert "2 đã nhận, 1 cần xem lại, 2 đã có từ trước" in dialog.end.text()

    taking(window, look)


def test_the_account_goes_to_excel(window: Window, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "Bản kê.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (str(path), ""))

    def save(dialog: FolderDialog) -> None:
        over(dialog)
        QTest.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
        until(lambda: "Đã lưu" in dialog.said.text())

    taking(window, save)
    lines = path.read_bytes().decode("utf-8-sig").splitlines()
    assert len(lines) == 8 and lines[0].startswith("Tệp;Kết quả;Báo cáo;")
    assert any(line.startswith("Hỏng.docx;không đọc được;;") for line in lines)


def test_a_store_that_takes_no_more_is_told_with_what_came_in_before(window: Window, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep = Arrivals.keep

    def full(self: Arrivals, *arguments: object) -> object:
        if len(window.store.names()) == 2:
            raise StoreError("Ổ đĩa đã đầy.")
        return keep(self, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(Arrivals, "keep", full)

    def look(dialog: FolderDialog) -> None:
        over(dialog)
        assert dialog.end.text().startswith("Ổ đĩa đã đầy.") and "2 đã nhận" in dialog.end.text()
        assert dialog.end.property("role") == "error"

    taking(window, look)


def test_a_file_without_a_report_opens_nothing_and_says_so(window: Window, folder: Path) -> None:
    def enter(dialog: FolderDialog) -> None:
        over(dialog)
        dialog.tabs.setCurrentIndex(2)
        assert [row[0] for row in rows(dialog)] == ["Hỏng.docx"] and not dialog.open_button.isEnabled()
        assert rows(dialog)[0][3].startswith("Tệp bị hỏng"), "its name stands in the first column, the reason is to be seen at once"
        dialog.table.setFocus()
        key(Qt.Key.Key_Return)
        assert dialog.isVisible() and "không có báo cáo để mở" in dialog.said.text()

    taking(window, enter)


def test_a_fault_of_the_program_is_written_down(window: Window, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(path: Path, below: Path, read: Read) -> Reading:
        if path.name == "Báo cáo 2.docx":
            raise RuntimeError("hỏng rồi")
        return read_one(path, below, read)

    monkeypatch.setattr(folder_run, "read_one", broken)
    taking(window, over)
    assert "RuntimeError: hỏng rồi" in (window.store.folder / "loi.log").read_text("utf-8")
    assert len(window.store.names()) == 4


def test_nothing_is_asked_where_no_folder_is_chosen(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[Path] = []
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_arguments: "")
    monkeypatch.setattr(window.folder, "take", taken.append)
    window.menus.actions["import-folder"].trigger()
    assert taken == []


def test_outcomes_differ_without_colour_and_everything_has_a_name(window: Window, tmp_path: Path) -> None:
    outcomes = ("taken", "doubtful", "known", "unreadable", "skipped")
    assert len({outcome_sign(outcome)[0] for outcome in outcomes}) == len(outcomes)  # type: ignore[arg-type]
    dialog = FolderDialog(tmp_path, window)
    dialog.came.emit(FileResult(tmp_path / "a.docx", "taken"))
    for named in (dialog.table, dialog.tabs, dialog.bar):
        assert named.accessibleName()
    dialog.show_end(False)
    dialog.deleteLater()


def test_a_file_that_came_in_by_itself_and_was_edited_does_not_come_in_again_with_its_folder(
    window: Window, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "sổ.json").write_bytes(pretty(sample()))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_arguments: (str(folder / "sổ.json"), ""))
    window.files.import_file()
    assert window.desk is not None
    window.store.save_draft(sample().with_figure("van_ban_den", 3846))

    def look(dialog: FolderDialog) -> None:
        over(dialog)
        assert {file: outcome for file, outcome, _report, _remark in rows(dialog)}["sổ.json"] == "= đã có từ trước"

    taking(window, look)
    assert not window.store.has("cntt/2021-9T/2")


def first_ink(picture: QImage, left: int, right: int) -> int:
    """The column of pixels at which words begin between two edges."""
    ground = picture.pixel(left, picture.height() // 2)
    return next(x for x in range(left, right) if any(picture.pixel(x, y) != ground for y in range(2, picture.height() - 2)))


def test_a_heading_stands_over_the_first_letter_of_its_column(qt: QApplication, window: Window, tmp_path: Path) -> None:
    apply_theme(qt, "light")  # its paddings move the words
    dialog = FolderDialog(tmp_path, window)
    dialog.came.emit(FileResult(tmp_path / "Tệp.docx", "taken", "cntt/2021-Q1"))
    dialog.show()
    until(lambda: dialog.table.results)
    header = dialog.table.horizontalHeader()
    name = dialog.table.visualRect(dialog.table.model().index(0, 0))
    heading_at = first_ink(header.grab().toImage(), 2, header.sectionSize(0))
    name_at = first_ink(dialog.table.viewport().grab(name).toImage(), 2, name.width())
    assert abs(heading_at - name_at) <= 1, "both begin with the same letter"
    dialog.show_end(False)
    dialog.close()


@pytest.mark.parametrize("remark", ["", "kỳ này đã có báo cáo cntt/2019-Q1, tệp này thành một bản nữa"])
def test_the_name_of_a_file_is_read_whole_where_the_screen_has_room(window: Window, tmp_path: Path, remark: str) -> None:
    name = "Báo cáo kết quả công tác cải cách hành chính 9 tháng đầu năm.docx"
    dialog = FolderDialog(tmp_path, window)
    dialog.came.emit(FileResult(tmp_path / name, "doubtful", "chung/2019-9T", (remark,) if remark else ()))
    dialog.show()
    until(lambda: dialog.table.results)
    for column, words in enumerate((name, "⚠ cần xem lại", "9 tháng đầu năm 2019", remark)):
        assert dialog.table.columnWidth(column) > dialog.table.fontMetrics().horizontalAdvance(words), words
    dialog.resize(600, 400)
    QApplication.processEvents()
    assert not dialog.table.horizontalScrollBar().isVisible(), "a narrow dialog still shows every column"
    dialog.show_end(False)
    dialog.close()
