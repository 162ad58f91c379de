"""Back to a backup and back again: with a look before, a password, and when something is in the way."""

import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog

from models import place as places
from models.errors import StoreError
from models.language import use_language
from models.store.backups import (
    Preview,
    PreviewEntry,
    Side,
    back_up_to,
    backups_of,
    keep_backup,
    preview,
)
from tests.builders import sample
from tests.ui.backup_visits import NAME, agreeing, answering, cells, pressed, said_in, told, visited
from tests.ui.desks import desk_with, key, until
from ui.dialogs.backup_dialog import BackupDialog
from ui.dialogs.password_dialog import PasswordDialog
from ui.dialogs.restore_dialog import RestoreDialog
from ui.window import Window

pytestmark = pytest.mark.usefixtures("quick_passwords")


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
    assert dialog.unissued.isHidden()
    same = RestoreDialog(Preview(datetime.now().astimezone()), "", window)
    assert not same.buttons.go.isEnabled() and "giống dữ liệu đang có" in same.summary.text()


def test_the_look_before_warns_of_what_was_issued_since(window: Window) -> None:
    printed, sent = Side("printed", "", "2026-11-18T07:58:00+00:00"), Side("issued", "", "2026-11-26T07:58:00+00:00")
    dialog = RestoreDialog(Preview(datetime.now().astimezone(), changed=(PreviewEntry(NAME, sent, printed),)), "", window)
    assert not dialog.unissued.isHidden()
    assert dialog.unissued.text().startswith("Trong sổ, 1 báo cáo đã ban hành sau đó sẽ trở lại như trước khi ban hành")


def test_settings_come_back_with_the_backup(window: Window) -> None:
    window.store.save_draft(sample())
    window.settings.use(replace(window.settings.in_use, clerk="Nguyễn Thị Hoa"))
    keep_backup(window.store, "asked")
    window.settings.use(replace(window.settings.in_use, clerk="Trần Văn Nam", language="en"))
    read: list[str] = []

    def act(dialog: BackupDialog) -> None:
        until(lambda: dialog.table.chosen())
        answering(agreeing(read))
        pressed(dialog.restore)
        until(lambda: not dialog.is_busy() and not dialog.outcome.isHidden())

    try:
        visited(window, act)
        assert (window.settings.in_use.clerk, window.settings.in_use.language) == ("Nguyễn Thị Hoa", "vi")
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
            told(dialog, "Chưa làm được, vì báo cáo đang mở chưa lưu được")

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
