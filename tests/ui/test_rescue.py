"""When the store does not open: a calm dialog whose ways out work, and after which nothing is gone."""

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QPushButton

from models.errors import DamagedStore, ForeignStore, MissingStore, NewerStore, StoreError, StoreFull, StoreReadOnly, StoreUnwritable
from models.samples import sample_report
from models.store import Store
from models.store.backups import keep_backup
from models.store.connection import FILE
from models.store.watching import stop_if
from tests.models.store.noted import OTHER, leave
from tests.ui.desks import Ending, until, when_asked
from ui.app import run_window
from ui.dialogs.restore_dialog import ClosedRestoreDialog
from ui.faults import own_words
from ui.rescue import Rescuing
from ui.rescue_dialog import RescueDialog, case_of

NAME = "cntt/2021-9T"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with a backup and newer work, whose file is damaged since."""
    with Store.open(tmp_path) as store:
        store.keep_revision(replace(sample_report(), state="draft", subject="lúc sao lưu"), "worked")
        keep_backup(store, "asked")
        store.keep_revision(replace(sample_report(), state="draft", subject="sau khi sao lưu"), "worked")
    content = bytearray((tmp_path / FILE).read_bytes())
    content[:100] = bytes(100)
    (tmp_path / FILE).write_bytes(content)
    return tmp_path


def refused(folder: Path) -> StoreError:
    with pytest.raises(StoreError) as error:
        Store.open(folder).close()
    return error.value


@pytest.fixture
def rescuing(ending: Ending) -> Callable[[Path], Rescuing]:
    """The dialog as it comes up over a folder."""

    def begin(folder: Path) -> Rescuing:
        made = Rescuing(folder, refused(folder))
        ending(made.dialog).show()
        QCoreApplication.processEvents()
        return made

    return begin


def shown(dialog: RescueDialog) -> set[str]:
    return {way for way, button in dialog.buttons.items() if button.isVisible()}


def ended(made: Rescuing) -> Rescuing:
    until(lambda: not made.work.is_running())
    return made


def set_aside(folder: Path) -> list[bytes]:
    return [path.read_bytes() for path in folder.glob("sobaocao-hong-*.db")]


@pytest.mark.parametrize(
    ("error", "ways"),
    [
        (DamagedStore(""), {"rescue", "other", "folder", "again"}),
        (MissingStore(""), {"again", "other", "folder", "anew"}),
        (NewerStore(""), {"again", "folder"}),
        (ForeignStore(""), {"again", "folder"}),
        (StoreFull(""), {"again", "folder"}),
        (StoreUnwritable(""), {"again", "folder"}),
        (StoreReadOnly(""), {"again", "folder"}),
        (StoreError(""), {"again", "folder"}),
    ],
)
def test_each_trouble_has_its_own_ways_out(ending: Ending, error: StoreError, ways: set[str]) -> None:
    dialog = ending(RescueDialog())
    dialog.show_trouble(error, ())
    dialog.show()
    assert shown(dialog) == ways
    assert dialog.heading.text() and dialog.comfort.text() and case_of(error).ways


def test_nobody_is_sent_to_a_backup_that_is_not_there(rescuing: Callable[[Path], Rescuing], tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"x" * 9000)
    dialog = rescuing(tmp_path).dialog
    assert "không thấy bản sao lưu nào" in dialog.comfort.text() and "bản sao lưu mới nhất" not in dialog.comfort.text()


def test_data_that_may_only_be_read_are_to_be_copied_to_where_they_can_be_written(ending: Ending) -> None:
    dialog = ending(RescueDialog())
    dialog.show_trouble(StoreReadOnly("Không ghi được dữ liệu ở “/x” (ổ đĩa chỉ cho đọc); hãy chép."), ())
    assert "ổ đĩa chỉ cho đọc" in dialog.why.text() and "chép cả thư mục dữ liệu" in dialog.comfort.text()
    assert dialog.buttons["folder"].isDefault()


def test_trouble_without_advice_of_its_own_keeps_that_of_its_sentence(ending: Ending) -> None:
    dialog = ending(RescueDialog())
    dialog.show_trouble(StoreUnwritable("Không ghi được dữ liệu ở “/x”; hãy kiểm tra ổ đĩa."), ())
    assert "hãy kiểm tra ổ đĩa" in dialog.why.text()


def test_who_meets_data_that_are_open_elsewhere_is_told_by_whom_and_what_to_do(
    rescuing: Callable[[Path], Rescuing], tmp_path: Path
) -> None:
    leave(tmp_path, OTHER)
    dialog = rescuing(tmp_path).dialog
    assert "đang được lan mở trên máy PC-PHONG-TC" in dialog.why.text()
    assert "nhờ người đang mở đóng lại" in dialog.comfort.text() and "chờ một phút" in dialog.comfort.text()
    assert shown(dialog) == {"again", "folder"} and dialog.buttons["again"].isDefault()


def test_no_two_buttons_that_are_seen_share_a_key(rescuing: Callable[[Path], Rescuing], data: Path) -> None:
    made = rescuing(data)
    ended(made).go("rescue")
    for _state in range(2):
        seen = [button for button in made.dialog.findChildren(QPushButton) if button.isVisible()]
        keys = [button.text().partition("&")[2][:1].lower() for button in seen]
        assert len(set(keys)) == len(keys), keys
        ended(made)


def test_damage_that_shows_only_when_the_window_is_shown_brings_up_the_same_dialog(
    qt: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The list of reports is read when the window is first seen; what is raised there comes through a call of Qt."""
    with Store.open(tmp_path) as store:
        store.keep_revision(replace(sample_report(), state="draft"), "worked")
    path = tmp_path / FILE
    with sqlite3.connect(path) as hand:
        (page,) = hand.execute("SELECT rootpage FROM sqlite_master WHERE name = 'report'").fetchone()
    hand.close()
    content = bytearray(path.read_bytes())
    content[(page - 1) * 4096 : page * 4096] = bytes(4096)
    path.write_bytes(content)
    seen: list[str] = []

    def ask(_running: QApplication, folder: Path, error: StoreError) -> tuple[None, str]:
        seen.append(own_words(error))
        return None, ""

    monkeypatch.setattr("ui.app._rescued", ask)
    assert run_window(tmp_path) == 2
    assert len(seen) == 1 and seen[0].startswith("Tệp dữ liệu"), seen


