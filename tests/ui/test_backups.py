"""The dialog of backups: one more by hand, the second place, whether the data are sound, the archive folder."""

import threading
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QFileDialog, QPushButton, QWidget

from models import locked_file
from models.errors import WorkStopped
from models.store import Store, backups
from models.store.backups import (
    Progress,
    SecondPlace,
    Stopped,
    backups_in,
    second_place,
    set_second_place,
)
from tests.builders import sample
from tests.models.store.archived import issue, issued
from tests.ui.backup_visits import NAME, answering, cells, pressed, said_in, told, visited
from tests.ui.desks import Ending, key, until, when_asked
from ui.dialogs.backup_dialog import BackupDialog
from ui.dialogs.backup_place import ShownPlace
from ui.dialogs.boxes import ArchivedDraftsBox
from ui.dialogs.help_window import HelpWindow
from ui.dialogs.password_dialog import PasswordDialog
from ui.file_door import last_folder
from ui.window import Window

pytestmark = pytest.mark.usefixtures("quick_passwords")


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


def test_every_button_of_the_dialog_is_reached_by_tab_in_the_order_of_the_screen_and_has_a_name(window: Window) -> None:
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
        acts = (dialog.backup, dialog.restore, dialog.other, dialog.file, dialog.place.choose, dialog.verify, dialog.rebuild)
        assert [widget for widget in met if widget in acts] == list(acts)
        assert all(widget.accessibleName() or getattr(widget, "text", str)() for widget in met)

    visited(window, act)


@pytest.mark.parametrize("place", [ShownPlace(), ShownPlace(Path("E:/sao lưu"), True)])
def test_no_two_buttons_of_the_dialog_share_a_key(ending: Ending, place: ShownPlace) -> None:
    """Of two buttons with the same key, the first press of it only goes to one of them."""
    dialog = ending(BackupDialog())
    dialog.show_place(place)
    dialog.show()
    keys = [
        key for button in dialog.findChildren(QPushButton) if button.isVisible() and (key := button.text().partition("&")[2][:1].lower())
    ]
    assert keys and len(set(keys)) == len(keys), keys


def test_f1_opens_the_guide_at_backups_before_the_dialog(window: Window) -> None:
    def act(dialog: BackupDialog) -> None:
        dialog.table.setFocus()
        key(Qt.Key.Key_F1)
        (guide,) = dialog.findChildren(HelpWindow)
        assert guide.isVisible() and guide.heading_at_top() == "Sao lưu, khôi phục"
        guide.close()

    visited(window, act)


def test_what_is_chosen_while_a_backup_has_begun_by_itself_is_done_after_it(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The folder is asked for, meanwhile the day's backup is due; what the clerk chose must not be passed over without a word."""
    window.store.save_draft(sample())
    stick, go_on, keep = tmp_path / "stick", threading.Event(), backups.keep_backup
    stick.mkdir()

    def slow(*arguments: object, **more: object) -> object:
        assert go_on.wait(20)
        return keep(*arguments, **more)  # type: ignore[arg-type]

    def meanwhile(*_arguments: object) -> str:
        assert window.safekeeping.watch.back_up("daily")
        QTimer.singleShot(50, go_on.set)
        return str(stick)

    def act(dialog: BackupDialog) -> None:
        monkeypatch.setattr(backups, "keep_backup", slow)
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", meanwhile)
        pressed(dialog.place.choose)
        told(dialog, "Từ lần sao lưu sau có thêm một bản")

    visited(window, act)
    assert second_place(window.store).folder == stick


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
    assert last_folder(window.store, "folder-archive") == str(tmp_path / "máy cũ"), "the next one is looked for there"
    assert "9 tháng" in str(window.start_page._model.index(0, 0).data())


@pytest.mark.parametrize("agreed", [True, False])
def test_a_draft_gives_way_to_what_was_issued_where_the_clerk_agrees(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, agreed: bool
) -> None:
    """As after a restore of a backup from before the issuing; what is open and not saved yet is in the history too."""
    head = replace(sample().letterhead, number="177", date=date(2021, 10, 5))
    with Store.open(tmp_path / "máy cũ") as old:
        issue(old, replace(sample(), state="issued", letterhead=head))
    window.store.save_draft(sample())
    window.open_report(NAME)
    assert window.desk is not None
    window.desk.session.apply(lambda draft: replace(draft, subject="Vừa gõ"), "Sửa")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_arguments: str(tmp_path / "máy cũ" / "archive"))
    asked: list[str] = []

    def answer(box: QDialog) -> None:
        assert isinstance(box, ArchivedDraftsBox)
        asked.append(box.informativeText())
        careful = box.defaultButton()
        assert isinstance(careful, QPushButton) and careful.text() == "Giữ bản trong sổ"
        taking = next(button for button in box.findChildren(QPushButton) if button.text() == "Nhận bản đã ban hành")
        pressed(taking if agreed else careful)

    def act(dialog: BackupDialog) -> None:
        answering(answer)
        pressed(dialog.rebuild)
        words = "Nhận 1 báo cáo vào sổ" if agreed else "Nhận 0 báo cáo vào sổ; 0 báo cáo đã có sẵn, giữ nguyên; 1 chỗ cần xem lại"
        until(lambda: bool(asked) and not dialog.is_busy() and words in dialog.outcome.text())

    visited(window, act)
    assert "9 tháng đầu năm 2021" in asked[0]
    assert window.store.states() == {NAME: "issued" if agreed else "draft"}
    assert (window.desk is None) == agreed
    kept = [window.store.revision_report(revision.id).subject for revision in window.store.revisions(NAME)]
    assert ("Vừa gõ" in kept) == agreed
