"""Backups through the window: by themselves, by hand, back to one of them and back again, and when something is in the way."""

import threading
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QPushButton, QWidget

from models import locked_file
from models.errors import BackupFailed, BackupStopped
from models.store import Store
from models.store.backups import Progress, SecondPlace, Stopped, backups_of, set_second_place
from tests.builders import sample
from tests.ui.desks import a_window, desk_with, key, until, when_asked
from ui.dialogs.backup_dialog import BackupDialog
from ui.dialogs.help_window import HelpWindow
from ui.dialogs.password_dialog import PasswordDialog
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
            until(lambda: not dialog.is_busy())
            act(dialog)
            seen.append(True)
        finally:
            while dialog.isVisible():
                dialog.reject()
                QApplication.processEvents()

    when_asked(answer)
    window.activateWindow()
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

    monkeypatch.setattr(watching, "keep_backup", full)
    monkeypatch.setattr(watching, "_AGAIN_AFTER", 0.0)
    window.store.save_draft(sample())
    window.safekeeping.watch.begin(after=0)
    until(lambda: not window.trouble.isHidden())
    assert "hãy xóa bớt tệp" in window.trouble.words.text() and "⚠ Chưa sao lưu được" in window.safekeeping.line.text()
    pressed(window.trouble.close_button)
    window.safekeeping.watch.look()
    until(lambda: len(asked) == 2 and not window.safekeeping._work.is_running())
    assert window.trouble.isHidden()


def test_a_second_place_that_is_away_is_said_once_and_is_no_alarm(window: Window, tmp_path: Path) -> None:
    stick = tmp_path / "USB"
    stick.mkdir()
    set_second_place(window.store, SecondPlace(stick))
    stick.rename(tmp_path / "rút ra")
    window.store.save_draft(sample())
    window.safekeeping.watch.begin(after=0)
    until(lambda: "chưa có bản ở nơi thứ hai" in window.safekeeping.line.text())
    assert window.trouble.isHidden() and len(backups_of(window.store.folder)) == 1
    said = window.guidance.messages.lines()
    assert len(said) == 1
    window.store.save_draft(sample().with_figure("van_ban_den", 1))
    window.safekeeping.watch.back_up("daily")
    until(lambda: len(backups_of(window.store.folder)) == 2 and not window.safekeeping._work.is_running())
    assert window.guidance.messages.lines() == said


def test_a_window_that_closes_while_it_backs_up_stops_it_and_leaves_nothing_half(
    qt: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, ended = threading.Event(), threading.Event()

    def slow(_store: Store, _why: str, progress: Progress, stopped: Stopped) -> object:
        begun.set()
        while not stopped():
            progress(1, 2)
        ended.set()
        raise BackupStopped("Đã dừng.")

    monkeypatch.setattr(watching, "keep_backup", slow)
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
        dialog.activateWindow()
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
        raise BackupStopped("Đã dừng theo yêu cầu; dữ liệu không thay đổi.")

    monkeypatch.setattr(watching, "keep_backup", slow)

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


def said_in(dialog: QDialog) -> str:
    return " ".join(label.text() for label in dialog.findChildren(QLabel))
