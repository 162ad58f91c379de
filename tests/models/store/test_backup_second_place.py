"""The second place: missing it stops nothing, back again it catches up, and what stands there is locked where a password is set."""

import shutil
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

from models.errors import BookError, StoreError
from models.store import Store
from models.store.backups import (
    SecondPlace,
    back_up_to,
    backups_in,
    backups_of,
    check_backup,
    copy_to_second_place,
    keep_backup,
    restore,
    second_place,
    set_second_place,
)
from tests.builders import sample


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    (tmp_path / "usb").mkdir()
    return tmp_path / "usb"


def numbers(folder: Path) -> list[int]:
    return [backup.number for backup in backups_in(folder)]


def pulled(stick: Path) -> Path:
    return stick.rename(stick.with_name("in a pocket"))


def test_each_backup_goes_to_the_second_place_too(store: Store, stick: Path) -> None:
    set_second_place(store, SecondPlace(stick))
    assert second_place(store) == SecondPlace(stick)
    assert keep_backup(store, "start").trouble == ""
    assert keep_backup(store, "daily").trouble == ""
    assert numbers(stick) == [2, 1]
    assert [check_backup(backup.path) for backup in backups_in(stick)] == [(), ()]


def test_a_missing_stick_is_a_calm_sentence_and_it_catches_up_when_it_is_back(store: Store, stick: Path) -> None:
    set_second_place(store, SecondPlace(stick))
    keep_backup(store, "start")
    pocket = pulled(stick)
    for _day in range(3):
        kept = keep_backup(store, "daily")
        assert str(stick) in kept.trouble
        assert kept.path.exists()
    assert not stick.exists(), "nothing is written where the stick was"
    pocket.rename(stick)
    assert numbers(stick) == [1]
    assert copy_to_second_place(store.folder) == ""
    assert numbers(stick) == [4, 3, 2, 1]


def test_a_new_stick_gets_the_newest_alone(store: Store, stick: Path) -> None:
    for _day in range(3):
        keep_backup(store, "daily")
    set_second_place(store, SecondPlace(stick))
    assert copy_to_second_place(store.folder) == ""
    assert numbers(stick) == [3]


def test_old_ones_go_there_as_they_go_here(store: Store, stick: Path) -> None:
    set_second_place(store, SecondPlace(stick))
    for _number in range(13):
        keep_backup(store, "asked")
    assert numbers(stick) == [backup.number for backup in backups_of(store.folder)] == list(range(13, 3, -1))


def test_with_a_password_nothing_plain_is_there_not_even_what_was(store: Store, stick: Path) -> None:
    set_second_place(store, SecondPlace(stick))
    keep_backup(store, "start")
    set_second_place(store, SecondPlace(stick, "mật khẩu"))
    assert keep_backup(store, "daily").trouble == ""
    backups = backups_in(stick)
    assert [(backup.number, backup.locked) for backup in backups] == [(2, True), (1, True)]
    assert [check_backup(backup.path, "mật khẩu") for backup in backups] == [(), ()]
    assert all(b"SQLite" not in path.read_bytes() for path in stick.rglob("*") if path.is_file())
    assert all(path.suffix == ".db" for path in (store.folder / "backups").iterdir()), "nor is anything left of the check"


def test_the_password_is_in_no_copy_and_a_restore_leaves_the_place_alone(store: Store, stick: Path, tmp_path: Path) -> None:
    back_up_to(store, tmp_path / "before.db")
    set_second_place(store, SecondPlace(stick, "mật khẩu bí mật"))
    back_up_to(store, tmp_path / "copy.db")
    assert "mật khẩu bí mật".encode() not in (tmp_path / "copy.db").read_bytes()
    restore(store, tmp_path / "before.db")
    assert second_place(store) == SecondPlace(stick, "mật khẩu bí mật")


def test_two_computers_share_a_folder_and_do_not_touch_each_other(store: Store, stick: Path, tmp_path: Path) -> None:
    with Store.open(tmp_path / "other") as other:
        other.keep_revision(replace(sample(), period="2021-Y"), "worked")
        for each in (store, other):
            set_second_place(each, SecondPlace(stick))
        keep_backup(other, "start")
        for _number in range(12):
            keep_backup(store, "asked")
        assert numbers(stick).count(1) == 1, "the one of the other computer"
        assert len(list(stick.iterdir())) == 2


