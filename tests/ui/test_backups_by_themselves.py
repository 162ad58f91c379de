"""Backups come by themselves while somebody works: told quietly, in red only where something must be done."""

import threading
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from models import place as places
from models.errors import BackupFailed, WorkStopped
from models.store import Store, backups
from models.store.backups import (
    Progress,
    SecondPlace,
    Stopped,
    backups_in,
    backups_of,
    copying,
    set_second_place,
)
from tests.builders import sample
from tests.ui.backup_visits import NAME, pressed
from tests.ui.desks import a_window, desk_with, settled, until
from ui.safekeeping import line as line_of_backups
from ui.safekeeping import watch as watching
from ui.window import Window


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
    until(lambda: not window.safekeeping.work.is_running())
    window.safekeeping.watch.look()
    until(lambda: not window.safekeeping.watch.is_looking())
    assert len(backups_of(window.store.folder)) == 1 and not window.safekeeping.work.is_running()


def test_the_next_day_brings_the_next_backup_however_long_the_computer_slept(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    window.store.save_draft(sample())
    window.safekeeping.watch.begin(after=0)
    until(lambda: backups_of(window.store.folder) and not window.safekeeping.work.is_running())
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
    monkeypatch.setattr(watching, "AGAIN_AFTER", 0.0)
    window.store.save_draft(sample())
    window.safekeeping.watch.begin(after=0)
    until(lambda: not window.trouble.isHidden())
    assert "hãy xóa bớt tệp" in window.trouble.words.text() and "⚠ Chưa sao lưu được" in window.safekeeping.line.text()
    pressed(window.trouble.close_button)
    window.safekeeping.watch.look()
    until(lambda: len(asked) == 2 and not window.safekeeping.work.is_running())
    assert window.trouble.isHidden()


def test_a_folder_of_backups_that_takes_nothing_is_told_typing_goes_on_and_the_red_goes_when_it_takes_them(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "AGAIN_AFTER", 0.0)
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
    window.safekeeping.watch.look()
    until(lambda: backups_of(window.store.folder) and not window.safekeeping.work.is_running())
    assert window.trouble.isHidden() and "Đã sao lưu lúc" in window.safekeeping.line.text()


def test_a_backup_that_lacked_room_comes_as_soon_as_there_is_some(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as full:
        full.setattr(copying, "ROOM_LEFT", 1 << 62)
        desk_with(window, sample())
        window.safekeeping.watch.begin(after=0)
        until(lambda: not window.trouble.isHidden())
        assert "không đủ chỗ" in window.trouble.words.text()
    window.safekeeping.watch.look()
    until(lambda: backups_of(window.store.folder) and not window.safekeeping.work.is_running())
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
    until(lambda: len(backups_of(window.store.folder)) == 2 and not window.safekeeping.work.is_running())
    assert len(said) == 1


def test_a_stick_that_comes_back_gets_what_it_missed(window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "AGAIN_AFTER", 0.0)
    stick, drawer = tmp_path / "USB", tmp_path / "ngăn kéo"
    stick.mkdir()
    set_second_place(window.store, SecondPlace(stick))
    stick.rename(drawer)
    window.store.save_draft(sample())
    window.safekeeping.watch.begin(after=0)
    until(lambda: "chưa có bản ở nơi thứ hai" in window.safekeeping.line.text())
    drawer.rename(stick)
    window.safekeeping.watch.look()
    until(lambda: backups_in(stick) and not window.safekeeping.work.is_running())
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
