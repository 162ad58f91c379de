"""Backups through the window: by themselves, by hand, back to one of them and back again, and when something is in the way."""

import threading
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QPushButton, QWidget

from models import locked_file
from models import place as places
from models.errors import BackupFailed, StoreError, WorkStopped
from models.language import use_language
from models.store import Store, backups
from models.store.backups import (
    Preview,
    Progress,
    SecondPlace,
    Stopped,
    back_up_to,
    backups_in,
    backups_of,
    keep_backup,
    preview,
    second_place,
    set_second_place,
)
from tests.builders import sample
from tests.models.store.archived import issue, issued
from tests.ui.desks import a_window, desk_with, key, settled, until, when_asked
from ui.dialogs.backup_dialog import BackupDialog
from ui.dialogs.help_window import HelpWindow
from ui.dialogs.password_dialog import PasswordDialog
from ui.dialogs.restore_dialog import RestoreDialog
from ui.safekeeping import line as line_of_backups
from ui.safekeeping import watch as watching
from ui.window import Window

NAME = "cntt/2021-9T"


@pytest.fixture
def window(qt: QApplication, tmp_path: Path) -> Iterator[Window]:
    with a_window(tmp_path / "data") as window:
        yield window


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Passwords are tried at once."""
    monkeypatch.setattr(locked_file, "WORK", 2)


def visited(window: Window, act: Callable[[BackupDialog], object]) -> None:
    """Opens the dialog by its key, does something in it, and leaves it."""
    seen: list[bool] = []

    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, BackupDialog)
        try:
            dialog.activateWindow()
            until(lambda: dialog.isActiveWindow() and not dialog.is_busy())
            act(dialog)
            seen.append(True)
        finally:
            while dialog.isVisible():
                dialog.reject()
                QApplication.processEvents()

    window.activateWindow()
    until(window.isActiveWindow)
    when_asked(answer)
    QTest.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert seen, "the dialog was not seen to its end"


def pressed(button: QPushButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def told(dialog: BackupDialog, words: str) -> None:
    """Waits until the dialog says something."""
    until(lambda: not dialog.is_busy() and not dialog.outcome.isHidden())
    assert words in dialog.outcome.text(), dialog.outcome.text()


def cells(dialog: BackupDialog) -> list[list[str]]:
    model = dialog.table.model()
    return [[str(model.index(row, column).data()) for column in range(5)] for row in range(model.rowCount())]


# ------------------------------------------------------------ by themselves


def test_a_backup_comes_by_itself_a_little_after_the_start_and_the_status_line_says_so_quietly(window: Window) -> None:
    desk_with(window, sample())
    field = QApplication.focusWidget()
    window.safekeeping.watch.begin(after=0)
    until(lambda: "Đã sao lưu lúc" in window.safekeeping.line.text())
    (backup,) = backups_of(window.store.folder)
    assert backup.why == "start" and QApplication.focusWidget() is field and window.trouble.isHidden()


def test_nothing_is_backed_up_where_nothing_changed(window: Window) -> None:
    desk_with(window, sample())
    window.safekeeping.watch.begin(after=0)
    until(lambda: backups_of(window.store.folder))
    until(lambda: not window.safekeeping._work.is_running())
    window.safekeeping.watch.look()
    until(lambda: not window.safekeeping.watch._looker.is_running())
    assert len(backups_of(window.store.folder)) == 1 and not window.safekeeping._work.is_running()


def test_the_next_day_brings_the_next_backup_however_long_the_computer_slept(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    window.store.save_draft(sample())
    window.safekeeping.watch.begin(after=0)
    until(lambda: backups_of(window.store.folder) and not window.safekeeping._work.is_running())
    window.store.save_draft(sample().with_figure("van_ban_den", 3900))
    tomorrow = datetime.now().astimezone() + timedelta(days=1)

    class Clock(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
            return tomorrow

    monkeypatch.setattr(watching, "datetime", Clock)
    window.safekeeping.watch.look()
    until(lambda: len(backups_of(window.store.folder)) == 2)
    assert [backup.why for backup in backups_of(window.store.folder)] == ["daily", "start"]


def test_a_backup_that_fails_is_told_once_in_red_with_what_to_do(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[bool] = []

    def full(*_arguments: object, **_named: object) -> object:
        asked.append(True)
        raise BackupFailed("Ổ đĩa không đủ chỗ cho bản sao lưu; hãy xóa bớt tệp.")

    monkeypatch.setattr(backups, "keep_backup", full)
    monkeypatch.setattr(watching, "_AGAIN_AFTER", 0.0)
    window.store.save_draft(sample())
    window.safekeeping.watch.begin(after=0)
    until(lambda: not window.trouble.isHidden())
    assert "hãy xóa bớt tệp" in window.trouble.words.text() and "⚠ Chưa sao lưu được" in window.safekeeping.line.text()
    pressed(window.trouble.close_button)
    window.safekeeping.watch.look()
    until(lambda: len(asked) == 2 and not window.safekeeping._work.is_running())
    assert window.trouble.isHidden()


def test_a_folder_of_backups_that_takes_nothing_is_told_typing_goes_on_and_the_red_goes_when_it_takes_them(window: Window) -> None:
    blocked = window.store.folder / "backups"
    blocked.write_bytes(b"a file stands where the folder should be")
    desk = desk_with(window, sample())
    window.safekeeping.watch.begin(after=0)
    until(lambda: not window.trouble.isHidden())
    assert "Chưa ghi được bản sao lưu" in window.trouble.words.text()
    desk.session.put(places.CLOSING, "Trên đây là báo cáo./.")
    settled(desk)
    assert window.store.load(NAME).closing == "Trên đây là báo cáo./."
    blocked.unlink()
    window.safekeeping.watch._not_before = 0.0
    window.safekeeping.watch.look()
    until(lambda: backups_of(window.store.folder) and not window.safekeeping._work.is_running())
    assert window.trouble.isHidden() and "Đã sao lưu lúc" in window.safekeeping.line.text()


def test_the_status_line_says_of_which_day_the_backup_is_and_in_the_language_in_use(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = window.safekeeping.line
    at = datetime.now().astimezone().replace(hour=14, minute=5)
    line.show_last(at)
    assert line.text() == "Đã sao lưu lúc 14:05"

    class Tomorrow(date):
        @classmethod
        def today(cls) -> date:  # type: ignore[override]
            return at.date() + timedelta(days=1)

    monkeypatch.setattr(line_of_backups, "date", Tomorrow)
    line.refresh()
    assert line.text() == "Đã sao lưu lúc 14:05 hôm qua"
    line.show_running(50)
    line.refresh()
    assert line.text() == "Đang sao lưu… 50 %"


def test_a_second_place_that_is_away_is_said_once_and_is_no_alarm(window: Window, tmp_path: Path) -> None:
    stick = tmp_path / "USB"
    stick.mkdir()
    set_second_place(window.store, SecondPlace(stick))
    stick.rename(tmp_path / "rút ra")
    window.store.save_draft(sample())
    said: list[str] = []
    window.safekeeping.said.connect(said.append)
    window.safekeeping.watch.begin(after=0)
    until(lambda: "chưa có bản ở nơi thứ hai" in window.safekeeping.line.text())
    assert window.trouble.isHidden() and len(backups_of(window.store.folder)) == 1
    assert len(said) == 1 and "USB chưa cắm" in said[0]
    window.store.save_draft(sample().with_figure("van_ban_den", 1))
    window.safekeeping.watch.back_up("daily")
    until(lambda: len(backups_of(window.store.folder)) == 2 and not window.safekeeping._work.is_running())
    assert len(said) == 1


def test_a_stick_that_comes_back_gets_what_it_missed(window: Window, tmp_path: Path) -> None:
    stick, drawer = tmp_path / "USB", tmp_path / "ngăn kéo"
    stick.mkdir()
    set_second_place(window.store, SecondPlace(stick))
    stick.rename(drawer)
    window.store.save_draft(sample())
    window.safekeeping.watch.begin(after=0)
    until(lambda: "chưa có bản ở nơi thứ hai" in window.safekeeping.line.text())
    drawer.rename(stick)
    window.safekeeping.watch._not_before = 0.0
    window.safekeeping.watch.look()
    until(lambda: backups_in(stick) and not window.safekeeping._work.is_running())
    assert "nơi thứ hai" not in window.safekeeping.line.text()


def test_data_that_are_not_whole_any_more_are_told_in_red_though_they_were_backed_up(window: Window) -> None:
    window.store.keep_revision(sample(), "worked")
    with window.store._writing():
        window.store._db.conn.execute("UPDATE revision SET clerk = 'ai đó'")
    window.safekeeping.watch.begin(after=0)
    until(lambda: not window.trouble.isHidden())
    assert "không còn nguyên vẹn" in window.trouble.words.text() and "chỗ hỏng" in window.safekeeping.line.text()


def test_a_window_that_closes_while_it_backs_up_stops_it_and_leaves_nothing_half(
    qt: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, ended = threading.Event(), threading.Event()

    def slow(_store: Store, _why: str, progress: Progress, stopped: Stopped) -> object:
        begun.set()
        while not stopped():
            progress(1, 2)
        ended.set()
        raise WorkStopped("Đã dừng.")

    monkeypatch.setattr(backups, "keep_backup", slow)
    with a_window(tmp_path) as window:
        window.store.save_draft(sample())
        window.safekeeping.watch.begin(after=0)
        until(begun.is_set)
        window.close()
        assert ended.is_set() and not window.isVisible()


# ------------------------------------------------------------ by hand


def test_back_up_now_by_keys_lists_it_with_its_reason(window: Window) -> None:
    window.store.save_draft(sample())

    def act(dialog: BackupDialog) -> None:
        assert "Chưa có bản sao lưu nào" in dialog.last.text() and not dialog.restore.isEnabled()
        dialog.backup.setFocus()
        key(Qt.Key.Key_Space)
        told(dialog, "Đã sao lưu và đã mở lại kiểm tra.")
        until(lambda: dialog.table.chosen())
        assert cells(dialog)[0][1:3] == ["Bấm “Sao lưu ngay”", "Máy này"]
        assert "hôm nay" in dialog.last.text() and dialog.restore.isEnabled()

    visited(window, act)
    assert "Đã sao lưu lúc" in window.safekeeping.line.text()


def test_every_button_of_the_dialog_is_reached_by_tab_and_has_a_name(window: Window) -> None:
    window.store.save_draft(sample())

    def act(dialog: BackupDialog) -> None:
        pressed(dialog.backup)
        told(dialog, "Đã sao lưu")
        until(lambda: dialog.table.chosen())
        dialog.table.setFocus()
        met: list[QWidget] = []
        while (focused := dialog.focusWidget()) is not None and focused not in met:
            met.append(focused)
            key(Qt.Key.Key_Tab)
        for button in (dialog.backup, dialog.restore, dialog.other, dialog.file, dialog.verify, dialog.rebuild, dialog.place.choose):
            assert button in met, button.text()
        assert all(widget.accessibleName() or getattr(widget, "text", str)() for widget in met)

    visited(window, act)


def test_f1_opens_the_guide_at_backups_before_the_dialog(window: Window) -> None:
    def act(dialog: BackupDialog) -> None:
        dialog.table.setFocus()
        key(Qt.Key.Key_F1)
        (guide,) = dialog.findChildren(HelpWindow)
        assert guide.isVisible() and guide.heading_at_top() == "Sao lưu, khôi phục"
        guide.close()

    visited(window, act)


def test_a_backup_goes_into_a_file_locked_by_a_password(window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    window.store.save_draft(sample())
    locked = "Bản sao lưu khóa bằng mật khẩu (*.db.age)"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (str(tmp_path / "sổ.db"), locked))

    def typed(dialog: QDialog) -> None:
        assert isinstance(dialog, PasswordDialog) and "Mất mật khẩu thì không ai mở lại được" in said_in(dialog)
        assert dialog.again is not None
        dialog.field.setText("mùa xuân 2026")
        dialog.again.setText("mùa xuân 2026")
        dialog.accept()

    def act(dialog: BackupDialog) -> None:
        when_asked(typed)
        pressed(dialog.file)
        told(dialog, "sổ.db.age")

    visited(window, act)
    assert locked_file.is_locked_file(tmp_path / "sổ.db.age") and not (tmp_path / "sổ.db").exists()


def test_a_folder_that_takes_nothing_is_told_in_the_dialog(window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    window.store.save_draft(sample())
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (str(tmp_path / "tệp" / "sổ.db"), ""))
    (tmp_path / "tệp").write_bytes(b"")

    def act(dialog: BackupDialog) -> None:
        pressed(dialog.file)
        told(dialog, "Chưa ghi được bản sao lưu vào")
        assert dialog.outcome.property("role") == "error" and dialog.backup.isEnabled()

    visited(window, act)


def test_stopping_leaves_nothing_half_done(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    begun = threading.Event()

    def slow(_store: Store, _why: str, progress: Progress, stopped: Stopped) -> object:
        progress(30, 100)
        begun.set()
        while not stopped():
            pass
        raise WorkStopped("Đã dừng theo yêu cầu; dữ liệu không thay đổi.")

    monkeypatch.setattr(backups, "keep_backup", slow)

    def act(dialog: BackupDialog) -> None:
        pressed(dialog.backup)
        until(lambda: begun.is_set() and dialog.work.bar.value() == 30)
        assert dialog.focusWidget() is dialog.work.stop_button and not dialog.verify.isEnabled()
        key(Qt.Key.Key_Escape)
        assert dialog.isVisible()
        told(dialog, "Đã dừng")
        assert dialog.verify.isEnabled()

    visited(window, act)
    assert window.trouble.isHidden()


# ------------------------------------------------------------ going back


def answering(*answers: Callable[[QDialog], object]) -> None:
    """Answers the dialogs that come up over the dialog of backups, one after the other."""
    waiting = list(answers)

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog) and not isinstance(dialog, BackupDialog):
            try:
                waiting.pop(0)(dialog)
            except BaseException:
                dialog.reject()  # a test that fails must not wait for ever
                raise
        if waiting:
            QTimer.singleShot(20, look)

    QTimer.singleShot(20, look)


def agreeing(read: list[str]) -> Callable[[QDialog], None]:
    """Reads the look before going back, and agrees."""

    def agree(dialog: QDialog) -> None:
        assert isinstance(dialog, RestoreDialog)
        read.append(dialog.summary.text())
        pressed(dialog.buttons.go)

    return agree


def test_back_to_a_backup_with_a_look_before_and_back_again(window: Window) -> None:
    """A report is changed and another made after the backup; what was typed last is in neither list and comes back all the same."""
    first = sample()
    window.store.keep_revision(first, "worked")
    kept = keep_backup(window.store, "asked")
    window.store.save_draft(replace(first, period="2021-H1"))
    desk = desk_with(window, first.with_figure("van_ban_den", 3900))
    desk.session.put(places.CLOSING, "Vừa gõ, chưa lưu./.")
    typed = desk.session.report
    read: list[str] = []

    def go_back(dialog: BackupDialog) -> None:
        until(lambda: dialog.table.chosen() == kept.path)
        answering(agreeing(read))
        key(Qt.Key.Key_Return)
        told(dialog, "Đã khôi phục như lúc")
        until(lambda: cells(dialog)[0][1] == "Trước khi khôi phục")

    visited(window, go_back)
    assert "1 báo cáo mất khỏi sổ; 1 báo cáo về như lúc sao lưu" in read[0]
    assert window.desk is None and window.start_page.isVisible()
    assert window.store.load(NAME) == first and window.store.names() == (NAME,) and window.store.verify() == ()

    def go_forth(dialog: BackupDialog) -> None:
        until(lambda: dialog.table.chosen())
        answering(agreeing(read))
        key(Qt.Key.Key_Return)
        told(dialog, "Đã khôi phục như lúc")

    visited(window, go_forth)
    assert "1 báo cáo trở lại" in read[1]
    assert window.store.load(NAME) == typed and window.store.has("cntt/2021-H1") and window.store.verify() == ()


def test_enter_at_the_look_before_keeps_everything_as_it_is(window: Window) -> None:
    window.store.save_draft(sample())
    keep_backup(window.store, "asked")
    changed = sample().with_figure("van_ban_den", 3900)
    desk = desk_with(window, changed)

    def careful(dialog: QDialog) -> None:
        assert isinstance(dialog, RestoreDialog) and "9 tháng" in dialog.kept.text()
        dialog.activateWindow()
        until(dialog.isActiveWindow)
        key(Qt.Key.Key_Return)

    def act(dialog: BackupDialog) -> None:
        until(lambda: dialog.table.chosen())
        answering(careful)
        pressed(dialog.restore)
        until(lambda: not dialog.is_busy() and QApplication.activeModalWidget() is dialog)

    visited(window, act)
    assert window.desk is desk and window.store.load(NAME) == changed and len(backups_of(window.store.folder)) == 1


def test_the_look_before_lists_reports_with_their_days_on_both_sides(window: Window) -> None:
    window.store.save_draft(sample())
    kept = keep_backup(window.store, "asked")
    window.store.save_draft(sample().with_figure("van_ban_den", 3900))
    dialog = RestoreDialog(preview(window.store, kept.path), "", window)
    group = dialog.list.topLevelItem(0)
    assert group is not None and (row := group.child(0)) is not None
    assert group.text(0) == "Về như lúc sao lưu (1)"
    assert row.text(0) == "9 tháng đầu năm 2021: Tình hình ứng dụng công nghệ thông tin"
    assert all("đang soạn thảo" in row.text(column) and "hôm nay" in row.text(column) for column in (1, 2))
    assert dialog.buttons.leave.isDefault() and dialog.list.accessibleName()
    same = RestoreDialog(Preview(datetime.now().astimezone()), "", window)
    assert not same.buttons.go.isEnabled() and "giống dữ liệu đang có" in same.summary.text()


def test_settings_come_back_with_the_backup(window: Window) -> None:
    window.store.save_draft(sample())
    window.use_preferences(replace(window.preferences, clerk="Nguyễn Thị Hoa"))
    keep_backup(window.store, "asked")
    window.use_preferences(replace(window.preferences, clerk="Trần Văn Nam", language="en"))
    read: list[str] = []

    def act(dialog: BackupDialog) -> None:
        until(lambda: dialog.table.chosen())
        answering(agreeing(read))
        pressed(dialog.restore)
        until(lambda: not dialog.is_busy() and not dialog.outcome.isHidden())

    try:
        visited(window, act)
        assert (window.preferences.clerk, window.preferences.language) == ("Nguyễn Thị Hoa", "vi")
        assert "Tệp" in window.menuBar().actions()[0].text()
    finally:
        use_language("vi")


def test_a_locked_backup_of_another_folder_asks_until_the_password_fits(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.store.save_draft(sample())
    target = tmp_path / "sổ.db.age"
    back_up_to(window.store, target, password="mùa xuân 2026")
    window.store.save_draft(sample().with_figure("van_ban_den", 1))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_arguments: (str(target), ""))
    said: list[str] = []

    def types(password: str) -> Callable[[QDialog], None]:
        def typed(dialog: QDialog) -> None:
            assert isinstance(dialog, PasswordDialog)
            said.append(said_in(dialog))
            dialog.field.setText(password)
            dialog.accept()

        return typed

    def act(dialog: BackupDialog) -> None:
        answering(types("sai"), types("mùa xuân 2026"), agreeing(said))
        pressed(dialog.other)
        told(dialog, "Đã khôi phục")

    visited(window, act)
    assert "Mật khẩu" in said[1] and said[1] != said[0] and window.store.load(NAME) == sample()


def test_a_file_that_is_no_backup_changes_nothing_and_says_what_it_is(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = desk_with(window, sample())
    (tmp_path / "ảnh.db").write_bytes(b"PNG" * 1000)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_arguments: (str(tmp_path / "ảnh.db"), ""))

    def act(dialog: BackupDialog) -> None:
        pressed(dialog.other)
        told(dialog, "ảnh.db")
        assert dialog.outcome.property("role") == "error"

    visited(window, act)
    assert window.desk is desk


def test_a_report_that_cannot_be_saved_is_not_left_for_a_backup(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    window.store.save_draft(sample())
    keep_backup(window.store, "asked")
    desk = desk_with(window, sample().with_figure("van_ban_den", 3900))

    def full() -> None:
        raise StoreError("Ổ đĩa đã đầy; hãy xóa bớt tệp rồi thử lại.")

    def act(dialog: BackupDialog) -> None:
        until(lambda: dialog.table.chosen())
        answering(agreeing([]))
        with monkeypatch.context() as patch:
            patch.setattr(desk.session, "finish", full)
            pressed(dialog.restore)
            told(dialog, "Chưa khôi phục")

    visited(window, act)
    assert window.desk is desk


def test_nothing_is_restored_while_a_paper_is_being_exported(window: Window) -> None:
    window.store.save_draft(sample())
    keep_backup(window.store, "asked")
    desk, gate = desk_with(window, sample().with_figure("van_ban_den", 3900)), threading.Event()
    window.busy.run("Đang xuất…", lambda _stop: gate.wait(20), lambda _done: None, lambda _error: None)

    def act(dialog: BackupDialog) -> None:
        until(lambda: dialog.table.chosen())
        answering(agreeing([]))
        pressed(dialog.restore)
        told(dialog, "đang xuất, in, nhập hoặc ban hành dở")

    visited(window, act)
    gate.set()
    assert window.desk is desk


def test_a_second_place_that_cannot_be_read_any_more_is_told_and_chosen_again(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.store.save_draft(sample())
    (tmp_path / "USB").mkdir()
    set_second_place(window.store, SecondPlace(tmp_path / "USB"))
    (window.store.folder / "second-place.json").write_text("{", "utf-8")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_arguments: str(tmp_path / "USB"))

    def act(dialog: BackupDialog) -> None:
        told(dialog, "hãy chọn lại")
        pressed(dialog.place.choose)
        until(lambda: dialog.place.leave.isVisible() and not dialog.is_busy())

    visited(window, act)
    assert second_place(window.store).folder == tmp_path / "USB"


# ------------------------------------------------------------ the second place, the archive, damage


def test_the_second_place_is_chosen_locked_and_given_up(window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    window.store.save_draft(sample())
    stick = tmp_path / "USB"
    stick.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_arguments: str(stick))

    def typed(dialog: QDialog) -> None:
        assert isinstance(dialog, PasswordDialog) and dialog.again is not None
        dialog.field.setText("mùa xuân 2026")
        dialog.again.setText("mùa xuân 2026")
        dialog.accept()

    def act(dialog: BackupDialog) -> None:
        assert not dialog.place.password.isVisible()
        pressed(dialog.place.choose)
        told(dialog, "thêm một bản ở nơi thứ hai")
        until(lambda: dialog.place.password.isVisible())
        answering(typed)
        pressed(dialog.place.password)
        until(lambda: dialog.place.open.isVisible() and not dialog.is_busy())
        pressed(dialog.backup)
        told(dialog, "Đã sao lưu và đã mở lại kiểm tra.")
        until(lambda: dialog.table.chosen())
        assert cells(dialog)[0][2] == "Máy này và nơi thứ hai"
        pressed(dialog.place.leave)
        told(dialog, "chỉ sao lưu trên máy này")
        until(lambda: not dialog.place.leave.isVisible())

    visited(window, act)
    (copy,) = backups_in(stick)
    assert copy.locked and second_place(window.store) == SecondPlace()


def test_sound_data_are_said_to_be_sound_and_a_broken_revision_is_named(window: Window) -> None:
    window.store.keep_revision(sample(), "worked")
    said: list[str] = []

    def act(dialog: BackupDialog) -> None:
        pressed(dialog.verify)
        told(dialog, "Dữ liệu nguyên vẹn")
        with window.store._writing():
            window.store._db.conn.execute("UPDATE revision SET clerk = 'ai đó'")
        pressed(dialog.verify)
        told(dialog, "Có 1 chỗ không còn nguyên")
        said.append(dialog.details.toPlainText())
        assert dialog.details.isVisible() and dialog.details.accessibleName()

    visited(window, act)
    assert "phiên bản số 1" in said[0] and NAME in said[0]


def test_issued_reports_come_back_from_the_archive_folder(window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Store.open(tmp_path / "máy cũ") as old:
        issue(old, issued())
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_arguments: str(tmp_path / "máy cũ" / "archive"))

    def act(dialog: BackupDialog) -> None:
        pressed(dialog.rebuild)
        told(dialog, "Nhận 1 báo cáo vào sổ")
        assert "9 tháng đầu năm 2021" in dialog.details.toPlainText()
        pressed(dialog.rebuild)
        until(lambda: "Nhận 0 báo cáo vào sổ; 1 báo cáo đã có sẵn" in dialog.outcome.text())

    visited(window, act)
    assert window.store.states() == {"nho/2021-9T": "issued"}
    assert "9 tháng" in str(window.start_page._model.index(0, 0).data())


def said_in(dialog: QDialog) -> str:
    return " ".join(label.text() for label in dialog.findChildren(QLabel))