def test_a_backup_is_looked_into_and_restored_and_the_damaged_file_stays(rescuing: Callable[[Path], Rescuing], data: Path) -> None:
    damaged = (data / FILE).read_bytes()
    made = rescuing(data)
    assert made.dialog.table.rows() and made.dialog.buttons["restore"].isDefault()
    said: list[str] = []

    def agree(dialog: QDialog) -> None:
        assert isinstance(dialog, ClosedRestoreDialog)
        said.extend((dialog.summary.text(), dialog.list.topLevelItem(0).text(0)))
        dialog.accept()

    when_asked(agree)
    made.go("restore")
    until(lambda: made.store is not None)
    store = made.store
    assert store is not None and store.load(NAME).subject == "lúc sao lưu"
    assert said == ["Bản sao lưu này có 1 báo cáo.", "Báo cáo trong bản sao lưu (1)"]
    assert set_aside(data) == [damaged]
    assert str(next(data.glob("sobaocao-hong-*.db"))) in made.told
    store.close()


def test_what_can_be_read_is_rescued_shown_and_worked_on_with(rescuing: Callable[[Path], Rescuing], data: Path) -> None:
    damaged = (data / FILE).read_bytes()
    made = rescuing(data)
    made.go("rescue")
    ended(made)
    assert "9 tháng đầu năm 2021" in made.dialog.account.toPlainText()
    assert {"adopt", "show"} <= shown(made.dialog) and not made.dialog.table.isVisible()
    assert (data / FILE).read_bytes() == damaged
    made.go("adopt")
    until(lambda: made.store is not None)
    store = made.store
    assert store is not None and store.load(NAME).subject == "sau khi sao lưu" and store.verify() == ()
    assert set_aside(data) == [damaged]
    store.close()


def test_what_fails_is_told_and_the_dialog_stays(rescuing: Callable[[Path], Rescuing], data: Path) -> None:
    for backup in (data / "backups").iterdir():
        backup.write_bytes(b"torn")
    made = rescuing(data)
    made.go("restore")
    ended(made)
    assert made.dialog.outcome.isVisible() and made.store is None and set_aside(data) == []


def test_stopping_a_rescue_leaves_nothing(rescuing: Callable[[Path], Rescuing], data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def waits(_source: Path, _target: Path, _progress: Any, stopped: Any) -> None:
        while True:
            stop_if(stopped)

    monkeypatch.setattr("ui.rescue.rescue", waits)
    made = rescuing(data)
    before = sorted(path.name for path in data.iterdir())
    made.go("rescue")
    made.dialog.reject()  # Escape asks to stop, and does not leave
    ended(made)
    assert made.dialog.isVisible() and sorted(path.name for path in data.iterdir()) == before


def test_trying_again_opens_a_file_that_is_whole_again(
    rescuing: Callable[[Path], Rescuing], data: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    made = rescuing(data)
    made.go("again")
    assert made.store is None and made.dialog.isVisible()
    whole = tmp_path_factory.mktemp("whole")
    Store.open(whole).close()
    shutil.copy(whole / FILE, data / FILE)
    made.go("again")
    assert made.store is not None
    made.store.close()


def test_another_folder_is_opened(
    rescuing: Callable[[Path], Rescuing], data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other"
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_arguments: str(other))
    made = rescuing(data)
    made.go("folder")
    assert made.store is not None and made.store.folder == other
    made.store.close()


def test_an_empty_store_is_begun_only_when_asked(rescuing: Callable[[Path], Rescuing], data: Path) -> None:
    (data / FILE).unlink()
    made = rescuing(data)
    assert "anew" in shown(made.dialog)
    made.go("anew")
    assert made.store is not None and made.store.names() == ()
    made.store.close()


def test_a_newer_file_is_left_as_it_is(rescuing: Callable[[Path], Rescuing], tmp_path: Path) -> None:
    Store.open(tmp_path).close()
    with sqlite3.connect(tmp_path / FILE) as hand:
        hand.execute("PRAGMA user_version = 99")
    hand.close()
    before = (tmp_path / FILE).read_bytes()
    made = rescuing(tmp_path)
    assert shown(made.dialog) == {"again", "folder"}
    made.dialog.reject()
    assert (tmp_path / FILE).read_bytes() == before