def test_given_up_and_chosen_again_it_goes_on_in_its_folder(store: Store, stick: Path) -> None:
    set_second_place(store, SecondPlace(stick))
    keep_backup(store, "start")
    set_second_place(store, SecondPlace(None))
    assert second_place(store) == SecondPlace()
    keep_backup(store, "daily")
    assert numbers(stick) == [1], "what stands there stays, and nothing comes"
    set_second_place(store, SecondPlace(stick))
    keep_backup(store, "daily")
    assert numbers(stick) == [3, 2, 1]
    assert len(list(stick.iterdir())) == 1


def test_a_place_that_cannot_be_used_is_refused(store: Store, stick: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    (store.folder / "inside").mkdir()
    for folder, told in ((tmp_path / "gone", "Không có thư mục"), (tmp_path / "file", "Không có thư mục"), (store.folder, "nằm trong")):
        with pytest.raises(StoreError, match=told):
            set_second_place(store, SecondPlace(folder))
    with pytest.raises(StoreError, match="nằm trong"):
        set_second_place(store, SecondPlace(store.folder / "inside"))
    assert second_place(store) == SecondPlace()


@pytest.mark.skipif(sys.platform != "linux", reason="/proc is a folder that nobody may write into")
def test_a_place_that_cannot_be_written_is_refused_when_it_is_chosen(store: Store) -> None:
    with pytest.raises(StoreError, match="/proc"):
        set_second_place(store, SecondPlace(Path("/proc")))


def test_what_was_chosen_and_can_no_longer_be_read_is_told_and_chosen_anew(store: Store, stick: Path) -> None:
    set_second_place(store, SecondPlace(stick))
    for spoilt in (b"{", b'{"folder":"/","password":"","own":"../so-bao-cao-x","apart":false}', b"[]", b"\xff"):
        (store.folder / "second-place.json").write_bytes(spoilt)
        assert "chọn lại" in keep_backup(store, "daily").trouble
        with pytest.raises(BookError):
            second_place(store)
    set_second_place(store, SecondPlace(stick))
    assert keep_backup(store, "daily").trouble == ""


def test_the_empty_folder_of_a_pulled_stick_is_not_taken_for_it(store: Store, stick: Path) -> None:
    """Its place was on another disk; now the folder is there, and on the disk of the data."""
    set_second_place(store, SecondPlace(stick))
    chosen = store.folder / "second-place.json"
    chosen.write_bytes(chosen.read_bytes().replace(b'"apart":false', b'"apart":true'))
    shutil.rmtree(stick)
    stick.mkdir()
    assert "Chưa thấy nơi sao lưu thứ hai" in keep_backup(store, "daily").trouble
    assert list(stick.iterdir()) == []


def test_a_stick_that_reads_back_something_else_is_told_and_keeps_no_half(
    store: Store, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_second_place(store, SecondPlace(stick))

    def forgetful(source: Path, target: Path, progress: object) -> None:
        target.write_bytes(source.read_bytes()[:-1] + b"?")

    monkeypatch.setattr("models.store.backups.plain_copy.pour", forgetful)
    kept = keep_backup(store, "daily")
    assert "đọc lại không đúng" in kept.trouble
    assert [path for path in stick.rglob("*") if path.is_file()] == []
    assert backups_of(store.folder)[0].path == kept.path


def test_half_files_of_a_pulled_stick_are_tidied_up(store: Store, stick: Path) -> None:
    set_second_place(store, SecondPlace(stick))
    keep_backup(store, "daily")
    (own,) = stick.iterdir()
    (own / "sao-luu-00002.db.sobaocao-part").write_bytes(b"half")
    keep_backup(store, "daily")
    assert sorted(path.suffix for path in own.iterdir()) == [".db", ".db"]


def test_a_store_that_has_lost_its_own_backups_goes_on_with_the_numbers_of_the_stick(store: Store, stick: Path) -> None:
    """As after a restore from the stick onto a folder whose backups are gone: a new number 1 would never be copied there."""
    set_second_place(store, SecondPlace(stick))
    for _time in range(3):
        keep_backup(store, "asked")
    (own,) = stick.iterdir()
    for backup in backups_of(store.folder):
        backup.path.unlink()
    store.put_setting("backed_up", {})
    set_second_place(store, SecondPlace(stick))
    kept = keep_backup(store, "asked")
    assert (own / kept.path.name).exists()
    assert [backup.number for backup in backups_of(store.folder)] == [4]
